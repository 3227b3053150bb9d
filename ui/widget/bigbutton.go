package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of a big button in units of the design.
const (
	bigButtonIcon   = 96
	bigButtonText   = 32
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

func (s *BigButton) labelText() *Text { return s.label }

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
	ground, focus, icon := canvas.NewRectangle(nil), canvas.NewRectangle(nil), &canvas.Image{FillMode: canvas.ImageFillContain}
	const out = bigButtonFocus + 2
	body := container.New(&narrow{}, container.NewStack(
		container.New(layout.NewCustomPaddedLayout(-out, -out, -out, -out), focus), ground,
		Pad(0, 16, 0, 16, container.New(iconOverLabel{}, icon, s.label))))
	return newFace(body, func() {
		fill, ink := theme.Card, theme.Ink
		switch {
		case s.primary && s.hovered:
			fill, ink = theme.AccentHover, theme.OnAccent
		case s.primary:
			fill, ink = theme.Accent, theme.OnAccent
		case s.hovered:
			fill = theme.Raised
		}
		corner := bigButtonCorner * theme.Unit()
		ground.FillColor, ground.CornerRadius = theme.Colour(s, fill), corner
		ground.StrokeColor, ground.StrokeWidth = theme.Colour(s, theme.Line), 2
		focus.Hidden, focus.CornerRadius = !s.focused, corner+out
		focus.FillColor = theme.Colour(s, theme.Background)
		focus.StrokeColor, focus.StrokeWidth = theme.Colour(s, theme.Focus), bigButtonFocus
		icon.Resource = fynetheme.NewColoredResource(s.icon, ink)
		s.label.Tint = ink
	})
}

// iconOverLabel puts an icon over a label, in the middle of the box. In a low box the
// icon gives way.
type iconOverLabel struct{}

// MinSize is part of fyne.Layout.
func (iconOverLabel) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, bigButtonText*lineStep*theme.Unit())
}

// Layout is part of fyne.Layout.
func (iconOverLabel) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const air = 10 // over the icon and under the label of a low box
	u := theme.Unit()
	line := bigButtonText * lineStep * u
	icon := max(min(bigButtonIcon*u, size.Height-line-2*air*u), 0)
	top := (size.Height - icon - line) / 2
	Put(objects[0], 0, top, size.Width, icon)
	Put(objects[1], 0, top+icon, size.Width, line)
}
