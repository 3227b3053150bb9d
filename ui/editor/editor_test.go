package editor

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	if err := lang.AddTranslationsFS(assets.Files(), "translations"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// rig is an editor in a window, with doubles around it.
type rig struct {
	t      testing.TB
	screen *Screen
	window fyne.Window
	sheets []*widget.Sheet
	told   []string
	// did notes what was asked of the window.
	did []string
}

func (r *rig) OpenSheet(s *widget.Sheet) {
	r.sheets = append(r.sheets, s)
	s.Resize(r.window.Canvas().Size())
	r.window.Canvas().Overlays().Add(s)
	if f := s.First(); f != nil {
		r.window.Canvas().Focus(f)
	}
}

func (r *rig) CloseSheet() {
	r.window.Canvas().Overlays().Remove(r.sheets[len(r.sheets)-1])
	r.sheets = r.sheets[:len(r.sheets)-1]
}

func (r *rig) Tell(line string) { r.told = append(r.told, line) }

var size = fyne.NewSize(1250, 768)

// around is what the drafts of the tests are measured with.
func around(t testing.TB, change func(p *engine.Preferences)) draft.Context {
	t.Helper()
	prefs := engine.DefaultPreferences()
	prefs.Equipment = engine.Equipment()
	if change != nil {
		change(&prefs)
	}
	return draft.Context{Book: sample.Catalog(t).Book(), Prefs: prefs, Voice: engine.EstimatedVoice{}}
}

// beginner is a copy of the program's own beginner routine.
func beginner(t testing.TB, c draft.Context) *draft.Draft {
	t.Helper()
	r, err := sample.Catalog(t).Routine("beginner")
	if err != nil {
		t.Fatal(err)
	}
	own := draft.Copy(r, "Mine", func(string) bool { return false }, c)
	return draft.Open(&own, false, c)
}

func newRig(t testing.TB, d *draft.Draft, c draft.Context, in fyne.Size) *rig {
	t.Helper()
	r := &rig{t: t}
	did := func(what string) func() { return func() { r.did = append(r.did, what) } }
	r.window = test.NewTempWindow(t, widget.NewGround(theme.Background, 0))
	r.window.SetPadded(false)
	r.window.Resize(in)
	r.screen = New(Options{
		Draft: d, New: true, Book: c.Book, Preferences: c.Prefs, Host: r,
		Album: picture.New(sample.Scene, func(func()) {}),
		OnChanged: func() { // as the window, which keeps the draft
			if _, err := json.Marshal(d); err != nil {
				t.Error(err)
			}
		},
		OnPlay:  func(at draft.Ref) { r.did = append(r.did, fmt.Sprint("play ", at)) },
		OnRests: did("rests"), OnSave: did("save"), OnLeave: did("leave"), OnDrop: did("drop"),
	})
	r.window.SetContent(r.screen)
	r.window.Canvas().SetOnTypedKey(r.screen.Key)
	r.window.Canvas().Focus(r.screen.First())
	return r
}

// open shows a copy of the beginner routine.
func open(t testing.TB) *rig {
	c := around(t, nil)
	return newRig(t, beginner(t, c), c, size)
}

func (r *rig) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (r *rig) typeText(text string) { test.Type(r.window.Canvas().Focused(), text) }

// ids lists the exercises of every block.
func (r *rig) ids() string {
	var blocks []string
	for _, b := range r.screen.draft.Routine().Blocks {
		var ids []string
		for _, item := range b.Items {
			ids = append(ids, item.Exercise)
		}
		blocks = append(blocks, strings.Join(ids, " "))
	}
	return strings.Join(blocks, " | ")
}

const asCopied = "march-in-place arm-circles side-reaches torso-rotations hip-circles | supine-reach heel-slides cat-cow childs-pose | knees-to-chest belly-breathing supine-rest"

func (r *rig) want(ids string) {
	r.t.Helper()
	if got := r.ids(); got != ids {
		r.t.Errorf("the routine is\n%s, want\n%s", got, ids)
	}
}

func TestMovingByKeyboardAcrossBlocks(t *testing.T) {
	r := open(t)
	r.screen.GoTo(draft.Ref{Block: 0, Item: 4})
	r.screen.MoveBy(1)
	r.want("march-in-place arm-circles side-reaches torso-rotations | hip-circles supine-reach heel-slides cat-cow childs-pose | knees-to-chest belly-breathing supine-rest")
	r.screen.MoveBy(1)
	r.screen.MoveBy(-1)
	r.screen.MoveBy(-1)
	r.want(asCopied)
	if e := r.screen.list.current(); e.at != (draft.Ref{Block: 0, Item: 4}) {
		t.Errorf("the keyboard is on %v", e)
	}
	r.screen.GoTo(draft.Ref{Block: 0, Item: 0})
	r.screen.MoveBy(-1) // there is nothing above
	r.want(asCopied)
}

func TestAddingRemovingAndUndoing(t *testing.T) {
	r := open(t)
	r.screen.GoTo(draft.Ref{Block: 1, Item: 1})
	r.press(fyne.KeyDelete)
	without := strings.Replace(asCopied, "heel-slides ", "", 1)
	r.want(without)
	if e := r.screen.list.current(); e != (entry{itemLine, draft.Ref{Block: 1, Item: 1}}) {
		t.Errorf("after taking one out the keyboard is on %v", e)
	}
	r.press(fyne.KeyA)
	if len(r.sheets) != 1 {
		t.Fatal("A opens nothing")
	}
	r.typeText("cobra")
	r.press(fyne.KeyReturn)
	with := strings.Replace(without, "cat-cow", "cat-cow cobra", 1)
	r.want(with)
	if len(r.sheets) != 0 || r.screen.list.current().at != (draft.Ref{Block: 1, Item: 2}) || r.window.Canvas().Focused() != fyne.Focusable(r.screen.list) {
		t.Errorf("%d sheets, the keyboard is on %v", len(r.sheets), r.screen.list.current())
	}
	r.screen.Undo()
	r.want(without)
	r.screen.Undo()
	r.want(asCopied)
	if r.screen.draft.Changed() || !r.screen.undo.Disabled() {
		t.Error("after everything has been undone something is still changed")
	}
	r.screen.Redo()
	r.screen.Redo()
	r.want(with)
}

func TestRestAfterOneExercise(t *testing.T) {
	r := open(t)
	at := draft.Ref{Block: 1, Item: 2}
	r.screen.GoTo(at)
	before := r.screen.total.Value()
	r.press(fyne.KeyReturn) // to what can be set: Play it
	for range 20 {
		if s, ok := r.window.Canvas().Focused().(*widget.Stepper); ok && strings.HasSuffix(s.Value(), " s") {
			break
		}
		r.press(fyne.KeyDown)
	}
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	rest, err := r.screen.draft.Rest(at, engine.AfterExercise)
	if err != nil || rest.Pause != engine.PauseOf(45*time.Second) || rest.Origin != engine.OfPlace {
		t.Fatalf("the rest is %+v, %v", rest, err)
	}
	if line := r.screen.face(entry{itemLine, at}).line; !strings.HasSuffix(line, "rest 45 s") {
		t.Errorf("the list says %q", line)
	}
	if now := r.screen.total.Value(); now == before {
		t.Errorf("the total stays %s", now)
	}
	r.press(fyne.KeyDown, fyne.KeyReturn) // as usual again
	if rest, _ := r.screen.draft.Rest(at, engine.AfterExercise); rest.Origin == engine.OfPlace {
		t.Errorf("the rest is still %+v", rest)
	}
	if now := r.screen.total.Value(); now != before {
		t.Errorf("the total is %s, was %s", now, before)
	}
}

func TestWhatIsLeftOutIsMarked(t *testing.T) {
	c := around(t, func(p *engine.Preferences) { p.Skip = []string{"cat-cow"} })
	r := newRig(t, beginner(t, c), c, size)
	for item, want := range map[int]bool{1: false, 2: true} {
		f := r.screen.face(entry{itemLine, draft.Ref{Block: 1, Item: item}})
		if got := strings.Contains(f.line, "left out"); got != want || want != (f.aside == "") {
			t.Errorf("item %d: %q, %q", item, f.line, f.aside)
		}
	}
}

// pull presses the mouse on a line of the list and pulls it over others, in the
// order of their indices.
func (r *rig) pull(from int, over ...int) {
	l := r.screen.list
	middle := func(i int) fyne.Position { return fyne.NewPos(40, (l.tops[i]+l.tops[i+1])/2) }
	down := &desktop.MouseEvent{}
	down.Position = middle(from)
	l.MouseDown(down)
	for _, i := range over {
		l.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: middle(i)}})
	}
	l.DragEnd()
}

