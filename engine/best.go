package engine

import (
	"slices"
	"strings"
)

// Suits reports whether a routine suits a person: nothing has to be asked first,
// and most of its main block stays as it is.
func Suits(routine *Routine, book *Book, prefs *Preferences) bool {
	return book.AskFirst(prefs) == nil && !CareFor(routine, book, prefs).Unsuited
}

// everywhere is what is found wherever people live.
func everywhere() []string { return []string{Mat, "chair", "cushion", "wall"} }

// Equipped reports whether a person has what a routine needs. What is found wherever
// people live counts as there.
func Equipped(r *Routine, book *Book, prefs *Preferences) bool {
	return len(missing(r.Equipment(book), append(everywhere(), prefs.Equipment...))) == 0
}

// BestFor returns the routine that suits a person best in place of one that does
// not suit, nil if there is none. It is never harder.
func BestFor(instead *Routine, routines []Routine, book *Book, prefs *Preferences) *Routine {
	var best *Routine
	least := 0
	for i := range routines {
		r := &routines[i]
		if r.ID == instead.ID || rank(r) > rank(instead) {
			continue
		}
		care := CareFor(r, book, prefs)
		if care.Unsuited || !Equipped(r, book, prefs) {
			continue
		}
		if cost := care.cost() + unlike(r, instead, care); best == nil || cost < least {
			best, least = r, cost
		}
	}
	return best
}

func rank(r *Routine) int { return slices.Index(Levels(), r.Level) }

// cost is how much of a routine is different for the person, or needs a word of
// care.
func (care *Care) cost() int {
	cost := 8 * len(care.Changes)
	for k := range care.Concerns {
		if care.Concerns[k].Way() == DoAsIs {
			cost += 2
		}
	}
	return cost
}

// unlike is the distance of a routine from the chosen one: in length, level,
// surface and exercises. Short breaks and full sessions never replace each other.
func unlike(r, chosen *Routine, care *Care) int {
	longer := r.items() - chosen.items()
	far := 3*max(longer, -longer) + rank(chosen) - rank(r)
	if r.Surface != chosen.Surface {
		far += 6
	}
	if r.Briefly != chosen.Briefly {
		far += 60
	}
	wanted := chosen.exercises()
	for id := range r.exercises() {
		if wanted[id] && !slices.ContainsFunc(care.Changes, func(c Change) bool { return c.Exercise == id }) {
			far -= 2
		}
	}
	return far
}

// exercises returns the exercises of a routine.
func (r *Routine) exercises() map[string]bool {
	all := map[string]bool{}
	for _, block := range r.Blocks {
		for _, item := range block.Items {
			all[item.Exercise] = true
		}
	}
	return all
}

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

// Lying returns the lying-down version of a routine, for a day with much
// discomfort: its lying exercises as the person would do them, with gentle ones
// in place of what is left out of the warm-up. It is nil where the person can do
// none. It is a pure function.
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

// does returns the exercise that the person does in place of one of the routine,
// most often that one itself, nil where it is left out. The user's own stand-ins
// count as well.
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

// sparedLying is spared without the movement of getting to the floor, which such
// a session needs anyway: a caution is said about it.
func (s *search) sparedLying(ex *Exercise) bool {
	return ex.Known() && !slices.ContainsFunc(s.people, func(c Condition) bool {
		met, leave := c.meets(ex, s.on)
		return leave || slices.ContainsFunc(met, func(m Movement) bool { return m != GettingDown })
	})
}

// lyingOf returns the id of the routine whose lying-down version has an id.
func lyingOf(id string) (routine string, ok bool) { return strings.CutPrefix(id, lyingID) }
