package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// HeatSteps is the highest level of a day.
const HeatSteps = 4

// Sizes of a calendar in units of the design.
const (
	heatRows = 44
	heatTop  = 24
	heatCell = 21
	// heatGap is the space between two days, as a part of a day's place.
	heatGap = 0.18
	// heatDot is the radius of the dot of a day to come, as a part of its mark.
	heatDot = 0.1
)

// Tick names a value, or a column of values, at the edge of a plot.
type Tick struct {
	At   int
	Text string
}

// HeatDays are the days of a calendar.
type HeatDays struct {
	// Levels are 0 to HeatSteps, week by week; a negative one is no day.
	Levels []int
	// Rows name the days of a week; those without a name are understood. Columns
	// name some of the weeks.
	Rows    [7]string
	Columns []Tick
	// ToCome is the first day that is still to come, 0 for none.
	ToCome int
	// Start is the day that the keyboard points at first.
	Start int
}

// Heat is a calendar in columns of weeks. A day on which more was done is not
// only darker: its mark is larger too.
type Heat struct {
	plot
	days HeatDays
	cell float32
	left float32
	top  float32
}

// NewHeat returns an empty calendar.
func NewHeat() *Heat {
	h := &Heat{}
	h.init(h)
	return h
}

// Set changes the days.
func (h *Heat) Set(d HeatDays) {
	h.days = d
	h.changed()
}

// ToCome returns the first day that is still to come, 0 for none.
func (h *Heat) ToCome() int { return h.days.ToCome }

// HeightFor returns the height of the calendar in a box of the given width.
func (h *Heat) HeightFor(width float32) float32 {
	return heatTop*h.unit() + 7*h.side(width, h.unit())
}

// side is the side of a day's place.
func (h *Heat) side(width, u float32) float32 {
	weeks := max(len(h.days.Levels)/7, 53)
	return min((width-heatRows*u)/float32(weeks), heatCell*u)
}

func (h *Heat) count() int { return len(h.days.Levels) }
func (h *Heat) start() int { return min(max(h.days.Start, 0), len(h.days.Levels)-1) }

func (h *Heat) arrange(size fyne.Size, u float32) []label {
	h.left, h.top, h.cell = heatRows*u, heatTop*u, h.side(size.Width, u)
	var labels []label
	for i, name := range h.days.Rows {
		if name != "" {
			labels = append(labels, label{name, 0, h.top + float32(i)*h.cell, h.left - 6*u, h.cell, fyne.TextAlignTrailing})
		}
	}
	for _, t := range h.days.Columns {
		x := h.left + float32(t.At)*h.cell
		labels = append(labels, label{t.Text, x, 0, min(4.2*h.cell, size.Width-x), h.top - 2*u, fyne.TextAlignLeading})
	}
	return labels
}

func (h *Heat) place(i int) (x, y float32) {
	return h.left + float32(i/7)*h.cell, h.top + float32(i%7)*h.cell
}

// heatMark is how much of its place the mark of a day takes, by its level.
func heatMark(level int) float32 { return 0.4 + 0.15*float32(level) }

// heatTint is the colour of a level. The least one stands out from its place by
// 3:1 already, so that more of it goes beyond the accent, towards the ink.
func heatTint(level int, k inks) color.Color {
	if level <= 0 {
		return blend(k.ground, k.faint, 0.8)
	}
	least := 0.92
	if k.accent == k.ink {
		least = 0.62 // ink stands out sooner
	}
	part := float64(min(level, HeatSteps)-1) / (HeatSteps - 1)
	return blend(blend(k.ground, k.accent, least), blend(k.accent, k.ink, 0.45), part)
}

func (h *Heat) paint(b *painter, k inks) {
	ground := heatTint(0, k)
	full := h.cell * (1 - heatGap)
	for i, level := range h.days.Levels {
		if level < 0 {
			continue
		}
		x, y := h.place(i)
		if h.days.ToCome > 0 && i >= h.days.ToCome && level == 0 {
			b.disc(point{x + full/2, y + full/2}, heatDot*full, ground)
			continue
		}
		b.rect(x, y, full, full, 0.18*full, ground)
		if level > 0 {
			side := full * heatMark(level)
			edge := (full - side) / 2
			b.rect(x+edge, y+edge, side, side, 0.18*side, heatTint(level, k))
		}
	}
}

func (h *Heat) find(pos fyne.Position) int {
	if h.cell <= 0 {
		return -1
	}
	column, row := int((pos.X-h.left)/h.cell), int((pos.Y-h.top)/h.cell)
	i := column*7 + row
	if pos.X < h.left || pos.Y < h.top || row > 6 || i >= len(h.days.Levels) || h.days.Levels[i] < 0 {
		return -1
	}
	return i
}

func (h *Heat) mark(i int) (fyne.Position, fyne.Size) {
	x, y := h.place(i)
	return fyne.NewPos(x, y), fyne.NewSquareSize(h.cell * (1 - heatGap))
}

// step goes by a day up and down, and by a week to the left and the right.
func (h *Heat) step(from int, key fyne.KeyName) (to int, ok bool) {
	levels := h.days.Levels
	switch key {
	case fyne.KeyUp:
		to = from - 1
		ok = from%7 > 0
	case fyne.KeyDown:
		to = from + 1
		ok = from%7 < 6
	case fyne.KeyLeft:
		to, ok = from-7, true
	case fyne.KeyRight:
		to, ok = from+7, true
	case fyne.KeyHome, fyne.KeyEnd:
		return h.edge(key == fyne.KeyEnd), true
	}
	if ok && (to < 0 || to >= len(levels) || levels[to] < 0) {
		// There is no such day: stay, but let up and down out.
		return from, key == fyne.KeyLeft || key == fyne.KeyRight
	}
	return to, ok
}

// edge returns the first or the last day.
func (h *Heat) edge(last bool) int {
	found := 0
	for i, level := range h.days.Levels {
		if level >= 0 {
			found = i
			if !last {
				break
			}
		}
	}
	return found
}
