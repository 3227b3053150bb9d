package history

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"uncoil/ui/sample"
)

func TestTextsAreWholeAndApart(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}, {Width: 684, Height: 560}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			r := newRig(t, sample.Year(evening()))
			sample.FitBesideRail(r.window, size)
			if n := sample.CheckTexts(t, r.Screen); n < 80 {
				t.Errorf("only %d texts", n)
			}
			r.DeleteSession(r.list.last)
			r.settle()
			sample.CheckTexts(t, r.undo)
		})
		t.Run(fmt.Sprint("empty ", size.Width), func(t *testing.T) {
			r := newRig(t, sample.NewPast())
			sample.FitBesideRail(r.window, size)
			if n := sample.CheckTexts(t, r.Screen); n < 5 {
				t.Errorf("only %d texts", n)
			}
		})
	}
}
