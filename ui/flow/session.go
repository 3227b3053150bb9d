package flow

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/awake"
	"uncoil/ui/byear"
	"uncoil/ui/frame"
	"uncoil/ui/overlay"
	"uncoil/ui/picture"
	uisession "uncoil/ui/player"
	"uncoil/ui/widget"
)

// SessionWindow is what a session needs of the window.
type SessionWindow interface {
	// Visible reports whether the window is visible to the user, Closed whether
	// it has been closed.
	Visible() bool
	Closed() bool
	FullScreen() bool
	SetFullScreen(on bool)
	// Darken gives the whole window the colours of the dark screen, or ends that.
	Darken(on bool)
	// KeepAwake keeps the computer from sleeping, and the display on.
	KeepAwake(awake.Wish)
	// ShowKeys shows the list of keys, ShowEmergency when to call for help.
	ShowKeys()
	ShowEmergency()
	// RoutinesChanged is called when the lengths of routines have changed,
	// ProgressChanged when the user's progress has.
	RoutinesChanged()
	ProgressChanged(progress map[string]float64)
	// SessionBegins is called when a session starts, which answers a waiting
	// reminder. SessionEnds is called when one is over, and reports whether the
	// window closes now.
	SessionBegins()
	SessionEnds() (closes bool)
	// Remembered is called once the recent sessions have been read.
	Remembered()
}

// Session controls everything from Start to the page after a session: the
// questions before it, its screens, pain, resuming, the check-ins and their
// effects. All fields are required.
type Session struct {
	*Desk
	Practice *practice.Practice
	Album    *picture.Album
	Pages    Pages
	Window   SessionWindow
	// Begin starts a session with sound and record attached, and returns its
	// player. Every event is also passed to listen.
	Begin func(b practice.Beginning, listen func(session.Event)) *session.Player
	// Prepare synthesizes sentences without a recording. It calls ready once, on
	// any goroutine, as soon as their lengths are known or it has taken too long;
	// before it returns if there is nothing to synthesize.
	Prepare func(s engine.Sound, sentences []string, ready func())
	// Hear changes the volumes at once, without keeping them.
	Hear func(engine.Sound)
	// Say says a sentence outside of a session, and Hush ends that.
	Say  func(line string)
	Hush func()
	// SoundDelay is the time from when a cue is due to when it is heard.
	SoundDelay func() time.Duration

	running *running
	// preparing tells that sentences are synthesized before a session; rising that
	// one that was followed by ear is over, and the window dark until the page after it
	// is left.
	preparing, rising bool
	// unfinished is the interrupted session, nil for none.
	unfinished *practice.Unfinished
	// silence is why there is no sound, "" where there is.
	silence string
}

// running is the session that runs in the window.
type running struct {
	routine *engine.Routine
	// session handles pain.
	session *practice.Session
	player  *session.Player
	screen  sessionScreen
	tally   uisession.Tally
	// changes are the rests changed in it; nil in a trial, whose changes are not
	// kept.
	changes *practice.Changes
	// eyesShut tells that the dark screen is shown, for closed eyes.
	eyesShut bool
	// standing tells that the session is paused.
	standing bool
	// left tells that it was left before its end and can be resumed.
	left bool
	// back returns to where a trial was started, nil for a session; again plays that
	// once more.
	back, again func()
	// wasFull tells that the window was in full screen before.
	wasFull bool
	// outcome adapts the doses after the session, and page is shown then.
	outcome *practice.Outcome
	page    *uisession.Finish
	// levels counts the signs shown, so that only the last one is taken away.
	levels int
	// planned is how long the session was meant to be.
	planned time.Duration
	// noted is closed once the latest check-in is stored, nil before the first.
	noted chan struct{}
}

func (s *Session) prefs() engine.Preferences { return s.Practice.Settings.Preferences() }

// Running reports whether a session runs.
func (s *Session) Running() bool { return s.running != nil }

// Dark reports whether a session runs on the dark screen.
func (s *Session) Dark() bool { return s.running != nil && s.running.eyesShut }

// Leave leaves the running session, so that it can be resumed.
func (s *Session) Leave() { s.running.player.Leave() }

// Stop stops the animations of the running session, if there is one.
func (s *Session) Stop() {
	if s.running != nil {
		s.running.screen.Stop()
	}
}

// SoundChanged shows whether there is sound.
func (s *Session) SoundChanged(ok bool, reason string) {
	s.silence = reason
	if ok {
		s.silence = ""
	}
	if s.running != nil {
		s.running.screen.SetSilence(s.silence)
	}
}

