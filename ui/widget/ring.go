package widget

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ringTiles is how many tiles a ring is cut into, across and down.
const ringTiles = 8

// ring is a track and what is left of it, in small images along the circle.
// Where the screen is drawn without a graphics card, a shader over the whole
// square costs more than all the rest of a session's screen; the tiles cost a
// twentieth of it, and only the one with the moving end is ever drawn again.
type ring struct {
	tiles []*ringTile
	// corner and diameter are in units of the canvas, scale pixels a unit.
	corner   fyne.Position
	diameter float32
	scale    float32
	// left is the part of the ring that is left, ending at twelve o'clock.
	left float64
	// width is how thick the ring is, in parts of its diameter, and dashes into how
	// many pieces it is cut; 0 for none.
	width      float64
	dashes     int
	rest, full color.NRGBA
}

// ringTile is a square piece of the ring.
type ringTile struct {
	image *canvas.Image
	// bounds are in pixels from the ring's corner.
	bounds image.Rectangle
	pixels *image.RGBA
}

// place cuts the ring again for a square of the canvas.
func (r *ring) place(corner fyne.Position, diameter, scale float32) {
	if corner == r.corner && diameter == r.diameter && scale == r.scale {
		return
	}
	r.corner, r.diameter, r.scale = corner, diameter, scale
	r.tiles = nil
	side := int(diameter * scale)
	step := (side + ringTiles - 1) / ringTiles
	if step == 0 {
		return
	}
	for y := 0; y < side; y += step {
		for x := 0; x < side; x += step {
			bounds := image.Rect(x, y, min(x+step, side), min(y+step, side))
			if !r.crosses(bounds) {
				continue
			}
			t := &ringTile{
				bounds: bounds, pixels: image.NewRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy())),
				image: &canvas.Image{ScaleMode: canvas.ImageScalePixels},
			}
			t.image.Image = t.pixels
			t.image.Move(corner.AddXY(float32(x)/scale, float32(y)/scale))
			t.image.Resize(fyne.NewSize(float32(bounds.Dx())/scale, float32(bounds.Dy())/scale))
			r.tiles = append(r.tiles, t)
		}
	}
	r.draw(nil)
}

// crosses reports whether the ring runs through a rectangle of its square.
func (r *ring) crosses(b image.Rectangle) bool {
	c := r.radius()
	middle := c.outer
	nearX, farX := span(float64(b.Min.X)-middle, float64(b.Max.X)-middle)
	nearY, farY := span(float64(b.Min.Y)-middle, float64(b.Max.Y)-middle)
	widest := 2 * (c.outer - c.middle)
	return math.Hypot(nearX, nearY) <= c.outer && math.Hypot(farX, farY) >= c.outer-widest-1
}

// span returns the smallest and the largest distance of an interval from 0.
func span(from, to float64) (near, far float64) {
	near = min(math.Abs(from), math.Abs(to))
	if from < 0 && to > 0 {
		near = 0
	}
	return near, max(math.Abs(from), math.Abs(to))
}

// circle is the ring in pixels.
type circle struct{ outer, middle, width float64 }

func (r *ring) radius() circle {
	d := float64(int(r.diameter * r.scale))
	return circle{outer: d / 2, middle: d/2 - ringWidth*d/2, width: r.width * d}
}

// paint changes the colours.
func (r *ring) paint(rest, full color.Color) {
	a := color.NRGBAModel.Convert(rest).(color.NRGBA)
	b := color.NRGBAModel.Convert(full).(color.NRGBA)
	if a == r.rest && b == r.full {
		return
	}
	r.rest, r.full = a, b
	r.draw(nil)
}

// shape changes how thick the ring is, and into how many pieces it is cut.
func (r *ring) shape(width float64, dashes int) {
	if width == r.width && dashes == r.dashes {
		return
	}
	r.width, r.dashes = width, dashes
	r.draw(nil)
}

// setLeft moves the end and draws the tiles between where it was and where it
// is.
func (r *ring) setLeft(left float64) {
	left = min(max(left, 0), 1)
	if left == r.left {
		return
	}
	before := r.left
	r.left = left
	if math.Abs(left-before) > 0.1 || before == 0 || left == 0 {
		r.draw(nil)
		return
	}
	touched := func(t *ringTile) bool {
		// The end is round: it reaches half the ring's width further.
		reach := int(r.radius().width)
		for i := 0; i <= 8; i++ {
			x, y := r.at(before + (left-before)*float64(i)/8)
			p := image.Pt(int(x), int(y))
			if p.In(t.bounds.Inset(-reach)) {
				return true
			}
		}
		return false
	}
	r.draw(touched)
}

// at returns the middle of the ring where so much of it is left, in pixels.
func (r *ring) at(left float64) (x, y float64) {
	c := r.radius()
	angle := 2 * math.Pi * (1 - left)
	return c.outer + c.middle*math.Sin(angle), c.outer - c.middle*math.Cos(angle)
}

// draw draws the tiles that match, all of them for nil.
func (r *ring) draw(match func(*ringTile) bool) {
	for _, t := range r.tiles {
		if match == nil || match(t) {
			r.drawTile(t)
			t.image.Refresh()
		}
	}
}

// drawTile finds the cover of each pixel by its distance from the circle.
func (r *ring) drawTile(t *ringTile) {
	c := r.radius()
	start := 2 * math.Pi * (1 - r.left)
	endX, endY := r.at(r.left)
	topX, topY := r.at(1)
	half := c.width / 2
	for y := range t.bounds.Dy() {
		row := t.pixels.Pix[y*t.pixels.Stride:]
		py := float64(t.bounds.Min.Y+y) + 0.5
		for x := range t.bounds.Dx() {
			px := float64(t.bounds.Min.X+x) + 0.5
			dx, dy := px-c.outer, py-c.outer
			track := cover(half - math.Abs(math.Hypot(dx, dy)-c.middle))
			left := 0.0
			if track > 0 && r.dashes > 0 {
				track *= r.dash(clockwise(dx, dy), c.middle)
			}
			if r.left > 0 && track > 0 {
				if angle := clockwise(dx, dy); angle >= start {
					left = track
				}
				if r.dashes == 0 {
					left = max(left, cover(half-math.Hypot(px-endX, py-endY)), cover(half-math.Hypot(px-topX, py-topY)))
				}
			}
			mixInto(row[4*x:4*x+4], r.rest, track*(1-left), r.full, left)
		}
	}
}

// dash returns how much of a piece covers the ring at an angle, so many pixels from
// its middle. A gap is half as long as a piece.
func (r *ring) dash(angle, radius float64) float64 {
	piece := 2 * math.Pi / float64(r.dashes)
	_, part := math.Modf(angle/piece + 0.5)
	return cover((1.0/3 - math.Abs(part-0.5)) * piece * radius)
}

// clockwise returns the angle of a direction from twelve o'clock, 0 to 2π.
func clockwise(dx, dy float64) float64 {
	angle := math.Atan2(dx, -dy)
	if angle < 0 {
		angle += 2 * math.Pi
	}
	return angle
}

// cover returns how much of a pixel lies inside an edge that is inside pixels
// away.
func cover(inside float64) float64 { return min(max(inside+0.5, 0), 1) }

// mixInto writes two colours with their covers as one premultiplied pixel.
func mixInto(pixel []uint8, a color.NRGBA, coverA float64, b color.NRGBA, coverB float64) {
	mix := func(x, y uint8) uint8 { return uint8(float64(x)*coverA + float64(y)*coverB + 0.5) }
	pixel[0], pixel[1], pixel[2] = mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B)
	pixel[3] = mix(0xff, 0xff)
}
