package engine

import (
	"slices"
)

// Direction is a spoken sentence that leads the body somewhere, and the time
// that it takes to get there.
type Direction struct {
	Say string `yaml:"say"`
	// Seconds is how long a stiff body needs once the sentence has been said;
	// 0 where a speaker's pause is enough.
	Seconds float64 `yaml:"seconds,omitempty"`
}

// UnmarshalText makes a direction of a sentence alone, which is how files write
// one that needs no time of its own.
func (d *Direction) UnmarshalText(text []byte) error {
	d.Say = string(text)
	return nil
}

// Directions are directions for each guidance level that speaks them.
type Directions struct {
	Full  []Direction `yaml:"full,omitempty"`
	Brief []Direction `yaml:"brief,omitempty"`
}

// At returns the directions for a guidance level; tones has none.
func (d Directions) At(g Guidance) []Direction {
	switch g {
	case GuidanceFull:
		return d.Full
	case GuidanceBrief:
		return d.Brief
	default:
		return nil
	}
}

// Plain returns sentences as directions that need no time of their own.
func Plain(sentences ...string) []Direction {
	all := make([]Direction, len(sentences))
	for i, text := range sentences {
		all[i].Say = text
	}
	return all
}

// Sentences returns what some directions say.
func Sentences(directions []Direction) []string {
	all := make([]string, len(directions))
	for i := range directions {
		all[i] = directions[i].Say
	}
	return all
}

// Move is what is said on the way into one class of positions.
type Move struct {
	// Any serves for every position class that has no directions of its own in
	// From.
	Any  Directions              `yaml:"any"`
	From map[Position]Directions `yaml:"from,omitempty"`
}

// Way returns the directions from one position class to where an exercise
// begins, at a guidance level: its own for somebody who stands, else those of
// its position class. If the body stays in its class there are none, unless the
// class has some for that: to come back onto hands and knees.
func (p *Phrases) Way(from Position, to *Exercise, g Guidance) []Direction {
	if own := to.Say.Way.At(g); from == Standing && len(own) > 0 {
		return own
	}
	if to.Position == Seated && !to.AsksFor(GettingDown) && low(from) {
		// A chair is reached by standing up first.
		up := p.Moves[Standing]
		rise, ok := up.From[from]
		if !ok {
			rise = up.Any
		}
		return slices.Concat(rise.At(g), p.Way(Standing, to, g))
	}
	move := p.Moves[to.Position]
	if own, ok := move.From[from]; ok {
		return own.At(g)
	}
	if from == to.Position {
		return nil
	}
	return move.Any.At(g)
}

// low reports whether the body is on the floor.
func low(p Position) bool { return p == Kneeling || p == Supine || p == Prone || p == SideLying }

// ahead returns the directions that may be followed in the rest before an
// exercise. Whoever only comes back to the same position rests until the end.
func (p *Phrases) ahead(from Position, to *Exercise, g Guidance) []Direction {
	if from == to.Position && (from != Standing || len(to.Say.Way.At(g)) == 0) {
		return nil
	}
	return p.Way(from, to, g)
}

// leading returns directions as a paragraph, each with the time that following
// it takes at the user's pace.
func (c *compiler) leading(directions []Direction) paragraph {
	return paragraph{directions: directions, pace: c.prefs.TransitionScale * c.rising()}
}
