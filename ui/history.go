package ui

import (
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/ui/frame"
	"uncoil/ui/history"
	"uncoil/ui/reminders"
)

// showHistory shows what has been done.
func (w *Window) showHistory() {
	if w.deps.History == nil {
		return
	}
	if w.history == nil {
		o := history.Options{
			Book: w.deps.Book, Records: w.deps.History, Host: w, Go: w.tasks.Go, Post: w.bridge.post, Now: w.deps.Now,
			Week: w.deps.Week, Folder: w.deps.DocumentFolder, WriteFile: w.deps.WriteFile,
			OnChanged: w.changedOnPage, OnHome: w.showHome, OnReminders: w.remindersOfHistory,
		}
		o.OnLog = func() { w.LogActivity(w.history.Open) }
		w.history = history.New(o, w.prefs)
	} else {
		w.history.Update(w.prefs)
	}
	w.show(w.history, frame.AtHistory)
	w.history.Open()
}

// remindersOfHistory and remindersOfSettings show the reminders, whose way back
// leads to where one came from.
func (w *Window) remindersOfHistory() {
	w.showReminders(frame.AtHistory, func() {
		w.showHistory()
		w.history.GoToReminders()
	})
}

func (w *Window) remindersOfSettings() {
	w.showReminders(frame.AtSettings, func() {
		w.showSettings()
		w.settings.GoToReminders()
	})
}

// showReminders shows when Uncoil is to ask for a session.
func (w *Window) showReminders(at frame.Place, back func()) {
	w.show(reminders.New(reminders.Options{
		Preferences: w.prefs, Routines: w.deps.Routines, Length: w.practice.Length, OnBack: back, Week: w.deps.Week,
		OnChanged: func(p engine.Preferences) {
			w.changedOnPage(p)
			w.refreshTray()
		},
		Tray: w.deps.Tray, Folder: w.deps.DocumentFolder, WriteFile: w.deps.WriteFile,
		Host: w, Go: w.tasks.Go, Post: w.bridge.post, Now: w.deps.Now,
	}), at)
}

// PickFile lets the user choose a file with one of some endings.
func (w *Window) PickFile(endings []string, picked func(path string)) {
	w.pick(wish{
		title: lang.X("pick.title", "Which file?"), confirm: lang.X("pick.open", "Open it"),
		endings: endings, folder: w.deps.DocumentFolder,
	}, picked)
}