// SetSeen tells whether the window is seen. A session that is not is only heard.
func (s *Session) SetSeen(on bool) {
	s.Album.SetSeen(on)
	if s.running != nil {
		s.running.screen.SetSeen(on)
	}
}

// sessionScreen is one of the two screens of a running session: the one with
// the pictures, and the one for closed eyes.
type sessionScreen interface {
	Screen
	Start()
	Stop()
	Handle(session.Event)
	SetSilence(reason string)
	SetSeen(on bool)
	View() uisession.View
	Level() *uisession.LevelSign
}

// Start starts a session, with pictures or by ear, which returns to home.
func (s *Session) Start(r *engine.Routine, audioOnly bool) {
	s.proceed(&pendingSession{
		Start: s.Practice.Start(r, func(p *engine.Preferences) { p.AudioOnly = audioOnly }),
		again: func() { s.Start(r, audioOnly) },
	})
}

// Try plays a routine of one exercise, as a trial; back is called afterwards.
// adjust changes the preferences for this session only.
func (s *Session) Try(r *engine.Routine, adjust func(*engine.Preferences), back func()) {
	s.proceed(&pendingSession{
		Start: s.Practice.Try(r, adjust), back: back,
	})
}

// Occupied reports whether a session cannot start now: one is running, the window
// is not visible, or something covers the page. Synthesis can take seconds, in
// which the state may change.
func (s *Session) Occupied() bool {
	return s.running != nil || !s.Window.Visible() || !s.Clear()
}

// unstarted says why a routine cannot be played.
func (s *Session) unstarted(r *engine.Routine, err error) {
	slog.Error("a routine cannot be started", "routine", r.ID, "err", err)
	s.SheetsClosed()
	s.Notice(unstarted(err))
}

// play starts a session.
func (s *Session) play(d *pendingSession) {
	b, err := d.Beginning()
	if err != nil {
		s.unstarted(d.Routine, err)
		return
	}
	s.passOver(b.Record)
	if s.prefs().Sound.Muted { // a mute ends with its session
		s.Practice.Settings.Change(func(p *engine.Preferences) { p.Sound.Muted = false })
	}
	run := &running{
		routine: d.Routine, eyesShut: d.Preferences().AudioOnly, back: d.back, again: d.again,
		outcome: s.Practice.Outcome(d.Routine, b.Feeling), wasFull: s.Window.FullScreen(),
		planned: b.Timeline.Length,
	}
	if run.back == nil {
		s.Window.SessionBegins()
		run.changes = practice.NewChanges(b.Timeline)
	}
	s.running = run
	b.Written = func(id int64) { s.Post(func() { s.written(run, id) }) }
	run.player = s.Begin(b, s.events(func(e session.Event) { s.sessionEvent(run, e) }))
	run.session = s.Practice.Session(b.Plan, run.player)
	if s.prefs().Display.FullScreen {
		s.Window.SetFullScreen(true)
	}
	s.openScreen(run)
}

// openScreen shows a session, with pictures or on the dark screen.
func (s *Session) openScreen(run *running) {
	s.rising = false
	s.Window.Darken(run.eyesShut)
	o := uisession.Options{
		Player: run.player, SoundDelay: s.SoundDelay, Book: s.Practice.Book, Album: s.Album,
		Animations: s.prefs().Display.Animations, Post: s.Post, Later: s.Later, Host: s,
		Changes: run.changes, OnKeep: func(where practice.Where) {
			changes := run.changes.Open()
			run.changes.Answered()
			s.Practice.KeepRests(run.routine, changes, where)
		},
	}
	if run.eyesShut {
		run.screen = byear.New(o)
	} else {
		run.screen = uisession.New(o)
	}
	run.screen.SetSilence(s.silence)
	run.screen.SetSeen(s.Album.Seen())
	s.Pages.Show(run.screen, frame.Nowhere)
	s.keepAwake(run)
	run.screen.Start()
}

// SwitchView switches between the pictures and the dark screen.
func (s *Session) SwitchView() {
	run := s.running
	if run == nil {
		return
	}
	run.screen.Stop()
	run.eyesShut = !run.eyesShut
	if run.eyesShut && run.changes != nil {
		run.changes.Defer()
	}
	s.openScreen(run)
}

// Reopen shows the running session again, if there is one, as the preferences are now.
func (s *Session) Reopen() {
	if s.running != nil {
		s.running.screen.Stop()
		s.openScreen(s.running)
	}
}

// keepAwake keeps the computer awake while a session runs, and the display on if it
// has pictures: the dark screen lets that turn off.
func (s *Session) keepAwake(run *running) {
	switch {
	case run.standing:
		s.Window.KeepAwake(awake.Nothing)
	case run.eyesShut:
		s.Window.KeepAwake(awake.NoSleep)
	default:
		s.Window.KeepAwake(awake.DisplayOn)
	}
}

