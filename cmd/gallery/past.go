package main

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"uncoil/engine"
	"uncoil/ui/filedialog"
	"uncoil/ui/frame"
	"uncoil/ui/history"
	"uncoil/ui/reminders"
	"uncoil/ui/sample"
)

// galleryNow is the current time in all pictures.
func galleryNow() time.Time { return time.Date(2026, 11, 20, 19, 0, 0, 0, time.UTC) }

// pastHost is a window with a history or reminders behind its sheets.
type pastHost struct{ sheets }

func (h *pastHost) PickPlace(filedialog.Wish, func(string, bool)) {}
func (h *pastHost) PickFile([]string, func(string))               {}

// past are the states of the history and the reminders.
func (s *samples) past() []state {
	high := s.prefs
	high.Display.HighContrast = true
	full := sample.Year(galleryNow())
	still := func(*history.Screen) {}
	return []state{
		{"history", s.history(full, s.prefs, still)},
		{"history-contrast", s.history(full, high, still)},
		{"history-report", s.history(full, s.prefs, func(h *history.Screen) { h.Report() })},
		{"history-foot", s.history(full, s.prefs, func(h *history.Screen) { h.ToFoot() })},
		{"history-weeks", s.history(full, s.prefs, func(h *history.Screen) { h.ToWeeks() })},
		{"history-day", s.history(full, s.prefs, func(h *history.Screen) { h.PointAt(engine.DayOf(galleryNow()) - 3) })},
		{"history-empty", s.history(sample.NewPast(), s.prefs, still)},
		{"history-deleted", s.history(sample.Year(galleryNow()), s.prefs, func(h *history.Screen) { h.DeleteSession(newest(full)) })},
		{"history-session", s.history(full, s.prefs, func(h *history.Screen) { h.OpenSession(newest(full).ID) })},
		{"history-edit", s.history(full, s.prefs, func(h *history.Screen) { h.EditSession(newest(full)) })},
		{"history-export", s.history(full, s.prefs, func(h *history.Screen) { h.Export() })},
		{"reminders", s.reminders(nil, func(*reminders.Screen) {})},
		{"reminders-three", s.reminders(s.threeReminders(), func(*reminders.Screen) {})},
		{"reminders-removed", s.reminders(s.threeReminders(), func(r *reminders.Screen) { r.Remove(1) })},
	}
}

func (s *samples) threeReminders() []engine.Reminder {
	return []engine.Reminder{
		{Routine: s.routine.ID, Days: []time.Weekday{1, 3, 5}, Time: 7*time.Hour + 30*time.Minute},
		{Days: []time.Weekday{1, 2, 3, 4, 5}, Time: 13 * time.Hour},
		{Routine: s.routine.ID, Days: []time.Weekday{0, 6}, Time: 20*time.Hour + 5*time.Minute, Off: true},
	}
}

func newest(p *sample.Past) *engine.SessionRecord {
	sessions, err := p.Sessions(context.Background(), 1)
	if err != nil || len(sessions) == 0 {
		return &engine.SessionRecord{}
	}
	return &sessions[0]
}

// history shows the history, after something has been done there once it has its
// size.
func (s *samples) history(records history.Records, prefs engine.Preferences, act func(h *history.Screen)) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		behind := &stacked{}
		host := &pastHost{sheets{container.New(behind)}}
		h := history.New(history.Options{
			Book: sample.Book(), Records: records, Host: host, Week: time.Monday, Folder: func() string { return "/home/you/Documents" },
			// All at once: nothing here waits for a disk.
			Go: func(f func()) { f() }, Post: func(f func()) { f() }, Now: galleryNow,
			OnChanged: func(engine.Preferences) {}, OnHome: func() {}, OnLog: func() {}, OnReminders: func() {},
		}, prefs)
		host.stack.Add(framed(h, frame.AtHistory))
		h.Open()
		behind.then = func() { act(h) }
		return host.stack, nil, func() {}
	}
}

// stacked is a layout that stacks everything, and calls then once.
type stacked struct{ then func() }

// MinSize is part of fyne.Layout.
func (s *stacked) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements fyne.Layout.
func (s *stacked) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
	if then := s.then; then != nil && size.Width > 1 {
		s.then = nil
		then()
	}
}

// reminders shows the reminders after act.
func (s *samples) reminders(all []engine.Reminder, act func(r *reminders.Screen)) builder {
	return func() (fyne.CanvasObject, *still, func()) {
		host := &pastHost{sheets{container.NewStack()}}
		prefs := s.prefs
		prefs.Reminders = all
		r := reminders.New(reminders.Options{
			Preferences: prefs, Routines: s.catalog.Routines(), OnChanged: func(engine.Preferences) {}, OnBack: func() {},
			Length: func(r *engine.Routine) (time.Duration, error) { return 16 * time.Minute, nil },
			Week:   time.Monday, Tray: len(all) > 0, Folder: func() string { return "/home/you/Documents" }, Host: host,
			WriteFile: func(string, func(io.Writer) error) error { return nil },
			Go:        func(f func()) { f() }, Post: func(f func()) { f() }, Now: galleryNow,
		})
		act(r)
		host.stack.Add(framed(r, frame.AtSettings))
		return host.stack, nil, func() {}
	}
}
