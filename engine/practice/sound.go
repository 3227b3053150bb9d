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

// byWords are the levels of guidance from the most that is said to the least, as one
// goes through them by a key.
var byWords = []engine.Guidance{engine.GuidanceFull, engine.GuidanceLearn, engine.GuidanceBrief, engine.GuidanceTones}

// ChangeGuidance goes so many levels towards less that is said, from the next step on
// and in later sessions, says the name of the level, and returns it. After the least comes
// the most.
func (s *Session) ChangeGuidance(by int) engine.Guidance {
	n := len(byWords)
	next := byWords[((slices.Index(byWords, s.replanner.Prefs.Guidance)+by)%n+n)%n]
	s.replanner.Prefs.Guidance = next
	s.practice.Settings.Change(func(p *engine.Preferences) { p.Guidance = next })
	if t, err := s.replanner.Compile(); err == nil {
		s.Player.Continue(t)
	}
	s.Player.Tell(s.replanner.Book.Phrases.Guided[next])
	return next
}
