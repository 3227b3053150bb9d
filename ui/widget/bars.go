package widget

import (
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
)

// Sizes of plots with an axis in units of the design.
const (
	axisTop    = 26
	axisFoot   = 30
	axisHeight = 200
)

// BarValues are the values of a plot of bars.
type BarValues struct {
	Values []float64
	// Reached marks the bars that have reached the goal with a dot.
	Reached []bool
	// ReachedText explains the dots; "" leaves them unexplained.
	ReachedText string
	// Goal is a line across all bars, 0 for none, and GoalText its name.
	Goal     float64
	GoalText string
	// Ticks name some of the bars, Unit writes a value at the axis.
	Ticks []Tick
	Unit  func(v float64) string
}

// Bars is a row of bars on an axis.
type Bars struct {
	plot
	values BarValues
	axis   axis
}

// NewBars returns an empty plot.
func NewBars() *Bars {
	b := &Bars{}
	b.init(b)
	return b
}

// Set changes the values.
func (b *Bars) Set(v BarValues) {
	b.values = v
	b.changed()
}

// HeightFor returns the height of the plot, the same in every width.
func (b *Bars) HeightFor(float32) float32 { return (axisTop + axisHeight + axisFoot) * b.unit() }

func (b *Bars) count() int { return len(b.values.Values) }
func (b *Bars) start() int { return len(b.values.Values) - 1 }

func (b *Bars) arrange(size fyne.Size, u float32) []label {
	most := b.values.Goal
	for _, v := range b.values.Values {
		most = max(most, v)
	}
	// There is room for a dot above the highest bar.
	b.axis = newAxis(size, u, len(b.values.Values), 1.08*most, b.values.Unit)
	labels := b.axis.labels(b.values.Unit, b.values.Ticks)
	if b.values.Goal > 0 {
		labels = append(labels, label{b.values.GoalText, b.axis.left, 0, b.axis.width, axisTop*u - 4*u, fyne.TextAlignTrailing})
	}
	if b.explains() {
		labels = append(labels, label{b.values.ReachedText, b.axis.left + dotRoom*u, 0, b.axis.width - dotRoom*u, axisTop*u - 4*u, fyne.TextAlignLeading})
	}
	return labels
}

// dotRoom is the room for a dot before what explains it, in units of the design.
const dotRoom = 14

// explains reports whether there are dots, and room to say what they mean.
func (b *Bars) explains() bool {
	if b.values.ReachedText == "" || !slices.Contains(b.values.Reached, true) {
		return false
	}
	wide := func(text string) float32 { return fyne.MeasureText(text, plotText*b.unit(), fyne.TextStyle{}).Width }
	return wide(b.values.ReachedText)+wide(b.values.GoalText)+3*dotRoom*b.unit() <= b.axis.width
}

func (b *Bars) paint(brush *painter, k inks) {
	a, u := b.axis, b.unit()
	a.paintGrid(brush, k)
	width := min(a.step*0.66, 40*u)
	for i, v := range b.values.Values {
		reached := i < len(b.values.Reached) && b.values.Reached[i]
		x, y := a.x(i), a.y(v)
		brush.rect(x-width/2, y, width, a.foot-y, min(4*u, width/4), barTint(reached, k))
		if reached {
			brush.disc(point{x, y - 7*u}, 3.2*u, k.ink)
		}
	}
	if b.explains() {
		brush.disc(point{a.left + 4*u, (axisTop/2 - 2) * u}, 3.2*u, k.ink)
	}
	if b.values.Goal > 0 {
		y := a.y(b.values.Goal)
		brush.dashes(point{a.left, y}, point{a.left + a.width, y}, 2*u, 7*u, k.ink)
	}
}

// barTint is the colour of a bar. One that is short of the goal is paler, and still
// stands out from the card by 3:1.
func barTint(reached bool, k inks) color.Color {
	if reached {
		return k.accent
	}
	return blend(k.ground, k.accent, 0.76)
}

func (b *Bars) find(pos fyne.Position) int { return b.axis.find(pos) }

func (b *Bars) mark(i int) (fyne.Position, fyne.Size) { return b.axis.mark(i) }

func (b *Bars) step(from int, key fyne.KeyName) (to int, ok bool) { return along(from, b.count(), key) }

// axis places values: upwards by how much they are, to the right by their index.
type axis struct {
	left, top, foot, width float32
	step                   float32
	count                  int
	scale                  float32
	// most is the value at the top, each the distance of two lines of the grid.
	most, each float64
}

func newAxis(size fyne.Size, u float32, count int, most float64, unit func(float64) string) axis {
	a := axis{top: axisTop * u, foot: size.Height - axisFoot*u, count: count, scale: u}
	a.each = niceStep(most)
	a.most = a.each * math.Max(math.Ceil(most/a.each), 2)
	if unit != nil {
		a.left = fyne.MeasureText(unit(a.most), plotText*u, fyne.TextStyle{}).Width + 14*u
	}
	a.width = size.Width - a.left
	a.step = a.width / float32(max(count, 1))
	return a
}

// niceStep returns a round distance for the lines of a grid: four of them at
// most, and never less than one.
func niceStep(most float64) float64 {
	for power := 1.0; ; power *= 10 {
		for _, step := range []float64{1, 2, 5} {
			if most <= 4*step*power {
				return step * power
			}
		}
	}
}

// x is the middle of a value's column, y the height of a value.
func (a *axis) x(i int) float32 { return a.left + (float32(i)+0.5)*a.step }

func (a *axis) y(v float64) float32 { return a.foot - (a.foot-a.top)*float32(v/a.most) }

// labels are the values of the grid and the names of the ticks.
func (a *axis) labels(unit func(float64) string, ticks []Tick) []label {
	var labels []label
	if unit == nil {
		return nil
	}
	line := plotText * 1.3 * a.scale
	for v := 0.0; v <= a.most; v += a.each {
		labels = append(labels, label{unit(v), 0, a.y(v) - line/2, a.left - 10*a.scale, line, fyne.TextAlignTrailing})
	}
	free := float32(0)
	for _, t := range ticks {
		width := fyne.MeasureText(t.Text, plotText*a.scale, fyne.TextStyle{}).Width + 4
		x := min(max(a.x(t.At)-width/2, a.left), a.left+a.width-width)
		if x < free {
			continue
		}
		free = x + width + 12*a.scale
		labels = append(labels, label{t.Text, x, a.foot + 6*a.scale, width, line, fyne.TextAlignLeading})
	}
	return labels
}

// paintGrid paints the lines of the grid.
func (a *axis) paintGrid(b *painter, k inks) {
	for v := 0.0; v <= a.most; v += a.each {
		b.line(point{a.left, a.y(v)}, point{a.left + a.width, a.y(v)}, a.scale, k.line)
	}
}

// find returns the column at a place.
func (a *axis) find(pos fyne.Position) int {
	if pos.X < a.left || a.step <= 0 || a.count == 0 || pos.Y > a.foot+axisFoot*a.scale {
		return -1
	}
	return min(int((pos.X-a.left)/a.step), a.count-1)
}

// mark is the whole column of a value.
func (a *axis) mark(i int) (fyne.Position, fyne.Size) {
	return fyne.NewPos(a.left+float32(i)*a.step, a.top), fyne.NewSize(a.step, a.foot-a.top)
}
