package flow

import (
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/byear"
	"uncoil/ui/frame"
	"uncoil/ui/overlay"
	"uncoil/ui/picture"
	uisession "uncoil/ui/player"
	"uncoil/ui/widget"
)

// SessionWindow is what a session needs of the window it is led in.
type SessionWindow interface {
	// Visible reports whether somebody can see the window, Closed whether it has been
	// closed for good.
	Visible() bool
	Closed() bool
	FullScreen() bool
	SetFullScreen(on bool)
	// KeepAwake keeps the display on, or lets it go off.
	KeepAwake(on bool)
	// ShowKeys shows the list of keys, ShowEmergency when to call for help at once.
	ShowKeys()
	ShowEmergency()
	// RoutinesChanged tells that routines take longer or less long by now, and
	// ProgressChanged how far the user is.
	RoutinesChanged()
	ProgressChanged(progress map[string]float64)
	// SessionBegins tells that whatever asked for a session has been answered.
	// SessionEnds tells that one is over, and reports whether the window closes now.
	SessionBegins()
	SessionEnds() (closes bool)
	// Remembered tells that what was done of late is known.
	Remembered()
}

// Session leads from the wish to begin to the page after a session: what is asked,
// the screens of the session that runs, pain, what was interrupted, how it felt, and
// what follows from that. All fields are needed.
type Session struct {
	*Desk
	Practice *practice.Practice
	Album    *picture.Album
	Pages    Pages
	Window   SessionWindow
	// Begin makes the player of a session, with sound and record attached, and runs
	// it. Every event goes to listen as well.
	Begin func(b practice.Beginning, listen func(session.Event)) *session.Player
	// Prepare has sentences said that nobody has recorded: it calls ready once, on any
	// goroutine, as soon as their lengths are known, or it has taken too long; before
	// it returns where there is nothing to say.
	Prepare func(s engine.Sound, sentences []string, ready func())
	// SoundDelay is how long after it is due a cue is heard.
	SoundDelay func() time.Duration

	running *running
	// unfinished is the session that was interrupted, nil for none.
	unfinished *practice.Unfinished
	// silence is why there is no sound, "" where there is.
	silence string
}

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

func (s *Session) prefs() engine.Preferences { return s.Practice.Settings.Preferences() }

// Running reports whether a session runs.
func (s *Session) Running() bool { return s.running != nil }

// Dark reports whether a session runs that is followed with closed eyes.
func (s *Session) Dark() bool { return s.running != nil && s.running.eyesShut }

// Leave leaves the session that runs, to be gone on with; Stop stops its pictures.
func (s *Session) Leave() { s.running.player.Leave() }

// Stop stops the pictures of the session that runs, if one does.
func (s *Session) Stop() {
	if s.running != nil {
		s.running.screen.Stop()
	}
}

// SoundChanged takes note of the state of the sound.
func (s *Session) SoundChanged(ok bool, reason string) {
	s.silence = reason
	if ok {
		s.silence = ""
	}
	if s.running != nil {
		s.running.screen.SetSilence(s.silence)
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
	View() uisession.View
}

// Start begins a session, with pictures or by ear alone, which leads back home.
func (s *Session) Start(r *engine.Routine, audioOnly bool) {
	s.proceed(&pendingSession{
		Start: s.Practice.Start(r, func(p *engine.Preferences) { p.AudioOnly = audioOnly }),
		again: func() { s.Start(r, audioOnly) },
	})
}

// Try plays a routine of one exercise, to try it, and leads back to where that was
// asked for. adjust changes the preferences for it alone.
func (s *Session) Try(r *engine.Routine, adjust func(*engine.Preferences), back func()) {
	s.proceed(&pendingSession{
		Start: s.Practice.Try(r, adjust), back: back, again: func() { s.Try(r, adjust, back) },
	})
}

// Occupied reports whether a session would begin behind something else, or where
// nobody sees it. Its sentences may have taken seconds to be said, and much can
// have happened since it was asked for.
func (s *Session) Occupied() bool {
	return s.running != nil || !s.Window.Visible() || !s.Clear()
}

// unstarted says why a routine cannot be played.
func (s *Session) unstarted(r *engine.Routine, err error) {
	slog.Error("a routine cannot be started", "routine", r.ID, "err", err)
	s.Notice(unstarted(err))
}

// play makes a session run.
func (s *Session) play(d *pendingSession) {
	b, err := d.Beginning()
	if err != nil {
		s.unstarted(d.Routine, err)
		return
	}
	s.passOver(b.Record)
	run := &running{
		routine: d.Routine, eyesShut: d.Preferences().AudioOnly, back: d.back, again: d.again,
		outcome: s.Practice.Outcome(d.Routine, b.Feeling), wasFull: s.Window.FullScreen(),
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

// openScreen shows a session, with its pictures or for closed eyes.
func (s *Session) openScreen(run *running) {
	o := uisession.Options{
		Player: run.player, SoundDelay: s.SoundDelay, Book: s.Practice.Book, Album: s.Album,
		Animations: s.prefs().Display.Animations, Post: s.Post, Host: s,
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
	s.Pages.Show(run.screen, frame.Nowhere)
	s.keepAwake(run)
	run.screen.Start()
}

// SwitchView goes from the pictures to the screen for closed eyes, or back.
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

// keepAwake keeps the display on while a session with pictures runs. Who listens
// with closed eyes is glad of a dark room.
func (s *Session) keepAwake(run *running) { s.Window.KeepAwake(!run.standing && !run.eyesShut) }

// sessionEvent takes note of what happened in a session, on the UI goroutine.
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
	}
	s.keepAwake(run)
	if run.changes != nil {
		run.changes.Note(e, run.eyesShut)
	}
	run.screen.Handle(e)
	if summary, over := run.tally.Note(e); over {
		s.finish(run, summary)
	}
}

// finish shows what the session came to.
func (s *Session) finish(run *running, summary uisession.Summary) {
	s.running = nil
	s.Window.KeepAwake(false)
	s.CloseSheets()
	if s.Window.SessionEnds() {
		return
	}
	if !run.wasFull && s.prefs().Display.FullScreen {
		s.Window.SetFullScreen(false)
	}
	page := uisession.NewFinish(summary, s.Album, Farewell(s.Practice.Book, run.routine))
	page.OnHome, page.OnAgain = s.Pages.ShowHome, run.again
	s.askAfter(run, page)
	if run.back != nil {
		page.LeadBack(run.back)
	}
	if run.changes != nil {
		later := run.changes.Later()
		page.AskToKeep(later, func(where practice.Where) { s.Practice.KeepRests(run.routine, later, where) })
	}
	s.Pages.Show(page, frame.Nowhere)
	s.Release()
}

// Farewell is the picture of the last exercise of a routine: one rests there.
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

// SetFullScreen fills the screen or gives it back.
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
