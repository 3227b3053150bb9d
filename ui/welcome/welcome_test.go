package welcome

import (
	"fmt"
	"os"
	"slices"
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
	sample.AddTranslations()
	os.Exit(m.Run())
}

// stage is the screen in a window, with what it has kept.
type stage struct {
	*Screen
	window fyne.Window
	prefs  engine.Preferences
	kept   int
}

func newStage(t *testing.T, size fyne.Size) *stage {
	t.Helper()
	c := sample.Catalog(t)
	s := &stage{prefs: engine.DefaultPreferences()}
	s.Screen = New(Options{
		Book: c.Book(), Album: picture.New(c.Scene, func(func()) {}),
		Preferences: func() engine.Preferences { return s.prefs },
		OnAnswered:  func(p engine.Preferences) { s.prefs, s.kept = p, s.kept+1 },
		Propose: func() *Proposal {
			return &Proposal{
				Over: "Your first session", Title: "Beginner", Facts: []string{"20 min", "Mat only"}, About: "A slow, kind session for the whole back.", Why: "Everybody starts slowly.", Care: "2 exercises differ.",
				Picture: picture.Picture{Exercise: "cat-cow", Frame: "cat"},
				Buttons: []*widget.FocusButton{
					widget.NewFocusButton("Look around first", widget.Secondary, nil), widget.NewFocusButton("By ear", widget.Secondary, nil),
					widget.NewFocusButton("Start", widget.Primary, nil),
				},
			}
		},
	})
	s.window = test.NewTempWindow(t, s.Screen)
	sample.Fit(s.window, size)
	s.window.Canvas().Focus(s.First())
	return s
}

func (s *stage) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// Every page is readable, and its buttons are always in sight, at the same place.
func TestPagesAreWhole(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 640, Height: 480}, {Width: 640, Height: 400}} {
		t.Run(fmt.Sprint(size.Width, size.Height), func(t *testing.T) {
			s := newStage(t, size)
			var foot []float32
			for at := range 4 {
				if s.At() != at {
					t.Fatalf("Enter leads to page %d, want %d", s.At(), at)
				}
				if n := sample.CheckTexts(t, s.scroll.Content); n < 3 {
					t.Errorf("page %d: only %d texts", at, n)
				}
				if s.scroll.Content.MinSize().Height <= s.scroll.Size().Height {
					sample.CheckTexts(t, s.Screen)
				} else if !s.more.Visible() {
					t.Errorf("page %d goes on below, and does not say so", at)
				}
				b := s.First().(*widget.FocusButton)
				y := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Y
				foot = append(foot, y)
				if y+b.Size().Height > size.Height {
					t.Errorf("page %d: the button ends at %.0f", at, y+b.Size().Height)
				}
				if at < 3 {
					s.press(fyne.KeyReturn)
					sample.Settle(s.Screen)
				}
			}
			if slices.Max(foot) > slices.Min(foot)+1 {
				t.Errorf("the buttons stand at %v", foot)
			}
		})
	}
}

// Every choice is reached by the keyboard, and scrolled into view.
func TestEveryChoiceIsReached(t *testing.T) {
	s := newStage(t, fyne.NewSize(640, 400))
	for at := range 3 {
		s.press(fyne.KeyUp)
		reached := map[fyne.Focusable]bool{}
		for range 60 {
			f := s.window.Canvas().Focused()
			reached[f] = true
			o := f.(fyne.CanvasObject)
			top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
			if top < 0 || top+o.Size().Height > 400 {
				t.Errorf("page %d: %T stands at %.0f", at, f, top)
			}
			s.window.Canvas().FocusPrevious()
		}
		for _, o := range sample.All[*widget.Toggle](s.Screen) {
			if !reached[o] {
				t.Errorf("page %d: %q is not reached", at, o.Label())
			}
		}
		for _, o := range sample.All[*widget.Choice](s.Screen) {
			if !reached[o] {
				t.Errorf("page %d: a choice is not reached", at)
			}
		}
		s.window.Canvas().Focus(s.First())
		s.press(fyne.KeyReturn)
	}
}

func TestTheFloorIsAskedOnce(t *testing.T) {
	s := newStage(t, fyne.NewSize(1366, 768))
	for _, toggle := range sample.All[*widget.Toggle](s.Screen) {
		if toggle.Label() == "Can't get down to the floor" {
			t.Error("the first page asks about the floor, too")
		}
	}
	s.press(fyne.KeyReturn)
	floor := sample.All[*widget.Choice](s.Screen)[0]
	s.window.Canvas().Focus(floor)
	for _, tt := range []struct {
		key   fyne.KeyName
		scale float64
		not   bool
	}{{fyne.KeyRight, 1.5, false}, {fyne.KeyRight, 1.5, true}, {fyne.KeyLeft, 1.5, false}, {fyne.KeyLeft, 1, false}} {
		s.press(tt.key)
		if got := slices.Contains(s.Screen.prefs.Conditions, engine.CannotGetDown); got != tt.not || s.Screen.prefs.TransitionScale != tt.scale {
			t.Errorf("answer %d: time to get down %.1f, not at all %v", floor.Chosen(), s.Screen.prefs.TransitionScale, got)
		}
	}
}

// What the list of keys says of a page is what they do there.
func TestTheListOfKeysIsTrue(t *testing.T) {
	s := newStage(t, fyne.NewSize(640, 400))
	listed := func(does string) bool {
		return slices.ContainsFunc(s.KeyHelps(), func(l widget.KeyLine) bool { return l.Does == does })
	}
	focused := func() fyne.Focusable { return s.window.Canvas().Focused() }
	last := len(s.steps)
	for at := range last + 1 {
		if s.At() != at {
			t.Fatalf("page %d, want %d", s.At(), at)
		}
		for _, key := range []struct {
			does   string
			listed bool
		}{
			{"The next page", at < last},
			{"The page before", at > 0},
			{"To the choices", at < last},
			{"To the buttons", at < last},
			{"Choose, or not", at < last},
			{"From button to button", at == last},
			{"Start", at == last},
			{"Scroll by a page", true},
		} {
			if listed(key.does) != key.listed {
				t.Errorf("page %d: %q is listed: %v", at, key.does, !key.listed)
			}
		}
		if at == last {
			break
		}
		s.press(fyne.KeyUp)
		if f := focused(); f == s.First() || f == fyne.Focusable(s.skip) {
			t.Errorf("page %d: up leads to no choice", at)
		}
		s.window.Canvas().Unfocus()
		s.Key(&fyne.KeyEvent{Name: fyne.KeyDown})
		if focused() != s.First() {
			t.Errorf("page %d: down leads to %T", at, focused())
		}
		s.press(fyne.KeyPageDown)
		if scrolls := s.scroll.Content.MinSize().Height > s.scroll.Size().Height; (s.scroll.Offset.Y > 0) != scrolls {
			t.Errorf("page %d: it scrolls to %.0f", at, s.scroll.Offset.Y)
		}
		if at > 0 {
			s.press(fyne.KeyLeft)
			if s.At() != at-1 {
				t.Errorf("from page %d back to %d", at, s.At())
			}
			s.press(fyne.KeyRight)
		}
		s.press(fyne.KeyRight)
	}
	s.press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight)
	if b, ok := focused().(*widget.FocusButton); !ok || b.Label() != "By ear" {
		t.Errorf("on the last page the keyboard goes to %v", focused())
	}
	if !s.Escape() || s.At() != last-1 {
		t.Errorf("back to page %d", s.At())
	}
}
