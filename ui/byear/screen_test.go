package byear

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/picture"
	uisession "uncoil/ui/player"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// fakePlayer notes its commands and stands where it is put, or runs by the
// test's clock if it has begun.
type fakePlayer struct {
	snapshot session.Snapshot
	began    time.Time
	done     []string
}

func (p *fakePlayer) Snapshot() session.Snapshot {
	if p.began.IsZero() {
		return p.snapshot
	}
	return session.At(p.snapshot.Timeline, p.snapshot.Step.Index, p.snapshot.Position+time.Since(p.began))
}

func (p *fakePlayer) Pause()               { p.done = append(p.done, "pause") }
func (p *fakePlayer) Resume()              { p.done = append(p.done, "resume") }
func (p *fakePlayer) Toggle()              { p.done = append(p.done, "toggle") }
func (p *fakePlayer) Next()                { p.done = append(p.done, "next") }
func (p *fakePlayer) Back()                { p.done = append(p.done, "back") }
func (p *fakePlayer) Repeat()              { p.done = append(p.done, "repeat") }
func (p *fakePlayer) Go()                  { p.done = append(p.done, "go") }
func (p *fakePlayer) Hold()                { p.done = append(p.done, "hold") }
func (p *fakePlayer) Extend(time.Duration) { p.done = append(p.done, "extend") }
func (p *fakePlayer) End()                 { p.done = append(p.done, "end") }

// fakeHost notes what it is asked for.
type fakeHost struct {
	full                      bool
	asked, keys, views, hurts int
	did                       []string
}

func (h *fakeHost) Ask(uisession.Question) { h.asked++ }
func (h *fakeHost) ShowKeys()              { h.keys++ }
func (h *fakeHost) SwitchView()            { h.views++ }
func (h *fakeHost) Explain()               {}
func (h *fakeHost) Turn(steps int)         { h.did = append(h.did, fmt.Sprint("turn ", steps)) }
func (h *fakeHost) Mute()                  { h.did = append(h.did, "mute") }
func (h *fakeHost) ShowSound()             { h.did = append(h.did, "sound") }
func (h *fakeHost) ChangeGuidance(by int)  { h.did = append(h.did, fmt.Sprint("guidance ", by)) }
func (h *fakeHost) ChangeAmbience()        {}
func (h *fakeHost) Hurts()                 { h.hurts++ }
func (h *fakeHost) FullScreen() bool       { return h.full }
func (h *fakeHost) SetFullScreen(on bool)  { h.full = on }

// stage puts a screen into a window of a size, in the middle of a step.
func stage(t *testing.T, size fyne.Size, step int) (*Screen, *fakePlayer, *fakeHost, fyne.Window) {
	t.Helper()
	timeline := sample.Timeline()
	at := &timeline.Steps[step]
	player, host := &fakePlayer{snapshot: session.At(timeline, step, at.Start+at.Length/2)}, &fakeHost{}
	s := New(options(player, host))
	w := test.NewTempWindow(t, s)
	sample.Fit(w, size)
	look(t, s)
	return s, player, host, w
}

func options(player *fakePlayer, host *fakeHost) uisession.Options {
	inline := func(f func()) { f() }
	return uisession.Options{
		Player: player, Book: sample.Book(), Album: picture.New(sample.Scene, inline), Post: inline, Host: host,
	}
}

// look lets the screen show its session once.
func look(t *testing.T, s *Screen) {
	t.Helper()
	shown := make(chan uisession.View, 1)
	watch := uisession.NewWatch(options(s.controls.Player.(*fakePlayer), nil), func(v uisession.View) { shown <- v })
	watch.Start()
	s.showView(<-shown)
	watch.Stop()
}

// top is where an object begins in the window.
func top(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}

func sizes() []fyne.Size {
	return []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 1024, Height: 600}, {Width: 800, Height: 560}}
}

