package settings

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
)

// voice chooses who speaks, and how fast.
func (s *Screen) voice() *section {
	sec := newSection(lang.X("voice.title", "The voice"))
	speaker := s.speaker()
	options := make([]*widget.Option, len(s.options.Voices))
	for i, v := range s.options.Voices {
		options[i] = widget.NewOption(v.Title, v.About, func() {
			s.change(func(p *engine.Preferences) { p.Sound.Speaker = v.ID })
			for k := range options {
				options[k].SetChosen(k == i)
			}
		})
		options[i].SetChosen(i == speaker)
	}
	switch len(options) {
	case 0:
	case 1:
		// There is nothing to choose, but one may want to know who speaks.
		v := s.options.Voices[0]
		s.addText(sec, v.Title, v.About)
	default:
		for _, o := range options {
			s.addOption(sec, o)
		}
	}
	s.add(sec, lang.X("voice.pace", "How fast it speaks"), "", s.pace())
	s.addTry(sec, lang.X("voice.hear", "Hear it"), nil, s.spoken)
	return sec
}

// speaker returns the index of the voice that is heard: the one that is set,
// else the program's own.
func (s *Screen) speaker() int {
	own := 0
	for i, v := range s.options.Voices {
		switch v.ID {
		case s.prefs.Sound.Speaker:
			return i
		case engine.DefaultSpeaker:
			own = i
		}
	}
	return own
}

// pace is the choice of how fast the voice speaks.
func (s *Screen) pace() *widget.Choice {
	return widget.ChoiceOf(engine.Paces(), s.prefs.Sound.Pace, paceWords, func(pace engine.Pace) {
		s.change(func(p *engine.Preferences) { p.Sound.Pace = pace })
	})
}

func paceWords(p engine.Pace) string {
	if p == engine.PaceSlow {
		return lang.X("voice.slow", "Slow")
	}
	return lang.X("voice.normal", "Normal")
}

// spoken is the sentence to try the voice with.
func (s *Screen) spoken() engine.Cue {
	return engine.Cue{Kind: engine.Speak, Text: s.options.Sample}
}

// sound sets how loud everything is, and where it comes from.
func (s *Screen) sound() *section {
	sec := newSection(lang.X("sound.title", "Volume"))
	s.addTry(sec, lang.X("sound.voice", "Voice"), s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Voice }),
		s.spoken)
	s.addTry(sec, lang.X("sound.breath", "Breath"), s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Breath }),
		func() engine.Cue { return engine.Cue{Kind: engine.CueBreathIn, Length: s.prefs.BreathIn} })
	s.addTry(sec, lang.X("sound.bells", "Bells"), s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Bells }),
		func() engine.Cue { return engine.Cue{Kind: engine.BellStart} })
	s.addTry(sec, lang.X("sound.ticks", "Ticks"), s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Ticks }),
		func() engine.Cue { return engine.Cue{Kind: engine.Tick} })
	s.add(sec, lang.X("sound.lean", "Sides you can hear"), lang.X("sound.lean-line", "Left and right come a little from their side."),
		s.onOff(func(p *engine.Preferences) *bool { return &p.Sound.Lean }))
	return sec
}

// volume is a bar for one of the volumes: heard while it is dragged, kept when
// it is let go.
func (s *Screen) volume(of func(p *engine.Preferences) *float64) *widget.Level {
	level := widget.NewLevel(*of(&s.prefs))
	level.OnChanged = func(v float64) {
		now := s.prefs
		*of(&now) = v
		if s.options.OnSound != nil {
			s.options.OnSound(now.Sound)
		}
	}
	level.OnSettled = func(v float64) { s.change(func(p *engine.Preferences) { *of(p) = v }) }
	return level
}
