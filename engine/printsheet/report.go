package printsheet

import (
	"image/color"
	"math"
	"strconv"
	"time"
)

// Report is a page or two of figures, in the words in which they are printed.
type Report struct {
	// Title, Summary, Facts, Care and Origin stand where they do on a Sheet.
	Title, Summary, Facts, Care, Origin string
	Made                                time.Time
	Parts                               []Part
}

// Part is one part of a report, under a heading: what is given of it, in this
// order.
type Part struct {
	Title, Text string
	Bars        *Bars
	Lines       *Lines
	Table       *Table
}

// Bars is a chart of one bar for each label. Values say how high they are, Marks
// what stands above them.
type Bars struct {
	Labels, Marks []string
	Values        []float64
}

// Lines is a chart of two lines over the same points; X is from 0 to 1, and a
// value is from 0 to Top, or nil. The second line is drawn stronger.
type Lines struct {
	Names  [2]string
	Top    float64
	Points []LinePoint
	// From and To are what stands at the ends of the axis.
	From, To string
}

// LinePoint is one point of Lines.
type LinePoint struct {
	X      float64
	Values [2]*float64
}

// Table is rows under a head; Widths are the parts of the columns, 1 in all.
type Table struct {
	Head   []string
	Widths []float64
	Rows   [][]string
	// Most is the most rows that are printed, 0 for as many as have room.
	Most int
	// More is said where not all rows are printed; it gets how many are left out.
	More func(left int) string
}

// The measures of a report in points.
const (
	mostPages   = 2
	partGap     = 16
	barsHeight  = 92
	linesHeight = 104
	cellSize    = 9.5
	smallSize   = 8
	rowHeight   = 1.5 * cellSize
)

// stroke is a straight line, and fill a box full of colour.
type stroke struct {
	x1, y1, x2, y2, width float64
	ink                   color.RGBA
}

type fill struct {
	box
	ink color.RGBA
}

// newReport lays a report out. What has no room on two pages is left out, and the
// tables say so.
func newReport(r *Report, paper Paper, fonts Fonts) (*layout, error) {
	l, err := openLayout(&Sheet{Title: r.Title, Summary: r.Summary, Facts: r.Facts, Care: r.Care, Origin: r.Origin, Made: r.Made}, paper, fonts)
	if err != nil {
		return nil, err
	}
	l.turn()
	w := reporter{layout: l, y: l.head()}
	for i := range r.Parts {
		w.part(&r.Parts[i])
	}
	l.tellMissing(fonts)
	return l, nil
}

// reporter writes the parts of a report from y on.
type reporter struct {
	*layout
	y float64
}

// room makes sure that there is a height left on the page, and reports whether
// there is.
func (w *reporter) room(height float64) bool {
	if w.y+height <= w.bottom() {
		return true
	}
	if len(w.pages) == mostPages {
		return false
	}
	w.turn()
	w.y = margin
	return w.y+height <= w.bottom()
}

func (w *reporter) wide() float64 { return w.width - 2*margin }

func (w *reporter) part(p *Part) {
	least := 40.0
	switch {
	case p.Bars != nil:
		least += barsHeight
	case p.Lines != nil:
		least += linesHeight
	case p.Table != nil:
		least += 3 * rowHeight
	}
	if !w.room(least) {
		return
	}
	w.y += 4
	w.y += w.write(margin, w.y, 13, true, accent, w.bold.printable(p.Title)) + 2
	for _, words := range w.regular.wrap(p.Text, cellSize, w.wide(), 6) {
		w.y += w.write(margin, w.y, cellSize, false, muted, words)
	}
	if p.Bars != nil {
		w.bars(p.Bars)
	}
	if p.Lines != nil {
		w.lines(p.Lines)
	}
	if p.Table != nil {
		w.table(p.Table)
	}
	w.y += partGap
}

// middle writes a small text around x.
func (w *reporter) middle(x, y float64, tint color.RGBA, words string) {
	words = w.regular.printable(words)
	w.write(x-w.regular.width(words, smallSize)/2, y, smallSize, false, tint, words)
}

