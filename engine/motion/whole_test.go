package motion_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/figure"
	"uncoil/engine/motion"
	"uncoil/engine/session"
)

// grid is the time between two looks: whole sessions of everything at 50 ms are for the
// slow tests, which set UNCOIL_WHOLE.
func grid() time.Duration {
	if os.Getenv("UNCOIL_WHOLE") != "" {
		return 50 * time.Millisecond
	}
	return 100 * time.Millisecond
}

// sessionsOf compiles a session of each exercise alone, as everybody does it and as people
// with one or two conditions have other poses or sides.
func sessionsOf(t *testing.T, books *catalog.Catalog, visit func(ex *engine.Exercise, tl *engine.Timeline, book *engine.Book)) {
	t.Helper()
	for _, ex := range books.Exercises() {
		if only := os.Getenv("UNCOIL_ONLY"); only != "" && !slices.Contains(strings.Split(only, ","), ex.ID) {
			continue
		}
		variants := []*engine.Exercise{&ex}
		add := func(v *engine.Exercise) {
			if !slices.ContainsFunc(variants, func(other *engine.Exercise) bool {
				return v.Sides == other.Sides && slices.Equal(posesOf(v), posesOf(other))
			}) {
				variants = append(variants, v)
			}
		}
		for i := range ex.Adapted {
			add(ex.As(&ex.Adapted[i]))
		}
		for i, one := range books.Book().Conditions {
			for _, other := range books.Book().Conditions[i:] {
				add(books.Book().Eased(&ex, &engine.Preferences{Conditions: []string{one.ID, other.ID}}, engine.OnFloor))
			}
		}
		for _, v := range variants {
			book := *books.Book()
			book.Exercises = map[string]engine.Exercise{v.ID: *v}
			prefs := engine.DefaultPreferences()
			alone := &engine.Routine{ID: v.ID, Name: v.Name, Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: v.ID}}}}}
			tl, err := engine.Compile(alone, &book, &prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatalf("%s: %v", v.ID, err)
			}
			visit(v, tl, &book)
		}
	}
}

// TestNobodyJumpsSlidesOrStopsBreathing walks through a session of every exercise, both
// its sides and its variants.
func TestNobodyJumpsSlidesOrStopsBreathing(t *testing.T) {
	books, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	looked := 0
	sessionsOf(t, books, func(ex *engine.Exercise, tl *engine.Timeline, book *engine.Book) {
		faults, err := motion.Check(tl, book, func(string) (*figure.Scene, error) { return books.Scene(ex.ID) }, grid())
		if err != nil {
			t.Fatal(err)
		}
		looked++
		for _, f := range faults {
			t.Error(f)
		}
	})
	if looked == 0 {
		t.Error("there is nothing to look at")
	}
}

// TestEasedPosesStandInForTheOthers looks at sessions of people who are careful: what is
// shown is what they are told, from getting ready to the end.
func TestEasedPosesStandInForTheOthers(t *testing.T) {
	books, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	book, looked := books.Book(), 0
	for _, ex := range books.Exercises() {
		for _, c := range book.Conditions {
			prefs := engine.DefaultPreferences()
			prefs.Conditions, prefs.Equipment = []string{c.ID}, engine.Equipment()
			prefs.Answers = []engine.CareAnswer{{Exercise: ex.ID, Condition: c.ID, Way: engine.DoAsIs, At: time.Unix(0, 0)}}
			eased := book.Eased(&ex, &prefs, engine.OnFloor)
			mine := posesOf(eased)
			if slices.Equal(mine, posesOf(&ex)) {
				continue
			}
			looked++
			alone := &engine.Routine{ID: ex.ID, Name: ex.Name, Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: ex.ID}}}}}
			tl, err := engine.Compile(alone, book, &prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatal(err)
			}
			for i := range tl.Steps {
				for _, at := range []time.Duration{0, tl.Steps[i].Length / 2, tl.Steps[i].Length - time.Millisecond} {
					s := session.At(tl, i, tl.Steps[i].Start+at)
					if from, to := motion.Frames(&s, book); !slices.Contains(mine, from) || !slices.Contains(mine, to) {
						t.Errorf("%s with %s, %s at %v: shows %s to %s, want only %v", ex.ID, c.ID, tl.Steps[i].Kind, at, from, to, mine)
					}
				}
			}
		}
	}
	if looked == 0 {
		t.Error("there is nothing to look at")
	}
}

func posesOf(ex *engine.Exercise) []string {
	poses := []string{ex.Start.Frame}
	phases := slices.Clone(ex.Cycle)
	for _, p := range []*engine.Phase{ex.Enter, ex.Leave} {
		if p != nil {
			phases = append(phases, *p)
		}
	}
	for _, p := range phases {
		poses = append(poses, p.Frame, p.BothFrame)
	}
	return poses
}
