package engine

import (
	"sort"
	"time"
)

// Voice tells how long sentences take to say.
type Voice interface {
	// SpeechLength returns the length of a spoken sentence. It must always
	// return the same length for the same sentence.
	SpeechLength(sentence string) time.Duration
}

// EstimatedVoice estimates lengths for sentences that nobody has recorded:
// about 14 letters a second, a calm pace.
type EstimatedVoice struct{}

// SpeechLength returns the estimated length of a sentence.
func (EstimatedVoice) SpeechLength(sentence string) time.Duration {
	return 300*time.Millisecond + time.Duration(len([]rune(sentence)))*70*time.Millisecond
}

// Pauses of a speaker.
const (
	// betweenSentences gives a listener time to follow one instruction before
	// the next one comes.
	betweenSentences = 650 * time.Millisecond
	// breathBetween separates two sentences that are fitted into a movement.
	breathBetween = 400 * time.Millisecond
	// afterBell lets a bell ring before somebody talks over it.
	afterBell = 900 * time.Millisecond
	// beforeMoving is the silence between the last instruction and the start.
	beforeMoving = 1200 * time.Millisecond
)

// speech places the sentences of one step so that no two overlap.
type speech struct {
	voice Voice
	cues  []Cue // in the order of their times
}

// newSpeech returns a speech with room for so many sentences.
func newSpeech(voice Voice, sentences int) speech {
	return speech{voice: voice, cues: make([]Cue, 0, sentences)}
}

// end returns when the last sentence ends, 0 if there is none.
func (s *speech) end() time.Duration {
	if len(s.cues) == 0 {
		return 0
	}
	last := s.cues[len(s.cues)-1]
	return last.At + last.Length
}

// talk returns how long somebody speaks, the pauses left out.
func (s *speech) talk() time.Duration {
	var sum time.Duration
	for _, c := range s.cues {
		sum += c.Length
	}
	return sum
}

// append says sentences one after the other, from at or from the end of what
// is said already, whichever is later, and returns when the last one ends.
func (s *speech) append(at time.Duration, sentences ...string) time.Duration {
	for _, text := range sentences {
		if text == "" {
			continue
		}
		if len(s.cues) > 0 {
			at = max(at, s.end()+betweenSentences)
		}
		s.cues = append(s.cues, Cue{At: at, Length: s.voice.SpeechLength(text), Kind: Speak, Text: text})
	}
	return s.end()
}

// try says a sentence if it can begin between at and latest, end by deadline
// and keep a pause to its neighbours; it reports whether it did.
func (s *speech) try(at, latest, deadline time.Duration, text string) bool {
	if text == "" {
		return false
	}
	length := s.voice.SpeechLength(text)
	i := sort.Search(len(s.cues), func(i int) bool { return s.cues[i].At > at })
	if i > 0 {
		before := s.cues[i-1]
		at = max(at, before.At+before.Length+breathBetween)
	}
	for ; i < len(s.cues) && at+length+breathBetween > s.cues[i].At; i++ {
		at = max(at, s.cues[i].At+s.cues[i].Length+breathBetween)
	}
	if at > latest || at+length > deadline {
		return false
	}
	s.cues = append(s.cues, Cue{})
	copy(s.cues[i+1:], s.cues[i:])
	s.cues[i] = Cue{At: at, Length: length, Kind: Speak, Text: text}
	return true
}
