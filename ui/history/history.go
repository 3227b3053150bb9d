// Package history is the page that shows what has been done: a year's calendar,
// weeks against a goal, how it felt, and every session. It reads in the
// background, since histories can be large. It must not know a database: it uses
// the interface Records.
package history

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/ui/filedialog"
	"uncoil/ui/theme"
	"uncoil/ui/waiting"
	"uncoil/ui/widget"
)

// Records is the history. Its methods wait for the disk, so they are called on
// goroutines of their own.
type Records interface {
	Days(ctx context.Context, from, to engine.Day) ([]engine.DayRecord, error)
	Weeks(ctx context.Context, first time.Weekday) ([]engine.DayRecord, error)
	Totals(ctx context.Context) (engine.DayRecord, error)
	MostDoneOn(ctx context.Context, from, to engine.Day, limit int) ([]engine.ExerciseTotal, error)
	// Sessions and SessionsBefore are pages of all sessions, the newest first.
	Sessions(ctx context.Context, limit int) ([]engine.SessionRecord, error)
	SessionsBefore(ctx context.Context, r engine.SessionRecord, limit int) ([]engine.SessionRecord, error)
	SessionsOn(ctx context.Context, from, to engine.Day) ([]engine.SessionRecord, error)
	Session(ctx context.Context, id int64) (engine.SessionDetails, error)
	EditSession(ctx context.Context, r engine.SessionRecord) error
	DeleteSession(ctx context.Context, id int64) error
	RestoreSession(ctx context.Context, id int64) error
	Activities(ctx context.Context, from, to engine.Day) ([]engine.Activity, error)
	EditActivity(ctx context.Context, a engine.Activity) error
	DeleteActivity(ctx context.Context, id int64) error
	RestoreActivity(ctx context.Context, id int64) error
	Archive(ctx context.Context) (engine.Archive, error)
	// Preview counts what BringIn would add, and what is already there.
	Preview(ctx context.Context, a engine.Archive) (added, known int, err error)
	// BringIn adds an archive, all of it or nothing, and reports progress, 0 to
	// 1; it ends soon after ctx is done.
	BringIn(ctx context.Context, a engine.Archive, progress func(done float64)) (added, known int, err error)
}

// Host is the window behind the sheets.
type Host interface {
	OpenSheet(*widget.Sheet)
	CloseSheet()
	PickPlace(what filedialog.Wish, picked func(path string, agreed bool))
	// PickFile lets the user choose a file with one of some extensions.
	PickFile(endings []string, picked func(path string))
}

// Options configure the screen.
type Options struct {
	Book     *engine.Book
	Routines []engine.Routine
	Records  Records
	Host     Host
	// Go runs what waits for the disk on a goroutine of its own, Post runs a call
	// on the UI goroutine.
	Go, Post func(func())
	Now      func() time.Time
	// Week is the first day of the week.
	Week time.Weekday
	// Folder returns the proposed folder.
	Folder func() string
	// WriteFile writes a file whole or not at all.
	WriteFile func(path string, write func(io.Writer) error) error
	// OnChanged gets preferences that were changed here.
	OnChanged func(engine.Preferences)
	// OnHome shows the routines, OnLog adds an activity; nil hides the button.
	OnHome, OnLog func()
	// OnReminders shows the reminders; nil hides the button.
	OnReminders func()
}

// Screen is the page of the history.
type Screen struct {
	widget.Made
	options Options
	prefs   engine.Preferences

	log, save, bring *widget.FocusButton
	report           *widget.FocusButton
	scroll           *container.Scroll
	figures          *figures
	year             *yearPanel
	weeks            *weeksPanel
	feelings         *feelingsPanel
	most             *mostPanel
	list             *listPanel
	empty            *widget.Column
	begin            *widget.FocusButton
	undo             *widget.UndoBar
	shown            overview
	loaded           bool
	// waiting is the file that is being read or imported, nil for none.
	waiting *waiting.Waiting
	// asked counts the requests to the records: only the latest answer is shown.
	asked int
}

