package fit

import (
	"cmp"
	"slices"
	"time"

	"uncoil/engine"
)

// draft chooses exercises and doses for a length, by what the places have been
// found to take: each block within its share. What one block cannot use, or needs
// beyond its share, the others get or give.
func (f *fitter) draft(a *attempt, length time.Duration) choice {
	c := choice{}.clone()
	shares, left := f.shares(a), length-a.overhead()
	took := map[engine.BlockKind]time.Duration{}
	give := func(kind engine.BlockKind, room time.Duration) {
		left += took[kind]
		for _, s := range f.found[kind] {
			delete(c.out, s.place)
		}
		spots := f.keep(kind, room, c.out)
		took[kind] = portionOut(spots, room, c.portions)
		left -= took[kind]
	}
	give(engine.Main, time.Duration(shares[engine.Main]*float64(left)))
	give(engine.WarmUp, time.Duration(shares[engine.WarmUp]/max(shares[engine.WarmUp]+shares[engine.CoolDown], 1e-9)*float64(left)))
	give(engine.CoolDown, left)
	give(engine.WarmUp, took[engine.WarmUp]+left)
	give(engine.Main, took[engine.Main]+left)
	return c
}

// keep leaves out the least important exercises of a block until the others have
// room, and returns these. One is taken back if the others cannot use the room, or
// leave enough for it.
func (f *fitter) keep(kind engine.BlockKind, room time.Duration, out map[int]bool) []*spot {
	spots := slices.Clone(f.found[kind])
	var gone []*spot
	for at(spots, leanest) > room {
		i := f.leastImportant(spots, room)
		if i < 0 {
			break
		}
		gone = append(gone, spots[i])
		spots = slices.Delete(spots, i, i+1)
	}
	for _, s := range slices.Backward(gone) {
		more := slices.SortedFunc(slices.Values(append(slices.Clone(spots), s)), func(a, b *spot) int { return cmp.Compare(a.place, b.place) })
		fits := at(more, leanest) <= room || at(spots, 1) < room && at(more, -1) <= room
		if !fits || f.comesEarlier(out, s.place) {
			out[s.place] = true
			continue
		}
		spots = more
	}
	return spots
}

// leastImportant returns the index of the exercise that is left out first, -1 where
// none may be. Where one alone will stay, that is the one that has room.
func (f *fitter) leastImportant(spots []*spot, room time.Duration) int {
	over := func(i int) time.Duration {
		if len(spots) != 2 {
			return 0
		}
		other := spots[1-i] // the one that would stay
		return max(0, other.takes(other.at(-1))-room)
	}
	least := -1
	for i, s := range spots {
		if f.mayGo(spots, i) && (least < 0 || cmp.Or(cmp.Compare(over(i), over(least)), cmp.Compare(f.rank[spots[least].place], f.rank[s.place])) < 0) {
			least = i
		}
	}
	return least
}

// mayGo reports whether an exercise may be left out: not the only one of its block,
// the last of the cool-down, what is prescribed, or one that comes again later in
// the block, whose places would be counted differently then.
func (f *fitter) mayGo(spots []*spot, i int) bool {
	return len(spots) > 1 && f.mayChange(spots, i)
}

// mayChange is mayGo where another exercise takes its place.
func (f *fitter) mayChange(spots []*spot, i int) bool {
	p := &f.places[spots[i].place]
	if p.prescribed || spots[i].kind == engine.CoolDown && i == len(spots)-1 {
		return false
	}
	return !slices.ContainsFunc(spots[i+1:], func(s *spot) bool {
		later := f.places[s.place]
		return later.block == p.block && later.id.Exercise == p.id.Exercise
	})
}

// portionOut gives exercises the doses with which they take the time that there is,
// all about equally far from their usual ones, and returns what they take. Sets are
// large: as many of them as have room, and the amounts by what is left then.
func portionOut(spots []*spot, room time.Duration, portions map[string]portion) time.Duration {
	low := most(-1, func(f float64) bool { return at(spots, f) <= room })
	high := min(low+1e-4, 1)
	left := room - at(spots, low)
	for _, s := range spots {
		p := s.at(low)
		more := portion{p.amount, s.at(high).sets}
		if by := s.takes(more) - s.takes(p); by <= left {
			p, left = more, left-by
		}
		portions[s.key] = p
	}
	amounts := func(f float64) (t time.Duration) {
		for _, s := range spots {
			t += s.takes(portion{s.at(f).amount, portions[s.key].sets})
		}
		return t
	}
	more := most(low, func(f float64) bool { return amounts(f) <= room })
	for _, s := range spots {
		portions[s.key] = portion{s.at(more).amount, portions[s.key].sets}
	}
	return sum(spots, portions)
}

// most returns about the largest number from low to 1 that fits, low if none does.
func most(low float64, fits func(f float64) bool) float64 {
	if fits(1) {
		return 1
	}
	const halvings = 20
	high := 1.0
	for range halvings {
		if middle := (low + high) / 2; fits(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

func at(spots []*spot, f float64) (t time.Duration) {
	for _, s := range spots {
		t += s.takes(s.at(f))
	}
	return t
}

func sum(spots []*spot, portions map[string]portion) (t time.Duration) {
	for _, s := range spots {
		t += s.takes(portions[s.key])
	}
	return t
}

// byImportance orders the exercises of a block, the most important first: the last
// one of a cool-down, the one of a warm-up that may go on longest and so gets the
// pulse up; then whatever adds most, for its time, of what the block works, and
// needs nothing that the user lacks.
func (f *fitter) byImportance(kind engine.BlockKind, spots []*spot) []*spot {
	left, ordered := slices.Clone(spots), []*spot{}
	take := func(i int) {
		ordered = append(ordered, left[i])
		left = slices.Delete(left, i, i+1)
	}
	switch kind {
	case engine.CoolDown:
		take(len(left) - 1)
	case engine.WarmUp:
		longest := slices.MaxFunc(left, func(a, b *spot) int { return cmp.Compare(steady(a.ex), steady(b.ex)) })
		take(slices.Index(left, longest))
	}
	weight := map[string]int{}
	for _, s := range spots {
		for _, region := range s.ex.Regions {
			weight[region]++
		}
	}
	covered := map[string]bool{}
	for len(left) > 0 {
		best, most := 0, -1.0
		for i, s := range left {
			adds := 0
			for _, region := range s.ex.Regions {
				if !covered[region] {
					adds += weight[region]
				}
			}
			if slices.ContainsFunc(s.ex.Needs(f.routine.Surface), f.lacks) {
				adds = 0
			}
			if worth := float64(adds) / max(s.takes(s.usual).Seconds(), 1); worth > most {
				best, most = i, worth
			}
		}
		if most == 0 && len(covered) > 0 {
			clear(covered) // all is covered: once more
			continue
		}
		for _, region := range left[best].ex.Regions {
			covered[region] = true
		}
		take(best)
	}
	return ordered
}

// steady is how long an exercise may keep one moving, in seconds.
func steady(e *engine.Exercise) float64 {
	if e.Aim != engine.Mobilise || e.Dose.Kind != engine.HoldSeconds {
		return 0
	}
	return e.Dose.Amount.To
}

// lacks reports whether the user has not got a piece of equipment.
func (f *fitter) lacks(id string) bool { return !slices.Contains(f.prefs.Equipment, id) }
