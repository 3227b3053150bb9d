package main

import (
	"math"

	"uncoil/engine/audio"
)

const (
	// clipLoudness is the loudness of every clip in LUFS. Played on both
	// channels, a clip is 3 LU louder: -16 LUFS.
	clipLoudness = -19
	// clipPeak is the largest sample of a clip before it is encoded, -3.1 dBFS:
	// encoding moves peaks, mostly by less than 1.5 dB, and none may be cut.
	clipPeak = 0.7
	// mostLimiting is how far in dB peaks are held down at most for a clip to
	// become loud enough. Speech never needs so much; a click does.
	mostLimiting = 12
	// slope is how long in samples the gain takes to come down to a peak, 10 ms.
	// That is longer than a period of a low voice, so that the gain follows the
	// syllables and leaves each wave as it is.
	slope = audio.VoiceRate * 10 / 1000
)

// level brings a take to the loudness of all clips. A voice that leans on single
// words has its highest peaks held down for that.
func level(take []float64) []float64 {
	gain := ratio(clipLoudness - loudness(take))
	most := clipPeak / peak(take) * ratio(mostLimiting)
	out := take
	for range 8 { // each turn comes closer; most takes need one
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

// limited returns samples with a gain, and with all peaks under clipPeak: the
// gain comes down smoothly before a peak and goes up smoothly after it.
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
	// Two means of half the width reach exactly as far as the steps were made
	// wider, so that the smooth gain never passes above what fits.
	gains = mean(mean(gains, slope/2), slope/2)
	out := make([]float64, len(samples))
	for i, v := range samples {
		out[i] = v * gains[i]
	}
	return out
}

// mean returns the running mean over reach values before and after each.
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
