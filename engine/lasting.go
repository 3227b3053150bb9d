package engine

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Lasting is what a person has chosen about an exercise for every session:
// another one in its place, or nothing.
type Lasting struct {
	Exercise string
	// Instead is done in its place; empty where it is left out.
	Instead string
	// At is when it was chosen; zero where an earlier version kept that.
	At time.Time
}

// Lasting returns what has been chosen for every session, the oldest first.
func (p *Preferences) Lasting() []Lasting {
	var all []Lasting
	for _, id := range p.Skip {
		all = append(all, Lasting{Exercise: id, At: p.Chosen[id]})
	}
	for id, other := range p.Swaps {
		all = append(all, Lasting{Exercise: id, Instead: other, At: p.Chosen[id]})
	}
	slices.SortFunc(all, func(a, b Lasting) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Exercise, b.Exercise), cmp.Compare(a.Instead, b.Instead))
	})
	return all
}

// SetSkip leaves an exercise out of every session from a time on, or takes it
// back in. Preferences that are being kept may share the lists: they stay as they
// are.
func (p *Preferences) SetSkip(id string, out bool, at time.Time) {
	p.Skip = slices.DeleteFunc(slices.Clone(p.Skip), func(other string) bool { return other == id })
	if out {
		p.Skip = append(p.Skip, id)
	}
	p.note(id, at)
}

// SetSwap puts an exercise in place of another in every session from a time on;
// "" takes it out again. It changes no shared map either.
func (p *Preferences) SetSwap(id, other string, at time.Time) {
	p.Swaps = cloneMap(p.Swaps)
	if other == "" {
		delete(p.Swaps, id)
	} else {
		p.Swaps[id] = other
	}
	p.note(id, at)
}

// note keeps when something was chosen about an exercise, as long as it stands.
func (p *Preferences) note(id string, at time.Time) {
	next := maps.Clone(p.Chosen)
	if next == nil {
		next = map[string]time.Time{}
	}
	if p.Swaps[id] == "" && !slices.Contains(p.Skip, id) {
		delete(next, id)
	} else if !at.IsZero() {
		next[id] = at
	}
	p.Chosen = next
}
