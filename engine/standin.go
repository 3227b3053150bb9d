package engine

import (
	"cmp"
	"slices"
)

// search looks for exercises that can stand in for others of one routine,
// because of what a person is careful with (care.md, rule 2).
type search struct {
	book   *Book
	prefs  *Preferences
	people []Condition
	on     Surface
	// taken are the exercises that stand in the routine, or stand in already.
	taken map[string]bool
	// positions are the position classes that the routine has anyway.
	positions map[Position]bool
	// found are the results of earlier searches, chosen the stand-ins taken, by
	// the exercise that they stand in for.
	found  map[string][]string
	chosen map[string]string
}

func newSearch(routine *Routine, book *Book, prefs *Preferences, people []Condition) *search {
	s := &search{
		book: book, prefs: prefs, people: people, on: routine.Surface,
		taken: map[string]bool{}, positions: map[Position]bool{}, found: map[string][]string{}, chosen: map[string]string{},
	}
	for _, block := range routine.Blocks {
		for _, item := range block.Items {
			s.taken[item.Exercise] = true
			if ex := s.done(item.Exercise); ex != nil {
				s.taken[ex.ID], s.positions[ex.Position] = true, true
			}
		}
	}
	return s
}

// exercise returns an exercise of the book, nil if there is none.
func (s *search) exercise(id string) *Exercise {
	ex, ok := s.book.Exercises[id]
	if !ok {
		return nil
	}
	return &ex
}

// done returns the exercise that is done where one stands in the routine: that
// one, or the user's own stand-in for it.
func (s *search) done(id string) *Exercise {
	if swap, ok := s.prefs.Swaps[id]; ok {
		if ex := s.exercise(swap); ex != nil {
			return ex
		}
	}
	return s.exercise(id)
}

// find returns what can stand in for an exercise, the best first.
func (s *search) find(ex *Exercise) []string {
	if all, ok := s.found[ex.ID]; ok {
		return all
	}
	all := s.rank(ex, func(other *Exercise) bool {
		return !s.taken[other.ID] && s.spared(other) && s.has(other) && easier(ex, other) && alike(ex, other) && sameRegions(ex, other) && s.fits(ex, other)
	})
	s.found[ex.ID] = all
	return all
}

// free returns the stand-ins of an exercise that the routine does not use yet;
// the one already chosen for it comes first.
func (s *search) free(ex *Exercise) []string {
	var all []string
	if id, ok := s.chosen[ex.ID]; ok {
		all = append(all, id)
	}
	for _, id := range s.find(ex) {
		if !s.taken[id] {
			all = append(all, id)
		}
	}
	return all
}

// take puts the best of these in the place of an exercise; there must be one.
func (s *search) take(ex *Exercise) string {
	id := s.free(ex)[0]
	s.taken[id], s.chosen[ex.ID] = true, id
	return id
}

// anything returns an exercise gentle enough to be the only one of a block, "" if
// there is none: one of the block's aim if possible, and one that the person has
// everything for.
func (s *search) anything(block BlockKind) string {
	aim := map[BlockKind]Aim{WarmUp: Mobilise, Main: Stretch, CoolDown: Relax}[block]
	model := &Exercise{Aim: aim, Position: Seated, Level: LevelBeginner}
	all := s.rank(model, func(other *Exercise) bool {
		return !s.taken[other.ID] && s.spared(other) && other.Level == LevelBeginner && other.Aim != Strengthen && (s.fits(model, other) || s.on == OnBed && other.Position == Seated && !other.AsksFor(GettingDown))
	})
	if len(all) == 0 {
		return ""
	}
	best := all[0]
	if i := slices.IndexFunc(all, func(id string) bool { return s.has(s.exercise(id)) }); i >= 0 {
		best = all[i]
	}
	s.taken[best] = true
	return best
}

// spared reports whether an exercise asks for no movement that the person is
// careful with: false where its movements are unknown.
func (s *search) spared(ex *Exercise) bool {
	if !ex.Known() {
		return false
	}
	for i := range s.people {
		if met, _ := s.people[i].meets(ex, s.on); len(met) > 0 {
			return false
		}
	}
	return true
}

