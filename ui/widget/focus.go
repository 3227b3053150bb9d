package widget

import "fyne.io/fyne/v2"

// Reachable is a control that tells when the keyboard has reached it.
type Reachable interface {
	fyne.CanvasObject
	SetOnFocus(reached func())
}

// reachable makes a widget one that tells when the keyboard has reached it.
type reachable struct {
	// OnFocus is called when the keyboard has reached the widget.
	OnFocus func()
}

// SetOnFocus is part of Reachable.
func (r *reachable) SetOnFocus(reached func()) { r.OnFocus = reached }

func (r *reachable) reached() {
	if r.OnFocus != nil {
		r.OnFocus()
	}
}

// Focus puts the keyboard on a widget in the window of another; on nil and without
// a window it does nothing. Of a page that Fyne has not drawn yet it is the program's
// window.
func Focus(in fyne.CanvasObject, to fyne.Focusable) {
	if to == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(in)
	if all := driver.AllWindows(); c == nil && len(all) > 0 {
		c = all[0].Canvas()
	}
	if c != nil {
		c.Focus(to)
	}
}

// moveFocus goes to the next or the previous widget on an arrow key and
// reports whether it did.
func moveFocus(from fyne.CanvasObject, key fyne.KeyName) bool {
	c := canvasOf(from)
	if c == nil {
		return false
	}
	switch key {
	case fyne.KeyDown:
		c.FocusNext()
	case fyne.KeyUp:
		c.FocusPrevious()
	default:
		return false
	}
	return true
}