func TestDraggingIsOneChange(t *testing.T) {
	r := open(t)
	l := r.screen.list
	from := l.indexOf(entry{itemLine, draft.Ref{Block: 0, Item: 3}})
	// Over the end of the warm-up and the heading of the main part, into it.
	r.pull(from, from, from+1, from+2, from+3, from+4)
	r.want("march-in-place arm-circles side-reaches hip-circles | supine-reach heel-slides torso-rotations cat-cow childs-pose | knees-to-chest belly-breathing supine-rest")
	if e := l.current(); e.at != (draft.Ref{Block: 1, Item: 2}) || l.entries[l.indexOf(e)] != e {
		t.Errorf("the keyboard is on %v", e)
	}
	r.screen.Undo()
	r.want(asCopied)
	if r.screen.draft.CanUndo() != "" {
		t.Error("the drag was more than one change")
	}
}

func TestHeadingsCannotBeDragged(t *testing.T) {
	r := open(t)
	heading := r.screen.list.indexOf(entry{blockLine, draft.Ref{Block: 1}})
	r.pull(heading, heading-1, heading-2)
	r.want(asCopied)
}

func TestSwapping(t *testing.T) {
	r := open(t)
	at := draft.Ref{Block: 1, Item: 2}
	r.screen.GoTo(at)
	r.press(fyne.KeyS, fyne.KeyReturn) // the first is the easier way
	ex := r.screen.options.Book.Exercises["cat-cow"]
	if note := r.screen.draft.Routine().Blocks[1].Items[2].Note; note != ex.Easier {
		t.Errorf("the note is %q, want %q", note, ex.Easier)
	}
	r.press(fyne.KeyS)
	first := r.screen.alternatives(at)[0].id
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // easier, stronger, the first alternative
	r.want(strings.Replace(asCopied, "cat-cow", first, 1))
	r.press(fyne.KeyS)
	r.typeText("cobra")
	r.press(fyne.KeyReturn)
	r.want(strings.Replace(asCopied, "cat-cow", "cobra", 1))
}

