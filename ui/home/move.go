package home

import (
	"slices"

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
	case key == fyne.KeyR && c.rests.Visible():
		c.rests.OnTapped()
		return true
	case key == fyne.KeyLeft && c.beside(from, -1) != nil:
		to = c.beside(from, -1)
	case key == fyne.KeyRight && c.beside(from, +1) != nil:
		to = c.beside(from, +1)
	case key == fyne.KeyLeft:
		to = s.startOf(i-1, from)
	case key == fyne.KeyRight:
		to = s.startOf(i+1, from)
	case key == fyne.KeyUp && from == c.start && c.ask.Visible():
		to = c.ask
	case key == fyne.KeyUp && slices.Contains(c.smaller(), from), key == fyne.KeyDown && from == c.ask:
		to = c.start
	case key == fyne.KeyUp && i < s.grid.columns && s.fresh.Visible():
		to = s.fresh
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

// beside is the button beside one of the smaller ones, nil for none.
func (c *card) beside(from *widget.FocusButton, by int) *widget.FocusButton {
	row := c.smaller()
	at := slices.Index(row, from)
	if at < 0 || at+by < 0 || at+by >= len(row) {
		return nil
	}
	return row[at+by]
}

// startOf is the Start of card i, or where one is if there is no such card.
func (s *Screen) startOf(i int, here *widget.FocusButton) *widget.FocusButton {
	if i < 0 || i >= len(s.cards) {
		return here
	}
	return s.cards[i].start
}

// headKey goes along the buttons over the cards and down to the cards.
func (s *Screen) headKey(from *widget.FocusButton, key fyne.KeyName) bool {
	to := from
	switch key {
	case fyne.KeyLeft:
		to = s.fresh
	case fyne.KeyRight:
		to = s.take
	case fyne.KeyDown:
		to = s.startOf(0, from)
	case fyne.KeyUp:
	default:
		return false
	}
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(s); canvas != nil {
		canvas.Focus(to)
	}
	return true
}
