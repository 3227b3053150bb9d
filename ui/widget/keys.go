package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// canvasOf returns the canvas of a focused widget, nil without a window. Fyne knows
// where an object is once it has drawn it; the next key may come sooner.
func canvasOf(focused fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(focused); c != nil {
		return c
	}
	for _, w := range driver.AllWindows() {
		if f, ok := focused.(fyne.Focusable); ok && w.Canvas().Focused() == f {
			return w.Canvas()
		}
	}
	return nil
}

// passKey hands a key that a focused widget has no use for to the window, so
// that the window's own keys work wherever the focus is.
func passKey(from fyne.CanvasObject, key *fyne.KeyEvent) {
	if c := canvasOf(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(key)
	}
}

// passRune does the same for a character.
func passRune(from fyne.CanvasObject, r rune) {
	if c := canvasOf(from); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// passDown and passUp tell the window of a key that goes down or up, so that it
// knows repeats wherever the focus is.
func passDown(from fyne.CanvasObject, key *fyne.KeyEvent) {
	if c, ok := canvasOf(from).(desktop.Canvas); ok && c.OnKeyDown() != nil {
		c.OnKeyDown()(key)
	}
}

func passUp(from fyne.CanvasObject, key *fyne.KeyEvent) {
	if c, ok := canvasOf(from).(desktop.Canvas); ok && c.OnKeyUp() != nil {
		c.OnKeyUp()(key)
	}
}
