package engine

import "slices"

// Concern is one place of a routine where an exercise asks for a movement that
// the person is careful with.
type Concern struct {
	Place PlaceID
	// Exercise is the exercise that would be done there.
	Exercise string
	// Condition is the id of a condition, or of a movement chosen by itself.
	Condition string
	// Movements are those of the exercise that the condition is careful with. It
	// is empty where the exercise's movements are unknown (see Exercise.Asks).
	Movements []Movement
	// Leave tells that the exercise is not done unless the person has asked.
	Leave bool
	// Why says why in one sentence.
	Why string
	// Instead are the exercises that can stand in for it, the best first.
	Instead []string
	// Answer is what the person has chosen; zero for nothing yet.
	Answer CareAnswer
}

// Default is what is done where nothing has been answered: the careful way.
func (c *Concern) Default() Way {
	switch {
	case !c.Leave:
		return DoAsIs
	case len(c.Instead) > 0:
		return DoInstead
	default:
		return LeaveOut
	}
}

// Ways returns what can be done, the careful way first.
func (c *Concern) Ways() []Way {
	ways := []Way{DoInstead, LeaveOut, DoAsIs}
	if len(c.Instead) == 0 {
		ways = ways[1:]
	}
	if !c.Leave {
		ways = append([]Way{DoAsIs}, ways[:len(ways)-1]...)
	}
	return ways
}

// Way is what is done: the answer, or else the careful way.
func (c *Concern) Way() Way {
	switch {
	case c.Answer.Way == "", c.Answer.Way == DoInstead && len(c.Instead) == 0 && !c.Leave:
		return c.Default()
	case c.Answer.Way == DoInstead && len(c.Instead) == 0:
		return LeaveOut
	default:
		return c.Answer.Way
	}
}

// Concerns returns the concerns that a person has with a routine, in the order of
// its places. It is a pure function.
func Concerns(routine *Routine, book *Book, prefs *Preferences) []Concern {
	return CareFor(routine, book, prefs).Concerns
}

// Decides reports whether the person is asked about the concern before a session:
// the exercise would be skipped, or its movements are unknown. Exercises that
// only need a caution are kept, and the caution is said when they come.
func (c *Concern) Decides() bool { return c.Leave || len(c.Movements) == 0 }

// Open returns the concerns that the person has still to decide on.
func Open(concerns []Concern) []Concern {
	var open []Concern
	for _, c := range concerns {
		if c.Answer.Way == "" && c.Decides() {
			open = append(open, c)
		}
	}
	return open
}

// Change is one exercise of a routine that is different because of a condition.
type Change struct {
	// Exercise stands in the routine, Instead is done in its place: empty where
	// it is left out.
	Exercise, Instead string
	// Condition is the id of a condition, or of a movement chosen by itself.
	Condition string
}

// Care is what a routine comes to for one person.
type Care struct {
	Concerns []Concern
	Changes  []Change
	// Prefs are the person's preferences with the stand-ins and what is left out
	// in this routine.
	Prefs *Preferences
	// Unsuited tells that so much of the main block would change that another
	// routine suits better.
	Unsuited bool
	// people are what the person is careful with.
	people []Condition
	on     Surface
}

// tooMuch reports whether so many of a main block's exercises change that the
// routine no longer suits: more than a third of them (care.md, rule 6).
func tooMuch(changed, all int) bool { return 3*changed > all }

