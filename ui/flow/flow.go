// Package flow controls what takes more than one page or sheet, with one
// controller for each subject: sessions, routines, own exercises, reminders, the
// history. A controller decides what is shown next; pages and sheets show it. The
// package must not know the window: it uses the small interfaces below.
package flow

import (
	"cmp"
	"context"
	"log/slog"
	"net/url"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"uncoil/engine/catalog"
	"uncoil/engine/session"
	"uncoil/ui/filedialog"
	"uncoil/ui/files"
	"uncoil/ui/frame"
	"uncoil/ui/overlay"
	"uncoil/ui/widget"
)

// Screen is one page of the window.
type Screen interface {
	fyne.CanvasObject
	// Key and Rune handle what is typed and no focused widget has used.
	Key(key *fyne.KeyEvent)
	Rune(r rune)
}

// Overlays shows sheets over the page; *overlay.Stack implements it.
type Overlays interface {
	// OpenSheet shows a page's sheet; if a session runs, after it. OpenNow shows
	// it during a session too. Open shows a sheet with its own keys.
	OpenSheet(*widget.Sheet)
	OpenNow(*widget.Sheet)
	Open(*overlay.Sheet)
	// CloseSheet closes the sheet in front, TakeAway a certain one, and
	// CloseSheets all.
	CloseSheet()
	TakeAway(*overlay.Sheet) (open bool)
	CloseSheets()
	// IsOpen reports whether a sheet is open.
	IsOpen(*overlay.Sheet) bool
	// Release shows the sheets that have waited for a session.
	Release()
	// FocusNext and FocusPrevious move the focus within the sheet in front.
	FocusNext()
	FocusPrevious()
	// Empty reports whether no sheet is open, Picking whether a file is being
	// chosen, and Clear whether nothing at all covers the page.
	Empty() bool
	Picking() bool
	Clear() bool
	// Pick lets the user choose a file to open, PickPlace one to write.
	Pick(what filedialog.Wish, picked func(path string))
	PickPlace(what filedialog.Wish, picked func(path string, agreed bool))
}

// Notices shows lines at the bottom of the window.
type Notices interface {
	// Notice shows a line until it is dismissed.
	Notice(line string)
	// Done shows a line about something done; it disappears by itself.
	Done(line string)
	// ShowAction shows a line with a button, and Withdraw removes it.
	ShowAction(line, label string, act func())
	Withdraw(line string)
	// ShowUndo shows what was done last with a way back, until something else is done.
	ShowUndo(frame.Undo)
}

// Pages navigates to the pages of the window.
type Pages interface {
	Show(s Screen, at frame.Tab)
	ShowHome()
}

// Desk is what every flow uses: it shows sheets and notices, lets the user choose
// files, and runs long tasks in the background. It implements the Host of the
// pages and sheets that a flow opens.
type Desk struct {
	Overlays
	Notices
	*Tasks
	// OpenURL opens an address in the desktop's default program.
	OpenURL func(*url.URL) error
	// Documents is the default folder for saving and opening files.
	Documents string
	// saved and opened are the folders that were last chosen for that, "" for none yet.
	saved, opened string
}

// saveFolder returns the folder that is proposed for a new file.
func (d *Desk) saveFolder() string { return cmp.Or(d.saved, d.Documents) }

// openFolder returns the folder in which files to open are looked for first.
func (d *Desk) openFolder() string { return cmp.Or(d.opened, d.Documents) }

// PickPlace lets the user choose a file to write, and remembers its folder.
func (d *Desk) PickPlace(what filedialog.Wish, picked func(path string, agreed bool)) {
	d.Overlays.PickPlace(what, func(path string, agreed bool) {
		d.saved = filepath.Dir(path)
		picked(path, agreed)
	})
}

// Tell shows a notice.
func (d *Desk) Tell(line string) { d.Notice(line) }

// PickFile lets the user choose a file with one of some extensions.
func (d *Desk) PickFile(endings []string, picked func(path string)) {
	d.Pick(filedialog.Wish{
		Title: lang.X("pick.title", "Which file?"), Confirm: lang.X("pick.open", "Open it"),
		Endings: endings, Folder: d.openFolder(),
	}, func(path string) {
		d.opened = filepath.Dir(path)
		picked(path)
	})
}

// OpenFile opens a file in the desktop's default program.
func (d *Desk) OpenFile(path string) error {
	where, err := url.Parse(storage.NewFileURI(path).String())
	if err != nil {
		return err
	}
	return d.OpenURL(where)
}

// OpenFolder shows a folder in the desktop's file manager.
func (d *Desk) OpenFolder(folder string) error { return d.OpenFile(folder) }

// Tasks runs what waits for a disk, outside of the UI goroutine. Wait returns
// when all tasks are done.
type Tasks struct {
	// Post runs a call on the UI goroutine, without waiting for it.
	Post func(func())

	running sync.WaitGroup
}

// diskPatience is the time-out of a task that waits for the disk.
const diskPatience = 10 * time.Second

// Go runs a function on a goroutine of its own.
func (t *Tasks) Go(work func()) { t.running.Go(work) }

// InBackground runs a function on a goroutine of its own. The function it
// returns, if any, then runs on the UI goroutine.
func (t *Tasks) InBackground(work func(ctx context.Context) (then func())) {
	t.Go(func() {
		ctx, cancel := context.WithTimeout(context.Background(), diskPatience)
		defer cancel()
		if then := work(ctx); then != nil {
			t.Post(then)
		}
	})
}

// Later runs a call on the UI goroutine after a delay.
func (t *Tasks) Later(wait time.Duration, do func()) {
	time.AfterFunc(wait, func() { t.Post(do) })
}

// Wait returns when no task is running any more.
func (t *Tasks) Wait() { t.running.Wait() }

// events returns a listener for a player's goroutine that passes the session's
// events to handle on the UI goroutine, except cues, which are only heard.
func (t *Tasks) events(handle func(session.Event)) func(session.Event) {
	return func(e session.Event) {
		if _, ok := e.(session.CueDue); !ok {
			t.Post(func() { handle(e) })
		}
	}
}

// Changes changes the user's own routines and exercises.
type Changes struct {
	*Desk
	// Use applies a changed catalogue.
	Use func(*catalog.Catalog)
}

// Make makes a change on a goroutine of its own; then applies the new catalogue
// and calls then, on the UI goroutine. An error is shown as a notice, and then is
// not called.
func (c *Changes) Make(act func() (*catalog.Catalog, error), then func()) {
	c.Go(func() {
		books, err := act()
		c.Post(func() {
			if err != nil {
				slog.Error("what is the user's own cannot be changed", "err", err)
				c.Notice(Failure(err))
				return
			}
			c.Use(books)
			then()
		})
	})
}

// Failure says that an action of the user has failed.
func Failure(err error) string {
	return lang.X("notice.own", "That did not work: {{.Why}}", map[string]any{"Why": files.Reason(err)})
}

// unstarted says why a routine cannot be played, written or printed.
func unstarted(err error) string {
	return lang.X("notice.unstarted", "This routine cannot be started: {{.Why}}", map[string]any{"Why": files.Reason(err)})
}
