package home

import (
	"cmp"
	"maps"
	"slices"

	"uncoil/engine"
	"uncoil/ui/library"
)

// Stop is one exercise of a routine, and its replacement.
type Stop struct {
	Exercise engine.Exercise
	// StandIn is the exercise that the user does instead; "" for none.
	StandIn string
	// Lacks is the equipment of the exercise that the user does not have.
	Lacks []string
	// Careful tells that it is replaced or left out because of what the user is
	// careful with: its equipment does not matter then.
	Careful bool
	// missing and needed are the equipment of the exercise that is really done.
	missing, needed []string
}

// Plan is a routine with the user's equipment, replacements and care: each
// exercise once, in the order of first use.
type Plan []Stop

// NewPlan returns the plan of a routine.
func NewPlan(r *engine.Routine, book *engine.Book, prefs *engine.Preferences) Plan {
	var plan Plan
	seen := map[string]bool{}
	played := engine.CareFor(r, book, prefs).Prefs
	for _, block := range r.Blocks {
		for _, item := range block.Items {
			ex, ok := book.Exercises[item.Exercise]
			if !ok || seen[ex.ID] {
				continue
			}
			seen[ex.ID] = true
			stop := Stop{Exercise: ex, Lacks: library.Missing(ex.Needs(r.Surface), prefs.Equipment)}
			done := ex
			if other, ok := book.Exercises[prefs.Swaps[ex.ID]]; ok {
				stop.StandIn, done = other.ID, other
			}
			if other, ok := book.Exercises[played.Swaps[ex.ID]]; ok && other.ID != done.ID {
				stop.Careful, done = true, other
			}
			switch out := slices.Contains(played.Skip, done.ID); {
			case !out:
				stop.missing, stop.needed = library.Missing(done.Needs(r.Surface), prefs.Equipment), done.Needs(r.Surface)
			case slices.Contains(prefs.Skip, done.ID):
				continue // the user has left it out
			default:
				stop.Careful = true
			}
			plan = append(plan, stop)
		}
	}
	return plan
}

// Missing returns the equipment that the user does not have, each id once.
func (p Plan) Missing() []string {
	return p.collect(func(s *Stop) []string { return s.missing })
}

// Equipment returns the equipment that is needed, each id once.
func (p Plan) Equipment() []string {
	return p.collect(func(s *Stop) []string { return s.needed })
}

func (p Plan) collect(of func(s *Stop) []string) []string {
	var ids []string
	for i := range p {
		for _, id := range of(&p[i]) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Swapped returns the number of exercises with a replacement that the user has
// chosen.
func (p Plan) Swapped() int {
	n := 0
	for i := range p {
		if p[i].StandIn != "" && !p[i].Careful {
			n++
		}
	}
	return n
}

// Open returns the stops that the user can decide about: those with missing
// equipment or a replacement.
func (p Plan) Open() []Stop {
	var open []Stop
	for _, s := range p {
		if (len(s.Lacks) > 0 || s.StandIn != "") && !s.Careful {
			open = append(open, s)
		}
	}
	return open
}

// mostStandIns is the most replacements that are offered.
const mostStandIns = 3

// StandIns returns the ids of exercises that can replace one: those that its
// author names, or otherwise the most similar ones that need no missing equipment
// and ask nothing of the body that the exercise does not. Exercises that are in
// the routine already come last.
func StandIns(ex *engine.Exercise, book *engine.Book, prefs *engine.Preferences, plan Plan) []string {
	able := func(id string) bool {
		other, ok := book.Exercises[id]
		return ok && id != ex.ID && len(library.Missing(other.Equipment, prefs.Equipment)) == 0
	}
	var ids []string
	for _, id := range ex.Swaps {
		if able(id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		ids = nearest(ex, book, prefs, plan, able)
	}
	if now := prefs.Swaps[ex.ID]; able(now) && !slices.Contains(ids[:min(len(ids), mostStandIns)], now) {
		ids = slices.Insert(ids, 0, now)
	}
	return ids[:min(len(ids), mostStandIns)]
}

// nearest sorts exercises for the same regions, those with the most in common
// first.
func nearest(ex *engine.Exercise, book *engine.Book, prefs *engine.Preferences, plan Plan, able func(string) bool) []string {
	score := map[string]int{}
	for id, other := range book.Exercises {
		if !able(id) || !engine.Easier(ex, &other) || len(library.Careful(&other, book, prefs)) > 0 {
			continue
		}
		shared := 0
		for _, region := range ex.Regions {
			if slices.Contains(other.Regions, region) {
				shared += 4
			}
		}
		if shared == 0 {
			continue
		}
		if other.Position == ex.Position {
			shared++
		}
		if slices.ContainsFunc(plan, func(s Stop) bool { return s.Exercise.ID == id }) {
			shared -= 3
		}
		score[id] = shared - len(other.Regions)
	}
	return slices.SortedFunc(maps.Keys(score), func(a, b string) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b))
	})
}
