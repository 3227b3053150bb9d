package main

import (
	"math"

	"uncoil/engine/audio"
)

// How pitch is measured: every 20 ms, over 40 ms, between the lowest man's and the
// highest woman's voice, at half the sample rate.
const (
	pitchRate   = audio.VoiceRate / 2
	pitchStep   = pitchRate / 50
	pitchWindow = pitchRate / 25
	lowestPitch = 60  // Hz
	highPitch   = 350 // Hz
	// voiced is how alike two periods of a vowel are at least, 0 to 1.
	voiced = 0.8
)

// pitches returns the pitch of each voiced moment of a clip, in semitones over 1 Hz.
func pitches(clip []float64) []float64 {
	half := make([]float64, len(clip)/2)
	for i := range half {
		half[i] = (clip[2*i] + clip[2*i+1]) / 2
	}
	const shortest, longest = pitchRate / highPitch, pitchRate / lowestPitch
	var all []float64
	for at := 0; at+pitchWindow+longest < len(half); at += pitchStep {
		best, period := 0.0, 0
		for lag := shortest; lag <= longest; lag++ {
			if like := likeness(half[at:at+pitchWindow], half[at+lag:at+lag+pitchWindow]); like > best+0.02 { // else a multiple of it
				best, period = like, lag
			}
		}
		if best > voiced {
			all = append(all, 12*math.Log2(pitchRate/float64(period)))
		}
	}
	return all
}

// likeness returns how alike two stretches are, 1 for the same shape.
func likeness(a, b []float64) float64 {
	var both, left, right float64
	for i := range a {
		both += a[i] * b[i]
		left += a[i] * a[i]
		right += b[i] * b[i]
	}
	if left < 1e-4 || right < 1e-4 {
		return 0
	}
	return both / math.Sqrt(left*right)
}

// movement returns the standard deviation of the pitch of a clip, in semitones; 0 where
// too little of it is voiced.
func movement(clip []float64) float64 {
	all := pitches(clip)
	if len(all) < 10 {
		return 0
	}
	var sum, squares float64
	for _, v := range all {
		sum += v
		squares += v * v
	}
	n := float64(len(all))
	return math.Sqrt(max(0, squares/n-(sum/n)*(sum/n)))
}
