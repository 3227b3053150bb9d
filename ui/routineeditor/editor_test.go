package routineeditor

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/draft"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

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
	if !r.screen.do(draft.Rename("Morning")) {
		t.Fatalf("it cannot be renamed: %q", r.told)
	}
	r.screen.Leave() // which cannot save it, says why, and offers what can be done
	leaving, later := r.sheets[0], r.sheets[0].Buttons()[1]
	if r.window.Canvas().Focused() != fyne.Focusable(later) || !leaving.Buttons()[0].Disabled() {
		t.Errorf("the keyboard is on %T, Save can be pressed: %v", r.window.Canvas().Focused(), !leaving.Buttons()[0].Disabled())
	}
	told := false
	sample.Walk(leaving, func(o fyne.CanvasObject) {
		text, ok := o.(*widget.Text)
		told = told || ok && strings.HasPrefix(text.Value(), "A routine needs at least one exercise")
	})
	if !told {
		t.Error("it does not say why it cannot be saved")
	}
	r.CloseSheet()
	r.screen.advice.act.OnTapped() // add one
	r.typeText("cobra")
	r.press(fyne.KeyReturn)
	r.want(" | cobra | ")
	r.screen.Save()
	if !slices.Equal(r.did, []string{"save"}) {
		t.Errorf("did %q", r.did)
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

// TestASmallWindowHasRoomForEveryWord: the name above the buttons, and every control
// under what it sets.
func TestASmallWindowHasRoomForEveryWord(t *testing.T) {
	c := around(t, nil)
	r := newRig(t, beginner(t, c), c, fyne.NewSize(545, 480))
	r.screen.GoTo(draft.Ref{Block: 0, Item: 1})
	sample.CheckTexts(t, r.screen)
	shrunk := 0
	for _, text := range sample.All[*widget.Text](r.screen) {
		for _, o := range test.WidgetRenderer(text).Objects() {
			if o.(*canvas.Text).TextSize < theme.TextCaption*theme.Unit()-0.1 {
				t.Logf("%q is %.1f high", text.Value(), o.(*canvas.Text).TextSize)
				shrunk++
			}
		}
	}
	if shrunk > 0 {
		t.Errorf("%d texts are smaller than captions", shrunk)
	}
}

// TestAResizeShowsTheLinesThatThereIsRoomFor: as the window does it, without drawing
// everything again.
func TestAResizeShowsTheLinesThatThereIsRoomFor(t *testing.T) {
	r := long(t, 60)
	l := r.screen.list
	for _, size := range []fyne.Size{{Width: 1760, Height: 1080}, {Width: 1760, Height: 700}, {Width: 1760, Height: 1080}, {Width: 785, Height: 1080}} {
		theme.Fit(fyne.NewSize(size.Width*1.1, size.Height))
		widget.Restyle(r.screen)
		r.window.Resize(size)
		foot := float32(0)
		for _, line := range l.rows {
			if line.Visible() {
				foot = max(foot, line.Position().Y+line.Size().Height)
			}
		}
		if height := l.scroll.Size().Height; foot < l.scroll.Offset.Y+height-heightOf(blockLine)*theme.Unit() || height < size.Height/2 {
			t.Errorf("%v: the lines end at %.0f of %.0f", size, foot-l.scroll.Offset.Y, height)
		}
		if got, want := l.Size().Height, l.tops[len(l.tops)-1]; got != want {
			t.Errorf("%v: what scrolls is %.0f high, its lines %.0f", size, got, want)
		}
	}
}

// TestTheAdviceGivesItsRoomBack: once there is nothing to say, the list moves up.
func TestTheAdviceGivesItsRoomBack(t *testing.T) {
	c := around(t, nil)
	fresh := draft.New("Mine", engine.LevelBeginner, func(string) bool { return false })
	r := newRig(t, draft.Open(&fresh, false, c), c, size)
	top := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(r.screen.list.scroll).Y }
	with := top()
	for b, id := range []string{"march-in-place", "cobra", "supine-rest"} {
		r.screen.do(draft.Add(draft.Ref{Block: b}, id))
	}
	if n := len(r.screen.advice.warnings); n > 0 {
		t.Fatalf("there is still %d to say", n)
	}
	if without := top(); without > with-30 {
		t.Errorf("the list begins at %.0f, with advice at %.0f", without, with)
	}
}