// CareFor finds out what a routine comes to for a person. It is a pure function. In
// a routine that was fitted to a length it is what the whole one comes to: what is
// left out for want of time never stands in for something else.
func CareFor(routine *Routine, book *Book, prefs *Preferences) *Care {
	if routine.Whole != nil {
		return CareFor(routine.Whole, book, prefs).in(routine)
	}
	care := &Care{Prefs: prefs, people: book.CarefulWith(prefs), on: routine.Surface}
	if len(care.people) == 0 {
		return care
	}
	search := newSearch(routine, book, prefs, care.people)
	own := *prefs
	own.Swaps, own.Skip = cloneMap(prefs.Swaps), slices.Clone(prefs.Skip)
	changed, all := 0, 0
	for b := range routine.Blocks {
		block := &routine.Blocks[b]
		seen := map[string]int{}
		for i := range block.Items {
			id := block.Items[i].Exercise
			seen[id]++
			ex := search.done(id)
			if ex == nil || slices.Contains(prefs.Skip, ex.ID) {
				continue
			}
			place := PlaceID{routine.ID, block.Kind, id, seen[id]}
			now := care.meet(place, ex, search)
			care.Concerns = append(care.Concerns, now...)
			if block.Kind == Main {
				all++
			}
			way, condition := decide(now)
			if way == DoAsIs {
				continue
			}
			if block.Kind == Main {
				changed++
			}
			change := Change{Exercise: id, Condition: condition}
			if way == DoInstead {
				change.Instead = search.take(ex)
				own.Swaps[id] = change.Instead
			} else {
				own.Skip = append(own.Skip, ex.ID)
			}
			if seen[id] == 1 {
				care.Changes = append(care.Changes, change)
			}
		}
		care.keepOne(block, search, &own)
	}
	care.Prefs, care.Unsuited = &own, tooMuch(changed, all)
	return care
}

// Kept returns the exercises that the person would leave out but has asked about, and
// that stay in because of that, in the order of their places.
func (care *Care) Kept() []string {
	var ids []string
	for i := range care.Concerns {
		c := &care.Concerns[i]
		if c.Leave && c.Answer.Way == DoAsIs && !slices.Contains(ids, c.Exercise) &&
			!slices.ContainsFunc(care.Concerns, func(other Concern) bool { return other.Exercise == c.Exercise && other.Way() != DoAsIs }) {
			ids = append(ids, c.Exercise)
		}
	}
	return ids
}

// in returns the care for what there is of the whole routine.
func (care *Care) in(fitted *Routine) *Care {
	own, there := *care, fitted.exercises()
	own.Concerns = slices.DeleteFunc(slices.Clone(care.Concerns), func(c Concern) bool { return !fitted.has(c.Place) })
	own.Changes = slices.DeleteFunc(slices.Clone(care.Changes), func(c Change) bool { return !there[c.Exercise] })
	return &own
}

// has reports whether the routine has a place.
func (r *Routine) has(p PlaceID) bool {
	n := 0
	for b := range r.Blocks {
		for i := range r.Blocks[b].Items {
			if r.Blocks[b].Kind == p.Block && r.Blocks[b].Items[i].Exercise == p.Exercise {
				n++
			}
		}
	}
	return n >= p.Occurrence
}

// meet returns the concerns of one exercise at one place.
func (care *Care) meet(place PlaceID, ex *Exercise, search *search) []Concern {
	var all []Concern
	for i := range care.people {
		c := &care.people[i]
		met, leave := c.meets(ex, care.on)
		if len(met) == 0 && ex.Known() {
			continue
		}
		concern := Concern{
			Place: place, Exercise: ex.ID, Condition: c.ID, Movements: met, Leave: leave,
			Answer: search.prefs.answer(ex.ID, c.ID),
		}
		if len(met) > 0 {
			concern.Why, concern.Instead = c.Why[met[0]], search.free(ex)
		}
		all = append(all, concern)
		if len(met) == 0 {
			break // unknown movements are asked about once
		}
	}
	return all
}

// meets returns the movements of an exercise that a condition is careful with,
// those to be left out first, and whether there are any of these.
func (c *Condition) meets(ex *Exercise, on Surface) (met []Movement, leave bool) {
	for _, m := range c.Leave {
		if ex.asks(m, on) {
			met, leave = append(met, m), true
		}
	}
	for _, m := range c.Ask {
		if ex.asks(m, on) {
			met = append(met, m)
		}
	}
	return met, leave
}

// Meets reports whether an exercise asks for a movement that the condition is
// careful with.
func (c *Condition) Meets(ex *Exercise) bool {
	met, _ := c.meets(ex, OnFloor)
	return len(met) > 0
}

