package draft_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/draft"
)

// seeds is how many random drafts every property is tried on.
const seeds = 30

// eachRandom edits many routines at random, half of them built in, with random
// settings of the user, and hands each draft with every state that it went
// through to check.
func eachRandom(t *testing.T, check func(t *testing.T, d *draft.Draft, states []draft.State, c *catalog.Catalog, around draft.Context)) {
	c := builtIn(t)
	all := c.Routines()
	for seed := range uint64(seeds) {
		r := rand.New(rand.NewPCG(seed, 17))
		with := around(c)
		original := all[r.IntN(len(all))]
		randomUser(r, &original, &with.Prefs)
		d := draft.Open(&original, r.IntN(2) == 0, with)
		states := []draft.State{deepCopy(t, d.State())}
		for range 25 {
			before := deepCopy(t, d.State())
			if err := d.Do(randomOp(r, d, c)); err != nil {
				if diff := cmp.Diff(before, *d.State()); diff != "" || engine.CodeOf(err) == engine.CodeInternal {
					t.Fatalf("seed %d: %v changed %s", seed, err, diff)
				}
				continue
			}
			if !cmp.Equal(before, *d.State()) {
				states = append(states, deepCopy(t, d.State()))
			}
		}
		check(t, d, states, c, with)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// deepCopy returns a state that shares nothing with the draft's own, so that a
// change in place would be seen.
func deepCopy(t *testing.T, s *draft.State) (copied draft.State) {
	t.Helper()
	data, err := json.Marshal(s)
	if err == nil {
		err = json.Unmarshal(data, &copied)
	}
	if err != nil {
		t.Fatal(err)
	}
	return copied
}

func TestUndoAndRedoAreExact(t *testing.T) {
	eachRandom(t, func(t *testing.T, d *draft.Draft, states []draft.State, _ *catalog.Catalog, _ draft.Context) {
		for i := len(states) - 1; i >= 0; i-- {
			if diff := cmp.Diff(states[i], *d.State()); diff != "" {
				t.Fatalf("undone to state %d of %d: %s", i, len(states), diff)
			}
			if more := d.CanUndo() != ""; more != (i > 0) || (d.Undo() != "") != more {
				t.Fatalf("state %d of %d: can undo %v", i, len(states), more)
			}
		}
		if d.Changed() {
			t.Fatal("all is undone, and the draft says it has changed")
		}
		for i := 1; i < len(states); i++ {
			if d.Redo() == "" || !cmp.Equal(states[i], *d.State()) {
				t.Fatalf("done again, state %d of %d differs: %s", i, len(states), cmp.Diff(states[i], *d.State()))
			}
		}
		if d.CanRedo() != "" || d.Redo() != "" {
			t.Fatal("there is still more to do again")
		}
	})
}

func TestAnAdditionAfterARemovalLeavesThePastAlone(t *testing.T) {
	d := copied(t, "beginner")
	do(t, d, draft.Remove(draft.Ref{Block: 1, Item: 3}))
	want := deepCopy(t, d.State())
	do(t, d, draft.Add(draft.Ref{Block: 1}, "plank"))
	d.Undo()
	if diff := cmp.Diff(want, *d.State()); diff != "" {
		t.Error(diff)
	}
}

func TestADraftSurvivesTheProgram(t *testing.T) {
	eachRandom(t, func(t *testing.T, d *draft.Draft, states []draft.State, _ *catalog.Catalog, with draft.Context) {
		data, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		again, err := draft.Restore(data, with)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(*d.State(), *again.State()); diff != "" || again.Total() != d.Total() || again.Changed() != d.Changed() {
			t.Fatalf("restored: %s", diff)
		}
		if d.Changed() {
			again.Undo()
			if diff := cmp.Diff(states[0], *again.State()); diff != "" {
				t.Fatalf("undone after it was restored: %s", diff)
			}
		}
	})
}

func TestARoutineSurvivesItsFile(t *testing.T) {
	eachRandom(t, func(t *testing.T, d *draft.Draft, _ []draft.State, _ *catalog.Catalog, _ draft.Context) {
		want, err := d.Finished()
		if err != nil {
			return // it is empty
		}
		data, err := yaml.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got engine.Routine
		if err := catalog.Decode("routine.yaml", data, &got); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s\n%s", diff, data)
		}
	})
}

func TestSettingsOfOtherRoutinesStay(t *testing.T) {
	eachRandom(t, func(t *testing.T, d *draft.Draft, states []draft.State, c *catalog.Catalog, with draft.Context) {
		kept := d.ApplyTo(with.Prefs)
		if err := kept.Validate(); err != nil {
			t.Fatal(err)
		}
		if kept.Rests.Routine["another"] != with.Prefs.Rests.Routine["another"] || !cmp.Equal(kept.Rests.Exercise, with.Prefs.Rests.Exercise) ||
			kept.Rests.Default != with.Prefs.Rests.Default {
			t.Fatalf("kept %+v, from %+v", kept.Rests, with.Prefs.Rests)
		}
		// What was kept and opened again is the same draft.
		with.Prefs = kept
		again := draft.Open(d.Routine(), states[0].BuiltIn, with)
		if diff := cmp.Diff(*d.State(), *again.State()); diff != "" {
			t.Fatalf("opened again: %s", diff)
		}
	})
}

func TestAnOwnRoutinePlaysAsItDidBeforeItWasOpened(t *testing.T) {
	c := builtIn(t)
	for _, original := range c.Routines() {
		for seed := range uint64(5) {
			with := around(c)
			randomUser(rand.New(rand.NewPCG(seed, 23)), &original, &with.Prefs)
			want, err := engine.Compile(&original, c.Book(), &with.Prefs, with.Voice)
			if err != nil {
				t.Fatal(err)
			}
			d := draft.Open(&original, false, with)
			if diff := cmp.Diff(rests(want), rests(d.Timeline())); diff != "" || d.Total() != want.Length {
				t.Fatalf("%s, seed %d: %v instead of %v: %s", original.ID, seed, d.Total(), want.Length, diff)
			}
			copied := draft.Copy(&original, "A copy", func(id string) bool { return id == "a-copy" }, with)
			tl, err := engine.Compile(&copied, c.Book(), &with.Prefs, with.Voice)
			if err != nil || copied.ID != "a-copy-2" {
				t.Fatal(copied.ID, err)
			}
			if diff := cmp.Diff(rests(want), rests(tl)); diff != "" {
				t.Fatalf("the copy of %s, seed %d: %s", original.ID, seed, diff)
			}
		}
	}
}

func TestBuiltInRoutinesStayAsTheyAre(t *testing.T) {
	c := builtIn(t)
	r := routine(t, c, "beginner")
	d := draft.Open(r, true, around(c))
	for _, op := range []draft.Op{
		draft.Add(draft.Ref{}, "cat-cow"), draft.Remove(draft.Ref{}), draft.Move(draft.Ref{}, draft.Ref{Block: 1}),
		draft.Swap(draft.Ref{}, "cat-cow"), draft.Rename("Mine"), draft.SetLevel(engine.LevelAdvanced), draft.SetNote(draft.Ref{}, "Slowly."),
	} {
		if err := d.Do(op); engine.CodeOf(err) != engine.CodeInvalid || d.Changed() {
			t.Errorf("%s: %v", op.Name, err)
		}
	}
	do(
		t, d, draft.SetRest(draft.Ref{Block: 1, Item: 2}, engine.AfterExercise, seconds(45)),
		draft.SetAmount(draft.Ref{Block: 1, Item: 2}, ptr(7.0)),
	)
	if !cmp.Equal(*d.Routine(), *r) {
		t.Error("the routine itself has changed")
	}
	kept := d.ApplyTo(engine.DefaultPreferences())
	if kept.Rests.Place["beginner/main/cat-cow"] != seconds(45) || kept.Doses.Amounts["beginner/main/cat-cow"] != 7 {
		t.Errorf("kept %+v, %+v", kept.Rests.Place, kept.Doses)
	}
}

func TestADragIsOneStep(t *testing.T) {
	d := copied(t, "beginner")
	at := draft.Ref{Block: 1}
	drag := func(n int) {
		t.Helper()
		if err := d.Drag(draft.DragRest(at, engine.AfterExercise, time.Duration(n)*time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	length := func() int {
		s, err := d.Rest(at, engine.AfterExercise)
		if err != nil {
			t.Fatal(err)
		}
		return int(s.Pause.Length.Seconds())
	}
	first := *d.State()
	for n := 30; n < 90; n++ {
		drag(n)
	}
	d.Release()
	if length() != 90 {
		t.Fatalf("dragged to 90 s, and it is %d", length())
	}
	for n := 90; n > 50; n-- {
		drag(n)
	}
	d.Release()
	if d.Undo() == "" || length() != 90 || d.Undo() == "" || d.CanUndo() != "" || !cmp.Equal(first, *d.State()) {
		t.Errorf("two drags are not two steps: %d s, then %s", length(), cmp.Diff(first, *d.State()))
	}
}

func TestSetting45SecondsAfterCatCow(t *testing.T) {
	d := copied(t, "beginner")
	before := d.Total()
	at := draft.Ref{Block: 1, Item: 2}
	do(t, d, draft.SetRest(at, engine.AfterExercise, seconds(45)))
	if d.Total() != before+15*time.Second {
		t.Errorf("the total goes from %v to %v", before, d.Total())
	}
	for _, s := range d.Timeline().Steps {
		if s.Rest != engine.AfterExercise || s.Block != engine.Main {
			continue
		}
		want := 30 * time.Second
		if s.Place.Exercise == "cat-cow" {
			want = 45 * time.Second
		}
		if s.Length != want {
			t.Errorf("the rest after %s is %v, want %v", s.Place.Exercise, s.Length, want)
		}
	}
	do(t, d, draft.Move(at, draft.Ref{Block: 1, Item: 0}))
	if s, err := d.Rest(draft.Ref{Block: 1}, engine.AfterExercise); err != nil || s.Pause != seconds(45) || s.Origin != engine.OfPlace {
		t.Errorf("moved, the rest is %+v, %v", s, err)
	}
}

func TestPrescribedDoses(t *testing.T) {
	d := copied(t, "beginner")
	at := draft.Ref{Block: 0, Item: 0} // 90 s of marching, in the file
	do(t, d, draft.SetSets(at, ptr(2)))
	item := d.Routine().Blocks[0].Items[0]
	if !item.Exact || *item.Sets != 2 || *item.Amount != 90 {
		t.Errorf("two sets: %+v", item)
	}
	do(t, d, draft.SetSets(at, nil))
	if item := d.Routine().Blocks[0].Items[0]; !item.Exact || item.Sets != nil {
		t.Errorf("sets taken back: %+v", item)
	}
	do(t, d, draft.SetAmount(at, nil))
	if item := d.Routine().Blocks[0].Items[0]; item.Exact || item.Amount != nil {
		t.Errorf("all taken back: %+v", item)
	}
	for _, op := range []draft.Op{
		draft.SetAmount(at, ptr(0.0)), draft.SetAmount(at, ptr(1.5)), draft.SetAmount(at, ptr(315360000.0)), draft.SetSets(at, ptr(11)),
		draft.SetTempo(at, ptr(9.0)), draft.SetSide(at, engine.LeftSide), draft.SetSide(at, "up"), draft.Rename("An endless name for a routine that is short"),
		draft.SetRest(at, engine.AfterExercise, seconds(601)), draft.ScaleAllRests(3.1), draft.SetNote(at, strings.Repeat("a", 200)),
	} {
		if err := d.Do(op); err == nil {
			t.Errorf("%s is allowed", op.Name)
		}
	}
}

func TestDamagedDrafts(t *testing.T) {
	d := copied(t, "beginner")
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	with := around(builtIn(t))
	for at := 0; at < len(data); at += 37 {
		if _, err := draft.Restore(data[:at], with); engine.CodeOf(err) != engine.CodeDamaged {
			t.Fatalf("cut at %d: %v", at, err)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		spoiled := append([]byte(nil), data...)
		for range 1 + r.IntN(3) {
			spoiled[r.IntN(len(spoiled))] = byte(' ' + r.IntN(90))
		}
		if d, err := draft.Restore(spoiled, with); err == nil {
			d.Warnings() // whatever was read can be used
			d.Strip()
		}
	}
	for _, text := range []string{`{"version":2}`, `null`, `[]`, `{"version":1}`, `{"version":1,"first":{"routine":{"ID":"x","Blocks":[{"Kind":"no"}]}},"now":{"routine":{"ID":"x"}}}`} {
		if _, err := draft.Restore([]byte(text), with); engine.CodeOf(err) != engine.CodeDamaged {
			t.Errorf("%s: %v", text, err)
		}
	}
}
