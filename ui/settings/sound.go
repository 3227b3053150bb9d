package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// voice chooses the voice and its pace.
func (s *Screen) voice() *group {
	var names, lines []string
	for _, v := range s.options.Voices {
		names, lines = append(names, v.Title), append(lines, v.About)
	}
	var rows []fyne.CanvasObject
	if len(names) == 1 {
		// There is no choice, but the name is of interest.
		rows = append(rows, labels(names[0], lines[0]))
	} else {
		rows = oneOf(names, lines, s.speaker(), func(i int) {
			s.change(func(p *engine.Preferences) { p.Sound.Speaker = s.options.Voices[i].ID })
		})
	}
	return section(lang.X("voice.title", "The voice"), append(rows,
		row(lang.X("voice.pace", "How fast it speaks"), "", s.pace()),
		s.tryRow(lang.X("voice.hear", "Hear it"), s.spoken))...)
}

// speaker returns the index of the voice in use: the chosen one, else the
// default.
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

// pace chooses how fast the voice speaks.
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

// spoken is the sentence for trying the voice.
func (s *Screen) spoken() engine.Cue {
	return engine.Cue{Kind: engine.Speak, Text: s.options.Sample}
}

// sound sets the volumes and panning.
func (s *Screen) sound() *group {
	cue := func(c engine.Cue) func() engine.Cue { return func() engine.Cue { return c } }
	return section(lang.X("sound.title", "Volume"),
		s.tryRow(lang.X("sound.voice", "Voice"), s.spoken, s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Voice })),
		s.tryRow(lang.X("sound.breath", "Breath"), func() engine.Cue { return engine.Cue{Kind: engine.CueBreathIn, Length: s.prefs.BreathIn} },
			s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Breath })),
		s.tryRow(lang.X("sound.bells", "Bells"), cue(engine.Cue{Kind: engine.BellStart}),
			s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Bells })),
		s.tryRow(lang.X("sound.ticks", "Ticks"), cue(engine.Cue{Kind: engine.Tick}),
			s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Ticks })),
		row(lang.X("sound.lean", "Sides you can hear"), lang.X("sound.lean-line", "Left and right come a little from their side."),
			s.onOff(func(p *engine.Preferences) *bool { return &p.Sound.Lean })))
}

// ambience chooses what sounds under a session.
func (s *Screen) ambience() *group {
	choice := widget.ChoiceOf(engine.Ambiences(), s.prefs.Sound.Ambience, words.Ambience, func(a engine.Ambience) {
		s.change(func(p *engine.Preferences) { p.Sound.Ambience = a })
		s.tryAround()
	})
	try := widget.NewFocusButton(lang.X("sound.try", "Try it"), widget.Secondary, s.tryAround)
	try.SetPart(0.8)
	return section(lang.X("ambience.title", "Ambience"),
		tallRow("", lang.X("ambience.line", "Sounds softly under a whole session. The ocean's waves follow your breath."), choice),
		row(lang.X("ambience.volume", "How loud"), "", s.volume(func(p *engine.Preferences) *float64 { return &p.Sound.Around }), try),
		row(lang.X("ambience.pauses", "Through pauses"), lang.X("ambience.pauses-line", "It goes on while you pause."),
			s.onOff(func(p *engine.Preferences) *bool { return &p.Sound.AroundPauses })))
}

func (s *Screen) tryAround() {
	if s.options.OnTryAround != nil {
		s.options.OnTryAround()
	}
}

// volume is a slider for one of the volumes: it is heard while it is dragged and
// saved when it is released.
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
