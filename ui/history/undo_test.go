package history

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/ui/sample"
)

func TestDeletedAndBroughtBack(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	all, before := r.sessions(), r.listed()
	row := slices.Index(before, "Desk Break")
	r.window.Canvas().Focus(r.list.rows[row])
	r.press(fyne.KeyDelete)
	if r.sessions() != all-1 || !r.undo.Shown() {
		t.Fatalf("%d of %d sessions are left", r.sessions(), all)
	}
	if r.window.Canvas().Focused() != fyne.Focusable(r.undo.Button()) {
		t.Errorf("the keyboard is on %T, want the button that undoes", r.window.Canvas().Focused())
	}
	r.press(fyne.KeyReturn)
	if r.sessions() != all || !slices.Equal(r.listed(), before) || r.undo.Shown() {
		t.Errorf("after undoing: %d sessions, %v", r.sessions(), r.listed())
	}
	if !r.list.rows[0].focused {
		t.Errorf("the keyboard is on %T and not on the list", r.window.Canvas().Focused())
	}
	r.Rune('u') // there is nothing more to undo
	r.settle()
	if r.sessions() != all {
		t.Error("undoing once too often changes something")
	}
	// Two deleted are brought back one after the other, the last first.
	for range 2 {
		newest, err := r.past.Sessions(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		r.DeleteSession(&newest[0])
		r.settle()
	}
	r.Undo()
	r.settle()
	r.Rune('u')
	r.settle()
	if r.sessions() != all || !slices.Equal(r.listed(), before) {
		t.Errorf("after undoing both: %d sessions of %d", r.sessions(), all)
	}
}
