package widget

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Panel is a rounded rectangle for others to stand on.
type Panel struct {
	widget.BaseWidget
	// Tint is the fill, Border the colour of the outline; an empty one has none.
	Tint, Border fyne.ThemeColorName
	// Radius is the radius of the corners in units of the canvas; 0 leaves it
	// to the design. Width is the width of the outline.
	Radius, Width float32

	// radius is the radius in units of the design.
	radius float32
}

// NewPanel returns a rounded rectangle without an outline; the radius of its
// corners is in units of the design.
func NewPanel(tint fyne.ThemeColorName, radius float32) *Panel {
	g := &Panel{Tint: tint, radius: radius}
	g.ExtendBaseWidget(g)
	return g
}

// NewOutline returns the outline of a rounded rectangle, of a width, without a fill.
func NewOutline(border fyne.ThemeColorName, radius, width float32) *Panel {
	g := NewPanel("", radius)
	g.Border, g.Width = border, width
	return g
}

// SetRadius changes the radius of the corners.
func (g *Panel) SetRadius(radius float32) {
	if g.Radius == radius {
		return
	}
	g.Radius = radius
	g.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (g *Panel) CreateRenderer() fyne.WidgetRenderer {
	r := &panelRenderer{panel: g, rect: canvas.NewRectangle(nil), fill: canvas.NewLine(nil)}
	r.shown[0], r.shown[1] = r.rect, r.fill
	r.Refresh()
	return r
}

// panelRenderer shows a rectangle or, without corners and an outline, a line as thick
// as the panel is wide: where there is no graphics card, its shader costs a fraction of
// the rectangle's, and such panels are as large as the window.
type panelRenderer struct {
	panel *Panel
	rect  *canvas.Rectangle
	fill  *canvas.Line
	shown [2]fyne.CanvasObject
}

func (r *panelRenderer) Destroy()                     {}
func (r *panelRenderer) Objects() []fyne.CanvasObject { return r.shown[:] }
func (r *panelRenderer) MinSize() fyne.Size           { return fyne.NewSize(1, 1) }

func (r *panelRenderer) Layout(size fyne.Size) {
	r.rect.Resize(size)
	scale := theme.PixelScale(r.panel)
	fillPixels(r.fill, image.Rect(0, 0, even(theme.Pixels(size.Width, scale)), theme.Pixels(size.Height, scale)), scale)
}

func (r *panelRenderer) Refresh() {
	r.rect.FillColor = color.Transparent
	if r.panel.Tint != "" {
		r.rect.FillColor = theme.Colour(r.panel, r.panel.Tint)
	}
	r.rect.CornerRadius = r.panel.radius * theme.Unit()
	if r.panel.Radius != 0 {
		r.rect.CornerRadius = r.panel.Radius
	}
	r.rect.StrokeWidth = 0
	switch {
	case r.panel.Border != "":
		r.rect.StrokeColor = theme.Colour(r.panel, r.panel.Border)
		r.rect.StrokeWidth = r.panel.Width
	case r.rect.CornerRadius > 0 && (r.panel.Tint == theme.Card || r.panel.Tint == theme.Raised):
		r.rect.StrokeColor = theme.Colour(r.panel, theme.Line)
		r.rect.StrokeWidth = theme.Edge(r.panel)
	}
	plain := r.rect.CornerRadius == 0 && r.rect.StrokeWidth == 0
	r.rect.Hidden, r.fill.Hidden, r.fill.StrokeColor = plain, !plain, r.rect.FillColor
	r.rect.Refresh()
	r.fill.Refresh()
}
