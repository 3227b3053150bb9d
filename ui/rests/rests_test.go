package rests

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	sample.AddTranslations()
	os.Exit(m.Run())
}

// fakeHost keeps the sheet that is open.
type fakeHost struct{ sheet *widget.Sheet }

func (h *fakeHost) OpenSheet(s *widget.Sheet) { h.sheet = s }
func (h *fakeHost) CloseSheet()               { h.sheet = nil }

// stage is a page in a window, with what it has kept.
type stage struct {
	*Screen
	t      *testing.T
	window fyne.Window
	host   *fakeHost
	prefs  engine.Preferences
	shift  bool
	saved  int
	left   bool

	routine engine.Routine
	book    *engine.Book
}

var usual = fyne.NewSize(1250, 768)

func newStage(t *testing.T, size fyne.Size) *stage {
	t.Helper()
	return stageOf(t, size, sample.Routine(), sample.Book(), 0)
}

// stageOf is a page of the rests of a routine in a length.
func stageOf(t *testing.T, size fyne.Size, routine engine.Routine, book *engine.Book, minutes int) *stage {
	t.Helper()
	s := &stage{t: t, host: &fakeHost{}, prefs: engine.DefaultPreferences(), routine: routine, book: book}
	d := draft.Open(&s.routine, true, draft.Context{Book: book, Prefs: s.prefs, Voice: engine.EstimatedVoice{}})
	s.Screen = New(Options{
		Minutes: minutes, OnGuidance: func(g engine.Guidance) engine.Preferences {
			s.prefs.Guidance = g
			return s.prefs
		},
		Draft: d, Preferences: s.prefs, Book: book, Album: picture.New(sample.Scene, func(func()) {}), Host: s.host,
		OnChanged: func() { s.saved++; s.prefs = d.ApplyTo(s.prefs) },
		OnBack:    func() { s.left = true },
		OnExercise: func(id string, kind engine.RestKind, pause *engine.Pause) engine.Preferences {
			s.prefs.Rests.SetForExercise(id, kind, pause)
			return s.prefs
		},
		Voice: engine.EstimatedVoice{},
		Modifiers: func() fyne.KeyModifier {
			if s.shift {
				return fyne.KeyModifierShift
			}
			return 0
		},
	})
	s.window = test.NewTempWindow(t, s.Screen)
	sample.FitBesideRail(s.window, size)
	s.window.Canvas().Focus(s.FirstRest())
	return s
}

// press types keys at what has the keyboard, write characters.
func (s *stage) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (s *stage) write(text string) {
	for _, r := range text {
		s.window.Canvas().Focused().TypedRune(r)
	}
}

// rests are the rests after the exercises, as they play with what was kept.
func (s *stage) rests() []time.Duration {
	s.t.Helper()
	routine := sample.Routine()
	tl, err := engine.Compile(&routine, sample.Book(), &s.prefs, engine.EstimatedVoice{})
	if err != nil {
		s.t.Fatal(err)
	}
	var all []time.Duration
	for i := range tl.Steps {
		if step := &tl.Steps[i]; step.Rest == engine.AfterExercise {
			all = append(all, step.Length)
		}
	}
	return all
}

func (s *stage) want(seconds ...int) {
	s.t.Helper()
	got := s.rests()
	if len(got) != len(seconds) {
		s.t.Errorf("the rests are %v, want %v", got, seconds)
		return
	}
	for i, n := range seconds {
		if got[i] != time.Duration(n)*time.Second {
			s.t.Errorf("the rests are %v, want %v", got, seconds)
			return
		}
	}
}

