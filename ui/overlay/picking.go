package overlay

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/filechooser"
	"uncoil/ui/filedialog"
	"uncoil/ui/widget"
)

// Pick lets the user choose a file to open, with the desktop's dialog or, where it
// has none, with the window's own. One dialog is open at a time.
func (s *Stack) Pick(what filedialog.Wish, picked func(path string)) {
	s.ask(what, filedialog.Dialogs.Open, picked, func() { s.pickHere(what, false, picked) })
}

// PickPlace lets the user choose where a new file goes. agreed tells that the user
// wants the file of that path to be replaced if there is one: the desktop's dialog
// asks. The window's own chooses a folder only.
func (s *Stack) PickPlace(what filedialog.Wish, picked func(path string, agreed bool)) {
	what.Title, what.Confirm = lang.X("export.pick-title", "Where should it go?"), lang.X("export.save", "Save")
	s.ask(what, filedialog.Dialogs.Save,
		func(path string) { picked(path, true) },
		func() {
			what.Confirm = lang.X("export.pick-here", "Put it here")
			s.pickHere(what, true, func(folder string) { picked(filepath.Join(folder, what.Name), false) })
		})
}

// ask shows a dialog of the desktop and waits for it on a goroutine of its own;
// here shows another one where the desktop has none. A desktop that has failed is
// not asked again.
func (s *Stack) ask(what filedialog.Wish, show func(filedialog.Dialogs, context.Context, filedialog.Wish) (string, error), picked func(path string), here func()) {
	if s.Picking() {
		return
	}
	if s.Desktop == nil {
		here()
		return
	}
	what.Parent = handleOf(s.window)
	ctx, cancel := context.WithCancel(context.Background())
	wait := &Sheet{}
	leave := func() {
		cancel()
		if s.TakeAway(wait) {
			s.leave = nil
		}
	}
	wait.Sheet = widget.NewSheet(what.Title, lang.X("pick.elsewhere", "Choose it in the window that your desktop has opened."),
		widget.NewFocusButton(lang.X("export.cancel", "Cancel"), widget.Secondary, leave))
	wait.Key = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			leave()
		}
		return true
	}
	s.leave = leave
	s.Open(wait)
	desktop := s.Desktop
	s.Go(func() {
		path, err := show(desktop, ctx, what)
		s.Post(func() {
			open := s.IsOpen(wait)
			leave()
			switch {
			case !open:
			case err != nil:
				s.Desktop = nil
				here()
			case path != "":
				picked(path)
			}
		})
	})
}

// handleOf returns the X11 id of a window, 0 where it has none.
func handleOf(w fyne.Window) (id uintptr) {
	if native, ok := w.(driver.NativeWindow); ok {
		native.RunNative(func(context any) {
			if x, ok := context.(driver.X11WindowContext); ok {
				id = x.WindowHandle
			}
		})
	}
	return id
}

// pickHere shows the window's own dialog.
func (s *Stack) pickHere(what filedialog.Wish, folders bool, picked func(path string)) {
	s.leave = filechooser.Open(filechooser.Options{
		Wish: what, Folders: folders, OnClosed: func() { s.leave = nil }, OnPicked: picked, Go: s.Go, Post: s.Post, Host: sheetsNow{s},
	}).Close
}

// sheetsNow opens sheets also during a session.
type sheetsNow struct{ *Stack }

func (s sheetsNow) OpenSheet(sheet *widget.Sheet) { s.OpenNow(sheet) }
