package settings

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// about says what Uncoil is not, and whom it owes what.
func (s *Screen) about() *section {
	sec := newSection(lang.X("about.title", "About Uncoil"))
	for _, line := range []string{
		lang.X("about.advice", "Uncoil is no medical advice. Ask a health professional first, move slowly, and stop when it hurts."),
		lang.X("about.inversion", "Hanging upside down is not among the exercises: it raises the pressure in your eyes and head, and needs somebody beside you who knows how."),
		lang.X("about.voice", "The voices are Jenny (Dioco), spoken by Piper, and Michael, spoken by Kokoro."),
		lang.X("about.made", "Made with Fyne, beep, oto and SQLite. Uncoil is free software under the MIT licence."),
	} {
		s.addFlow(sec, line, nil)
	}
	if s.options.OnSafety == nil {
		return sec
	}
	r := &row{
		label: widget.NewParagraph(lang.X("about.safety", "Safety"), theme.TextBody, theme.Ink),
		line:  widget.NewParagraph(lang.X("about.safety-line", "When not to exercise, and when to call for help."), theme.TextCaption, theme.Muted),
		try:   widget.NewFocusButton(lang.X("goal.open", "Open"), widget.Secondary, s.options.OnSafety),
	}
	s.watch(r)
	sec.rows = append(sec.rows, r)
	return sec
}