// has reports whether the user has what an exercise needs and does not leave it
// out.
func (s *search) has(ex *Exercise) bool {
	return len(missing(ex.Needs(s.on), s.prefs.Equipment)) == 0 && !slices.Contains(s.prefs.Skip, ex.ID)
}

// fits reports whether an exercise can be done where another one is: a stand-in
// needs no way down to the floor, up from it, out of bed, or up from a chair.
func (s *search) fits(ex, other *Exercise) bool {
	if s.on == OnBed {
		return other.Position == Supine || other.Position == SideLying
	}
	if ex.AsksFor(GettingDown) && !other.AsksFor(GettingDown) {
		return s.offTheFloor()
	}
	if ex.onAChair() && !other.onAChair() {
		return false
	}
	return other.AsksFor(GettingDown) == ex.AsksFor(GettingDown)
}

// onAChair reports whether an exercise is done sitting, and not on the floor.
func (e *Exercise) onAChair() bool { return e.Position == Seated && !e.AsksFor(GettingDown) }

// offTheFloor reports whether the person does nothing on the floor at all.
func (s *search) offTheFloor() bool {
	return slices.ContainsFunc(s.people, func(c Condition) bool { return slices.Contains(c.Leave, GettingDown) })
}

// rank returns the exercises that meet a condition, those that come nearest to
// ex first: what it works, what it is for, where the body is, how it is dosed.
func (s *search) rank(ex *Exercise, meets func(*Exercise) bool) []string {
	type candidate struct {
		id    string
		score int
	}
	var all []candidate
	for id, other := range s.book.Exercises {
		if id == ex.ID || !meets(&other) {
			continue
		}
		score := 4*shared(ex, &other) - 2*len(other.Regions)
		if other.Aim == ex.Aim {
			score += 8
		}
		if other.Position == ex.Position {
			score += 3
		} else if s.positions[other.Position] {
			score++
		}
		if other.Dose.Kind == ex.Dose.Kind {
			score++
		}
		score -= len(other.Asks) / 2
		if slices.Contains(ex.Swaps, id) {
			score += 2
		}
		all = append(all, candidate{id, score})
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.id, b.id))
	})
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = all[i].id
	}
	return ids
}

// alike reports whether two exercises are there for much the same: nothing
// strengthens in place of a stretch, and rest is only replaced by rest.
func alike(ex, other *Exercise) bool {
	return (other.Aim != Strengthen || ex.Aim == Strengthen) && (other.Aim == Relax) == (ex.Aim == Relax)
}

// easier reports whether another exercise is no harder than one: of no higher
// level, and asking for no demanding movement besides those of the one.
func easier(ex, other *Exercise) bool {
	if slices.Index(Levels(), other.Level) > slices.Index(Levels(), ex.Level) {
		return false
	}
	return !slices.ContainsFunc(other.Asks, func(m Movement) bool { return m.demanding() && !ex.AsksFor(m) })
}

// Easier reports whether another exercise may stand in for one: it is no harder,
// in level and in what it asks of the body.
func Easier(ex, other *Exercise) bool { return other.Known() && easier(ex, other) }

// shared returns how many of the body regions that an exercise works another one
// works too. What works the whole spine works its parts.
func shared(ex, other *Exercise) int {
	n := 0
	for _, region := range ex.Regions {
		if slices.Contains(other.Regions, region) || partOfSpine(region) && slices.ContainsFunc(other.Regions, wholeSpine) ||
			wholeSpine(region) && slices.ContainsFunc(other.Regions, partOfSpine) {
			n++
		}
	}
	return n
}

func partOfSpine(region string) bool { return region == "low-back" || region == "upper-back" }
func wholeSpine(region string) bool  { return region == "whole-spine" }

// sameRegions reports whether another exercise works at least a third of what
// one works.
func sameRegions(ex, other *Exercise) bool { return 3*shared(ex, other) >= len(ex.Regions) }

// StandIns returns what can stand in for an exercise of a routine, for a person,
// the best first: what is gentler on the body, and asks for nothing that the
// person is careful with. It is what "this hurts" proposes, too.
func StandIns(routine *Routine, book *Book, prefs *Preferences, exercise string) []string {
	s := newSearch(routine, book, prefs, book.CarefulWith(prefs))
	ex := s.exercise(exercise)
	if ex == nil {
		return nil
	}
	return s.find(ex)
}
