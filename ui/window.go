package ui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/practice"
	"uncoil/ui/awake"
	"uncoil/ui/desktopsettings"
	"uncoil/ui/exercise"
	"uncoil/ui/flow"
	"uncoil/ui/frame"
	"uncoil/ui/home"
	"uncoil/ui/library"
	"uncoil/ui/overlay"
	"uncoil/ui/picture"
	"uncoil/ui/routine"
	"uncoil/ui/safety"
	"uncoil/ui/settings"
	"uncoil/ui/theme"
	"uncoil/ui/translations"
)

// Window is Uncoil's window: it shows pages, sheets over them, and notices.
// Package flow controls what takes more than one page.
type Window struct {
	deps     Deps
	window   fyne.Window
	frame    *frame.Frame
	overlays *overlay.Stack
	notices  *notices
	tasks    *flow.Tasks
	keys     *keyboard
	album    *picture.Album
	look     *theme.Theme
	// darkened tells that the whole window has the colours of the dark screen.
	darkened bool
	prefs    engine.Preferences
	// desktop is what the desktop asks of the look of programs.
	desktop  desktopsettings.Settings
	practice *practice.Practice

	// screen is the page that is shown. The other pages are cached, except the
	// settings, which are nil while they are not shown.
	screen   flow.Screen
	home     *home.Screen
	library  *library.Screen
	settings *settings.Screen
	// part is the section of the settings that was shown last.
	part settings.Part

	session   *flow.Session
	routine   *flow.Routine
	exercise  *flow.Exercise
	history   *flow.History
	reminders *flow.Reminder
	today     *flow.Today
	welcome   *flow.Welcome

	incoming incoming
	// failed tells that the system has made no window.
	failed bool

	// sight knows whether the window can be seen.
	sight lookout

	// closing tells that the window closes as soon as the session or the export
	// has ended, closed that it has closed. hidden tells that it has been closed
	// into the tray, quitting that the program ends.
	closing, closed, hidden, quitting bool
}

// New builds the window; it must be called on the main goroutine.
func New(d Deps) *Window { return newWindow(d, fyne.Do) }

// newWindow builds a window; post runs a call on its goroutine.
func newWindow(d Deps, post func(func())) *Window {
	translations.Add()
	w := &Window{
		deps: d, prefs: d.Preferences, keys: newKeyboard(), tasks: &flow.Tasks{Post: post},
	}
	w.practice = &practice.Practice{
		Settings: settingsOf{w}, History: d.Diary, VoiceOf: d.VoiceOf, Now: d.Now, Week: d.Week, Book: d.Book, Routines: d.Routines,
	}
	w.album = picture.NewAlbum(d.Pictures, post)
	w.desktop = d.Desktop.Now()
	display := shown(w).Display
	w.album.SetPerson(picture.PersonOf(display))
	w.look = theme.Of(&display)
	d.App.Settings().SetTheme(w.look)
	w.window = d.App.NewWindow(lang.X("window.name", "Uncoil"))
	w.window.SetIcon(Icon())
	w.window.SetPadded(false)
	w.window.SetCloseIntercept(w.close)
	w.window.SetOnDropped(w.dropped)
	w.frame = frame.New(w.ShowHome, w.ShowLibrary, func() { w.history.Show() }, w.showSettings)
	w.notices = &notices{Frame: w.frame, post: post}
	w.sight.window, w.incoming.window, w.hidden = w, w, d.Hidden
	w.window.SetContent(w.sight.watch(w.frame))
	w.makeFlows()
	w.listenToKeys()
	w.window.Resize(sizeOf(&w.prefs.Display))
	d.App.Lifecycle().SetOnStarted(func() { started(w) })
	for _, notice := range d.Notices {
		w.frame.Notice(notice)
	}
	w.session.Remember()
	w.reminders.Begin()
	if w.prefs.SafetyAccepted.IsZero() {
		w.Show(safety.New(&d.Book.Safety, w.acceptSafety), frame.Nowhere)
	} else {
		w.ShowHome()
		if d.Start != StartNothing {
			w.today.Start(d.Start == StartByEar)
		}
	}
	w.offerDrafts()
	w.incoming.take(d.Open)
	tellMissingLetters(w, d.Catalog)
	d.Desktop.Listen(func(s desktopsettings.Settings) { post(func() { followDesktop(w, s) }) })
	d.SoundStatus(func(ok bool, reason string) { post(func() { w.session.SoundChanged(ok, reason) }) })
	return w
}

