package draft_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/draft"
)

// builtIn loads the exercises and routines that the program brings along.
func builtIn(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// around measures drafts with default preferences.
func around(c *catalog.Catalog) draft.Context {
	prefs := engine.DefaultPreferences()
	prefs.Equipment = engine.Equipment()
	return draft.Context{Book: c.Book(), Prefs: prefs, Voice: engine.EstimatedVoice{}}
}

func routine(t testing.TB, c *catalog.Catalog, id string) *engine.Routine {
	t.Helper()
	r, err := c.Routine(id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// copied opens a copy of a routine that is built in.
func copied(t testing.TB, id string) *draft.Draft {
	t.Helper()
	c := builtIn(t)
	r := draft.Copy(routine(t, c, id), "My "+id, func(string) bool { return false }, around(c))
	return draft.Open(&r, false, around(c))
}

// do carries out operations that must succeed.
func do(t testing.TB, d *draft.Draft, ops ...draft.Op) {
	t.Helper()
	for _, op := range ops {
		if err := d.Do(op); err != nil {
			t.Fatalf("%s: %v", op.Name, err)
		}
	}
}

func ptr[T any](v T) *T { return &v }

func seconds(n int) engine.Pause { return engine.PauseOf(time.Duration(n) * time.Second) }

// randomOp returns any operation, often one that cannot be done.
func randomOp(r *rand.Rand, d *draft.Draft, c *catalog.Catalog) draft.Op {
	exercises := c.Exercises()
	id := exercises[r.IntN(len(exercises))].ID
	at := draft.Ref{Block: r.IntN(4) - r.IntN(2), Item: r.IntN(7) - r.IntN(2)}
	kind := engine.RestKinds()[r.IntN(4)]
	pause := randomPause(r)
	switch r.IntN(19) {
	case 0, 1:
		return draft.Add(at, id)
	case 2:
		return draft.Remove(at)
	case 3:
		return draft.Move(at, draft.Ref{Block: r.IntN(3), Item: r.IntN(5)})
	case 4:
		return draft.Swap(at, id)
	case 5:
		return draft.SetAmount(at, one(r, float64(r.IntN(70))))
	case 6:
		return draft.SetSets(at, one(r, r.IntN(12)))
	case 7:
		return draft.SetTempo(at, one(r, r.Float64()*2.2))
	case 8:
		return draft.SetSide(at, []engine.Side{engine.NoSide, engine.LeftSide, engine.RightSide, engine.BothSides}[r.IntN(4)])
	case 9:
		return draft.SetNote(at, []string{"", "Mind the knee", "  two\nlines "}[r.IntN(3)])
	case 10:
		return draft.UseVariant(at, draft.Variant(r.IntN(2)))
	case 11:
		return draft.Rename([]string{"Mornings", "", "For the shoulder"}[r.IntN(3)])
	case 12:
		return draft.SetLevel(engine.Levels()[r.IntN(3)])
	case 13:
		return draft.ResetRest(at, kind)
	case 14:
		return draft.StepRest(at, kind, time.Duration(r.IntN(3)-1)*5*time.Second)
	case 15:
		return []draft.Op{
			draft.SetAllRests(pause), draft.ScaleAllRests(0.4 + 2.8*r.Float64()), draft.DefaultRests(),
			draft.SetBlockRest(r.IntN(3), &pause), draft.SetRoutineRest(one(r, pause)),
		}[r.IntN(5)]
	case 16:
		for _, w := range d.Warnings() {
			if w.Fix != nil {
				return *w.Fix
			}
		}
		return draft.DefaultRests()
	default:
		return draft.SetRest(at, kind, pause)
	}
}

// one returns a value, or now and then none.
func one[T any](r *rand.Rand, v T) *T {
	if r.IntN(4) == 0 {
		return nil
	}
	return &v
}

func randomPause(r *rand.Rand) engine.Pause {
	switch r.IntN(6) {
	case 0:
		return engine.PauseOfBreaths(1 + r.IntN(20))
	case 1:
		return engine.PauseUntilReady(time.Duration(5+r.IntN(90)) * time.Second)
	default:
		return seconds(r.IntN(100))
	}
}

// randomUser gives a user settings for a routine at all levels.
func randomUser(r *rand.Rand, routine *engine.Routine, prefs *engine.Preferences) {
	keep := func(of *map[string]engine.Pause, key string) {
		if r.IntN(4) == 0 {
			if *of == nil {
				*of = map[string]engine.Pause{}
			}
			(*of)[key] = randomPause(r)
		}
	}
	rests := &prefs.Rests
	*rests = engine.Rests{Default: randomPause(r), BetweenSets: randomPause(r), BetweenSides: randomPause(r)}
	prefs.Doses.Amounts, prefs.Doses.SetCounts = map[string]float64{}, map[string]int{}
	keep(&rests.Routine, routine.ID)
	keep(&rests.Routine, "another")
	for _, b := range routine.Blocks {
		keep(&rests.Block, engine.BlockKey(routine.ID, b.Kind))
		seen := map[string]int{}
		for _, item := range b.Items {
			seen[item.Exercise]++
			key := engine.PlaceID{Routine: routine.ID, Block: b.Kind, Exercise: item.Exercise, Occurrence: seen[item.Exercise]}.Key()
			keep(&rests.Exercise, item.Exercise)
			keep(&rests.Place, key)
			for _, of := range []*map[string]engine.Pause{&rests.Sets, &rests.Sides, &rests.Before} {
				keep(of, key)
				keep(of, item.Exercise)
			}
			if r.IntN(4) == 0 {
				prefs.Doses.Amounts[key] = float64(1 + r.IntN(20))
			}
			if r.IntN(4) == 0 {
				prefs.Doses.SetCounts[key] = 1 + r.IntN(3)
			}
		}
	}
	prefs.Doses.Hold, prefs.Doses.Reps = []float64{0.5, 1, 1.6}[r.IntN(3)], []float64{0.5, 1, 1.6}[r.IntN(3)]
}

// rests returns every rest of a timeline, in order.
func rests(tl *engine.Timeline) []engine.Pause {
	var all []engine.Pause
	for _, s := range tl.Steps {
		if s.Rest != "" {
			all = append(all, s.Pause)
		}
	}
	return all
}

func kinds(warnings []draft.Warning) []draft.WarningKind {
	var all []draft.WarningKind
	for _, w := range warnings {
		all = append(all, w.Kind)
	}
	slices.Sort(all)
	return all
}
