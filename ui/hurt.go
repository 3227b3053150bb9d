package ui

import (
	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	uisession "uncoil/ui/session"
)

// Hurts stops the session because something hurts, and says so.
func (w *Window) Hurts() {
	if run := w.running; run != nil && len(w.sheets) == 0 {
		run.session.Stop()
	}
}

// askAboutPain asks how to go on, once the session stands.
func (w *Window) askAboutPain(run *running, h engine.Hurt) {
	pain := run.session.Pain(h)
	sheet := uisession.NewPainSheet(pain, func(a engine.Answer) {
		w.closeSheet()
		if next := pain.Answer(a); next != nil {
			w.askHowLong(next)
		}
	})
	w.openSheet(&openSheet{
		sheet: sheet,
		key: func(key fyne.KeyName) bool {
			c := w.window.Canvas()
			switch key {
			case fyne.KeyDown:
				c.FocusNext()
			case fyne.KeyUp:
				c.FocusPrevious()
			case fyne.KeyEscape:
				// Who only wants the question away is not to be led on in pain.
				w.closeSheet()
				run.player.Hush()
			default:
				sheet.Press(key)
			}
			return true
		},
	})
}

// askHowLong asks whether an answer holds from now on. Only today is what the
// first key takes, and whoever wants the question away.
func (w *Window) askHowLong(h *practice.HowLong) {
	give := func(fromNowOn bool) {
		w.closeSheet()
		h.Holds(fromNowOn)
	}
	sheet := uisession.NewHowLongSheet(h, give)
	w.openSheet(&openSheet{
		sheet: sheet,
		key: func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				give(false)
			} else {
				sheet.Press(key)
			}
			return true
		},
	})
}
