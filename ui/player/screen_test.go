package player

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// fakePlayer notes its commands and stands where it is put.
type fakePlayer struct {
	snapshot session.Snapshot
	done     []string
}

func (p *fakePlayer) Snapshot() session.Snapshot { return p.snapshot }
func (p *fakePlayer) Pause()                     { p.done = append(p.done, "pause") }
func (p *fakePlayer) Resume()                    { p.done = append(p.done, "resume") }
func (p *fakePlayer) Toggle()                    { p.done = append(p.done, "toggle") }
func (p *fakePlayer) Next()                      { p.done = append(p.done, "next") }
func (p *fakePlayer) Back()                      { p.done = append(p.done, "back") }
func (p *fakePlayer) Repeat()                    { p.done = append(p.done, "repeat") }
func (p *fakePlayer) Go()                        { p.done = append(p.done, "go") }
func (p *fakePlayer) Hold()                      { p.done = append(p.done, "hold") }
func (p *fakePlayer) Extend(d time.Duration)     { p.done = append(p.done, "extend "+d.String()) }
func (p *fakePlayer) End()                       { p.done = append(p.done, "end") }

// fakeHost notes what it is asked for.
type fakeHost struct {
	full  bool
	asked []Question
	keys  int
	views int
	hurts int
	did   []string
}

func (h *fakeHost) Ask(q Question)        { h.asked = append(h.asked, q) }
func (h *fakeHost) ShowKeys()             { h.keys++ }
func (h *fakeHost) SwitchView()           { h.views++ }
func (h *fakeHost) Explain()              {}
func (h *fakeHost) Turn(steps int)        { h.did = append(h.did, fmt.Sprint("turn ", steps)) }
func (h *fakeHost) Mute()                 { h.did = append(h.did, "mute") }
func (h *fakeHost) ShowSound()            { h.did = append(h.did, "sound") }
func (h *fakeHost) ChangeGuidance(by int) { h.did = append(h.did, fmt.Sprint("guidance ", by)) }
func (h *fakeHost) ChangeAmbience()       {}
func (h *fakeHost) Hurts()                { h.hurts++ }
func (h *fakeHost) FullScreen() bool      { return h.full }
func (h *fakeHost) SetFullScreen(on bool) { h.full = on }

// stage puts a screen into a window of a size, showing one snapshot.
func stage(t *testing.T, size fyne.Size, s session.Snapshot) (*Screen, *fakePlayer, *fakeHost, fyne.Window) {
	t.Helper()
	player, host := &fakePlayer{snapshot: s}, &fakeHost{}
	inline := func(f func()) { f() }
	screen := New(Options{
		Player: player, Book: sample.Book(), Album: picture.New(sample.Scene, inline),
		Animations: true, Post: inline, Host: host,
	})
	w := test.NewTempWindow(t, screen)
	sample.Fit(w, size)
	screen.showFrame(screen.frames.frame(&s))
	sample.Settle(screen)
	screen.showFrame(screen.frames.frame(&s)) // the second one in the size laid out
	return screen, player, host, w
}

func TestLayout(t *testing.T) {
	timeline := sample.Timeline()
	sizes := []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 1024, Height: 600}, {Width: 800, Height: 560}}
	seen := map[string]bool{}
	for i := range timeline.Steps {
		step := &timeline.Steps[i]
		what := fmt.Sprint(step.Kind, step.Exercise, step.Side)
		if seen[what] {
			continue
		}
		seen[what] = true
		for _, size := range sizes {
			name := fmt.Sprintf("%d-%s-%.0fx%.0f", i, step.Kind, size.Width, size.Height)
			t.Run(name, func(t *testing.T) {
				screen, _, _, _ := stage(t, size, snapshotAt(timeline, step, step.Length/2))
				checkLayout(t, screen, size)
			})
		}
	}
}

// checkLayout finds what lies outside the window, what overlaps and what has
// been cut.
func checkLayout(t *testing.T, s *Screen, size fyne.Size) {
	t.Helper()
	sample.Settle(s)
	parts := map[string]fyne.CanvasObject{
		"title": s.title, "card": s.card, "countdown": s.countdown, "progress": s.progress, "time left": s.timeLeft,
	}
	if s.view.Next.Text != "" {
		parts["next"] = s.nextCard
	}
	for _, b := range s.buttons() {
		if b.Visible() {
			parts["button "+b.Label()] = b
		}
	}
	inside := map[string]fyne.CanvasObject{"figure": s.figure, "what to do": s.show}
	checkApart(t, parts)
	checkApart(t, inside)
	titles := map[string]fyne.CanvasObject{"heading": s.heading, "name": s.name}
	for name, o := range map[string]fyne.CanvasObject{"left": s.left, "right": s.right} {
		if o.Visible() {
			titles[name] = o
		}
	}
	if s.set.Value() != "" {
		titles["set"] = s.set
	}
	checkApart(t, titles)
	for name, o := range parts {
		if !within(o, fyne.NewPos(0, 0), size) {
			t.Errorf("%s at %v %v lies outside the window", name, placeOf(o), o.Size())
		}
	}
	for name, o := range inside {
		if !within(o, placeOf(s.card), s.card.Size()) {
			t.Errorf("%s at %v %v lies outside the card at %v %v", name, placeOf(o), o.Size(), placeOf(s.card), s.card.Size())
		}
	}
	if h := s.figure.Size().Height; h < size.Height*2/5 {
		t.Errorf("the figure is only %.0f high", h)
	}
	for name, text := range map[string]*widget.Text{"name": s.name, "what to do": s.show, "next": s.nextText} {
		checkUncut(t, name, text)
	}
}

