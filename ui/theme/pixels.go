package theme

import (
	"math"

	"fyne.io/fyne/v2"
)

// PixelScale returns how many pixels one unit of an object's canvas has. An
// object that has not been drawn yet is taken to be in the first window.
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
	// The texture scale of a dense screen shows in pixel coordinates alone.
	px, _ := c.PixelCoordinateForPosition(fyne.NewPos(1000, 0))
	return float32(px) / 1000
}

// Pixels returns how many pixels a length of the canvas is.
func Pixels(length, scale float32) int {
	return int(math.Round(float64(length * scale)))
}
