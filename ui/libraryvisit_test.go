package ui

import (
	"testing"

	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

// TestASearchBelongsToOneVisit: it is there on the way back from an exercise, and gone for
// who comes again.
func TestASearchBelongsToOneVisit(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		typed := func() string { return sample.All[*widget.Field](r.window.library)[0].Text() }
		r.window.ShowLibrary()
		r.window.library.LookFor("hold")
		r.window.ShowExercise(sample.Hold)
		r.window.screen.(interface{ Back() }).Back()
		if typed() != "hold" {
			t.Errorf("on the way back the search is %q", typed())
		}
		r.window.ShowHome()
		r.window.ShowLibrary()
		if typed() != "" {
			t.Errorf("on the next visit the search is %q", typed())
		}
	})
}
