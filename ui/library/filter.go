package library

import (
	"slices"
	"strings"
	"unicode"

	"uncoil/engine"
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

// Index is the exercises of a book in the order of their names.
type Index struct {
	Entries []Entry
	book    *engine.Book
}

// NewIndex makes the index of a book; the routines tell the levels.
func NewIndex(book *engine.Book, routines []engine.Routine) Index {
	index := Index{book: book}
	for _, ex := range book.Exercises {
		e := Entry{Exercise: ex, named: wordsOf(ex.Name)}
		for _, level := range engine.Levels() {
			if slices.ContainsFunc(UsedIn(ex.ID, routines), func(r *engine.Routine) bool { return r.Level == level }) {
				e.Levels = append(e.Levels, level)
			}
		}
		e.told = slices.Concat(e.named, wordsOf(ex.Benefit))
		for _, region := range ex.Regions {
			e.told = append(e.told, wordsOf(words.Region(region))...)
		}
		index.Entries = append(index.Entries, e)
	}
	slices.SortFunc(index.Entries, func(a, b Entry) int { return strings.Compare(a.Exercise.Name, b.Exercise.Name) })
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

// Careful returns the ids of the conditions, and of the movements chosen by
// themselves, for which the user must be careful with an exercise.
func Careful(ex *engine.Exercise, book *engine.Book, prefs *engine.Preferences) []string {
	var found []string
	for _, c := range book.CarefulWith(prefs) {
		if c.Meets(ex) {
			found = append(found, c.ID)
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
func (x *Index) Find(c Criteria, prefs *engine.Preferences) []*Entry {
	var byName, others []*Entry
	search := wordsOf(c.Search)
	for i := range x.Entries {
		e := &x.Entries[i]
		if !x.meets(e, c, prefs) || !hasAll(e.told, search) {
			continue
		}
		if hasAll(e.named, search) {
			byName = append(byName, e)
		} else {
			others = append(others, e)
		}
	}
	return append(byName, others...)
}

// meets reports whether an entry passes every filter but the search.
func (x *Index) meets(e *Entry, c Criteria, prefs *engine.Preferences) bool {
	ex := &e.Exercise
	switch {
	case c.Position != "" && ex.Position != c.Position,
		c.Region != "" && !slices.Contains(ex.Regions, c.Region),
		c.Level != "" && !slices.Contains(e.Levels, c.Level),
		c.Kit == MatOnly && len(ex.Equipment) > 0,
		c.Kit == MyKit && len(Missing(ex, prefs.Equipment)) > 0,
		c.HideCareful && len(Careful(ex, x.book, prefs)) > 0:
		return false
	}
	return true
}

// hasAll reports whether each beginning begins one of the words.
func hasAll(told, beginnings []string) bool {
	for _, b := range beginnings {
		if !slices.ContainsFunc(told, func(word string) bool { return strings.HasPrefix(word, b) }) {
			return false
		}
	}
	return true
}

// wordsOf returns the words of a text in lower case. An apostrophe is part of
// no word and parts none: "childs" finds "Child's".
func wordsOf(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