func TestNamingIsOneChange(t *testing.T) {
	r := open(t)
	r.screen.GoToTop()
	r.press(fyne.KeyReturn)
	for range 4 {
		r.press(fyne.KeyDelete)
	}
	r.typeText("Morning")
	if got := r.screen.draft.Routine().Name; got != "Morning" || r.screen.name.Value() != "Morning" {
		t.Errorf("the name is %q, the title %q", got, r.screen.name.Value())
	}
	name := r.screen.inspector.body.parts[1].(*field)
	name.field.SetText("")
	if name.line.Value() == "" || r.screen.draft.Routine().Name == "" {
		t.Error("a routine without a name is taken")
	}
	name.field.SetText("Evening")
	r.screen.Undo()
	if got := r.screen.draft.Routine().Name; got != "Mine" || name.field.Text() != "Mine" && r.screen.draft.CanUndo() != "" {
		t.Errorf("after undo the name is %q", got)
	}
}

func TestLeaving(t *testing.T) {
	r := open(t)
	r.screen.Escape()
	if !slices.Equal(r.did, []string{"drop"}) {
		t.Fatalf("leaving an unchanged copy did %q", r.did)
	}
	r.press(fyne.KeyDelete, fyne.KeyReturn)
	r.screen.Escape() // back to the list
	if len(r.sheets) != 0 || r.window.Canvas().Focused() != fyne.Focusable(r.screen.list) {
		t.Fatal("Escape does not lead back to the list first")
	}
	r.screen.Escape()
	if len(r.sheets) != 1 {
		t.Fatal("changes are not asked about")
	}
	for i, want := range []string{"save", "leave", "drop"} {
		if i > 0 {
			r.screen.Leave()
		}
		r.sheets[len(r.sheets)-1].Buttons()[i].OnTapped()
		if got := r.did[len(r.did)-1]; got != want || len(r.sheets) != 0 {
			t.Errorf("answer %d did %s, want %s; %d sheets", i, got, want, len(r.sheets))
		}
	}
}

