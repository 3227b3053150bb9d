package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/home"
	uisession "uncoil/ui/player"
	"uncoil/ui/safety"
	"uncoil/ui/sample"
	"uncoil/ui/settings"
	"uncoil/ui/welcome"
	"uncoil/ui/widget"
)

func TestSafetyPageIsAcceptedOnce(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Preferences.SafetyAccepted = time.Time{} }, func(r *rig) {
		if _, ok := r.screen().(*safety.Page); !ok {
			t.Fatalf("the first screen is %T, want the safety page", r.screen())
		}
		r.press(fyne.KeyEscape)
		if len(r.saved) != 0 {
			t.Fatal("Escape accepted the safety page")
		}
		r.press(fyne.KeyReturn)
		if _, ok := r.screen().(*welcome.Screen); !ok {
			t.Errorf("after Enter the screen is %T, want the questions of the first day", r.screen())
		}
		if len(r.saved) != 1 || !r.saved[0].SafetyAccepted.Equal(time.Now()) {
			t.Errorf("saved %+v, want the time of now once", r.saved)
		}
	})
}

func TestSessionByKeyboardFromHomeToTheFinish(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Fatalf("the first screen is %T, want home", r.screen())
		}
		r.press(fyne.KeyReturn) // the first Start has the focus
		screen, ok := r.screen().(*uisession.Screen)
		if !ok {
			t.Fatalf("Enter led to %T, want a session", r.screen())
		}
		if !r.awake() {
			t.Error("the screen may go off while a session runs")
		}
		r.wait(2 * time.Second)
		if got := screen.View().Count.Number; got == "" || screen.View().Name != "Long Hold" {
			t.Errorf("shows %q and %q", got, screen.View().Name)
		}
		r.press(fyne.KeySpace)
		if !screen.View().Standing || r.awake() {
			t.Errorf("paused: standing %v, kept awake %v", screen.View().Standing, r.awake())
		}
		number := screen.View().Count.Number
		r.wait(5 * time.Second)
		if got := screen.View().Count.Number; got != number {
			t.Errorf("in the pause the number went from %s to %s", number, got)
		}
		r.press(fyne.KeySpace)
		if got := screen.View().Count.Number; got != "3" {
			t.Errorf("the count-in begins with %q, want 3", got)
		}
		r.wait(4 * time.Second)
		if screen.View().Standing || !r.awake() {
			t.Error("the session does not go on after the count-in")
		}
		for range 40 {
			if r.plays() {
				r.press(fyne.KeyRight)
			}
		}
		if _, ok := r.screen().(*uisession.Finish); !ok {
			t.Fatalf("after the last part the screen is %T, want the finish", r.screen())
		}
		if e := r.ended(); e == nil || !e.Finished || r.awake() {
			t.Errorf("ended with %+v, kept awake %v", e, r.awake())
		}
		r.press(fyne.KeyReturn)
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Errorf("Enter on the finish leads to %T, want home", r.screen())
		}
	})
}

func TestEndingAsksFirst(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(time.Second)
		r.press(fyne.KeyEscape)
		if len(r.sheets()) != 1 || !r.view().Standing {
			t.Fatal("Escape does not pause and ask")
		}
		r.press(fyne.KeyEscape) // the safe answer
		if len(r.sheets()) != 0 {
			t.Fatal("Escape does not take the question away")
		}
		r.wait(4 * time.Second)
		if r.view().Standing {
			t.Fatal("the session does not go on after the safe answer")
		}
		r.press(fyne.KeyEscape, fyne.KeyRight, fyne.KeyReturn)
		if e := r.ended(); e == nil || e.Finished {
			t.Errorf("the second answer ended with %+v", e)
		}
		if _, ok := r.screen().(*uisession.Finish); !ok {
			t.Errorf("the screen is %T, want the finish", r.screen())
		}
	})
}

func TestClosingTheWindowEndsTheSession(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(3 * time.Second)
		r.window.close()
		r.settle()
		if e := r.ended(); e == nil || e.Finished || e.Played < 2*time.Second {
			t.Errorf("the session ended with %+v", e)
		}
		if r.plays() {
			t.Error("the session still runs")
		}
	})
}

