package audio

import (
	"math"
	"slices"
	"time"

	"uncoil/engine"
)

// strike is everything that is struck and rings: bells and the wood block.
type strike struct {
	frames int
	blows  []blow
}

// blow is one note of a strike.
type blow struct {
	at       time.Duration
	level    float64
	attack   time.Duration
	partials []partial
	hertz    float64
}

// partial is one sine of a note.
type partial struct {
	ratio float64 // to the frequency of the note
	level float64 // relative to the note
	decay float64 // seconds to 1/e
}

// bowl is a soft bell: a fundamental that beats slowly with its neighbour, and
// two inharmonic partials that decay at once, as with a felt mallet.
func bowl(decay float64) []partial {
	return []partial{
		{1, 0.62, decay},
		{1.0032, 0.3, decay * 0.9},
		{2.005, 0.16, decay * 0.45},
		{2.76, 0.11, decay * 0.2},
		{5.4, 0.03, decay * 0.08},
	}
}

// warm is a low note with harmonic partials, more wood than metal.
func warm(decay float64) []partial {
	return []partial{{1, 0.6, decay}, {2, 0.28, decay * 0.7}, {3, 0.14, decay * 0.45}, {4, 0.06, decay * 0.3}}
}

// strikeOf returns the sound of a cue that is struck. Each kind has a different
// number of notes, pitch or colour, so that it can be recognised with eyes
// closed.
func strikeOf(kind engine.CueKind) strike {
	const ms = time.Millisecond
	soft := 6 * ms
	switch kind {
	case engine.Tick: // a wood block
		wood := []partial{{1, 0.7, 0.022}, {2.42, 0.3, 0.009}, {4.1, 0.1, 0.004}}
		return ringing(160*ms, blow{level: 0.34, attack: ms, partials: wood, hertz: 830})
	case engine.BellStart: // one bell
		return ringing(2800*ms, blow{level: 0.3, attack: soft, partials: bowl(0.75), hertz: 523.25})
	case engine.BellEnd: // two notes, down a third
		return ringing(3000*ms,
			blow{level: 0.25, attack: soft, partials: bowl(0.45), hertz: 329.63},
			blow{at: 360 * ms, level: 0.27, attack: soft, partials: bowl(0.75), hertz: 261.63})
	case engine.BellSwitch: // two notes, up a fourth
		return ringing(2400*ms,
			blow{level: 0.26, attack: soft, partials: bowl(0.4), hertz: 440},
			blow{at: 280 * ms, level: 0.26, attack: soft, partials: bowl(0.55), hertz: 587.33})
	case engine.BellRest: // one low warm note
		return ringing(2600*ms, blow{level: 0.38, attack: 18 * ms, partials: warm(0.65), hertz: 293.66})
	case engine.BellDone: // three notes rising
		return ringing(4200*ms,
			blow{level: 0.24, attack: soft, partials: bowl(0.6), hertz: 392},
			blow{at: 420 * ms, level: 0.24, attack: soft, partials: bowl(0.7), hertz: 493.88},
			blow{at: 840 * ms, level: 0.25, attack: soft, partials: bowl(0.95), hertz: 587.33})
	default: // the chime instead of a sentence: high, short, alone
		return ringing(1400*ms, blow{level: 0.22, attack: soft, partials: bowl(0.3), hertz: 783.99})
	}
}

func ringing(length time.Duration, blows ...blow) strike {
	return strike{frames: int(FramesIn(length)), blows: blows}
}

// ring generates a strike.
type ring struct {
	at      int
	pending []note
	notes   []note
}

// note is one sounding partial.
type note struct {
	oscillator
	level  float64
	attack int
	// start and end are the first frame and the one at which it becomes
	// inaudible. It ends there, also because denormal numbers are slow to compute
	// with.
	start, end int
}

// inaudible is the level at which a note has died away, -120 dBFS.
const inaudible = 1e-6

func (s strike) ring() generator {
	r := &ring{}
	for _, b := range s.blows {
		for _, p := range b.partials {
			n := note{
				oscillator: newOscillator(), level: b.level * p.level,
				start: int(FramesIn(b.at)), attack: int(FramesIn(b.attack)),
			}
			n.end = n.start + int(p.decay*SampleRate*math.Log(n.level/inaudible))
			n.tune(b.hertz*p.ratio, p.decay)
			r.pending = append(r.pending, n)
		}
	}
	return r
}

func (r *ring) clone() generator {
	return &ring{
		at:      r.at,
		pending: r.pending,
		notes:   append([]note(nil), r.notes...),
	}
}

func (r *ring) generate(out []float64) {
	clear(out)
	for len(r.pending) > 0 && r.pending[0].start < r.at+len(out) {
		r.notes = append(r.notes, r.pending[0])
		r.pending = r.pending[1:]
	}
	for i := range r.notes {
		r.notes[i].add(out, r.at)
	}
	r.at += len(out)
	r.notes = slices.DeleteFunc(r.notes, func(n note) bool { return n.end <= r.at })
}

// add adds the note to out, whose first sample is frame at of the strike.
func (n *note) add(out []float64, at int) {
	out = out[max(0, n.start-at):min(len(out), n.end-at)]
	age := max(0, at-n.start)
	rising := min(len(out), max(0, n.attack-age))
	for i := range out[:rising] {
		out[i] += n.level * smooth(float64(age+i+1)/float64(n.attack+1)) * n.next()
	}
	out = out[rising:]
	for i := range out {
		out[i] += n.level * n.next()
	}
}
