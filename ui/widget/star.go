package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of a star in units of the design: starRoom is what a click can hit.
const (
	starRoom   = 40
	starGround = 34
	starIcon   = 24
)

// The two stars: an outline, and a filled one.
var (
	starOff = fyne.NewStaticResource("star-off.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M22 9.24l-7.19-.62L12 2 9.19 8.63 2 9.24l5.46 4.73L5.82 21 12 17.27 18.18 21l-1.63-7.03L22 9.24zM12 15.4l-3.76 2.27 1-4.28-3.32-2.88 4.38-.38L12 6.1l1.71 4.04 4.38.38-3.32 2.88 1 4.28L12 15.4z"/></svg>`))
	starOn  = fyne.NewStaticResource("star-on.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M12 17.27L18.18 21l-1.64-7.03L22 9.24l-7.19-.61L12 2 9.19 8.63 2 9.24l5.46 4.73L5.82 21z"/></svg>`))
)

// Star is on or off, and turned by mouse alone: filled, or an outline.
type Star struct {
	widget.BaseWidget
	pointer
	hovering
	// OnTurned is called when the user has turned it.
	OnTurned func(on bool)

	on bool
}

// NewStar returns a star.
func NewStar(on bool, onTurned func(on bool)) *Star {
	s := &Star{on: on, OnTurned: onTurned}
	s.onHover = s.Refresh
	s.ExtendBaseWidget(s)
	return s
}

// On reports whether the star is on.
func (s *Star) On() bool { return s.on }

// SetOn turns the star without a call of OnTurned.
func (s *Star) SetOn(on bool) {
	if s.on != on {
		s.on = on
		s.Refresh()
	}
}

// Tapped is part of fyne.Tappable.
func (s *Star) Tapped(*fyne.PointEvent) {
	s.SetOn(!s.on)
	s.OnTurned(s.on)
}

// CreateRenderer is part of fyne.Widget.
func (s *Star) CreateRenderer() fyne.WidgetRenderer {
	icon := &canvas.Image{FillMode: canvas.ImageFillContain}
	ground := canvas.NewCircle(nil) // it may stand on a picture
	body := Fixed(starRoom, starRoom, container.NewCenter(Fixed(starGround, starGround, ground), Fixed(starIcon, starIcon, icon)))
	return newFace(body, func() {
		ground.FillColor = theme.Colour(s, theme.Card)
		shape, ink := starOff, theme.Muted
		if s.on {
			shape, ink = starOn, theme.AccentInk
		}
		if s.hovered {
			ink = theme.Ink
		}
		icon.Resource = fynetheme.NewColoredResource(shape, ink)
	})
}
