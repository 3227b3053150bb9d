package library

import (
	"cmp"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/search"
	"uncoil/ui/words"
)

// Kit says which equipment an exercise may need to be listed.
type Kit int

// The kits.
const (
	AnyKit Kit = iota
	MatOnly
	// MyKit is what the user has.
	MyKit
)

// Criteria is what is looked for. The zero value lists everything.
type Criteria struct {
	// Search holds the beginnings of words, all of which an exercise must have.
	Search   string
	Position engine.Position
	Region   string
	Level    engine.Level
	Kit      Kit
	// HideCareful leaves out what the user wants to be careful with.
	HideCareful bool
}

// Entry is one exercise of the library.
type Entry struct {
	Exercise engine.Exercise
	// Levels are the levels of the routines that use the exercise.
	Levels []engine.Level
	// named and told are the words of the name, and of all that can be found.
	named, told []string
}

// Index is the exercises in the order of their names.
type Index []Entry

// NewIndex makes the index of a book; the routines tell the levels.
func NewIndex(book *engine.Book, routines []engine.Routine) Index {
	var index Index
	for _, ex := range book.Exercises {
		e := Entry{Exercise: ex, named: search.Words(ex.Name)}
		for _, level := range engine.Levels() {
			if slices.ContainsFunc(UsedIn(ex.ID, routines), func(r *engine.Routine) bool { return r.Level == level }) {
				e.Levels = append(e.Levels, level)
			}
		}
		e.told = slices.Concat(e.named, search.Words(ex.Benefit))
		for _, region := range ex.Regions {
			e.told = append(e.told, search.Words(words.Region(region))...)
		}
		index = append(index, e)
	}
	slices.SortFunc(index, func(a, b Entry) int {
		x, y := &a.Exercise, &b.Exercise
		return cmp.Or(strings.Compare(search.Fold(x.Name), search.Fold(y.Name)), strings.Compare(x.Name, y.Name), strings.Compare(x.ID, y.ID))
	})
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

// Careful returns what an exercise involves of what the user is careful with.
func Careful(ex *engine.Exercise, careful []engine.Involvement) []engine.Involvement {
	var found []engine.Involvement
	for _, i := range ex.Involves {
		if slices.Contains(careful, i) {
			found = append(found, i)
		}
	}
	return found
}

// Missing returns what an exercise needs and the user does not have.
func Missing(ex *engine.Exercise, have []string) []string {
	var missing []string
	for _, id := range ex.Equipment {
		if !slices.Contains(have, id) {
			missing = append(missing, id)
		}
	}
	return missing
}

// Find returns the entries that meet the criteria, those whose name is looked
// for first.
func (x Index) Find(c Criteria, prefs *engine.Preferences) []*Entry {
	var byName, others []*Entry
	wanted := search.Words(c.Search)
	for i := range x {
		e := &x[i]
		if !e.meets(c, prefs) || !search.HasAll(e.told, wanted) {
			continue
		}
		if search.HasAll(e.named, wanted) {
			byName = append(byName, e)
		} else {
			others = append(others, e)
		}
	}
	return append(byName, others...)
}

// meets reports whether an entry passes every filter but the search.
func (e *Entry) meets(c Criteria, prefs *engine.Preferences) bool {
	ex := &e.Exercise
	switch {
	case c.Position != "" && ex.Position != c.Position,
		c.Region != "" && !slices.Contains(ex.Regions, c.Region),
		c.Level != "" && !slices.Contains(e.Levels, c.Level),
		c.Kit == MatOnly && len(ex.Equipment) > 0,
		c.Kit == MyKit && len(Missing(ex, prefs.Equipment)) > 0,
		c.HideCareful && len(Careful(ex, prefs.Careful)) > 0:
		return false
	}
	return true
}
