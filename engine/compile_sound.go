package engine

import "time"

// take returns n values from the room that a timeline's steps share, which
// spares the time to ask for each step's own.
func take[T any](room *[]T, n int) []T {
	from := len(*room)
	if from+n > cap(*room) {
		*room, from = make([]T, 0, max(n, min(2*cap(*room), mostRoom), leastRoom)), 0
	}
	*room = (*room)[:from+n]
	return (*room)[from : from+n : from+n]
}

// The room that is asked for at a time, in values.
const (
	leastRoom = 64
	mostRoom  = 4096
)

// merge joins cue lists, each in the order of its times, into one; at the same
// time the order of the lists decides.
func (c *compiler) merge(lists ...[]Cue) []Cue {
	total := 0
	for _, l := range lists {
		total += len(l)
	}
	all := take(&c.cues, total)[:0]
	for len(all) < total {
		first := -1
		for i, l := range lists {
			if len(l) > 0 && (first < 0 || l[0].At < lists[first][0].At) {
				first = i
			}
		}
		all = append(all, lists[first][0])
		lists[first] = lists[first][1:]
	}
	return all
}

// ticks returns the ticks that end the work: holds and steady movements have
// them, words lead out of calm ones, and what is counted in breaths and repetitions has its last one announced.
func (w *workLayout) ticks() []Cue {
	if w.stop.ex.Calm {
		return nil
	}
	switch w.stop.ex.Dose.Kind {
	case HoldSeconds, HoldBreaths:
		return ticks(w.end-w.begin, w.end)
	default:
		return nil
	}
}

// sound adds the breath tones, the ticks and the closing bell.
func (w *workLayout) sound() {
	tones := w.tones[:0]
	for i := range w.step.Spans {
		s := &w.step.Spans[i]
		c := Cue{At: s.At, Length: s.Length}
		if w.stop.ex.Sides == SidesAlternating {
			c.Side = s.Side
		}
		switch {
		case s.Breath == BreathIn:
			c.Kind = CueBreathIn
		case s.Breath == BreathOut:
			c.Kind = CueBreathOut
		case s.Breath == BreathHold || w.isHeld(i):
			c.Kind = CueHold
		default:
			continue
		}
		tones = append(tones, c)
	}
	bells := []Cue{{At: w.end, Kind: BellEnd, Side: oneSide(w.side)}}
	if w.stop.ex.Calm {
		bells = nil // the words that end it have prepared for what comes
	}
	if w.turn > 0 {
		bells = []Cue{{At: w.turn, Kind: BellSwitch}, {At: w.end, Kind: BellEnd}}
	}
	start := []Cue{{Kind: BellStart, Side: oneSide(w.side)}}
	w.step.Cues = w.merge(start, w.speech.cues, tones, w.ticks(), bells)
	w.tones = tones
}

// shortestBed is the shortest hold that has a sound of its own.
const shortestBed = 2 * time.Second

// isHeld reports whether a span is a hold in the midst of movement or breath,
// with the breath free: the body stays where the span before has brought it.
func (w *workLayout) isHeld(i int) bool {
	ex, s := w.stop.ex, &w.step.Spans[i]
	if s.Section != Working || s.Breath != BreathFree || s.Length < shortestBed || i == 0 {
		return false
	}
	return s.Frame == w.step.Spans[i-1].Frame && (ex.Dose.Kind == Repetitions || paced(ex))
}
