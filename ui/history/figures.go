package history

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynewidget "fyne.io/fyne/v2/widget"

	"uncoil/engine"
	"uncoil/engine/history"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// figures are the few numbers that matter: this week against one's goal, weeks in
// a row, and all that was done.
type figures struct {
	*panel
	board *board
	goal  *widget.Stepper
	// reminders leads to the reminders, nil for none.
	reminders *widget.FocusButton
}

func newFigures(s *Screen) *figures {
	f := &figures{board: newBoard()}
	f.goal = widget.NewStepper(goalWords(s.prefs.Goal), func(by int) {
		s.setGoal(by)
		f.goal.SetValue(goalWords(s.prefs.Goal))
	})
	head := []widget.Scaled{f.goal}
	reveal := func() { s.reveal(f.top, f.height) }
	if s.options.OnReminders != nil {
		f.reminders = widget.NewFocusButton(lang.X("history.reminders", "Reminders"), widget.Quiet, s.options.OnReminders)
		f.reminders.SetTextSize(theme.TextSmall / widget.HeadScale)
		f.reminders.OnFocus = reveal
		head = []widget.Scaled{f.reminders, f.goal}
	}
	f.panel = newPanel(lang.X("history.goal", "Your goal"), f.board, head...)
	f.goal.OnFocus = reveal
	f.line = widget.NewParagraph("", theme.TextSmall, theme.Muted)
	return f
}

// goalWords writes a goal, as in "3 a week".
func goalWords(n int) string {
	return lang.X("history.goal-value", "{{.N}} a week", map[string]any{"N": n})
}

func (s *Screen) showFigures() {
	f := s.figures
	f.goal.SetValue(goalWords(s.prefs.Goal))
	weeks := s.shown.weeks
	now := history.LastWeeks(weeks, 1, s.today(), s.options.Week)[0]
	streak := history.Streaks(weeks, s.today(), s.options.Week)
	total := s.shown.totals
	f.board.set([]boardFigure{
		{
			fmt.Sprint(now.Sessions),
			lang.XN("history.this-week", "of {{.N}} sessions this week", s.prefs.Goal, map[string]any{"N": s.prefs.Goal}),
		},
		{fmt.Sprint(streak.Current), lang.XN("history.streak", "weeks in a row", streak.Current)},
		{fmt.Sprint(streak.Longest), lang.XN("history.longest", "weeks, your longest row", streak.Longest)},
		{
			fmt.Sprint(total.Sessions),
			lang.XN("history.total", "sessions in all, {{.Time}}", total.Sessions, map[string]any{"Time": words.Length(total.Played)}),
		},
	})
	f.line.SetValue(encouragement(now, streak, s.prefs.Goal))
}

// encouragement says in a sentence how the week goes. Days of rest are part of
// it, and so is a week that went otherwise.
func encouragement(now engine.DayRecord, streak history.Streak, goal int) string {
	left := goal - now.Sessions
	switch {
	case left <= 0:
		return lang.X("history.reached", "You have reached your goal for this week. Rest is part of it too.")
	case now.Sessions == 0 && streak.Current > 0:
		return lang.XN("history.keeps", "One session this week keeps your row of {{.N}} weeks.", streak.Current, map[string]any{"N": streak.Current})
	case now.Sessions == 0:
		return lang.X("history.begin", "One session a week is enough to begin a row. Days of rest do not break it.")
	}
	return lang.XN("history.left", "{{.N}} more sessions reach your goal. Days of rest do not break your row.", left, map[string]any{"N": left})
}

// boardFigure is one large number with its name.
type boardFigure struct{ figure, name string }

// board shows large numbers beside one another.
type board struct {
	fynewidget.BaseWidget
	scale          float32
	figures, names []*widget.Text
}

// The measures of the board in units of the design.
const (
	boardFigureHeight = 62
	boardNameHeight   = 26
	// boardSlim is the width from which a figure has a column of its own.
	boardSlim = 190
)

func newBoard() *board {
	b := &board{scale: 1}
	b.ExtendBaseWidget(b)
	return b
}

func (b *board) set(values []boardFigure) {
	for len(b.figures) < len(values) {
		figure := widget.NewText("", theme.TextTitle+4, theme.AccentInk)
		figure.Bold, figure.Fit = true, true
		b.figures = append(b.figures, figure)
		name := widget.NewParagraph("", theme.TextCaption, theme.Muted)
		b.names = append(b.names, name)
	}
	for i, v := range values {
		b.figures[i].SetValue(v.figure)
		b.names[i].SetValue(v.name)
	}
	b.Refresh()
}

// SetScale draws the board larger or smaller than designed.
func (b *board) SetScale(scale float32) {
	b.scale = scale
	for i := range b.figures {
		b.figures[i].SetHeight((theme.TextTitle + 4) * scale)
		b.names[i].SetHeight(theme.TextCaption * scale)
	}
}

// HeightFor returns the height of the board in a box of the given width.
func (b *board) HeightFor(width float32) float32 {
	columns := b.columns(width)
	rows := (len(b.figures) + columns - 1) / columns
	return float32(rows) * b.row(width)
}

func (b *board) columns(width float32) int {
	if width < 4*boardSlim*b.scale {
		return 2
	}
	return 4
}

// row is the height of a row: names may take two lines.
func (b *board) row(width float32) float32 {
	each := width / float32(b.columns(width))
	name := float32(boardNameHeight * b.scale)
	for _, n := range b.names {
		name = max(name, n.HeightFor(each-16*b.scale))
	}
	return boardFigureHeight*b.scale + name
}

// CreateRenderer is part of fyne.Widget.
func (b *board) CreateRenderer() fyne.WidgetRenderer {
	return &widget.Composite{Of: b, Parts: b.objects, Place: b.layOut}
}

func (b *board) objects() []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for i := range b.figures {
		shown = append(shown, b.figures[i], b.names[i])
	}
	return shown
}

func (b *board) layOut(size fyne.Size) {
	u := b.scale
	columns := b.columns(size.Width)
	each, row := size.Width/float32(columns), b.row(size.Width)
	for i := range b.figures {
		x, y := float32(i%columns)*each, float32(i/columns)*row
		widget.Put(b.figures[i], x, y, each-16*u, boardFigureHeight*u)
		widget.Put(b.names[i], x, y+boardFigureHeight*u-4*u, each-16*u, row-boardFigureHeight*u)
	}
}
