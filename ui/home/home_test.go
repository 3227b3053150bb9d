package home

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// equipped has what the sample routine needs.
func equipped() engine.Preferences {
	p := engine.DefaultPreferences()
	p.Equipment = []string{"strap"}
	return p
}

// stage shows n routines in a window and notes which are started.
func stage(t *testing.T, n int, size fyne.Size, length func(*engine.Routine) (time.Duration, error)) (*Screen, fyne.Window, *[]string) {
	t.Helper()
	var started []string
	routines := make([]engine.Routine, n)
	for i := range routines {
		routines[i] = sample.Routine()
		routines[i].ID = fmt.Sprintf("routine-%d", i)
		routines[i].Name = []string{"Beginner", "At-home decompression", "Range of motion"}[i%3]
		routines[i].Summary = "A slow, kind session for the whole back. A good place to begin, and for days when you want to be gentle."
	}
	if length == nil {
		length = func(*engine.Routine) (time.Duration, error) { return 24*time.Minute + 20*time.Second, nil }
	}
	s := New(Options{
		Book: sample.Book(), Routines: routines, Album: picture.New(sample.Scene, func(f func()) {}), Length: length,
		OnStart: func(r *engine.Routine, audioOnly bool) {
			how := ""
			if audioOnly {
				how = " by ear"
			}
			started = append(started, r.ID+how)
		},
		Menu: func(r *engine.Routine) []Entry {
			return []Entry{{"Take along", func() { started = append(started, r.ID+" along") }}, {"Delete", func() { started = append(started, r.ID+" deleted") }}}
		},
		OnNew: func() { started = append(started, "new") }, OnImport: func() { started = append(started, "import") },
		Own: func(id string) bool { return id == "routine-1" }, Host: &asker{}, Now: time.Now,
	}, equipped())
	w := test.NewTempWindow(t, s)
	sample.FitBesideRail(w, size)
	return s, w, &started
}

func TestTextsAreWholeAndApart(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 684, Height: 560}} {
		for _, n := range []int{0, 1, 2, 10} {
			t.Run(fmt.Sprintf("%d in %.0f", n, size.Width), func(t *testing.T) {
				s, _, _ := stage(t, n, size, nil)
				if texts := sample.CheckTexts(t, s); texts < 2+3*n {
					t.Errorf("%d texts for %d routines", texts, n)
				}
			})
		}
	}
}

func TestCardsStandApartInsideTheWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}} {
		s, _, _ := stage(t, 10, size, nil)
		for i, a := range s.cards {
			if right := a.Position().X + a.Size().Width; right > s.scroll.Size().Width {
				t.Errorf("at %v card %d reaches %.0f of %.0f", size, i, right, s.scroll.Size().Width)
			}
			for k, b := range s.cards[:i] {
				sameRow := a.Position().Y == b.Position().Y
				if sameRow && a.Position().X < b.Position().X+b.Size().Width || !sameRow && a.Position().Y < b.Position().Y+b.Size().Height {
					t.Errorf("at %v cards %d and %d overlap", size, k, i)
				}
			}
		}
	}
}

func TestOneCardFillsTheViewWithoutScrolling(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1251, Height: 761}, {Width: 900, Height: 700}} {
		s, _, _ := stage(t, 1, size, nil)
		if s.scroll.Content.MinSize().Height > s.scroll.Size().Height {
			t.Errorf("at %v the card is %.1f high, the view %.1f", size, s.scroll.Content.MinSize().Height, s.scroll.Size().Height)
		}
		if h := s.cards[0].Size().Height; h < s.scroll.Size().Height*0.85 || s.cards[0].view.Size().Height < 90 {
			t.Errorf("at %v the card is only %.1f high in %.1f", size, h, s.scroll.Size().Height)
		}
	}
}

