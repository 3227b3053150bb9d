package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of a big button in units of the design.
const (
	bigButtonIcon   = 96
	bigButtonText   = 32
	bigButtonGap    = 0
	bigButtonCorner = 32
	// bigButtonFocus is the width of the outline of a big button that has the keyboard.
	bigButtonFocus = 5
)

// BigButton is a button that one finds without looking: an icon over a label, as
// large as its box. Enter presses it; every other key goes to the window, so
// that the space bar means the same wherever the keyboard is.
type BigButton struct {
	widget.BaseWidget
	pointer
	hovering
	Keys
	// OnTapped is called on a click and on Enter.
	OnTapped func()

	icon    fyne.Resource
	label   *Text
	primary bool
	sizing
	focused bool
}

// NewBigButton returns a big button; icon is drawn in the colour of the label.
func NewBigButton(icon fyne.Resource, label string, prominence Prominence, onTapped func()) *BigButton {
	s := &BigButton{OnTapped: onTapped, icon: icon, primary: prominence == Primary}
	s.label = NewText(label, bigButtonText, theme.Ink)
	s.label.Align, s.label.Middle, s.label.Fit, s.label.Bold = fyne.TextAlignCenter, true, true, true
	s.Init(s)
	s.onHover = s.Refresh
	s.ExtendBaseWidget(s)
	return s
}

// Label returns the text on the big button.
func (s *BigButton) Label() string { return s.label.Value() }

// SetFace changes the icon and the text.
func (s *BigButton) SetFace(icon fyne.Resource, label string) {
	if s.label.Value() == label {
		return
	}
	s.icon = icon
	s.label.SetValue(label)
	s.Refresh()
}

// Tapped is part of fyne.Tappable.
func (s *BigButton) Tapped(*fyne.PointEvent) { s.press() }

func (s *BigButton) press() {
	if s.OnTapped != nil {
		s.OnTapped()
	}
}

// FocusGained is part of fyne.Focusable.
func (s *BigButton) FocusGained() { s.focus(true) }

// FocusLost is part of fyne.Focusable.
func (s *BigButton) FocusLost() { s.focus(false) }

func (s *BigButton) focus(on bool) {
	s.focused = on
	s.Refresh()
}

// TypedKey is part of fyne.Focusable.
func (s *BigButton) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter {
		s.press()
		return
	}
	s.Pass(key)
}

// CreateRenderer is part of fyne.Widget.
func (s *BigButton) CreateRenderer() fyne.WidgetRenderer {
	r := &bigButtonRenderer{
		slab: s, ground: canvas.NewRectangle(nil), focus: canvas.NewRectangle(nil),
		icon: &canvas.Image{FillMode: canvas.ImageFillContain},
	}
	r.Refresh()
	return r
}

type bigButtonRenderer struct {
	slab          *BigButton
	ground, focus *canvas.Rectangle
	icon          *canvas.Image
}

func (r *bigButtonRenderer) Destroy()           {}
func (r *bigButtonRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *bigButtonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.focus, r.ground, r.icon, r.slab.label}
}

// Layout puts icon and label together in the middle.
func (r *bigButtonRenderer) Layout(size fyne.Size) {
	u := r.slab.unit()
	out := float32(bigButtonFocus + 2)
	r.focus.Move(fyne.NewPos(-out, -out))
	r.focus.Resize(size.AddWidthHeight(2*out, 2*out))
	r.ground.Resize(size)
	icon, text := bigButtonIcon*u, lineHeight(bigButtonText*u)
	y := (size.Height - icon - bigButtonGap*u - text) / 2
	r.icon.Move(fyne.NewPos((size.Width-icon)/2, y))
	r.icon.Resize(fyne.NewSquareSize(icon))
	r.slab.label.Move(fyne.NewPos(16*u, y+icon+bigButtonGap*u))
	r.slab.label.Resize(fyne.NewSize(size.Width-32*u, text))
}

func (r *bigButtonRenderer) Refresh() {
	s := r.slab
	fill, ink := theme.Card, theme.Ink
	switch {
	case s.primary && s.hovered:
		fill, ink = theme.AccentHover, theme.OnAccent
	case s.primary:
		fill, ink = theme.Accent, theme.OnAccent
	case s.hovered:
		fill = theme.Raised
	}
	r.ground.FillColor, r.ground.CornerRadius = theme.Colour(s, fill), bigButtonCorner*s.unit()
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.Colour(s, theme.Line), 2
	r.ground.Refresh()
	r.focus.Hidden = !s.focused
	r.focus.FillColor = theme.Colour(s, theme.Background)
	r.focus.StrokeColor, r.focus.StrokeWidth = theme.Colour(s, theme.Focus), bigButtonFocus
	r.focus.CornerRadius = bigButtonCorner*s.unit() + bigButtonFocus + 2
	r.focus.Refresh()
	r.icon.Resource = fynetheme.NewColoredResource(s.icon, ink)
	r.icon.Refresh()
	s.label.Tint = ink
	s.label.Refresh()
	r.Layout(s.Size())
}
