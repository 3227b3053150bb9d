package widget

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"uncoil/engine"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// stage shows an object in a window of its own, in the light theme.
func stage(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	o.Resize(fyne.NewSize(width, height))
	return w
}

// lines returns what a text really shows, line by line.
func lines(t *Text) []string {
	var all []string
	for _, o := range test.WidgetRenderer(t).Objects() {
		all = append(all, o.(*canvas.Text).Text)
	}
	return all
}

func TestTextWrapsBetweenWords(t *testing.T) {
	text := NewParagraph("Let your belly sink and lift your gaze.", 20, theme.Ink)
	stage(t, text, 200, 200)
	got := lines(text)
	if len(got) < 2 {
		t.Fatalf("%q stays on one line", got)
	}
	for _, line := range got {
		if w := text.measure(line, 20); w > 200 {
			t.Errorf("%q is %.0f wide, the box 200", line, w)
		}
	}
	if h := text.HeightFor(200); h != lineHeight(20)*float32(len(got)) {
		t.Errorf("%d lines are %.0f high", len(got), h)
	}
}

func TestTextFitsItsBox(t *testing.T) {
	for _, wrap := range []bool{false, true} {
		text := NewText("A very long name of an exercise indeed", 40, theme.Ink)
		text.Fit, text.Wrap = true, wrap
		stage(t, text, 480, 60)
		objects := test.WidgetRenderer(text).Objects()
		for _, o := range objects {
			line := o.(*canvas.Text)
			if w := line.MinSize().Width; w > 480 {
				t.Errorf("wrap %v: %q is %.0f wide", wrap, line.Text, w)
			}
			if line.TextSize >= 40 {
				t.Errorf("wrap %v: the type was not made smaller", wrap)
			}
		}
	}
}

// A text that has as much room as it asks for is not made smaller, however the sums of
// widths are rounded at the window's size.
func TestTextInItsOwnRoomKeepsItsSize(t *testing.T) {
	defer theme.Fit(fyne.NewSize(theme.DesignWidth, theme.DesignHeight))
	for width := float32(640); width <= 1920; width += 37 {
		theme.Fit(fyne.NewSize(width, width*0.6))
		chips := NewChips(theme.Raised, "Mat, exercise ball", "Left, right, then both", "Hyperextension bench", "Exercise ball, weight ball", "On your back")
		stage(t, chips, width, 400)
		each(chips, func(o fyne.CanvasObject) {
			if text, ok := o.(*canvas.Text); ok && text.TextSize != theme.TextSmall*theme.Unit() {
				t.Errorf("in a window of %.0f %q is %.2f high, want %.2f", width, text.Text, text.TextSize, theme.TextSmall*theme.Unit())
			}
		})
	}
}

func TestABigButtonHoldsItsFaceHoweverLowItIs(t *testing.T) {
	for _, height := range []float32{60, 80, 100, 140, 240} {
		b := NewBigButton(fynetheme.MediaPauseIcon(), "Pause", Primary, nil)
		stage(t, b, 200, height)
		found := 0
		each(b, func(o fyne.CanvasObject) {
			switch o.(type) {
			case *canvas.Image, *canvas.Text:
			default:
				return
			}
			found++
			top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
			if top < 0 || top+o.Size().Height > height+0.5 {
				t.Errorf("in a height of %.0f a %T reaches from %.0f to %.0f", height, o, top, top+o.Size().Height)
			}
		})
		if found != 2 {
			t.Errorf("%d parts", found)
		}
	}
}

func TestWhatIsTypedGrowsWithTheWindow(t *testing.T) {
	for _, in := range []interface {
		fyne.Widget
		SetText(string)
	}{NewField("Name", nil), NewArea("Steps", 2, nil)} {
		in.SetText("Pelvic Tilt")
		stage(t, in, 300, 60)
		size := func() float32 {
			var found float32
			each(in, func(o fyne.CanvasObject) {
				if text, ok := o.(*canvas.Text); ok && text.Text == "Pelvic Tilt" {
					found = text.TextSize
				}
			})
			return found
		}
		before := size()
		theme.Fit(fyne.NewSize(2*theme.DesignWidth, 2*theme.DesignHeight))
		in.Refresh()
		if after := size(); before != theme.TextBody || after != 2*before {
			t.Errorf("%T: the type is %.0f high, in a window twice as large %.0f", in, before, after)
		}
		theme.Fit(fyne.NewSize(theme.DesignWidth, theme.DesignHeight))
	}
}

// each visits every object of a widget.
func each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			each(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			each(child, visit)
		}
	}
}