// TestItIsLargeEnoughToUseHalfAsleep measures the number and the buttons
// against the window, with and without sound.
func TestItIsLargeEnoughToUseHalfAsleep(t *testing.T) {
	for _, size := range sizes() {
		for _, silence := range []string{"", "no device was found: connect one, or follow the screen"} {
			t.Run(fmt.Sprint(size, silence != ""), func(t *testing.T) {
				s, _, _, _ := stage(t, size, 1)
				s.SetSilence(silence)
				s.number.SetValue("88")
				digits := test.WidgetRenderer(s.number).Objects()[0].Size().Height
				if digits < size.Height/3 {
					t.Errorf("the digits are %.0f high, want more than a third of %.0f", digits, size.Height)
				}
				for _, b := range []fyne.CanvasObject{s.repeat, s.toggle, s.onward} {
					if b.Size().Width < size.Width/4 || b.Size().Height < 0.24*size.Height {
						t.Errorf("a button is %v in a window of %v", b.Size(), size)
					}
					if bottom := top(b) + b.Size().Height; bottom > size.Height {
						t.Errorf("a button reaches %.0f of %.0f", bottom, size.Height)
					}
				}
				if bottom, line := top(s.number)+s.number.Size().Height, top(s.line); bottom > line {
					t.Errorf("the number reaches %.0f, over the line at %.0f", bottom, line)
				}
				if silence != "" && top(s.banner)+s.banner.Size().Height > top(s.number) {
					t.Error("the banner reaches over the number")
				}
				if n := sample.CheckTexts(t, s); n < 6 {
					t.Errorf("only %d texts", n)
				}
			})
		}
	}
}

func TestEveryStepSaysWhatGoesOn(t *testing.T) {
	timeline := sample.Timeline()
	want := map[engine.StepKind]string{
		engine.GetReady: "Get ready  ·  Long Hold", engine.Rest: "Rest", engine.SwitchSides: "Switch sides  ·  Right side", engine.Done: "Well done",
	}
	for i := range timeline.Steps {
		step := &timeline.Steps[i]
		s, _, _, _ := stage(t, sizes()[0], i)
		if s.line.Value() == "" || s.number.Value() == "" {
			t.Errorf("step %d (%s) says %q and %q", i, step.Kind, s.line.Value(), s.number.Value())
		}
		if line, ok := want[step.Kind]; ok && s.line.Value() != line {
			t.Errorf("step %d (%s) says %q, want %q", i, step.Kind, s.line.Value(), line)
		}
		if step.Exercise == sample.Sides && step.Side == engine.LeftSide && step.Kind == engine.Work && s.line.Value() != "One Side at a Time  ·  Left side" {
			t.Errorf("the left side says %q", s.line.Value())
		}
	}
}

// TestItIsNearlyStill counts what is shown in a stretch with led breaths: once a
// second, and where a breath begins.
func TestItIsNearlyStill(t *testing.T) {
	timeline := sample.Timeline()
	flow := slices.IndexFunc(timeline.Steps, func(s engine.Step) bool { return s.Kind == engine.Work && s.Exercise == sample.Flow })
	synctest.Test(t, func(t *testing.T) {
		player := &fakePlayer{snapshot: session.At(timeline, flow, timeline.Steps[flow].Start), began: time.Now()}
		looks := 0
		said := map[string]bool{}
		watch := uisession.NewWatch(options(player, nil), func(v uisession.View) { looks++; said[v.Line] = true })
		watch.Start()
		time.Sleep(20 * time.Second) // the bubble's clock: takes no time
		watch.Stop()
		synctest.Wait()
		if looks < 20 || looks > 26 {
			t.Errorf("%d pictures in twenty seconds", looks)
		}
		if len(said) != 1 {
			t.Errorf("within one exercise the line says %v", said)
		}
	})
}

func TestAnyKeyAndAnyClickStopsAndGoesOn(t *testing.T) {
	s, player, _, w := stage(t, sizes()[0], 1)
	for _, key := range []fyne.KeyName{
		fyne.KeySpace, fyne.KeyC, fyne.KeyF, fyne.KeyF5, fyne.KeyBackspace, fyne.KeyReturn, desktop.KeyMenu,
	} {
		player.done = nil
		s.Key(&fyne.KeyEvent{Name: key})
		if !slices.Equal(player.done, []string{"toggle"}) {
			t.Errorf("%s does %q", key, player.done)
		}
	}
	player.done = nil
	s.Key(&fyne.KeyEvent{Name: fyne.KeyC})
	s.Rune('v') // the same press, as a character
	s.Key(&fyne.KeyEvent{Name: fyne.KeyUnknown})
	s.Rune('ж') // a key without a name
	s.Rune('ж') // which is held down
	if want := []string{"toggle", "toggle"}; !slices.Equal(player.done, want) {
		t.Errorf("two keys with characters do %q, want %q", player.done, want)
	}
	player.done = nil
	test.TapCanvas(w.Canvas(), fyne.NewPos(683, 200)) // on the number
	test.TapCanvas(w.Canvas(), fyne.NewPos(4, 764))   // in a corner
	s.TappedSecondary(nil)
	if want := []string{"toggle", "toggle", "toggle"}; !slices.Equal(player.done, want) {
		t.Errorf("three clicks do %q, want %q", player.done, want)
	}
}

