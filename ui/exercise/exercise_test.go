package exercise

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

func stage(t *testing.T, id string, size fyne.Size, edit func(o *Options)) (*Page, fyne.Window) {
	t.Helper()
	c := sample.Catalog(t)
	o := Options{
		Exercise: c.Book().Exercises[id], Preferences: engine.DefaultPreferences(), UsedIn: library.UsedIn(id, c.Routines()),
		Album: picture.New(c.Scene, func(func()) {}),
		OnTry: func() {}, OnBack: func() {}, OnRoutine: func(*engine.Routine) {},
	}
	o.Preferences.Display.Animations = false
	if edit != nil {
		edit(&o)
	}
	p := New(o)
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(size)
	return p, w
}

func TestEveryPageIsWholeAndApart(t *testing.T) {
	c := sample.Catalog(t)
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}, {Width: 684, Height: 560}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			for id := range c.Book().Exercises {
				p, _ := stage(t, id, size, func(o *Options) {
					o.Preferences.Careful = engine.Involvements()
					o.OnProgress = func(float64) engine.Preferences { return o.Preferences }
					o.OnSkip = func(bool) engine.Preferences { return o.Preferences }
				})
				if n := sample.CheckTexts(t, p); n < 18 {
					t.Errorf("%s: only %d texts", id, n)
				}

			}
		})
	}
}

func TestSectionsSayEverything(t *testing.T) {
	p, _ := stage(t, "cat-cow", fyne.NewSize(1250, 768), nil)
	ex := p.options.Exercise
	var all []string
	for _, s := range sections(&p.options) {
		all = append(all, s.title)
		all = append(all, s.lines...)
	}
	text := strings.Join(all, "\n")
	want := slices.Concat([]string{ex.Benefit, ex.Mistake, ex.Easier, ex.Stronger, "5 to 20 rounds", "Mat only", "S2: article on stretches"}, ex.Steps, ex.Cautions,
		[]string{"Ask first if you must be careful with: bending back, weight on the wrists, weight on the knees, strain on the neck."})
	for _, line := range want {
		if !strings.Contains(text, line) {
			t.Errorf("nothing says %q", line)
		}
	}
}

func TestWhatTheUserIsCarefulWithCarriesASign(t *testing.T) {
	for _, careful := range [][]engine.Involvement{nil, {engine.Twisting}, {engine.NeckLoad}} {
		p, _ := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) { o.Preferences.Careful = careful })
		signed := slices.ContainsFunc(p.article.parts, func(part *part) bool { return part.sign != nil })
		if want := slices.Contains(careful, engine.NeckLoad); signed != want {
			t.Errorf("careful with %v: sign %v, want %v", careful, signed, want)
		}
	}
}

func TestPageByKeyboard(t *testing.T) {
	var did []string
	p, w := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) {
		o.OnTry = func() { did = append(did, "try") }
		o.OnBack = func() { did = append(did, "back") }
		o.OnRoutine = func(r *engine.Routine) { did = append(did, r.ID) }
	})
	press := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	w.Canvas().Focus(p.First())
	press(fyne.KeyReturn, fyne.KeyLeft, fyne.KeySpace, fyne.KeyRight)
	press(fyne.KeyPageDown)
	if p.scroll.Offset.Y <= 0 {
		t.Error("Page Down does not scroll")
	}
	press(fyne.KeyHome)
	if p.scroll.Offset.Y != 0 {
		t.Error("Home does not scroll back")
	}
	w.Canvas().FocusNext() // from Try it now to the first link
	press(fyne.KeyReturn)
	if want := []string{"try", "back", p.options.UsedIn[0].ID}; !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
	if p.scroll.Offset.Y <= 0 {
		t.Error("the links are not scrolled into view")
	}
}

func TestLoopRunsWhileThePageIsShown(t *testing.T) {
	p, _ := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) { o.Preferences.Display.Animations = true })
	if !p.projector.Playing() {
		t.Fatal("nothing moves")
	}
	p.Close()
	p.layOut(fyne.NewSize(800, 700))
	if p.projector.Playing() {
		t.Error("it moves after the page has been left")
	}
}

func TestHowFarOneIsAndWhetherItComesUp(t *testing.T) {
	prefs := engine.DefaultPreferences()
	p, w := stage(t, "cat-cow", fyne.NewSize(1250, 768), func(o *Options) {
		o.OnProgress = func(v float64) engine.Preferences {
			prefs.Progress = map[string]float64{"cat-cow": v}
			return prefs
		}
		o.OnSkip = func(out bool) engine.Preferences {
			prefs.Skip = nil
			if out {
				prefs.Skip = []string{"cat-cow"}
			}
			return prefs
		}
	})
	before := p.progress.Value()
	w.Canvas().Focus(p.progress)
	for range 12 {
		p.progress.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	if prefs.Progress["cat-cow"] != 1 || !strings.HasSuffix(p.progress.Value(), ", 100 % of your level") || !strings.HasSuffix(before, ", 0 % of your level") {
		t.Errorf("from %q to %q: %v", before, p.progress.Value(), prefs.Progress)
	}
	w.Canvas().Focus(p.leftOut)
	p.leftOut.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(prefs.Skip, []string{"cat-cow"}) {
		t.Errorf("left out is %v", prefs.Skip)
	}
}
