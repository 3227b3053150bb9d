package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	fynetheme "fyne.io/fyne/v2/theme"

	"uncoil/ui/theme"
)

// Sizes of a button on the rail in units of the design.
const (
	navWidth  = 92
	navHeight = 84
	navIcon   = 28
)

// NavButton is a button on the rail that leads to a tab: an icon over a name.
type NavButton struct {
	widget.BaseWidget
	pointer
	hovering
	Keys
	// OnTapped is called on a click and on Enter and Space.
	OnTapped func()

	icon    fyne.Resource
	name    *Text
	here    bool
	focused bool
}

// NewNavButton returns a button; icon is drawn in the colour of the name.
func NewNavButton(icon fyne.Resource, name string, onTapped func()) *NavButton {
	p := &NavButton{OnTapped: onTapped, icon: icon}
	p.name = NewText(name, theme.TextCaption, theme.Muted)
	p.name.Align, p.name.Fit = fyne.TextAlignCenter, true
	p.onHover = p.Refresh
	p.Init(p)
	p.ExtendBaseWidget(p)
	return p
}

// SetHere marks the tab as the one that is shown.
func (p *NavButton) SetHere(here bool) {
	p.here = here
	p.Refresh()
}

// Tapped is part of fyne.Tappable.
func (p *NavButton) Tapped(*fyne.PointEvent) { p.visit() }

func (p *NavButton) visit() {
	if p.OnTapped != nil {
		p.OnTapped()
	}
}

// FocusGained is part of fyne.Focusable.
func (p *NavButton) FocusGained() { p.focus(true) }

// FocusLost is part of fyne.Focusable.
func (p *NavButton) FocusLost() { p.focus(false) }

func (p *NavButton) focus(on bool) {
	p.focused = on
	p.Refresh()
}

// TypedKey is part of fyne.Focusable.
func (p *NavButton) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter || key.Name == fyne.KeySpace:
		p.visit()
	case moveFocus(p, key.Name):
	default:
		p.Pass(key)
	}
}

// CreateRenderer is part of fyne.Widget.
func (p *NavButton) CreateRenderer() fyne.WidgetRenderer {
	ground, icon := canvas.NewRectangle(nil), &canvas.Image{FillMode: canvas.ImageFillContain}
	body := Sized(navWidth, navHeight, container.NewStack(ground,
		Pad(16, 4, 0, 4, VBox(5, Fixed(0, navIcon, icon), Fixed(0, 24, p.name)))))
	return newFace(body, func() {
		fill, ink := theme.Raised, theme.Muted
		switch {
		case p.here:
			fill, ink = theme.Card, theme.AccentInk
		case p.hovered || p.focused:
			ink = theme.Ink
		}
		ground.Hidden = !p.here && !p.hovered && !p.focused
		ground.FillColor, ground.CornerRadius = theme.Colour(p, fill), 20*theme.Unit()
		ground.StrokeColor, ground.StrokeWidth = theme.Colour(p, theme.Line), theme.Edge(p)
		if p.focused {
			ground.StrokeColor, ground.StrokeWidth = theme.Colour(p, theme.Focus), focusWidth
		}
		icon.Resource = fynetheme.NewColoredResource(p.icon, ink)
		p.name.Tint, p.name.Bold = ink, p.here
	})
}