func TestKeyboard(t *testing.T) {
	s, w, started := stage(t, 7, fyne.NewSize(1366, 768), nil)
	w.Canvas().Focus(s.First())
	if widget.Columns(s.grid) != 3 {
		t.Fatalf("%d columns, the test is written for 3", widget.Columns(s.grid))
	}
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	press(fyne.KeyReturn)
	press(fyne.KeyRight, fyne.KeySpace)
	press(fyne.KeyDown, fyne.KeyReturn)
	press(fyne.KeyRight, fyne.KeyReturn) // More
	buttonsIn(s.options.Host.(*asker).sheet)[0].OnTapped()
	press(fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn)
	press(fyne.KeyE)
	press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyReturn) // from the first of a row to the last of the row before
	press(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	press(fyne.KeyUp, fyne.KeyReturn)                // above the first row: a new routine
	press(fyne.KeyUp, fyne.KeyRight, fyne.KeyReturn) // beside it: a file
	press(fyne.KeyDown, fyne.KeyReturn)              // and down to the first card
	want := []string{
		"routine-0", "routine-1", "routine-1 by ear", "routine-1 along", "routine-4", "routine-4 by ear",
		"routine-2", "routine-2", "new", "import", "routine-0",
	}
	if !slices.Equal(*started, want) {
		t.Errorf("started %q\nwant    %q", *started, want)
	}
}

// buttonsIn returns the buttons in the content of a sheet, in their order.
func buttonsIn(sheet *widget.Sheet) (all []*widget.FocusButton) {
	sheet.Resize(fyne.NewSize(1366, 768))
	sample.Walk(sheet, func(o fyne.CanvasObject) {
		if b, ok := o.(*widget.FocusButton); ok {
			all = append(all, b)
		}
	})
	return all
}

func TestOwnRoutinesAreMarked(t *testing.T) {
	s, _, _ := stage(t, 2, fyne.NewSize(1366, 768), nil)
	for i, want := range []bool{false, true} {
		if got := s.cards[i].facts.Values()[0] == "Yours"; got != want {
			t.Errorf("card %d is marked as the user's own: %v, want %v", i, got, want)
		}
	}
}

// TestTheOtherWayFollowsTheSettings offers pictures to who begins by ear.
func TestTheOtherWayFollowsTheSettings(t *testing.T) {
	s, _, started := stage(t, 2, fyne.NewSize(1366, 768), nil)
	prefs := equipped()
	prefs.AudioOnly = true
	s.Update(prefs)
	if got := s.cards[0].other.Label(); got != "With pictures" {
		t.Errorf("the second button says %q", got)
	}
	test.Tap(s.cards[0].start)
	test.Tap(s.cards[0].other)
	if want := []string{"routine-0 by ear", "routine-0"}; !slices.Equal(*started, want) {
		t.Errorf("started %q, want %q", *started, want)
	}
}

func TestFocusedCardIsScrolledIntoView(t *testing.T) {
	s, w, _ := stage(t, 10, fyne.NewSize(1366, 768), nil)
	for i, c := range s.cards {
		w.Canvas().Focus(c.start)
		top, bottom := c.Position().Y-s.scroll.Offset.Y, c.Position().Y+c.Size().Height-s.scroll.Offset.Y
		if top < -1 || bottom > s.scroll.Size().Height+1 {
			t.Errorf("card %d lies at %.0f to %.0f of a view %.0f high", i, top, bottom, s.scroll.Size().Height)
		}
	}
}

func TestFacts(t *testing.T) {
	s, _, _ := stage(t, 1, fyne.NewSize(1366, 768), nil)
	if got, want := s.cards[0].facts.Values(), []string{"24 minutes", "Beginner", "Strap"}; !slices.Equal(got, want) {
		t.Errorf("facts are %q, want %q", got, want)
	}
	s, _, _ = stage(t, 1, fyne.NewSize(1366, 768), func(*engine.Routine) (time.Duration, error) { return 0, errors.New("broken") })
	if got := strings.Join(s.cards[0].facts.Values(), ", "); strings.Contains(got, "minute") {
		t.Errorf("a routine that does not compile says %q", got)
	}
}

func TestEveryThingHasAName(t *testing.T) {
	for _, id := range engine.Equipment() {
		if words.Equipment(id) == id || words.AThing(id) == id {
			t.Errorf("%s has no name for people", id)
		}
	}
}
