package fit

import (
	"maps"
	"slices"
	"time"

	"uncoil/engine"
)

// nowhere is the number of no place.
const nowhere = -1

// move is one change of a choice: another portion, or exercises left out or taken
// in.
type move struct {
	key     string
	portion portion
	// out and in are the places left out and taken in, or nowhere.
	out, in int
	// by is by how much it makes the session longer, as predicted or measured.
	by time.Duration
}

func (m *move) apply(c choice) choice {
	c = c.clone()
	if m.key != "" {
		c.portions[m.key] = m.portion
	}
	if m.out != nowhere {
		c.out[m.out] = true
	}
	delete(c.out, m.in)
	return c
}

// meets reports whether two moves change the same.
func (m *move) meets(o *move) bool {
	return m.key != "" && m.key == o.key || m.key == "" && o.key == "" && (m.out == o.out && m.out != nowhere || m.in == o.in && m.in != nowhere)
}

// doses returns the other doses that single exercises may have.
func (f *fitter) doses(a *attempt) []move {
	byKey := map[string][]*spot{}
	for i := range a.spots {
		if s := &a.spots[i]; s.free() {
			byKey[s.key] = append(byKey[s.key], s)
		}
	}
	var all []move
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		s := byKey[key][0]
		var others []portion
		if s.amounts.low < s.amounts.high {
			for _, n := range []int{1, 2, 4, 8, 1000} {
				others = append(others, portion{s.amounts.by(s.now.amount, n), s.now.sets}, portion{s.amounts.by(s.now.amount, -n), s.now.sets})
			}
		}
		others = append(others, portion{s.now.amount, min(s.now.sets+1, s.maxSet)}, portion{s.now.amount, max(s.now.sets-1, s.minSets)})
		seen := map[portion]bool{s.now: true}
		for _, p := range others {
			if seen[p] {
				continue
			}
			seen[p] = true
			m := move{key: key, portion: p, out: nowhere, in: nowhere}
			for _, s := range byKey[key] {
				m.by += s.takes(p) - s.takes(s.now)
			}
			all = append(all, m)
		}
	}
	return all
}

// changes returns the exercises that may be left out or taken in, or take the place
// of the only one of a block.
func (f *fitter) changes(a *attempt) []move {
	var all []move
	for _, kind := range engine.BlockKinds() {
		var spots, gone []*spot
		for _, s := range f.found[kind] {
			if a.out[s.place] {
				gone = append(gone, s)
			} else {
				spots = append(spots, s)
			}
		}
		for i, s := range spots {
			if f.mayGo(spots, i) {
				all = append(all, move{out: s.place, in: nowhere, by: -s.fixed - s.rest})
			}
		}
		for _, s := range gone {
			if f.comesEarlier(a.out, s.place) {
				continue
			}
			all = append(all, move{out: nowhere, in: s.place, by: s.fixed + s.rest})
			swap := move{out: spots[0].place, in: s.place, by: s.fixed + s.rest - spots[0].fixed - spots[0].rest}
			if len(spots) == 1 && f.mayChange(spots, 0) && f.legal(swap.apply(a.choice)) {
				all = append(all, swap)
			}
		}
	}
	return all
}

// legal reports whether each block keeps an exercise, and no place of one that is
// left out has a later one in the block.
func (f *fitter) legal(c choice) bool {
	for _, spots := range f.found {
		if !slices.ContainsFunc(spots, func(s *spot) bool { return !c.out[s.place] }) {
			return false
		}
	}
	for i := range f.places {
		if !c.out[i] && f.comesEarlier(c.out, i) {
			return false
		}
	}
	return true
}

// comesEarlier reports whether an earlier place of the same exercise in the block
// is left out too: that one is taken in first.
func (f *fitter) comesEarlier(out map[int]bool, place int) bool {
	p := f.places[place]
	for i := range place {
		if o := f.places[i]; out[i] && o.block == p.block && o.id.Exercise == p.id.Exercise {
			return true
		}
	}
	return false
}
