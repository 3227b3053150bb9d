package practice

import (
	"slices"

	"uncoil/engine"
)

// Turn turns everything up by steps of a tenth, or down by fewer than none, and
// returns the sound as it is then.
func (s *Session) Turn(steps int) engine.Sound {
	return s.changeSound(func(sound *engine.Sound) { sound.Turn(steps) })
}

// Mute silences everything, or ends that.
func (s *Session) Mute() engine.Sound {
	return s.changeSound(func(sound *engine.Sound) { sound.Muted = !sound.Muted })
}

// ChangeAmbience goes to the next sound under the session, the last of which is none.
func (s *Session) ChangeAmbience() engine.Sound {
	return s.changeSound(func(sound *engine.Sound) {
		all := engine.Ambiences()
		sound.Ambience = all[(slices.Index(all, sound.Ambience)+1)%len(all)]
	})
}

func (s *Session) changeSound(edit func(*engine.Sound)) engine.Sound {
	s.practice.Settings.Change(func(p *engine.Preferences) { edit(&p.Sound) })
	return s.practice.Settings.Preferences().Sound
}

// ChangeGuidance goes to the next level of how much is said, from the next step on
// and in later sessions, says its name, and returns it.
func (s *Session) ChangeGuidance() engine.Guidance {
	levels := engine.Guidances()
	next := levels[(slices.Index(levels, s.replanner.Prefs.Guidance)+1)%len(levels)]
	s.replanner.Prefs.Guidance = next
	s.practice.Settings.Change(func(p *engine.Preferences) { p.Guidance = next })
	if t, err := s.replanner.Compile(); err == nil {
		s.Player.Continue(t)
	}
	s.Player.Tell(s.replanner.Book.Phrases.Guided[next])
	return next
}