func (w *reporter) bars(b *Bars) {
	top, foot := w.y+smallSize*1.6, w.y+barsHeight-smallSize*1.6
	most := 0.0
	for _, v := range b.Values {
		most = max(most, v)
	}
	n := max(len(b.Values), 8) // few weeks make no broad bars
	step := w.wide() / float64(n)
	every := max(1, int(math.Ceil(34/step)))
	p := w.page()
	for i, v := range b.Values {
		x := margin + float64(i)*step
		height := 0.0
		if most > 0 {
			height = (foot - top) * v / most
		}
		if v > 0 {
			p.fills = append(p.fills, fill{box{x + 0.15*step, foot - height, 0.7 * step, height}, accent})
		}
		if step >= 16 {
			w.middle(x+step/2, foot-height-smallSize*1.35, ink, b.Marks[i])
		}
		if i%every == 0 {
			w.middle(x+step/2, foot+2, muted, b.Labels[i])
		}
	}
	p.strokes = append(p.strokes, stroke{margin, foot, margin + w.wide(), foot, ruleWidth, line})
	w.y += barsHeight
}

// lines draws the chart, its first line thin and grey, its second strong.
func (w *reporter) lines(c *Lines) {
	top, foot := w.y+8, w.y+linesHeight-2.6*smallSize
	left, right := float64(margin+18), margin+w.wide()-4
	p := w.page()
	for i := range 3 { // the top, the middle, and none
		y := top + (foot-top)*float64(i)/2
		p.strokes = append(p.strokes, stroke{left, y, right, y, ruleWidth, line})
		w.middle(margin+6, y-smallSize*0.7, muted, strconv.FormatFloat(c.Top*float64(2-i)/2, 'f', -1, 64))
	}
	looks := [2]struct {
		width float64
		ink   color.RGBA
		dot   float64
	}{{1, muted, 2.2}, {2, accent, 3.4}}
	for k, look := range looks {
		var before *[2]float64
		for i := range c.Points {
			v := c.Points[i].Values[k]
			if v == nil {
				continue
			}
			at := [2]float64{left + 4 + (right-left-8)*c.Points[i].X, foot - (foot-top)*min(*v/c.Top, 1)}
			if before != nil {
				p.strokes = append(p.strokes, stroke{before[0], before[1], at[0], at[1], look.width, look.ink})
			}
			p.fills = append(p.fills, fill{box{at[0] - look.dot/2, at[1] - look.dot/2, look.dot, look.dot}, look.ink})
			before = &at
		}
	}
	w.write(left, foot+3, smallSize, false, muted, w.regular.printable(c.From))
	to := w.regular.printable(c.To)
	w.write(right-w.regular.width(to, smallSize), foot+3, smallSize, false, muted, to)
	x := left + (right-left)/2 - 70
	for k, look := range looks {
		p.strokes = append(p.strokes, stroke{x, foot + 3 + smallSize*0.7, x + 14, foot + 3 + smallSize*0.7, look.width, look.ink})
		name := w.regular.printable(c.Names[k])
		w.write(x+18, foot+3, smallSize, k == 1, ink, name)
		x += 18 + w.bold.width(name, smallSize) + 18
	}
	w.y += linesHeight
}

// table writes rows, as many as have room; a cell takes up to three lines.
func (w *reporter) table(t *Table) {
	row := func(cells []string, bold bool, tint color.RGBA) bool {
		high := 0
		lines := make([][]string, len(cells))
		for i, cell := range cells {
			lines[i] = w.typeface(bold).wrap(cell, cellSize, w.wide()*t.Widths[i]-8, 3)
			high = max(high, len(lines[i]))
		}
		height := float64(max(high, 1))*cellSize*lineHeight + 3
		if !w.room(height + cellSize*lineHeight) { // and a line to say what is left out
			return false
		}
		x := float64(margin)
		for i := range cells {
			for k, words := range lines[i] {
				w.write(x, w.y+float64(k)*cellSize*lineHeight, cellSize, bold || i == 0 && !bold && len(cells) > 2, tint, words)
			}
			x += w.wide() * t.Widths[i]
		}
		w.y += height
		p := w.page()
		p.strokes = append(p.strokes, stroke{margin, w.y - 1.5, margin + w.wide(), w.y - 1.5, 0.4, line})
		return true
	}
	row(t.Head, true, muted)
	for i, cells := range t.Rows {
		if t.Most > 0 && i == t.Most || !row(cells, false, ink) {
			w.y += w.write(margin, w.y, cellSize, false, muted, w.regular.printable(t.More(len(t.Rows)-i)))
			return
		}
	}
}