func TestRestsAreSteppedWithTheArrows(t *testing.T) {
	s := newStage(t, usual)
	s.want(30, 30, 30, 30)
	total := s.total.Value()
	s.press(fyne.KeyRight, fyne.KeyRight)
	s.want(40, 30, 30, 30)
	if s.saved != 2 || s.total.Value() == total {
		t.Errorf("kept %d times, in all %q, before %q", s.saved, s.total.Value(), total)
	}
	s.shift = true
	s.press(fyne.KeyLeft)
	s.shift = false
	s.want(39, 30, 30, 30)
	s.window.Canvas().FocusNext() // Tab: to the next rest
	s.press(fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	if got := s.rests(); len(got) != 3 || got[0] != 39*time.Second {
		t.Errorf("three steps of 15 s down lead to %v", got)
	}
	s.press(fyne.KeyPageUp) // the rest handle of a rest of no length is there all the same
	s.want(39, 15, 30, 30)
	s.press(fyne.KeyDelete)
	s.want(39, 30, 30, 30)
}

func TestRestsAreTyped(t *testing.T) {
	for text, want := range map[string]int{"45": 45, "1:30": 90, "0:05": 5, "900": 600, "9:99": 30, "1:3": 63} {
		s := newStage(t, usual)
		s.write(text)
		if got := s.strip.words.Value(); got != "After Long Hold  ·  "+text+caret {
			t.Errorf("while typing it says %q", got)
		}
		if s.saved != 0 || !s.Typing() {
			t.Errorf("half a number was kept: %d", s.saved)
		}
		s.press(fyne.KeyReturn)
		s.want(want, 30, 30, 30)
	}
	s := newStage(t, usual)
	s.write("12")
	s.press(fyne.KeyBackspace)
	s.write("0")
	s.window.Canvas().FocusNext() // takes over what has been typed
	s.want(10, 30, 30, 30)
	s.write("99")
	if !s.Escape() || s.left {
		t.Error("Escape leaves while one types")
	}
	s.press(fyne.KeyReturn) // nothing is typed: opens the sheet
	s.want(10, 30, 30, 30)
	if s.host.sheet == nil {
		t.Error("Enter opens nothing")
	}
	if s.Escape(); !s.left {
		t.Error("Escape does not leave")
	}
}

func TestRestsAreDragged(t *testing.T) {
	s := newStage(t, usual)
	b := s.strip.handles[1]
	second := s.strip.perSecond(s.strip.Size().Width)
	edge := b.Position().X + b.bar[1]
	for range 20 {
		b.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(second, 0)})
	}
	if s.saved != 0 {
		t.Errorf("kept %d times while dragging", s.saved)
	}
	if got := b.Position().X + b.bar[1] - edge; got < 18*second || got > 22*second {
		t.Errorf("the edge has moved by %.1f, the pointer by %.1f", got, 20*second)
	}
	b.DragEnd()
	s.want(30, 50, 30, 30)
	if s.saved != 1 {
		t.Errorf("kept %d times, want once", s.saved)
	}
	s.Undo() // the whole gesture
	s.want(30, 30, 30, 30)
	s.Redo()
	s.want(30, 50, 30, 30)
}

func TestAllRestsAtOnce(t *testing.T) {
	s := newStage(t, usual)
	s.press(fyne.KeyRight, fyne.KeyRight)
	if got := s.tools.all.Value(); got != "30 s to 40 s" {
		t.Errorf("rests of 40 and 30 s are called %q", got)
	}
	s.window.Canvas().Focus(s.tools.scaling)
	s.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight) // 150 %
	s.want(60, 45, 45, 45)
	s.press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft)
	s.want(40, 30, 30, 30)
	s.press(fyne.KeyRight)
	s.want(44, 33, 33, 33)
	s.Undo()
	if s.want(40, 30, 30, 30); s.tools.scaling.Value() != "100 %" {
		t.Errorf("after undoing, the scale stands at %s", s.tools.scaling.Value())
	}
	for range 40 {
		s.press(fyne.KeyRight)
	}
	s.want(120, 90, 90, 90)
	s.Undo()

	s.window.Canvas().Focus(s.tools.all)
	s.write("20")
	s.press(fyne.KeyReturn)
	s.want(20, 20, 20, 20)
	s.press(fyne.KeyRight)
	s.want(25, 25, 25, 25)
	test.Tap(s.tools.reset)
	s.want(30, 30, 30, 30)
	if s.tools.all.Value() != "30 s" || len(s.prefs.Rests.Place)+len(s.prefs.Rests.Routine) != 0 {
		t.Errorf("back to default leaves %q and %+v", s.tools.all.Value(), s.prefs.Rests)
	}
	test.Tap(s.tools.undo)
	s.want(25, 25, 25, 25)
}

