package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"uncoil/ui/theme"
)

// Sizes of a stepper in units of the design. It is as wide as its text needs.
const (
	stepperWidth = 184
	stepperSide  = 56
)

// Stepper is a value between − and +; Fyne has none.
type Stepper struct {
	control
	// OnStep is called with −1 or +1; it answers by setting the text.
	OnStep func(by int)
	// OnKey and OnRune are offered every key and every character first, and
	// report whether they took it. OnLeft is called when the keyboard has gone.
	OnKey  func(*fyne.KeyEvent) bool
	OnRune func(rune) bool
	OnLeft func()

	value *Text
}

// NewStepper returns a stepper that shows the given text.
func NewStepper(value string, onStep func(by int)) *Stepper {
	s := &Stepper{OnStep: onStep, value: NewText(value, theme.TextBody, theme.Ink)}
	s.value.Align, s.value.Middle, s.value.Fit = fyne.TextAlignCenter, true, true
	s.init(s, func(by int) {
		if s.OnStep != nil {
			s.OnStep(by)
		}
	})
	return s
}

// Value returns the text shown.
func (s *Stepper) Value() string { return s.value.Value() }

// SetValue changes the text shown.
func (s *Stepper) SetValue(value string) { s.value.SetValue(value) }

// Tapped is part of fyne.Tappable: the left third makes less, the right more.
func (s *Stepper) Tapped(e *fyne.PointEvent) {
	s.grab()
	switch third := s.Size().Width / 3; {
	case e.Position.X < third:
		s.change(-1)
	case e.Position.X > 2*third:
		s.change(+1)
	}
}

// TypedKey is part of fyne.Focusable.
func (s *Stepper) TypedKey(key *fyne.KeyEvent) {
	if s.OnKey == nil || !s.OnKey(key) {
		s.control.TypedKey(key)
	}
}

// TypedRune is part of fyne.Focusable.
func (s *Stepper) TypedRune(r rune) {
	if s.OnRune == nil || !s.OnRune(r) {
		s.control.TypedRune(r)
	}
}

// FocusLost is part of fyne.Focusable.
func (s *Stepper) FocusLost() {
	s.control.FocusLost()
	if s.OnLeft != nil {
		s.OnLeft()
	}
}

// CreateRenderer is part of fyne.Widget.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer {
	ground, part := canvas.NewRectangle(nil), s.share()
	sign := func(text string) fyne.CanvasObject {
		t := NewText(text, theme.TextHeading*part, theme.AccentInk)
		t.Align, t.Middle, t.Fit, t.Bold = fyne.TextAlignCenter, true, true, true
		return Fixed(stepperSide*part, 0, t)
	}
	less, more := sign("–"), sign("+")
	body := Sized(stepperWidth*part, controlHeight*part, container.NewStack(ground,
		container.New(layout.NewBorderLayout(nil, nil, less, more), less, more),
		Pad(0, stepperSide*part, 0, stepperSide*part, s.value)))
	return newFace(body, func() {
		s.frame(ground)
		s.typeset(s.value, theme.TextBody)
	})
}
