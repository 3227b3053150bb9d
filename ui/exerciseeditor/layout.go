package exerciseeditor

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// twoColumns is the width, in units of the design, from which the cards are in
// two columns; the left one has the first leftCards.
const (
	twoColumns = 900
	leftCards  = 2
)

// buttonPart is the size of the buttons in the form and at the edges, relative to
// the normal size.
const buttonPart = 0.9

// layout puts the title at the top, problems and buttons at the bottom, and the
// cards in between.
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