// TestOriginIsSeenWithoutColour reads what stands at a rest that is set here and
// at one that is inherited.
func TestOriginIsSeenWithoutColour(t *testing.T) {
	s := newStage(t, usual)
	first := s.strip.handles[0]
	row := s.list.known[first.target]
	if row.origin.Value() != "your usual rest" || row.reset.Visible() || first.segment.Here {
		t.Errorf("an inherited rest says %q, reset %v", row.origin.Value(), row.reset.Visible())
	}
	s.press(fyne.KeyRight)
	if row.origin.Value() != "set here" || !row.reset.Visible() || !first.segment.Here {
		t.Errorf("a rest that was set says %q, reset %v", row.origin.Value(), row.reset.Visible())
	}
	block := s.list.known[target{scope: ofBlock, at: draft.Ref{Block: 1}, kind: engine.AfterExercise}]
	s.window.Canvas().Focus(block.stepper) // and into view
	test.TapCanvas(s.window.Canvas(), absolute(block.stepper).AddXY(block.stepper.Size().Width-8, 10))
	s.want(35, 35, 35, 35)
	for b, want := range map[int]string{1: "like the whole main part", 3: "like the whole main part", 0: "set here"} {
		if got := s.list.known[s.strip.handles[b].target]; s.strip.handles[b].target.kind == engine.AfterExercise && got.origin.Value() != want {
			t.Errorf("rest %d says %q, want %q", b, got.origin.Value(), want)
		}
	}
	test.Tap(row.reset)
	s.want(30, 35, 35, 35)
	if s.window.Canvas().Focused() != fyne.Focusable(row.stepper) {
		t.Error("after the reset the keyboard is nowhere")
	}
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}

func TestRestUntilCalmAndUntilReady(t *testing.T) {
	s := newStage(t, usual)
	s.press(fyne.KeyB)
	key := engine.PlaceID{Routine: "sample", Block: engine.WarmUp, Exercise: sample.Hold, Occurrence: 1}.Key()
	if p := s.prefs.Rests.Place[key]; p != engine.PauseOfBreaths(3) {
		t.Errorf("30 s in breaths of 10 s are %v", p)
	}
	s.press(fyne.KeyRight)
	s.write("8")
	s.press(fyne.KeyReturn)
	if p := s.prefs.Rests.Place[key]; p != engine.PauseOfBreaths(8) {
		t.Errorf("typing 8 gives %v", p)
	}
	s.press(fyne.KeyW)
	if p := s.prefs.Rests.Place[key]; p != engine.PauseUntilReady(80*time.Second) {
		t.Errorf("W gives %v", p)
	}
	if got := s.list.known[s.strip.handles[0].target].stepper.Value(); got != "until you say go" {
		t.Errorf("the list says %q", got)
	}
	s.press(fyne.KeyReturn)
	if s.host.sheet == nil {
		t.Fatal("Enter opens no sheet")
	}
	timed := s.host.sheet.First().(*widget.Toggle)
	if !timed.On() || timed.Label() != "until I say go" {
		t.Errorf("the sheet opens on %q", timed.Label())
	}
	timed.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.host.sheet != nil {
		t.Error("the choice leaves the sheet open")
	}
}

func TestListIsReachedAndLeftByTheArrows(t *testing.T) {
	s := newStage(t, usual)
	s.press(fyne.KeyDown)
	row := s.list.known[s.strip.handles[0].target]
	if s.window.Canvas().Focused() != fyne.Focusable(row.stepper) || row.ground.Hidden {
		t.Fatal("down does not lead to the same rest in the list")
	}
	s.press(fyne.KeyLeft)
	s.want(25, 30, 30, 30)
	s.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
	if s.window.Canvas().Focused() != s.FirstRest() {
		t.Errorf("up leads to %T", s.window.Canvas().Focused())
	}
	s.press(fyne.KeyUp)
	if s.window.Canvas().Focused() != s.First() {
		t.Errorf("further up is %T", s.window.Canvas().Focused())
	}
}

