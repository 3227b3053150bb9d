package fit_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/fit"
)

// neighbours returns what is one step away from a fitted routine.
func neighbours(c *fitCase, f *fit.Result) []fitCase {
	var all []fitCase
	add := func(name string, change func(r *engine.Routine, p *engine.Preferences)) {
		r, p := *f.Routine, f.Prefs
		r.Blocks = slices.Clone(r.Blocks)
		for b := range r.Blocks {
			r.Blocks[b].Items = slices.Clone(r.Blocks[b].Items)
		}
		p.Doses.Amounts, p.Doses.SetCounts = cloneOf(p.Doses.Amounts), cloneOf(p.Doses.SetCounts)
		change(&r, &p)
		all = append(all, fitCase{name: name, routine: &r, prefs: p})
	}
	work := worked(f.Timeline)
	for b := range f.Routine.Blocks {
		block := &f.Routine.Blocks[b]
		seen := map[string]int{}
		for i := range block.Items {
			item := block.Items[i]
			seen[item.Exercise]++
			place := engine.PlaceID{Routine: c.routine.ID, Block: block.Kind, Exercise: item.Exercise, Occurrence: seen[item.Exercise]}
			w, ok := work[place]
			if !ok {
				continue
			}
			ex := c.book.Exercises[w.Exercise]
			if ex.ID != item.Exercise {
				if a, ok := f.Prefs.Doses.Amounts[ex.ID]; ok && c.prefs.Doses.Amounts[ex.ID] == 0 {
					for _, v := range around(&ex, a) {
						add(fmt.Sprintf("%v of %s", v, ex.ID), func(_ *engine.Routine, p *engine.Preferences) { p.Doses.Amounts[ex.ID] = v })
					}
				}
				continue
			}
			whole := itemAt(c.routine, place)
			_, amountHere := c.prefs.Doses.Amounts[place.Key()]
			if _, of := c.prefs.Doses.Amounts[ex.ID]; !whole.Exact && !amountHere && !(of && whole.Amount == nil) && item.Amount != nil && ex.Dose.Limit == 0 {
				for _, v := range around(&ex, *item.Amount) {
					add(fmt.Sprintf("%v of %s", v, ex.ID), func(r *engine.Routine, _ *engine.Preferences) { r.Blocks[b].Items[i].Amount = &v })
				}
			}
			_, setsHere := c.prefs.Doses.SetCounts[place.Key()]
			if _, of := c.prefs.Doses.SetCounts[ex.ID]; !whole.Exact && !setsHere && !(of && whole.Sets == nil) && item.Sets != nil {
				for _, n := range []int{*item.Sets - 1, *item.Sets + 1} {
					if float64(n) >= max(ex.Dose.Sets.From, 1) && float64(n) <= ex.Dose.Sets.To {
						add(fmt.Sprintf("%d sets of %s", n, ex.ID), func(r *engine.Routine, _ *engine.Preferences) { r.Blocks[b].Items[i].Sets = &n })
					}
				}
			}
			if mayGo(f, place, whole) {
				add("without "+ex.ID, func(r *engine.Routine, _ *engine.Preferences) {
					r.Blocks[b].Items = slices.Delete(r.Blocks[b].Items, i, i+1)
				})
			}
		}
	}
	for _, l := range f.LeftOut {
		if slices.ContainsFunc(f.LeftOut, func(o engine.LeftOut) bool {
			return o.Place.Exercise == l.Place.Exercise && o.Place.Block == l.Place.Block && o.Place.Occurrence < l.Place.Occurrence
		}) {
			continue
		}
		add("with "+l.Exercise, func(r *engine.Routine, _ *engine.Preferences) { takeBack(r, c.routine, l.Place) })
	}
	return all
}

func cloneOf[V any](m map[string]V) map[string]V {
	all := map[string]V{}
	for k, v := range m {
		all[k] = v
	}
	return all
}

// worked returns the first work of every place.
func worked(tl *engine.Timeline) map[engine.PlaceID]*engine.Step {
	work := map[engine.PlaceID]*engine.Step{}
	for i := range tl.Steps {
		if s := &tl.Steps[i]; s.Kind == engine.Work && work[s.Place] == nil {
			work[s.Place] = s
		}
	}
	return work
}

// around returns the amounts of an exercise one step below and above one.
func around(ex *engine.Exercise, a float64) []float64 {
	step := 1.0
	if ex.Dose.Kind == engine.HoldSeconds && ex.Dose.Amount.To-ex.Dose.Amount.From >= 5 {
		step = 5
	}
	var all []float64
	for _, v := range []float64{(math.Ceil(a/step) - 1) * step, (math.Floor(a/step) + 1) * step} {
		if v = min(max(v, ex.Dose.Amount.From), ex.Dose.Amount.To); v != a {
			all = append(all, v)
		}
	}
	return all
}

// itemAt returns the item at a place, nil for none.
func itemAt(r *engine.Routine, place engine.PlaceID) *engine.Item {
	for b := range r.Blocks {
		seen := 0
		for i := range r.Blocks[b].Items {
			if item := &r.Blocks[b].Items[i]; r.Blocks[b].Kind == place.Block && item.Exercise == place.Exercise {
				if seen++; seen == place.Occurrence {
					return item
				}
			}
		}
	}
	return nil
}

// mayGo reports whether a place of a fitted routine could be left out as well.
func mayGo(f *fit.Result, place engine.PlaceID, whole *engine.Item) bool {
	n, last := 0, engine.PlaceID{}
	var seen []engine.PlaceID
	for i := range f.Timeline.Steps {
		s := &f.Timeline.Steps[i]
		if s.Kind != engine.Work || s.Block != place.Block || slices.Contains(seen, s.Place) {
			continue
		}
		seen = append(seen, s.Place)
		n, last = n+1, s.Place
		if s.Place.Exercise == place.Exercise && s.Place.Occurrence > place.Occurrence {
			return false
		}
	}
	return n > 1 && !whole.Exact && !(place.Block == engine.CoolDown && last == place)
}

// takeBack puts an item that was left out back where it stands in the whole routine.
func takeBack(r, whole *engine.Routine, place engine.PlaceID) {
	for b := range whole.Blocks {
		if whole.Blocks[b].Kind != place.Block {
			continue
		}
		kept := r.Blocks[b].Items
		var items []engine.Item
		at, seen := 0, map[string]int{}
		for _, item := range whole.Blocks[b].Items {
			seen[item.Exercise]++
			switch {
			case item.Exercise == place.Exercise && seen[item.Exercise] == place.Occurrence:
				items = append(items, item)
			case at < len(kept) && kept[at].Exercise == item.Exercise:
				items = append(items, kept[at])
				at++
			}
		}
		r.Blocks[b].Items = items
	}
}

func builtIn(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}
