package player

import (
	"fmt"
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

// A window fills a panel of 14 inches, seen from two metres.
const (
	panelWidth = 309.0  // millimetres
	distance   = 2000.0 // millimetres
	// leastAngle is what is needed to read with ease, in minutes of arc.
	leastAngle = 10.0
)

// arc returns how large a height in a window of a width is seen, in minutes of arc.
func arc(height, window float32) float64 {
	return math.Atan(float64(height)*panelWidth/float64(window)/distance) * 180 / math.Pi * 60
}

// capitalShare is how high the capitals of the type are, in parts of its size.
func capitalShare(t *testing.T, bold bool) float32 {
	t.Helper()
	parsed, err := opentype.Parse(fynetheme.DefaultTheme().Font(fyne.TextStyle{Bold: bold}).Content())
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 1000, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		t.Fatal(err)
	}
	return float32(face.Metrics().CapHeight.Round()) / 1000
}

// needed are the texts that are needed while one exercises.
func needed(s *Screen) map[string]*widget.Text {
	return map[string]*widget.Text{
		"title": s.name, "set": s.set, "left": s.left.word, "right": s.right.word, "what to do": s.show,
		"coming up": s.nextText, "time left": s.timeLeft, "caution": s.care.Words(),
		"unit": s.countdown.Texts()[0], "phase": s.countdown.Texts()[1], "switch to": s.countdown.Texts()[2],
		"paused": s.pause.word, "how to go on": s.pause.note,
	}
}

// Everything needed in a session is read from two metres, in every step of every
// routine, in work, in rests that wait and in pauses.
func TestASessionIsReadFromTwoMetres(t *testing.T) {
	c := sample.Catalog(t)
	book, prefs := c.Book(), engine.DefaultPreferences()
	share := map[bool]float32{false: capitalShare(t, false), true: capitalShare(t, true)}
	inline := func(f func()) { f() }
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}} {
		player := &fakePlayer{}
		screen := New(Options{
			Player: player, Book: book, Album: picture.New(sample.Scene, inline), Post: inline, Host: &fakeHost{},
		})
		w := test.NewTempWindow(t, screen)
		sample.Fit(w, size)
		smallest := map[string]float64{}
		look := func(s session.Snapshot) {
			player.snapshot = s
			screen.showFrame(frame{view: screen.frames.presenter.view(&s, false)})
			sample.Settle(screen)
			for name, text := range needed(screen) {
				if text.Value() == "" {
					continue
				}
				for _, o := range test.WidgetRenderer(text).Objects() {
					line := o.(*canvas.Text)
					angle := arc(line.TextSize*share[line.TextStyle.Bold], size.Width)
					if least, ok := smallest[name]; !ok || angle < least {
						smallest[name] = angle
						if angle < leastAngle {
							t.Errorf("%v: %s %q is seen at %.1f minutes of arc, want %.0f", size, name, line.Text, angle, leastAngle)
						}
					}
				}
				checkUncut(t, name, text)
			}
		}
		seen := map[string]bool{}
		for _, routine := range c.Routines() {
			timeline, err := engine.Compile(&routine, book, &prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatal(err)
			}
			for i := range timeline.Steps {
				step := &timeline.Steps[i]
				for k := range step.Spans {
					s := snapshotAt(timeline, step, step.Spans[k].At)
					v := newPresenterOf(book).view(&s, false)
					what := fmt.Sprint(v.Name, v.Side, v.Set, v.Show, v.Phase, v.Next, v.Count.Number != "")
					if seen[what] {
						continue
					}
					seen[what] = true
					look(s)
				}
			}
			if rest := stepLike(timeline, engine.Rest); rest >= 0 {
				held, err := timeline.Hold(rest)
				if err != nil {
					t.Fatal(err)
				}
				s := snapshotAt(held, &held.Steps[rest], time.Second)
				look(s)
				for _, reason := range []session.PauseReason{session.ByUser, session.ComputerSlept, session.ItHurts} {
					s.State, s.Reason = session.Standing, reason
					look(s)
				}
			}
		}
		ring := min(screen.countdown.Size().Width, screen.countdown.Size().Height)
		smallest["countdown"] = arc(widget.DigitHeight(ring), size.Width)
		smallest["L and R on the figure"] = arc(markHeight*size.Width/1366, size.Width)
		for _, name := range []string{"countdown", "L and R on the figure"} {
			if smallest[name] < leastAngle {
				t.Errorf("%v: %s is seen at %.1f minutes of arc, want %.0f", size, name, smallest[name], leastAngle)
			}
		}
		for name, angle := range smallest {
			t.Logf("%v: %s %.1f", size, name, angle)
		}
	}
}

