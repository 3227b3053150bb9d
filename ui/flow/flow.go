// Package flow leads through what takes more than one page or sheet: one controller
// for each subject (a session, a routine of the user's, an exercise of the user's,
// reminders, the history). A controller decides what is shown next; pages and sheets
// show it. It asks the window for the small interfaces below and knows nothing else
// of it.
package flow

import (
	"context"
	"log/slog"
	"net/url"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"

	"uncoil/engine/catalog"
	"uncoil/engine/session"
	"uncoil/ui/frame"
	"uncoil/ui/overlay"
	"uncoil/ui/widget"
)

// Screen is one page of the window.
type Screen interface {
	fyne.CanvasObject
	// Key and Rune take what is typed and no focused widget wants.
	Key(key *fyne.KeyEvent)
	Rune(r rune)
}

// Overlays shows sheets over the page; *overlay.Stack is one.
type Overlays interface {
	// OpenSheet shows what a page has to say, after the session where one runs;
	// OpenNow shows it in a session too, and Open gives its keys another meaning.
	OpenSheet(*widget.Sheet)
	OpenNow(*widget.Sheet)
	Open(*overlay.Sheet)
	// CloseSheet takes away the sheet in front, TakeAway one wherever it stands, and
	// CloseSheets all.
	CloseSheet()
	TakeAway(*overlay.Sheet) (open bool)
	CloseSheets()
	// Release shows what has waited for a session.
	Release()
	// FocusNext and FocusPrevious move the keyboard within the sheet in front.
	FocusNext()
	FocusPrevious()
	// Empty reports whether no sheet is open, Picking whether a file is being chosen,
	// and Clear whether nothing at all lies over the page.
	Empty() bool
	Picking() bool
	Clear() bool
	// Pick lets the user choose a file.
	Pick(what overlay.Wish, picked func(path string))
	PickFolder(from string, picked func(folder string))
}

// Notices shows lines at the foot of the window.
type Notices interface {
	// Notice shows a line until it is dismissed.
	Notice(line string)
	// Done shows a line that tells of something done; it goes by itself.
	Done(line string)
	// ShowAction shows a line with something to do about it, and Withdraw takes it away.
	ShowAction(line, label string, act func())
	Withdraw(line string)
}

// Pages leads to the pages of the window.
type Pages interface {
	Show(s Screen, at frame.Tab)
	ShowHome()
}

// Desk is what every flow works with: it shows sheets and notices, lets files be
// chosen, and does what takes long in the background. It is the host of the pages and
// sheets that a flow opens.
type Desk struct {
	Overlays
	Notices
	*Tasks
	// OpenURL opens an address in whatever the desktop opens it with.
	OpenURL func(*url.URL) error
	// Documents is the folder where files are proposed to be put, and looked for.
	Documents string
}

// Tell shows a line at the foot of the window.
func (d *Desk) Tell(line string) { d.Notice(line) }

// PickFile lets the user choose a file with one of some endings.
func (d *Desk) PickFile(endings []string, picked func(path string)) {
	d.Pick(overlay.Wish{
		Title: lang.X("pick.title", "Which file?"), Confirm: lang.X("pick.open", "Open it"),
		Endings: endings, Folder: d.Documents,
	}, picked)
}

// OpenFile shows a file in whatever the desktop shows such files in.
func (d *Desk) OpenFile(path string) error {
	where, err := url.Parse(storage.NewFileURI(path).String())
	if err != nil {
		return err
	}
	return d.OpenURL(where)
}

// OpenFolder shows a folder in the desktop's file manager.
func (d *Desk) OpenFolder(folder string) error { return d.OpenFile(folder) }

// Tasks does what waits for a disk off the UI goroutine. Wait returns when all of it
// is done.
type Tasks struct {
	// Post brings a call to the UI goroutine. It never waits for it.
	Post func(func())

	running sync.WaitGroup
}

// diskPatience is how long something that waits for the disk may take.
const diskPatience = 10 * time.Second

// Go does something on a goroutine of its own.
func (t *Tasks) Go(work func()) { t.running.Go(work) }

// InBackground does something on a goroutine of its own. What it returns, if
// anything, is done on the UI goroutine afterwards.
func (t *Tasks) InBackground(work func(ctx context.Context) (then func())) {
	t.Go(func() {
		ctx, cancel := context.WithTimeout(context.Background(), diskPatience)
		defer cancel()
		if then := work(ctx); then != nil {
			t.Post(then)
		}
	})
}

// Later brings a call back to the UI goroutine after a while.
func (t *Tasks) Later(wait time.Duration, do func()) {
	time.AfterFunc(wait, func() { t.Post(do) })
}

// Wait returns when nothing is being done any more.
func (t *Tasks) Wait() { t.running.Wait() }

// events returns a listener for a player's goroutine that hands the session's
// events to handle on the UI goroutine. Cues are left out: they are for the ear.
func (t *Tasks) events(handle func(session.Event)) func(session.Event) {
	return func(e session.Event) {
		if _, ok := e.(session.CueDue); !ok {
			t.Post(func() { handle(e) })
		}
	}
}

// Changes changes what is the user's own.
type Changes struct {
	*Desk
	// Use takes over a catalogue in which something has changed.
	Use func(*catalog.Catalog)
}

// Make changes something on a goroutine of its own; then follows on the UI goroutine
// with the new catalogue in force. What goes wrong is told in one line, and then does
// not follow.
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

// Failure says that something the user asked for did not work.
func Failure(err error) string {
	return lang.X("notice.own", "That did not work: {{.Why}}", map[string]any{"Why": err.Error()})
}

// unstarted says why a routine cannot be played, written or printed.
func unstarted(err error) string {
	return lang.X("notice.unstarted", "This routine cannot be started: {{.Why}}", map[string]any{"Why": err.Error()})
}
