package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"uncoil/ui/theme"
)

// TestAStarHasItsOwnGround: on a picture of its own colour it would not be seen.
func TestAStarHasItsOwnGround(t *testing.T) {
	s := NewStar(false, nil)
	w := test.NewTempWindow(t, container.NewStack(canvas.NewRectangle(theme.Colour(s, theme.Muted)), s))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(40, 40))
	want := color.NRGBAModel.Convert(theme.Colour(s, theme.Card))
	middle := w.Content().Size()
	img := w.Canvas().Capture()
	// Between the arms of the star and its ground's edge.
	if got := color.NRGBAModel.Convert(img.At(int(middle.Width/2), int(middle.Height/2+14))); got != want {
		t.Errorf("it stands on %v, not on %v", got, want)
	}
}
