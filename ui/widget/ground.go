package widget

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Ground is a rounded rectangle for others to stand on.
type Ground struct {
	widget.BaseWidget
	// Tint is the fill, Border the colour of the outline; an empty one has none.
	Tint, Border fyne.ThemeColorName
	// Radius is the radius of the corners in units of the canvas, where whoever
	// places the ground sets it, and Width the width of the outline.
	Radius, Width float32

	// radius is the radius in units of the design.
	radius float32
}

// NewGround returns a rounded rectangle without an outline; the radius of its
// corners is in units of the design.
func NewGround(tint fyne.ThemeColorName, radius float32) *Ground {
	g := &Ground{Tint: tint, radius: radius}
	g.ExtendBaseWidget(g)
	return g
}

// NewOutline returns the outline of a rounded rectangle, of a width, without a fill.
func NewOutline(border fyne.ThemeColorName, radius, width float32) *Ground {
	g := NewGround("", radius)
	g.Border, g.Width = border, width
	return g
}

// SetRadius changes the radius of the corners.
func (g *Ground) SetRadius(radius float32) {
	if g.Radius == radius {
		return
	}
	g.Radius = radius
	g.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (g *Ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{ground: g, rect: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type groundRenderer struct {
	ground *Ground
	rect   *canvas.Rectangle
}

func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.rect} }
func (r *groundRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }
func (r *groundRenderer) Layout(size fyne.Size)        { r.rect.Resize(size) }

func (r *groundRenderer) Refresh() {
	r.rect.FillColor = color.Transparent
	if r.ground.Tint != "" {
		r.rect.FillColor = theme.Colour(r.ground, r.ground.Tint)
	}
	r.rect.CornerRadius = r.ground.radius * theme.Unit()
	if r.ground.Radius != 0 {
		r.rect.CornerRadius = r.ground.Radius
	}
	r.rect.StrokeWidth = 0
	if r.ground.Border != "" {
		r.rect.StrokeColor = theme.Colour(r.ground, r.ground.Border)
		r.rect.StrokeWidth = r.ground.Width
	}
	r.rect.Refresh()
}