func TestKeysThatTypeNothingDoNothing(t *testing.T) {
	s, player, host, _ := stage(t, sizes()[0], 1)
	for _, key := range []fyne.KeyName{fyne.KeyUnknown, desktop.KeyShiftLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeyCapsLock} {
		s.Key(&fyne.KeyEvent{Name: key})
	}
	if len(player.done)+host.asked+host.keys+host.views != 0 {
		t.Errorf("they did %q, and to the window %+v", player.done, host)
	}
}

func TestButtonsAndTheirKeys(t *testing.T) {
	s, player, host, w := stage(t, sizes()[0], 1)
	for _, b := range []fyne.Tappable{s.repeat, s.toggle, s.onward} {
		test.Tap(b)
	}
	for _, key := range []fyne.KeyName{fyne.KeyR, fyne.KeyRight, fyne.KeyN, fyne.KeyLeft, fyne.KeyB} {
		s.Key(&fyne.KeyEvent{Name: key})
	}
	if want := []string{"repeat", "toggle", "next", "repeat", "next", "next", "back", "back"}; !slices.Equal(player.done, want) {
		t.Errorf("buttons and keys do %q, want %q", player.done, want)
	}
	player.done = nil
	w.Canvas().Focus(s.First())
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if want := []string{"next"}; !slices.Equal(player.done, want) {
		t.Errorf("Tab and Enter do %q, want %q", player.done, want)
	}
	s.Key(&fyne.KeyEvent{Name: fyne.KeyE})
	s.Key(&fyne.KeyEvent{Name: fyne.KeySlash}) // with Shift
	s.Rune('?')
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF11})
	s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) // leaves full screen
	s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if host.views != 1 || host.keys != 1 || host.full || host.asked != 1 {
		t.Errorf("E, F1, F11 and Escape twice asked the window for %+v", host)
	}
}

func TestPauseIsSaidAndItsButtonGoesOn(t *testing.T) {
	s, player, _, _ := stage(t, sizes()[0], 1)
	for _, tt := range []struct {
		state  session.State
		reason session.PauseReason
		button string
		line   string
	}{
		{session.Running, "", "Pause", "Get in position  ·  Long Hold"},
		{session.Standing, session.ByUser, "Go on", "Paused  ·  any key goes on"},
		{session.Standing, session.ComputerSlept, "Go on", "The computer slept  ·  any key goes on"},
		{session.CountingIn, "", "Go on", "Get ready"},
	} {
		player.snapshot.State, player.snapshot.Reason, player.snapshot.CountIn = tt.state, tt.reason, 2*time.Second
		look(t, s)
		if s.toggle.Label() != tt.button || s.line.Value() != tt.line {
			t.Errorf("%s: says %q over %q, want %q over %q", tt.state, s.line.Value(), s.toggle.Label(), tt.line, tt.button)
		}
	}
}

func TestNoSoundOffersThePictures(t *testing.T) {
	s, _, host, _ := stage(t, sizes()[0], 1)
	if s.banner.Visible() {
		t.Error("with sound there is a banner")
	}
	s.SetSilence("no device")
	if !s.banner.Visible() || s.notice.Value() != "No sound: no device" {
		t.Errorf("without sound it says %q", s.notice.Value())
	}
	test.Tap(s.show)
	if host.views != 1 {
		t.Error("the button does not lead to the pictures")
	}
	s.SetSilence("")
	if s.banner.Visible() || !s.pictures.Visible() {
		t.Error("the banner outlives the silence")
	}
}

// TestItIsDarkInEveryTheme looks at the window's picture.
func TestItIsDarkInEveryTheme(t *testing.T) {
	settings := fyne.CurrentApp().Settings()
	defer settings.SetTheme(theme.New(engine.ThemeLight))
	for _, choice := range engine.Themes() {
		settings.SetTheme(theme.New(choice))
		s, _, _, w := stage(t, sizes()[0], 1)
		s.SetSilence("no device")
		img := w.Canvas().Capture()
		var sum, n uint64
		for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y += 3 {
			for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x += 3 {
				r, g, b, _ := img.At(x, y).RGBA()
				sum += uint64(r+g+b) / 3 >> 8
				n++
			}
		}
		if bright := sum / n; bright > 64 {
			t.Errorf("in the theme %s the screen is %d of 255 bright", choice, bright)
		}
	}
}

