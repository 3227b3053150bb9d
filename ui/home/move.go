package home

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/widget"
)

// move goes from a button of card i to its neighbour and reports whether the key
// is for that: left and right along a row and on to the next card, up and down
// through the rows of a card and on to the card above or below.
func (s *Screen) move(i int, from *widget.FocusButton, key fyne.KeyName) bool {
	c := s.cards[i]
	to := from
	switch {
	case key == fyne.KeyE && from == c.start:
		c.other.OnTapped()
		return true
	case key == fyne.KeyLeft && from == c.along:
		to = c.other
	case key == fyne.KeyRight && from == c.other && c.along.Visible():
		to = c.along
	case key == fyne.KeyLeft:
		to = s.startOf(i-1, from)
	case key == fyne.KeyRight:
		to = s.startOf(i+1, from)
	case key == fyne.KeyUp && from == c.start && c.ask.Visible():
		to = c.ask
	case key == fyne.KeyUp && (from == c.other || from == c.along), key == fyne.KeyDown && from == c.ask:
		to = c.start
	case key == fyne.KeyUp:
		to = s.startOf(i-s.grid.columns, from)
	case key == fyne.KeyDown && from == c.start:
		to = c.other
	case key == fyne.KeyDown:
		to = s.startOf(i+s.grid.columns, from)
	default:
		return false
	}
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(s); canvas != nil {
		canvas.Focus(to)
	}
	return true
}

// startOf is the Start of card i, or where one is if there is no such card.
func (s *Screen) startOf(i int, here *widget.FocusButton) *widget.FocusButton {
	if i < 0 || i >= len(s.cards) {
		return here
	}
	return s.cards[i].start
}
