package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/widget"
)

// gradual sets whether doses grow by themselves, and the check-ins that this
// uses.
func (s *Screen) gradual() *group {
	return section(
		lang.X("gradual.title", "Step by step"),
		row(lang.X("gradual.grow", "Doses grow by themselves"),
			lang.X("gradual.grow-line", "A little after sessions that went well. Less after pain or a long break."),
			s.onOff(func(p *engine.Preferences) *bool { return &p.Gradual })),
		row(lang.X("gradual.check-in", "Ask how it feels"), lang.X("gradual.check-in-line", "Before and after a session, from 0 to 10."),
			s.onOff(func(p *engine.Preferences) *bool { return &p.CheckIn })),
		row(lang.X("gradual.plan", "Say what to do today"), lang.X("gradual.plan-line", "One line on Home, with its reason. Do something else whenever you like."),
			s.onOff(func(p *engine.Preferences) *bool { return &p.Plan })),
		row(lang.X("gradual.suggest", "Suggest another level"), "",
			s.onOff(func(p *engine.Preferences) *bool { return &p.Suggest })),
		s.reset(),
	)
}

// reset sets every dose back to the beginning of its level.
func (s *Screen) reset() fyne.CanvasObject {
	words := labels(lang.X("gradual.reset", "How far you are"), grownWords(&s.prefs))
	b := widget.NewFocusButton(lang.X("gradual.start-anew", "Start over"), widget.Secondary, func() {
		s.change(func(p *engine.Preferences) { p.Progress = nil })
		words.Objects[1].(*widget.Text).SetValue(grownWords(&s.prefs))
	})
	b.SetPart(0.8)
	return widget.Between(nil, words, b)
}

// grownWords says how many exercises are past the beginning of their level.
func grownWords(p *engine.Preferences) string {
	n := 0
	for _, v := range p.Progress {
		if v > 0 {
			n++
		}
	}
	if n == 0 {
		return lang.X("gradual.none-grown", "Every exercise is where your level begins.")
	}
	return lang.XN("gradual.grown", "{{.N}} exercises have grown. Change each on its page in the library.", n, map[string]any{"N": n})
}
