package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
)

// TestTheKeyOfGuidanceSaysLessAndLess until it begins with the most again; backwards it
// goes the other way.
func TestTheKeyOfGuidanceSaysLessAndLess(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Preferences.Guidance = engine.GuidanceFull }, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(time.Second)
		var levels []engine.Guidance
		for range 4 {
			r.press(fyne.KeyV)
			levels = append(levels, r.prefs().Guidance)
		}
		if want := []engine.Guidance{engine.GuidanceLearn, engine.GuidanceBrief, engine.GuidanceTones, engine.GuidanceFull}; !slices.Equal(levels, want) {
			t.Errorf("it goes %q, want %q", levels, want)
		}
		r.window.session.ChangeGuidance(-1)
		r.window.session.ChangeGuidance(-1)
		r.settle()
		if got := r.prefs().Guidance; got != engine.GuidanceBrief {
			t.Errorf("two back from full is %q", got)
		}
	})
}
