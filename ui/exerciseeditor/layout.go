package exerciseeditor

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// twoColumns is the width in units of the design from which the cards stand in two
// columns, of which the left one has the first leftCards.
const (
	twoColumns = 900
	leftCards  = 2
)

// buttonPart is the size of a button in the form and at the edges, in parts of the
// usual.
const buttonPart = 0.9

// layout puts the title above, what is missing and the buttons at the foot, and the
// cards between them.
func (s *Screen) layout(title *widget.Text) fyne.CanvasObject {
	for _, b := range []*widget.FocusButton{s.back, s.drop, s.undo, s.redo, s.save} {
		b.SetPart(buttonPart)
	}
	for _, b := range []*widget.FocusButton{s.drop, s.undo, s.redo} {
		b.SetTextSize(theme.TextSmall)
	}
	s.scroll = widget.Scroll(widget.Pad(4, 32, 20, 0,
		widget.Beside(twoColumns, 20, widget.VBox(20, s.cards[:leftCards]...), widget.VBox(20, s.cards[leftCards:]...))))
	widget.RevealFocus(s.scroll)
	foot := widget.Pad(10, 32, 10, 32, widget.Between(nil, s.problem, widget.HBox(4, s.drop, s.undo, s.redo, s.save)))
	return widget.Page(widget.Between(s.back, title, nil), s.scroll, foot)
}
