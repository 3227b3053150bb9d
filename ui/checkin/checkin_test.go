package checkin

import (
	"os"
	"slices"
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

func TestOneKeyAnswersOrSkips(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 800, Height: 560}} {
		var got []int
		skipped := 0
		b := NewBefore(func(n int) { got = append(got, n) }, func() { skipped++ }, func() {})
		w := test.NewTempWindow(t, b.Sheet)
		w.SetPadded(false)
		w.Resize(size)
		if n := sample.CheckTexts(t, b.Sheet); n < 16 {
			t.Errorf("only %d texts", n)
		}
		w.Canvas().Focus(b.Sheet.First())
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !b.Key(fyne.Key0) || !b.Key(fyne.Key9) || b.Key(fyne.KeyX) || b.Key(fyne.KeyF1) {
			t.Error("figures are not taken, or other keys are")
		}
		if !slices.Equal(got, []int{0, 9}) || skipped != 1 {
			t.Errorf("chosen %v, skipped %d times", got, skipped)
		}
	}
}
