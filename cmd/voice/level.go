package main

import (
	"math"

	"uncoil/engine/audio"
)

const (
	// clipLoudness is the loudness of every clip in LUFS. Played on both
	// channels, it is 3 LU louder: -16 LUFS.
	clipLoudness = -19
	// clipPeak is the largest sample of a clip before encoding, -3.1 dBFS:
	// encoding changes peaks, mostly by less than 1.5 dB, and none may be
	// clipped.
	clipPeak = 0.7
	// mostLimiting is the largest reduction of peaks, in dB, to make a clip loud
	// enough. Speech never needs so much; a click does.
	mostLimiting = 12
	// slope is how long, in samples, the gain takes to decrease before a peak: 10
	// ms. That is longer than a period of a low voice, so that the gain follows
	// the syllables and not each wave.
	slope = audio.VoiceRate * 10 / 1000
)

// level scales a take to the loudness of all clips. High peaks, as of a voice
// that stresses single words, are limited for that.
func level(take []float64) []float64 {
	gain := ratio(clipLoudness - loudness(take))
	most := clipPeak / peak(take) * ratio(mostLimiting)
	out := take
	for range 8 { // each round gets closer; most takes need one
		gain = min(gain, most)
		out = limited(take, gain)
		off := clipLoudness - loudness(out)
		if math.Abs(off) < 0.05 || gain == most {
			break
		}
		gain *= ratio(off)
	}
	return out
}

// limited returns samples with a gain, and with all peaks below clipPeak: the
// gain decreases smoothly before a peak and recovers smoothly after it.
func limited(samples []float64, gain float64) []float64 {
	gains := make([]float64, len(samples))
	for i := range gains {
		gains[i] = gain
	}
	for i, v := range samples {
		if fits := clipPeak / math.Abs(v); fits < gain {
			for k := max(0, i-slope); k <= min(i+slope, len(gains)-1); k++ {
				gains[k] = min(gains[k], fits)
			}
		}
	}
	// Two means of half the width together reach as far as the steps were
	// widened, so that the smooth gain never exceeds what fits.
	gains = mean(mean(gains, slope/2), slope/2)
	out := make([]float64, len(samples))
	for i, v := range samples {
		out[i] = v * gains[i]
	}
	return out
}

// mean returns the running mean over reach values on each side.
func mean(values []float64, reach int) []float64 {
	out := make([]float64, len(values))
	sum, from, to := 0.0, 0, 0
	for i := range values {
		for ; to < min(i+reach+1, len(values)); to++ {
			sum += values[to]
		}
		for ; from < i-reach; from++ {
			sum -= values[from]
		}
		out[i] = sum / float64(to-from)
	}
	return out
}

func peak(samples []float64) float64 {
	p := 0.0
	for _, v := range samples {
		p = max(p, math.Abs(v))
	}
	return p
}