// LeavesOut reports whether an exercise asks for a movement that the condition
// leaves out.
func (c *Condition) LeavesOut(ex *Exercise) bool {
	_, leave := c.meets(ex, OnFloor)
	return leave
}

// asks reports whether an exercise asks for a movement on the routine's surface:
// in bed, getting down to the floor is not needed.
func (e *Exercise) asks(m Movement, on Surface) bool {
	return e.AsksFor(m) && !(m == GettingDown && on == OnBed)
}

// decide returns what is done about the concerns of one exercise, the most
// careful of their ways, and the condition that decides it.
func decide(concerns []Concern) (Way, string) {
	way, condition := DoAsIs, ""
	for i := range concerns {
		switch c := &concerns[i]; c.Way() {
		case LeaveOut:
			return LeaveOut, c.Condition
		case DoInstead:
			if way == DoAsIs {
				way, condition = DoInstead, c.Condition
			}
		}
	}
	return way, condition
}

// keepOne ensures that each block keeps one exercise, so that a session always
// has a warm-up and a cool-down. Where all are left out, the first one is
// replaced by any that is gentle enough.
func (care *Care) keepOne(block *Block, search *search, own *Preferences) {
	first := -1
	for i := range block.Items {
		id := block.Items[i].Exercise
		ex := search.done(id)
		if swap, ok := own.Swaps[id]; ok {
			ex = search.exercise(swap)
		}
		if ex == nil {
			continue
		}
		if !slices.Contains(own.Skip, ex.ID) {
			return
		}
		if first < 0 && !slices.Contains(search.prefs.Skip, ex.ID) {
			first = i
		}
	}
	if first < 0 {
		return
	}
	id := block.Items[first].Exercise
	instead := search.anything(block.Kind)
	if instead == "" {
		return
	}
	own.Swaps[id] = instead
	for i := range care.Changes {
		if care.Changes[i].Exercise == id {
			care.Changes[i].Instead = instead
		}
	}
}

// mostAbout is how many cautions about an exercise's movements one condition
// gets at most; those that are written for the condition come all.
const mostAbout = 2

// CautionsFor returns what the person must be careful with in an exercise: for
// each condition the exercise's own words for it, or else those about its
// movements, or else the condition's; and the condition's about the way down.
// Two conditions may share a text.
func (care *Care) CautionsFor(ex *Exercise) []StepCare {
	var all []StepCare
	for i := range care.people {
		c := &care.people[i]
		met, _ := c.meets(ex, care.on)
		down := slices.Contains(met, GettingDown)
		met = slices.DeleteFunc(met, func(m Movement) bool { return m == GettingDown })
		said, movement := ex.cautions(c.ID, met), Movement("")
		if len(met) > 0 {
			movement = met[0]
			if len(said) == 0 {
				said = []string{c.Cautions[movement]}
			}
		}
		for _, text := range said {
			all = append(all, StepCare{Condition: c.ID, Movement: movement, Say: text})
		}
		if down {
			all = append(all, StepCare{Condition: c.ID, Movement: GettingDown, Say: c.Cautions[GettingDown]})
		}
	}
	return all
}

// cautions returns the exercise's own words for a condition, or else those about
// the movements that are met.
func (e *Exercise) cautions(condition string, met []Movement) []string {
	var named, about []string
	for i := range e.Cautions {
		c := &e.Cautions[i]
		switch {
		case slices.Contains(c.For, condition):
			named = append(named, c.Say)
		case slices.ContainsFunc(c.About, func(m Movement) bool { return slices.Contains(met, m) }):
			about = append(about, c.Say)
		}
	}
	if len(named) > 0 {
		return named
	}
	return about[:min(len(about), mostAbout)]
}

// CautionsFor returns what a person must be careful with in an exercise,
// whatever routine it stands in.
func CautionsFor(ex *Exercise, book *Book, prefs *Preferences) []StepCare {
	care := &Care{people: book.CarefulWith(prefs)}
	return care.CautionsFor(ex)
}

func cloneMap(m map[string]string) map[string]string {
	all := make(map[string]string, len(m))
	for k, v := range m {
		all[k] = v
	}
	return all
}