func TestHeldKeysCountOnce(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(time.Second)
		key := &fyne.KeyEvent{Name: fyne.KeySpace}
		r.window.keys.down(key)
		for range 4 {
			r.window.typedKey(key)
			r.settle()
		}
		r.window.keys.up(key)
		if got := r.player.Snapshot().State; got != session.Standing {
			t.Errorf("a held space bar leaves the session %s, want paused", got)
		}
		r.window.keys.down(key)
		r.window.typedKey(key)
		r.settle()
		if got := r.view().Count.Number; got != "3" {
			t.Errorf("the next press shows %q, want the count-in", got)
		}
	})
}

func TestListOfKeysComesAndGoes(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(time.Second)
		r.typed('?')
		if len(r.sheets()) != 1 {
			t.Fatal("? does not show the keys")
		}
		r.typed('?')
		if len(r.sheets()) != 0 {
			t.Fatal("? does not take the keys away")
		}
		r.press(fyne.KeyH)
		r.typed('h') // the same press comes as a character as well
		if len(r.sheets()) != 1 {
			t.Fatal("H does not show the keys")
		}
		r.press(fyne.KeySpace)
		if len(r.sheets()) != 0 || !r.view().Standing {
			t.Error("space does not pause through the list")
		}
	})
}

func TestNoSoundIsShownAndGoes(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(time.Second)
		r.sound(false, "no device")
		r.settle()
		if got := r.written(); !strings.Contains(got, "No sound: no device") {
			t.Errorf("the session shows %q", got)
		}
		r.sound(true, "")
		r.settle()
		if got := r.written(); strings.Contains(got, "No sound") {
			t.Errorf("the sound is back, the session shows %q", got)
		}
	})
}

func TestSettingsChangeTheLengthOnHome(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		before, err := r.window.practice.Length(&r.routines()[0])
		if err != nil {
			t.Fatal(err)
		}
		r.window.showSettings()
		r.settle()
		r.window.settings.GoTo(settings.Rests)
		for range 60 {
			at := r.canvas().Focused()
			if r.press(fyne.KeyRight); len(r.saved) > 0 {
				break // the first that can be made more is the rest after each exercise
			}
			if r.canvas().Focused() == at {
				r.canvas().FocusNext()
			}
		}
		for range 5 {
			r.press(fyne.KeyRight)
		}
		if _, ok := r.screen().(*settings.Screen); !ok {
			t.Fatalf("the screen is %T", r.screen())
		}
		if n := len(r.saved); n != 6 || r.saved[n-1].Rests.Default.Length != time.Minute {
			t.Fatalf("saved %d times: %+v", n, r.prefs().Rests)
		}
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Fatalf("Escape leads to %T, want home", r.screen())
		}
		after, err := r.window.practice.Length(&r.routines()[0])
		if err != nil {
			t.Fatal(err)
		}
		if want := before + 4*30*time.Second; after != want {
			t.Errorf("the routine now takes %v, want %v", after, want)
		}
	})
}

func TestTroubleIsShownAsANotice(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Notices = []string{"The old one was kept."} }, func(r *rig) {
		r.unsafe = errors.New("the disk is full")
		next := r.prefs()
		next.Level = engine.LevelAdvanced
		r.window.changePreferences(next)
		r.window.changePreferences(next)
		r.window.Tell("The record could not be written.")
		r.settle()
		got := r.notices()
		if len(got) != 3 || got[0] != "The old one was kept." || !strings.Contains(got[1], "the disk is full") || got[2] != "The record could not be written." {
			t.Errorf("notices are %q", got)
		}
	})
}

