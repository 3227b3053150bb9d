package settings

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// doses chooses how much of each exercise is done, and how fast.
func (s *Screen) doses() *group {
	choice := widget.ChoiceOf(engine.Levels(), s.prefs.Level, words.Level, func(l engine.Level) {
		s.change(func(p *engine.Preferences) { p.Level = l })
	})
	dose := func(of func(d *engine.Doses) *float64) *widget.Stepper {
		return s.scale(engine.MaxScale, func(p *engine.Preferences) *float64 { return of(&p.Doses) })
	}
	return section(lang.X("level.title", "How much"),
		tallRow("", lang.X("level.line", "Longer holds and more repetitions with each level."), choice),
		row(lang.X("doses.hold", "How long you hold"), lang.X("doses.line", "Never more or less than an exercise allows."),
			dose(func(d *engine.Doses) *float64 { return &d.Hold })),
		row(lang.X("doses.reps", "Repetitions"), "", dose(func(d *engine.Doses) *float64 { return &d.Reps })),
		row(lang.X("doses.sets", "Sets"), "", dose(func(d *engine.Doses) *float64 { return &d.Sets })),
		row(lang.X("doses.tempo", "Pace of the movements"), lang.X("doses.tempo-line", "Less than 100 % is slower. What goes with the breath follows yours."),
			dose(func(d *engine.Doses) *float64 { return &d.Tempo })))
}

// scale is a stepper for a factor, shown in percent, from one half to most.
func (s *Screen) scale(most float64, of func(p *engine.Preferences) *float64) *widget.Stepper {
	return stepper(percent(*of(&s.prefs)), func(by int) string {
		s.change(func(p *engine.Preferences) { *of(p) = stepScale(*of(p), by, most) })
		return percent(*of(&s.prefs))
	})
}
