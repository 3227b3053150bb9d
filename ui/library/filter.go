package library

import (
	"cmp"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/search"
	"uncoil/ui/words"
)

// Kit is the filter for equipment.
type Kit int

// The values of the filter.
const (
	AnyKit Kit = iota
	NoKit
	MatOnly
	// MyKit is the user's equipment.
	MyKit
)

// Criteria is what is searched for. The zero value lists everything.
type Criteria struct {
	// Search is beginnings of words, all of which an exercise must have, or names
	// something to be careful with: see Search.
	Search   string
	Position engine.Position
	Region   string
	Level    engine.Level
	Kit      Kit
	// HideCareful hides what is left out of the user's sessions, Favourites what is no
	// favourite.
	HideCareful, Favourites bool
}

// Entry is one exercise of the library.
type Entry struct {
	Exercise engine.Exercise
	// Levels are the levels of the routines that use the exercise.
	Levels []engine.Level
	// named, labelled and told are the words of its names, of its name and regions,
	// and of everything searchable.
	named, labelled, told []string
}

// Index is the exercises of a book, sorted by name.
type Index struct {
	Entries []Entry
	book    *engine.Book
	terms   []term
}

// NewIndex makes the index of a book; the routines give the levels.
func NewIndex(book *engine.Book, routines []engine.Routine) Index {
	index := Index{book: book}
	for _, ex := range book.Exercises {
		e := Entry{Exercise: ex, named: search.Words(strings.Join(append([]string{ex.Name}, ex.Also...), " "))}
		for _, level := range engine.Levels() {
			if slices.ContainsFunc(UsedIn(ex.ID, routines), func(r *engine.Routine) bool { return r.Level == level }) {
				e.Levels = append(e.Levels, level)
			}
		}
		e.labelled = search.Words(ex.Name)
		for _, region := range ex.Regions {
			e.labelled = append(e.labelled, search.Words(words.Region(region))...)
		}
		e.told = slices.Concat(e.labelled, e.named, search.Words(ex.Benefit))
		index.Entries = append(index.Entries, e)
	}
	slices.SortFunc(index.Entries, func(a, b Entry) int {
		x, y := &a.Exercise, &b.Exercise
		return cmp.Or(strings.Compare(search.Fold(x.Name), search.Fold(y.Name)), strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
	index.terms = termsOf(book)
	return index
}

// UsedIn returns the routines that use an exercise.
func UsedIn(id string, routines []engine.Routine) []*engine.Routine {
	var used []*engine.Routine
	for i := range routines {
		in := func(b engine.Block) bool {
			return slices.ContainsFunc(b.Items, func(item engine.Item) bool { return item.Exercise == id })
		}
		if slices.ContainsFunc(routines[i].Blocks, in) {
			used = append(used, &routines[i])
		}
	}
	return used
}

// Careful returns the ids of the conditions, and of the separately chosen
// movements, because of which the user must be careful with an exercise.
func Careful(ex *engine.Exercise, book *engine.Book, prefs *engine.Preferences) []string {
	var found []string
	for _, c := range book.CarefulWith(prefs) {
		if c.Meets(ex) {
			found = append(found, c.ID)
		}
	}
	return found
}

// LeftOut returns those of the ids because of which sessions leave the exercise
// out: it asks for a movement to avoid, and the user has not asked a doctor.
func LeftOut(ex *engine.Exercise, book *engine.Book, prefs *engine.Preferences) []string {
	var found []string
	for _, c := range book.CarefulWith(prefs) {
		kept := func(a engine.CareAnswer) bool {
			return a.Exercise == ex.ID && a.Condition == c.ID && a.Way == engine.DoAsIs
		}
		if c.LeavesOut(ex) && !slices.ContainsFunc(prefs.Answers, kept) {
			found = append(found, c.ID)
		}
	}
	return found
}

// Missing returns what is needed and not in have.
func Missing(needs, have []string) []string {
	var missing []string
	for _, id := range needs {
		if !slices.Contains(have, id) {
			missing = append(missing, id)
		}
	}
	return missing
}

// Find returns the entries that meet the criteria, matches of the name first.
func (x *Index) Find(c Criteria, prefs *engine.Preferences) []*Entry {
	return x.Search(c, prefs).Entries
}

// meets reports whether an entry passes every filter except the search.
func (x *Index) meets(e *Entry, c Criteria, prefs *engine.Preferences) bool {
	ex := &e.Exercise
	switch {
	case c.Position != "" && ex.Position != c.Position,
		c.Region != "" && !slices.Contains(ex.Regions, c.Region),
		c.Level != "" && !slices.Contains(e.Levels, c.Level),
		c.Kit == NoKit && len(ex.Equipment) > 0,
		c.Kit == MatOnly && len(Missing(ex.Equipment, []string{engine.Mat})) > 0,
		c.Kit == MyKit && len(Missing(ex.Equipment, prefs.Equipment)) > 0,
		c.HideCareful && len(LeftOut(ex, x.book, prefs)) > 0,
		c.Favourites && !slices.Contains(prefs.FavouriteExercises, ex.ID):
		return false
	}
	return true
}
