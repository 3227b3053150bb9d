package ui

import (
	"context"
	"os"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/session"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// rig is a window with doubles around it. Calls for the UI goroutine wait until
// the test settles, which lets the bubble's clock stand still meanwhile.
type rig struct {
	t      *testing.T
	window *Window
	saved  []engine.Preferences
	events []session.Event
	unsafe error
	sound  func(ok bool, reason string)
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
		App: fyne.CurrentApp(), Book: book, Routines: []engine.Routine{sample.Routine()}, Scene: sample.Scene,
		VoiceOf: func(engine.Sound) engine.Voice { return engine.EstimatedVoice{} }, Preferences: engine.DefaultPreferences(), Now: time.Now, Version: "test",
		Save: func(p engine.Preferences) error {
			r.saved = append(r.saved, p)
			return r.unsafe
		},
		Begin: func(b practice.Beginning, listen func(session.Event)) *session.Player {
			recording, written := session.Recording(r.diary)
			r.diary.begin(b)
			p := session.NewPlayer(session.Options{
				Timeline: b.Timeline, Clock: bubbleClock{time.Now()}, CountIn: book.Phrases.CountIn, Voice: engine.EstimatedVoice{}, From: b.From,
				Listener: session.Together(recording, func(e session.Event) {
					r.mu.Lock()
					r.events = append(r.events, e)
					r.mu.Unlock()
					listen(e)
				}),
			})
			go func() {
				if err := p.Run(ctx); err != nil {
					t.Error(err)
				}
				written()
				b.Written(r.diary.current)
			}()
			return p
		},
		SoundStatus: func(listen func(bool, string)) { r.sound = listen; listen(true, "") },
	}
	d.Preferences.SafetyAccepted = time.Now()
	if change != nil {
		change(&d)
	}
	switch own := d.Diary.(type) {
	case *diary:
		r.diary = own
	case nil: // a test that is about something else: nothing is asked, or learned
		d.Diary, d.Preferences.CheckIn, d.Preferences.Gradual = r.diary, false, false
	}
	r.window = newWindow(d, bridge{post: func(f func()) {
		r.mu.Lock()
		r.calls = append(r.calls, f)
		r.mu.Unlock()
	}})
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
		if f := r.window.window.Canvas().Focused(); f != nil {
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
