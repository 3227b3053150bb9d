// Package filedialog lets the user choose files with the dialogs of the desktop:
// the portal's on Linux and BSD, the system's own on Windows and macOS. It must not
// know the window: its calls wait for the user, so they belong on a goroutine of
// their own.
package filedialog

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNone is returned where the desktop has no file dialogs, or where they have
// failed without having been shown.
var ErrNone = errors.New("the desktop has no file dialogs")

// Wish describes the file to choose.
type Wish struct {
	Title, Confirm string
	// Endings are the extensions of the files that are offered, with the dot, in
	// lower case; none offers all files.
	Endings []string
	// Folder is the folder that the dialog opens with.
	Folder string
	// Name is the proposed name of a file to write.
	Name string
	// Parent is the X11 id of the window that asks; 0 where that is not known.
	Parent uintptr
}

// Takes reports whether a file has one of the endings, in whatever case.
func (w *Wish) Takes(path string) bool {
	return len(w.Endings) == 0 || slices.Contains(w.Endings, strings.ToLower(filepath.Ext(path)))
}

// Dialogs are the file dialogs of a desktop. Both methods wait until the user has
// chosen or ctx is done, which closes the dialog. They return "" if the user has
// cancelled, and ErrNone where there is no dialog.
type Dialogs interface {
	// Open lets the user choose a file that exists.
	Open(ctx context.Context, what Wish) (path string, err error)
	// Save lets the user choose a file to write. The dialog has asked before it
	// returns a file that exists.
	Save(ctx context.Context, what Wish) (path string, err error)
}