// makeFlows creates the flows with their dependencies.
func (w *Window) makeFlows() {
	d := &w.deps
	w.overlays = overlay.New(w.window)
	desk := &flow.Desk{Overlays: w.overlays, Notices: w.notices, Tasks: w.tasks, OpenURL: d.App.OpenURL, Documents: d.DocumentFolder}
	w.session = &flow.Session{
		Desk: desk, Practice: w.practice, Album: w.album, Pages: w, Window: sessionWindow{w},
		Begin: d.Begin, Prepare: d.Prepare, SoundDelay: d.SoundDelay, Hear: d.SetSound, Say: func(line string) { d.TrySound(engine.Cue{Kind: engine.Speak, Text: line}) }, Hush: d.Hush,
	}
	w.overlays.Waits, w.overlays.Dark = w.session.Running, w.session.Dark
	w.overlays.OnEmpty = w.session.SheetsClosed
	w.overlays.Desktop, w.overlays.Go, w.overlays.Post = d.FileDialogs, w.tasks.Go, w.tasks.Post
	changes := &flow.Changes{Desk: desk, Use: w.useCatalog}
	w.routine = &flow.Routine{
		Desk: desk, Practice: w.practice, Album: w.album, Pages: w, Sessions: w.session, Changes: changes,
		Own: d.Own, IsOwn: w.isOwn, Export: d.Export, ExportFolder: d.ExportFolder, OnIdle: w.closeIfClosing, Print: d.Print,
	}
	w.exercise = &flow.Exercise{
		Desk: desk, Practice: w.practice, Album: w.album, Pages: w, Sessions: w.session, Changes: changes,
		Own: d.Own, Exercises: d.Exercises, Find: w.ownExercise, Pictures: d.PictureFolder, Reader: d.Reader, TrySound: d.TrySound,
	}
	w.today = &flow.Today{
		Desk: desk, Practice: w.practice, OnChanged: w.suggest,
		OnStart:    w.session.Start,
		OnActivity: func() { w.history.LogActivity(w.today.Read) },
		OnWhy:      func(topic string) { w.showAdvice(topic, frame.AtHome, w.ShowHome) },
	}
	w.welcome = &flow.Welcome{
		Desk: desk, Practice: w.practice, Album: w.album, Pages: w, Today: w.today, IsOwn: w.isOwn,
		OnStart: w.session.Start, OnHome: w.begin, OnChanged: w.changedOnPage,
	}
	w.reminders = &flow.Reminder{
		Desk: desk, Practice: w.practice, Pages: w, Sessions: w.session, Window: reminderWindow{w},
		Notify: d.Notify, HasTray: d.Tray, Icon: Icon(), Week: d.Week, WriteFile: d.WriteFile, OnChanged: w.changedOnPage,
	}
	if tray, ok := d.App.(desktop.App); ok && d.Tray && (w.prefs.Tray || d.Hidden) {
		w.reminders.Tray = tray
	}
	w.history = &flow.History{
		Desk: desk, Practice: w.practice, Pages: w, Records: d.History, Diary: d.Diary, Week: d.Week,
		WriteFile: d.WriteFile, OnChanged: w.changedOnPage, OnReminders: w.reminders.Show,
	}
}

// ErrNoWindow is returned where the system has made no window, as without OpenGL.
var ErrNoWindow = errors.New("the system has made no window")

// ShowAndRun shows the window, unless it begins hidden, and returns when it has been
// closed and no file is being written any more.
func (w *Window) ShowAndRun() error {
	if !w.deps.Hidden {
		w.window.Show()
	}
	w.deps.App.Run()
	w.waitForWriters()
	if w.failed {
		return ErrNoWindow
	}
	return nil
}

// waitForWriters cancels long tasks and waits for the files that are being
// written. On a signal the toolkit quits without calling close.
func (w *Window) waitForWriters() {
	w.overlays.StopPicking()
	w.reminders.End()
	w.history.Stop()
	w.routine.StopExport()
	w.tasks.Wait()
}

// Raise brings the window to the front, begins the session of today and shows what files
// would bring in, as far as that is asked for. It is safe to call from any goroutine.
func (w *Window) Raise(r Request) {
	w.tasks.Post(func() {
		w.raise()
		w.incoming.begin(r.Start)
		w.incoming.take(r.Paths)
	})
}

// Tell shows a notice until it is dismissed; during a session it waits. It is
// safe to call from any goroutine.
func (w *Window) Tell(line string) { w.tasks.Post(func() { w.frame.Notice(line) }) }

// Close leaves a running session, so that it can be resumed, and closes the
// window. It is safe to call from any goroutine.
func (w *Window) Close() { w.tasks.Post(w.quit) }

// raise brings the window to the front. A session left before the window was
// closed into the tray is offered as after a start.
func (w *Window) raise() {
	w.window.Show()
	w.window.RequestFocus()
	if w.hidden {
		w.hidden = false
		fitScreen(w.window, w.deps.WorkArea())
		w.sight.check()
		w.session.Remember()
	}
}

// quit ends Uncoil, also when it would stay in the tray.
func (w *Window) quit() {
	w.quitting = true
	w.close()
}

