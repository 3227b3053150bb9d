package engine_test

import (
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// TestKeptIsWhatStaysInBecauseThePersonHasAsked, and nothing else.
func TestKeptIsWhatStaysInBecauseThePersonHasAsked(t *testing.T) {
	books := builtIn(t)
	book := books.Book()
	routine, err := books.Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"hip-replacement"}
	care := engine.CareFor(routine, book, &prefs)
	if kept := care.Kept(); len(kept) > 0 || len(care.Changes) == 0 {
		t.Fatalf("kept %q, changed %v", kept, care.Changes)
	}
	id := care.Changes[0].Exercise
	prefs.Answers = []engine.CareAnswer{{Exercise: id, Condition: "hip-replacement", Way: engine.DoAsIs, At: time.Now()}}
	if kept := engine.CareFor(routine, book, &prefs).Kept(); !slices.Equal(kept, []string{id}) {
		t.Errorf("kept %q, want %s", kept, id)
	}
	prefs.Conditions = append(prefs.Conditions, "spinal-fusion", "osteoporosis")
	if care := engine.CareFor(routine, book, &prefs); slices.ContainsFunc(care.Changes, func(c engine.Change) bool { return c.Exercise == id }) && slices.Contains(care.Kept(), id) {
		t.Errorf("%s is both changed and kept", id)
	}
}

func TestPlaceOf(t *testing.T) {
	for _, p := range []engine.PlaceID{
		{Routine: "beginner", Block: engine.Main, Exercise: "plank", Occurrence: 1},
		{Routine: "my-own", Block: engine.CoolDown, Exercise: "childs-pose", Occurrence: 3},
	} {
		if got, ok := engine.PlaceOf(p.Key()); !ok || got != p {
			t.Errorf("%s is read as %+v", p.Key(), got)
		}
	}
	for _, key := range []string{"", "plank", "a/b", "a/b/c#x", "a/b/c#1", "a/b/c/d"} {
		if got, ok := engine.PlaceOf(key); ok {
			t.Errorf("%q is read as %+v", key, got)
		}
	}
}
