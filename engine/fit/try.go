package fit

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
)

// fitter searches for the exercises and doses that give a routine a length.
type fitter struct {
	routine *engine.Routine
	book    *engine.Book
	prefs   *engine.Preferences
	voice   engine.Voice
	length  time.Duration
	places  []fitPlace
	// care is that for the whole routine.
	care *engine.Care
	// tried are the attempts so far, by the key of their choice.
	tried map[string]*attempt
	// found are the exercises of each block as they were last measured, and rank is
	// how important each is in its block, by place: 0 for the most important.
	found map[engine.BlockKind][]*spot
	rank  map[int]int
}

// fitPlace is one place of the routine.
type fitPlace struct {
	block, item int
	id          engine.PlaceID
	// prescribed places are never left out.
	prescribed bool
}

// portion is how much is done of one exercise.
type portion struct {
	amount float64
	sets   int
}

// choice is what is done: places that are left out, by number, and portions by the
// key of a spot. Where there is none the spot has its usual portion.
type choice struct {
	out      map[int]bool
	portions map[string]portion
}

func (c choice) clone() choice {
	next := choice{maps.Clone(c.out), maps.Clone(c.portions)}
	if next.out == nil {
		next.out = map[int]bool{}
	}
	if next.portions == nil {
		next.portions = map[string]portion{}
	}
	return next
}

func (c choice) key() string {
	var b strings.Builder
	for _, i := range slices.Sorted(maps.Keys(c.out)) {
		fmt.Fprint(&b, i, " ")
	}
	for _, k := range slices.Sorted(maps.Keys(c.portions)) {
		fmt.Fprint(&b, k, c.portions[k])
	}
	return b.String()
}

// spot is one place at which something is done, and what it takes.
type spot struct {
	place int
	kind  engine.BlockKind
	ex    *engine.Exercise
	// key is the same for places that share their portion: where the same exercise
	// stands in for several.
	key string
	// standIn tells that the exercise is done in place of the routine's own.
	standIn bool
	// usual is the portion without any fitting, now the one tried.
	usual, now portion
	// amounts and sets are those that it may have; one alone where it is fixed.
	amounts         rungs
	minSets, maxSet int
	// fixed is the time to get there and the rest after it, rest the remaining
	// time of the place, and working what of that grows with the amount.
	fixed, rest, working time.Duration
}

// free reports whether the portion may be another one.
func (s *spot) free() bool { return s.amounts.low < s.amounts.high || s.minSets < s.maxSet }

// takes predicts how long the place takes with a portion.
func (s *spot) takes(p portion) time.Duration {
	perUnit := float64(s.working) / max(s.now.amount, 1)
	set := (float64(s.rest) + (p.amount-s.now.amount)*perUnit) / float64(max(s.now.sets, 1))
	return s.fixed + time.Duration(set*float64(p.sets))
}

// at returns the portion at a place between the least (-1), the usual (0) and the
// most (1).
func (s *spot) at(f float64) portion {
	low, high := s.amounts.low, s.amounts.high
	lowSets, highSets := s.minSets, s.maxSet
	p := s.usual
	if low < high {
		if f < 0 {
			p.amount = s.amounts.near(p.amount + f*(p.amount-low))
		} else {
			p.amount = s.amounts.near(p.amount + f*(high-p.amount))
		}
	}
	if f < 0 {
		p.sets = int(math.Round(float64(p.sets) + f*float64(p.sets-lowSets)))
	} else {
		p.sets = int(math.Round(float64(p.sets) + f*float64(highSets-p.sets)))
	}
	return p
}

// attempt is a choice laid out.
type attempt struct {
	choice
	routine  *engine.Routine
	prefs    engine.Preferences
	timeline *engine.Timeline
	spots    []spot
}

// overhead is the time that belongs to no place: the opening and the end.
func (a *attempt) overhead() time.Duration {
	rest := a.timeline.Length
	for i := range a.spots {
		rest -= a.spots[i].fixed + a.spots[i].rest
	}
	return rest
}

func newFitter(routine *engine.Routine, book *engine.Book, prefs *engine.Preferences, voice engine.Voice, length time.Duration) *fitter {
	f := &fitter{routine: routine, book: book, prefs: prefs, voice: voice, length: length, tried: map[string]*attempt{}, rank: map[int]int{}}
	f.care = engine.CareFor(routine, book, prefs)
	for b := range routine.Blocks {
		block := &routine.Blocks[b]
		seen := map[string]int{}
		for i := range block.Items {
			item := &block.Items[i]
			seen[item.Exercise]++
			f.places = append(f.places, fitPlace{
				block: b, item: i, prescribed: item.Exact,
				id: engine.PlaceID{Routine: routine.ID, Block: block.Kind, Exercise: item.Exercise, Occurrence: seen[item.Exercise]},
			})
		}
	}
	return f
}

// try lays out a choice, each one once.
func (f *fitter) try(c choice) (*attempt, error) {
	c = c.clone()
	key := c.key()
	if a, ok := f.tried[key]; ok {
		return a, nil
	}
	a := &attempt{choice: c}
	f.write(a)
	var err error
	if a.timeline, err = engine.Compile(a.routine, f.book, &a.prefs, f.voice); err != nil {
		return nil, err
	}
	f.measure(a)
	f.find(a)
	f.tried[key] = a
	return a, nil
}