// close first leaves a running session, so that all of it is recorded, and
// cancels an export, so that no partial file remains; a second attempt closes at
// once.
func (w *Window) close() {
	if w.closed {
		return
	}
	if w.session.Running() && !w.closing {
		w.closing = true
		w.session.Leave()
		return
	}
	if w.routine.Exporting() && !w.closing {
		w.closing = true
		w.routine.CancelExport()
		return
	}
	w.session.Stop()
	if moving, ok := w.screen.(interface{ Close() }); ok {
		moving.Close()
	}
	if w.reminders.Tray != nil && !w.quitting {
		w.hide()
		return
	}
	w.closed = true
	keepSize(w)
	w.notices.forget()
	w.reminders.End()
	w.window.Close()
	if w.reminders.Tray != nil || w.hidden {
		w.deps.App.Quit() // the tray icon, or a window that was never shown, would keep it running
	}
}

// closeIfClosing closes the window if that has waited for a session or an export.
func (w *Window) closeIfClosing() {
	if w.closing {
		w.close()
	}
}

// hide closes the window into the tray.
func (w *Window) hide() {
	w.closing, w.hidden = false, true
	w.window.Hide()
	w.sight.check()
	w.overlays.Forget()
	w.reminders.Forget()
	if !w.prefs.SafetyAccepted.IsZero() {
		w.ShowHome()
	}
}

// FullScreen reports whether the window fills the screen.
func (w *Window) FullScreen() bool { return w.window.FullScreen() }

// SetFullScreen enters or leaves full screen.
func (w *Window) SetFullScreen(on bool) { w.window.SetFullScreen(on) }

// sessionWindow implements flow.SessionWindow.
type sessionWindow struct{ *Window }

func (w sessionWindow) Visible() bool             { return !w.closed && !w.hidden }
func (w sessionWindow) Closed() bool              { return w.closed }
func (w sessionWindow) KeepAwake(wish awake.Wish) { w.deps.KeepAwake(wish) }
func (w sessionWindow) SessionBegins()            { w.reminders.Settle() }
func (w sessionWindow) Remembered()               { w.reminders.Ring() }

// Darken gives the whole window the colours of the dark screen, or ends that.
func (w sessionWindow) Darken(on bool) {
	if w.darkened == on {
		return
	}
	w.darkened = on
	settings := w.deps.App.Settings()
	if on {
		settings.SetTheme(w.look.Darkened())
		return
	}
	if now, ok := settings.Theme().(*theme.Theme); ok { // the window may have another size by now
		prefs := shown(w.Window)
		w.look = now.With(&prefs.Display)
	}
	settings.SetTheme(w.look)
}

func (w sessionWindow) ShowEmergency() {
	w.Show(safety.Emergency(&w.practice.Book.Safety, w.ShowHome), frame.Nowhere)
}

func (w sessionWindow) SessionEnds() (closes bool) {
	closes = w.closing
	w.closeIfClosing()
	return closes
}

func (w sessionWindow) RoutinesChanged() {
	if page, ok := w.screen.(*routine.Page); ok {
		page.Update(shown(w.Window))
	}
	if w.home != nil {
		w.home.Update(shown(w.Window))
		w.suggest()
		w.today.Read()
	}
}

func (w sessionWindow) ProgressChanged(progress map[string]float64) {
	if w.settings != nil {
		w.settings.SetProgress(progress)
	}
	if page, ok := w.screen.(*exercise.Page); ok {
		page.Update(shown(w.Window))
	}
}

// reminderWindow implements flow.ReminderWindow.
type reminderWindow struct{ *Window }

func (w reminderWindow) Closed() bool { return w.closed }
func (w reminderWindow) Raise()       { w.raise() }
func (w reminderWindow) Quit()        { w.quit() }

func (w reminderWindow) MidSentence() bool {
	f, ok := w.window.Canvas().Focused().(interface{ Begun() bool })
	return ok && f.Begun()
}

// useCatalog applies a catalogue in which the user's own things have changed. The
// pages that list them are built again when they are next shown.
func (w *Window) useCatalog(c *catalog.Catalog) {
	w.deps.Catalog = c
	w.practice.Book, w.practice.Routines = c.Book(), c.Routines()
	w.album.SetSource(picture.FromCatalog(c))
	w.home, w.library = nil, nil
	tellMissingLetters(w, c)
	w.history.Renew()
	w.frame.EndUndo()
}

// isOwn reports whether a routine is the user's own.
func (w *Window) isOwn(routineID string) bool {
	_, _, own := w.deps.Catalog.OwnRoutine(routineID)
	return own
}

// ownExercise returns one of the user's own exercises as stored, if it can be
// changed.
func (w *Window) ownExercise(id string) (engine.Exercise, bool) {
	e, _, ok := w.deps.Catalog.OwnExercise(id)
	return e, ok && w.deps.Exercises != nil
}

// offerDrafts offers to continue drafts of an earlier run.
func (w *Window) offerDrafts() {
	if w.deps.Own == nil {
		return
	}
	w.tasks.Go(func() {
		drafts := w.deps.Own.Drafts()
		w.tasks.Post(func() {
			for name, data := range drafts {
				_ = w.routine.OfferDraft(name, data) || w.exercise.OfferDraft(name, data)
			}
		})
	})
}
