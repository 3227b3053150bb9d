package flow

import (
	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/overlay"
	uisession "uncoil/ui/player"
)

// Explain starts the exercise that is on again, told in full.
func (s *Session) Explain() {
	if run := s.running; run != nil && s.Empty() {
		run.session.Explain()
	}
}

// Hurts pauses the session because something hurts, and records it.
func (s *Session) Hurts() {
	if run := s.running; run != nil && s.Empty() {
		run.session.Stop()
	}
}

// askAboutPain asks how to continue, once the session is paused.
func (s *Session) askAboutPain(run *running, h engine.Hurt) {
	pain := run.session.Pain(h)
	sheet := uisession.NewPainSheet(pain, func(a engine.Answer) {
		s.CloseSheet()
		if next := pain.Answer(a); next != nil {
			s.askHowLong(next)
		}
	})
	s.Open(&overlay.Sheet{
		Sheet: sheet,
		Key: func(key fyne.KeyName) bool {
			switch key {
			case fyne.KeyDown:
				s.FocusNext()
			case fyne.KeyUp:
				s.FocusPrevious()
			case fyne.KeyEscape:
				// Closing the question does not resume the session.
				s.CloseSheet()
				run.player.Hush()
			default:
				sheet.Press(key)
			}
			return true
		},
	})
}

// askHowLong asks whether an answer applies from now on. The first key, and
// closing the question, mean only today.
func (s *Session) askHowLong(h *practice.HowLong) {
	give := func(fromNowOn bool) {
		s.CloseSheet()
		h.Holds(fromNowOn)
	}
	sheet := uisession.NewHowLongSheet(h, give)
	s.Open(&overlay.Sheet{
		Sheet: sheet,
		Key: func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				give(false)
			} else {
				sheet.Press(key)
			}
			return true
		},
	})
}
