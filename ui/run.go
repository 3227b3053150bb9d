package ui

import (
	"log/slog"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/eyesshut"
	"uncoil/ui/frame"
	"uncoil/ui/picture"
	uisession "uncoil/ui/session"
)

// running is the session that runs in the window.
type running struct {
	routine *engine.Routine
	// session leads on when something hurts.
	session *practice.Session
	player  *session.Player
	screen  sessionScreen
	tally   uisession.Tally
	// changes are the rests changed in it; nil where the session is a trial of
	// something that one does not come back to.
	changes *practice.Changes
	// eyesShut tells that the session is followed by ear, on the dark screen.
	eyesShut bool
	// standing tells that the session is paused.
	standing bool
	// left tells that it was left in the middle, to be gone on with.
	left bool
	// back leads to where the session was begun; again plays it once more.
	back, again func()
	// wasFull tells that the window was in full screen before the session.
	wasFull bool
	// outcome is what becomes of the session, and page is shown when it has ended.
	outcome *practice.Outcome
	page    *uisession.Finish
	// noted is closed once what was said last of how it felt is written down, nil
	// for nothing yet.
	noted chan struct{}
}

// sessionScreen is one of the two screens of a running session: the one with
// the pictures, and the one for closed eyes.
type sessionScreen interface {
	screen
	Start()
	Stop()
	Handle(session.Event)
	SetSilence(reason string)
	View() uisession.View
}

// start begins a session, with pictures or by ear alone, which leads back home.
func (w *Window) start(r *engine.Routine, audioOnly bool) {
	w.proceed(&departure{
		Start: w.practice.Start(r, func(p *engine.Preferences) { p.AudioOnly = audioOnly }),
		again: func() { w.start(r, audioOnly) },
	})
}

// occupied reports whether a session would begin behind something else, or where
// nobody sees it. Its sentences may have taken seconds to be said, and much can
// have happened since it was asked for.
func (w *Window) occupied() bool {
	return w.running != nil || w.closed || w.reminding.hidden || len(w.sheets) > 0 || w.picking != nil
}

// unstarted says why a routine cannot be played.
func (w *Window) unstarted(r *engine.Routine, err error) {
	slog.Error("a routine cannot be started", "routine", r.ID, "err", err)
	w.notice(lang.X("notice.unstarted", "This routine cannot be started: {{.Why}}", map[string]any{"Why": err.Error()}))
}

// begin makes a session run.
func (w *Window) begin(d *departure) {
	b, err := d.Beginning()
	if err != nil {
		w.unstarted(d.Routine, err)
		return
	}
	w.passOver(b.Record)
	run := &running{
		routine: d.Routine, eyesShut: d.Preferences().AudioOnly, back: d.back, again: d.again,
		outcome: w.practice.Outcome(d.Routine, b.Feeling), wasFull: w.window.FullScreen(),
	}
	if run.back == nil {
		w.settleAlarm() // it has been answered
		run.changes = practice.NewChanges(b.Timeline)
	}
	w.running = run
	b.Written = func(id int64) { w.bridge.post(func() { w.written(run, id) }) }
	run.player = w.deps.Begin(b, w.bridge.events(func(e session.Event) { w.sessionEvent(run, e) }))
	run.session = w.practice.Session(b.Plan, run.player)
	if w.prefs.Display.FullScreen {
		w.SetFullScreen(true)
	}
	w.openScreen(run)
}

// openScreen shows a session, with its pictures or for closed eyes.
func (w *Window) openScreen(run *running) {
	o := uisession.Options{
		Player: run.player, SoundDelay: w.deps.SoundDelay, Book: w.deps.Book, Album: w.album,
		Animations: w.prefs.Display.Animations, Post: w.bridge.post, Host: w,
		Changes: run.changes, OnKeep: func(where practice.Where) {
			changes := run.changes.Open()
			run.changes.Answered()
			w.practice.KeepRests(run.routine, changes, where)
		},
	}
	if run.eyesShut {
		run.screen = eyesshut.New(o)
	} else {
		run.screen = uisession.New(o)
	}
	run.screen.SetSilence(w.silence)
	w.show(run.screen, frame.Nowhere)
	w.keepAwake(run)
	run.screen.Start()
}

// SwitchView goes from the pictures to the screen for closed eyes, or back.
func (w *Window) SwitchView() {
	run := w.running
	if run == nil {
		return
	}
	run.screen.Stop()
	run.eyesShut = !run.eyesShut
	if run.eyesShut && run.changes != nil {
		run.changes.Defer()
	}
	w.openScreen(run)
}

// keepAwake keeps the display on while a session with pictures runs. Who listens
// with closed eyes is glad of a dark room.
func (w *Window) keepAwake(run *running) { w.awake.set(!run.standing && !run.eyesShut) }

// sessionEvent takes note of what happened in a session, on the UI goroutine.
func (w *Window) sessionEvent(run *running, e session.Event) {
	if w.running != run {
		return
	}
	switch e := e.(type) {
	case session.Paused:
		run.standing = true
	case session.CountInBegan, session.Resumed:
		run.standing = false
	case session.Hurting:
		w.askAboutPain(run, e.Hurt)
	case session.Ended:
		run.left = e.Left
	}
	w.keepAwake(run)
	if run.changes != nil {
		run.changes.Note(e, run.eyesShut)
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
	w.askAfter(run, page)
	if run.back != nil {
		page.LeadBack(run.back)
	}
	if run.changes != nil {
		later := run.changes.Later()
		page.AskToKeep(later, func(where practice.Where) { w.practice.KeepRests(run.routine, later, where) })
	}
	w.show(page, frame.Nowhere)
	late := w.late
	w.late = nil
	for _, sheet := range late {
		w.OpenSheet(sheet)
	}
}

// farewell is the picture of the last exercise of a routine: one rests there.
func (w *Window) farewell(r *engine.Routine) picture.Picture {
	for b := len(r.Blocks) - 1; b >= 0; b-- {
		if items := r.Blocks[b].Items; len(items) > 0 {
			ex := w.deps.Book.Exercises[items[len(items)-1].Exercise]
			return picture.Of(&ex, r.Surface)
		}
	}
	return picture.Picture{}
}

// FullScreen reports whether the window fills the screen.
func (w *Window) FullScreen() bool { return w.window.FullScreen() }

// SetFullScreen fills the screen or gives it back.
func (w *Window) SetFullScreen(on bool) { w.window.SetFullScreen(on) }
