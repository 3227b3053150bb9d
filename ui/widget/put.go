package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Put places an object; a size below zero is none.
func Put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(w, 0), max(h, 0)))
}

// PutWhole places an object on whole units, so that the pixels of a picture are
// shown as they are.
func PutWhole(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(float32(int(x)), float32(int(y))))
	o.Resize(fyne.NewSize(float32(int(max(w, 0))), float32(int(max(h, 0)))))
}

// HeadScale makes the buttons in a head smaller than elsewhere.
const HeadScale = 0.8

// Reveal scrolls so that a part of the content is in view, with a margin where it
// was not. Of a part that is higher than the view its beginning is shown.
func Reveal(scroll *container.Scroll, top, height, margin float32) {
	offset, view := scroll.Offset.Y, scroll.Size().Height
	switch {
	case top < offset, height > view:
		offset = top - margin
	case top+height > offset+view:
		offset = top + height - view + margin
	}
	scroll.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
	if scroll.OnScrolled != nil {
		scroll.OnScrolled(scroll.Offset) // Fyne tells of the pointer's scrolling alone
	}
}
