package theme

import "fyne.io/fyne/v2"

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
// of the given size, 0.85 or more.
func Scale(window fyne.Size) float32 {
	return max(smallestScale, min(window.Width/DesignWidth, window.Height/DesignHeight))
}

// ScaleBesideRail is Scale for what is shown beside the rail, which takes about a
// tenth of the width of the window.
func ScaleBesideRail(size fyne.Size) float32 {
	return Scale(fyne.NewSize(size.Width*1.1, size.Height))
}
