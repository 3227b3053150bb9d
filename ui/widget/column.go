package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// columnGap is what lies between two parts of a column in units of the design.
const columnGap = 22

// Tall is a widget whose height depends on its width.
type Tall interface {
	Scaled
	HeightFor(width float32) float32
}

// Column is widgets under one another, for a sheet.
type Column struct {
	widget.BaseWidget
	parts []Tall
	sizing
}

// NewColumn returns the parts in their order.
func NewColumn(parts ...Tall) *Column {
	c := &Column{parts: parts}
	c.ExtendBaseWidget(c)
	return c
}

// SetScale draws the parts larger or smaller than designed.
func (c *Column) SetScale(scale float32) {
	c.scale = scale
	for _, p := range c.parts {
		p.SetScale(scale)
	}
}

// HeightFor returns the height of the column in a box of the given width.
func (c *Column) HeightFor(width float32) float32 {
	height := columnGap * c.unit() * float32(len(c.parts)-1)
	for _, p := range c.parts {
		height += p.HeightFor(width)
	}
	return height
}

// CreateRenderer is part of fyne.Widget.
func (c *Column) CreateRenderer() fyne.WidgetRenderer {
	shown := make([]fyne.CanvasObject, len(c.parts))
	for i, p := range c.parts {
		shown[i] = p
	}
	return &Composite{
		Of: c, Parts: func() []fyne.CanvasObject { return shown }, Place: c.layOut,
		Height: func() float32 { return c.HeightFor(max(c.Size().Width, 1)) },
	}
}

func (c *Column) layOut(size fyne.Size) {
	y := float32(0)
	for _, p := range c.parts {
		height := p.HeightFor(size.Width)
		Put(p, 0, y, size.Width, height)
		y += height + columnGap*c.unit()
	}
}
