package fit

import (
	"cmp"
	"slices"
	"time"

	"uncoil/engine"
)

// The bounds of the search.
const (
	// closeEnoughFit is how near to the length the search stops.
	closeEnoughFit = 5 * time.Second
	// passes is how often the doses are drafted, and polishes how many single
	// changes follow.
	passes, polishes = 4, 12
	// mostTries is how many changes of one choice are laid out, and mostPairs how
	// many pairs of them.
	mostTries, mostPairs = 48, 24
	// leanest is how far doses go down, from the usual (0) to the least (-1), before
	// an exercise is left out instead: fewer exercises with proper doses.
	leanest = -0.5
)

// search returns the attempt nearest to the length, beginning with the whole
// routine: where that is as long as was asked, it stays as it is.
func (f *fitter) search(a *attempt) (*attempt, error) {
	var err error
	best, target := a, f.length
	if f.off(a) <= engine.Tolerance {
		return a, nil
	}
	for range passes {
		if a, err = f.try(f.draft(a, target)); err != nil {
			return nil, err
		}
		if f.off(a) < f.off(best) {
			best = a
		}
		if f.off(a) <= closeEnoughFit {
			break
		}
		target += f.length - a.timeline.Length
	}
	if best, err = f.polish(best); err != nil || f.off(best) <= engine.Tolerance {
		return best, err
	}
	return f.exhaust(best)
}

// off returns how far an attempt is from the length.
func (f *fitter) off(a *attempt) time.Duration { return (a.timeline.Length - f.length).Abs() }

// shares returns the shares of the blocks that the session has.
func (f *fitter) shares(a *attempt) map[engine.BlockKind]float64 {
	shares, sum := map[engine.BlockKind]float64{}, 0.0
	all := sharesFor(f.length)
	for i := range a.spots {
		if kind := a.spots[i].kind; shares[kind] == 0 {
			shares[kind] = all[kind]
		}
	}
	for _, kind := range engine.BlockKinds() {
		sum += shares[kind]
	}
	for kind := range shares {
		shares[kind] /= sum
	}
	return shares
}

// polish changes single doses as long as that brings the session nearer.
func (f *fitter) polish(a *attempt) (*attempt, error) {
	for range polishes {
		gap := f.length - a.timeline.Length
		if gap.Abs() <= closeEnoughFit {
			break
		}
		next := a
		for _, m := range nearest(f.doses(a), gap, 3) {
			if (gap - m.by).Abs() >= gap.Abs() {
				break
			}
			b, err := f.try(m.apply(a.choice))
			if err != nil {
				return nil, err
			}
			if f.off(b) < f.off(next) {
				next = b
				break
			}
		}
		if next == a {
			break
		}
		a = next
	}
	return a, nil
}

// exhaust lays out the changes of a choice, and then pairs of them, until none
// brings the session nearer.
func (f *fitter) exhaust(a *attempt) (*attempt, error) {
	for f.off(a) > engine.Tolerance {
		gap := f.length - a.timeline.Length
		moves := append(f.doses(a), f.changes(a)...)
		next, err := f.nearer(a, moves, nearest(moves, gap, mostTries))
		if err != nil {
			return nil, err
		}
		if next == a {
			next, err = f.pairs(a, moves, gap)
		}
		if err != nil || next == a {
			return next, err
		}
		a = next
	}
	return f.polish(a)
}

// nearer lays out the moves that go the right way and returns the nearest attempt.
// What a move has really changed is noted in all.
func (f *fitter) nearer(a *attempt, all, moves []move) (*attempt, error) {
	best, gap := a, f.length-a.timeline.Length
	for _, m := range moves {
		if (m.by > 0) != (gap > 0) || m.by == 0 {
			continue
		}
		b, err := f.try(m.apply(a.choice))
		if err != nil {
			continue // such as a stand-in that leaves nothing to do
		}
		for i := range all {
			if o := &all[i]; o.key == m.key && o.out == m.out && o.in == m.in && o.portion == m.portion {
				all[i].by = b.timeline.Length - a.timeline.Length
			}
		}
		if f.off(b) < f.off(best) {
			best = b
		}
	}
	return best, nil
}

// pairs tries two changes at once, those that fit best by what each changes.
func (f *fitter) pairs(a *attempt, moves []move, gap time.Duration) (*attempt, error) {
	var all []move
	var of [][2]int
	for i := range moves {
		for k := i + 1; k < len(moves); k++ {
			m, o := &moves[i], &moves[k]
			if by := m.by + o.by; !m.meets(o) && (gap-by).Abs() < gap.Abs() {
				all = append(all, move{in: len(of), by: by})
				of = append(of, [2]int{i, k})
			}
		}
	}
	for _, m := range nearest(all, gap, mostPairs) {
		pair := of[m.in]
		c := moves[pair[1]].apply(moves[pair[0]].apply(a.choice))
		if !f.legal(c) {
			continue
		}
		if b, err := f.try(c); err == nil && f.off(b) < f.off(a) {
			return b, nil
		}
	}
	return a, nil
}

// nearest returns the moves that come nearest to a gap, n at most.
func nearest(moves []move, gap time.Duration, n int) []move {
	sorted := slices.Clone(moves)
	slices.SortStableFunc(sorted, func(a, b move) int { return cmp.Compare((gap - a.by).Abs(), (gap - b.by).Abs()) })
	return sorted[:min(n, len(sorted))]
}
