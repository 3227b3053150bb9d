package settings

import (
	"fmt"
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// rests are the lengths of all that is not exercise.
func (s *Screen) rests() *section {
	sec := newSection(lang.X("rests.title", "Rests"))
	rest := func(of func(p *engine.Preferences) *time.Duration) *widget.Stepper {
		return stepper(lengthWords(*of(&s.prefs)), func(by int) string {
			s.change(func(p *engine.Preferences) { *of(p) = stepRest(*of(p), by) })
			return lengthWords(*of(&s.prefs))
		})
	}
	first := rest(func(p *engine.Preferences) *time.Duration { return &p.Rests.Default })
	s.first = first
	s.add(sec, lang.X("rests.default", "After each exercise"), "", first)
	s.add(sec, lang.X("rests.sets", "Between two sets"), "",
		rest(func(p *engine.Preferences) *time.Duration { return &p.Rests.BetweenSets }))
	s.add(sec, lang.X("rests.sides", "Extra when you change sides"), "",
		rest(func(p *engine.Preferences) *time.Duration { return &p.Rests.BetweenSides }))
	s.add(sec, lang.X("rests.transitions", "Time to change position"),
		lang.X("rests.transitions-line", "More than 100 % if getting down and up takes you longer."),
		stepper(percent(s.prefs.TransitionScale), func(by int) string {
			s.change(func(p *engine.Preferences) { p.TransitionScale = stepScale(p.TransitionScale, by) })
			return percent(s.prefs.TransitionScale)
		}))
	return sec
}

// breathing sets the pace of the breath.
func (s *Screen) breathing() *section {
	sec := newSection(lang.X("breath.title", "Your breath"))
	sec.preview = s.breath
	half := func(of func(p *engine.Preferences) *time.Duration) *widget.Stepper {
		return stepper(secondsWords(*of(&s.prefs)), func(by int) string {
			s.change(func(p *engine.Preferences) { *of(p) = stepBreath(*of(p), by) })
			s.breath.set(s.prefs.BreathIn, s.prefs.BreathOut)
			return secondsWords(*of(&s.prefs))
		})
	}
	s.add(sec, lang.X("breath.in", "Breathing in"), "", half(func(p *engine.Preferences) *time.Duration { return &p.BreathIn }))
	s.add(sec, lang.X("breath.out", "Breathing out"), "", half(func(p *engine.Preferences) *time.Duration { return &p.BreathOut }))
	return sec
}

// level chooses how much of each exercise is done.
func (s *Screen) level() *section {
	sec := newSection(lang.X("level.title", "How much"))
	levels := engine.Levels()
	names := make([]string, len(levels))
	chosen := 0
	for i, l := range levels {
		names[i] = words.Level(l)
		if l == s.prefs.Level {
			chosen = i
		}
	}
	choice := widget.NewChoice(names, chosen, func(i int) {
		s.change(func(p *engine.Preferences) { p.Level = levels[i] })
	})
	s.addWide(sec, lang.X("level.line", "Longer holds and more repetitions with each level."), choice)
	return sec
}

// guidance chooses how much is said.
func (s *Screen) guidance() *section {
	sec := newSection(lang.X("guidance.title", "What you hear"))
	levels := engine.Guidances()
	options := make([]*widget.Option, len(levels))
	for i, g := range levels {
		name, line := guidanceWords(g)
		options[i] = widget.NewOption(name, line, func() {
			s.change(func(p *engine.Preferences) { p.Guidance = g })
			for k := range options {
				options[k].SetChosen(k == i)
			}
		})
		options[i].SetChosen(g == s.prefs.Guidance)
		s.addOption(sec, options[i])
	}
	return sec
}

func guidanceWords(g engine.Guidance) (name, line string) {
	switch g {
	case engine.GuidanceBrief:
		return lang.X("guidance.brief", "Brief"),
			lang.X("guidance.brief-line", "Names, sides and lengths, once you know the movements.")
	case engine.GuidanceTones:
		return lang.X("guidance.tones", "Tones"),
			lang.X("guidance.tones-line", "Names alone; bells and breath tones lead you.")
	default:
		return lang.X("guidance.full", "Full"),
			lang.X("guidance.full-line", "Every move said aloud, so that you can close your eyes.")
	}
}

// sound sets the volumes.
func (s *Screen) sound() *section {
	sec := newSection(lang.X("sound.title", "Volume"))
	volume := func(of func(p *engine.Preferences) *float64) *widget.Level {
		level := widget.NewLevel(*of(&s.prefs))
		level.OnChanged = func(v float64) {
			now := s.prefs
			*of(&now) = v
			if s.options.OnVolume != nil {
				s.options.OnVolume(now.Sound)
			}
		}
		level.OnSettled = func(v float64) { s.change(func(p *engine.Preferences) { *of(p) = v }) }
		return level
	}
	s.addTry(sec, lang.X("sound.voice", "Voice"),
		volume(func(p *engine.Preferences) *float64 { return &p.Sound.Voice }),
		engine.Cue{Kind: engine.Speak, Text: s.options.Sample})
	s.addTry(sec, lang.X("sound.tones", "Bells and breath"),
		volume(func(p *engine.Preferences) *float64 { return &p.Sound.Tones }),
		engine.Cue{Kind: engine.BellStart})
	return sec
}

// window sets what is seen.
func (s *Screen) window() *section {
	sec := newSection(lang.X("window.title", "Window"))
	themes := engine.Themes()
	names := make([]string, len(themes))
	chosen := 0
	for i, t := range themes {
		names[i] = themeWords(t)
		if t == s.prefs.Display.Theme {
			chosen = i
		}
	}
	s.add(sec, lang.X("window.theme", "Colours"), "", widget.NewChoice(names, chosen, func(i int) {
		s.change(func(p *engine.Preferences) { p.Display.Theme = themes[i] })
	}))
	s.add(sec, lang.X("window.full-screen", "Full screen at start"), "",
		s.onOff(func(p *engine.Preferences) *bool { return &p.Display.FullScreen }))
	s.add(sec, lang.X("window.animations", "Moving pictures"), "",
		s.onOff(func(p *engine.Preferences) *bool { return &p.Display.Animations }))
	return sec
}

func themeWords(t engine.Theme) string {
	switch t {
	case engine.ThemeLight:
		return lang.X("window.light", "Light")
	case engine.ThemeDark:
		return lang.X("window.dark", "Dark")
	default:
		return lang.X("window.system", "System")
	}
}

// onOff is a choice of two.
func (s *Screen) onOff(of func(p *engine.Preferences) *bool) *widget.Choice {
	chosen := 0
	if *of(&s.prefs) {
		chosen = 1
	}
	names := []string{lang.X("settings.off", "Off"), lang.X("settings.on", "On")}
	return widget.NewChoice(names, chosen, func(i int) {
		s.change(func(p *engine.Preferences) { *of(p) = i == 1 })
	})
}

// stepper returns a stepper whose steps answer with the text to show.
func stepper(value string, step func(by int) string) *widget.Stepper {
	var it *widget.Stepper
	it = widget.NewStepper(value, func(by int) { it.SetValue(step(by)) })
	return it
}

func percent(v float64) string { return fmt.Sprintf("%d %%", int(math.Round(v*100))) }

// lengthWords writes a rest, such as "0 s", "2 min" and "1:30 min".
func lengthWords(d time.Duration) string {
	whole := int(d / time.Second)
	switch {
	case whole < 60:
		return lang.X("length.seconds", "{{.N}} s", map[string]any{"N": whole})
	case whole%60 == 0:
		return lang.X("length.minutes", "{{.Time}} min", map[string]any{"Time": whole / 60})
	}
	return lang.X("length.minutes", "{{.Time}} min", map[string]any{"Time": fmt.Sprintf("%d:%02d", whole/60, whole%60)})
}

// secondsWords writes a part of a breath, such as "4 s" and "4.5 s".
func secondsWords(d time.Duration) string {
	number := strings.TrimSuffix(fmt.Sprintf("%.1f", d.Seconds()), ".0")
	return lang.X("length.seconds", "{{.N}} s", map[string]any{"N": number})
}
