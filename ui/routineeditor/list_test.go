package routineeditor

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// TestLongListsExistOnlyInView keeps a routine of many exercises light.
func TestLongListsExistOnlyInView(t *testing.T) {
	r := long(t, 200)
	if n := len(r.screen.list.rows); n > 16 {
		t.Errorf("%d lines exist as widgets", n)
	}
	r.press(fyne.KeyEnd)
	l := r.screen.list
	if bottom := l.tops[len(l.tops)-1] - l.scroll.Offset.Y; bottom > l.scroll.Size().Height+1 {
		t.Errorf("the last line ends at %.0f of %.0f", bottom, l.scroll.Size().Height)
	}
	shown := slices.ContainsFunc(l.rows, func(r *row) bool { return r.Visible() && r.title.Value() == "Cobra" })
	if !shown {
		t.Error("the last exercise is not seen")
	}
}
