package history

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine/history"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// figures are the most important numbers: this week against the goal, the streak
// in weeks, and totals.
type figures struct {
	*panel
	board *board
	goal  *widget.Stepper
	// reminders opens the reminders, nil for none.
	reminders *widget.FocusButton
}

func newFigures(s *Screen) *figures {
	f := &figures{board: newBoard()}
	f.goal = widget.NewStepper(goalWords(s.prefs.Goal), func(by int) {
		s.setGoal(by)
		f.goal.SetValue(goalWords(s.prefs.Goal))
	})
	head := []fyne.CanvasObject{f.goal}
	if s.options.OnReminders != nil {
		f.reminders = widget.NewFocusButton(lang.X("history.reminders", "Reminders"), widget.Quiet, s.options.OnReminders)
		f.reminders.SetTextSize(theme.TextSmall / widget.HeadScale)
		head = []fyne.CanvasObject{f.reminders, f.goal}
	}
	f.panel = newPanel(lang.X("history.goal", "Your goal"), f.board, theme.Muted, nil, head...)
	return f
}

// goalWords formats a goal, such as "3 a week".
func goalWords(n int) string {
	return lang.X("history.goal-value", "{{.N}} a week", map[string]any{"N": n})
}

func (s *Screen) showFigures() {
	f := s.figures
	f.goal.SetValue(goalWords(s.prefs.Goal))
	weeks := s.shown.weeks
	now, _ := s.shown.past.ThisWeek(s.today(), s.options.Week)
	streak := history.Streaks(weeks, s.today(), s.options.Week)
	total, goal := s.shown.totals, s.goal()
	f.board.set([4]boardFigure{
		{
			fmt.Sprint(now),
			lang.XN("history.this-week", "of {{.N}} sessions this week", goal, map[string]any{"N": goal}),
		},
		{fmt.Sprint(streak.Current), lang.XN("history.streak", "weeks in a row", streak.Current)},
		{fmt.Sprint(streak.Longest), lang.XN("history.longest", "weeks, your longest streak", streak.Longest)},
		{
			fmt.Sprint(total.Sessions),
			lang.XN("history.total", "sessions in all, {{.Time}}", total.Sessions, map[string]any{"Time": words.Length(total.Played)}),
		},
	})
	line := encouragement(now, streak, goal)
	if goal < s.prefs.Goal {
		line += " " + lang.X("history.works-up", "Your plan begins with {{.N}} a week and works up to {{.Goal}}.", map[string]any{"N": goal, "Goal": s.prefs.Goal})
	}
	f.line.SetValue(line)
}

// encouragement comments on a week with so many sessions in a sentence. Rest days are part of
// it, and a missed week is no failure.
func encouragement(now int, streak history.Streak, goal int) string {
	left := goal - now
	switch {
	case left <= 0:
		return lang.X("history.reached", "You have reached your goal for this week. Rest is part of it, too.")
	case now == 0 && streak.Current > 0:
		return lang.XN("history.keeps", "One more session this week keeps your streak of {{.N}} weeks going.", streak.Current, map[string]any{"N": streak.Current})
	case now == 0:
		return lang.X("history.begin", "One session a week is enough to start a streak. Rest days don't break it.")
	}
	return lang.XN("history.left", "{{.N}} more sessions and you've reached your goal. Rest days don't break your streak.", left, map[string]any{"N": left})
}

// boardFigure is one large number with its label.
type boardFigure struct{ figure, name string }

// board shows four large numbers in a row, or in two rows.
type board struct {
	widget.Made
	figures, names [4]*widget.Text
}

func newBoard() *board {
	b := &board{}
	var cells [4]fyne.CanvasObject
	for i := range cells {
		b.figures[i] = widget.NewText("", theme.TextTitle+4, theme.AccentInk)
		b.figures[i].Bold = true
		b.names[i] = widget.NewParagraph("", theme.TextCaption, theme.Muted)
		cells[i] = widget.VBox(0, b.figures[i], b.names[i])
	}
	b.Make(b, widget.Beside(760, 16, widget.Grid(2, 16, cells[:2]...), widget.Grid(2, 16, cells[2:]...)))
	return b
}

func (b *board) set(values [4]boardFigure) {
	for i, v := range values {
		b.figures[i].SetValue(v.figure)
		b.names[i].SetValue(v.name)
	}
}
