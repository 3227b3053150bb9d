package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// What is chosen on Home is what is played and recorded, as the routine that it is.
func TestTheChosenLengthIsPlayed(t *testing.T) {
	inWindow(t, remembering(&diary{}), func(r *rig) {
		whole, err := r.window.practice.Length(r.routine("sample"))
		if err != nil {
			t.Fatal(err)
		}
		r.press(fyne.KeyUp, fyne.KeyRight) // from the first card to the bar, to five minutes
		r.window.home.FocusOn("sample")
		r.press(fyne.KeyReturn)
		for len(r.sheets()) > 0 {
			r.press(fyne.Key3)
			r.wait(2 * time.Second)
		}
		if !r.plays() {
			t.Fatal("nothing is played")
		}
		s := r.last()
		if s.Routine != "sample" || s.Minutes != 5 || s.Planned >= whole {
			t.Errorf("recorded %+v of a routine of %v", s.SessionRecord, whole)
		}
		if prefs := r.prefs(); prefs.MinutesFor("sample") != 5 {
			t.Error("the length is not remembered")
		}
	})
}