// TestExtraTimeIsThere shows the extra time in changes of position and of sides,
// also where none is set, once that is asked for.
func TestExtraTimeIsThere(t *testing.T) {
	s := newStage(t, usual)
	before := len(s.list.rows)
	test.Tap(s.tools.extra)
	if more := len(s.list.rows) - before; more != 6 { // into five exercises, one with sides
		t.Errorf("%d rows more, want 6", more)
	}
	into := target{at: draft.Ref{Block: 1}, kind: engine.BeforeExercise}
	s.window.Canvas().Focus(s.list.known[into].stepper)
	s.press(fyne.KeyRight, fyne.KeyRight)
	if got := s.list.known[into].stepper.Value(); got != "+ 10 s" {
		t.Errorf("10 s more to get into position are called %q", got)
	}
	test.Tap(s.tools.extra)
	if len(s.list.rows) != before+1 {
		t.Errorf("%d rows, want the %d of the rests and the one extra time that is set", len(s.list.rows), before)
	}
}

func TestTextsAreWholeAndApart(t *testing.T) {
	for _, size := range []fyne.Size{usual, {Width: 1760, Height: 1080}, {Width: 801, Height: 700}, {Width: 701, Height: 560}, {Width: 545, Height: 480}, {Width: 545, Height: 400}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			s := newStage(t, size)
			s.press(fyne.KeyRight, fyne.KeyW)
			if n := sample.CheckTexts(t, s.scroll.Content); n < 25 {
				t.Errorf("only %d texts", n)
			}
			s.window.Canvas().Focus(s.First())
			s.scroll.ScrollToTop()
			sample.CheckTexts(t, s.Screen)
			if h, row := s.scroll.Size().Height, s.list.rows[0].shown.Size().Height; h < 2*row {
				t.Errorf("the view is only %.0f high, a rest %.0f", h, row)
			}
		})
	}
}

// TestASmallWindowShowsWhatTheKeyboardIsOn: whole rests of the list, and the strip.
func TestASmallWindowShowsWhatTheKeyboardIsOn(t *testing.T) {
	s := newStage(t, fyne.NewSize(545, 400))
	seen := func(what string, o fyne.CanvasObject) {
		t.Helper()
		top := absolute(o).Y - absolute(s.scroll).Y
		if top < -0.5 || top+o.Size().Height > s.scroll.Size().Height+0.5 {
			t.Errorf("%s stands at %.0f to %.0f of %.0f", what, top, top+o.Size().Height, s.scroll.Size().Height)
		}
	}
	for _, row := range s.list.rows {
		s.window.Canvas().Focus(row.stepper)
		seen(row.name.Value(), row.shown)
	}
	s.window.Canvas().Focus(s.FirstRest())
	seen("the strip", s.strip)
	s.window.Canvas().Focus(s.First())
	seen("the choice", s.First().(fyne.CanvasObject))
}

// TestAResizeKeepsTheChosenRestInView: also the last one, in a lower window.
func TestAResizeKeepsTheChosenRestInView(t *testing.T) {
	s := newStage(t, fyne.NewSize(1760, 1080))
	last := s.list.rows[len(s.list.rows)-1]
	s.window.Canvas().Focus(last.stepper)
	s.window.Resize(fyne.NewSize(1760, 760))
	if foot := absolute(last.stepper).Y + last.stepper.Size().Height; foot > 761 {
		t.Errorf("the rest that the keyboard is on ends at %.0f of 760", foot)
	}
}

func TestEveryBeadCanBeGrippedAndLiesInTheStrip(t *testing.T) {
	s := newStage(t, fyne.NewSize(701, 560))
	s.press(fyne.KeyPageDown, fyne.KeyPageDown) // no length any more
	for i, b := range s.strip.handles {
		if b.Size().Width < handiest*theme.Unit()-0.1 || b.Position().X < 0 || b.Position().X+b.Size().Width > s.strip.Size().Width+0.5 {
			t.Errorf("handle %d is %.1f wide at %.1f of %.1f", i, b.Size().Width, b.Position().X, s.strip.Size().Width)
		}
	}
}

