package flow

import (
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/overlay"
	uisession "uncoil/ui/player"
)

// levelShown is how long the sign for a changed level stays.
const levelShown = 2 * time.Second

// Turn turns the sound of the running session up by steps, or down.
func (s *Session) Turn(steps int) {
	if run := s.running; run != nil {
		s.showLevel(run, func(sign *uisession.LevelSign) { sign.ShowSound(run.session.Turn(steps)) })
	}
}

// Mute silences the running session, or ends that.
func (s *Session) Mute() {
	if run := s.running; run != nil {
		s.showLevel(run, func(sign *uisession.LevelSign) { sign.ShowSound(run.session.Mute()) })
	}
}

// ChangeGuidance goes so many levels towards less that is said.
func (s *Session) ChangeGuidance(by int) {
	if run := s.running; run != nil {
		s.showLevel(run, func(sign *uisession.LevelSign) { sign.ShowGuidance(run.session.ChangeGuidance(by)) })
	}
}

// ShowOnSign shows something for a moment during a session, and reports whether one runs.
func (s *Session) ShowOnSign(show func(*uisession.LevelSign)) bool {
	if s.running == nil {
		return false
	}
	s.showLevel(s.running, show)
	return true
}

// ChangeAmbience goes to the next sound under the running session.
func (s *Session) ChangeAmbience() {
	if run := s.running; run != nil {
		s.showLevel(run, func(sign *uisession.LevelSign) { sign.ShowAmbience(run.session.ChangeAmbience().Ambience) })
	}
}

// showLevel shows a sign for a moment.
func (s *Session) showLevel(run *running, show func(*uisession.LevelSign)) {
	sign := run.screen.Level()
	show(sign)
	run.levels++
	shown := run.levels
	s.Later(levelShown, func() {
		if run.levels == shown {
			sign.Hide()
		}
	})
}

// ShowSound shows the volumes during a session.
func (s *Session) ShowSound() {
	if s.running == nil || !s.Empty() {
		return
	}
	keep := func(sound engine.Sound) {
		s.Practice.Settings.Change(func(p *engine.Preferences) { p.Sound = sound })
	}
	s.Open(&overlay.Sheet{
		Sheet: uisession.NewSoundSheet(s.prefs().Sound, s.Hear, keep, s.CloseSheet),
		Key: func(key fyne.KeyName) bool {
			switch key {
			case fyne.KeyDown:
				s.FocusNext()
			case fyne.KeyUp:
				s.FocusPrevious()
			case fyne.KeyEscape:
				s.CloseSheet()
			}
			return true
		},
	})
}
