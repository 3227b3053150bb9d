package main

import (
	"math"

	"uncoil/engine/audio"
)

// loudness returns the integrated loudness of mono speech in LUFS by EBU R 128
// (ITU-R BS.1770): frequency-weighted, without the pauses. Sound shorter than a
// measuring block of 400 ms is measured as a whole.
func loudness(samples []float64) float64 {
	weighted := weight(samples)
	const block, hop = audio.VoiceRate * 4 / 10, audio.VoiceRate / 10
	var powers []float64
	for at := 0; at+block <= len(weighted); at += hop {
		powers = append(powers, power(weighted[at:at+block]))
	}
	if len(powers) == 0 {
		return lufs(power(weighted))
	}
	gate := powerOf(-70)
	audible := gatedMean(powers, gate)
	return lufs(gatedMean(powers, max(gate, audible*powerOf(-10)/powerOf(0))))
}

// gatedMean returns the mean of the powers above a gate.
func gatedMean(powers []float64, gate float64) float64 {
	sum, n := 0.0, 0
	for _, p := range powers {
		if p > gate {
			sum += p
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

func lufs(power float64) float64     { return -0.691 + 10*math.Log10(power) }
func powerOf(lufs float64) float64   { return math.Pow(10, (lufs+0.691)/10) }
func decibels(ratio float64) float64 { return 20 * math.Log10(ratio) }
func ratio(decibels float64) float64 { return math.Pow(10, decibels/20) }

func power(samples []float64) float64 {
	if len(samples) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range samples {
		sum += v * v
	}
	return sum / float64(len(samples))
}

// weight filters samples by the standard's two stages: a shelf for the head, and
// a high-pass. The standard gives coefficients for 48 kHz; these are the
// underlying analogue filters, converted for the voice's rate.
func weight(samples []float64) []float64 {
	out := make([]float64, len(samples))
	shelf, high := headShelf(), highPass()
	for i, v := range samples {
		out[i] = high.next(shelf.next(v))
	}
	return out
}

// biquad is a second-order filter.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	s1, s2             float64
}

func (f *biquad) next(v float64) float64 {
	out := f.b0*v + f.s1
	f.s1 = f.b1*v - f.a1*out + f.s2
	f.s2 = f.b2*v - f.a2*out
	return out
}

func headShelf() *biquad {
	const hertz, gain, quality = 1681.974450955533, 3.999843853973347, 0.7071752369554196
	k := math.Tan(math.Pi * hertz / audio.VoiceRate)
	vh := ratio(gain)
	vb := math.Pow(vh, 0.4996667741545416)
	a0 := 1 + k/quality + k*k
	return &biquad{
		b0: (vh + vb*k/quality + k*k) / a0, b1: 2 * (k*k - vh) / a0, b2: (vh - vb*k/quality + k*k) / a0,
		a1: 2 * (k*k - 1) / a0, a2: (1 - k/quality + k*k) / a0,
	}
}

func highPass() *biquad {
	const hertz, quality = 38.13547087602444, 0.5003270373238773
	k := math.Tan(math.Pi * hertz / audio.VoiceRate)
	a0 := 1 + k/quality + k*k
	return &biquad{b0: 1, b1: -2, b2: 1, a1: 2 * (k*k - 1) / a0, a2: (1 - k/quality + k*k) / a0}
}