// TestRestOfAnExerciseHoldsInEveryRoutine keeps a rest for an exercise
// wherever it comes, and takes that back.
func TestRestOfAnExerciseHoldsInEveryRoutine(t *testing.T) {
	s := newStage(t, usual)
	flow := s.strip.handles[1].target
	s.window.Canvas().Focus(s.strip.handles[1])
	s.press(fyne.KeyRight)
	turn := func() {
		e, _ := s.entry(flow)
		s.everywhere(e)[0].Items[0].(*widget.Toggle).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	turn()
	if s.prefs.Rests.Exercise[sample.Flow] != engine.PauseOf(35*time.Second) {
		t.Fatalf("kept %+v", s.prefs.Rests.Exercise)
	}
	s.press(fyne.KeyDelete)
	s.want(30, 35, 30, 30)
	if got := s.list.known[flow].origin.Value(); got != "set for this exercise everywhere" {
		t.Errorf("without a setting of its own the rest is %q", got)
	}
	turn()
	s.want(30, 30, 30, 30)
	if len(s.prefs.Rests.Exercise) != 0 {
		t.Errorf("still kept: %+v", s.prefs.Rests.Exercise)
	}
}

// TestThreeChoicesChangeAllRests: each says what it comes to before it is made, they
// start from the same rests, and one undo takes them back.
func TestThreeChoicesChangeAllRests(t *testing.T) {
	s := newStage(t, usual)
	s.window.Canvas().Focus(s.First())
	var said []string
	for _, o := range s.choices.options {
		said = append(said, o.Figure()+", "+o.Line())
	}
	if o := s.choices.options; !o[1].Chosen() || s.First() != fyne.Focusable(o[1]) || o[0].Line() != "Rests: 15 s" || o[1].Line() != "Rests: 30 s" || o[2].Line() != "Rests: 45 s" {
		t.Errorf("they say %q", said)
	}
	promised := s.choices.options[2].Figure()
	s.press(fyne.KeyRight)
	s.want(45, 45, 45, 45)
	if s.total.Value() != promised+" in all" || !s.choices.options[2].Chosen() {
		t.Errorf("promised %s, in all %q", promised, s.total.Value())
	}
	s.press(fyne.KeyLeft, fyne.KeyLeft)
	s.want(15, 15, 15, 15)
	s.Undo()
	s.want(30, 30, 30, 30)
	test.Tap(s.choices.options[2])
	s.window.Canvas().Focus(s.FirstRest())
	s.press(fyne.KeyRight)
	if o := s.choices.options[2]; !o.Chosen() || o.Line() != "With changes of yours. Rests: 45 s to 50 s" {
		t.Errorf("after a change of one rest %q says %q and is chosen: %v", o.Words(), o.Line(), o.Chosen())
	}
}

// TestAChoiceSaysTheTruth after single changes, fewer words, undoing, and all at once.
func TestAChoiceSaysTheTruth(t *testing.T) {
	s := newStage(t, usual)
	holds := func(want string) {
		t.Helper()
		var chosen []string
		for _, o := range s.choices.options {
			if o.Chosen() {
				name := o.Words()[0]
				if strings.HasPrefix(o.Line(), "With changes of yours. ") {
					name += ", with changes of yours"
				}
				chosen = append(chosen, name)
			}
		}
		if len(chosen) != 1 || chosen[0] != want {
			t.Errorf("%q is chosen, want %q", chosen, want)
		}
	}
	holds("As it is")
	test.Tap(s.choices.options[0])
	holds("Shorter")
	s.window.Canvas().Focus(s.guidance)
	s.press(fyne.KeyRight)
	holds("Shorter") // whatever is said
	s.want(15, 15, 15, 15)
	s.window.Canvas().Focus(s.FirstRest())
	s.press(fyne.KeyPageUp, fyne.KeyPageUp)
	s.want(45, 15, 15, 15)
	holds("Shorter, with changes of yours")
	promised := s.choices.options[1].Figure()
	test.Tap(s.choices.options[1])
	s.want(45, 30, 30, 30) // what was set by itself stays
	holds("As it is, with changes of yours")
	if got := s.total.Value(); got != promised+" in all" {
		t.Errorf("promised %s, in all %q", promised, got)
	}
	s.Undo()
	holds("Shorter, with changes of yours")
	s.Undo()
	s.Undo()
	holds("Shorter")
	s.Undo()
	s.want(30, 30, 30, 30)
	holds("As it is")
	s.window.Canvas().Focus(s.tools.all)
	s.write("20")
	s.press(fyne.KeyReturn)
	holds("As it is")
	test.Tap(s.choices.options[2])
	s.want(30, 30, 30, 30)
}

// TestRestsThatWaitOfferNoChoice: nothing would change.
func TestRestsThatWaitOfferNoChoice(t *testing.T) {
	s := newStage(t, usual)
	s.prefs.Rests.Default, s.prefs.Rests.BetweenSets = engine.PauseUntilReady(30*time.Second), engine.PauseOf(0)
	s.measure(s.prefs)
	if s.choices.Visible() || s.First() != s.FirstRest() {
		t.Errorf("they offer %q and %q", s.choices.options[0].Line(), s.choices.options[2].Line())
	}
}

// TestTalkLess: fewer words make the session no longer, and are kept at once.
func TestTalkLess(t *testing.T) {
	s := newStage(t, usual)
	before := s.played.Total
	s.window.Canvas().Focus(s.guidance)
	s.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if s.prefs.Guidance != engine.GuidanceTones || s.played.Total >= before {
		t.Errorf("kept is %q, the session takes %v after %v", s.prefs.Guidance, s.played.Total, before)
	}
}

// TestAChosenLengthIsTheLengthShown: the session is fitted to it whatever the rests, and
// the choices say how much is done.
func TestAChosenLengthIsTheLengthShown(t *testing.T) {
	c := sample.Catalog(t)
	routine, err := c.Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	s := stageOf(t, usual, *routine, c.Book(), 10)
	near := func(what string) {
		t.Helper()
		if off := (s.played.Total - 10*time.Minute).Abs(); off > engine.Tolerance {
			t.Errorf("%s the session takes %v", what, s.played.Total)
		}
	}
	near("at first")
	o := s.choices.options
	if !strings.Contains(o[0].Line(), "exercises, rests: 15 s") || s.played.Exercises < 3 {
		t.Errorf("the choices say %q", o[0].Line())
	}
	s.window.Canvas().Focus(s.First())
	s.press(fyne.KeyRight)
	near("longer")

	all, out := 0, 0
	for _, row := range s.list.rows {
		if row.entry.scope == ofPlace && row.entry.kind == engine.AfterExercise {
			all++
			if row.entry.out {
				out++
				if row.origin.Value() != "no time for it now" {
					t.Errorf("%s: %q", row.name.Value(), row.origin.Value())
				}
			}
		}
	}
	if out == 0 || all-out > s.played.Exercises {
		t.Errorf("%d of %d rests are of exercises that there is no time for, %d are done", out, all, s.played.Exercises)
	}
}

// TestADragLeavesTheExercisesAlone: they are chosen again for the length once the mouse
// lets go, and a rest whose exercise is left out then keeps the keyboard in the list.
func TestADragLeavesTheExercisesAlone(t *testing.T) {
	c := sample.Catalog(t)
	routine, err := c.Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	s := stageOf(t, usual, *routine, c.Book(), 10)
	before := s.played.Exercises
	b := s.strip.handles[len(s.strip.handles)/2]
	second := s.strip.perSecond(s.strip.Size().Width)
	for range 40 {
		b.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(10*second, 0)})
		if s.played.Exercises != before {
			t.Fatalf("in mid-drag there are %d exercises, %d before", s.played.Exercises, before)
		}
	}
	b.DragEnd()
	if off := (s.played.Total - 10*time.Minute).Abs(); off > engine.Tolerance {
		t.Errorf("afterwards the session takes %v", s.played.Total)
	}
	shown := false
	for _, h := range s.strip.handles {
		shown = shown || fyne.Focusable(h) == s.window.Canvas().Focused()
	}
	for _, row := range s.list.rows {
		shown = shown || row.has(s.window.Canvas().Focused())
	}
	if !shown {
		t.Errorf("the keyboard is on %T, which is not shown", s.window.Canvas().Focused())
	}
}
