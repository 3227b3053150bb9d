package widget

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"uncoil/ui/theme"
)

const (
	levelWidth = 220
	levelKnob  = 26
	// levelStep is what a key changes.
	levelStep = 0.05
)

// Level is a bar with a knob, from silent to full. Fyne's Slider has one step for the
// keys and the pointer; here a key changes more, and the pointer sets any hundredth.
type Level struct {
	control
	// OnChanged is called with every new value, 0 to 1, also while dragging;
	// OnSettled once the value stands.
	OnChanged, OnSettled func(value float64)

	value float64
}

// NewLevel returns a level with a value from 0 to 1.
func NewLevel(value float64) *Level {
	l := &Level{value: value}
	l.init(l, func(by int) {
		l.set(l.value + float64(by)*levelStep)
		l.settle()
	})
	return l
}

// Value returns the value, 0 to 1.
func (l *Level) Value() float64 { return l.value }

// set rounds to whole hundredths, so that keys lead back to where they came from.
func (l *Level) set(value float64) {
	value = math.Round(min(max(value, 0), 1)*100) / 100
	if value == l.value {
		return
	}
	l.value = value
	l.Refresh()
	if l.OnChanged != nil {
		l.OnChanged(value)
	}
}

func (l *Level) settle() {
	if l.OnSettled != nil {
		l.OnSettled(l.value)
	}
}

func (l *Level) setAt(x float32) {
	knob := levelKnob * l.unit()
	l.set(float64((x - knob/2) / (l.Size().Width - knob)))
}

// Tapped is part of fyne.Tappable.
func (l *Level) Tapped(e *fyne.PointEvent) {
	l.grab()
	l.setAt(e.Position.X)
	l.settle()
}

// Dragged is part of fyne.Draggable.
func (l *Level) Dragged(e *fyne.DragEvent) { l.setAt(e.Position.X) }

// DragEnd is part of fyne.Draggable.
func (l *Level) DragEnd() { l.settle() }

// CreateRenderer is part of fyne.Widget.
func (l *Level) CreateRenderer() fyne.WidgetRenderer {
	r := &levelRenderer{level: l}
	for _, o := range []**canvas.Rectangle{&r.focus, &r.track, &r.filled, &r.knob} {
		*o = canvas.NewRectangle(nil)
		(*o).CornerRadius = canvas.RadiusMaximum
	}
	r.Refresh()
	return r
}

type levelRenderer struct {
	level                      *Level
	focus, track, filled, knob *canvas.Rectangle
}

func (r *levelRenderer) Destroy() {}

func (r *levelRenderer) MinSize() fyne.Size {
	return fyne.NewSize(levelWidth*r.level.unit(), controlHeight*r.level.unit())
}

func (r *levelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.focus, r.track, r.filled, r.knob}
}

func (r *levelRenderer) Layout(size fyne.Size) {
	u := r.level.unit()
	knob, bar := levelKnob*u, 8*u
	x := float32(r.level.value) * (size.Width - knob)
	place := func(o *canvas.Rectangle, left, width, height float32) {
		o.Move(fyne.NewPos(left, (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
	}
	place(r.focus, -8*u, size.Width+16*u, knob+14*u)
	place(r.track, 0, size.Width, bar)
	place(r.filled, 0, x+knob/2, bar)
	place(r.knob, x, knob, knob)
}

func (r *levelRenderer) Refresh() {
	l := r.level
	r.focus.Hidden = !l.focused
	r.focus.StrokeColor, r.focus.StrokeWidth = theme.Colour(l, theme.Focus), focusWidth
	r.track.FillColor = theme.Colour(l, theme.Line)
	r.filled.FillColor = theme.Colour(l, theme.Accent)
	r.knob.FillColor = theme.Colour(l, theme.Accent)
	r.Layout(l.Size())
	for _, o := range []*canvas.Rectangle{r.focus, r.track, r.filled, r.knob} {
		o.Refresh()
	}
}
