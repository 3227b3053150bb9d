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

// guidance chooses how much is said.
func (s *Screen) guidance() *section {
	sec := newSection(lang.X("guidance.title", "What you hear"))
	levels := engine.Guidances()
	options := make([]*widget.Option, len(levels))
	for i, g := range levels {
		options[i] = widget.NewOption(words.Guidance(g), guidanceLine(g), func() {
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

// guidanceLine says what one hears at a guidance.
func guidanceLine(g engine.Guidance) string {
	switch g {
	case engine.GuidanceBrief:
		return lang.X("guidance.brief-line", "Names, sides and lengths, once you know the movements.")
	case engine.GuidanceTones:
		return lang.X("guidance.tones-line", "Names alone; bells and breath tones lead you.")
	default:
		return lang.X("guidance.full-line", "Every move said aloud, so that you can close your eyes.")
	}
}

// window sets what is seen.
func (s *Screen) window() *section {
	sec := newSection(lang.X("window.title", "Window"))
	s.add(sec, lang.X("window.theme", "Colours"), "", widget.ChoiceOf(engine.Themes(), s.prefs.Display.Theme, themeWords, func(t engine.Theme) {
		s.change(func(p *engine.Preferences) { p.Display.Theme = t })
	}))
	s.add(sec, lang.X("window.audio-only", "Start by ear"),
		lang.X("window.audio-only-line", "Sessions open on a dark, still screen, and lead you by sound alone."),
		s.onOff(func(p *engine.Preferences) *bool { return &p.AudioOnly }))
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

// secondsWords writes a part of a breath, such as "4 s" and "4.5 s".
func secondsWords(d time.Duration) string {
	number := strings.TrimSuffix(fmt.Sprintf("%.1f", d.Seconds()), ".0")
	return lang.X("length.seconds", "{{.N}} s", map[string]any{"N": number})
}
