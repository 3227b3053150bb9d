package engine

import (
	"math"
	"slices"
)

// The limits of doses, in files and in preferences.
const (
	// MaxHold is the longest hold, in seconds.
	MaxHold = 30 * 60
	// MaxCount is the most repetitions, breaths or rounds.
	MaxCount = 100
	// MaxSets is the most sets.
	MaxSets = 10
	// MinScale and MaxScale bound what scales a dose or a tempo.
	MinScale = 0.5
	MaxScale = 2
)

// Most returns the largest amount of a kind of dose, in its unit.
func (k DoseKind) Most() float64 {
	if k == HoldSeconds {
		return MaxHold
	}
	return MaxCount
}

// Doses is how much the user does of everything, and how fast. The maps hold
// what the user has set of single exercises and places, by exercise id or
// Place.Key; an entry exists only where something is set.
type Doses struct {
	// Hold scales holds in seconds and in breaths, Reps repetitions and rounds,
	// and Sets the number of sets, MinScale to MaxScale. They never lead out of
	// what an exercise's source allows.
	Hold float64 `json:"hold"`
	Reps float64 `json:"reps"`
	Sets float64 `json:"sets"`
	// Tempo is how fast movements go that do not follow the breath, MinScale to
	// MaxScale: 2 is twice as fast.
	Tempo float64 `json:"tempo"`
	// Amounts, SetCounts, Tempos and Sides are played exactly as they are set.
	Amounts   map[string]float64 `json:"amounts,omitempty"`
	SetCounts map[string]int     `json:"setCounts,omitempty"`
	Tempos    map[string]float64 `json:"tempos,omitempty"`
	Sides     map[string]Side    `json:"sides,omitempty"`
}

// Dosage is how much of an exercise is done at a place, how fast, and where each
// of that was set. An origin OfUser means that the level, the progress and the
// user's common scales chose it.
type Dosage struct {
	Amount float64
	Sets   int
	// Tempo is how fast, 1 being the exercise's own.
	Tempo float64
	// Side is the one side that is done, NoSide for what the exercise asks.
	Side Side
	// AmountFrom, SetsFrom, TempoFrom and SideFrom are where each was set.
	AmountFrom, SetsFrom, TempoFrom, SideFrom Origin
	// Exact tells that the amount was prescribed, whatever the source allows.
	Exact bool
}

// CanDoOneSide reports whether one side of the exercise can be left out: it
// works each side for a whole set. Where the sides alternate inside a set the
// movement of one leads into that of the other.
func (e *Exercise) CanDoOneSide() bool {
	return e.Sides == SidesLeftRight || e.Sides == SidesLeftRightBoth
}

// Dose returns what is done at the place. What the user has set of the place
// comes first, then what the routine says, then what the user has set of the
// exercise, then the level with the user's common scales. An amount in a routine
// is scaled too, unless it is exact. Amounts meant for another exercise than the
// one that is done count for nothing.
func (s PlaceContext) Dose(prefs *Preferences) Dosage {
	ex, item := s.Exercise, s.Item
	if ex.ID != s.Place.Exercise {
		item = &Item{Note: item.Note}
		s.Place = PlaceID{Exercise: ex.ID}
	}
	level := s.level(prefs)
	user := &prefs.Doses
	var d Dosage

	var amount *float64
	amount, d.AmountFrom = mostSpecific(s.Place, user.Amounts, item.Amount)
	switch {
	case amount == nil:
		d.Amount = ex.Dose.scaled(s.atLeast(ex.Dose.AmountAt(level)), user)
	case d.AmountFrom == OfPlace && amount == item.Amount && !item.Exact:
		d.Amount = ex.Dose.scaled(*amount, user)
	default:
		d.Amount, d.Exact = min(max(math.Round(*amount), 1), ex.Dose.Kind.Most()), true
	}

	var sets *int
	sets, d.SetsFrom = mostSpecific(s.Place, user.SetCounts, item.Sets)
	switch {
	case sets == nil:
		d.Sets = ex.Dose.scaledSets(ex.Dose.SetsAt(level), user.Sets)
	case d.SetsFrom == OfPlace && sets == item.Sets && !item.Exact:
		d.Sets = ex.Dose.scaledSets(*sets, user.Sets)
	default:
		d.Sets = min(max(*sets, 1), MaxSets)
	}

	var tempo *float64
	tempo, d.TempoFrom = mostSpecific(s.Place, user.Tempos, item.Tempo)
	if tempo == nil {
		tempo = &user.Tempo
	}
	d.Tempo = *tempo

	var side *Side
	if ex.CanDoOneSide() {
		side, d.SideFrom = mostSpecific(s.Place, user.Sides, nilIfZero(item.Side))
	}
	if side != nil {
		d.Side = *side
	}
	return d
}

// shortestHold is the shortest hold of a main block, in seconds, where the source
// of the exercise allows as much.
const shortestHold = 20

// level returns how far into the dose ranges the place reaches, 0 to 1. In a main
// block the routine's level is the least; the person's level and progress may
// lead further.
func (s PlaceContext) level(prefs *Preferences) float64 {
	own := Fraction(prefs.Level, prefs.Progress[s.Exercise.ID])
	if s.Routine == nil || s.Block == nil || s.Block.Kind != Main {
		return own
	}
	return max(own, Fraction(s.Routine.Level, 0))
}

