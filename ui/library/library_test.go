package library

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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

// rig is the library with the program's own exercises in a window.
type rig struct {
	*Screen
	window fyne.Window
	opened []string
	kept   engine.Preferences
	sheet  *widget.Sheet
}

func (r *rig) OpenSheet(s *widget.Sheet) { r.sheet = s }
func (r *rig) CloseSheet()               { r.sheet = nil }

func stage(t testing.TB, size fyne.Size, prefs engine.Preferences) *rig {
	t.Helper()
	c := sample.Catalog(t)
	r := &rig{kept: prefs}
	r.Screen = New(Options{
		Book: c.Book(), Routines: c.Routines(), Album: picture.New(c.Scene, func(func()) {}), Host: r,
		OnOpen:    func(id string) { r.opened = append(r.opened, id) },
		OnChanged: func(p engine.Preferences) { r.kept = p },
	}, prefs)
	r.window = test.NewTempWindow(t, r.Screen)
	sample.FitBesideRail(r.window, size)
	r.window.Canvas().SetOnTypedRune(r.Rune)
	r.window.Canvas().SetOnTypedKey(r.Key)
	return r
}

// still are preferences without movement, so that nothing runs in a test.
func still() engine.Preferences {
	p := engine.DefaultPreferences()
	p.Display.Animations = false
	return p
}

func (r *rig) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		r.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func (r *rig) typeText(text string) {
	for _, c := range text {
		if f := r.window.Canvas().Focused(); f != nil {
			f.TypedRune(c)
		} else {
			r.Rune(c)
		}
	}
}

func (r *rig) focusedID(t *testing.T) string {
	t.Helper()
	c, ok := r.window.Canvas().Focused().(*card)
	if !ok {
		t.Fatalf("the focus is on %T", r.window.Canvas().Focused())
	}
	return c.id
}

func TestTextsAreWholeAndApart(t *testing.T) {
	careful := still()
	careful.Careful = engine.Movements()
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}, {Width: 684, Height: 560}} {
		for name, prefs := range map[string]engine.Preferences{"plain": still(), "careful": careful} {
			t.Run(fmt.Sprintf("%.0f %s", size.Width, name), func(t *testing.T) {
				r := stage(t, size, prefs)
				if n := sample.CheckTexts(t, r.Screen); n < 15 {
					t.Errorf("only %d texts", n)
				}
				for i, a := range r.grid.cards {
					if right := a.Position().X + a.Size().Width; right > r.scroll.Size().Width {
						t.Errorf("card %d reaches %.0f of %.0f", i, right, r.scroll.Size().Width)
					}
				}
			})
		}
	}
}

func TestKeyboardThroughTheGrid(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	cards, columns := r.grid.cards, r.grid.columns
	if columns != 4 || len(cards) < 40 {
		t.Fatalf("%d columns of %d cards, the test is written for 4", columns, len(cards))
	}
	r.window.Canvas().Focus(r.First())
	at := 0
	for _, step := range []struct {
		key fyne.KeyName
		by  int
	}{{fyne.KeyRight, 1}, {fyne.KeyDown, 4}, {fyne.KeyDown, 4}, {fyne.KeyLeft, -1}, {fyne.KeyUp, -4}, {fyne.KeyPageDown, 8}, {fyne.KeyDown, 4}, {fyne.KeyPageUp, -8}} {
		r.press(step.key)
		at += step.by
		if got := r.focusedID(t); got != cards[at].id {
			t.Fatalf("%s leads to %s, want %s", step.key, got, cards[at].id)
		}
		c := cards[at]
		top := c.Position().Y - r.scroll.Offset.Y
		if top < 0 || top+c.Size().Height > r.scroll.Size().Height {
			t.Errorf("%s lies at %.0f of a view %.0f high", c.id, top, r.scroll.Size().Height)
		}
	}
	r.press(fyne.KeyEnd)
	if got := r.focusedID(t); got != cards[len(cards)-1].id {
		t.Errorf("End leads to %s", got)
	}
	r.press(fyne.KeyHome, fyne.KeyReturn, fyne.KeyRight, fyne.KeySpace)
	if len(r.opened) != 2 || r.opened[0] != cards[0].id || r.opened[1] != cards[1].id {
		t.Errorf("opened %q", r.opened)
	}
	r.press(fyne.KeyUp)
	if r.window.Canvas().Focused() != fyne.Focusable(r.position) {
		t.Errorf("up from the first row leads to %T", r.window.Canvas().Focused())
	}
	r.press(fyne.KeyDown)
	r.focusedID(t)
}

func TestTypingAnywhereSearches(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	r.window.Canvas().Focus(r.First())
	r.typeText("cob")
	if r.search.Text() != "cob" || len(r.grid.cards) != 1 || r.grid.cards[0].id != "cobra" {
		t.Fatalf("%q finds %d", r.search.Text(), len(r.grid.cards))
	}
	r.press(fyne.KeyReturn, fyne.KeyReturn)
	if len(r.opened) != 1 || r.opened[0] != "cobra" {
		t.Errorf("opened %q", r.opened)
	}
	if !r.Escape() || r.search.Text() != "" || len(r.grid.cards) < 40 {
		t.Error("Escape does not clear the search")
	}
	if r.Escape() {
		t.Error("a second Escape is kept from the window")
	}
}

