package settings

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// gradual sets how the doses grow, and what is asked for it.
func (s *Screen) gradual() *section {
	sec := newSection(lang.X("gradual.title", "Step by step"))
	s.add(sec, lang.X("gradual.grow", "Doses grow by themselves"),
		lang.X("gradual.grow-line", "A little after sessions that went well. Less after pain or a long break."),
		s.onOff(func(p *engine.Preferences) *bool { return &p.Gradual }))
	s.add(sec, lang.X("gradual.check-in", "Ask how it feels"), lang.X("gradual.check-in-line", "Before and after a session, from 0 to 10."),
		s.onOff(func(p *engine.Preferences) *bool { return &p.CheckIn }))
	s.add(sec, lang.X("gradual.suggest", "Suggest another level"), "",
		s.onOff(func(p *engine.Preferences) *bool { return &p.Suggest }))
	s.addReset(sec)
	return sec
}

// addReset appends a button that takes every dose back to where its level begins.
func (s *Screen) addReset(sec *section) {
	r := &row{
		label: widget.NewParagraph(lang.X("gradual.reset", "How far you are"), theme.TextBody, theme.Ink),
		line:  widget.NewParagraph(grownWords(&s.prefs), theme.TextCaption, theme.Muted),
	}
	r.try = widget.NewFocusButton(lang.X("gradual.start-anew", "Start anew"), widget.Secondary, func() {
		s.change(func(p *engine.Preferences) { p.Progress = nil })
		r.line.SetValue(grownWords(&s.prefs))
	})
	s.watch(r)
	sec.rows = append(sec.rows, r)
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
