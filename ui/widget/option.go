package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

const optionKnob = 24

// Option is one of several ways, with a line that explains it; Enter and Space
// choose it.
type Option struct {
	control
	// OnChosen is called when the option is chosen.
	OnChosen func()

	name, line *Text
	chosen     bool
}

// NewOption returns an option that is not chosen.
func NewOption(name, line string, onChosen func()) *Option {
	o := &Option{OnChosen: onChosen}
	o.name = NewText(name, theme.TextBody, theme.Ink)
	o.line = NewParagraph(line, theme.TextCaption, theme.Muted)
	o.init(o, func(int) {})
	return o
}

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

// HeightFor returns the height of the option in a box of the given width.
func (o *Option) HeightFor(width float32) float32 {
	u := o.unit()
	o.typeset(o.line, theme.TextCaption)
	return 28*u + o.line.HeightFor(width-optionKnob*u-44*u) + 20*u
}

// CreateRenderer is part of fyne.Widget.
func (o *Option) CreateRenderer() fyne.WidgetRenderer {
	r := &optionRenderer{
		option: o, ground: canvas.NewRectangle(nil),
		knob: canvas.NewCircle(nil), dot: canvas.NewCircle(nil),
	}
	r.Refresh()
	return r
}

type optionRenderer struct {
	option    *Option
	ground    *canvas.Rectangle
	knob, dot *canvas.Circle
}

func (r *optionRenderer) Destroy() {}
func (r *optionRenderer) MinSize() fyne.Size {
	return fyne.NewSize(1, r.option.HeightFor(max(r.option.Size().Width, 1)))
}

func (r *optionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.knob, r.dot, r.option.name, r.option.line}
}

func (r *optionRenderer) Layout(size fyne.Size) {
	u := r.option.unit()
	r.ground.Resize(size)
	knob, dot := optionKnob*u, 12*u
	r.knob.Move(fyne.NewPos(16*u, 12*u))
	r.knob.Resize(fyne.NewSquareSize(knob))
	r.dot.Move(fyne.NewPos(16*u+(knob-dot)/2, 12*u+(knob-dot)/2))
	r.dot.Resize(fyne.NewSquareSize(dot))
	x := 16*u + knob + 14*u
	r.option.name.Move(fyne.NewPos(x, 9*u))
	r.option.name.Resize(fyne.NewSize(size.Width-x, 28*u))
	r.option.line.Move(fyne.NewPos(x, 38*u))
	r.option.line.Resize(fyne.NewSize(size.Width-x-14*u, size.Height-38*u))
}

func (r *optionRenderer) Refresh() {
	o, u := r.option, r.option.unit()
	o.frame(r.ground)
	r.ground.CornerRadius = 18 * u
	if !o.chosen {
		r.ground.FillColor = theme.Colour(o, theme.Card)
	}
	r.knob.StrokeColor, r.knob.StrokeWidth = theme.Colour(o, theme.Muted), 2
	if o.chosen {
		r.knob.StrokeColor = theme.Colour(o, theme.Accent)
	}
	r.dot.FillColor = theme.Colour(o, theme.Accent)
	r.dot.Hidden = !o.chosen
	o.typeset(o.name, theme.TextBody)
	o.typeset(o.line, theme.TextCaption)
	o.name.Bold = o.chosen
	r.Layout(o.Size())
	for _, shown := range r.Objects() {
		shown.Refresh()
	}
}
