package widget

import (
	"math"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"uncoil/ui/theme"
)

// typeOf returns the size in which a text is drawn.
func typeOf(t *Text) float32 { return test.WidgetRenderer(t).Objects()[0].(*canvas.Text).TextSize }

// TestARowOfButtonsStepsDownTogether: where there is no room for the labels, all of them
// are of the same, smaller step, and grow together again.
func TestARowOfButtonsStepsDownTogether(t *testing.T) {
	for name, row := range map[string]func(...fyne.CanvasObject) *fyne.Container{
		"squeezed": func(o ...fyne.CanvasObject) *fyne.Container { return Squeeze(12, o...) },
		"equal":    func(o ...fyne.CanvasObject) *fyne.Container { return Equal(12, o...) },
		"grid":     func(o ...fyne.CanvasObject) *fyne.Container { return Grid(3, 12, o...) },
	} {
		buttons := []*FocusButton{
			NewFocusButton("Go", Primary, nil), NewFocusButton("Unquestionably", Secondary, nil), NewFocusButton("Keys", Quiet, nil),
		}
		c := row(Objects(buttons)...)
		w := stage(t, c, 900, 60)
		steps := map[float32]bool{}
		for _, width := range []float32{900, 420, 300, 250, 420, 900} {
			w.Resize(fyne.NewSize(width, 60))
			size := typeOf(buttons[0].label)
			for _, b := range buttons {
				if typeOf(b.label) != size {
					t.Errorf("%s, %.0f wide: %q has %.1f, %q %.1f", name, width, buttons[0].Label(), size, b.Label(), typeOf(b.label))
				}
			}
			if width == 900 && size != theme.TextBody {
				t.Errorf("%s: with room the labels have %.1f", name, size)
			}
			steps[size] = true
		}
		if len(steps) < 2 {
			t.Errorf("%s: nothing has stepped down: %v", name, steps)
		}
		for size := range steps {
			if !slices.Contains([]float32{20, 18, 16, 14, 12}, size) {
				t.Errorf("%s: %.1f is no step", name, size)
			}
		}
	}
}

// TestALongLabelBreaksBeforeItShrinks: a button that gets less width than it would like
// becomes higher, and its label stays as large as it is.
func TestALongLabelBreaksBeforeItShrinks(t *testing.T) {
	button, toggle := NewFocusButton("Save it as a file, and go on", Secondary, nil), NewToggle("Rounding of the back under load", true, nil)
	for control, text := range map[fyne.CanvasObject]*Text{button: button.label, toggle: toggle.label} {
		flat := control.MinSize()
		stage(t, control, 0.7*flat.Width, 300)
		control.Resize(fyne.NewSize(0.7*flat.Width, control.MinSize().Height))
		if least := control.MinSize(); least.Height <= flat.Height || least.Width != flat.Width {
			t.Errorf("%q wants %v, with room %v", text.Value(), least, flat)
		}
		if n := len(lines(text)); n != 2 || typeOf(text) != text.height() {
			t.Errorf("%q has %d lines of %.1f, not of %.1f", text.Value(), n, typeOf(text), text.height())
		}
	}
}

// TestWhatHasNoRoomIsShortened: a text that does not fit in its smallest type loses words,
// and is never cut in the middle of one.
func TestWhatHasNoRoomIsShortened(t *testing.T) {
	text := NewText("After each exercise as long as the routine has it", theme.TextBody, theme.Ink)
	text.Fit = true
	stage(t, text, 120, 30)
	line := test.WidgetRenderer(text).Objects()[0].(*canvas.Text)
	if line.MinSize().Width > 121 || !strings.HasSuffix(line.Text, " …") {
		t.Errorf("%q is %.0f wide in a box of 120", line.Text, line.MinSize().Width)
	}
}

// TestWordsKeepWithinTheRing: the corners of no line of words lie on the ring, however
// small it is.
func TestWordsKeepWithinTheRing(t *testing.T) {
	for _, diameter := range []float32{110, 140, 200, 380} {
		for _, words := range []string{"Rest", "Breathe in", "Breathe freely", "Get in position", "Space when ready"} {
			c := NewCountdown()
			stage(t, c, diameter, diameter)
			c.SetCount(Count{Number: "40", Phase: words})
			lines := test.WidgetRenderer(c.phase).Objects()
			for i, o := range lines {
				line := o.(*canvas.Text)
				half := line.MinSize().Width / 2
				// The foot of its letters, from the middle of the ring.
				foot := c.phase.Position().Y + line.Position().Y + 1.1*line.TextSize - diameter/2
				reach := math.Hypot(float64(half), float64(foot))
				if inner := float64(diameter) * (0.5 - ringWidth); reach > inner+1 {
					t.Errorf("in a ring of %.0f, line %d of %q reaches %.0f of %.0f", diameter, i+1, words, reach, inner)
				}
			}
			if len(lines) > 2 {
				t.Errorf("in a ring of %.0f %q takes %d lines", diameter, words, len(lines))
			}
		}
	}
}

// TestTheRingHasNoSeams: its tiles lie on whole pixels in every scale and place, so that
// nothing shows between them.
func TestTheRingHasNoSeams(t *testing.T) {
	for _, scale := range []float32{1, 1.25, 1.5, 1.75, 2} {
		for _, at := range []fyne.Position{{}, {X: 7, Y: 3}, {X: 13.3, Y: 5.9}} {
			c := NewCountdown()
			w := test.NewTempWindow(t, fyneAt(c, at, 211))
			w.SetPadded(false)
			w.Canvas().(interface{ SetScale(scale float32) }).SetScale(scale)
			w.Resize(fyne.NewSize(260, 260))
			c.SetCount(Count{Number: "40", Left: 1})
			c.Refresh()
			test.WidgetRenderer(c).Layout(c.Size())
			r := test.WidgetRenderer(c).(*countdownRenderer)
			if len(r.ring.tiles) == 0 {
				t.Fatal("there is no ring")
			}
			abs := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
			for _, tile := range r.ring.tiles {
				p := abs.Add(tile.image.Position())
				for _, v := range []float32{p.X * scale, p.Y * scale, tile.image.Size().Width * scale, tile.image.Size().Height * scale} {
					if off := math.Abs(float64(v) - math.Round(float64(v))); off > 0.01 {
						t.Fatalf("scale %.2f, at %v: a tile lies at %.3f pixels", scale, at, v)
					}
				}
			}
		}
	}
}

// fyneAt places an object at a position.
func fyneAt(o fyne.CanvasObject, at fyne.Position, side float32) *fyne.Container {
	o.Move(at)
	o.Resize(fyne.NewSquareSize(side))
	return &fyne.Container{Objects: []fyne.CanvasObject{o}}
}
