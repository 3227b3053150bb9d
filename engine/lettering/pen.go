package lettering

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// Pen draws text into a picture.
type Pen struct {
	Image draw.Image
	// Face is the type itself in Size pixels.
	Face font.Face
	Size float64
	Ink  color.Color
}

// Draw draws a line of text from x, its base line at y, in pixels.
func (p Pen) Draw(t *Type, text string, x, y float64) {
	for _, part := range t.Parts(text) {
		if part.Text != "" {
			d := font.Drawer{Dst: p.Image, Src: image.NewUniform(p.Ink), Face: p.Face}
			d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6(y * 64)}
			d.DrawString(part.Text)
		} else {
			p.fill(part.Shapes, x, y)
		}
		x += part.Width * p.Size
	}
}

// fill fills outlines.
func (p Pen) fill(shapes []Segment, x, y float64) {
	if len(shapes) == 0 {
		return
	}
	left, top := math.Inf(1), math.Inf(1)
	right, bottom := math.Inf(-1), math.Inf(-1)
	for _, s := range shapes {
		for _, c := range s.Points {
			left, right = min(left, x+c.X*p.Size), max(right, x+c.X*p.Size)
			top, bottom = min(top, y+c.Y*p.Size), max(bottom, y+c.Y*p.Size)
		}
	}
	left, top = math.Floor(left), math.Floor(top)
	size := image.Pt(int(math.Ceil(right-left))+1, int(math.Ceil(bottom-top))+1)
	r := vector.NewRasterizer(size.X, size.Y)
	at := func(c Point) (float32, float32) {
		return float32(x + c.X*p.Size - left), float32(y + c.Y*p.Size - top)
	}
	for i, s := range shapes {
		ax, ay := at(s.Points[0])
		switch {
		case s.Move:
			if i > 0 {
				r.ClosePath()
			}
			r.MoveTo(ax, ay)
		case len(s.Points) == 1:
			r.LineTo(ax, ay)
		default:
			bx, by := at(s.Points[1])
			cx, cy := at(s.Points[2])
			r.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	r.ClosePath()
	corner := image.Pt(int(left), int(top))
	r.Draw(p.Image, image.Rectangle{Min: corner, Max: corner.Add(size)}, image.NewUniform(p.Ink), image.Point{})
}
