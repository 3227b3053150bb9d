package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// about is the section with the disclaimer, licences and version.
func (s *Screen) about() *group {
	rows := []fyne.CanvasObject{
		labels("", lang.X("about.advice", "Uncoil is no medical advice. Ask a health professional first, move slowly, and stop when it hurts.")),
		labels("", lang.X("about.inversion", "Hanging upside down is not among the exercises: it raises the pressure in your eyes and head, and needs somebody beside you who knows how.")),
		labels("", lang.X("about.voice", "The voices are Heart and Michael, spoken by Kokoro.")),
		labels("", lang.X("about.made", "Made with Fyne, beep, oto and SQLite. Uncoil is free software under the MIT licence.")),
	}
	if s.options.OnAdvice != nil {
		advice, _ := buttonRow(lang.X("about.back", "About your back"), lang.X("about.back-line", "What the sources advise, and what readers asked them."),
			lang.X("goal.open", "Open"), s.options.OnAdvice)
		rows = append(rows, advice)
	}
	if s.options.OnSafety != nil {
		safety, _ := buttonRow(lang.X("about.safety", "Safety"), lang.X("about.safety-line", "When not to exercise, and when to call for help."),
			lang.X("goal.open", "Open"), s.options.OnSafety)
		rows = append(rows, safety)
	}
	if s.options.OnLicences != nil {
		licences, _ := buttonRow(lang.X("about.licences", "Licences"), lang.X("about.licences-line", "Whose work is in Uncoil."),
			lang.X("goal.open", "Open"), s.options.OnLicences)
		rows = append(rows, licences)
	}
	rows = append(rows, labels("", lang.X("settings.version", "Uncoil {{.Version}}", map[string]any{"Version": s.options.Version})))
	return section(lang.X("about.title", "About Uncoil"), rows...)
}
