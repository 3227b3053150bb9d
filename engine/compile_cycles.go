package engine

import (
	"math"
	"time"
)

// working lays out the cycles of the dose.
func (w *workLayout) working(amount float64) {
	ex := w.stop.ex
	cycle := w.cycleLength(ex)
	switch {
	case ex.Dose.Kind != HoldSeconds:
		w.cycles(int(amount), 1)
	case paced(ex):
		total := Seconds(amount)
		whole := int(total / cycle)
		if whole == 0 && ex.Sides != SidesAlternating {
			w.cycles(1, float64(total)/float64(cycle)) // shorter than one breath, so one short breath
			return
		}
		whole = max(1, whole) // equal sides come before the exact second
		w.cycles(whole, 1)
		if rest := total - time.Duration(whole)*cycle; rest > 0 {
			still := ex.Cycle[len(ex.Cycle)-1]
			still.Breath, still.Side = BreathFree, NoSide
			w.sayBreathe(rest)
			w.span(Working, &still, rest, 0, 0)
		}
	default:
		total := Seconds(amount)
		n := max(1, int(math.Round(float64(total)/float64(cycle))))
		if ex.Reverse {
			// An even number, so that both directions get the same time.
			n = 2 * max(1, int(math.Round(float64(total)/float64(cycle)/2)))
		}
		w.cycles(n, float64(total)/float64(n)/float64(cycle))
	}
}

// paced reports whether the exercise moves at the user's breath.
func paced(ex *Exercise) bool {
	for _, p := range ex.Cycle {
		if p.Seconds == 0 && p.Breath != BreathFree {
			return true
		}
	}
	return false
}

// cycles repeats the cycle n times, each phase's length times scale. The last
// phase of a scaled cycle ends where an unrounded cycle would, so that rounding
// never adds up.
func (w *workLayout) cycles(n int, scale float64) {
	ex := w.stop.ex
	forth, back := ex.Cycle, ex.Cycle
	if ex.Reverse {
		back = reversed(forth)
	}
	start := w.at
	exact := float64(w.cycleLength(ex)) * scale
	w.rounds, w.end = n, start+time.Duration(exact*float64(n))
	turn := n
	if ex.Reverse {
		turn = (n + 1) / 2
	}
	for i := range n {
		phases := forth
		if i >= turn {
			phases = back
		}
		if i == turn {
			w.turn = w.at
		}
		w.finale = w.at
		for k := range phases {
			p := &phases[k]
			length := time.Duration(float64(w.phaseLength(p))*scale + 0.5)
			if k == len(phases)-1 {
				length = start + time.Duration(exact*float64(i+1)+0.5) - w.at
			}
			w.sayPhase(p, k, i, length)
			w.span(Working, p, length, w.countedRep(i, n), w.countedReps(n))
		}
	}
}

// spokenTempo returns how fast an exercise may go, at least 1, so that the
// movements still last as long as their words: nobody who follows by ear is to
// lose the thread, or count alone.
func (c *compiler) spokenTempo(ex *Exercise, reps int) float64 {
	fastest := float64(MaxScale)
	for k := range ex.Cycle {
		p := &ex.Cycle[k]
		said := c.voice.SpeechLength
		var need time.Duration
		switch g := c.prefs.Guidance; {
		case g == GuidanceTones:
			continue
		case p.Brief != "":
			need = said(p.Brief)
		case g == GuidanceFull && p.Full != "":
			need = said(p.Full)
		}
		if ex.counts(k) {
			count := time.Duration(0)
			for n := range reps {
				count = max(count, said(c.countLine(n+1)))
			}
			need += count + breathBetween/2
		}
		if need > 0 && p.Seconds > 0 {
			fastest = min(fastest, p.Seconds/(need+breathBetween).Seconds())
		}
	}
	return max(1, fastest)
}

// countedRep numbers repetitions, breaths and rounds; steady movements of so
// many seconds are not counted.
func (w *workLayout) countedRep(i, n int) int {
	if w.stop.ex.Dose.Kind == HoldSeconds {
		return 0
	}
	return i + 1
}

func (w *workLayout) countedReps(n int) int {
	if w.stop.ex.Dose.Kind == HoldSeconds {
		return 0
	}
	return n
}

// reversed returns a cycle played backwards: through the same frames in the
// opposite order, ending where the cycle begins and ends.
func reversed(cycle []Phase) []Phase {
	n := len(cycle)
	back := make([]Phase, n)
	for i := range cycle {
		back[i] = cycle[n-1-i]
		back[i].Frame = cycle[(2*n-2-i)%n].Frame
		back[i].BothFrame = cycle[(2*n-2-i)%n].BothFrame
		back[i].Full, back[i].Brief = "", ""
	}
	return back
}
