package welcome

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
)

// keys are what the keys do on the page that is shown.
func (s *Screen) keys() widget.KeyTable {
	var table widget.KeyTable
	if s.at < len(s.steps) {
		table = s.askingKeys()
	} else {
		table = s.proposalKeys()
	}
	return append(table, widget.KeyAct{
		Shown: "Page ↑ ↓", Does: lang.X("keys.scroll-page", "Scroll by a page"), Keys: []fyne.KeyName{fyne.KeyPageUp, fyne.KeyPageDown},
		Do: func(key fyne.KeyName) {
			if key == fyne.KeyPageUp {
				s.scrollBy(-1)
			} else {
				s.scrollBy(+1)
			}
		},
	})
}

// askingKeys turn the pages and lead to the choices of one.
func (s *Screen) askingKeys() widget.KeyTable {
	table := widget.KeyTable{{
		Shown: lang.X("key.enter", "Enter") + "  →", Does: lang.X("welcome.key-next", "The next page"),
		Keys: []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeyRight}, Do: func(fyne.KeyName) { s.goOn() },
	}}
	if s.goesBack() {
		table = append(table, widget.KeyAct{
			Shown: lang.X("key.escape", "Esc") + "  ←", Does: lang.X("welcome.key-back", "The page before"),
			Keys: []fyne.KeyName{fyne.KeyEscape, fyne.KeyLeft}, Do: func(fyne.KeyName) { s.goBack() },
		})
	}
	return append(
		table,
		widget.KeyAct{
			Shown: lang.X("key.tab", "Tab") + "  ↑", Does: lang.X("welcome.key-choices", "To the choices"),
			Keys: []fyne.KeyName{fyne.KeyUp}, Do: func(fyne.KeyName) { s.toChoices() },
		},
		widget.KeyAct{
			Shown: "↓", Does: lang.X("welcome.key-buttons", "To the buttons"),
			Keys: []fyne.KeyName{fyne.KeyDown}, Do: func(fyne.KeyName) { widget.Focus(s, s.First()) },
		},
		widget.KeyAct{Shown: lang.X("key.space", "Space"), Does: lang.X("welcome.key-choose", "Choose, or not")},
		widget.KeyAct{Shown: "← →", Does: lang.X("routine.key-along", "Along a row, or another choice")},
	)
}

// proposalKeys go along the buttons of the last page.
func (s *Screen) proposalKeys() widget.KeyTable {
	return widget.KeyTable{
		{
			Shown: lang.X("key.enter", "Enter"), Does: s.foot[len(s.foot)-1].Label(),
			Keys: []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter}, Do: func(key fyne.KeyName) { s.First().TypedKey(&fyne.KeyEvent{Name: key}) },
		},
		{
			Shown: "← →", Does: lang.X("welcome.key-along", "From button to button"), Keys: []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight},
			Do: func(key fyne.KeyName) { s.alongFoot(key) },
		},
		{
			Shown: lang.X("key.escape", "Esc"), Does: lang.X("welcome.key-back", "The page before"),
			Keys: []fyne.KeyName{fyne.KeyEscape}, Do: func(fyne.KeyName) { s.goBack() },
		},
	}
}

// atFoot returns which of the buttons has the keyboard, −1 for none of them, and whether
// anything has it.
func (s *Screen) atFoot() (i int, any bool) {
	focused := fyne.CurrentApp().Driver().CanvasForObject(s).Focused()
	return slices.IndexFunc(s.foot, func(b *widget.FocusButton) bool { return focused == fyne.Focusable(b) }), focused != nil
}

// toChoices leads from the buttons up to the last choice of the page.
func (s *Screen) toChoices() {
	if i, any := s.atFoot(); i < 0 && any {
		return // it is on the first of them
	}
	widget.Focus(s, s.foot[0])
	fyne.CurrentApp().Driver().CanvasForObject(s).FocusPrevious()
}

// alongFoot goes along the buttons from the one that has the keyboard.
func (s *Screen) alongFoot(key fyne.KeyName) {
	at, _ := s.atFoot()
	switch {
	case at < 0: // after a click nothing has it
		at = len(s.foot) - 1
	case key == fyne.KeyLeft:
		at = max(at-1, 0)
	default:
		at = min(at+1, len(s.foot)-1)
	}
	widget.Focus(s, s.foot[at])
}

// footKey takes a key of one of the buttons, which does by itself what presses it.
func (s *Screen) footKey(key fyne.KeyName) bool {
	pressing := []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyEscape}
	return !slices.Contains(pressing, key) && s.keys().Press(key)
}

// Key handles keys that no widget has used.
func (s *Screen) Key(key *fyne.KeyEvent) { s.keys().Press(key.Name) }

func (s *Screen) scrollBy(pages float32) {
	s.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -pages*s.scroll.Size().Height*0.8)})
}

// Rune handles characters that no widget has used.
func (s *Screen) Rune(rune) {}

// goesBack reports whether there is somewhere to go back to.
func (s *Screen) goesBack() bool { return s.at > 0 || s.options.OnBack != nil }

// Escape goes back, if there is somewhere to go back to.
func (s *Screen) Escape() bool {
	back := s.goesBack()
	if back {
		s.goBack()
	}
	return back
}

// KeyHelps lists the keys of the pages.
func (s *Screen) KeyHelps() []widget.KeyLine { return s.keys().Lines() }
