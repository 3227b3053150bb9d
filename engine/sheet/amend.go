package sheet

import "uncoil/engine"

// Unit is what an amount counts.
type Unit string

// The units.
const (
	Reps    Unit = "reps"
	Seconds Unit = "seconds"
	Breaths Unit = "breaths"
)

// Units returns every unit.
func Units() []Unit { return []Unit{Reps, Seconds, Breaths} }

// Most returns the largest amount of a unit.
func (u Unit) Most() float64 {
	if u == Seconds {
		return engine.MaxHold
	}
	return engine.MaxCount
}

// Amount returns how much is asked for, and of what; 0 repetitions where nothing is
// written. Of a range it is the lower end.
func (a *Asked) Amount() (n float64, unit Unit) {
	switch {
	case a.Reps.Given():
		return a.Reps.From, Reps
	case a.Seconds.Given():
		return a.Seconds.From, Seconds
	case a.Hold.Given():
		return a.Hold.From, Seconds
	case a.Breaths.Given():
		return a.Breaths.From, Breaths
	}
	return 0, Reps
}

// SetAmount asks for an amount in place of what is written, 0 for the usual one. How long
// repetitions are held stays.
func (a *Asked) SetAmount(n float64, unit Unit) {
	hold := a.Held()
	a.Reps, a.Seconds, a.Hold, a.Breaths, a.Bare = Span{}, Span{}, Span{}, Span{}, false
	amount := Span{n, n}
	switch unit {
	case Seconds:
		a.Seconds = amount
	case Breaths:
		a.Breaths = amount
	default:
		a.Reps = amount
		a.SetHeld(hold)
	}
}

// Held returns how many seconds each repetition is held at the top, 0 for not at all.
func (a *Asked) Held() float64 {
	switch {
	case !a.Reps.Given():
		return 0
	case a.Hold.Given():
		return a.Hold.From
	}
	return a.Seconds.From
}

// SetHeld changes how many seconds each repetition is held.
func (a *Asked) SetHeld(seconds float64) { a.Hold, a.Seconds = Span{seconds, seconds}, Span{} }

// SetSets changes how many sets are asked for, 0 for as many as usual.
func (a *Asked) SetSets(n float64) { a.Sets = Span{n, n} }
