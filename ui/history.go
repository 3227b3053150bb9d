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
			OnChanged: w.changePreferences, OnHome: w.showHome,
		}
		if w.deps.Diary != nil {
			o.OnLog = func() { w.LogActivity(w.history.Open) }
		}
		w.history = history.New(o, w.prefs)
	} else {
		w.history.Update(w.prefs)
	}
	w.show(w.history, frame.AtHistory)
	w.history.Open()
}

// showReminders shows when Uncoil is to ask for a session.
func (w *Window) showReminders() {
	w.show(reminders.New(reminders.Options{
		Preferences: w.prefs, Routines: w.deps.Routines, Length: w.length, OnBack: w.showSettings, Week: w.deps.Week,
		OnChanged: func(p engine.Preferences) {
			w.changePreferences(p)
			w.refreshTray()
		},
		Tray: w.deps.Tray, Folder: w.deps.DocumentFolder, WriteFile: w.deps.WriteFile,
		Host: w, Go: w.tasks.Go, Post: w.bridge.post, Now: w.deps.Now,
	}), frame.AtSettings)
}

// PickFile lets the user choose a file with one of some endings.
func (w *Window) PickFile(endings []string, picked func(path string)) {
	w.pick(wish{
		title: lang.X("pick.title", "Which file?"), confirm: lang.X("pick.open", "Open it"),
		endings: endings, folder: w.deps.DocumentFolder,
	}, picked)
}
