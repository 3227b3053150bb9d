//go:build !nowindow

package main

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// eye looks at the system's window, which the toolkit keeps to itself: it tells
// no one that the window is minimised, and not the widgets under the pointer that it has
// left the window.
type eye struct {
	window *glfw.Window
	// changed is called when the window has been minimised or shown again.
	changed func()
}

// newEye returns an eye, and an object that must stand in the window: the system's
// window can be told while the toolkit draws in it.
func newEye(changed func()) (shown func() bool, pixel fyne.CanvasObject) {
	e := &eye{changed: changed}
	raster := canvas.NewRaster(func(int, int) image.Image {
		if w := glfw.GetCurrentContext(); w != nil && w != e.window {
			e.watch(w)
		}
		return image.NewRGBA(image.Rect(0, 0, 1, 1))
	})
	raster.Resize(fyne.NewSquareSize(1))
	return e.shown, raster
}

// watch asks the system to tell what happens to the window. Its calls come on the UI
// goroutine.
func (e *eye) watch(w *glfw.Window) {
	e.window = w
	w.SetIconifyCallback(func(*glfw.Window, bool) { e.changed() })
	moved := w.SetCursorPosCallback(nil) // the toolkit's
	w.SetCursorPosCallback(moved)
	if moved == nil {
		return
	}
	w.SetCursorEnterCallback(func(w *glfw.Window, entered bool) {
		x, y := -1e5, -1e5 // outside
		if entered {
			x, y = w.GetCursorPos()
		}
		moved(w, x, y)
	})
}

// shown reports whether the window can be seen: it is neither minimised nor on
// another workspace. A window that hides behind others counts as shown.
func (e *eye) shown() bool {
	return e.window == nil || e.window.GetAttrib(glfw.Iconified) == glfw.False && e.window.GetAttrib(glfw.Visible) == glfw.True
}
