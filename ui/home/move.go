package home

import (
	"slices"

	"fyne.io/fyne/v2"

	"uncoil/ui/widget"
)

// move moves the focus from a button of card i and reports whether the key is for
// that: left and right along a row and on to the next card, up and down through
// the rows of a card and on to the card above or below.
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
	case key == fyne.KeyRight && from == c.start && c.length.Visible():
		to = c.length
	case key == fyne.KeyLeft && from == c.length:
		to = c.start
	case key == fyne.KeyLeft && c.beside(from, -1) != nil:
		to = c.beside(from, -1)
	case key == fyne.KeyRight && c.beside(from, +1) != nil:
		to = c.beside(from, +1)
	case key == fyne.KeyLeft:
		to = s.startOf(i-1, from)
	case key == fyne.KeyRight:
		to = s.startOf(i+1, from)
	case key == fyne.KeyUp && (from == c.start || from == c.length) && c.ask.Visible():
		to = c.ask
	case key == fyne.KeyUp && slices.Contains(c.smaller(), from), key == fyne.KeyDown && from == c.ask:
		to = c.start
	case key == fyne.KeyUp && i < widget.Columns(s.grid) && s.banner == nil && s.options.LaidOut != nil:
		widget.Focus(s, s.lengths)
		return true
	case key == fyne.KeyUp && i < widget.Columns(s.grid) && s.above() != nil:
		to = s.above()
	case key == fyne.KeyUp:
		to = s.startOf(i-widget.Columns(s.grid), from)
	case key == fyne.KeyDown && (from == c.start || from == c.length):
		to = c.other
	case key == fyne.KeyDown:
		to = s.startOf(i+widget.Columns(s.grid), from)
	default:
		return false
	}
	widget.Focus(s, to)
	return true
}

// beside is the next or previous of the smaller buttons, nil for none.
func (c *card) beside(from *widget.FocusButton, by int) *widget.FocusButton {
	row := c.smaller()
	at := slices.Index(row, from)
	if at < 0 || at+by < 0 || at+by >= len(row) {
		return nil
	}
	return row[at+by]
}

// startOf is the Start button of card i, or here if there is no such card.
func (s *Screen) startOf(i int, here *widget.FocusButton) *widget.FocusButton {
	if i < 0 || i >= len(s.cards) {
		return here
	}
	return s.cards[i].start
}

// above is the button above the first row of cards, nil for none.
func (s *Screen) above() *widget.FocusButton {
	if s.banner != nil {
		return s.banner.Buttons()[0]
	}
	if head := s.head(); len(head) > 0 {
		return head[0]
	}
	return nil
}

// head lists the usable buttons above the cards.
func (s *Screen) head() []*widget.FocusButton {
	return slices.DeleteFunc([]*widget.FocusButton{s.newRoutine, s.importFile, s.activity}, func(b *widget.FocusButton) bool { return b.Hidden })
}

// headKey moves the focus along the buttons above the cards, and down.
func (s *Screen) headKey(from *widget.FocusButton, key fyne.KeyName) bool {
	to, head := from, s.head()
	at := slices.Index(head, from)
	switch key {
	case fyne.KeyLeft:
		to = head[max(at-1, 0)]
	case fyne.KeyRight:
		to = head[min(at+1, len(head)-1)]
	case fyne.KeyDown:
		if s.options.LaidOut != nil {
			widget.Focus(s, s.lengths)
			return true
		}
		to = s.startOf(0, from)
		if s.banner != nil {
			to = s.banner.Buttons()[0]
		}
	case fyne.KeyUp:
	default:
		return false
	}
	widget.Focus(s, to)
	return true
}
