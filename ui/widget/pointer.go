package widget

import "fyne.io/fyne/v2/driver/desktop"

// hovering tells whether the pointer is on a widget.
type hovering struct {
	hovered bool
	// onHover is called when the pointer has come or gone.
	onHover func()
}

// MouseIn is part of desktop.Hoverable.
func (h *hovering) MouseIn(*desktop.MouseEvent) { h.hover(true) }

// MouseMoved is part of desktop.Hoverable.
func (h *hovering) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (h *hovering) MouseOut() { h.hover(false) }

func (h *hovering) hover(on bool) {
	h.hovered = on
	h.onHover()
}

// pointer is the cursor over something that can be clicked.
type pointer struct{}

// Cursor is part of desktop.Cursorable.
func (pointer) Cursor() desktop.Cursor { return desktop.PointerCursor }
