package exerciseeditor

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// desk is the screen in a window, with doubles around it.
type desk struct {
	t       *testing.T
	screen  *Screen
	window  fyne.Window
	sheet   *widget.Sheet
	saved   []engine.Exercise
	heard   []string
	changed int
	left    int
	pick    string // the file that is chosen when a picture is asked for
}

func (d *desk) OpenSheet(s *widget.Sheet) {
	d.sheet = s
	d.window.Canvas().Overlays().Add(s)
	s.Resize(d.window.Canvas().Size())
	if s.First() != nil {
		d.window.Canvas().Focus(s.First())
	}
}

func (d *desk) CloseSheet() {
	d.window.Canvas().Overlays().Remove(d.sheet)
	d.sheet = nil
}

func (d *desk) PickPicture(picked func(string)) { picked(d.pick) }

func newDesk(t *testing.T, f Form, change func(o *Options)) *desk {
	t.Helper()
	d := &desk{t: t, pick: "/somewhere/one.png"}
	var dot bytes.Buffer
	if err := png.Encode(&dot, image.NewRGBA(image.Rect(0, 0, 4, 3))); err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	prefs.Display.Animations = false
	o := Options{
		Form: f, Book: sample.Book(), Album: picture.New(sample.Scene, func(func()) {}), Post: func(func()) {}, Preferences: prefs,
		KeepPicture: func(path string, kept func(string, error)) {
			if strings.Contains(path, "bad") {
				kept("", errors.New("this is neither a PNG nor a JPEG picture: save it as one of the two"))
				return
			}
			kept(path[strings.LastIndex(path, "/")+1:], nil)
		},
		OpenPicture: func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(dot.Bytes())), nil },
		OnSave:      func(e engine.Exercise) { d.saved = append(d.saved, e) },
		OnChanged:   func() { d.changed++ },
		OnLeave:     func() { d.left++ },
		OnDrop:      func() { d.left++ },
		OnTry:       func(s string) { d.heard = append(d.heard, s) },
		Host:        d,
	}
	if change != nil {
		change(&o)
	}
	d.screen = New(o)
	d.window = test.NewWindow(d.screen)
	t.Cleanup(d.window.Close)
	sample.FitBesideRail(d.window, fyne.NewSize(1250, 768))
	d.window.Canvas().Focus(d.screen.First())
	return d
}

func (d *desk) focus(f fyne.Focusable) { d.window.Canvas().Focus(f) }

