package safety

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

func TestPageIsWholeAndFitsTheWindow(t *testing.T) {
	safety := sample.Catalog(t).Book().Safety
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 800, Height: 560}} {
		for name, p := range map[string]*Page{"first": New(&safety, nil), "again": Again(&safety, nil), "emergency": Emergency(&safety, nil)} {
			t.Run(fmt.Sprint(name, size.Width), func(t *testing.T) {
				w := test.NewTempWindow(t, p)
				sample.Fit(w, size)
				whole := p.scroll.Size().Height >= p.scroll.Content.MinSize().Height
				if size.Width >= 900 && !whole {
					t.Errorf("%.0f of %.0f are seen", p.scroll.Size().Height, p.scroll.Content.MinSize().Height)
				}
				if whole && sample.CheckTexts(t, p) < 8 {
					t.Error("it says too little")
				}
				if bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.ok).Y + p.ok.Size().Height; bottom > size.Height {
					t.Errorf("the button reaches %.0f in a window %.0f high", bottom, size.Height)
				}
			})
		}
	}
}

// The emergency is marked with a sign, not only with a colour; in an emergency
// only that part is shown.
func TestTheEmergencyIsMarked(t *testing.T) {
	safety := sample.Catalog(t).Book().Safety
	count := func(p *Page) (signs int, said []string) {
		sample.Walk(p, func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *widget.Caution:
				signs++
				said = append(said, o.Text())
			case *widget.Text:
				said = append(said, o.Value())
			}
		})
		return signs, said
	}
	signs, all := count(New(&safety, nil))
	if signs != 1 {
		t.Errorf("%d signs", signs)
	}
	only, left := count(Emergency(&safety, nil))
	emergency := safety.Emergency()
	if only != 1 || len(left) >= len(all) || !slices.Contains(left, emergency.Head) || !slices.Contains(left, emergency.Points[0]) {
		t.Errorf("in an emergency it says %q", left)
	}
}

func TestEnterAccepts(t *testing.T) {
	safety := sample.Safety()
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		accepted := 0
		p := New(&safety, func() { accepted++ })
		w := test.NewTempWindow(t, p)
		w.Canvas().Focus(p.First())
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		if p.Escape(); accepted != 1 {
			t.Errorf("%s and Escape accept %d times, want once", key, accepted)
		}
	}
	closed := 0
	if again := Again(&safety, func() { closed++ }); !again.Escape() || closed != 1 {
		t.Error("Escape does not close what is read again")
	}
}
