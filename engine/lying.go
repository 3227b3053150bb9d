package engine

import (
	"slices"
	"strings"
)

// WindDown is the id of the routine that is offered on a day on which another one
// would be too much, and MuchDiscomfort is the discomfort before a session from
// which on it is.
const (
	WindDown       = "wind-down"
	MuchDiscomfort = 7
)

// Much reports whether so much discomfort was said before a session that less may
// be better.
func (f *Feeling) Much() bool { return f.Before != nil && *f.Before >= MuchDiscomfort }

// lyingID begins the id under which a session of lying exercises is recorded.
const lyingID = "lying:"

// The least that a session of lying exercises has: exercises to begin with, to
// work on and to rest in.
const (
	lyingWarmUp   = 2
	lyingMain     = 3
	lyingCoolDown = 1
)

// Lying returns what of a routine is done lying down, for a day on which more
// would be too much: its lying exercises as the person would do them, with gentle
// ones in place of what is left out of the warm-up. It is nil where a person can
// do none. It is a pure function.
func Lying(routine *Routine, book *Book, prefs *Preferences) *Routine {
	on := routine.Surface
	if people := book.CarefulWith(prefs); slices.ContainsFunc(people, func(c Condition) bool { return slices.Contains(c.Leave, GettingDown) }) {
		on = OnBed // there is no other place to lie
	}
	whole := *routine
	whole.Surface = on
	care := CareFor(&whole, book, prefs)
	lying := whole
	lying.ID, lying.Spoken, lying.Blocks = lyingID+routine.ID, routine.SpokenName(), nil
	search := newSearch(&Routine{Surface: on}, book, prefs, book.CarefulWith(prefs))
	for _, kind := range BlockKinds() {
		block := Block{Kind: kind}
		for _, b := range whole.Blocks {
			if b.Kind != kind {
				continue
			}
			block.Rest = b.Rest
			for _, item := range b.Items {
				if ex := care.does(item.Exercise, search); ex != nil && ex.lies() {
					search.taken[ex.ID] = true
					if ex.ID != item.Exercise {
						item = Item{Exercise: ex.ID} // the dose was written for another one
					}
					block.Items = append(block.Items, item)
				}
			}
		}
		lying.Blocks = append(lying.Blocks, block)
	}
	for i := range lying.Blocks {
		search.fillLying(&lying.Blocks[i])
	}
	lying.Blocks = slices.DeleteFunc(lying.Blocks, func(b Block) bool { return len(b.Items) == 0 })
	if lying.items() == 0 {
		return nil
	}
	return &lying
}

// lies reports whether an exercise is done lying down.
func (e *Exercise) lies() bool {
	lying := []Position{Supine, Prone, SideLying}
	return slices.Contains(lying, e.Position) && slices.Contains(lying, e.EndPosition())
}

// does returns the exercise that the person does where one stands in the routine,
// nil where it is left out. The user's own stand-ins count as well.
func (care *Care) does(id string, search *search) *Exercise {
	if swap, ok := care.Prefs.Swaps[id]; ok {
		if ex := search.exercise(swap); ex != nil {
			id = swap
		}
	}
	ex := search.exercise(id)
	if ex == nil || slices.Contains(care.Prefs.Skip, id) || search.prefs.Swaps[id] != "" {
		return nil
	}
	return ex
}

// fillLying adds gentle lying exercises to a block that has too few.
func (s *search) fillLying(block *Block) {
	least := map[BlockKind]int{WarmUp: lyingWarmUp, Main: lyingMain, CoolDown: lyingCoolDown}[block.Kind]
	aim := map[BlockKind]Aim{WarmUp: Mobilise, Main: Stretch, CoolDown: Relax}[block.Kind]
	model := &Exercise{Aim: aim, Position: Supine, Level: LevelBeginner}
	gentle := s.rank(model, func(other *Exercise) bool {
		return !s.taken[other.ID] && s.prefs.Swaps[other.ID] == "" && other.lies() && other.Level == LevelBeginner &&
			other.Aim == aim && s.sparedLying(other) && s.has(other)
	})
	for _, id := range gentle[:min(len(gentle), max(0, least-len(block.Items)))] {
		s.taken[id] = true
		block.Items = append(block.Items, Item{Exercise: id})
	}
}

// sparedLying is spared for a session that is on the floor anyway: getting down
// there is said with a word of care.
func (s *search) sparedLying(ex *Exercise) bool {
	return ex.Known() && !slices.ContainsFunc(s.people, func(c Condition) bool {
		met, leave := c.meets(ex, s.on)
		return leave || slices.ContainsFunc(met, func(m Movement) bool { return m != GettingDown })
	})
}

// lyingOf returns the id of the routine of which the lying exercises are recorded
// under an id.
func lyingOf(id string) (routine string, ok bool) { return strings.CutPrefix(id, lyingID) }
