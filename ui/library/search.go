package library

import (
	"slices"

	"uncoil/engine"
	"uncoil/engine/search"
)

// Found is the result of a search.
type Found struct {
	// Entries are the exercises, matches of the name first.
	Entries []*Entry
	// About is what the search names to be careful with, nil for nothing.
	About *About
}

// About is a condition or movements that a search names.
type About struct {
	// Condition is the condition; nil if the search names movements.
	Condition *engine.Condition
	Movements []engine.Movement
	// Sense is the effect on the list.
	Sense Sense
	// N of All exercises are left out; with Mentioned they need care.
	N, All int
}

// Sense is how a search means what it names.
type Sense int

// The senses.
const (
	// Without hides what asks for it: "hip replacement", "no kneeling".
	Without Sense = iota
	// With lists what asks for it: "head low".
	With
	// Mentioned is for words that also find exercises: "neck".
	Mentioned
)

// Careful adds what the search names to the preferences.
func (a *About) Careful(prefs *engine.Preferences) {
	if a.Condition != nil {
		prefs.Conditions = with(prefs.Conditions, a.Condition.ID)
		return
	}
	for _, m := range a.Movements {
		prefs.Careful = with(prefs.Careful, m)
	}
}

// Chosen reports whether it is in the preferences already.
func (a *About) Chosen(prefs *engine.Preferences) bool {
	if a.Condition != nil {
		return slices.Contains(prefs.Conditions, a.Condition.ID)
	}
	return !slices.ContainsFunc(a.Movements, func(m engine.Movement) bool { return !slices.Contains(prefs.Careful, m) })
}

func with[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(slices.Clone(list), v)
}

// Search returns the entries that meet the criteria, and what the search names to
// be careful with: a condition in everyday words hides what must be avoided with
// it, "no" before a movement hides what asks for it.
func (x *Index) Search(c Criteria, prefs *engine.Preferences) Found {
	wanted := search.Words(c.Search)
	all := func(told func(e *Entry) []string, wanted []string) []*Entry {
		return x.matching(c, prefs, wanted, told)
	}
	if about := x.negated(wanted); about != nil {
		return x.without(about, all(everything, nil))
	}
	found := all(everything, wanted)
	labelled := len(wanted) == 0 || len(all(labels, wanted)) > 0
	about, rest, exact := x.condition(wanted)
	switch {
	case about != nil && (exact || !labelled):
		return x.without(about, all(everything, rest))
	case about != nil:
		about.Sense = Mentioned
		about.count(x, about.Condition.Meets)
		return Found{found, about}
	case labelled:
		return Found{Entries: found}
	}
	if about := x.movements(wanted); about != nil {
		about.Sense = With
		asking := slices.DeleteFunc(all(everything, nil), func(e *Entry) bool { return !about.asks(&e.Exercise) })
		return Found{asking, about}
	}
	if rest := without(wanted, soreness); len(found) == 0 && len(rest) > 0 && len(rest) < len(wanted) {
		found = all(everything, rest)
	}
	return Found{Entries: found}
}

func everything(e *Entry) []string { return e.told }
func labels(e *Entry) []string     { return e.labelled }

// matching returns the entries that meet the criteria and contain the words.
func (x *Index) matching(c Criteria, prefs *engine.Preferences, wanted []string, told func(e *Entry) []string) []*Entry {
	var byName, others []*Entry
	for i := range x.Entries {
		e := &x.Entries[i]
		switch {
		case !x.meets(e, c, prefs) || !search.HasAll(told(e), wanted):
		case search.HasAll(e.named, wanted):
			byName = append(byName, e)
		default:
			others = append(others, e)
		}
	}
	return append(byName, others...)
}

// without hides what must be avoided.
func (x *Index) without(about *About, entries []*Entry) Found {
	out := about.asks
	if about.Condition != nil {
		out = about.Condition.LeavesOut
	}
	about.count(x, out)
	return Found{slices.DeleteFunc(entries, func(e *Entry) bool { return out(&e.Exercise) }), about}
}

// asks reports whether an exercise asks for one of the movements.
func (a *About) asks(ex *engine.Exercise) bool { return slices.ContainsFunc(a.Movements, ex.AsksFor) }

func (a *About) count(x *Index, is func(*engine.Exercise) bool) {
	a.N, a.All = 0, len(x.Entries)
	for i := range x.Entries {
		if is(&x.Entries[i].Exercise) {
			a.N++
		}
	}
}
