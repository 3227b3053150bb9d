package audio

import (
	"math"

	"github.com/faiface/beep"
)

// halfBandTaps is the number of taps on either side of the half-band filter.
const halfBandTaps = 24

// halfBand holds the taps of a filter that interpolates midway between two
// samples: a sinc at half steps under a Kaiser window, scaled to a sum of 1/2 so
// that a constant is preserved.
type halfBand [halfBandTaps]float32

func newHalfBand() halfBand {
	const beta = 7.5 // about 75 dB stop-band attenuation
	var exact [halfBandTaps]float64
	sum := 0.0
	for k := range exact {
		x := float64(k) + 0.5
		r := x / halfBandTaps
		exact[k] = math.Sin(math.Pi*x) / (math.Pi * x) * bessel(beta*math.Sqrt(1-r*r)) / bessel(beta)
		sum += exact[k]
	}
	var h halfBand
	for k := range h {
		h[k] = float32(exact[k] / (2 * sum))
	}
	return h
}

// bessel is the modified Bessel function of order 0.
func bessel(x float64) float64 {
	sum, term := 1.0, 1.0
	for k := 1; term > sum*1e-12; k++ {
		term *= x * x / float64(4*k*k)
		sum += term
	}
	return sum
}

// doubleRate doubles the sample rate, giving exactly twice as many samples: the
// even ones are the originals, the odd ones interpolated.
func doubleRate(in []float32) []float32 {
	h := newHalfBand()
	// Silence on both sides saves bounds checks in the inner loop.
	padded := make([]float32, len(in)+2*halfBandTaps)
	copy(padded[halfBandTaps:], in)
	out := make([]float32, 2*len(in))
	for i := range in {
		before := padded[i+1 : i+1+halfBandTaps]
		after := padded[i+1+halfBandTaps : i+1+2*halfBandTaps]
		var mid float32
		for k := range h {
			mid += h[k] * (before[halfBandTaps-1-k] + after[k])
		}
		out[2*i], out[2*i+1] = in[i], mid
	}
	return out
}

// resampled returns samples at SampleRate.
func resampled(in []float32, rate int) []float32 {
	switch rate {
	case SampleRate:
		return in
	case VoiceRate:
		return doubleRate(in)
	}
	source := beep.Resample(4, beep.SampleRate(rate), SampleRate, &monoStreamer{rest: in})
	out := make([]float32, 0, len(in)*SampleRate/rate+1)
	var buf [blockFrames][2]float64
	for {
		n, ok := source.Stream(buf[:])
		for _, f := range buf[:n] {
			out = append(out, float32(f[0]))
		}
		if !ok || n == 0 {
			return out
		}
	}
}

// monoStreamer is a beep.Streamer over mono samples.
type monoStreamer struct{ rest []float32 }

func (m *monoStreamer) Stream(samples [][2]float64) (n int, ok bool) {
	n = min(len(samples), len(m.rest))
	for i, v := range m.rest[:n] {
		samples[i] = [2]float64{float64(v), float64(v)}
	}
	m.rest = m.rest[n:]
	return n, n > 0
}

func (m *monoStreamer) Err() error { return nil }
