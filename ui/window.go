package ui

import (
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/ui/export"
	"uncoil/ui/frame"
	"uncoil/ui/history"
	"uncoil/ui/home"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/safety"
	"uncoil/ui/settings"
	"uncoil/ui/share"
	"uncoil/ui/theme"
	"uncoil/ui/translations"
	"uncoil/ui/widget"
)

// The size of the window when it is opened for the first time.
const (
	firstWidth  = 1280
	firstHeight = 760
)

// screen is one page of the window.
type screen interface {
	fyne.CanvasObject
	// Key and Rune take what is typed and no focused widget wants.
	Key(key *fyne.KeyEvent)
	Rune(r rune)
}

// Window is Uncoil's window.
type Window struct {
	deps   Deps
	bridge bridge
	window fyne.Window
	album  *picture.Album
	keys   *keyboard
	awake  *awake

	look     *theme.Theme
	prefs    engine.Preferences
	frame    *frame.Frame
	screen   screen
	home     *home.Screen
	library  *library.Screen
	settings *settings.Screen
	history  *history.Screen
	// sheets are those that are open, the one in front last, and late those that
	// wait for the session to be over.
	sheets  []*openSheet
	late    []*widget.Sheet
	running *running
	// export is the sheet on which a session is taken along, once it was opened;
	// picking is the desktop-like choice of a folder in front of it.
	export  *export.Export
	picking *dialog.FileDialog
	silence string
	// practice leads to sessions, and learns from them.
	practice *practice.Practice
	// unfinished is the session that was interrupted, nil for none.
	unfinished *practice.Unfinished
	// tasks are what waits for the disk.
	tasks sync.WaitGroup
	// reminding is what asks for sessions.
	reminding reminding
	// passing ends the line that tells of something done.
	passing *time.Timer
	// closing tells that the window closes as soon as the session or the export
	// has ended, closed that it has been closed.
	closing, closed bool
	// editing is the routine in the editor, nil for none; unsaved are those
	// that were left with changes that are not saved, by id.
	editing *editing
	unsaved map[string]*editing
	// writing is the exercise that is being written down, nil for none; forms are
	// those that were left unfinished, by the names of their drafts. pictures is
	// the folder in which a picture was chosen last.
	writing  *writtenDown
	forms    map[string][]byte
	pictures string
	// taking is the sheet of files from others, once it was opened.
	taking *share.Take
	// changing counts the changes to what is the user's own that are under way.
	changing sync.WaitGroup
}

// New builds the window; it must be called on the main goroutine.
func New(d Deps) *Window { return newWindow(d, newBridge()) }

func newWindow(d Deps, b bridge) *Window {
	translations.Add()
	w := &Window{
		deps: d, bridge: b, prefs: d.Preferences, keys: newKeyboard(),
		awake: newAwake(d.App.Driver()), unsaved: map[string]*editing{}, forms: map[string][]byte{},
	}
	w.practice = &practice.Practice{
		Settings: settingsOf{w}, History: d.Diary, VoiceOf: d.VoiceOf, Now: d.Now, Book: d.Book, Routines: d.Routines,
	}
	w.album = picture.New(d.Scene, b.post)
	if d.Catalog != nil {
		w.album.SetSource(picture.FromCatalog(d.Catalog))
	}
	w.album.SetPerson(picture.PersonOf(w.prefs.Display))
	w.look = theme.New(w.prefs.Display.Theme)
	d.App.Settings().SetTheme(w.look)
	w.window = d.App.NewWindow(lang.X("window.name", "Uncoil"))
	w.window.SetIcon(icon())
	w.window.SetPadded(false)
	w.window.SetCloseIntercept(w.close)
	w.window.SetOnClosed(w.awake.close)
	w.window.SetOnDropped(w.dropped)
	w.frame = frame.New(w.showHome, w.showLibrary, w.showHistory, w.showSettings)
	w.window.SetContent(w.frame)
	w.listenToKeys()
	w.listenToShortcuts()
	w.window.Resize(fyne.NewSize(firstWidth, firstHeight))
	for _, notice := range d.Notices {
		w.notice(notice)
	}
	w.remember()
	w.beginReminding()
	if w.prefs.SafetyAccepted.IsZero() {
		w.show(safety.New(&d.Book.Safety, w.acceptSafety), frame.Nowhere)
	} else {
		w.showHome()
	}
	w.offerDrafts()
	if d.SoundStatus != nil {
		d.SoundStatus(b.sound(w.soundChanged))
	}
	return w
}

// ShowAndRun shows the window and returns when it has been closed and nothing is
// being written any more.
func (w *Window) ShowAndRun() {
	w.window.ShowAndRun()
	w.waitForWriters()
}

// waitForWriters calls off what takes long, and waits for whatever is still being written.
// The toolkit quits by itself on a signal, so that close may not have run.
func (w *Window) waitForWriters() {
	w.endReminding()
	if w.history != nil {
		w.history.Stop()
	}
	if w.export != nil {
		w.export.Stop()
	}
	w.changing.Wait()
	w.tasks.Wait()
}

// Raise brings the window to the front. It may be called from any goroutine.
func (w *Window) Raise() { w.bridge.post(w.raise) }

