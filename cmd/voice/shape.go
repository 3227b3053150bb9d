package main

import (
	"math"

	"uncoil/engine/audio"
)

const (
	// audible is the level, in dB below the loudest moment, down to which sound
	// counts as speech.
	audible = -46
	// leadIn and leadOut are the quiet samples kept before and after the speech:
	// soft consonants and the decay of the room are below audible.
	leadIn  = audio.VoiceRate * 15 / 1000
	leadOut = audio.VoiceRate * 40 / 1000
	// edge is the length of the fades in samples, 5 ms.
	edge = audio.VoiceRate * 5 / 1000
	// window is the length of a measurement in samples, 5 ms.
	window = audio.VoiceRate * 5 / 1000
)

// shape cuts the silence off, scales a take to the common loudness and fades its
// ends.
func shape(take []float64) []float64 {
	take = level(trim(take))
	for i := range take {
		near := min(i, len(take)-1-i)
		take[i] *= min(1, float64(near+1)/edge)
	}
	return take
}

// trim returns the part of a take from shortly before the first audible moment
// to shortly after the last.
func trim(take []float64) []float64 {
	loudest := 0.0
	moments := make([]float64, 0, len(take)/window+1)
	for at := 0; at < len(take); at += window {
		p := power(take[at:min(at+window, len(take))])
		moments = append(moments, p)
		loudest = max(loudest, p)
	}
	gate := loudest * ratio(audible) * ratio(audible)
	first, last := 0, len(moments)-1
	for first < last && moments[first] < gate {
		first++
	}
	for last > first && moments[last] < gate {
		last--
	}
	begin := max(0, first*window-leadIn)
	end := min(len(take), (last+1)*window+leadOut)
	return take[begin:end]
}

// abrupt is the level of the first moment, in dB below the whole, from which a take
// begins inside its first sound.
const abrupt = -28

// beginsInside reports whether a take begins inside its first sound.
func beginsInside(take []float64) bool {
	first := take[:min(len(take), 2*window)]
	return decibels(math.Sqrt(power(first)/max(power(take), 1e-12))) > abrupt
}

// carrier is said before a sentence that otherwise begins inside its first sound, and
// cut off again: the comma makes a pause.
const carrier = "Now, "

// Where the pause after the carrier is looked for.
const (
	carrierEnd = audio.VoiceRate * 25 / 100 // it begins after the carrier's vowel,
	pauseEnd   = audio.VoiceRate * 18 / 10  // and ends before this.
	leastPause = audio.VoiceRate * 10 / 100
	pauseLevel = -22 // dB below the loudest moment; breathing is louder than silence
	pauseKept  = audio.VoiceRate * 40 / 1000
)

// afterCarrier returns what a take says after the carrier, ok false where no pause
// parts them.
func afterCarrier(take []float64) (rest []float64, ok bool) {
	loudest := 0.0
	for at := 0; at < len(take); at += window {
		loudest = max(loudest, power(take[at:min(at+window, len(take))]))
	}
	gate := loudest * ratio(pauseLevel) * ratio(pauseLevel)
	from, longest, end := -1, 0, 0
	for at := carrierEnd; at+window <= min(pauseEnd, len(take)); at += window {
		quiet := power(take[at:at+window]) < gate
		switch {
		case quiet && from < 0:
			from = at
		case !quiet && from >= 0: // a pause ends with what follows
			if at-from > longest {
				longest, end = at-from, at
			}
			from = -1
		}
	}
	if longest < leastPause {
		return nil, false
	}
	return take[end-pauseKept:], true
}
