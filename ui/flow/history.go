package flow

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/activity"
	"uncoil/ui/frame"
	"uncoil/ui/history"
)

// Diary notes what was done without Uncoil.
type Diary interface {
	// AddActivity may wait for the disk.
	AddActivity(ctx context.Context, a engine.Activity) (id int64, err error)
}

// History leads to what was done, and notes what was done without Uncoil. All fields
// are needed.
type History struct {
	*Desk
	Practice *practice.Practice
	Pages    Pages
	Records  history.Records
	Diary    Diary
	// Week is the day on which a week begins.
	Week time.Weekday
	// WriteFile writes a whole file or none.
	WriteFile func(path string, write func(io.Writer) error) error
	// OnChanged is called with preferences that have been changed on the page.
	OnChanged func(engine.Preferences)
	// OnReminders leads to the reminders; back leads to where they were.
	OnReminders func(at frame.Tab, back func())

	page *history.Screen
}

// Show shows what has been done.
func (f *History) Show() {
	prefs := f.Practice.Settings.Preferences()
	if f.page == nil {
		f.page = history.New(history.Options{
			Book: f.Practice.Book, Records: f.Records, Host: f.Desk, Go: f.Go, Post: f.Post, Now: f.Practice.Now,
			Week: f.Week, Folder: f.Documents, WriteFile: f.WriteFile,
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

// Renew makes the page anew when it is shown next: exercises have changed.
func (f *History) Renew() { f.page = nil }

// Stop calls off what takes long, as the program ends.
func (f *History) Stop() {
	if f.page != nil {
		f.page.Stop()
	}
}

// LogActivity opens the sheet on which one notes what was done without Uncoil;
// done, if any, is called once it is in the history.
func (f *History) LogActivity(done func()) {
	if !f.Empty() {
		return
	}
	form := activity.New(engine.Activity{}, engine.DayOf(f.Practice.Now()), func(a engine.Activity) {
		f.CloseSheet()
		f.InBackground(func(ctx context.Context) func() {
			if _, err := f.Diary.AddActivity(ctx, a); err != nil {
				return func() { f.Notice(err.Error()) }
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