// TestAPageIsLaidOutAtOnce: Fyne may forget to lay out again what needs more height in
// a narrower window.
func TestAPageIsLaidOutAtOnce(t *testing.T) {
	head := Wrap(10, NewToggle("Undo", false, nil), NewToggle("Redo", false, nil))
	body := NewPanel(theme.Card, 0)
	foot := NewParagraph("Write down what to do, one step in each line.", 20, theme.Ink)
	for _, width := range []float32{600, 240, 600} {
		p := Page(head, body, foot)
		stage(t, p, 600, 400)
		p.Resize(fyne.NewSize(width, 400))
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject
		if end := at(head).Y + head.MinSize().Height; at(body).Y < end || at(body).Y > end+20 {
			t.Errorf("%.0f wide: the head ends at %.0f, the body begins at %.0f", width, end, at(body).Y)
		}
		if end := at(body).Y + body.Size().Height; at(foot).Y < end || at(foot).Y+foot.MinSize().Height > 401 {
			t.Errorf("%.0f wide: the body ends at %.0f, the foot is from %.0f to %.0f", width, end, at(foot).Y, at(foot).Y+foot.MinSize().Height)
		}
	}
}

func TestShortTextKeepsItsTypeAndLosesWords(t *testing.T) {
	text := NewText("12 rounds  ·  2 sets  ·  rest 45 s", 20, theme.Ink)
	text.Short = true
	w := stage(t, text, 150, 30)
	line := test.WidgetRenderer(text).Objects()[0].(*canvas.Text)
	if line.Text != "12 rounds · 2 …" || line.TextSize != 20 || line.MinSize().Width > 150 {
		t.Errorf("%q of size %.0f is %.0f wide", line.Text, line.TextSize, line.MinSize().Width)
	}
	w.Resize(fyne.NewSize(600, 30))
	text.Resize(fyne.NewSize(600, 30))
	if line.Text != text.Value() {
		t.Errorf("with room for all of it, it says %q", line.Text)
	}
}

func TestWhatIsHiddenTakesNoRoomInARow(t *testing.T) {
	left, words, right := NewToggle("On", true, nil), NewText("Cat-Cow", 20, theme.Ink), NewToggle("Off", false, nil)
	row := Between(left, words, right)
	stage(t, row, 400, 50)
	if words.Position().X < left.Size().Width || right.Position().X < words.Position().X+words.Size().Width {
		t.Fatalf("%v %v lies over its neighbours", words.Position(), words.Size())
	}
	left.Hide()
	right.Hide()
	row.Refresh()
	if words.Position().X != 0 || words.Size().Width != 400 || row.MinSize().Width != words.MinSize().Width {
		t.Errorf("alone it stands at %.0f, is %.0f wide and the row at least %.0f", words.Position().X, words.Size().Width, row.MinSize().Width)
	}
}

func TestTextChangesOnlyWhatChanges(t *testing.T) {
	text := NewText("one", 20, theme.Ink)
	stage(t, text, 200, 40)
	before := test.WidgetRenderer(text).Objects()[0]
	text.SetValue("two")
	if after := test.WidgetRenderer(text).Objects()[0]; after != before {
		t.Error("another text object is shown")
	}
	if got := lines(text); !slices.Equal(got, []string{"two"}) {
		t.Errorf("shows %q", got)
	}
}

func TestFocusButtonIsPressedByKeys(t *testing.T) {
	pressed := 0
	b := NewFocusButton("Go", Primary, func() { pressed++ })
	w := stage(t, b, 200, 60)
	w.Canvas().Focus(b)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		b.TypedKey(&fyne.KeyEvent{Name: key})
	}
	test.Tap(b)
	if pressed != 4 {
		t.Errorf("pressed %d times, want 4", pressed)
	}
	b.SetDisabled(true)
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 4 {
		t.Error("a disabled button was pressed")
	}
}

func TestKeysThatNobodyWantsGoToTheWindow(t *testing.T) {
	b := NewFocusButton("Go", Primary, nil)
	w := stage(t, b, 200, 60)
	var keys []string
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { keys = append(keys, string(e.Name)) })
	w.Canvas().SetOnTypedRune(func(r rune) { keys = append(keys, string(r)) })
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.TypedRune('?')
	if want := []string{"Escape", "?"}; !slices.Equal(keys, want) {
		t.Errorf("the window got %q, want %q", keys, want)
	}
}

// The window knows a dropdown, and not the button in it: a key that is handed on from
// the button would reach no window.
func TestADropdownHandsItsOwnKeysOn(t *testing.T) {
	if d := NewDropdown("Position", nil); d.Keys.self != fyne.CanvasObject(d) {
		t.Errorf("keys are handed on from a %T", d.Keys.self)
	}
}

