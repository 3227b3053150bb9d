package settings

import "fyne.io/fyne/v2/lang"

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
	return sec
}
