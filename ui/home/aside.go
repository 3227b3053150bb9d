package home

import (
	"fyne.io/fyne/v2"

	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

// SetBanner shows something above the routines, or nothing more for nil.
func (s *Screen) SetBanner(b *widget.Banner) {
	s.banner = b
	if b != nil {
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

// placeAside places what stands beside the title and above the routines, and
// returns where the routines begin.
func (s *Screen) placeAside(x, width, u float32) float32 {
	s.activity.SetScale(u * 0.8)
	s.activity.SetTextSize(1.1 * theme.TextSmall)
	button := s.activity.MinSize()
	widget.PutWhole(s.activity, x+width-button.Width, 76*u, button.Width, button.Height)
	top := 124 * u
	if s.banner == nil {
		return top
	}
	s.banner.SetScale(u)
	height := s.banner.HeightFor(width)
	widget.PutWhole(s.banner, x, top, width, height)
	return top + height + 16*u
}
