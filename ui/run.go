package ui

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/frame"
	"uncoil/ui/picture"
	uisession "uncoil/ui/session"
)

// running is the session that runs in the window.
type running struct {
	routine *engine.Routine
	player  *session.Player
	screen  *uisession.Screen
	tally   uisession.Tally
	// back leads to where the session was begun; again plays it once more.
	back, again func()
	// wasFull tells that the window was in full screen before the session.
	wasFull bool
}

// length is how long a routine takes with the preferences as they are.
func (w *Window) length(r *engine.Routine) (time.Duration, error) {
	t, err := engine.Compile(r, w.deps.Book, &w.prefs, w.deps.Voice)
	if err != nil {
		return 0, err
	}
	return t.Length, nil
}

// start begins a session, which leads back home.
func (w *Window) start(r *engine.Routine) {
	prefs := w.prefs
	w.play(r, &prefs, nil)
}

// play begins a session; back leads to where it was begun, nil for home.
func (w *Window) play(r *engine.Routine, prefs *engine.Preferences, back func()) {
	if w.running != nil {
		return
	}
	t, err := engine.Compile(r, w.deps.Book, prefs, w.deps.Voice)
	if err != nil {
		slog.Error("a routine cannot be started", "routine", r.ID, "err", err)
		w.notice(lang.X("notice.unstarted", "This routine cannot be started: {{.Why}}", map[string]any{"Why": err.Error()}))
		return
	}
	run := &running{
		routine: r, wasFull: w.window.FullScreen(),
		back: back, again: func() { w.play(r, prefs, back) },
	}
	w.running = run
	run.player = w.deps.Begin(t, w.bridge.events(func(e session.Event) { w.sessionEvent(run, e) }))
	run.screen = uisession.New(uisession.Options{
		Player: run.player, SoundDelay: w.deps.SoundDelay, Book: w.deps.Book, Scene: w.deps.Scene, Album: w.album,
		Animations: w.prefs.Display.Animations, Post: w.bridge.post, Host: w,
	})
	run.screen.SetSilence(w.silence)
	w.show(run.screen, frame.Nowhere)
	w.awake.set(true)
	if w.prefs.Display.FullScreen {
		w.SetFullScreen(true)
	}
	run.screen.Start()
}

// sessionEvent takes note of what happened in a session, on the UI goroutine.
func (w *Window) sessionEvent(run *running, e session.Event) {
	if w.running != run {
		return
	}
	switch e.(type) {
	case session.Paused:
		w.awake.set(false)
	case session.CountInBegan, session.Resumed:
		w.awake.set(true)
	}
	run.screen.Handle(e)
	if summary, over := run.tally.Note(e); over {
		w.finish(run, summary)
	}
}

// finish shows what the session came to.
func (w *Window) finish(run *running, summary uisession.Summary) {
	w.running = nil
	w.awake.set(false)
	w.closeSheets()
	if w.closing {
		w.close()
		return
	}
	if !run.wasFull && w.prefs.Display.FullScreen {
		w.SetFullScreen(false)
	}
	page := uisession.NewFinish(summary, w.album, w.farewell(run.routine))
	page.OnHome, page.OnAgain = w.showHome, run.again
	if run.back != nil {
		page.LeadBack(run.back)
	}
	w.show(page, frame.Nowhere)
}

// farewell is the picture of the last exercise of a routine: one rests there.
func (w *Window) farewell(r *engine.Routine) picture.Picture {
	for b := len(r.Blocks) - 1; b >= 0; b-- {
		if items := r.Blocks[b].Items; len(items) > 0 {
			ex := w.deps.Book.Exercises[items[len(items)-1].Exercise]
			return picture.Picture{Exercise: ex.ID, Frame: picture.Peak(&ex)}
		}
	}
	return picture.Picture{}
}

// FullScreen reports whether the window fills the screen.
func (w *Window) FullScreen() bool { return w.window.FullScreen() }

// SetFullScreen fills the screen or gives it back.
func (w *Window) SetFullScreen(on bool) { w.window.SetFullScreen(on) }
