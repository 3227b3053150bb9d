package library

import (
	"slices"
	"testing"

	"uncoil/engine"
	"uncoil/ui/sample"
)

// TestSearchInEverydayWords looks in the program's own exercises for what people
// have, and for what they cannot do.
func TestSearchInEverydayWords(t *testing.T) {
	book := sample.Catalog(t).Book()
	index := NewIndex(book, nil)
	prefs := engine.DefaultPreferences()
	condition := func(id string) *engine.Condition {
		c, ok := book.Condition(id)
		if !ok {
			t.Fatal(id)
		}
		return &c
	}
	asks := func(movements ...engine.Movement) func(*engine.Exercise) bool {
		return func(ex *engine.Exercise) bool { return slices.ContainsFunc(movements, ex.AsksFor) }
	}
	worksOn := func(regions ...string) func(*engine.Exercise) bool {
		return func(ex *engine.Exercise) bool {
			return slices.ContainsFunc(regions, func(r string) bool { return slices.Contains(ex.Regions, r) })
		}
	}
	for _, tt := range []struct {
		typed     []string
		sense     Sense
		condition string
		// without is what no exercise in the list may be, with what each must be.
		without, with func(*engine.Exercise) bool
	}{
		{
			typed: []string{"hip replacement", "Hip Repl", "after a hip replacement", "I have had a new hip", "THR"},
			sense: Without, condition: "hip-replacement", without: condition("hip-replacement").LeavesOut,
		},
		{typed: []string{"sciatica", "SCIAT", "slipped disk", "herniated disc", "trapped nerve"}, sense: Without, condition: "disc", without: condition("disc").LeavesOut},
		{typed: []string{"fused spine", "rods"}, sense: Without, condition: "spinal-fusion", without: condition("spinal-fusion").LeavesOut},
		{typed: []string{"high blood pressure", "hypertension"}, sense: Without, condition: "high-blood-pressure", without: condition("high-blood-pressure").LeavesOut},
		{typed: []string{"low blood pressure", "vertigo"}, sense: Without, condition: "dizziness", without: condition("dizziness").LeavesOut},
		{typed: []string{"no kneeling", "without kneeling", "can't kneel", "no kneel"}, sense: Without, without: asks(engine.KneelingDown)},
		{typed: []string{"no twisting", "no twist"}, sense: Without, without: asks(engine.Twisting, engine.LoadedTwisting)},
		{typed: []string{"no floor", "not on the floor"}, sense: Without, without: asks(engine.GettingDown)},
		{typed: []string{"no jumping", "avoid jogging"}, sense: Without, without: asks(engine.Jumping)},
		{typed: []string{"upside down", "head low"}, sense: With, with: asks(engine.HeadLow)},
		{typed: []string{"neck"}, sense: Mentioned, condition: "sore-neck"},
		{typed: []string{"lower back", "low back", "lower back pain", "pain in my lower back"}, sense: -1, with: worksOn("low-back", "whole-spine", "hips", "hamstrings", "buttocks", "upper-back", "thighs", "belly", "sides")},
	} {
		for _, typed := range tt.typed {
			found := index.Search(Criteria{Search: typed}, &prefs)
			if len(found.Entries) < 3 {
				t.Errorf("%q finds %d", typed, len(found.Entries))
			}
			for _, e := range found.Entries {
				if tt.without != nil && tt.without(&e.Exercise) || tt.with != nil && !tt.with(&e.Exercise) {
					t.Errorf("%q finds %s", typed, e.Exercise.ID)
				}
			}
			about := found.About
			switch {
			case tt.sense < 0 && about != nil:
				t.Errorf("%q is about %+v", typed, about)
			case tt.sense < 0:
			case about == nil || about.Sense != tt.sense || conditionOf(about) != tt.condition:
				t.Errorf("%q is about %+v", typed, about)
			case about.Sense == Without && about.N+len(found.Entries) != about.All:
				t.Errorf("%q: %d of %d left out, %d listed", typed, about.N, about.All, len(found.Entries))
			}
		}
	}
}

// TestASearchForAConditionKeepsTheRest: other words go on narrowing the list.
func TestASearchForAConditionKeepsTheRest(t *testing.T) {
	index := NewIndex(sample.Catalog(t).Book(), nil)
	prefs := engine.DefaultPreferences()
	found := index.Search(Criteria{Search: "hip replacement chest"}, &prefs)
	all := index.Search(Criteria{Search: "hip replacement"}, &prefs)
	if found.About == nil || len(found.Entries) == 0 || len(found.Entries) >= len(all.Entries) {
		t.Errorf("%d of %d, about %+v", len(found.Entries), len(all.Entries), found.About)
	}
}

func TestASearchSaysNothingOfWhatItDoesNotKnow(t *testing.T) {
	index := NewIndex(sample.Catalog(t).Book(), nil)
	prefs := engine.DefaultPreferences()
	for _, typed := range []string{"", "qq", "no", "no qq", "of the", "cobra", "hip", "h"} {
		if found := index.Search(Criteria{Search: typed}, &prefs); found.About != nil {
			t.Errorf("%q is about %+v", typed, found.About)
		}
	}
}

func TestOtherNamesAreFound(t *testing.T) {
	book := sample.Catalog(t).Book()
	index := NewIndex(book, nil)
	prefs := engine.DefaultPreferences()
	for typed, want := range map[string]string{"pelvic tilt": "low-back-press", "cat camel": "cat-cow", "dead hang": "bar-hang", "child pose": "childs-pose", "Katzenbuckel": "cat-cow"} {
		found := index.Search(Criteria{Search: typed}, &prefs)
		if !slices.ContainsFunc(found.Entries, func(e *Entry) bool { return e.Exercise.ID == want }) || len(found.Entries) > 3 {
			t.Errorf("%q finds %d, and it should find %s", typed, len(found.Entries), want)
		}
	}
}
