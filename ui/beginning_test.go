package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/widget"
)

// begun counts the sessions that are begun.
func begun(d *Deps) *int {
	n, begin := new(int), d.Begin
	d.Begin = func(b practice.Beginning, listen func(session.Event)) *session.Player {
		*n++
		return begin(b, listen)
	}
	return n
}

// Synthesis may take seconds: if the user presses Start again meanwhile,
// questions are asked once, and one session starts.
func TestStartPressedTwiceBeginsOnce(t *testing.T) {
	var ready []func()
	var n *int
	inWindow(t, func(d *Deps) {
		d.Diary, n = &diary{}, begun(d)
		d.Prepare = func(_ engine.Sound, _ []string, said func()) { ready = append(ready, said) }
	}, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		for _, said := range ready {
			said()
		}
		r.settle()
		if len(r.sheets()) != 1 {
			t.Errorf("it is asked %d times how it feels", len(r.sheets()))
		}
		r.press(fyne.Key3)
		for len(r.sheets()) > 0 {
			r.press(fyne.Key4)
		}
		if *n != 1 || len(r.diary.sessions) != 1 {
			t.Errorf("%d sessions begin, %d are recorded", *n, len(r.diary.sessions))
		}
	})
}

// A 1 waits for a 0 that may follow, and must not start a second session after
// the question has been answered in another way.
func TestAnAnswerThatWaitsBeginsNothingLater(t *testing.T) {
	var n *int
	inWindow(t, func(d *Deps) { d.Diary, n = &diary{}, begun(d) }, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.Key1)
		r.sheets()[0].Buttons()[1].Tapped(nil) // don't ask again
		r.wait(2 * time.Second)
		if *n != 1 {
			t.Errorf("%d sessions begin", *n)
		}
	})
}

func TestNothingBeginsInAClosedWindow(t *testing.T) {
	var n *int
	inWindow(t, func(d *Deps) { d.Diary, n = &diary{}, begun(d) }, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.Key1)
		r.window.close()
		r.wait(2 * time.Second)
		if *n != 0 {
			t.Errorf("%d sessions begin", *n)
		}
	})
}

// Nothing begins in a window that has been closed into the tray.
func TestNothingBeginsInTheTray(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Diary = &diary{}; inTray(d) }, func(r *rig) {
		r.press(fyne.KeyReturn, fyne.Key1)
		r.window.close()
		r.wait(2 * time.Second)
		if !r.inTheTray() || r.plays() {
			t.Error("a session plays in the tray: a number was waiting")
		}
	})
	var ready func()
	inWindow(t, func(d *Deps) {
		inTray(d)
		d.Prepare = func(_ engine.Sound, _ []string, said func()) { ready = said }
	}, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.window.close()
		ready()
		r.settle()
		if r.plays() {
			t.Error("a session plays in the tray: its sentences were being said")
		}
	})
}

// A page's sheet that opens during a session waits until the session is over.
func TestALateSheetWaitsForTheSession(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		late := widget.NewSheet("In “file.csv”", "", widget.NewFocusButton("Close", widget.Primary, r.window.overlays.CloseSheet))
		r.window.overlays.OpenSheet(late)
		if len(r.sheets()) != 0 {
			t.Error("it stands in front of the session")
		}
		r.press(fyne.KeySpace)
		if s := r.now(); s.State != session.Standing {
			t.Errorf("Space leaves the session %s", s.State)
		}
		r.player.End()
		r.settle()
		if len(r.sheets()) != 1 || r.sheets()[0] != late {
			t.Errorf("%d sheets afterwards", len(r.sheets()))
		}
		r.press(fyne.KeyEscape)
		if len(r.sheets()) != 0 {
			t.Error("it comes again")
		}
	})
}