// write makes the routine and the preferences of a choice. The dose of a stand-in
// is that of the exercise in the preferences, since a routine's doses are meant for
// its own exercises.
func (f *fitter) write(a *attempt) {
	own := *f.routine
	own.Whole = f.routine
	own.Blocks = slices.Clone(f.routine.Blocks)
	for b := range own.Blocks {
		own.Blocks[b].Items = nil
	}
	for i, p := range f.places {
		if !a.out[i] {
			items := &own.Blocks[p.block].Items
			*items = append(*items, f.routine.Blocks[p.block].Items[p.item])
		}
	}
	a.routine, a.prefs = &own, *f.prefs
	a.prefs.Doses.Amounts, a.prefs.Doses.SetCounts = maps.Clone(f.prefs.Doses.Amounts), maps.Clone(f.prefs.Doses.SetCounts)
	at := make([]int, len(own.Blocks))
	for i, p := range f.places {
		if a.out[i] {
			continue
		}
		item := &own.Blocks[p.block].Items[at[p.block]]
		at[p.block]++
		s, ok := f.spot(i)
		if !ok {
			continue
		}
		if now, chosen := a.portions[s.key]; chosen {
			s.now = now
		}
		a.spots = append(a.spots, s)
		if s.free() {
			s.prescribe(item, &a.prefs.Doses)
		}
	}
}

// prescribe writes a portion where it is played exactly. An amount that cannot
// change is left to the range, which keeps the limit of its source.
func (s *spot) prescribe(item *engine.Item, doses *engine.Doses) {
	free := s.amounts.low < s.amounts.high
	if !s.standIn {
		item.Exact, item.Sets = true, &s.now.sets
		if item.Amount = nil; free {
			item.Amount = &s.now.amount
		}
		return
	}
	if free {
		set(&doses.Amounts, s.ex.ID, s.now.amount)
	}
	set(&doses.SetCounts, s.ex.ID, s.now.sets)
}

func set[V any](m *map[string]V, key string, v V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[key] = v
}

// spot returns what is done at a place, false for nothing.
func (f *fitter) spot(i int) (spot, bool) {
	p, prefs := f.places[i], f.care.Prefs
	block := &f.routine.Blocks[p.block]
	item := &block.Items[p.item]
	own, ok := f.book.Exercises[item.Exercise]
	if !ok {
		return spot{}, false
	}
	ex := own
	if other, ok := f.book.Exercises[prefs.Swaps[own.ID]]; ok {
		ex = other
	}
	if slices.Contains(prefs.Skip, ex.ID) {
		return spot{}, false
	}
	d := engine.PlaceContext{Place: p.id, Routine: f.routine, Block: block, Item: item, Exercise: &ex}.Dose(prefs)
	s := spot{
		place: i, kind: block.Kind, ex: &ex, standIn: ex.ID != own.ID, key: fmt.Sprint("place ", i, " "),
		usual: portion{d.Amount, d.Sets}, amounts: rungs{d.Amount, d.Amount, 1}, minSets: d.Sets, maxSet: d.Sets,
	}
	if s.standIn {
		s.key = ex.ID + " "
	} else if item.Exact {
		s.now = s.usual
		return s, true
	}
	if r := rungsOf(&ex.Dose, ex.MostOf(d, f.prefs)); !d.Exact && r.low < r.high {
		s.amounts, s.usual.amount = r, min(max(d.Amount, r.low), r.high)
	}
	if sets := ex.Dose.Sets; !f.setsAreFixed(&s, item) && sets.From < sets.To {
		s.minSets, s.maxSet = max(int(sets.From), 1), int(sets.To)
		s.usual.sets = min(max(d.Sets, s.minSets), s.maxSet)
	}
	s.now = s.usual
	return s, true
}

// setsAreFixed reports whether the user has set the number of sets, or the routine
// prescribes it.
func (f *fitter) setsAreFixed(s *spot, item *engine.Item) bool {
	counts := f.prefs.Doses.SetCounts
	if s.standIn {
		_, of := counts[s.ex.ID]
		return of
	}
	_, here := counts[f.places[s.place].id.Key()]
	_, of := counts[s.ex.ID]
	return here || of && item.Sets == nil
}

// measure sums up what each place takes.
func (f *fitter) measure(a *attempt) {
	by := make(map[engine.PlaceID]*spot, len(a.spots))
	for i := range a.spots {
		by[f.places[a.spots[i].place].id] = &a.spots[i]
	}
	for i := range a.timeline.Steps {
		step := &a.timeline.Steps[i]
		s := by[step.Place]
		if s == nil || step.Kind == engine.GetReady || step.Kind == engine.Done {
			continue
		}
		if step.Kind == engine.PositionStep || step.Kind == engine.Rest && step.Rest == engine.AfterExercise {
			s.fixed += step.Length
			continue
		}
		s.rest += step.Length
		if step.Kind != engine.Work {
			continue
		}
		for k := range step.Spans {
			if step.Spans[k].Section == engine.Working {
				s.working += step.Spans[k].Length
			}
		}
	}
	a.spots = slices.DeleteFunc(a.spots, func(s spot) bool { return s.fixed+s.rest == 0 })
}

// find takes note of what places take. The first attempt, of the whole routine,
// says which there are, and how important each is.
func (f *fitter) find(a *attempt) {
	if f.found == nil {
		f.found = map[engine.BlockKind][]*spot{}
		for i := range a.spots {
			s := a.spots[i]
			f.found[s.kind] = append(f.found[s.kind], &s)
		}
		for kind, spots := range f.found {
			for n, s := range f.byImportance(kind, spots) {
				f.rank[s.place] = n
			}
		}
		return
	}
	for i := range a.spots {
		s := a.spots[i]
		for k, old := range f.found[s.kind] {
			if old.place == s.place {
				f.found[s.kind][k] = &s
			}
		}
	}
}
