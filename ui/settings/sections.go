package settings

import (
	"fmt"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// breathing sets the lengths of a breath.
func (s *Screen) breathing() *group {
	half := func(of func(p *engine.Preferences) *time.Duration) *widget.Stepper {
		return stepper(secondsWords(*of(&s.prefs)), func(by int) string {
			s.change(func(p *engine.Preferences) { *of(p) = stepBreath(*of(p), by) })
			s.breath.set(s.prefs.BreathIn, s.prefs.BreathOut)
			return secondsWords(*of(&s.prefs))
		})
	}
	return section(lang.X("breath.title", "Your breath"), widget.Between(widget.Sized(116, 116, s.breath.disc), widget.VBox(12,
		row(lang.X("breath.in", "Breathing in"), "", half(func(p *engine.Preferences) *time.Duration { return &p.BreathIn })),
		row(lang.X("breath.out", "Breathing out"), "", half(func(p *engine.Preferences) *time.Duration { return &p.BreathOut })),
	), nil))
}

// guidance chooses how much is said aloud.
func (s *Screen) guidance() *group {
	levels := engine.Guidances()
	var names, lines []string
	for _, g := range levels {
		names, lines = append(names, words.Guidance(g)), append(lines, guidanceLine(g))
	}
	return section(lang.X("guidance.title", "What you hear"), widget.VBox(12, oneOf(names, lines, slices.Index(levels, s.prefs.Guidance), func(i int) {
		s.change(func(p *engine.Preferences) { p.Guidance = levels[i] })
	})...))
}

// guidanceLine describes a guidance.
func guidanceLine(g engine.Guidance) string {
	switch g {
	case engine.GuidanceLearn:
		return lang.X("guidance.learn-line", "Every move at first, and fewer words as you get to know it.")
	case engine.GuidanceBrief:
		return lang.X("guidance.brief-line", "Names, sides and lengths, once you know the movements.")
	case engine.GuidanceTones:
		return lang.X("guidance.tones-line", "Names alone; bells and breath tones lead you.")
	default:
		return lang.X("guidance.full-line", "Every move said aloud, so that you can close your eyes.")
	}
}

// opening is how sessions open.
func (s *Screen) opening() *group {
	return section(lang.X("opening.title", "How sessions open"),
		row(lang.X("window.audio-only", "Start by ear"),
			lang.X("window.audio-only-line", "Sessions open on a dark, still screen, and lead you by sound alone."),
			s.onOff(func(p *engine.Preferences) *bool { return &p.AudioOnly })),
		row(lang.X("window.full-screen", "Full screen at start"), "",
			s.onOff(func(p *engine.Preferences) *bool { return &p.Display.FullScreen })))
}

// display is the look of the window: colours, contrast, text, animations.
func (s *Screen) display() *group {
	s.text = widget.ChoiceOf(engine.TextSizes(), s.prefs.Display.TextPercent(), func(n int) string { return fmt.Sprint(n) }, func(n int) {
		s.change(func(p *engine.Preferences) { p.Display.SetTextSize(n) })
	})
	s.motion = newOnOff(s.prefs.Display.Moves(s.options.Still), func(on bool) {
		s.change(func(p *engine.Preferences) { p.Display.SetMoves(on, s.options.Still) })
	})
	return section(lang.X("window.title", "Window"),
		row(lang.X("window.theme", "Colours"), lang.X("window.theme-line", "The theme; “System” follows your desktop."), widget.ChoiceOf(engine.Themes(), s.prefs.Display.Theme, themeWords, func(t engine.Theme) {
			s.change(func(p *engine.Preferences) { p.Display.Theme = t })
		})),
		row(lang.X("window.contrast", "High contrast"), lang.X("window.contrast-line", "Stronger text, and an outline around everything you can press; light or dark as above. The pictures get dark outlines and plain fills."),
			s.onOff(func(p *engine.Preferences) *bool { return &p.Display.HighContrast })),
		row(lang.X("window.text", "Text size, in %"), lang.X("window.text-line", "Also by Ctrl + and Ctrl –, on every page. A small window shows as much of it as it has room for."), s.text),
		row(lang.X("window.animations", "Moving pictures"), s.motionLine(), s.motion))
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

// motionLine says why pictures may stand still.
func (s *Screen) motionLine() string {
	if s.options.Still {
		return lang.X("window.still-line", "Your desktop asks for less motion. On moves them here anyway.")
	}
	return ""
}

// onOff is a choice of off and on.
func (s *Screen) onOff(of func(p *engine.Preferences) *bool) *widget.Choice {
	return newOnOff(*of(&s.prefs), func(on bool) {
		s.change(func(p *engine.Preferences) { *of(p) = on })
	})
}

// newOnOff is a choice of off and on that is not one field.
func newOnOff(on bool, onChosen func(on bool)) *widget.Choice {
	chosen := 0
	if on {
		chosen = 1
	}
	names := []string{lang.X("settings.off", "Off"), lang.X("settings.on", "On")}
	return widget.NewChoice(names, chosen, func(i int) { onChosen(i == 1) })
}

// stepper returns a stepper; step returns the new text.
func stepper(value string, step func(by int) string) *widget.Stepper {
	var it *widget.Stepper
	it = widget.NewStepper(value, func(by int) { it.SetValue(step(by)) })
	return it
}

func percent(v float64) string { return fmt.Sprintf("%d %%", int(math.Round(v*100))) }

// secondsWords formats a part of a breath, such as "4 s" and "4.5 s".
func secondsWords(d time.Duration) string {
	return lang.X("length.seconds", "{{.N}} s", map[string]any{"N": words.Decimal(d.Seconds())})
}
