package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Sizes of a chip in units of the design.
const (
	chipHeight  = 38
	chipPadding = 16
	chipGap     = 8
)

// Chips is a row of short facts, each on a ground of its own; it wraps.
type Chips struct {
	widget.BaseWidget
	values []string
	sizing
	tint fyne.ThemeColorName
}

// NewChips returns a row of chips on a ground of the given colour.
func NewChips(tint fyne.ThemeColorName, values ...string) *Chips {
	c := &Chips{values: values, tint: tint}
	c.ExtendBaseWidget(c)
	return c
}

// SetValues changes the facts; the same facts cost nothing.
func (c *Chips) SetValues(values []string) {
	if same(c.values, values) {
		return
	}
	c.values = append(c.values[:0:0], values...)
	c.Refresh()
}

// Values returns the facts shown.
func (c *Chips) Values() []string { return c.values }

// SetScale draws the chips larger or smaller than designed.
func (c *Chips) SetScale(scale float32) {
	if c.scale == scale {
		return
	}
	c.scale = scale
	c.Refresh()
}

// HeightFor returns the height of the row, wrapped to the given width.
func (c *Chips) HeightFor(width float32) float32 {
	_, height := c.places(width)
	return height
}

// places returns the box of each chip and the height of all.
func (c *Chips) places(width float32) ([]box, float32) {
	var boxes []box
	x, y := float32(0), float32(0)
	height, gap := chipHeight*c.unit(), chipGap*c.unit()
	for _, value := range c.values {
		w := min(width, fyne.MeasureText(value, theme.TextSmall*c.unit(), fyne.TextStyle{}).Width+2*chipPadding*c.unit())
		if x > 0 && x+w > width {
			x, y = 0, y+height+gap
		}
		boxes = append(boxes, box{fyne.NewPos(x, y), fyne.NewSize(w, height)})
		x += w + gap
	}
	return boxes, y + height
}

type box struct {
	pos  fyne.Position
	size fyne.Size
}

func same(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// CreateRenderer is part of fyne.Widget.
func (c *Chips) CreateRenderer() fyne.WidgetRenderer {
	r := &chipsRenderer{chips: c}
	r.Refresh()
	return r
}

type chipsRenderer struct {
	chips   *Chips
	grounds []*Ground
	texts   []*Text
	shown   []fyne.CanvasObject
}

func (r *chipsRenderer) Destroy()                     {}
func (r *chipsRenderer) Objects() []fyne.CanvasObject { return r.shown }
func (r *chipsRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, chipHeight*r.chips.unit()) }

func (r *chipsRenderer) Layout(size fyne.Size) {
	boxes, _ := r.chips.places(size.Width)
	for i, b := range boxes {
		r.grounds[i].Move(b.pos)
		r.grounds[i].Resize(b.size)
		r.texts[i].Move(b.pos)
		r.texts[i].Resize(b.size)
	}
}

func (r *chipsRenderer) Refresh() {
	c := r.chips
	r.shown = r.shown[:0]
	for i, value := range c.values {
		if i == len(r.texts) {
			text := NewText(value, theme.TextSmall, theme.Ink)
			text.Align, text.Middle, text.Fit = fyne.TextAlignCenter, true, true
			r.texts = append(r.texts, text)
			r.grounds = append(r.grounds, NewGround(c.tint, 0))
		}
		r.texts[i].value = value
		c.typeset(r.texts[i], theme.TextSmall)
		r.grounds[i].Radius = chipHeight * c.unit() / 2
		r.shown = append(r.shown, r.grounds[i], r.texts[i])
	}
	r.Layout(c.Size())
	for _, o := range r.shown {
		o.Refresh()
	}
}
