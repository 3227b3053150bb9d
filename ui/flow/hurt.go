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

// Hurts stops the session because something hurts, and says so.
func (s *Session) Hurts() {
	if run := s.running; run != nil && s.Empty() {
		run.session.Stop()
	}
}

// askAboutPain asks how to go on, once the session stands.
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
				// Who only wants the question away is not to be led on in pain.
				s.CloseSheet()
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
