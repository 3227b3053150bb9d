package audio

import (
	"time"

	"uncoil/engine"
)

// fadeLength is the minimum fade at both ends of every sound, against clicks.
const fadeLength = 5 * time.Millisecond

// Tone is one synthesized sound. It is a beep.Streamer that yields the same mono
// signal on both channels, always identical for the same kind and length.
type Tone struct {
	kind   engine.CueKind
	frames int
	at     int
	fade   int
	source generator
	mono   [blockFrames]float64
}

// generator computes the raw signal of a tone, sample after sample.
type generator interface {
	// generate fills out with the next samples.
	generate(out []float64)
	// clone returns an independent generator in the same state.
	clone() generator
}

// NewTone returns the sound of a cue kind. Breath tones and the hold last exactly
// length; bells and the tick have their own length. For engine.Speak it is the
// chime for a sentence that can neither be played nor synthesized.
func NewTone(kind engine.CueKind, length time.Duration) *Tone { return newTone(kind, length, 0) }

// toneOf returns the sound of a cue of a timeline. One breath is not exactly like the
// one before it, but the same session always sounds the same.
func toneOf(c engine.Cue) *Tone { return newTone(c.Kind, c.Length, uint64(c.At/time.Millisecond)) }

func newTone(kind engine.CueKind, length time.Duration, take uint64) *Tone {
	n := int(FramesIn(max(length, 0)))
	t := &Tone{kind: kind, frames: n, fade: int(FramesIn(fadeLength))}
	switch kind {
	case engine.CueBreathIn:
		t.source = newBreath(n, inhale().varied(take))
	case engine.CueBreathOut:
		t.source = newBreath(n, exhale().varied(take))
	case engine.CueHold:
		t.source = newBed(n)
	default:
		s := strikeOf(kind)
		t.frames, t.source = s.frames, s.ring()
	}
	return t
}

// Kind returns the cue kind that the tone was made for.
func (t *Tone) Kind() engine.CueKind { return t.kind }

// Len returns the length of the whole tone in frames.
func (t *Tone) Len() int { return t.frames }

// Position returns how many frames have been streamed or skipped.
func (t *Tone) Position() int { return t.at }

// Err returns nil: a tone cannot fail.
func (t *Tone) Err() error { return nil }

// Stream implements beep.Streamer.
func (t *Tone) Stream(samples [][2]float64) (n int, ok bool) {
	for len(samples) > 0 {
		mono := t.next(len(samples))
		if len(mono) == 0 {
			break
		}
		for i, v := range mono {
			samples[i] = [2]float64{v, v}
		}
		samples = samples[len(mono):]
		n += len(mono)
	}
	return n, n > 0
}

// Skip advances by n frames without output.
func (t *Tone) Skip(n int) {
	for n > 0 {
		mono := t.next(n)
		if len(mono) == 0 {
			return
		}
		n -= len(mono)
	}
}

// next returns at most n of the following samples, none at the end. They are
// valid until the next call.
func (t *Tone) next(n int) []float64 {
	n = min(n, t.frames-t.at, len(t.mono))
	out := t.mono[:n]
	t.source.generate(out)
	if t.at < t.fade || t.at+n > t.frames-t.fade {
		for i := range out {
			out[i] *= t.edge(t.at + i)
		}
	}
	t.at += n
	return out
}

// edge returns the gain of the fades at a frame.
func (t *Tone) edge(at int) float64 {
	fade := min(t.fade, t.frames/2)
	near := min(at, t.frames-1-at)
	if near >= fade {
		return 1
	}
	return smooth(float64(near+1) / float64(fade+1))
}

// clone returns an independent tone that continues from the same frame.
func (t *Tone) clone() *Tone {
	c := *t
	c.source = t.source.clone()
	return &c
}

// sustained reports whether the tone accompanies a period of time, so that it can
// start in its middle, unlike a bell.
func (t *Tone) sustained() bool {
	return t.kind == engine.CueBreathIn || t.kind == engine.CueBreathOut || t.kind == engine.CueHold
}

// smooth maps 0…1 to 0…1 with flat ends (smoothstep).
func smooth(x float64) float64 {
	x = min(max(x, 0), 1)
	return x * x * (3 - 2*x)
}
