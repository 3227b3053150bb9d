package home

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/routine"
	"uncoil/ui/widget"
)

// The keyboard goes up and down through the head, the proposal, the bar and the cards,
// and left and right inside each.

// move goes from one card to another, or up to the bar, and reports whether the key is
// for that.
func (s *Screen) move(from *card, key fyne.KeyName) bool {
	shown := s.shown()
	i, columns := slices.Index(shown, from), widget.Columns(s.grid)
	to := i
	switch key {
	case fyne.KeyLeft:
		to--
	case fyne.KeyRight:
		to++
	case fyne.KeyUp:
		to -= columns
	case fyne.KeyDown:
		if to += columns; to >= len(shown) && i/columns < (len(shown)-1)/columns {
			to = len(shown) - 1
		}
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(shown) - 1
	default:
		return false
	}
	switch {
	case to >= 0 && to < len(shown):
		widget.Focus(s, shown[to].Tile)
	case key == fyne.KeyUp:
		widget.Focus(s, s.barFirst())
	}
	return true
}

// barFirst is what the keyboard reaches first in the bar.
func (s *Screen) barFirst() fyne.Focusable {
	if s.options.LaidOut != nil {
		return s.lengths
	}
	return s.filters[0].Toggle
}

// barKey leaves the bar up and down, and goes along the filters; i is −1 on the choice
// of a length.
func (s *Screen) barKey(i int, key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyUp:
		widget.Focus(s, s.overBar())
	case key == fyne.KeyDown:
		widget.Focus(s, s.firstCard())
	case i < 0:
		return false
	case key == fyne.KeyLeft && i > 0:
		widget.Focus(s, s.filters[i-1].Toggle)
	case key == fyne.KeyLeft:
		widget.Focus(s, s.barFirst())
	case key == fyne.KeyRight:
		widget.Focus(s, s.filters[min(i+1, len(s.filters)-1)].Toggle)
	default:
		return false
	}
	return true
}

// overBar is what stands over the bar, nil for nothing.
func (s *Screen) overBar() fyne.Focusable {
	if s.proposal != nil {
		return s.proposal.Buttons[0]
	}
	if head := s.head(); len(head) > 0 {
		return head[0]
	}
	return nil
}

// proposalKey goes along the buttons of the proposal, and leaves it up and down.
func (s *Screen) proposalKey(i int, key fyne.KeyName) bool {
	buttons, head := s.proposal.Buttons, s.head()
	switch {
	case key == fyne.KeyLeft:
		widget.Focus(s, buttons[max(i-1, 0)])
	case key == fyne.KeyRight:
		widget.Focus(s, buttons[min(i+1, len(buttons)-1)])
	case key == fyne.KeyDown:
		widget.Focus(s, s.barFirst())
	case key == fyne.KeyUp && len(head) > 0:
		widget.Focus(s, head[0])
	case key == fyne.KeyE && s.proposal.Routine != nil:
		s.options.OnStart(s.proposal.Routine, !s.prefs.AudioOnly)
	case key == fyne.KeyHome:
		widget.Focus(s, s.firstCard())
	default:
		return key == fyne.KeyUp
	}
	return true
}

// head lists the buttons at the top, from the left.
func (s *Screen) head() []*widget.FocusButton {
	return slices.DeleteFunc([]*widget.FocusButton{s.newRoutine, s.importFile, s.activity}, func(b *widget.FocusButton) bool { return b.Hidden })
}

// headKey goes along the buttons at the top, and down.
func (s *Screen) headKey(from *widget.FocusButton, key fyne.KeyName) bool {
	head := s.head()
	at := slices.Index(head, from)
	switch key {
	case fyne.KeyLeft:
		widget.Focus(s, head[max(at-1, 0)])
	case fyne.KeyRight:
		widget.Focus(s, head[min(at+1, len(head)-1)])
	case fyne.KeyDown:
		if s.proposal != nil {
			widget.Focus(s, s.proposal.Buttons[0])
		} else {
			widget.Focus(s, s.barFirst())
		}
	case fyne.KeyUp:
	default:
		return false
	}
	return true
}

// Key handles keys that no widget has used.
func (s *Screen) Key(key *fyne.KeyEvent) {
	switch shown := s.shown(); {
	case len(shown) == 0:
	case slices.Contains([]fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight}, key.Name):
		widget.Focus(s, s.First()) // after a click nothing has the keyboard
	case key.Name == fyne.KeyHome:
		widget.Focus(s, shown[0].Tile)
	case key.Name == fyne.KeyEnd:
		widget.Focus(s, shown[len(shown)-1].Tile)
	}
}

// Rune handles characters that no widget has used.
func (s *Screen) Rune(rune) {}

// cardKeys are what the keys do on a card.
func (s *Screen) cardKeys(c *card) widget.KeyTable {
	move := func(key fyne.KeyName) { s.move(c, key) }
	return widget.KeyTable{
		{
			Shown: "← → ↑ ↓", Does: lang.X("home.key-move", "From card to card, and to what is above them"),
			Keys: []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown}, Do: move,
		},
		{Shown: lang.X("key.tab", "Tab"), Does: lang.X("home.key-tab", "To the next button, choice or card")},
		{
			Shown: lang.X("key.enter", "Enter"), Does: lang.X("home.key-start", "Start the routine"), Keys: []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter},
			Do: func(fyne.KeyName) { s.options.OnStart(c.routine, s.prefs.AudioOnly) },
		},
		{
			Shown: lang.X("key.space", "Space"), Does: lang.X("home.key-open", "Open it: what is in it, and what you can do with it"),
			Keys: []fyne.KeyName{fyne.KeySpace}, Do: func(fyne.KeyName) { s.options.OnOpen(c.routine) },
		},
		{
			Shown: "E", Does: routine.OtherWay(s.prefs.AudioOnly), Keys: []fyne.KeyName{fyne.KeyE},
			Do: func(fyne.KeyName) { s.options.OnStart(c.routine, !s.prefs.AudioOnly) },
		},
		{Shown: "R", Does: lang.X("home.rests", "Rests"), Keys: []fyne.KeyName{fyne.KeyR}, Do: func(fyne.KeyName) { s.options.OnRests(c.routine) }},
		{
			Shown: "S", Does: lang.X("home.key-favourite", "A favourite, or not"), Keys: []fyne.KeyName{fyne.KeyS},
			Do: func(fyne.KeyName) { s.favour(c, !c.star.On()) },
		},
		{Shown: "Home  End", Does: lang.X("home.key-ends", "The first card, the last one"), Keys: []fyne.KeyName{fyne.KeyHome, fyne.KeyEnd}, Do: move},
	}
}

// KeyHelps lists the keys of the page.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.cardKeys(nil).Lines() }