func TestAnEmptyRoutineIsNotSaved(t *testing.T) {
	c := around(t, nil)
	fresh := draft.New("Mine", engine.LevelBeginner, func(string) bool { return false })
	r := newRig(t, draft.Open(&fresh, false, c), c, size)
	r.screen.Save()
	if len(r.did) != 0 {
		t.Errorf("an empty routine did %q", r.did)
	}
	r.screen.advice.act.OnTapped() // add one
	r.typeText("cobra")
	r.press(fyne.KeyReturn)
	r.want(" | cobra | ")
	r.screen.Save()
	if !slices.Equal(r.did, []string{"save"}) {
		t.Errorf("did %q", r.did)
	}
}

// TestAdvice goes through everything that can be better, and lets the program
// mend what it can.
func TestAdvice(t *testing.T) {
	c := around(t, func(p *engine.Preferences) {
		p.Equipment = nil
		p.Careful = []engine.Involvement{engine.KneeLoad}
	})
	fresh := draft.New("Mine", engine.LevelBeginner, func(string) bool { return false })
	for i, id := range []string{"cat-cow", "side-reaches", "supine-twist", "bar-hang", "cobra", "hip-circles", "cat-cow", "cat-cow", "gone"} {
		fresh.Blocks[1].Items = slices.Insert(fresh.Blocks[1].Items, i, engine.Item{Exercise: id})
	}
	r := newRig(t, draft.Open(&fresh, false, c), c, size)
	a := r.screen.advice
	seen := map[draft.WarningKind]bool{}
	for range a.warnings {
		w := a.warnings[a.shown]
		seen[w.Kind] = true
		if text := a.sign.Text(); text == "" || strings.Contains(text, "{{") || strings.Contains(text, "<no value>") {
			t.Errorf("%s says %q", w.Kind, text)
		}
		sample.CheckTexts(t, a)
		a.next.OnTapped()
	}
	for _, kind := range []draft.WarningKind{draft.WarnMissing, draft.WarnCareful, draft.WarnEquipment, draft.WarnNoWarmUp, draft.WarnNoCoolDown, draft.WarnUpAndDown, draft.WarnTwice} {
		if !seen[kind] {
			t.Errorf("%s is not told", kind)
		}
	}
	follow := func(kind draft.WarningKind) {
		for a.shown = range a.warnings {
			if a.warnings[a.shown].Kind == kind {
				a.update()
				a.act.OnTapped()
				return
			}
		}
		t.Errorf("%s is not told any more", kind)
	}
	follow(draft.WarnMissing)
	follow(draft.WarnUpAndDown)
	if strings.Contains(r.ids(), "gone") || slices.ContainsFunc(a.warnings, func(w draft.Warning) bool { return w.Kind == draft.WarnUpAndDown && w.Fix != nil }) {
		t.Errorf("after mending: %s", r.ids())
	}
	follow(draft.WarnNoCoolDown)
	if len(r.sheets) != 1 {
		t.Fatal("nothing is offered for a cool-down")
	}
	r.typeText("resting")
	r.sheets[0].OnEscape()
	follow(draft.WarnTwice)
	if e := r.screen.list.current(); e.kind != itemLine || e.at.Item == 0 {
		t.Errorf("what comes twice is looked for at %v", e)
	}
}

