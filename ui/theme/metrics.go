package theme

import (
	"math"

	"fyne.io/fyne/v2"
)

// The window size at which one unit is one pixel, and the text sizes in it. They
// grow with the window. The grid is 8 pixels.
const (
	DesignWidth  = 1366
	DesignHeight = 768

	TextTitle   = 40
	TextHeading = 30
	// TextAfar has capitals that can be read from two metres: ten minutes of arc, or
	// 25.7 pixels, on a panel of 14 inches with 1366 pixels across.
	TextAfar = 37
	// TextWord is for the one word that must not be missed.
	TextWord = 60
	// TextSign is for a word across the page.
	TextSign    = 96
	TextBody    = 20
	TextSmall   = 18
	TextCaption = 16

	Grid = 8
)

// smallestScale keeps text legible in small windows.
const smallestScale = 0.85

// Scale returns the factor by which everything is drawn larger than designed in a
// window of a size: 0.85 or more, in steps of 0.02, so that texts are not
// rendered again with every pixel of a resize.
func Scale(window fyne.Size) float32 {
	fits := float64(min(window.Width/DesignWidth, window.Height/DesignHeight))
	return max(smallestScale, float32(math.Floor(fits*50+1e-4)/50))
}

// Unit returns the size of one unit of the design in units of the canvas: the
// scale of the window.
func Unit() float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t.unit
	}
	return 1
}

// Fit sets the scale of the theme for a window and returns its unit. If that has
// changed, everything shown must be refreshed.
func Fit(window fyne.Size) float32 {
	t, ok := fyne.CurrentApp().Settings().Theme().(*Theme)
	if ok && !window.IsZero() {
		t.unit = Scale(window)
	}
	return Unit()
}
