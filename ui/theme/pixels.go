package theme

import (
	"math"

	"fyne.io/fyne/v2"
)

// PixelScale returns the number of pixels of one canvas unit. An object that has
// not been drawn yet is assumed to be in the first window.
func PixelScale(of fyne.CanvasObject) float32 {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(of)
	if c == nil {
		windows := driver.AllWindows()
		if len(windows) == 0 {
			return 1
		}
		c = windows[0].Canvas()
	}
	// The texture scale of a high-density screen is only visible in pixel
	// coordinates.
	px, _ := c.PixelCoordinateForPosition(fyne.NewPos(1000, 0))
	return float32(px) / 1000
}

// ToPixel moves a length of the canvas to the nearest whole pixel. The edge that two
// pictures share is seen where it lies between pixels.
func ToPixel(length, scale float32) float32 {
	return float32(math.Round(float64(length*scale))) / scale
}

// Pixels converts a length of the canvas to pixels.
func Pixels(length, scale float32) int {
	return int(math.Round(float64(length * scale)))
}
