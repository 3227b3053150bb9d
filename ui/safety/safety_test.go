package safety

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

func TestPageIsWholeAndFitsTheWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 1920, Height: 1080}, {Width: 900, Height: 700}, {Width: 800, Height: 560}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			p := New(nil)
			w := test.NewTempWindow(t, p)
			w.SetPadded(false)
			w.Resize(size)
			if n := sample.CheckTexts(t, p); n < 9 {
				t.Errorf("only %d texts", n)
			}
			if bottom := p.ok.Position().Y + p.ok.Size().Height; bottom > size.Height {
				t.Errorf("the button reaches %.0f in a window %.0f high", bottom, size.Height)
			}
		})
	}
}

func TestEnterAccepts(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		accepted := 0
		p := New(func() { accepted++ })
		w := test.NewTempWindow(t, p)
		w.Canvas().Focus(p.First())
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
		if accepted != 1 {
			t.Errorf("%s accepts %d times, want once", key, accepted)
		}
	}
}