func checkApart(t *testing.T, parts map[string]fyne.CanvasObject) {
	t.Helper()
	for a, o := range parts {
		for b, p := range parts {
			if a < b && overlap(o, p) {
				t.Errorf("%s at %v %v and %s at %v %v overlap", a, placeOf(o), o.Size(), b, placeOf(p), p.Size())
			}
		}
	}
}

func overlap(a, b fyne.CanvasObject) bool {
	const slack = 0.5
	p, q := placeOf(a), placeOf(b)
	return p.X+a.Size().Width > q.X+slack && q.X+b.Size().Width > p.X+slack &&
		p.Y+a.Size().Height > q.Y+slack && q.Y+b.Size().Height > p.Y+slack
}

func within(o fyne.CanvasObject, pos fyne.Position, size fyne.Size) bool {
	const slack = 0.5
	at := placeOf(o)
	return at.X >= pos.X-slack && at.Y >= pos.Y-slack &&
		at.X+o.Size().Width <= pos.X+size.Width+slack && at.Y+o.Size().Height <= pos.Y+size.Height+slack
}

// placeOf is where an object stands in the window.
func placeOf(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

// checkUncut looks at the lines that a text really shows.
func checkUncut(t *testing.T, name string, text *widget.Text) {
	t.Helper()
	for _, o := range test.WidgetRenderer(text).Objects() {
		line := o.(*canvas.Text)
		if line.MinSize().Width > text.Size().Width+1 {
			t.Errorf("%s is cut: %q is %.0f wide in %.0f", name, line.Text, line.MinSize().Width, text.Size().Width)
		}
		if bottom := line.Position().Y + line.TextSize*1.2; bottom > text.Size().Height+1 {
			t.Errorf("%s is cut: %q reaches %.0f in %.0f", name, line.Text, bottom, text.Size().Height)
		}
	}
}

func TestKeysAndButtonsCommandTheSession(t *testing.T) {
	timeline := sample.Timeline()
	rest := stepOf(t, timeline, engine.Rest, "", "")
	screen, player, host, _ := stage(t, fyne.NewSize(1366, 768), snapshotAt(timeline, rest, time.Second))
	for _, b := range screen.buttons() {
		if b != screen.end {
			test.Tap(b)
		}
	}
	if want := []string{"back", "toggle", "next", "extend -15s", "extend 15s", "hold"}; !slices.Equal(player.done, want) {
		t.Errorf("the buttons do %q, want %q", player.done, want)
	}
	player.done = nil
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyRight, fyne.KeyLeft, fyne.KeyR} {
		screen.Key(&fyne.KeyEvent{Name: key})
	}
	screen.Rune('+')
	screen.Rune('-')
	screen.Rune('x')
	if want := []string{"toggle", "next", "back", "repeat", "extend 15s", "extend -15s"}; !slices.Equal(player.done, want) {
		t.Errorf("the keys do %q, want %q", player.done, want)
	}
	screen.Key(&fyne.KeyEvent{Name: fyne.KeyE})
	if host.views != 2 {
		t.Errorf("the view was switched %d times, want 2: by the button and by the key", host.views)
	}
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyM, fyne.KeyV} {
		screen.Key(&fyne.KeyEvent{Name: key})
	}
	if want := []string{"sound", "turn 1", "turn -1", "mute", "guidance 1"}; !slices.Equal(host.did, want) {
		t.Errorf("the button and the keys for the sound do %q, want %q", host.did, want)
	}
	screen.Rune('?')
	if host.keys != 2 {
		t.Errorf("the keys were shown %d times, want 2: by the button and by the key", host.keys)
	}
}

func TestNothingInASessionTakesTheFocus(t *testing.T) {
	timeline := sample.Timeline()
	screen, player, _, w := stage(t, fyne.NewSize(1366, 768), snapshotAt(timeline, &timeline.Steps[0], 0))
	test.Tap(screen.next)
	w.Canvas().FocusNext()
	if f := w.Canvas().Focused(); f != nil {
		t.Errorf("%T has the focus: it would take the keys away from the session", f)
	}
	if want := []string{"next"}; !slices.Equal(player.done, want) {
		t.Errorf("did %q, want %q", player.done, want)
	}
}

