package home

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/widget"
)

// SetBanner shows something above the routines, or nothing more for nil.
func (s *Screen) SetBanner(b *widget.Banner) {
	s.banner = b
	s.overBanner.Objects = nil
	if b != nil {
		s.overBanner.Objects = []fyne.CanvasObject{widget.Pad(10, 0, 8, 0, b)}
		for _, button := range b.Buttons() {
			along := button.OnKey
			button.OnKey = func(key *fyne.KeyEvent) bool { return along(key) || s.leaveBanner(key.Name) }
		}
	}
	s.Refresh()
}

// leaveBanner goes up from the banner to the buttons over it, and down to the
// cards.
func (s *Screen) leaveBanner(key fyne.KeyName) bool {
	var to fyne.Focusable
	switch head := s.head(); {
	case key == fyne.KeyUp && s.options.LaidOut != nil:
		to = s.lengths
	case key == fyne.KeyUp && len(head) > 0:
		to = head[0]
	case key == fyne.KeyDown:
		to = s.First()
	}
	canvas := fyne.CurrentApp().Driver().CanvasForObject(s)
	if to == nil || canvas == nil {
		return false
	}
	canvas.Focus(to)
	return true
}

// Banner returns what stands above the routines, nil for nothing.
func (s *Screen) Banner() *widget.Banner { return s.banner }
