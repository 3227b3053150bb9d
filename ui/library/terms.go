package library

import (
	"slices"

	"uncoil/engine"
	"uncoil/engine/search"
)

// term is one way to name a condition or a movement.
type term struct {
	condition *engine.Condition
	movement  engine.Movement
	words     []string
}

// Words that a search ignores, that negate it, and that name no part of the body.
var (
	fillers   = []string{"a", "an", "the", "my", "i", "ive", "have", "had", "has", "with", "after", "of", "for", "in", "on", "to", "or", "and", "do", "exercise", "exercises"}
	negations = []string{"no", "not", "without", "cant", "cannot", "avoid"}
	soreness  = append([]string{"pain", "painful", "ache", "aches", "aching", "hurts", "hurting", "sore", "stiff", "stiffness", "bad", "tight", "relief"}, fillers...)
)

// shortestPart is the shortest prefix, in letters, that names a condition while
// it is typed.
const shortestPart = 4

// termsOf lists the names of the conditions and movements of a book.
func termsOf(book *engine.Book) []term {
	var terms []term
	add := func(t term, names []string) {
		for _, name := range names {
			t.words = without(search.Words(name), fillers)
			terms = append(terms, t)
		}
	}
	for i := range book.Conditions {
		c := &book.Conditions[i]
		add(term{condition: c}, append([]string{c.Name}, c.Words...))
	}
	for i := range book.Movements {
		m := &book.Movements[i]
		add(term{movement: m.ID}, append([]string{m.Name}, m.Words...))
	}
	return terms
}

func without(words, others []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(others, w) })
}

// condition returns the condition that the search names with the most words, and
// the remaining words; exact tells that several words name it and none remains.
func (x *Index) condition(wanted []string) (about *About, rest []string, exact bool) {
	wanted = without(wanted, fillers)
	most := 0
	for i := range x.terms {
		t := &x.terms[i]
		if t.condition == nil || len(t.words) <= most {
			continue
		}
		if left, ok := t.named(wanted, shortestPart); ok {
			about, rest, most = &About{Condition: t.condition}, left, len(t.words)
		}
	}
	return about, rest, most > 1 && len(rest) == 0
}

// negated returns the movements that the search excludes, as in "no kneeling",
// nil for none.
func (x *Index) negated(wanted []string) *About {
	if len(wanted) < 2 || !slices.Contains(negations, wanted[0]) {
		return nil
	}
	return x.movements(wanted[1:])
}

// movements returns the movements that the search names, nil for none.
func (x *Index) movements(wanted []string) *About {
	var about About
	wanted = without(wanted, fillers)
	for i := range x.terms {
		t := &x.terms[i]
		if t.movement == "" {
			continue
		}
		bare := term{words: without(t.words, negations)}
		if left, ok := bare.named(wanted, 1); ok && len(left) == 0 {
			about.Movements = with(about.Movements, t.movement)
		}
	}
	if len(about.Movements) == 0 {
		return nil
	}
	return &about
}

// named reports whether wanted contains all words of the term, and returns the
// remaining ones. A prefix of a word counts from least letters on.
func (t *term) named(wanted []string, least int) (rest []string, ok bool) {
	if len(t.words) == 0 {
		return nil, false
	}
	rest = slices.Clone(wanted)
	for _, word := range t.words {
		i := slices.IndexFunc(rest, func(w string) bool {
			return w == word || len(w) >= least && search.HasAll([]string{word}, []string{w})
		})
		if i < 0 {
			return nil, false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return rest, true
}
