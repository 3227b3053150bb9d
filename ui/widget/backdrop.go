package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"uncoil/ui/theme"
)

// Backdrop is a large ground with round corners, drawn so that it costs little
// where there is no graphics card: thick lines, whose shader is the simplest
// there is, and four small pictures of corners.
type Backdrop struct {
	widget.BaseWidget
	tint fyne.ThemeColorName
	// radius is that of the corners in units of the design.
	radius float32
}

// NewBackdrop returns a backdrop of a colour; the radius of its corners is in units of
// the design.
func NewBackdrop(tint fyne.ThemeColorName, radius float32) *Backdrop {
	p := &Backdrop{tint: tint, radius: radius}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer is part of fyne.Widget.
func (p *Backdrop) CreateRenderer() fyne.WidgetRenderer {
	r := &backdropRenderer{plate: p}
	for i := range r.fills {
		r.fills[i] = canvas.NewLine(nil)
	}
	for i := range r.corners {
		r.corners[i] = &canvas.Image{ScaleMode: canvas.ImageScalePixels}
	}
	r.Refresh()
	return r
}

type backdropRenderer struct {
	plate *Backdrop
	// fills are the middle, and the left and the right edge between the corners.
	fills   [3]*canvas.Line
	corners [4]*canvas.Image
	drawn   plateCorner
}

// plateCorner is what the pictures of the corners depend on.
type plateCorner struct {
	side   int
	colour color.Color
}

func (r *backdropRenderer) Destroy()           {}
func (r *backdropRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (r *backdropRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		r.fills[0], r.fills[1], r.fills[2],
		r.corners[0], r.corners[1], r.corners[2], r.corners[3],
	}
}

// Layout works in whole pixels, so that no seam shows between the parts.
func (r *backdropRenderer) Layout(size fyne.Size) {
	scale := theme.PixelScale(r.plate)
	side := theme.Pixels(r.plate.radius*theme.Unit(), scale)
	wide, high := theme.Pixels(size.Width, scale), theme.Pixels(size.Height, scale)
	if wide <= 2*side || high <= 2*side {
		return
	}
	// The middle reaches a pixel under the corners, and the edges under both:
	// so little of a corner is round there that it cannot be seen.
	middle := even(wide - 2*side + 1)
	fillPixels(r.fills[0], image.Rect(side-1, 0, side-1+middle, high), scale)
	edge := even(side + 1)
	fillPixels(r.fills[1], image.Rect(0, side-1, edge, high-side+1), scale)
	fillPixels(r.fills[2], image.Rect(wide-edge, side-1, wide, high-side+1), scale)
	r.drawCorners(plateCorner{side, theme.Colour(r.plate, r.plate.tint)})
	for i, c := range r.corners {
		at := image.Pt(0, 0)
		if i%2 == 1 {
			at.X = wide - side
		}
		if i/2 == 1 {
			at.Y = high - side
		}
		c.Move(fyne.NewPos(float32(at.X)/scale, float32(at.Y)/scale))
		c.Resize(fyne.NewSquareSize(float32(side) / scale))
	}
}

// even rounds up to an even number: the middle of a thick line is rounded to a
// pixel, and its sides lie on pixels only if it is an even number of them thick.
func even(n int) int { return n + n%2 }

// fillPixels makes a line as thick as a box of pixels is wide, from its top to
// its foot.
func fillPixels(line *canvas.Line, box image.Rectangle, scale float32) {
	line.StrokeWidth = float32(box.Dx()) / scale
	middle := float32(box.Min.X+box.Dx()/2) / scale
	line.Position1 = fyne.NewPos(middle, float32(box.Min.Y)/scale)
	line.Position2 = fyne.NewPos(middle, float32(box.Max.Y)/scale)
	line.Refresh()
}

// drawCorners draws four quarters of a disc, in the order top left, top right,
// bottom left, bottom right.
func (r *backdropRenderer) drawCorners(want plateCorner) {
	if want == r.drawn || want.side <= 0 {
		return
	}
	r.drawn = want
	colour := color.NRGBAModel.Convert(want.colour).(color.NRGBA)
	for i, c := range r.corners {
		img := image.NewRGBA(image.Rect(0, 0, want.side, want.side))
		for y := range want.side {
			for x := range want.side {
				dx, dy := float64(x)+0.5, float64(y)+0.5
				if i%2 == 0 {
					dx = float64(want.side) - dx
				}
				if i/2 == 0 {
					dy = float64(want.side) - dy
				}
				at := img.PixOffset(x, y)
				mixInto(img.Pix[at:at+4], colour, cover(float64(want.side)-math.Hypot(dx, dy)), colour, 0)
			}
		}
		c.Image = img
		c.Refresh()
	}
}

func (r *backdropRenderer) Refresh() {
	for _, line := range r.fills {
		line.StrokeColor = theme.Colour(r.plate, r.plate.tint)
	}
	r.Layout(r.plate.Size())
}