func TestPlayingFromTheList(t *testing.T) {
	r := open(t)
	r.press(fyne.KeyP)
	if !slices.Equal(r.did, []string{"play {0 0}"}) {
		t.Errorf("P did %q", r.did)
	}
}

func TestTextsAreWholeAndApart(t *testing.T) {
	c := around(t, nil)
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 785, Height: 700}} {
		r := newRig(t, beginner(t, c), c, size)
		if err := r.screen.draft.Do(draft.SetNote(draft.Ref{Block: 0, Item: 1}, strings.Repeat("slowly and ", 12))); err != nil {
			t.Fatal(err)
		}
		r.screen.changed()
		for i := range r.screen.list.entries {
			r.screen.list.choose(i)
			sample.CheckTexts(t, r.screen.list)
			sample.CheckTexts(t, r.screen.inspector)
		}
		r.screen.GoToTop()
		if texts := sample.CheckTexts(t, r.screen); texts < 20 {
			t.Errorf("only %d texts", texts)
		}
		r.press(fyne.KeyA)
		sample.CheckTexts(t, r.sheets[0])
	}
}

// TestLongListsExistOnlyInView keeps a routine of many exercises light.
func TestLongListsExistOnlyInView(t *testing.T) {
	r := long(t, 200)
	if n := len(r.screen.list.rows); n > 16 {
		t.Errorf("%d lines exist as widgets", n)
	}
	r.press(fyne.KeyEnd)
	l := r.screen.list
	if bottom := l.tops[len(l.tops)-1] - l.scroll.Offset.Y; bottom > l.scroll.Size().Height+1 {
		t.Errorf("the last line ends at %.0f of %.0f", bottom, l.scroll.Size().Height)
	}
	shown := slices.ContainsFunc(l.rows, func(r *row) bool { return r.Visible() && r.title.Value() == "Cobra" })
	if !shown {
		t.Error("the last exercise is not seen")
	}
}

// long opens a routine of n exercises.
func long(t testing.TB, n int) *rig {
	c := around(t, nil)
	r := draft.New("Long", engine.LevelBeginner, func(string) bool { return false })
	ids := []string{"cat-cow", "heel-slides", "knees-to-chest", "supine-twist", "cobra"}
	for i := range n {
		b := i * 3 / n
		r.Blocks[b].Items = append(r.Blocks[b].Items, engine.Item{Exercise: ids[i%len(ids)]})
	}
	return newRig(t, draft.Open(&r, false, c), c, size)
}

// BenchmarkChange is one change to a routine of 200 exercises with everything
// that follows: the timeline, the total, the warnings, the list, what is set.
// It must stay well under 16 ms, a frame.
func BenchmarkChange(b *testing.B) {
	r := long(b, 200)
	at := draft.Ref{Block: 1, Item: 20}
	r.screen.GoTo(at)
	amounts := []float64{5, 6}
	for i := 0; b.Loop(); i++ {
		r.screen.do(draft.SetAmount(at, &amounts[i%2]))
	}
}

// BenchmarkDrag is one step of dragging an exercise through 200.
func BenchmarkDrag(b *testing.B) {
	r := long(b, 200)
	r.screen.GoTo(draft.Ref{Block: 1, Item: 20})
	l := r.screen.list
	here := l.cursor
	for i := 0; b.Loop(); i++ {
		r.screen.drag(here, here+i%2)
	}
}
