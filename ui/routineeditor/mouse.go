package routineeditor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"uncoil/ui/theme"
)

// Tapped is part of fyne.Tappable.
func (l *list) Tapped(e *fyne.PointEvent) {
	if len(l.entries) == 0 {
		return
	}
	l.grab()
	if i := l.at(e.Position.Y); l.entries[i].kind != emptyLine {
		l.choose(i)
	}
	if l.onOpen != nil && l.current().kind == pickLine {
		l.onOpen()
	}
}

// grab takes the keyboard.
func (l *list) grab() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil && c.Focused() != fyne.Focusable(l) {
		c.Focus(l)
	}
}

// MouseDown is part of desktop.Mouseable.
func (l *list) MouseDown(e *desktop.MouseEvent) {
	if len(l.entries) > 0 {
		l.pressed = l.at(e.Position.Y)
	}
}

// MouseUp is part of desktop.Mouseable.
func (l *list) MouseUp(*desktop.MouseEvent) {}

// Dragged is part of fyne.Draggable.
func (l *list) Dragged(e *fyne.DragEvent) {
	if l.onDrag == nil || l.pressed < 0 || l.pressed >= len(l.entries) {
		return
	}
	if !l.dragging {
		if l.entries[l.pressed].kind != itemLine {
			return
		}
		l.grab()
		l.choose(l.pressed)
		l.dragging = true
	}
	l.scrollAlong(e.Position.Y)
	l.onDrag(l.pressed, l.at(e.Position.Y))
}

// scrollAlong scrolls while a line is dragged to the edge of the view.
func (l *list) scrollAlong(y float32) {
	edge, step := 40*theme.Unit(), 14*theme.Unit()
	offset, view := l.scroll.Offset.Y, l.scroll.Size().Height
	switch {
	case y < offset+edge:
		offset -= step
	case y > offset+view-edge:
		offset += step
	default:
		return
	}
	end := max(0, l.tops[len(l.tops)-1]-view)
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(offset, end))))
}

// DragEnd is part of fyne.Draggable.
func (l *list) DragEnd() {
	l.pressed = -1
	if l.dragging {
		l.dragging = false
		l.onDrop()
	}
}