func TestNothingFoundSaysSoAndOffersToClear(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	r.window.Canvas().Focus(r.First())
	r.typeText("zzz")
	if !r.empty.Visible() || !r.clearEmpty.Visible() || r.First() != fyne.Focusable(r.clearEmpty) {
		t.Fatal("nothing is said about an empty result")
	}
	sample.CheckTexts(t, r.Screen)
	r.press(fyne.KeyDown, fyne.KeyReturn)
	if r.empty.Visible() || len(r.grid.cards) < 40 || r.search.Text() != "" {
		t.Error("clearing does not bring the exercises back")
	}
	r.focusedID(t)
}

func TestCarefulIsMarkedInWordsAndCanBeHidden(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	r.PickCareful()
	content := test.WidgetRenderer(r.sheet).Objects()
	turn := func(label string) {
		t.Helper()
		turned := false
		for _, o := range content {
			find(o, func(toggle *widget.Toggle) {
				if toggle.Label() == label {
					toggle.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
					turned = true
				}
			})
		}
		if !turned {
			t.Fatalf("there is no %q", label)
		}
	}
	turn("Hip replacement")
	if !slices.Equal(r.kept.Conditions, []string{"hip-replacement"}) {
		t.Fatalf("kept %v", r.kept.Conditions)
	}
	c, _ := r.options.Book.Condition("hip-replacement")
	left := 0
	for i := range r.index.Entries {
		ex := &r.index.Entries[i].Exercise
		sign, want := r.cards[ex.ID].careful, ""
		switch {
		case c.LeavesOut(ex):
			want = "Left out: hip replacement"
			left++
		case c.Meets(ex):
			want = "Careful: hip replacement"
		}
		if sign.Visible() != (want != "") || sign.Text() != want {
			t.Errorf("%s: sign shown %v with %q, want %q", ex.ID, sign.Visible(), sign.Text(), want)
		}
	}
	all := len(r.grid.cards)
	turn("Hide what is left out")
	hidden := fmt.Sprintf("%d hidden", left)
	if left == 0 || len(r.grid.cards) != all-left || r.careful.Label() != hidden {
		t.Errorf("%d of %d are left, %d are left out, the filter says %q", len(r.grid.cards), all, left, r.careful.Label())
	}
	if !r.says(r.sheet, hidden+": ") {
		t.Error("the sheet does not say what is hidden")
	}
	sample.CheckTexts(t, r.Screen)
}

// TestASearchForAConditionCanBeKept: what the search names is shown
// above the cards, marked on them, and saved with one button.
func TestASearchForAConditionCanBeKept(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	r.window.Canvas().Focus(r.First())
	r.typeText("hip replacement")
	if !r.says(r.notice, fmt.Sprintf("Hip replacement: %d of %d exercises are left out.", r.about.N, len(r.index.Entries))) {
		t.Errorf("says %q", r.notice.line.Value())
	}
	signed := 0
	for _, c := range r.grid.cards {
		if c.careful.Text() == "Careful: hip replacement" {
			signed++
		}
	}
	if signed == 0 {
		t.Error("no card says that one must be careful")
	}
	sample.CheckTexts(t, r.Screen)
	r.press(fyne.KeyDown, fyne.KeyUp)
	if r.window.Canvas().Focused() != fyne.Focusable(r.notice.button) {
		t.Fatalf("up from the first row leads to %T", r.window.Canvas().Focused())
	}
	r.press(fyne.KeyReturn)
	if !slices.Equal(r.kept.Conditions, []string{"hip-replacement"}) || r.notice.button.Visible() || r.search.Text() != "hip replacement" {
		t.Errorf("kept %v; the button is there: %v", r.kept.Conditions, r.notice.button.Visible())
	}
	r.Escape()
	if r.notice.Visible() {
		t.Error("it is said of an empty search")
	}
}

func TestASearchForAMovementCanBeKept(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	r.window.Canvas().Focus(r.First())
	r.typeText("no twisting")
	if !r.says(r.notice, "Without twisting and twisting under load: ") {
		t.Errorf("says %q", r.notice.line.Value())
	}
	test.Tap(r.notice.button)
	if !slices.Equal(r.kept.Careful, []engine.Movement{engine.Twisting, engine.LoadedTwisting}) {
		t.Errorf("kept %v", r.kept.Careful)
	}
}

// says reports whether a text under an object begins so.
func (r *rig) says(o fyne.CanvasObject, text string) bool {
	found := false
	sample.Walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*widget.Text); ok {
			found = found || strings.HasPrefix(t.Value(), text)
		}
	})
	return found
}