// atLeast returns an amount, in a main block no hold shorter than shortestHold.
func (s PlaceContext) atLeast(amount float64) float64 {
	if d := s.Exercise.Dose; s.Block != nil && s.Block.Kind == Main && d.Kind == HoldSeconds {
		return max(amount, min(shortestHold, d.Amount.To))
	}
	return amount
}

// mostSpecific returns the setting of a place: the user's own there, the
// file's, the user's for the exercise; nil if there is none.
func mostSpecific[T any](p PlaceID, users map[string]T, files *T) (*T, Origin) {
	if len(users) > 0 && p.Routine != "" {
		if v, ok := users[p.Key()]; ok {
			return pointer(v), OfPlace
		}
	}
	if files != nil {
		return files, OfPlace
	}
	if v, ok := users[p.Exercise]; ok {
		return pointer(v), OfExercise
	}
	return nil, OfUser
}

func pointer[T any](v T) *T { return &v }

func nilIfZero[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// scaled returns an amount after the user's common scale: whole, holds in steps
// of five seconds where the range allows it, and never out of the range.
func (d Dose) scaled(amount float64, user *Doses) float64 {
	scale := user.Reps
	if d.Kind == HoldSeconds || d.Kind == HoldBreaths {
		scale = user.Hold
	}
	if scale == 1 {
		return amount
	}
	step := 1.0
	if d.Kind == HoldSeconds && d.Amount.To-d.Amount.From >= 5 {
		step = 5
	}
	v := math.Round(amount*scale/step) * step
	return min(max(v, d.Amount.From), d.Amount.To)
}

// scaledSets returns a number of sets after the user's common scale.
func (d Dose) scaledSets(sets int, scale float64) int {
	if scale == 1 {
		return sets
	}
	v := math.Round(float64(sets) * scale)
	return int(min(max(v, d.Sets.From, 1), max(d.Sets.To, 1)))
}

// suited returns the exercise as it is done with a dosage: most often itself,
// else a copy with another tempo, one side alone, or no limit to its length.
func (e *Exercise) suited(d Dosage) *Exercise {
	tempo := e.tempo(d.Tempo)
	if tempo == 1 && d.Side == NoSide && !d.Exact {
		return e
	}
	own := *e
	switch d.Side {
	case LeftSide:
		own.Sides = sidesLeftOnly
	case RightSide:
		own.Sides = sidesRightOnly
	}
	if d.Exact {
		own.Dose.Limit = 0
	}
	if tempo != 1 {
		own.Cycle = slices.Clone(e.Cycle)
		for i := range own.Cycle {
			own.Cycle[i].Seconds /= tempo
		}
	}
	return &own
}

// MostOf returns the largest amount, in the unit of the exercise's dose, that keeps
// one set to the limit of the source at the user's breath and the dosage's tempo; it
// is +Inf where the source sets no limit.
func (e *Exercise) MostOf(d Dosage, prefs *Preferences) float64 {
	if e.Dose.Limit <= 0 || e.Dose.Kind == HoldSeconds {
		return math.Inf(1)
	}
	c := compiler{source: source{prefs: prefs}}
	cycle := c.cycleLength(e.suited(Dosage{Tempo: min(d.Tempo, 1)})).Seconds()
	return max(1, math.Floor(e.Dose.Limit/cycle))
}

// briskest is the shortest that a tempo makes a phase of movement, in seconds.
const briskest = 1.0

// tempo returns how fast the exercise really goes at a tempo. The breath keeps
// its own pace, and no movement is hurried to less than a second; one factor
// for the whole cycle keeps both sides equal.
func (e *Exercise) tempo(tempo float64) float64 {
	if tempo == 1 || paced(e) {
		return 1
	}
	for i := range e.Cycle {
		if s := e.Cycle[i].Seconds; s > 0 {
			tempo = min(tempo, max(1, s/briskest))
		}
	}
	return tempo
}

// The side schemes of exercises of which one side alone is done. They exist
// only while a routine is compiled.
const (
	sidesLeftOnly  SideScheme = "left"
	sidesRightOnly SideScheme = "right"
)

// validate checks that every dose is within the limits.
func (d *Doses) validate() error {
	scales := []struct {
		name  string
		value float64
	}{{"hold scale", d.Hold}, {"repetition scale", d.Reps}, {"scale of sets", d.Sets}, {"tempo", d.Tempo}}
	for _, s := range scales {
		if !(s.value >= MinScale && s.value <= MaxScale) {
			return Errorf(CodeInvalid, "%s is %v: it must lie between %v and %v", s.name, s.value, MinScale, MaxScale)
		}
	}
	for key, v := range d.Amounts {
		if !(v >= 1 && v <= MaxHold) {
			return Errorf(CodeInvalid, "amount of %s is %v: it must lie between 1 and %d", key, v, MaxHold)
		}
	}
	for key, n := range d.SetCounts {
		if n < 1 || n > MaxSets {
			return Errorf(CodeInvalid, "sets of %s are %d: they must lie between 1 and %d", key, n, MaxSets)
		}
	}
	for key, v := range d.Tempos {
		if !(v >= MinScale && v <= MaxScale) {
			return Errorf(CodeInvalid, "tempo of %s is %v: it must lie between %v and %v", key, v, MinScale, MaxScale)
		}
	}
	for key, side := range d.Sides {
		if err := oneOf("side of "+key, side, []Side{LeftSide, RightSide}); err != nil {
			return err
		}
	}
	return nil
}
