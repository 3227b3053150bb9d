package audio

import (
	"context"
	"time"

	"uncoil/engine"
)

// Synthesis is slow. AtOnce lays out a timeline without waiting for it, and
// Prepare synthesizes the sentences before they are due.

// SpeechProgram returns the name of the program that says sentences without a
// recording, "" if this computer has none.
func (v *Voice) SpeechProgram() string { return programOf(v.synth) }

// AtOnce returns a voice that never blocks, for use on a window's goroutine: it
// estimates the length of a sentence that has not been synthesized yet. Prepare
// synthesizes them.
func (v *Voice) AtOnce() engine.Voice { return hurried{v} }

type hurried struct{ voice *Voice }

// SpeechLength implements engine.Voice.
func (h hurried) SpeechLength(sentence string) time.Duration {
	length, _ := h.voice.knownLength(sentence)
	return length
}

// Unprepared returns the sentences that have no recording and have not been
// synthesized yet, in order.
func (v *Voice) Unprepared(sentences []string) []string {
	var left []string
	for _, s := range sentences {
		if _, known := v.knownLength(s); !known {
			left = append(left, s)
		}
	}
	return left
}

// Prepare synthesizes the sentences that have no recording, so that their lengths
// are known. It returns when all are done, or when ctx is done.
func (v *Voice) Prepare(ctx context.Context, sentences []string) {
	for _, s := range v.Unprepared(sentences) {
		if ctx.Err() != nil {
			return
		}
		v.synthesize(s)
	}
}

// CacheSpeech caches synthesized speech in a folder, which it makes if need be, so
// that no sentence is synthesized twice. Call it before the voice is used.
func (v *Voice) CacheSpeech(dir string) {
	v.synth = caching(v.synth, &clipFolder{dir: dir, limit: cacheBytes})
}
