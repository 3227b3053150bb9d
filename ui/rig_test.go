package ui

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/printsheet"
	"uncoil/engine/progress"
	"uncoil/engine/session"
	"uncoil/ui/awake"
	"uncoil/ui/byear"
	"uncoil/ui/desktopsettings"
	"uncoil/ui/flow"
	"uncoil/ui/notify"
	"uncoil/ui/picture"
	uisession "uncoil/ui/player"
	"uncoil/ui/printing"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// rig is a window with doubles. Calls for the UI goroutine wait until the test
// settles, so that the bubble's clock can stand still meanwhile.
type rig struct {
	t      *testing.T
	window *Window
	saved  []engine.Preferences
	events []session.Event
	unsafe error
	sound  func(ok bool, reason string)
	// wish is what the computer was asked for last.
	wish awake.Wish
	// player is that of the session that was begun last.
	player *session.Player
	// diary takes the notes of every session; the window knows it where Deps has it.
	diary *diary

	mu    sync.Mutex
	calls []func()
	stop  context.CancelFunc
}

// bubbleClock is the clock of a synctest bubble.
type bubbleClock struct{ start time.Time }

type bubbleTimer struct{ *time.Timer }

func (t bubbleTimer) C() <-chan time.Time { return t.Timer.C }

func (c bubbleClock) Now() time.Duration                  { return time.Since(c.start) }
func (c bubbleClock) Timer(d time.Duration) session.Timer { return bubbleTimer{time.NewTimer(d)} }

// newRig opens a window. It must run in a synctest bubble.
func newRig(t *testing.T, change func(d *Deps)) *rig {
	t.Helper()
	r := &rig{t: t, diary: &diary{}}
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	book := sample.Book()
	d := Deps{
		App: fyne.CurrentApp(), Book: book, Routines: []engine.Routine{sample.Routine()}, Pictures: picture.Scenes(sample.Scene), Catalog: sample.Catalog(t),
		VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} }, Preferences: engine.DefaultPreferences(), Now: time.Now, Version: "test",
		Save: func(p engine.Preferences) error {
			r.saved = append(r.saved, p)
			return r.unsafe
		},
		Begin: func(b practice.Beginning, listen func(session.Event)) *session.Player {
			recording, written := session.RecordListener(r.diary)
			r.diary.begin(b)
			r.player = session.NewPlayer(session.Options{
				Timeline: b.Timeline, Clock: bubbleClock{time.Now()}, CountIn: book.Phrases.CountIn, Voice: engine.EstimatedVoice{}, From: b.From,
				Listener: session.Together(recording, func(e session.Event) {
					r.mu.Lock()
					r.events = append(r.events, e)
					r.mu.Unlock()
					listen(e)
				}),
			})
			player := r.player
			go func() {
				if err := player.Run(ctx); err != nil {
					t.Error(err)
				}
				written()
				b.Written(r.diary.current)
			}()
			return player
		},
		SoundStatus: func(listen func(bool, string)) { r.sound = listen; listen(true, "") },
		SetSound:    func(engine.Sound) {}, SoundDelay: func() time.Duration { return 0 }, TrySound: func(engine.Cue) {}, Hush: func() {},
		Prepare: func(_ engine.Sound, _ []string, ready func()) { ready() },
		Export:  func(context.Context, *flow.Export, func(float64)) error { return nil },
		Print:   func(*printing.Job, string, printsheet.Paper) error { return nil },
		History: sample.Year(time.Now()), WriteFile: func(string, func(io.Writer) error) error { return nil },
		KeepAwake: func(w awake.Wish) { r.wish = w },
		Desktop:   desktopsettings.New(desktopsettings.Settings{}),
		Notify:    func(notify.Notification) func() { return func() {} }, WorkArea: func() fyne.Size { return fyne.Size{} },
	}
	d.Preferences.SafetyAccepted = time.Now()
	if change != nil {
		change(&d)
	}
	switch own := d.Diary.(type) {
	case *diary:
		r.diary = own
	case nil: // a test that is about something else: nothing is asked, or learned
		d.Diary, d.Preferences.CheckIn, d.Preferences.Gradual, d.Preferences.Plan = r.diary, false, false, false
	}
	r.window = newWindow(d, func(f func()) {
		r.mu.Lock()
		r.calls = append(r.calls, f)
		r.mu.Unlock()
	})
	r.window.window.Resize(fyne.NewSize(1366, 768))
	r.settle()
	return r
}

// settle carries out what waits for the UI goroutine until nothing is left.
func (r *rig) settle() {
	for range 20 {
		synctest.Wait()
		r.mu.Lock()
		calls := r.calls
		r.calls = nil
		r.mu.Unlock()
		for _, call := range calls {
			call()
		}
	}
}

