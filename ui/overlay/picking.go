package overlay

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
)

// Wish describes the file to choose.
type Wish struct {
	Title, Confirm string
	// Endings are the extensions of the files that are offered, in every spelling
	// that occurs.
	Endings []string
	// Folder is the folder that the dialog opens with.
	Folder string
}

// Pick lets the user choose a file. One dialog is open at a time.
func (s *Stack) Pick(what Wish, picked func(path string)) {
	if s.picking != nil {
		return
	}
	s.picking = dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) { s.picked(file, err, picked) }, s.window)
	s.picking.SetFilter(storage.NewExtensionFileFilter(what.Endings))
	s.showPicking(what)
}

// picked passes the chosen file on, or nothing if the dialog was cancelled, and
// reports a file that cannot be opened.
func (s *Stack) picked(file fyne.URIReadCloser, err error, then func(path string)) {
	s.picking = nil
	if err != nil {
		s.Failed(err)
	}
	if err != nil || file == nil {
		return
	}
	path := filepath.FromSlash(file.URI().Path())
	_ = file.Close()
	then(path)
}

// PickFolder lets the user choose a folder. The toolkit's save dialog cannot be
// used: it creates the file at once, and truncates an existing one.
func (s *Stack) PickFolder(from string, picked func(folder string)) {
	if s.picking != nil {
		return
	}
	s.picking = dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		s.picking = nil
		if err == nil && folder != nil {
			picked(filepath.FromSlash(folder.Path()))
		}
	}, s.window)
	s.showPicking(Wish{
		Title: lang.X("export.pick-title", "Where should it go?"), Confirm: lang.X("export.pick-here", "Put it here"), Folder: from,
	})
}

// showPicking shows the file or folder dialog at a large size.
func (s *Stack) showPicking(what Wish) {
	if place, err := storage.ListerForURI(storage.NewFileURI(what.Folder)); err == nil {
		s.picking.SetLocation(place)
	}
	s.picking.SetTitleText(what.Title)
	s.picking.SetConfirmText(what.Confirm)
	s.picking.SetView(dialog.ListView) // shows long names in full
	s.picking.Show()
	size := s.window.Canvas().Size()
	s.picking.Resize(fyne.NewSize(size.Width*0.8, size.Height*0.85))
	if top := s.window.Canvas().Overlays().Top(); top != nil {
		top.Refresh() // the dialog is no longer centred
	}
}
