//go:build !nowindow

package main

import (
	"os"
	"strconv"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// scaleVariable is the toolkit's variable for the size of everything.
const scaleVariable = "FYNE_SCALE"

// honourDPI lets the toolkit draw as large as the user has set for X programs, by
// Xft.dpi. By itself it knows the size of the screen in millimetres alone, which many
// screens tell wrongly.
func honourDPI() {
	if os.Getenv(scaleVariable) != "" || glfw.Init() != nil || glfw.GetPlatform() != glfw.PlatformX11 {
		return
	}
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil || monitor.GetVideoMode() == nil {
		return
	}
	wanted, _ := monitor.GetContentScale()
	millimetres, _ := monitor.GetPhysicalSize()
	if factor, ok := scaleFor(wanted, millimetres, monitor.GetVideoMode().Width); ok {
		_ = os.Setenv(scaleVariable, strconv.FormatFloat(factor, 'f', 3, 64))
	}
}

// scaleFor returns the toolkit's factor for a screen on which everything is to be drawn
// wanted times as large as at 96 dpi, given its width. ok is false for the usual size:
// then the toolkit does as it sees fit.
func scaleFor(wanted float32, millimetres, pixels int) (factor float64, ok bool) {
	if wanted <= 0 || wanted == 1 {
		return 0, false
	}
	// What the toolkit finds out by itself, and multiplies with the factor.
	const baseline = 120
	found := 1.0
	if millimetres > 0 {
		if dpi := float64(pixels) / (float64(millimetres) / 25.4); dpi >= 10 && dpi <= 1000 {
			found = max(dpi/baseline, 1)
		}
	}
	return float64(wanted) / found, true
}
