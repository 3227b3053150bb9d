package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"uncoil/ui/theme"
)

const optionKnob = 24

// Option is one of several ways, with a line that explains it; Enter and Space
// choose it. The options of Fyne's RadioGroup have no such line.
type Option struct {
	control
	// OnChosen is called when the option is chosen.
	OnChosen func()

	name, line *Text
	// figure stands large between them, nil for none.
	figure *Text
	chosen bool
}

// NewOption returns an option that is not chosen.
func NewOption(name, line string, onChosen func()) *Option {
	o := &Option{OnChosen: onChosen}
	o.name = NewText(name, theme.TextBody, theme.Ink)
	o.line = NewParagraph(line, theme.TextCaption, theme.Muted)
	o.init(o, func(int) {})
	return o
}

// NewFigureOption returns an option with a figure that is read from afar, for Say.
func NewFigureOption(name string, onChosen func()) *Option {
	o := NewOption(name, "", onChosen)
	o.figure = NewText("", 1.2*theme.TextHeading, theme.AccentInk)
	o.figure.Bold, o.figure.Fit, o.name.Fit = true, true, true
	return o
}

// Say changes the figure and the line of an option that has one.
func (o *Option) Say(figure, line string) {
	o.figure.SetValue(figure)
	o.line.SetValue(line)
}

// Figure returns the figure.
func (o *Option) Figure() string { return o.figure.Value() }

// Line returns the line that explains the option.
func (o *Option) Line() string { return o.line.Value() }

// Words returns the name and what explains it.
func (o *Option) Words() []string { return []string{o.name.Value(), o.line.Value()} }

// SetChosen marks the option as the one that holds, or not.
func (o *Option) SetChosen(chosen bool) {
	o.chosen = chosen
	o.Refresh()
}

// Chosen reports whether the option holds.
func (o *Option) Chosen() bool { return o.chosen }

// Tapped is part of fyne.Tappable.
func (o *Option) Tapped(*fyne.PointEvent) {
	o.grab()
	o.choose()
}

func (o *Option) choose() {
	if o.OnChosen != nil {
		o.OnChosen()
	}
}

// TypedKey is part of fyne.Focusable.
func (o *Option) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		o.choose()
	default:
		o.control.TypedKey(key)
	}
}

// CreateRenderer is part of fyne.Widget.
func (o *Option) CreateRenderer() fyne.WidgetRenderer {
	ground, knob, dot := canvas.NewRectangle(nil), canvas.NewCircle(nil), canvas.NewCircle(nil)
	left := VBox(0, Pad(3, 10, 0, 0, Sized(optionKnob, optionKnob, container.NewStack(knob, Pad(6, 6, 6, 6, dot)))))
	words := VBox(0, o.name, o.line)
	if o.figure != nil {
		words = VBox(0, o.name, o.figure, o.line)
	}
	body := container.NewStack(ground, Pad(9, 14, 12, 16, container.New(layout.NewBorderLayout(nil, nil, left, nil), left, words)))
	return newFace(body, func() {
		o.frame(ground)
		ground.CornerRadius = 18 * o.unit()
		switch {
		case !o.chosen:
			ground.FillColor = theme.Colour(o, theme.Card)
		case o.figure != nil && !o.focused:
			ground.StrokeColor, ground.StrokeWidth = theme.Colour(o, theme.Accent), 2
		}
		knob.StrokeColor, knob.StrokeWidth = theme.Colour(o, theme.Muted), 2
		if o.chosen {
			knob.StrokeColor = theme.Colour(o, theme.Accent)
		}
		dot.FillColor, dot.Hidden = theme.Colour(o, theme.Accent), !o.chosen
		o.name.Bold = o.chosen
	})
}
