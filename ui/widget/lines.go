package widget

import (
	"math"

	"fyne.io/fyne/v2"
)

// LineValues are the values of a plot of two lines.
type LineValues struct {
	// First and Second are as many values each; NaN where there is none.
	First, Second []float64
	// Names are what the lines are called.
	Names [2]string
	// Most is the value at the top of the axis.
	Most  float64
	Ticks []Tick
	Unit  func(v float64) string
}

// Lines is two lines on an axis. The first is dashed with rings, the second drawn
// through with discs: no colour is needed to tell them apart.
type Lines struct {
	plot
	values LineValues
	axis   axis
	// names are where the names of the lines begin.
	names [2]float32
}

// NewLines returns an empty plot.
func NewLines() *Lines {
	l := &Lines{}
	l.init(l)
	return l
}

// Set changes the values.
func (l *Lines) Set(v LineValues) {
	l.values = v
	l.changed()
}

// HeightFor returns the height of the plot, the same in every width.
func (l *Lines) HeightFor(float32) float32 { return (axisTop + axisHeight + axisFoot) * l.unit() }

func (l *Lines) count() int { return len(l.values.First) }

// start is the newest value that there is.
func (l *Lines) start() int {
	for i := l.count() - 1; i > 0; i-- {
		if l.known(i) {
			return i
		}
	}
	return 0
}

func (l *Lines) known(i int) bool {
	return !math.IsNaN(l.values.First[i]) || !math.IsNaN(l.values.Second[i])
}

// lineSample is the length of the piece of line before a name.
const lineSample = 44

func (l *Lines) arrange(size fyne.Size, u float32) []label {
	l.axis = newAxis(size, u, l.count(), l.values.Most, l.values.Unit)
	labels := l.axis.labels(l.values.Unit, l.values.Ticks)
	x := l.axis.left
	for i, name := range l.values.Names {
		l.names[i] = x
		x += (lineSample + 8) * u
		width := fyne.MeasureText(name, plotText*u, fyne.TextStyle{}).Width + 4
		labels = append(labels, label{name, x, 0, width, axisTop*u - 6*u, fyne.TextAlignLeading})
		x += width + 24*u
	}
	return labels
}

func (l *Lines) paint(b *painter, k inks) {
	l.axis.paintGrid(b, k)
	l.series(b, k, 0, l.points(l.values.First))
	l.series(b, k, 1, l.points(l.values.Second))
	y := (axisTop/2 - 3) * l.unit()
	for i, x := range l.names {
		end := x + lineSample*l.unit()
		l.series(b, k, i, []point{{x + 5*l.unit(), y}, {end - 5*l.unit(), y}})
	}
}

// points are where the known values of a line stand.
func (l *Lines) points(values []float64) []point {
	var points []point
	for i, v := range values {
		if !math.IsNaN(v) {
			points = append(points, point{l.axis.x(i), l.axis.y(v)})
		}
	}
	return points
}

// series paints the first or the second line through points.
func (l *Lines) series(b *painter, k inks, which int, points []point) {
	u := l.unit()
	for i := 1; i < len(points); i++ {
		if which == 0 {
			b.dashes(points[i-1], points[i], 2.2*u, 5*u, k.muted)
			continue
		}
		b.line(points[i-1], points[i], 3*u, k.accent)
	}
	for _, p := range points {
		if which == 0 {
			b.disc(p, 5*u, k.muted)
			b.disc(p, 2.8*u, k.ground)
			continue
		}
		b.disc(p, 4.6*u, k.accent)
	}
}

func (l *Lines) find(pos fyne.Position) int { return l.axis.find(pos) }

func (l *Lines) mark(i int) (fyne.Position, fyne.Size) { return l.axis.mark(i) }

func (l *Lines) step(from int, key fyne.KeyName) (to int, ok bool) {
	return along(from, l.count(), key)
}
