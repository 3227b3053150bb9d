package catalog_test

import (
	"slices"
	"testing"

	"uncoil/engine"
)

// carefulLessons are all routines for people who must be careful with something, told
// in full.
func carefulLessons(t *testing.T, visit func(r *engine.Routine, condition string, tl *engine.Timeline)) {
	t.Helper()
	c := real(t)
	for _, r := range c.Routines() {
		for i := range c.Book().Conditions {
			prefs := engine.DefaultPreferences()
			prefs.Guidance, prefs.Conditions = engine.GuidanceFull, []string{c.Book().Conditions[i].ID}
			tl, err := engine.Compile(&r, c.Book(), &prefs, engine.EstimatedVoice{})
			if err != nil {
				continue // it may have to be asked about first
			}
			visit(&r, c.Book().Conditions[i].ID, tl)
		}
	}
}

// Said before the body is in its place, a caution is followed at once.
func TestACautionFollowsThePlace(t *testing.T) {
	book, seen := real(t).Book(), 0
	carefulLessons(t, func(r *engine.Routine, condition string, tl *engine.Timeline) {
		for i := range tl.Steps {
			s := &tl.Steps[i]
			setup := book.Exercises[s.Exercise].Say.Setup.Full
			if s.Kind != engine.PositionStep || len(setup) == 0 {
				continue
			}
			place := heardAt(tl.Steps[i:i+1], setup[0].Say)
			for _, care := range s.Care {
				if care.Movement == engine.GettingDown {
					continue
				}
				told := heardAt(tl.Steps[i:i+1], engine.SplitSentences(care.Say)...)
				if len(place) == 0 || len(told) == 0 {
					continue
				}
				seen++
				if told[0] < place[0] {
					t.Errorf("%s, %s: %q of %s comes before %q", r.ID, condition, care.Say, s.Exercise, setup[0].Say)
				}
			}
		}
	})
	if seen < 500 {
		t.Errorf("only %d cautions were seen", seen)
	}
}

// Who has a hand on a chair or a wall is not led over into what needs both, and who
// kneels is not told how to get down to the floor.
func TestASupportIsLeftStandingStill(t *testing.T) {
	book, seen := real(t).Book(), 0
	carefulLessons(t, func(r *engine.Routine, condition string, tl *engine.Timeline) {
		held := false
		for i := range tl.Steps {
			s := &tl.Steps[i]
			switch s.Kind {
			case engine.Work:
				held = slices.ContainsFunc(s.Care, func(c engine.StepCare) bool { return c.Movement == engine.Balance })
			case engine.PositionStep:
				if i > 0 && tl.Steps[i-1].Kind == engine.Work && held {
					seen++
					if join := heardAt(tl.Steps[i-1:i], book.Exercises[s.Exercise].Say.Join.Full...); len(join) > 0 {
						t.Errorf("%s, %s: %s is led into while a hand is at a support", r.ID, condition, s.Exercise)
					}
				}
			}
		}
	})
	if seen == 0 {
		t.Error("none has a hand at a support")
	}
}

// The picture on cards and pages is eased as the session is.
func TestTheBestPictureIsEasedToo(t *testing.T) {
	book := real(t).Book()
	for _, id := range []string{"standing-forward-bend", "standing-roll-down", "childs-pose"} {
		ex := book.Exercises[id]
		prefs := engine.DefaultPreferences()
		prefs.Conditions = []string{"osteoporosis"}
		if eased := book.Eased(&ex, &prefs, engine.OnFloor); eased.Peak() == ex.Peak() {
			t.Errorf("%s is shown as %s to those with osteoporosis too", id, ex.Peak())
		}
	}
}