// sessionEvent handles an event of a session, on the UI goroutine.
func (s *Session) sessionEvent(run *running, e session.Event) {
	if s.running != run {
		return
	}
	switch e := e.(type) {
	case session.Paused:
		run.standing = true
	case session.CountInBegan, session.Resumed:
		run.standing = false
	case session.Hurting:
		s.askAboutPain(run, e.Hurt)
	case session.Ended:
		run.left = e.Left
	case session.StepBegan:
		if run.back != nil && e.Step.Kind == engine.Done {
			run.player.Next() // a trial has no ending
		}
	}
	s.keepAwake(run)
	if run.changes != nil {
		run.changes.Note(e, run.eyesShut)
	}
	run.screen.Handle(e)
	if summary, over := run.tally.Note(e); over {
		summary.Planned = run.planned
		s.finish(run, summary)
	}
}

// finish shows the page after a session. A trial leads back to where it was begun.
func (s *Session) finish(run *running, summary uisession.Summary) {
	s.running = nil
	s.Window.KeepAwake(awake.Nothing)
	s.CloseSheets()
	if s.Window.SessionEnds() {
		return
	}
	if !run.wasFull && s.prefs().Display.FullScreen {
		s.Window.SetFullScreen(false)
	}
	then := run.back
	if then == nil {
		page := s.finishPage(run, summary)
		then = func() { s.Pages.Show(page, frame.Nowhere) }
	}
	show := func() {
		then()
		s.Release()
	}
	if !run.eyesShut {
		show()
		return
	}
	s.rising = true
	s.Pages.Show(byear.NewRise(show), frame.Nowhere)
}

// Left ends the darkness after a session that was followed by ear once another page of
// the window is shown.
func (s *Session) Left(at frame.Tab) {
	if s.rising && at != frame.Nowhere {
		s.rising = false
		s.Window.Darken(false)
	}
}

// finishPage is the page after a session.
func (s *Session) finishPage(run *running, summary uisession.Summary) *uisession.Finish {
	page := uisession.NewFinish(summary, s.Album, Farewell(s.Practice.Book, run.routine))
	page.OnHome, page.OnAgain = s.Pages.ShowHome, run.again
	s.askAfter(run, page)
	later := run.changes.Later()
	page.AskToKeep(later, func(where practice.Where) { s.Practice.KeepRests(run.routine, later, where) })
	return page
}

// SheetsClosed lets the window be bright again where a session that was to be
// followed by ear does not begin. It looks later: one question follows another.
func (s *Session) SheetsClosed() {
	s.Post(func() {
		if s.running == nil && !s.preparing && !s.rising && s.Empty() {
			s.Window.Darken(false)
		}
	})
}

// Farewell is the picture of the last exercise of a routine, in which the user
// rests.
func Farewell(book *engine.Book, r *engine.Routine) picture.Picture {
	for b := len(r.Blocks) - 1; b >= 0; b-- {
		if items := r.Blocks[b].Items; len(items) > 0 {
			ex := book.Exercises[items[len(items)-1].Exercise]
			return picture.Of(&ex, r.Surface)
		}
	}
	return picture.Picture{}
}

// FullScreen reports whether the window fills the screen.
func (s *Session) FullScreen() bool { return s.Window.FullScreen() }

// SetFullScreen enters or leaves full screen.
func (s *Session) SetFullScreen(on bool) { s.Window.SetFullScreen(on) }

// ShowKeys shows the list of keys.
func (s *Session) ShowKeys() { s.Window.ShowKeys() }

// Ask shows a question until it is answered.
func (s *Session) Ask(q uisession.Question) {
	if !s.Empty() {
		return
	}
	answer := func(i int) {
		s.CloseSheet()
		q.Answers[i].Give()
	}
	buttons := make([]*widget.FocusButton, len(q.Answers))
	for i, a := range q.Answers {
		prominence := widget.Secondary
		if i == 0 {
			prominence = widget.Primary
		}
		buttons[i] = widget.NewFocusButton(a.Label, prominence, func() { answer(i) })
	}
	s.Open(&overlay.Sheet{
		Sheet: widget.NewSheet(q.Title, q.Text, buttons...),
		Key: func(key fyne.KeyName) bool {
			if key == fyne.KeyEscape {
				answer(0)
			}
			for i, a := range q.Answers {
				if a.Key != "" && key == a.Key {
					answer(i)
					break
				}
			}
			return true
		},
	})
}
