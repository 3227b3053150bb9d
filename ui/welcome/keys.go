package welcome

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
)

// footKey takes a key of one of the buttons: left and right turn the pages, and on the
// last one go along the buttons; up leads to what is asked.
func (s *Screen) footKey(i int, key fyne.KeyName) bool {
	asking := s.at < len(s.steps)
	switch {
	case key == fyne.KeyUp && asking:
		widget.Focus(s, s.foot[0])
		fyne.CurrentApp().Driver().CanvasForObject(s).FocusPrevious()
	case asking:
		return s.turn(key)
	case key == fyne.KeyLeft:
		widget.Focus(s, s.foot[max(i-1, 0)])
	case key == fyne.KeyRight:
		widget.Focus(s, s.foot[min(i+1, len(s.foot)-1)])
	default:
		return false
	}
	return true
}

// turn turns the pages, if the key is for that.
func (s *Screen) turn(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyLeft:
		s.goBack()
	case fyne.KeyRight:
		s.goOn()
	default:
		return false
	}
	return true
}

// Key handles keys that no widget has used.
func (s *Screen) Key(key *fyne.KeyEvent) {
	asking := s.at < len(s.steps)
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.First().TypedKey(key)
	case fyne.KeyLeft, fyne.KeyRight:
		if asking {
			s.turn(key.Name)
			return
		}
		widget.Focus(s, s.First())
	case fyne.KeyUp, fyne.KeyDown:
		widget.Focus(s, s.First())
	case fyne.KeyPageDown:
		s.scrollBy(+1)
	case fyne.KeyPageUp:
		s.scrollBy(-1)
	}
}

func (s *Screen) scrollBy(pages float32) {
	s.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -pages*s.scroll.Size().Height*0.8)})
}

// Rune handles characters that no widget has used.
func (s *Screen) Rune(rune) {}

// Escape goes back, if there is somewhere to go back to.
func (s *Screen) Escape() bool {
	if s.at == 0 && s.options.OnBack == nil {
		return false
	}
	s.goBack()
	return true
}

// KeyHelps lists the keys of the pages.
func (s *Screen) KeyHelps() []widget.KeyLine {
	return []widget.KeyLine{
		{Keys: lang.X("key.enter", "Enter") + "  →", Does: lang.X("welcome.key-next", "The next page")},
		{Keys: lang.X("key.escape", "Esc") + "  ←", Does: lang.X("welcome.key-back", "The page before")},
		{Keys: lang.X("key.tab", "Tab") + "  ↑", Does: lang.X("welcome.key-choices", "To the choices")},
		{Keys: lang.X("key.space", "Space"), Does: lang.X("welcome.key-choose", "Choose, or not")},
		{Keys: "← →", Does: lang.X("routine.key-along", "Along a row, or another choice")},
		{Keys: "Page ↑ ↓", Does: lang.X("routine.key-page", "Scroll")},
		{Keys: "F   F11", Does: lang.X("keys.full-screen", "Full screen")},
		{Keys: "?   H   F1", Does: lang.X("keys.keys", "These keys")},
	}
}