func TestStepper(t *testing.T) {
	sum := 0
	s := NewStepper("0", func(by int) { sum += by })
	stage(t, s, 180, 48)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.TypedRune('+')
	s.TypedRune('-')
	test.TapAt(s, fyne.NewPos(170, 20))
	test.TapAt(s, fyne.NewPos(90, 20))
	test.TapAt(s, fyne.NewPos(10, 20))
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if sum != 2 {
		t.Errorf("the steps add up to %d, want 2", sum)
	}
}

func TestChoice(t *testing.T) {
	var chosen []int
	c := NewChoice([]string{"a", "b", "c"}, 1, func(i int) { chosen = append(chosen, i) })
	stage(t, c, 300, 48)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // there is no fourth
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	test.TapAt(c, fyne.NewPos(20, 20))
	test.TapAt(c, fyne.NewPos(20, 20)) // it is chosen already
	if want := []int{2, 1, 0}; !slices.Equal(chosen, want) || c.Chosen() != 0 {
		t.Errorf("chose %v, %d holds, want %v", chosen, c.Chosen(), want)
	}
}

func TestLevel(t *testing.T) {
	var settled []float64
	l := NewLevel(0.5)
	l.OnSettled = func(v float64) { settled = append(settled, v) }
	stage(t, l, 226, 48)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	test.TapAt(l, fyne.NewPos(226, 20))
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(13, 20)}})
	l.DragEnd()
	if want := []float64{0.55, 0.5, 1, 1, 0}; !slices.Equal(settled, want) {
		t.Errorf("settled on %v, want %v", settled, want)
	}
}

func TestArrowsMoveBetweenControls(t *testing.T) {
	a, b := NewStepper("a", nil), NewOption("b", "c", nil)
	box := &fyne.Container{Objects: []fyne.CanvasObject{a, b}}
	w := stage(t, box, 200, 200)
	w.Canvas().Focus(a)
	a.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Fatalf("down goes to %T", w.Canvas().Focused())
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if w.Canvas().Focused() != fyne.Focusable(a) {
		t.Errorf("up goes to %T", w.Canvas().Focused())
	}
}

func TestDigitsAreAsHighAsPromised(t *testing.T) {
	for _, diameter := range []float32{300, 460, 660} {
		c := NewCountdown()
		stage(t, c, diameter, diameter)
		for _, number := range []string{"8", "20", "99"} {
			c.SetCount(Count{Number: number, Left: 1})
			shown := inked(test.WidgetRenderer(c).(*countdownRenderer).numbers.shown.Image)
			if got, want := float32(shown.Dy()), DigitHeight(diameter); got < want || got > want*1.04 {
				t.Errorf("%q in a ring of %.0f is %.0f pixels high, want %.0f", number, diameter, got, want)
			}
		}
	}
}

