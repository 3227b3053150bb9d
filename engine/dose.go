package engine

import (
	"math"
	"time"
)

// DoseKind says in what an exercise is measured.
type DoseKind string

// The dose kinds.
const (
	// HoldSeconds is a hold, or a steady movement, of Amount seconds.
	HoldSeconds DoseKind = "hold"
	// HoldBreaths is a hold of Amount breaths, each as long as the user's.
	HoldBreaths DoseKind = "breaths"
	// Repetitions is Amount repetitions a side at the tempo of the cycle.
	Repetitions DoseKind = "reps"
	// Flow is Amount cycles at the user's breath pace.
	Flow DoseKind = "flow"
)

// DoseKinds returns every dose kind.
func DoseKinds() []DoseKind { return []DoseKind{HoldSeconds, HoldBreaths, Repetitions, Flow} }

// Range is what a source allows, both ends included. Files may write a range
// whose ends are the same as a single number.
type Range struct {
	From float64 `yaml:"from"`
	To   float64 `yaml:"to"`
}

// At returns the value at fraction f of the range, 0 being From and 1 To.
func (r Range) At(f float64) float64 { return r.From + (r.To-r.From)*min(max(f, 0), 1) }

// Contains reports whether v lies within the range.
func (r Range) Contains(v float64) bool { return v >= r.From && v <= r.To }

// Dose is how much of an exercise to do. Level and progress choose the values
// inside the ranges.
type Dose struct {
	Kind DoseKind `yaml:"kind"`
	// Amount is in seconds, breaths, repetitions a side or cycles, by Kind.
	Amount Range `yaml:"amount"`
	// Sets is how often the whole is done; the zero value means once.
	Sets Range `yaml:"sets,omitempty"`
	// Limit is the most seconds one set may last, 0 for none. It keeps a flow
	// at a slow breath within what its source allows.
	Limit float64 `yaml:"limit,omitempty"`
	// Seconds is how long one repetition takes in a user's own exercise that
	// has no cycle; 0 leaves it to the program.
	Seconds float64 `yaml:"seconds,omitempty"`
}

// Fraction returns how far into a dose range a level reaches: each level owns a
// third of the range, and progress (0 to 1) moves through that third.
func Fraction(level Level, progress float64) float64 {
	third := 0.0
	switch level {
	case LevelIntermediate:
		third = 1
	case LevelAdvanced:
		third = 2
	}
	return (third + min(max(progress, 0), 1)) / 3
}

// AmountAt returns the amount at a fraction of the range: seconds rounded down
// to a multiple of five where the range allows it, everything else to a whole.
func (d Dose) AmountAt(f float64) float64 {
	step := 1.0
	if d.Kind == HoldSeconds && d.Amount.To-d.Amount.From >= 5 {
		step = 5
	}
	v := math.Floor(d.Amount.At(f)/step+1e-9) * step
	return min(max(v, d.Amount.From), d.Amount.To)
}

// SetsAt returns the number of sets at a fraction of the range, at least 1.
func (d Dose) SetsAt(f float64) int {
	return max(1, int(math.Floor(d.Sets.At(f)+1e-9)))
}

// Seconds turns a number of seconds as written in files into a duration,
// rounded to the millisecond.
func Seconds(s float64) time.Duration {
	return time.Duration(math.Round(s*1000)) * time.Millisecond
}