// A notice of something done disappears by itself; an error stays.
func TestALineThatTellsOfSomethingDonePasses(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Notices = []string{"The old one was kept."} }, func(r *rig) {
		reads := func(want ...string) {
			t.Helper()
			if got := r.notices(); !slices.Equal(got, want) {
				t.Errorf("the foot says %q, want %q", got, want)
			}
		}
		r.window.notices.Done("It is done.")
		reads("It is done.", "The old one was kept.")
		r.wait(doneStays - time.Second)
		r.window.notices.Done("It is done too.") // in the place of the first, for as long
		r.wait(doneStays - time.Second)
		reads("It is done too.", "The old one was kept.")
		// The keyboard goes back to the screen with it.
		c := r.canvas()
		for range 50 {
			if b, ok := c.Focused().(*widget.FocusButton); ok && b.Label() == "All right" {
				break
			}
			c.FocusPrevious()
		}
		r.wait(2 * time.Second)
		reads("The old one was kept.")
		if c.Focused() != r.window.home.First() {
			t.Errorf("the keyboard is on %T", c.Focused())
		}
		// A timer of an earlier notice does not remove the next one.
		r.window.notices.Done("First.")
		time.Sleep(doneStays)
		synctest.Wait()
		r.window.notices.Done("Second.")
		r.settle()
		reads("Second.", "The old one was kept.")
		r.window.notices.Done("Once more.")
		r.window.showSettings()
		r.settle()
		reads("The old one was kept.")
		r.wait(2 * doneStays)
		reads("The old one was kept.")
	})
}

func TestRoutineThatCannotBeStartedSaysWhy(t *testing.T) {
	inWindow(t, func(d *Deps) {
		broken := sample.Routine()
		broken.Blocks = []engine.Block{{Kind: engine.Main, Items: []engine.Item{{Exercise: "nobody"}}}}
		d.Routines = []engine.Routine{broken}
	}, func(r *rig) {
		r.press(fyne.KeyReturn)
		if r.plays() {
			t.Fatal("it was started")
		}
		if got := r.notices(); len(got) != 1 || !strings.Contains(got[0], "nobody") {
			t.Errorf("notices are %q", got)
		}
	})
}

func TestFullScreenFollowsThePreference(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Preferences.Display.FullScreen = true }, func(r *rig) {
		r.press(fyne.KeyReturn)
		if !r.window.FullScreen() {
			t.Fatal("the session does not open in full screen")
		}
		r.press(fyne.KeyEscape)
		if r.window.FullScreen() || len(r.sheets()) != 0 {
			t.Fatal("Escape does not just leave full screen")
		}
		r.press(fyne.KeyF11)
		if !r.window.FullScreen() {
			t.Fatal("F11 does not fill the screen")
		}
		r.player.End()
		r.settle()
		if r.window.FullScreen() {
			t.Error("full screen outlives the session")
		}
	})
}

func TestTheWindowFitsTheScreen(t *testing.T) {
	for _, tt := range []struct {
		closed, area, want fyne.Size
	}{
		{fyne.NewSize(0, 0), fyne.NewSize(1920, 1040), fyne.NewSize(firstWidth, firstHeight)},
		{fyne.NewSize(0, 0), fyne.NewSize(1024, 700), fyne.NewSize(1024, 700)},
		{fyne.NewSize(1500, 900), fyne.NewSize(1920, 1040), fyne.NewSize(1500, 900)},
		{fyne.NewSize(1500, 900), fyne.Size{}, fyne.NewSize(1500, 900)},
		{fyne.NewSize(20, 900), fyne.Size{}, fyne.NewSize(firstWidth, firstHeight)},
	} {
		d := engine.Display{Width: tt.closed.Width, Height: tt.closed.Height}
		w := test.NewWindow(nil)
		w.Resize(sizeOf(&d))
		fitScreen(w, tt.area)
		if got := w.Canvas().Size(); got != tt.want {
			t.Errorf("closed at %v, on %v: it opens at %v, want %v", tt.closed, tt.area, got, tt.want)
		}
	}
}

func TestTheSizeOfTheWindowIsRemembered(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.window.window.Resize(fyne.NewSize(900, 640))
		r.window.Close()
		r.settle()
		if n := len(r.saved); n == 0 || r.saved[n-1].Display.Width != 900 || r.saved[n-1].Display.Height != 640 {
			t.Errorf("saved %d times: %+v", n, r.window.prefs.Display)
		}
	})
}