// inked returns the part of a picture that something is drawn on.
func inked(img image.Image) image.Rectangle {
	var all image.Rectangle
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, a := img.At(x, y).RGBA(); a > 0x8000 {
				all = all.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return all
}

func TestNumberDoesNotMoveAsItChanges(t *testing.T) {
	c := NewCountdown()
	stage(t, c, 460, 460)
	r := test.WidgetRenderer(c).(*countdownRenderer)
	place := func(number string) string {
		c.SetCount(Count{Number: number, Left: 1})
		return fmt.Sprint(r.numbers.shown.Position(), r.numbers.shown.Size())
	}
	for length, first := range map[int]string{1: "0", 2: "10", 4: "1:40"} {
		want := place(first)
		for n := range 100 {
			number := fmt.Sprint(n)
			if length == 4 {
				number = fmt.Sprintf("%d:%02d", 1+n%9, n%60)
			}
			if len(number) != length {
				continue
			}
			if got := place(number); got != want {
				t.Fatalf("%q is at %s, %q at %s", number, got, first, want)
			}
		}
	}
}

func TestLongTimesStayInsideTheRing(t *testing.T) {
	c := NewCountdown()
	stage(t, c, 460, 460)
	c.SetCount(Count{Number: "59:59", Left: 1})
	shown := test.WidgetRenderer(c).(*countdownRenderer).numbers.shown
	if w := shown.Size().Width; w > numberWidth*460+4 {
		t.Errorf("59:59 is %.0f wide, want %.0f at most", w, float32(numberWidth*460))
	}
}

func TestRingEmptiesClockwise(t *testing.T) {
	r := ring{width: ringWidth}
	r.place(fyne.NewPos(0, 0), 400, 1)
	r.paint(color.Black, color.White)
	// at reads the colour in the middle of the ring at an hour of the clock.
	at := func(hour float64) bool {
		x, y := r.at(1 - hour/12)
		p := image.Pt(int(x), int(y))
		for _, tile := range r.tiles {
			if p.In(tile.bounds) {
				return tile.pixels.RGBAAt(p.X-tile.bounds.Min.X, p.Y-tile.bounds.Min.Y).R > 0x80
			}
		}
		t.Fatalf("no tile covers %v", p)
		return false
	}
	for _, tt := range []struct {
		left float64
		full map[float64]bool
	}{
		{1, map[float64]bool{0.5: true, 3: true, 6: true, 9: true, 11.5: true}},
		{0.75, map[float64]bool{0.5: false, 2.5: false, 3.5: true, 9: true}},
		{0.5, map[float64]bool{3: false, 5.5: false, 6.5: true, 9: true}},
		{0.48, map[float64]bool{5.5: false, 6: false, 6.7: true}}, // a small step draws few tiles
		{0, map[float64]bool{0.5: false, 6: false, 11.5: false}},
	} {
		r.setLeft(tt.left)
		for hour, want := range tt.full {
			if got := at(hour); got != want {
				t.Errorf("with %.2f left, at %.1f o'clock the ring is full: %v, want %v", tt.left, hour, got, want)
			}
		}
	}
}

// TestRingInStepsIsTheRingAtOnce compares a ring that has run with one that was
// drawn whole: redrawing only some tiles must leave no trace.
func TestRingInStepsIsTheRingAtOnce(t *testing.T) {
	run, whole := ring{width: ringWidth}, ring{width: ringWidth}
	for _, r := range []*ring{&run, &whole} {
		r.place(fyne.NewPos(0, 0), 300, 1)
		r.paint(color.Black, color.White)
	}
	for left := 1.0; left > 0.3; left -= 0.007 {
		run.setLeft(left)
		whole.setLeft(0)
		whole.setLeft(left)
		for i, tile := range run.tiles {
			if !slices.Equal(tile.pixels.Pix, whole.tiles[i].pixels.Pix) {
				t.Fatalf("with %.3f left, tile %v differs", left, tile.bounds)
			}
		}
	}
}

func TestProgressFillsFromTheLeft(t *testing.T) {
	p := NewProgress()
	p.SetStretches([]Stretch{{"A", []float64{30, 5}}, {"B", []float64{60}}, {"C", []float64{5}}})
	stage(t, p, 600, 40)
	r := test.WidgetRenderer(p).(*progressRenderer)
	last := -1
	for played := 0.0; played <= 100; played++ {
		p.SetPlayed(played)
		if r.filled < last {
			t.Fatalf("after %.0f s the bar shrinks from %d to %d", played, last, r.filled)
		}
		last = r.filled
	}
	if last != 600 {
		t.Errorf("at the end the bar is filled to %d of 600", last)
	}
	segments, blocks := p.segments(600)
	if len(segments) != 4 || len(blocks) != 3 {
		t.Fatalf("%d segments in %d blocks, want 4 in 3", len(segments), len(blocks))
	}
	for i, s := range segments {
		if s.width < thinnest {
			t.Errorf("segment %d is %.1f wide, too thin to be seen", i, s.width)
		}
		if i > 0 && s.x < segments[i-1].x+segments[i-1].width {
			t.Errorf("segment %d overlaps the one before", i)
		}
	}
}

func TestSheetMovesBetweenItsButtons(t *testing.T) {
	a, b := NewFocusButton("A", Primary, nil), NewFocusButton("B", Secondary, nil)
	s := NewSheet("Title", "Text", a, b)
	w := stage(t, s, 900, 600)
	w.Canvas().Focus(a)
	a.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Fatal("right does not go to the second button")
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if w.Canvas().Focused() != fyne.Focusable(a) {
		t.Fatal("left does not go back")
	}
}

// TestFigureOfTheType checks what the code says about the bundled type.
func TestFigureOfTheType(t *testing.T) {
	parsed, err := opentype.Parse(fynetheme.DefaultTextBoldFont().Content())
	if err != nil {
		t.Fatal(err)
	}
	var buffer sfnt.Buffer
	advances := map[fixed.Int26_6]bool{}
	for r := '0'; r <= '9'; r++ {
		glyph, err := parsed.GlyphIndex(&buffer, r)
		if err != nil {
			t.Fatal(err)
		}
		bounds, advance, err := parsed.GlyphBounds(&buffer, glyph, fixed.I(1000), font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		advances[advance] = true
		if high := float64(-bounds.Min.Y) / 64000; r == '1' && (high < digitHeight-0.005 || high > digitHeight+0.005) {
			t.Errorf("digits are %.3f type sizes high, the code says %.3f", high, digitHeight)
		}
	}
	if len(advances) != 1 {
		t.Errorf("the digits have %d different widths: numbers would jitter", len(advances))
	}
}
