package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

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
	if w.picking != nil {
		return
	}
	w.picking = dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		w.picking = nil
		if err != nil || file == nil {
			return
		}
		path := filepath.FromSlash(file.URI().Path())
		file.Close()
		picked(path)
	}, w.window)
	w.picking.SetFilter(storage.NewExtensionFileFilter(endings))
	if place, err := storage.ListerForURI(storage.NewFileURI(w.deps.DocumentFolder)); err == nil {
		w.picking.SetLocation(place)
	}
	w.picking.SetTitleText(lang.X("pick.title", "Which file?"))
	w.picking.SetConfirmText(lang.X("pick.open", "Open it"))
	w.picking.Show()
	size := w.window.Canvas().Size()
	w.picking.Resize(fyne.NewSize(size.Width*0.8, size.Height*0.85))
	if top := w.window.Canvas().Overlays().Top(); top != nil {
		top.Refresh() // the dialog is not in the middle any more
	}
}
