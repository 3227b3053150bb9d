package library

import (
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
)

// Typing tells the window that letters belong to the search.
func (s *Screen) Typing() bool { return true }

// keys are what the keys of the page do.
func (s *Screen) keys() widget.KeyTable {
	return widget.KeyTable{
		{Shown: "A … Z", Does: lang.X("library.key-search", "Search: just type")},
		{
			Shown: "↑ ↓ ← →", Does: lang.X("library.key-move", "From card to card, and to what is above them"),
			Keys: []fyne.KeyName{fyne.KeyDown, fyne.KeyRight}, Do: func(fyne.KeyName) { s.focus(s.First()) },
		},
		{Shown: lang.X("key.enter", "Enter"), Does: lang.X("library.key-open", "Open it")},
		{
			Shown: "Page ↑ ↓", Does: lang.X("keys.scroll-page", "Scroll by a page"), Keys: []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown},
			Do: func(key fyne.KeyName) {
				if key == fyne.KeyPageUp {
					s.turnPage(-1)
				} else {
					s.turnPage(1)
				}
			},
		},
		{
			Shown: lang.X("key.backspace", "Backspace"), Does: lang.X("library.key-back", "Delete from the search"), Keys: []fyne.KeyName{fyne.KeyBackspace},
			Do: func(key fyne.KeyName) {
				s.focus(s.search.Focusable())
				s.search.Focusable().TypedKey(&fyne.KeyEvent{Name: key})
			},
		},
		{Shown: lang.X("key.escape", "Esc"), Does: lang.X("library.key-clear", "Clear the search, or go home")},
	}
}

// Key handles keys that no widget has used.
func (s *Screen) Key(key *fyne.KeyEvent) { s.keys().Press(key.Name) }

// KeyHelps lists the keys of the page.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys().Lines() }

// Rune starts a search with a typed character.
func (s *Screen) Rune(r rune) {
	if unicode.IsLetter(r) || unicode.IsNumber(r) {
		s.search.Type(r)
	}
}

// Escape clears the search and reports whether there was one.
func (s *Screen) Escape() bool {
	if s.search.Text() == "" {
		return false
	}
	s.search.SetText("")
	return true
}

// searchKey handles keys that the search field does not: down and Enter move the
// focus to the results.
func (s *Screen) searchKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		s.focus(s.First())
		return true
	case fyne.KeyUp:
		return true
	}
	return false
}

// move moves the focus from a card to a neighbour and reports whether the key is
// for that. From the first row, up leads to the filters.
func (s *Screen) move(c *card, key fyne.KeyName) bool {
	cards, columns := s.grid.cards, s.grid.columns
	i := 0
	for k := range cards {
		if cards[k] == c {
			i = k
		}
	}
	page := max(1, int(s.scroll.Size().Height/max(s.grid.row, 1))) * columns
	to := i
	switch key {
	case fyne.KeyLeft:
		to = i - 1
	case fyne.KeyRight:
		to = i + 1
	case fyne.KeyUp:
		to = i - columns
	case fyne.KeyDown:
		to = i + columns
	case fyne.KeyPageUp:
		to = max(i-page, i%columns)
	case fyne.KeyPageDown:
		to = min(i+page, len(cards)-1)
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(cards) - 1
	default:
		return false
	}
	lastRow := (len(cards) - 1) / columns
	switch {
	case key == fyne.KeyUp && to < 0:
		s.focus(s.above())
		return true
	case key == fyne.KeyDown && to >= len(cards) && i/columns < lastRow:
		to = len(cards) - 1
	}
	if to >= 0 && to < len(cards) {
		s.reveal(cards[to])
		s.focus(cards[to])
	}
	return true
}

// above returns the widget above the cards: the button of the notice, or the
// filters.
func (s *Screen) above() fyne.Focusable {
	if s.notice.Visible() && s.notice.button.Visible() {
		return s.notice.button
	}
	return s.position
}

// noticeKey moves the focus from the notice up to the filters and down to the
// cards.
func (s *Screen) noticeKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp:
		s.focus(s.position)
	case fyne.KeyDown:
		s.focus(s.First())
	default:
		return false
	}
	return true
}

// turnPage scrolls by most of the visible height.
func (s *Screen) turnPage(by float32) {
	view := s.scroll.Size().Height
	most := max(0, s.grid.height-view)
	offset := min(max(s.scroll.Offset.Y+by*0.85*view, 0), most)
	s.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	s.look(offset)
}
