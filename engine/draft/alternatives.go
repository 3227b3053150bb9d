package draft

import (
	"cmp"
	"slices"

	"uncoil/engine"
)

// Alternative is an exercise that can be put in the place of another.
type Alternative struct {
	Exercise string
	// Spares are the demanding movements that only the other one asks for, Asks
	// those that only this one asks for.
	Spares, Asks []engine.Movement
	// Suits tells that the user has what it needs and need not be careful with it.
	Suits bool
}

// mostAlternatives is as many as can be looked over at once.
const mostAlternatives = 8

// Alternatives returns what could stand at a place, the closest first: what is
// gentler on the user where that matters, the exercise's own stand-ins, those it stands in for, and those that work the
// same regions.
func (d *Draft) Alternatives(at Ref) []Alternative {
	item := d.now.item(at)
	if item == nil {
		return nil
	}
	ex, ok := d.around.Book.Exercises[item.Exercise]
	if !ok {
		return nil
	}
	type candidate struct {
		Alternative
		near float64
	}
	var all []candidate
	gentler := d.gentler(&ex)
	for id, other := range d.around.Book.Exercises {
		near := nearness(&ex, &other)
		if i := slices.Index(gentler, id); i >= 0 {
			near = standsIn - float64(i)
		}
		if id != ex.ID && near > 0 {
			alternative := Alternative{id, without(ex.Asks, other.Asks), without(other.Asks, ex.Asks), d.suits(&other)}
			all = append(all, candidate{alternative, near})
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.near, a.near), cmp.Compare(a.Exercise, b.Exercise))
	})
	best := make([]Alternative, 0, mostAlternatives)
	for _, c := range all[:min(len(all), mostAlternatives)] {
		best = append(best, c.Alternative)
	}
	return best
}

// standsIn is the nearness of what is gentler where the user must be careful: it
// comes before all else.
const standsIn = 200

// gentler returns what can stand in for an exercise that the user must be careful
// with, the best first.
func (d *Draft) gentler(ex *engine.Exercise) []string {
	if d.spares(ex) {
		return nil
	}
	return engine.StandIns(&d.now.Routine, d.around.Book, &d.around.Prefs, ex.ID)
}

// without returns what is in one list and not in the other.
func without(list, other []engine.Movement) []engine.Movement {
	return slices.DeleteFunc(slices.Clone(list), func(what engine.Movement) bool { return slices.Contains(other, what) })
}

// nearness says how well one exercise can replace another, 0 for not at all.
// Swaps named by the catalogue score higher than any similarity.
func nearness(ex, other *engine.Exercise) float64 {
	if i := slices.Index(ex.Swaps, other.ID); i >= 0 {
		return 100 - float64(i)
	}
	if slices.Contains(other.Swaps, ex.ID) {
		return 50
	}
	shared := 0
	for _, region := range ex.Regions {
		if slices.Contains(other.Regions, region) {
			shared++
		}
	}
	near := float64(shared) / float64(max(1, len(ex.Regions)+len(other.Regions)-shared))
	if near < 0.5 {
		return 0
	}
	if ex.Position == other.Position {
		near += 0.25
	}
	if ex.Dose.Kind == other.Dose.Kind {
		near += 0.1
	}
	return near
}