// New returns the screen; Open fills it.
func New(o Options, prefs engine.Preferences) *Screen {
	s := &Screen{options: o, prefs: prefs}
	title := widget.NewText(lang.X("history.title", "History"), theme.TextTitle, theme.Ink)
	title.Bold, title.Fit = true, true
	s.save = s.button(lang.X("history.export", "Export"), s.Export)
	s.report = s.button(lang.X("history.report", "For my therapist"), s.Report)
	s.bring = s.button(lang.X("history.import", "Import"), s.choose)
	if o.OnLog != nil {
		s.log = s.button(lang.X("activity.add", "Add activity"), o.OnLog)
	}
	s.figures = newFigures(s)
	s.year = newYearPanel(s)
	s.weeks = newWeeksPanel(s)
	s.feelings = newFeelingsPanel(s)
	s.most = newMostPanel()
	s.list = newListPanel(s)
	s.empty, s.begin = newEmpty(s)
	s.undo = widget.NewUndoBar(lang.X("history.undo", "Undo"), lang.X("history.fine", "All right"), s.relay, func() fyne.Focusable { return s.list.First() })
	s.Make(s, s.layout(title))
	s.relay()
	s.strengthen()
	return s
}

func (s *Screen) button(text string, press func()) *widget.FocusButton {
	b := widget.NewFocusButton(text, widget.Secondary, press)
	b.SetTextSize(theme.TextSmall / widget.HeadScale)
	return b
}

// Update applies preferences that were changed elsewhere.
func (s *Screen) Update(prefs engine.Preferences) {
	s.prefs = prefs
	s.strengthen()
	s.showFigures()
	s.showWeeks()
}

// strengthen draws the plots in ink if the user wants high contrast.
func (s *Screen) strengthen() {
	strong := s.prefs.Display.HighContrast
	s.year.heat.SetStrong(strong)
	s.year.key.SetStrong(strong)
	s.weeks.bars.SetStrong(strong)
	s.feelings.lines.SetStrong(strong)
	s.most.ranking.SetStrong(strong)
}

// today is the current day.
func (s *Screen) today() engine.Day { return engine.DayOf(s.options.Now()) }

// First returns the widget that has the focus when the screen opens.
func (s *Screen) First() fyne.Focusable {
	if s.nothing() {
		return s.begin
	}
	return s.year.heat
}

// nothing reports whether the history has been read and is empty.
func (s *Screen) nothing() bool { return s.loaded && s.shown.bare }

// GoToReminders moves the focus to the button for the reminders.
func (s *Screen) GoToReminders() {
	if b := s.figures.reminders; b != nil && !s.nothing() {
		s.focus(b)
	}
}

// Close drops what could be undone, and cancels an import.
func (s *Screen) Close() {
	s.undo.Forget()
	s.callOff()
}

// keys are what the keys of the page do.
func (s *Screen) keys() widget.KeyTable {
	return append(widget.KeyTable{{Shown: "U", Does: lang.X("keys.undo", "Undo"), Signs: "U", Do: func(fyne.KeyName) { s.Undo() }}}, widget.MoveKeys()...)
}

// Key handles keys that no widget has used.
func (s *Screen) Key(key *fyne.KeyEvent) { s.keys().Press(key.Name) }

// Rune handles characters that no widget has used.
func (s *Screen) Rune(r rune) { s.keys().Type(r) }

// KeyHelps lists the keys of the page.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys().Lines() }

// Undo undoes the last change made here.
func (s *Screen) Undo() { s.undo.Undo() }

// Escape returns from the sessions of one day to all.
func (s *Screen) Escape() bool {
	if s.list.day == nil {
		return false
	}
	s.showDay(nil)
	return true
}

// ToFoot scrolls to the end.
func (s *Screen) ToFoot() { s.scroll.ScrollToBottom() }

// goal is how many sessions a week are aimed at now; the plan begins with fewer than the
// user wants.
func (s *Screen) goal() int { return plan.Goal(s.shown.past, &s.prefs, s.today()) }

// setGoal changes the goal in sessions a week.
func (s *Screen) setGoal(by int) {
	goal := min(max(s.prefs.Goal+by, 1), engine.MaxGoal)
	if goal == s.prefs.Goal {
		return
	}
	s.prefs.Goal = goal
	s.showFigures()
	s.showWeeks()
	if s.options.OnChanged != nil {
		s.options.OnChanged(s.prefs)
	}
}
