package theme

import (
	"math"

	"fyne.io/fyne/v2"
)

// The window in which one unit is one pixel, and the text sizes in it. They
// grow with the window. The grid is 8 pixels.
const (
	DesignWidth  = 1366
	DesignHeight = 768

	TextTitle       = 40
	TextHeading     = 30
	TextInstruction = 30
	TextPhase       = 34
	// TextCare has capitals that are read from two metres: ten minutes of arc on a
	// laptop of 14 inches.
	TextCare    = 32
	TextBody    = 20
	TextSmall   = 18
	TextCaption = 16

	Grid = 8
)

// smallestScale keeps text legible in small windows.
const smallestScale = 0.85

// Scale returns how much larger than designed everything is drawn in a window
// of the given size, 0.85 or more, in steps of a fiftieth: while a window is drawn
// larger, its texts need not be made again with every pixel.
func Scale(window fyne.Size) float32 {
	fits := float64(min(window.Width/DesignWidth, window.Height/DesignHeight))
	return max(smallestScale, float32(math.Floor(fits*50+1e-4)/50))
}

// ScaleBesideRail is Scale for what is shown beside the rail, which takes about a
// tenth of the width of the window.
func ScaleBesideRail(size fyne.Size) float32 {
	return Scale(fyne.NewSize(size.Width*1.1, size.Height))
}

// Unit returns how many units of the canvas one unit of the design is: the scale
// of the window.
func Unit() float32 {
	if t, ok := fyne.CurrentApp().Settings().Theme().(*Theme); ok {
		return t.unit
	}
	return 1
}

// Fit makes the theme as large as a window needs it and returns its unit. What is
// shown must be refreshed where that has changed.
func Fit(window fyne.Size) float32 {
	t, ok := fyne.CurrentApp().Settings().Theme().(*Theme)
	if ok && !window.IsZero() {
		t.unit = Scale(window)
	}
	return Unit()
}