// wait lets time go by, a little at a time.
func (r *rig) wait(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
		time.Sleep(min(100*time.Millisecond, time.Until(end)))
		r.settle()
	}
}

// press types a key at whatever has the focus, else at the window.
func (r *rig) press(keys ...fyne.KeyName) {
	for _, name := range keys {
		key := &fyne.KeyEvent{Name: name}
		if f := r.canvas().Focused(); f != nil {
			f.TypedKey(key)
		} else {
			r.window.typedKey(key)
		}
		r.settle()
	}
}

// close ends the window and every goroutine of it.
func (r *rig) close() {
	r.stop()
	r.settle()
	r.window.quit()
	r.settle()
}

func (r *rig) ended() *session.Ended {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.events {
		if ended, ok := e.(session.Ended); ok {
			return &ended
		}
	}
	return nil
}

// inWindow runs a test with a window in a bubble.
func inWindow(t *testing.T, change func(d *Deps), run func(r *rig)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, change)
		defer r.close()
		run(r)
	})
}

// screen is the page that is shown.
func (r *rig) screen() flow.Screen { return r.window.screen }

// plays reports whether a session is shown.
func (r *rig) plays() bool {
	if r.window.closed {
		return false
	}
	switch r.window.screen.(type) {
	case *uisession.Screen, *byear.Screen:
		return true
	}
	return false
}

// inTheDark reports whether the session is shown for closed eyes.
func (r *rig) inTheDark() bool { _, dark := r.window.screen.(*byear.Screen); return dark }

// view is what the screen of a session shows.
func (r *rig) view() uisession.View {
	return r.window.screen.(interface{ View() uisession.View }).View()
}

// sheets are those over the page, the one in front last.
func (r *rig) sheets() []*widget.Sheet { return r.window.overlays.Sheets() }

// notices are the lines at the foot.
func (r *rig) notices() []string { return r.window.frame.Notices() }

// prefs are the preferences in force.
func (r *rig) prefs() engine.Preferences { return r.window.prefs }

// routines are those that can be played.
func (r *rig) routines() []engine.Routine { return r.window.practice.Routines }

// choose does what a command of a routine's page does.
func (r *rig) choose(routine *engine.Routine, label string) {
	r.t.Helper()
	for _, command := range r.window.routine.Commands(routine) {
		if command.Label == label {
			command.Act()
			return
		}
	}
	r.t.Fatalf("the page of %s has no %q", routine.Name, label)
}

// try plays one exercise alone, as its page does.
func (r *rig) try(id string) {
	ex := r.window.practice.Book.Exercises[id]
	r.window.session.Try(ex.Alone(), practice.AsTheyAre, func() { r.window.ShowExercise(id) })
}

// openReminders leads to the reminders by the settings.
func (r *rig) openReminders() {
	r.window.showSettings()
	r.settle()
	r.window.settings.GoToReminders()
	r.press(fyne.KeyReturn)
}

// tapButton taps a button of the page: the last with its label, or an earlier
// one.
func (r *rig) tapButton(label string, before int) {
	r.t.Helper()
	var found []*widget.FocusButton
	sample.Walk(r.screen(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.FocusButton); ok && b.Label() == label {
			found = append(found, b)
		}
	})
	if len(found) <= before {
		r.t.Fatalf("%T has %d buttons %q", r.screen(), len(found), label)
	}
	found[len(found)-1-before].Tapped(nil)
	r.settle()
}

// goTo moves the keyboard down to a button.
func (r *rig) goTo(label string) {
	r.t.Helper()
	for range 40 {
		if b, ok := r.canvas().Focused().(*widget.FocusButton); ok && b.Label() == label {
			return
		}
		r.press(fyne.KeyDown)
	}
	r.t.Fatalf("the keyboard does not come to %q", label)
}

// written is all that stands on the page.
func (r *rig) written() string {
	var texts []string
	sample.Walk(r.screen(), func(o fyne.CanvasObject) {
		if text, ok := o.(*widget.Text); ok && text.Visible() {
			texts = append(texts, text.Value())
		}
	})
	return strings.Join(texts, " | ")
}

// canvas is what the window is drawn on.
func (r *rig) canvas() fyne.Canvas { return r.window.window.Canvas() }

// awake reports whether the display is kept on.
func (r *rig) awake() bool { return r.wish == awake.DisplayOn }

// typed types a character, and pressed a key, that no widget wants.
func (r *rig) typed(c rune)              { r.window.typedRune(c) }
func (r *rig) pressed(name fyne.KeyName) { r.window.typedKey(&fyne.KeyEvent{Name: name}) }

// isClosed reports whether the window has been closed for good, inTheTray whether into
// the tray.
func (r *rig) isClosed() bool  { return r.window.closed }
func (r *rig) inTheTray() bool { return r.window.hidden }

// past is what the doses go by.
func (r *rig) past() []progress.Session { return r.window.practice.Past() }