// TestInARestMoreTimeIsOneKeyAway tries the keys and the large button that mean
// something else in a rest, in one and outside.
func TestInARestMoreTimeIsOneKeyAway(t *testing.T) {
	timeline := sample.Timeline()
	rest := slices.IndexFunc(timeline.Steps, func(s engine.Step) bool { return s.Kind == engine.Rest })
	for step, want := range map[int][]string{
		rest: {"extend", "extend", "hold", "extend"},
		1:    {"extend", "extend", "toggle", "repeat"},
	} {
		s, player, _, _ := stage(t, sizes()[0], step)
		for _, key := range []fyne.KeyName{fyne.KeyPlus, fyne.KeyMinus, fyne.KeyW} {
			s.Key(&fyne.KeyEvent{Name: key})
		}
		test.Tap(s.repeat)
		if !slices.Equal(player.done, want) {
			t.Errorf("in a %s they do %q, want %q", timeline.Steps[step].Kind, player.done, want)
		}
	}
}

func TestAnyKeyEndsARestThatWaits(t *testing.T) {
	timeline := sample.Timeline()
	rest := slices.IndexFunc(timeline.Steps, func(s engine.Step) bool { return s.Kind == engine.Rest })
	s, player, _, _ := stage(t, sizes()[0], rest)
	held, err := timeline.Hold(rest)
	if err != nil {
		t.Fatal(err)
	}
	player.snapshot = session.At(held, rest, held.Steps[rest].End())
	player.snapshot.Waited = 90 * time.Second
	look(t, s)
	if s.line.Value() != "Rest  ·  any key goes on" || s.toggle.Label() != "I am ready" || s.number.Value() != "2:00" {
		t.Errorf("says %q over %q and %q", s.line.Value(), s.toggle.Label(), s.number.Value())
	}
	s.Key(&fyne.KeyEvent{Name: fyne.KeyC})
	test.Tap(s.toggle)
	test.TapCanvas(fyne.CurrentApp().Driver().CanvasForObject(s), fyne.NewPos(683, 200))
	if want := []string{"go", "go", "go"}; !slices.Equal(player.done, want) {
		t.Errorf("a key, the button and a click do %q, want %q", player.done, want)
	}
	player.snapshot.State = session.Standing
	s.Key(&fyne.KeyEvent{Name: fyne.KeyC})
	if player.done[3] != "toggle" {
		t.Errorf("while it stands a key does %q", player.done[3])
	}
}

// The screen fades to a faint number, and any key or movement shows everything again.
func TestItFadesAndWakes(t *testing.T) {
	s, player, _, _ := stage(t, sizes()[0], 1)
	var due []func()
	s.later = func(_ time.Duration, do func()) { due = append(due, do) }
	check := func(when string, asleep bool) {
		t.Helper()
		if s.asleep != asleep || s.line.Visible() == asleep || s.Cursor() != desktop.HiddenCursor {
			t.Errorf("%s: asleep %v, the line shows: %v", when, s.asleep, s.line.Visible())
		}
	}
	s.stir()
	check("at first", false)
	due[0]()
	check("after a while", true)
	s.Key(&fyne.KeyEvent{Name: fyne.KeyC})
	if !slices.Equal(player.done, []string{"toggle"}) {
		t.Errorf("a key in the dark does %q", player.done)
	}
	check("after a key", false)
	s.stir()
	due[1]() // the time of the key is not over
	check("when an earlier time is over", false)
	due[2]()
	check("after a while again", true)
	due[0]()
	check("when a time is over that was forgotten", true)
	s.MouseMoved(&desktop.MouseEvent{})
	check("when the pointer moves", false)
	s.SetSilence("no device")
	check("when the sound is lost", false)
	due[len(due)-1]()
	check("without sound after a while", true)
}

// The character of the key that has opened the screen follows, and pauses nothing.
func TestTheCharacterThatOpensTheScreenDoesNothing(t *testing.T) {
	s, player, _, _ := stage(t, sizes()[0], 1)
	s.Rune('e')
	if len(player.done) != 0 {
		t.Errorf("it does %q", player.done)
	}
}

func TestAnyKeyTellsThatOneIsUp(t *testing.T) {
	for name, press := range map[string]func(*Rise){
		"a key":       func(r *Rise) { r.Key(&fyne.KeyEvent{Name: fyne.KeySpace}) },
		"a character": func(r *Rise) { r.Rune('c') },
		"a click":     func(r *Rise) { r.Tapped(nil) },
		"Escape":      func(r *Rise) { r.Escape() },
	} {
		up := 0
		r := NewRise(func() { up++ })
		r.Key(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		r.Key(&fyne.KeyEvent{Name: fyne.Key1}) // its character would go to the next page
		if up != 0 {
			t.Errorf("%s: it is taken before", name)
		}
		press(r)
		press(r)
		if up != 1 {
			t.Errorf("%s is taken %d times, want once", name, up)
		}
	}
}
