package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/awake"
	"uncoil/ui/byear"
	uisession "uncoil/ui/player"
)

func TestSessionByEarFromHomeToTheFinish(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyE)
		screen, ok := r.screen().(*byear.Screen)
		if !ok {
			t.Fatalf("By ear led to %T", r.screen())
		}
		r.wait(2 * time.Second)
		if screen.View().Name != "Long Hold" || r.wish != awake.NoSleep {
			t.Errorf("shows %q, wishes for %v", screen.View().Name, r.wish)
		}
		r.press(fyne.KeyC)
		if !screen.View().Standing || r.wish != awake.Nothing {
			t.Fatalf("a key does not pause; wishes for %v", r.wish)
		}
		test.TapCanvas(r.canvas(), fyne.NewPos(600, 300))
		r.wait(4 * time.Second)
		if screen.View().Standing || r.wish != awake.NoSleep {
			t.Errorf("after a click: standing %v, wishes for %v", screen.View().Standing, r.wish)
		}
		for range 40 {
			if r.plays() {
				r.press(fyne.KeyN)
			}
		}
		r.getUp()
		if _, ok := r.screen().(*uisession.Finish); !ok {
			t.Errorf("after the last part the screen is %T, want the finish", r.screen())
		}
		if len(r.saved) != 0 {
			t.Errorf("one session by ear changed the settings: %+v", r.saved)
		}
	})
}

func TestViewIsSwitchedInMidSession(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(3 * time.Second)
		player := r.player
		r.press(fyne.KeyE)
		if _, ok := r.screen().(*byear.Screen); !ok || r.wish != awake.NoSleep {
			t.Fatalf("E leads to %T, wishes for %v", r.screen(), r.wish)
		}
		r.press(fyne.KeySpace)
		r.press(fyne.KeyE)
		if _, ok := r.screen().(*uisession.Screen); !ok || r.awake() {
			t.Fatalf("in a pause E leads to %T, awake %v", r.screen(), r.awake())
		}
		if v := r.view(); !v.Standing || v.Count.Number == "" {
			t.Errorf("the other screen shows %+v", v.Count)
		}
		r.press(fyne.KeySpace)
		r.wait(4 * time.Second)
		if !r.awake() || player.Snapshot().State != session.Running {
			t.Errorf("going on with pictures: awake %v, %s", r.awake(), player.Snapshot().State)
		}
		if player != r.player {
			t.Error("another session runs")
		}
	})
}

func TestSessionsOpenAsTheSettingsSay(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Preferences.AudioOnly = true }, func(r *rig) {
		r.press(fyne.KeyReturn)
		if _, ok := r.screen().(*byear.Screen); !ok {
			t.Errorf("Start leads to %T", r.screen())
		}
		r.player.End()
		r.settle()
		r.getUp()
		r.press(fyne.KeyRight, fyne.KeyReturn) // again
		if _, ok := r.screen().(*byear.Screen); !ok {
			t.Errorf("Again leads to %T", r.screen())
		}
		r.player.End()
		r.settle()
		r.getUp()
		r.press(fyne.KeyReturn)
		r.press(fyne.KeyE) // on home: the other way
		if _, ok := r.screen().(*uisession.Screen); !ok {
			t.Errorf("E on home leads to %T", r.screen())
		}
	})
}

func TestEndingInTheDarkAsksFirst(t *testing.T) {
	inWindow(t, func(d *Deps) { d.Preferences.AudioOnly = true }, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.wait(time.Second)
		r.press(fyne.KeyEscape)
		if len(r.sheets()) != 1 || !r.view().Standing {
			t.Fatal("Escape does not pause and ask")
		}
		r.press(fyne.KeyE) // is no answer
		if len(r.sheets()) != 1 || r.ended() != nil {
			t.Fatal("a letter ends the session")
		}
		img := r.canvas().Capture()
		if red, _, _, _ := img.At(683, 300).RGBA(); red > 0x3000 {
			t.Errorf("the question shines with %#x in the dark", red)
		}
		r.press(fyne.KeyRight, fyne.KeyReturn)
		if e := r.ended(); e == nil || e.Finished {
			t.Errorf("ended with %+v", e)
		}
		r.getUp()
		if _, ok := r.screen().(*uisession.Finish); !ok || len(r.canvas().Overlays().List()) != 0 {
			t.Errorf("the screen is %T, %d sheets lie over it", r.screen(), len(r.canvas().Overlays().List()))
		}
	})
}

