package history

import (
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/ui/sample"
)

func TestAnEmptyHistoryInvites(t *testing.T) {
	r := newRig(t, sample.NewPast())
	went := false
	r.options.OnHome = func() { went = true }
	r.window.Canvas().Focus(r.First())
	r.press(fyne.KeyReturn)
	if !went {
		t.Error("the one button does not lead to the routines")
	}
	if r.save.Visible() {
		t.Error("there is nothing to export, but a button for it")
	}
}
