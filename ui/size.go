package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"uncoil/engine"
)

// The size of the window when it opens for the first time, and the least that it is
// used at, in units.
const (
	firstWidth, firstHeight = 1280, 760
	leastWidth, leastHeight = 480, 360
)

// sizeOf is the size that the window opens with: the one that it was closed with.
func sizeOf(d *engine.Display) fyne.Size {
	if d.Width < leastWidth || d.Height < leastHeight {
		return fyne.NewSize(firstWidth, firstHeight)
	}
	return fyne.NewSize(d.Width, d.Height)
}

// fitScreen makes the window no larger than a part of the screen, given in pixels.
func fitScreen(w fyne.Window, area fyne.Size) {
	size, scale := w.Canvas().Size(), w.Canvas().Scale()
	if area.IsZero() || scale <= 0 {
		return
	}
	fits := size.Min(fyne.NewSize(area.Width/scale, area.Height/scale))
	if fits != size {
		w.Resize(fits)
	}
}

// started looks at the window that the system has made. Without OpenGL the toolkit makes
// none, and runs on: then Uncoil ends.
func started(w *Window) {
	switch {
	case w.hidden:
	case isMade(w.window):
		fitScreen(w.window, w.deps.WorkArea())
	default:
		w.failed = true
		w.deps.App.Quit()
	}
}

// isMade reports whether the system has made a window.
func isMade(w fyne.Window) bool {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return true
	}
	made := true
	native.RunNative(func(context any) {
		switch c := context.(type) {
		case driver.X11WindowContext:
			made = c.WindowHandle != 0
		case driver.WaylandWindowContext:
			made = c.WaylandSurface != 0
		case driver.WindowsWindowContext:
			made = c.HWND != 0
		case driver.MacWindowContext:
			made = c.NSWindow != 0
		}
	})
	return made
}

// keepSize remembers how large the window is, unless it fills the screen or was never
// shown.
func keepSize(w *Window) {
	size := w.window.Canvas().Size()
	if w.window.FullScreen() || !isMade(w.window) || size.Width < leastWidth || size.Height < leastHeight {
		return
	}
	next := w.prefs
	next.Display.Width, next.Display.Height = size.Width, size.Height
	if next.Display != w.prefs.Display {
		w.changePreferences(next)
	}
}