// Tell shows one line at the foot of the window until it is dismissed; during a
// session it waits. It may be called from any goroutine.
func (w *Window) Tell(line string) { w.bridge.post(func() { w.notice(line) }) }

// Close leaves a session that runs, to be gone on with, and closes the window.
// It may be called from any goroutine.
func (w *Window) Close() { w.bridge.post(w.quit) }

func (w *Window) listenToKeys() {
	c := w.window.Canvas()
	c.SetOnTypedKey(w.typedKey)
	c.SetOnTypedRune(w.typedRune)
	if d, ok := c.(desktop.Canvas); ok {
		d.SetOnKeyDown(w.keys.down)
		d.SetOnKeyUp(w.keys.up)
	}
}

// show puts a screen into the window and the keyboard on its first widget.
func (w *Window) show(s screen, at frame.Place) {
	w.window.Canvas().Unfocus()
	if moving, ok := w.screen.(interface{ Close() }); ok && w.screen != s {
		moving.Close()
	}
	if s != screen(w.settings) {
		w.settings = nil
	}
	w.screen = s
	if at != frame.Nowhere {
		w.offerUnfinished(s)
		w.offerUnwritten(s)
	}
	w.frame.Put(s, at)
	if first, ok := s.(interface{ First() fyne.Focusable }); ok && first.First() != nil {
		w.window.Canvas().Focus(first.First())
	}
}

func (w *Window) acceptSafety() {
	next := w.prefs
	next.SafetyAccepted = w.deps.Now()
	w.changePreferences(next)
	w.showHome()
	w.offerResume()
}

// sample returns a sentence to try the voice with.
func (w *Window) sample() string {
	p := &w.deps.Book.Phrases
	for _, lines := range [][]string{p.Welcome.Full, p.Rest.Full, p.Halfway.Full} {
		if len(lines) > 0 {
			return lines[0]
		}
	}
	return ""
}

// settingsOf are the preferences that a window holds.
type settingsOf struct{ *Window }

// Preferences implements practice.Settings.
func (s settingsOf) Preferences() engine.Preferences { return s.prefs }

// Change implements practice.Settings.
func (s settingsOf) Change(edit func(*engine.Preferences)) {
	next := s.prefs
	edit(&next)
	s.changePreferences(next)
}

// changePreferences takes over and keeps what has been changed.
func (w *Window) changePreferences(next engine.Preferences) {
	before := w.prefs
	w.prefs = next
	w.album.SetPerson(picture.PersonOf(next.Display))
	if next.Display.Theme != before.Display.Theme {
		w.look = w.look.With(next.Display.Theme)
		w.deps.App.Settings().SetTheme(w.look)
	}
	if next.Sound != before.Sound && w.deps.SetSound != nil {
		w.deps.SetSound(next.Sound)
	}
	if w.settings != nil && next.Display.Animations != before.Display.Animations {
		w.settings.Close()
		w.settings.Open()
	}
	if w.deps.Save == nil {
		return
	}
	if err := w.deps.Save(next); err != nil {
		w.notice(lang.X("notice.unsaved", "Your settings could not be kept: {{.Why}}", map[string]any{"Why": err.Error()}))
	}
}

// changedOnPage takes over what has been changed on a page that does not show how
// far the user is: that may have grown or fallen since the page was shown.
func (w *Window) changedOnPage(next engine.Preferences) {
	next.Progress = w.prefs.Progress
	w.changePreferences(next)
}

// notice shows one line at the foot of the window until it is dismissed.
func (w *Window) notice(line string) { w.frame.Notice(line) }

// doneStays is how long a line that tells of something done can be read.
const doneStays = 12 * time.Second

// tellDone shows a line that tells of something done and asks nothing. It goes by
// itself: after a while, or when another page is opened.
func (w *Window) tellDone(line string) {
	w.frame.Pass(line)
	w.forgetDone()
	var timer *time.Timer
	timer = time.AfterFunc(doneStays, func() {
		w.bridge.post(func() {
			if w.passing == timer {
				w.frame.EndPassing()
			}
		})
	})
	w.passing = timer
}

// forgetDone stops waiting for the end of a line.
func (w *Window) forgetDone() {
	if w.passing != nil {
		w.passing.Stop()
		w.passing = nil
	}
}

// soundChanged takes note of the state of the sound.
func (w *Window) soundChanged(ok bool, reason string) {
	w.silence = reason
	if ok {
		w.silence = ""
	}
	if w.running != nil {
		w.running.screen.SetSilence(w.silence)
	}
}

// close leaves a running session first, so that all of it is recorded, and ends an
// export, so that it leaves no half file; a second try closes at once.
func (w *Window) close() {
	if w.closed {
		return
	}
	if w.running != nil && !w.closing {
		w.closing = true
		w.running.player.Leave()
		return
	}
	if w.export != nil && w.export.Running() && !w.closing {
		w.closing = true
		w.export.Cancel()
		return
	}
	if w.running != nil {
		w.running.screen.Stop()
	}
	if moving, ok := w.screen.(interface{ Close() }); ok {
		moving.Close()
	}
	if w.reminding.tray && !w.reminding.quitting {
		w.withdraw()
		return
	}
	w.closed = true
	w.forgetDone()
	w.endReminding()
	w.window.Close()
	if w.reminding.tray {
		w.deps.App.Quit() // the tray would keep it running
	}
}