func TestFilterBySheet(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	r.pickPosition()
	for _, o := range test.WidgetRenderer(r.sheet).Objects() {
		find(o, func(toggle *widget.Toggle) {
			if toggle.Label() == "On your front" {
				toggle.Tapped(nil)
			}
		})
	}
	if r.sheet != nil || r.criteria.Position != engine.Prone || !r.position.Holds() || r.position.Label() != "On your front" {
		t.Errorf("looks for %+v, the filter says %q", r.criteria, r.position.Label())
	}
}

// find calls visit for each toggle under an object.
func find(o fyne.CanvasObject, visit func(*widget.Toggle)) {
	sample.Walk(o, func(o fyne.CanvasObject) {
		if t, ok := o.(*widget.Toggle); ok {
			visit(t)
		}
	})
}

func TestThePointerMovesOneCard(t *testing.T) {
	prefs := still()
	prefs.Display.Animations = true
	r := stage(t, fyne.NewSize(1250, 768), prefs)
	defer r.Close()
	a, b := r.grid.cards[0], r.grid.cards[1]
	a.MouseIn(&desktop.MouseEvent{})
	b.MouseIn(&desktop.MouseEvent{})
	if r.active != b || !r.projector.Playing() {
		t.Error("the card under the pointer does not move")
	}
	a.MouseOut()
	if r.active != b {
		t.Error("leaving another card stops it")
	}
	b.MouseOut()
	if r.active != nil || r.projector.Playing() {
		t.Error("it moves after the pointer has left")
	}
	r.Update(still())
	a.MouseIn(&desktop.MouseEvent{})
	if r.projector.Playing() {
		t.Error("it moves though movement is switched off")
	}
}

func TestOnlyWhatIsSeenIsPartOfTheWindow(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	for offset := float32(0); offset < r.grid.height; offset += 97 {
		r.scroll.ScrollToOffset(fyne.NewPos(0, offset))
		r.look(r.scroll.Offset.Y)
		shown := test.WidgetRenderer(r.grid).Objects()
		if len(shown) > 24 {
			t.Fatalf("%d cards are part of the window", len(shown))
		}
		for _, c := range r.grid.cards {
			top := c.Position().Y - r.scroll.Offset.Y
			inView := top < r.scroll.Size().Height && top+c.Size().Height > 0
			found := false
			for _, o := range shown {
				found = found || o == fyne.CanvasObject(c)
			}
			if inView && !found {
				t.Fatalf("at %.0f %s is in view and not shown", offset, c.id)
			}
		}
	}
}

// BenchmarkScroll is the work of the UI goroutine for one step of the wheel.
func BenchmarkScroll(b *testing.B) {
	r := stage(b, fyne.NewSize(1250, 768), still())
	most := r.grid.height - r.scroll.Size().Height
	offset, step := float32(0), float32(40)
	b.ReportAllocs()
	for b.Loop() {
		if offset+step > most || offset+step < 0 {
			step = -step
		}
		offset += step
		r.scroll.ScrollToOffset(fyne.NewPos(0, offset))
		r.look(offset)
		test.WidgetRenderer(r.grid).Objects()
	}
}

// BenchmarkSearch is the work for one typed letter.
func BenchmarkSearch(b *testing.B) {
	r := stage(b, fyne.NewSize(1250, 768), still())
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.set(func(c *Criteria) { c.Search = []string{"h", "hi", "hip", ""}[i%4] })
	}
}

// A star marks a favourite, and a filter that comes with the first lists them alone, by
// mouse and by keyboard.
func TestFavouritesAreListedAlone(t *testing.T) {
	r := stage(t, fyne.NewSize(1250, 768), still())
	if slices.Contains(r.bar.Objects, fyne.CanvasObject(r.favourites)) {
		t.Error("without favourites there is a filter for them")
	}
	all := len(r.grid.cards)
	second := r.grid.cards[1]
	test.Tap(second.star)
	if !slices.Equal(r.kept.FavouriteExercises, []string{second.id}) || len(r.grid.cards) != all {
		t.Fatalf("kept are %q, listed %d", r.kept.FavouriteExercises, len(r.grid.cards))
	}
	r.window.Canvas().Focus(r.favourites)
	r.press(fyne.KeySpace)
	if len(r.grid.cards) != 1 || r.grid.cards[0] != second {
		t.Errorf("listed are %d", len(r.grid.cards))
	}
	sample.CheckTexts(t, r.Screen)
	r.press(fyne.KeyDown)
	if r.window.Canvas().Focused() != fyne.Focusable(second) {
		t.Errorf("down leads to %T", r.window.Canvas().Focused())
	}
	test.Tap(second.star)
	if len(r.grid.cards) != 0 || len(r.kept.FavouriteExercises) != 0 || !r.clearEmpty.Visible() {
		t.Errorf("taken back: listed are %d, kept %q", len(r.grid.cards), r.kept.FavouriteExercises)
	}
}
