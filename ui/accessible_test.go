package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/sample"
)

// What the keyboard reaches has a name for a screen reader, on every page.
func TestWhatTheKeyboardReachesHasAName(t *testing.T) {
	inWindow(t, planned(noHistory, nil), func(r *rig) {
		w, named := r.window, 0
		beginner := r.routines()[slices.IndexFunc(r.routines(), func(r engine.Routine) bool { return r.ID == "beginner" })]
		for page, show := range map[string]func(){
			"home": w.ShowHome, "library": w.ShowLibrary, "exercise": func() { w.ShowExercise("cat-cow") }, "history": func() { w.history.Show() },
			"settings": w.showSettings, "routine": func() { w.routine.Open("beginner") },
			"rests": func() { w.routine.ShowRests(&beginner, w.ShowHome) },
		} {
			show()
			r.settle()
			for _, f := range sample.All[fyne.Focusable](w.window.Content()) {
				name, ok := f.(fyne.Accessible)
				if !ok || strings.Trim(name.AccessibilityLabel(), " ,") == "" {
					t.Errorf("%s: %T has no name", page, f)
					continue
				}
				named++
			}
		}
		if named < 100 {
			t.Errorf("only %d were seen", named)
		}
	})
}
