package catalog_test

import (
	"testing"

	"uncoil/engine"
)

// TestWhatIsNamedInstead holds what a physiotherapist would name where a routine
// does not suit: the like of it, not whatever changes least.
func TestWhatIsNamedInstead(t *testing.T) {
	c := real(t)
	for _, tt := range []struct{ condition, routine, want string }{
		{"hip-replacement", "at-home-decompression", "beginner"},
		{"hip-replacement", "intermediate", "beginner"},
		{"hip-replacement", "wind-down", "in-bed"},
		{"knee-replacement", "beginner", "on-a-chair"},
		{"spinal-fusion", "gym-traction", "beginner"},
		{"stenosis", "advanced", "intermediate"},
		{"osteoporosis", "gym-traction", "beginner"},
		{"high-blood-pressure", "intermediate", "range-of-motion"},
		{"glaucoma", "gym-traction", "beginner"},
		{"pregnancy", "wind-down", "on-a-chair"},
		{"cannot-get-to-the-floor", "beginner", "on-a-chair"},
		{"cannot-get-to-the-floor", "wind-down", "in-bed"},
	} {
		prefs := engine.DefaultPreferences()
		prefs.Conditions = []string{tt.condition}
		r, err := c.Routine(tt.routine)
		if err != nil {
			t.Fatal(err)
		}
		if engine.Suits(r, c.Book(), &prefs) {
			t.Errorf("%s suits somebody with %s", tt.routine, tt.condition)
		}
		if best := engine.BestFor(r, c.Routines(), c.Book(), &prefs); best == nil || best.ID != tt.want {
			t.Errorf("with %s, in place of %s comes %v, want %s", tt.condition, tt.routine, best, tt.want)
		}
	}
}

// TestNoShortBreakStandsForASession tries every condition on every routine.
func TestNoShortBreakStandsForASession(t *testing.T) {
	c := real(t)
	for _, condition := range c.Book().Conditions {
		prefs := engine.DefaultPreferences()
		prefs.Conditions = []string{condition.ID}
		for _, r := range c.Routines() {
			if engine.CareFor(&r, c.Book(), &prefs).Unsuited {
				if best := engine.BestFor(&r, c.Routines(), c.Book(), &prefs); best == nil || best.Briefly != r.Briefly {
					t.Errorf("with %s, in place of %s comes %v", condition.ID, r.ID, best)
				}
			}
		}
	}
}

// A third of the main block may change; more is too much.
func TestAThirdOfTheMainBlockMayChange(t *testing.T) {
	c := real(t)
	prefs := engine.DefaultPreferences()
	prefs.Conditions = []string{"hip-replacement"}
	r, err := c.Routine("in-bed") // one of three is left out
	if err != nil {
		t.Fatal(err)
	}
	if engine.CareFor(r, c.Book(), &prefs).Unsuited {
		t.Error("a routine of which a third changes is said not to suit")
	}
}