// press types keys at whatever has the focus.
func (d *desk) press(keys ...fyne.KeyName) {
	d.t.Helper()
	for _, name := range keys {
		f := d.window.Canvas().Focused()
		if f == nil {
			d.t.Fatalf("nothing has the focus for %s", name)
		}
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (d *desk) write(text string) {
	for _, r := range text {
		if r == '\n' {
			d.press(fyne.KeyReturn)
			continue
		}
		d.window.Canvas().Focused().TypedRune(r)
	}
}

func TestAnExerciseIsWrittenDownByKeyboard(t *testing.T) {
	d := newDesk(t, NewForm(), nil)
	d.write("Knee Hug")
	d.window.Canvas().FocusNext()
	d.write("Lie down.\nHug one knee.")
	d.window.Canvas().FocusNext() // Tab leaves several lines too
	d.write("Not after a new hip.")
	d.focus(d.screen.kind)
	d.press(fyne.KeyLeft, fyne.KeyLeft) // to a hold
	d.focus(d.screen.amount)
	d.press(fyne.KeyRight, fyne.KeyRight)
	d.focus(d.screen.sets)
	d.press(fyne.KeyRight)
	d.focus(d.screen.sides)
	d.press(fyne.KeyRight)
	d.focus(d.screen.shown)
	d.press(fyne.KeyRight)
	d.focus(d.screen.borrow)
	d.press(fyne.KeyReturn)
	if d.sheet == nil {
		t.Fatal("there is nothing to borrow from")
	}
	d.press(fyne.KeySpace)
	d.screen.Save()
	if len(d.saved) != 1 {
		t.Fatalf("not saved: %q", d.screen.problem.Value())
	}
	e := d.saved[0]
	if e.ID != "knee-hug" || e.Name != "Knee Hug" || !slices.Equal(e.Steps, []string{"Lie down.", "Hug one knee."}) ||
		len(e.Cautions) != 1 || e.Cautions[0].Say != "Not after a new hip." || e.Figure == "" || e.Sides != engine.SidesLeftRight {
		t.Errorf("%+v", e)
	}
	if want := (engine.Dose{Kind: engine.HoldSeconds, Amount: engine.Range{From: 40, To: 40}, Sets: engine.Range{From: 2, To: 2}}); e.Dose != want {
		t.Errorf("the dose is %+v, want %+v", e.Dose, want)
	}
	if d.changed == 0 {
		t.Error("nobody was told, so nothing is kept on close")
	}
}

func TestWhatIsMissingIsSaidOnceSomebodySaves(t *testing.T) {
	d := newDesk(t, NewForm(), nil)
	d.write("K")
	if d.screen.problem.Value() != "" {
		t.Errorf("it complains while one writes: %q", d.screen.problem.Value())
	}
	d.screen.Save()
	if d.screen.problem.Value() == "" || len(d.saved) != 0 {
		t.Fatal("an exercise without steps is saved")
	}
	d.focus(d.screen.steps.Focusable())
	d.write("Breathe.")
	if got := d.screen.problem.Value(); !strings.Contains(got, "picture") {
		t.Errorf("it does not follow: %q", got)
	}
}

func TestUndoAndRedoAreExact(t *testing.T) {
	d := newDesk(t, filled(), nil)
	forms := []Form{d.screen.Form()}
	note := func() { forms = append(forms, d.screen.Form()) }
	d.focus(d.screen.amount)
	d.press(fyne.KeyRight, fyne.KeyRight) // together
	note()
	d.focus(d.screen.name.Focusable())
	d.write("er") // together
	note()
	d.screen.edit("", func(f *Form) { f.Position = engine.Prone })
	note()
	for i := len(forms) - 2; i >= 0; i-- {
		d.screen.Undo()
		if got := d.screen.Form(); !got.Same(&forms[i]) {
			t.Errorf("back at %d: %+v, want %+v", i, got, forms[i])
		}
	}
	if d.screen.Changed() || !d.screen.undo.Disabled() || d.screen.name.Text() != forms[0].Name {
		t.Errorf("all is undone; changed %v, undo disabled %v, the name shows %q", d.screen.Changed(), d.screen.undo.Disabled(), d.screen.name.Text())
	}
	d.screen.Undo()
	for i := 1; i < len(forms); i++ {
		d.screen.Redo()
		if got := d.screen.Form(); !got.Same(&forms[i]) {
			t.Errorf("forth at %d: %+v, want %+v", i, got, forms[i])
		}
	}
	d.screen.Undo()
	d.screen.edit("", func(f *Form) { f.Position = engine.Seated })
	if !d.screen.redo.Disabled() {
		t.Error("a change leaves something to redo")
	}
}

// TestAChangeAfterRedoStandsAlone: it does not disappear in the one redone.
func TestAChangeAfterRedoStandsAlone(t *testing.T) {
	d := newDesk(t, filled(), nil)
	d.focus(d.screen.amount)
	d.press(fyne.KeyRight)
	once := d.screen.Form()
	d.screen.Undo()
	d.screen.Redo()
	d.press(fyne.KeyRight)
	d.screen.Undo()
	if got := d.screen.Form(); !got.Same(&once) {
		t.Errorf("back at %+v, want %+v", got.Dose, once.Dose)
	}
}

func TestPicturesAreAddedOrderedAndRemoved(t *testing.T) {
	d := newDesk(t, NewForm(), nil)
	names := func() string { return strings.Join(d.screen.Form().Pictures, " ") }
	d.focus(d.screen.stage.add)
	d.press(fyne.KeyReturn)
	if !d.screen.Dropped([]string{"/x/two.JPG", "/x/three.png", "/x/notes.txt"}) || names() != "one.png two.JPG three.png" {
		t.Fatalf("the pictures are %q", names())
	}
	if d.screen.Dropped([]string{"/x/routine.uncoil"}) {
		t.Error("a file that is no picture is kept from the window")
	}
	d.focus(d.screen.stage.thumbs[0])
	d.press(fyne.KeyRight)
	d.screen.MoveBy(+1)
	if names() != "one.png three.png two.JPG" {
		t.Errorf("moved: %q", names())
	}
	if d.window.Canvas().Focused() != fyne.Focusable(d.screen.stage.thumbs[2]) {
		t.Error("the keyboard does not go with the picture")
	}
	d.screen.MoveBy(+1)
	d.press(fyne.KeyLeft, fyne.KeyDelete)
	if names() != "one.png two.JPG" {
		t.Errorf("removed: %q", names())
	}
	test.Tap(d.screen.stage.earlier)
	if names() != "two.JPG one.png" {
		t.Errorf("earlier: %q", names())
	}
	d.screen.Undo()
	d.screen.Undo()
	if names() != "one.png three.png two.JPG" {
		t.Errorf("undone: %q", names())
	}
	d.screen.Dropped([]string{"/x/bad.png"})
	if got := d.screen.problem.Value(); !strings.Contains(got, "neither") {
		t.Errorf("of a file that is no picture it says %q", got)
	}
	for range 20 {
		d.screen.Dropped([]string{"/x/four.png"})
	}
	if len(d.screen.Form().Pictures) != mostPictures {
		t.Errorf("%d pictures", len(d.screen.Form().Pictures))
	}
}

func TestTheScreenSaysHowItIsHeard(t *testing.T) {
	for reader, want := range map[Reader]string{NoReader: "hear a bell", SystemReader: "Your computer reads", VoiceReader: "voice of your sessions"} {
		d := newDesk(t, filled(), func(o *Options) { o.Reader = reader })
		if !slices.ContainsFunc(sample.All[*widget.Text](d.screen), func(t *widget.Text) bool { return strings.Contains(t.Value(), want) }) {
			t.Errorf("reader %v: nothing says %q", reader, want)
		}
		d.focus(d.screen.try)
		d.press(fyne.KeyReturn)
		if !slices.Equal(d.heard, []string{"Lie down."}) {
			t.Errorf("heard %q", d.heard)
		}
	}
	if d := newDesk(t, NewForm(), nil); !d.screen.try.Disabled() {
		t.Error("nothing can be tried")
	}
}

func TestADraftGoesOnWhereItWas(t *testing.T) {
	begun, now := FormOf(engine.Exercise{ID: "tilt", Name: "Tilt", Steps: []string{"Tilt."}, Dose: engine.Dose{Kind: engine.Flow, Amount: usual(engine.Flow)}}), Form{}
	now = begun
	now.Name = "Tilting"
	d := newDesk(t, now, func(o *Options) { o.Begun = &begun })
	if !d.screen.Changed() || d.screen.drop.Hidden || d.screen.name.Text() != "Tilting" {
		t.Errorf("changed %v, name %q", d.screen.Changed(), d.screen.name.Text())
	}
	d.screen.Undo()
	if d.screen.Changed() || d.screen.name.Text() != "Tilt" {
		t.Errorf("undone it is %q", d.screen.name.Text())
	}
	if d.screen.Escape(); d.left != 1 {
		t.Error("Escape does not leave")
	}
}

// TestEverythingIsInView walks through the whole form with Tab, at every size.
func TestEverythingIsInView(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 780, Height: 640}} {
		f := filled()
		f.Shown, f.Pictures = ShownByPictures, []string{"a.png", "b.png"}
		d := newDesk(t, f, nil)
		sample.FitBesideRail(d.window, size)
		seen := map[fyne.Focusable]bool{}
		for range 40 {
			at := d.window.Canvas().Focused()
			if seen[at] {
				break
			}
			seen[at] = true
			o := at.(fyne.CanvasObject)
			top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
			if top < 0 || top > size.Height-10 {
				t.Errorf("%v: %T stands at %v, out of view", size, at, top)
			}
			d.window.Canvas().FocusNext()
		}
		if len(seen) < 18 {
			t.Errorf("%v: the keyboard reaches %d things", size, len(seen))
		}
	}
}

