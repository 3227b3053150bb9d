// Package fit finds the exercises and doses with which a routine takes a length
// that a person has. It promises the same session for the same arguments, and knows
// neither windows nor files.
package fit

import (
	"math"
	"slices"
	"time"

	"uncoil/engine"
)

// Result is a routine that has been fitted to a length. Routine has the id and the
// places of the whole one, so that rests, history and progress are the same.
type Result struct {
	engine.Fitting
	// Routine and Prefs are what to compile instead of those given, and Timeline is
	// what that gives.
	Routine  *engine.Routine
	Prefs    engine.Preferences
	Timeline *engine.Timeline
}

// Routine chooses the exercises, sets and doses with which a routine, as Compile lays
// it out, takes a length within Tolerance, or is as near to it as the ranges of its
// exercises allow. It is a pure function and returns the errors of Compile.
//
// Warm-up, main block and cool-down get near to the shares of sharesFor. Doses stay
// in their ranges; what a user has set or a routine prescribes exactly is kept, and
// such a prescription is never left out. Each block keeps an exercise, and the
// cool-down its last one.
func Routine(routine *engine.Routine, book *engine.Book, prefs *engine.Preferences, voice engine.Voice, length time.Duration) (*Result, error) {
	f := newFitter(routine, book, prefs, voice, length)
	first, err := f.try(choice{})
	if err != nil {
		return nil, err
	}
	best, err := f.search(first)
	if err != nil {
		return nil, err
	}
	best.timeline.Unsuited = f.care.Unsuited // what time leaves out is another matter
	fitted := &Result{
		Fitting: engine.Fitting{Asked: length, Length: best.timeline.Length, LeftOut: f.leftOut(first, best)},
		Routine: best.routine, Prefs: best.prefs, Timeline: best.timeline,
	}
	fitted.Timeline.Fit = &fitted.Fitting
	return fitted, nil
}

// sharesFor returns the shares of the blocks in a session of a length: 10 : 75 : 15
// in 5 minutes, 20 : 60 : 20 from 15 minutes on.
func sharesFor(length time.Duration) map[engine.BlockKind]float64 {
	f := min(max((length-5*time.Minute).Minutes()/10, 0), 1)
	return map[engine.BlockKind]float64{engine.WarmUp: 0.10 + 0.10*f, engine.Main: 0.75 - 0.15*f, engine.CoolDown: 0.15 + 0.05*f}
}

// leftOut lists what the whole session has and the fitted one has not.
func (f *fitter) leftOut(whole, fitted *attempt) []engine.LeftOut {
	var all []engine.LeftOut
	for i := range whole.spots {
		s := &whole.spots[i]
		if !fitted.out[s.place] {
			continue
		}
		reason := engine.Covered
		if fitted.unique(s) > 0 {
			reason = engine.NoTime
		}
		all = append(all, engine.LeftOut{Place: f.places[s.place].id, Exercise: s.ex.ID, Reason: reason})
	}
	return all
}

// unique counts the regions of a spot that no other exercise of its block works.
func (a *attempt) unique(s *spot) int {
	n := 0
	for _, region := range s.ex.Regions {
		if !slices.ContainsFunc(a.spots, func(o spot) bool {
			return o.place != s.place && o.kind == s.kind && !a.out[o.place] && slices.Contains(o.ex.Regions, region)
		}) {
			n++
		}
	}
	return n
}

// rungs are the amounts that a dose may have from low to high: what AmountAt
// chooses from.
type rungs struct{ low, high, step float64 }

func rungsOf(d *engine.Dose, high float64) rungs {
	r := rungs{d.Amount.From, min(d.Amount.To, high), 1}
	if d.Kind == engine.HoldSeconds && d.Amount.To-d.Amount.From >= 5 {
		r.step = 5
	}
	return r
}

// near returns the rung nearest to an amount.
func (r rungs) near(v float64) float64 {
	return min(max(math.Round(v/r.step)*r.step, r.low), r.high)
}

// by returns the amount some rungs above or below one.
func (r rungs) by(v float64, n int) float64 {
	if n > 0 {
		v = math.Floor(v/r.step+1e-9) + float64(n)
	} else {
		v = math.Ceil(v/r.step-1e-9) + float64(n)
	}
	return min(max(v*r.step, r.low), r.high)
}
