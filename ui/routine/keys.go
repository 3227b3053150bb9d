package routine

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/ui/widget"
)

// Key handles keys that no widget has used.
func (p *Page) Key(key *fyne.KeyEvent) {
	view := p.scroll.Size().Height
	switch key.Name {
	case fyne.KeyE:
		p.other.OnTapped()
	case fyne.KeyS:
		p.favourite.Tapped(nil)
	case fyne.KeyPageDown:
		p.scrollTo(p.scroll.Offset.Y + 0.85*view)
	case fyne.KeyPageUp:
		p.scrollTo(p.scroll.Offset.Y - 0.85*view)
	case fyne.KeyHome:
		p.scroll.ScrollToTop()
	case fyne.KeyEnd:
		p.scroll.ScrollToBottom()
	default:
		for _, c := range p.options.Commands {
			if c.Key == key.Name {
				c.Act()
				return
			}
		}
	}
}

func (p *Page) scrollTo(y float32) {
	p.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), max(0, p.scroll.Content.Size().Height-p.scroll.Size().Height))))
}

// KeyHelps lists the keys of the page.
func (p *Page) KeyHelps() []widget.KeyLine {
	lines := []widget.KeyLine{
		{Keys: lang.X("key.tab", "Tab"), Does: lang.X("routine.key-tab", "To the next control, exercise or button")},
		{Keys: "← →", Does: lang.X("routine.key-along", "Along a row, or another choice")},
		{Keys: lang.X("key.enter", "Enter"), Does: lang.X("routine.key-enter", "Do it; on an exercise, its page")},
		{Keys: "E", Does: p.other.Label()},
		{Keys: "S", Does: lang.X("home.key-favourite", "A favourite, or not")},
	}
	for _, c := range p.options.Commands {
		if c.Key != "" {
			lines = append(lines, widget.KeyLine{Keys: string(c.Key), Does: c.Label})
		}
	}
	return append(lines,
		widget.KeyLine{Keys: "Page ↑ ↓", Does: lang.X("routine.key-page", "Scroll")},
		widget.KeyLine{Keys: "F   F11", Does: lang.X("keys.full-screen", "Full screen")},
		widget.KeyLine{Keys: lang.X("key.escape", "Esc"), Does: lang.X("pauses.key-back", "Back")})
}