// TestWhatItAsksForIsDecided: nothing special, some movements, or not decided yet.
func TestWhatItAsksForIsDecided(t *testing.T) {
	d := newDesk(t, NewForm(), func(o *Options) { o.Book = sample.Catalog(t).Book() })
	f := func() *Form { return &d.screen.form }
	label := func(want string) {
		t.Helper()
		if got := d.screen.careful.Label(); got != want {
			t.Errorf("says %q, want %q", got, want)
		}
	}
	label("Not decided yet")
	d.focus(d.screen.careful)
	d.press(fyne.KeyReturn, fyne.KeySpace) // nothing special
	label("Nothing special")
	if len(f().Asks) != 0 || len(f().Spares) != len(engine.Movements()) {
		t.Errorf("asks for %v, spares %v", f().Asks, f().Spares)
	}
	d.press(fyne.KeyDown, fyne.KeySpace)
	label("Deep hip bend")
	if !slices.Equal(f().Asks, []engine.Movement{engine.DeepHipBend}) || len(f().Spares) != len(engine.Movements())-1 {
		t.Errorf("asks for %v, spares %v", f().Asks, f().Spares)
	}
	d.press(fyne.KeySpace)
	label("Not decided yet")
	if f().decided() {
		t.Errorf("asks for %v, spares %v", f().Asks, f().Spares)
	}
	d.press(fyne.KeySpace, fyne.KeyUp, fyne.KeySpace)
	label("Nothing special")
	d.press(fyne.KeySpace)
	label("Not decided yet")
}
