package routineeditor

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// The measures of the screen in units of the design, the share of the width that the
// list takes, and the size of the buttons in parts of the usual.
const (
	columnGap = 24
	listPart  = 0.51
	// leastName is the width from which the name stands beside the buttons.
	leastName  = 200
	headPart   = 0.77
	buttonPart = 0.75
)

// layout puts the head above, the list on the left and what is set on the right.
func (s *Screen) layout() fyne.CanvasObject {
	buttons := []*widget.FocusButton{s.undo, s.redo, s.rests, s.leave, s.save}
	for _, b := range buttons {
		smaller(b, headPart)
	}
	head := widget.VBox(12, widget.BetweenOrUnder(leastName, widget.VBox(0, s.name, s.total), widget.HBox(10, widget.Objects(buttons)...)), s.advice)
	columns := widget.BesideShare(0, columnGap, listPart, s.list.area(), widget.Pad(listTop, 0, 20, 0, s.inspector))
	s.page = widget.Page(head, widget.Pad(0, 32, 0, -listTop, columns), nil)
	return s.page
}

// button is one that works by keyboard, or by mouse alone.
type button interface {
	SetPart(part float32)
	SetTextSize(size float32)
}

// smaller draws a button smaller than usual, with the type of small texts.
func smaller(b button, part float32) {
	b.SetPart(part)
	b.SetTextSize(theme.TextSmall / part)
}
