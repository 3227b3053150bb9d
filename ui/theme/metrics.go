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

// steps are the sizes that text which must fit is made smaller to, so that a page has
// few sizes.
var steps = []float32{TextSign, TextWord, 48, TextTitle, TextAfar, TextHeading, 26, 22, TextBody, TextSmall, TextCaption, 14, 12, 10}

// StepBelow returns the next smaller size of text, in units of the design; below the
// smallest step the size itself.
func StepBelow(size float32) float32 {
	for _, s := range steps {
		if s < size-0.01 {
			return s
		}
	}
	return size
}

// smallestScale keeps text legible in small windows.
const smallestScale = 0.85

// Scale returns the factor by which everything is drawn larger than designed in a
// window of a size: 0.85 or more, in steps of 0.02, so that texts are not
// rendered again with every pixel of a resize.
func Scale(window fyne.Size) float32 {
	fits := float64(min(window.Width/DesignWidth, window.Height/DesignHeight))
	return max(smallestScale, float32(math.Floor(fits*50+1e-4)/50))
}

// The least window that a page is usable in, in units of the design: 640 × 400 at the
// smallest scale.
const (
	leastWidth  = 640 / smallestScale
	leastHeight = 400 / smallestScale
)

// ScaleFor is Scale with a factor that the user has chosen: as much of it as leaves
// the page usable, in the same steps. Less than 1 always has room.
func ScaleFor(window fyne.Size, text float32) float32 {
	scale := Scale(window)
	room := float64(min(window.Width/leastWidth, window.Height/leastHeight))
	return min(scale*text, max(scale, float32(math.Floor(room*50+1e-4)/50)))
}

// HasRoomFor reports whether a window shows text in a size that the user has chosen.
func HasRoomFor(window fyne.Size, text float32) bool {
	return ScaleFor(window, text) >= Scale(window)*text-0.02
}

// Unit returns the size of one unit of the design in units of the canvas: the
// scale of the window.
func Unit() float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t.unit
	}
	return 1
}

// FitAfar is Fit for a screen that is read from afar: its text is as large as it has to
// be, and would else take the room of the picture.
func FitAfar(window fyne.Size) float32 {
	t, ok := fyne.CurrentApp().Settings().Theme().(*Theme)
	if ok && !window.IsZero() {
		t.unit = min(ScaleFor(window, t.text), Scale(window))
	}
	return Unit()
}

// Fit sets the scale of the theme for a window and returns its unit. If that has
// changed, everything shown must be refreshed.
func Fit(window fyne.Size) float32 {
	t, ok := fyne.CurrentApp().Settings().Theme().(*Theme)
	if ok && !window.IsZero() {
		t.unit = ScaleFor(window, t.text)
	}
	return Unit()
}
