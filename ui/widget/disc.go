package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Disc is a circle that swells and sinks with a breath.
type Disc struct {
	widget.BaseWidget
	full float64
}

// NewDisc returns an empty breath.
func NewDisc() *Disc {
	d := &Disc{}
	d.ExtendBaseWidget(d)
	return d
}

// SetBreath shows how full the breath is, 0 to 1.
func (d *Disc) SetBreath(full float64) {
	d.full = full
	d.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (d *Disc) CreateRenderer() fyne.WidgetRenderer {
	r := &discRenderer{of: d, track: canvas.NewCircle(nil), disc: canvas.NewCircle(nil)}
	r.Refresh()
	return r
}

type discRenderer struct {
	of          *Disc
	track, disc *canvas.Circle
}

func (r *discRenderer) Destroy()           {}
func (r *discRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *discRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.disc}
}

func (r *discRenderer) Layout(size fyne.Size) {
	outer := min(size.Width, size.Height)
	place := func(c *canvas.Circle, d float32) {
		c.Resize(fyne.NewSquareSize(d))
		c.Move(fyne.NewPos((size.Width-d)/2, (size.Height-d)/2))
	}
	place(r.track, outer)
	place(r.disc, outer*0.9*float32(emptiest+(1-emptiest)*r.of.full))
}

func (r *discRenderer) Refresh() {
	r.track.StrokeColor, r.track.StrokeWidth = theme.Colour(r.of, theme.Line), 2
	r.disc.FillColor = theme.Colour(r.of, theme.Accent)
	r.Layout(r.of.Size())
	r.disc.Refresh()
}