func newPresenterOf(book *engine.Book) *presenter { return &presenter{book: book} }

// stepLike returns the index of the first step of a kind, -1 for none.
func stepLike(timeline *engine.Timeline, kind engine.StepKind) int {
	for i := range timeline.Steps {
		if timeline.Steps[i].Kind == kind {
			return i
		}
	}
	return -1
}

// The phases differ in more than their colours.
func TestPhasesDiffer(t *testing.T) {
	timeline := sample.Timeline()
	seen := map[string]engine.StepKind{}
	for _, kind := range []engine.StepKind{engine.PositionStep, engine.Work, engine.SwitchSides, engine.Rest} {
		step := &timeline.Steps[stepLike(timeline, kind)]
		screen, _, _, _ := stage(t, fyne.NewSize(1366, 768), snapshotAt(timeline, step, time.Second))
		v := screen.view
		what := fmt.Sprintf("form %d, one large word %v, quiet %v", v.Count.Form, v.Count.Word != "", v.Moment.Quiet)
		if other, ok := seen[what]; ok {
			t.Errorf("%s looks like %s: %s", kind, other, what)
		}
		seen[what] = kind
		if v.Moment.Quiet != (kind == engine.Rest) {
			t.Errorf("%s: the figure is quiet: %v", kind, v.Moment.Quiet)
		}
		if screen.pause.Visible() {
			t.Errorf("%s: the page is dimmed", kind)
		}
		s := snapshotAt(timeline, step, time.Second)
		s.State = session.Standing
		screen.showFrame(screen.frames.frame(&s))
		if !screen.pause.Visible() || screen.pause.word.Value() != "Paused" {
			t.Errorf("%s: paused, the page is dimmed: %v, and says %q", kind, screen.pause.Visible(), screen.pause.word.Value())
		}
	}
}

// Each side has its word on its own side of the name, and neither leaves a gap.
func TestSidesStandInTheirPlaces(t *testing.T) {
	timeline := sample.Timeline()
	for side, word := range map[engine.Side]string{engine.LeftSide: "LEFT", engine.RightSide: "RIGHT"} {
		step := stepOf(t, timeline, engine.Work, sample.Sides, side)
		screen, _, _, _ := stage(t, fyne.NewSize(1366, 768), snapshotAt(timeline, step, time.Second))
		shown, hidden := screen.left, screen.right
		if side == engine.RightSide {
			shown, hidden = hidden, shown
		}
		if !shown.Visible() || hidden.Visible() || shown.word.Value() != word {
			t.Errorf("%s: %q is shown: %v, the other one: %v", side, shown.word.Value(), shown.Visible(), hidden.Visible())
		}
		left, name := placeOf(screen.card).X, placeOf(screen.name)
		if got := placeOf(shown); side == engine.LeftSide && (got.X != left || name.X > left+got.X+shown.Size().Width) ||
			side == engine.RightSide && (name.X != left || got.X < name.X || got.X > name.X+screen.name.WidthFor()+2*badgeGap) {
			t.Errorf("%s: its word is at %v, the name at %v", side, got, name)
		}
		if screen.view.Moment.Marks < 26 {
			t.Errorf("%s: the letters on the figure are %.1f pixels high", side, screen.view.Moment.Marks)
		}
	}
	for _, step := range []*engine.Step{stepOf(t, timeline, engine.Work, sample.Flow, ""), &timeline.Steps[len(timeline.Steps)-1]} {
		screen, _, _, _ := stage(t, fyne.NewSize(1366, 768), snapshotAt(timeline, step, time.Second))
		if screen.left.Visible() || screen.right.Visible() || screen.view.Moment.Marks != 0 || placeOf(screen.name).X != placeOf(screen.card).X {
			t.Errorf("%s, which has no sides, shows one, or leaves room for it", step.Kind)
		}
	}
}