func TestEscapeLeavesFullScreenFirst(t *testing.T) {
	timeline := sample.Timeline()
	screen, player, host, _ := stage(t, fyne.NewSize(1366, 768), snapshotAt(timeline, &timeline.Steps[0], 0))
	host.full = true
	screen.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if host.full || len(host.asked) != 0 {
		t.Fatalf("full screen %v, %d questions: want out of full screen and no question", host.full, len(host.asked))
	}
	screen.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(host.asked) != 1 || !slices.Equal(player.done, []string{"pause"}) {
		t.Fatalf("%d questions, did %q: want one question and a pause", len(host.asked), player.done)
	}
	answers := host.asked[0].Answers
	answers[0].Give()
	answers[1].Give()
	if want := []string{"pause", "resume", "end"}; !slices.Equal(player.done, want) {
		t.Errorf("the answers do %q, want %q", player.done, want)
	}
}

func TestAskingInAPauseLeavesItPaused(t *testing.T) {
	timeline := sample.Timeline()
	s := snapshotAt(timeline, &timeline.Steps[0], 0)
	s.State = session.Standing
	screen, player, host, _ := stage(t, fyne.NewSize(1366, 768), s)
	screen.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	host.asked[0].Answers[0].Give()
	if len(player.done) != 0 {
		t.Errorf("did %q, want nothing", player.done)
	}
}

func TestLengthButtonsFollowTheStep(t *testing.T) {
	timeline := sample.Timeline()
	for i := range timeline.Steps {
		step := &timeline.Steps[i]
		screen, _, _, _ := stage(t, fyne.NewSize(1366, 768), snapshotAt(timeline, step, 0))
		if shown := screen.longer.Visible() && screen.shorter.Visible(); shown != step.Adjustable {
			t.Errorf("step %d (%s): the buttons for its length are shown: %v, want %v", i, step.Kind, shown, step.Adjustable)
		}
		want := "+ 15 s"
		if step.Kind == engine.Work {
			want = map[string]string{sample.Flow: "+ 1", sample.Breaths: "+ 1", sample.Sides: "+ 1", sample.Hold: want}[step.Exercise]
		}
		if got := screen.longer.Label(); got != want {
			t.Errorf("step %d (%s of %s): the button says %q, want %q", i, step.Kind, step.Exercise, got, want)
		}
	}
}

func TestNoticeOfSilenceComesAndGoes(t *testing.T) {
	timeline := sample.Timeline()
	screen, _, _, _ := stage(t, fyne.NewSize(900, 700), snapshotAt(timeline, &timeline.Steps[0], 0))
	before := placeOf(screen.progress).Y
	screen.SetSilence("no device")
	if got := screen.notice.Value(); got != "No sound: no device" {
		t.Errorf("says %q", got)
	}
	checkLayout(t, screen, fyne.NewSize(900, 700))
	checkUncut(t, "notice", screen.notice)
	screen.Handle(session.Refused{})
	if got := screen.notice.Value(); got != "This part keeps its length." {
		t.Errorf("after a refusal it says %q", got)
	}
	screen.Handle(session.StepBegan{})
	if got := screen.notice.Value(); got != "No sound: no device" {
		t.Errorf("with the next step it says %q", got)
	}
	screen.SetSilence("")
	if got := screen.notice.Value(); got != "" || placeOf(screen.progress).Y != before {
		t.Errorf("says %q, and the bar is at %.0f, want nothing and %.0f", got, placeOf(screen.progress).Y, before)
	}
}

func TestLongNoticeLeavesTheRestInPlace(t *testing.T) {
	timeline := sample.Timeline()
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}} {
		screen, _, _, _ := stage(t, size, snapshotAt(timeline, &timeline.Steps[0], 0))
		screen.SetSilence("no device was found: connect one, or follow the screen")
		checkLayout(t, screen, size)
		checkUncut(t, "notice", screen.notice)
		checkApart(t, map[string]fyne.CanvasObject{"notice": screen.notice, "pause": screen.toggle, "end": screen.end, "longer": screen.longer})
	}
}

func TestPauseButtonSaysWhatItDoes(t *testing.T) {
	timeline := sample.Timeline()
	s := snapshotAt(timeline, &timeline.Steps[0], 0)
	screen, _, _, _ := stage(t, fyne.NewSize(1366, 768), s)
	if got := screen.toggle.Label(); got != "Pause" {
		t.Errorf("while it runs: %q", got)
	}
	s.State = session.Standing
	screen.showFrame(screen.frames.frame(&s))
	if got := screen.toggle.Label(); got != "Go on" {
		t.Errorf("in a pause: %q", got)
	}
}
