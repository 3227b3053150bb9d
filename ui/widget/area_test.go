package widget

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/ui/theme"
)

func TestTheWheelOverAnAreaScrollsThePage(t *testing.T) {
	area := NewArea("", 2, nil)
	scroll := Scroll(VBox(0, area, Sized(0, 2000, NewText("far below", 16, theme.Ink))))
	area.SetText("one\ntwo\nthree\nfour")
	RevealFocus(scroll)
	w := test.NewTempWindow(t, scroll)
	w.Resize(fyne.NewSize(400, 300))
	inside := fyne.CurrentApp().Driver().AbsolutePositionForObject(area).AddXY(area.Size().Width/2, area.Size().Height/2)
	test.Scroll(w.Canvas(), inside, 0, -50)
	if scroll.Offset.Y <= 0 {
		t.Error("the page stays where it is")
	}
}

func TestAnAreaIsAsHighAsItsText(t *testing.T) {
	area := NewArea("", 2, nil)
	w := test.NewTempWindow(t, area)
	w.Resize(fyne.NewSize(400, 300))
	before := area.MinSize().Height
	area.SetText(strings.Repeat("a line that is broken several times ", 12))
	if after := area.MinSize().Height; after < 3*before {
		t.Errorf("it is %v high with a long line, and %v without", after, before)
	}
}
