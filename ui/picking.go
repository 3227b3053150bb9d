package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
)

// wish is what the user is to choose a file for.
type wish struct {
	title, confirm string
	// endings are those of the files that are offered, in every spelling that
	// occurs.
	endings []string
	// folder is where one looks at first.
	folder string
}

// pick lets the user choose a file. One dialog is open at a time.
func (w *Window) pick(what wish, picked func(path string)) {
	if w.picking != nil {
		return
	}
	w.picking = dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) { w.picked(file, err, picked) }, w.window)
	w.picking.SetFilter(storage.NewExtensionFileFilter(what.endings))
	if place, err := storage.ListerForURI(storage.NewFileURI(what.folder)); err == nil {
		w.picking.SetLocation(place)
	}
	w.picking.SetTitleText(what.title)
	w.picking.SetConfirmText(what.confirm)
	w.showPicking()
}

// picked hands on the file that was chosen, none where the choice was cancelled,
// and says why where it cannot be opened.
func (w *Window) picked(file fyne.URIReadCloser, err error, then func(path string)) {
	w.picking = nil
	if err != nil {
		w.notice(lang.X("notice.own", "That did not work: {{.Why}}", map[string]any{"Why": err.Error()}))
	}
	if err != nil || file == nil {
		return
	}
	path := filepath.FromSlash(file.URI().Path())
	_ = file.Close()
	then(path)
}