func TestSilenceIsToldToTheScreenThatIsShown(t *testing.T) {
	inWindow(t, nil, func(r *rig) {
		r.press(fyne.KeyReturn)
		r.sound(false, "no device")
		r.press(fyne.KeyE)
		button := fyne.NewPos(1200, 110) // on the banner
		before := r.inTheDark()
		test.TapCanvas(r.canvas(), button)
		r.settle()
		if r.inTheDark() == before {
			t.Error("the dark screen does not offer the pictures, though there is no sound")
		}
	})
}

// TestVoiceOfTheSettingsIsTheOneThatLeads compiles with the chosen voice and uses
// it for the sound.
func TestVoiceOfTheSettingsIsTheOneThatLeads(t *testing.T) {
	var told []engine.Sound
	var asked engine.Sound
	inWindow(t, func(d *Deps) {
		d.SetSound = func(s engine.Sound) { told = append(told, s) }
		d.VoiceOf = func(s engine.Sound) engine.Voice {
			asked = s
			return engine.EstimatedVoice{}
		}
	}, func(r *rig) {
		next := r.prefs()
		next.Sound.Speaker, next.Sound.Pace = "other", engine.PaceSlow
		r.window.changePreferences(next)
		if len(told) != 1 || told[0] != next.Sound || len(r.saved) != 1 || r.saved[0].Sound != next.Sound {
			t.Errorf("the sound was told %+v, kept %+v", told, r.saved)
		}
		r.press(fyne.KeyReturn)
		if asked != next.Sound {
			t.Errorf("the session is laid out for %+v", asked)
		}
	})
}

// getUp presses a key on the dark page after a session that was followed by ear.
func (r *rig) getUp() {
	r.t.Helper()
	if _, ok := r.screen().(*byear.Rise); !ok {
		r.t.Fatalf("after a session by ear the screen is %T", r.screen())
	}
	r.press(fyne.KeySpace)
}

// shines returns how bright the window is: the mean red of some points.
func (r *rig) shines() uint32 {
	img, sum, n := r.canvas().Capture(), uint32(0), uint32(0)
	b := img.Bounds()
	for x := b.Min.X + 3; x < b.Max.X; x += 37 {
		for y := b.Min.Y + 3; y < b.Max.Y; y += 31 {
			red, _, _, _ := img.At(x, y).RGBA()
			sum, n = sum+red>>8, n+1
		}
	}
	return sum / n
}

// Nothing is bright from Start until the page after the session is left, and what is asked
// before is asked aloud.
func TestByEarItStaysDark(t *testing.T) {
	var said []string
	hushed := 0
	inWindow(t, func(d *Deps) {
		d.Diary, d.Preferences.AudioOnly, d.Preferences.CheckIn = &diary{}, true, true
		d.Preferences.Display.Theme = engine.ThemeLight
		d.TrySound = func(c engine.Cue) { said = append(said, c.Text) }
		d.Hush = func() { hushed++ }
	}, func(r *rig) {
		const bright, dim = 0xb0, 0x30
		if r.shines() < bright {
			t.Fatal("home is dark before")
		}
		r.press(fyne.KeyReturn)
		if len(r.sheets()) != 1 || r.shines() > dim {
			t.Fatalf("%d questions, which shine with %#x", len(r.sheets()), r.shines())
		}
		r.wait(8 * time.Second)
		if want := r.window.practice.Book.Phrases.Check; len(want) != 2 || !slices.Equal(said, want) {
			t.Errorf("says %q, want %q", said, want)
		}
		r.press(fyne.KeyEscape)
		if len(r.sheets()) != 0 || hushed != 1 || r.shines() < bright {
			t.Errorf("closed, %d sheets are open, it was hushed %d times, and home shines with %#x", len(r.sheets()), hushed, r.shines())
		}
		r.press(fyne.KeyReturn)
		r.press(fyne.Key3)
		if _, ok := r.screen().(*byear.Screen); !ok || hushed != 2 {
			t.Fatalf("a digit leads to %T, hushed %d times", r.screen(), hushed)
		}
		r.wait(25 * time.Second)
		if got := r.shines(); got > 0x10 {
			t.Errorf("once it has faded it shines with %#x", got)
		}
		r.player.End()
		r.settle()
		if got := r.shines(); got > dim {
			t.Errorf("after the end it shines with %#x", got)
		}
		r.getUp()
		if _, ok := r.screen().(*uisession.Finish); !ok || r.shines() > dim {
			t.Errorf("once up, the screen is %T and shines with %#x", r.screen(), r.shines())
		}
		r.press(fyne.KeyEscape)
		if r.shines() < bright {
			t.Errorf("back at home, %T shines with %#x", r.screen(), r.shines())
		}
	})
}
