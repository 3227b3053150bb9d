package widget

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// painter paints plots into a picture. Its measures are units of the canvas; it
// turns them into pixels itself.
type painter struct {
	picture *image.RGBA
	scale   float32
	raster  vector.Rasterizer
}

// newPainter returns a painter for a clear picture of so many pixels.
func newPainter(wide, high int, scale float32) *painter {
	return &painter{picture: image.NewRGBA(image.Rect(0, 0, wide, high)), scale: scale}
}

// point is a place in units of the canvas.
type point struct{ x, y float32 }

// fill paints an outline. The work is done in the box
// around it alone: most shapes are small.
func (b *painter) fill(tint color.Color, outline func(p *tracer)) {
	p := &tracer{scale: b.scale}
	outline(p)
	box := p.box().Intersect(b.picture.Bounds())
	if box.Empty() {
		return
	}
	b.raster.Reset(box.Dx(), box.Dy())
	p.trace(&b.raster, float32(box.Min.X), float32(box.Min.Y))
	b.raster.DrawOp = draw.Over
	b.raster.Draw(b.picture, box, image.NewUniform(tint), image.Point{})
}

// rect paints a rectangle with round corners.
func (b *painter) rect(x, y, w, h, radius float32, tint color.Color) {
	if w <= 0 || h <= 0 {
		return
	}
	b.fill(tint, func(p *tracer) { p.rect(x, y, w, h, min(radius, w/2, h/2)) })
}

// disc paints a disc.
func (b *painter) disc(at point, radius float32, tint color.Color) {
	b.rect(at.x-radius, at.y-radius, 2*radius, 2*radius, radius, tint)
}

// line paints a straight line with round ends.
func (b *painter) line(from, to point, width float32, tint color.Color) {
	b.fill(tint, func(p *tracer) { p.stroke(from, to, width) })
}

// dashes paints a line of dashes, each as long as the gap after it.
func (b *painter) dashes(from, to point, width, dash float32, tint color.Color) {
	dx, dy := to.x-from.x, to.y-from.y
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 || dash <= 0 {
		return
	}
	at := func(l float32) point {
		l = min(l, length)
		return point{from.x + dx*l/length, from.y + dy*l/length}
	}
	for l := float32(0); l < length; l += 2 * dash {
		b.line(at(l), at(l+dash), width, tint)
	}
}

// tracer notes outlines in pixels.
type tracer struct {
	scale float32
	lines []stretch
}

// stretch is a part of an outline: a jump to a point, a straight line, or a curve
// with two handles before it.
type stretch struct {
	kind   byte // 'm', 'l' or 'c'
	points [3]point
}

func (p *tracer) note(kind byte, points ...point) {
	s := stretch{kind: kind}
	for i, at := range points {
		s.points[i] = point{at.x * p.scale, at.y * p.scale}
	}
	p.lines = append(p.lines, s)
}

func (p *tracer) move(x, y float32) { p.note('m', point{x, y}) }
func (p *tracer) to(x, y float32)   { p.note('l', point{x, y}) }

// turn draws a quarter of a circle, whose corner is c, to a point.
func (p *tracer) turn(from, c, to point) {
	const k = 0.5523 // how far the handles of a circle's quarter reach to its corner
	handle := func(at point) point { return point{at.x + k*(c.x-at.x), at.y + k*(c.y-at.y)} }
	p.note('c', handle(from), handle(to), to)
}

// box is the pixels that an outline touches.
func (p *tracer) box() image.Rectangle {
	var box image.Rectangle
	for _, s := range p.lines {
		end := s.points[0]
		if s.kind == 'c' {
			end = s.points[2] // no handle reaches further than the ends
		}
		x, y := int(math.Floor(float64(end.x))), int(math.Floor(float64(end.y)))
		box = box.Union(image.Rect(x, y, x+1, y+1))
	}
	return box
}

// trace draws the outline, seen from a corner.
func (p *tracer) trace(r *vector.Rasterizer, left, top float32) {
	for _, s := range p.lines {
		q := s.points
		for i := range q {
			q[i] = point{q[i].x - left, q[i].y - top}
		}
		switch s.kind {
		case 'm':
			r.MoveTo(q[0].x, q[0].y)
		case 'l':
			r.LineTo(q[0].x, q[0].y)
		default:
			r.CubeTo(q[0].x, q[0].y, q[1].x, q[1].y, q[2].x, q[2].y)
		}
	}
	r.ClosePath()
}

func (p *tracer) rect(x, y, w, h, r float32) {
	right, foot := x+w, y+h
	p.move(x+r, y)
	p.to(right-r, y)
	p.turn(point{right - r, y}, point{right, y}, point{right, y + r})
	p.to(right, foot-r)
	p.turn(point{right, foot - r}, point{right, foot}, point{right - r, foot})
	p.to(x+r, foot)
	p.turn(point{x + r, foot}, point{x, foot}, point{x, foot - r})
	p.to(x, y+r)
	p.turn(point{x, y + r}, point{x, y}, point{x + r, y})
}

// stroke draws the outline of a line with round ends.
func (p *tracer) stroke(a, b point, width float32) {
	dx, dy := float64(b.x-a.x), float64(b.y-a.y)
	angle := math.Atan2(dy, dx)
	r := float64(width / 2)
	const steps = 6 // of each half circle
	for i := range 2 * (steps + 1) {
		end, turn := b, angle-math.Pi/2+math.Pi*float64(i)/steps
		if i > steps {
			end, turn = a, angle+math.Pi/2+math.Pi*float64(i-steps-1)/steps
		}
		x, y := end.x+float32(r*math.Cos(turn)), end.y+float32(r*math.Sin(turn))
		if i == 0 {
			p.move(x, y)
			continue
		}
		p.to(x, y)
	}
}

// blend returns a colour on the way from one to another, 0 to 1.
func blend(from, to color.Color, part float64) color.Color {
	a := color.NRGBAModel.Convert(from).(color.NRGBA)
	b := color.NRGBAModel.Convert(to).(color.NRGBA)
	mix := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*part + 0.5) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xff}
}
