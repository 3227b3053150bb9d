package flow

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/activity"
	"uncoil/ui/files"
	"uncoil/ui/frame"
	"uncoil/ui/history"
)

// Diary records activities without Uncoil.
type Diary interface {
	// AddActivity may wait for the disk.
	AddActivity(ctx context.Context, a engine.Activity) (id int64, err error)
}

// History controls the page of the history and the recording of activities. All
// fields are required.
type History struct {
	*Desk
	Practice *practice.Practice
	Pages    Pages
	Records  history.Records
	Diary    Diary
	// Week is the first day of the week.
	Week time.Weekday
	// WriteFile writes a file whole or not at all.
	WriteFile func(path string, write func(io.Writer) error) error
	// OnChanged gets preferences that were changed on the page.
	OnChanged func(engine.Preferences)
	// OnReminders shows the reminders; back returns from them.
	OnReminders func(at frame.Tab, back func())

	page *history.Screen
}

// Show shows the history.
func (f *History) Show() {
	prefs := f.Practice.Settings.Preferences()
	if f.page == nil {
		f.page = history.New(history.Options{
			Book: f.Practice.Book, Routines: f.Practice.Routines, Records: f.Records, Host: f.Desk, Go: f.Go, Post: f.Post, Now: f.Practice.Now,
			Week: f.Week, Folder: f.saveFolder, WriteFile: f.WriteFile,
			OnChanged: f.OnChanged, OnHome: f.Pages.ShowHome, OnLog: func() { f.LogActivity(f.page.Open) },
			OnReminders: func() {
				f.OnReminders(frame.AtHistory, func() {
					f.Show()
					f.page.GoToReminders()
				})
			},
		}, prefs)
	} else {
		f.page.Update(prefs)
	}
	f.Pages.Show(f.page, frame.AtHistory)
	f.page.Open()
}

// Renew builds the page again when it is next shown, after exercises have
// changed.
func (f *History) Renew() { f.page = nil }

// Stop cancels long tasks at the end of the program.
func (f *History) Stop() {
	if f.page != nil {
		f.page.Stop()
	}
}

// LogActivity opens the sheet for an activity without Uncoil; done, if any, is
// called once it is stored.
func (f *History) LogActivity(done func()) {
	if !f.Empty() {
		return
	}
	form := activity.New(engine.Activity{}, engine.DayOf(f.Practice.Now()), func(a engine.Activity) {
		f.CloseSheet()
		f.InBackground(func(ctx context.Context) func() {
			if _, err := f.Diary.AddActivity(ctx, a); err != nil {
				return func() { f.Notice(files.Reason(err)) }
			}
			return func() {
				f.Done(lang.X("activity.kept", "It is in your history."))
				if done != nil {
					done()
				}
			}
		})
	}, f.CloseSheet)
	f.OpenSheet(form.Sheet)
}
