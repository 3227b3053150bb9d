package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
)

// goal sets the sessions a week, and links to the reminders.
func (s *Screen) goal() *group {
	rows := []fyne.CanvasObject{row(lang.X("goal.sessions", "Sessions a week"), lang.X("goal.line", "Your plan works up to it. Days of rest are part of it."),
		stepper(goalWords(s.prefs.Goal), func(by int) string {
			s.change(func(p *engine.Preferences) { p.Goal = min(max(p.Goal+by, 1), engine.MaxGoal) })
			return goalWords(s.prefs.Goal)
		}))}
	if s.options.OnReminders != nil {
		var to fyne.CanvasObject
		to, s.reminders = buttonRow(lang.X("goal.reminders", "Reminders"), lang.X("goal.reminders-line", "Days and times, as often a day as you like."),
			lang.X("goal.open", "Open"), s.options.OnReminders)
		rows = append(rows, to)
	}
	if auto := s.options.Autostart; auto != nil {
		rows = append(rows, row(lang.X("goal.autostart", "Start with the computer"),
			lang.X("goal.autostart-line", "Out of sight, so that reminders come after a restart too."),
			newOnOff(auto.On(), s.options.OnAutostart)))
	}
	return section(lang.X("goal.title", "Goal and reminders"), rows...)
}

// goalWords formats a goal, such as "3 a week".
func goalWords(n int) string {
	return lang.X("history.goal-value", "{{.N}} a week", map[string]any{"N": n})
}
