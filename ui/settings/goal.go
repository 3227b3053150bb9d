package settings

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// goal sets how many sessions a week one wants to do, and leads to the reminders.
func (s *Screen) goal() *section {
	sec := newSection(lang.X("goal.title", "Goal and reminders"))
	s.add(sec, lang.X("goal.sessions", "Sessions a week"),
		lang.X("goal.line", "For the history. Days of rest are part of it."),
		stepper(goalWords(s.prefs.Goal), func(by int) string {
			s.change(func(p *engine.Preferences) { p.Goal = min(max(p.Goal+by, 1), engine.MaxGoal) })
			return goalWords(s.prefs.Goal)
		}))
	if s.options.OnReminders == nil {
		return sec
	}
	s.reminders = widget.NewFocusButton(lang.X("goal.open", "Open"), widget.Secondary, s.options.OnReminders)
	r := &row{
		label: widget.NewParagraph(lang.X("goal.reminders", "Reminders"), theme.TextBody, theme.Ink),
		line:  widget.NewParagraph(lang.X("goal.reminders-line", "Days and times, as often a day as you like."), theme.TextCaption, theme.Muted),
		try:   s.reminders,
	}
	s.watch(r)
	sec.rows = append(sec.rows, r)
	return sec
}

// goalWords writes a goal, as in "3 a week".
func goalWords(n int) string {
	return lang.X("history.goal-value", "{{.N}} a week", map[string]any{"N": n})
}
