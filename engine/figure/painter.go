package figure

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// painter turns a drawing's shapes into pixels of one image.
type painter struct {
	img     *image.RGBA
	scratch *image.Alpha // coverage of the shape being painted
	mask    *image.Alpha // coverage of the parts that limit it
	masked  part         // the parts that the mask holds now
	maskBox image.Rectangle
	raster  vector.Rasterizer
	// The view: pixels = (origin.x + x·scale·flip, origin.y − y·scale·up).
	scale, flip, up float64
	origin          vec
}

func (p *painter) pixel(v vec) (x, y float64) {
	return p.origin.x + v.x*p.scale*p.flip, p.origin.y - v.y*p.scale*p.up
}

// outlineWidth is the thickness of the lines of the high-contrast style, in centimetres.
const outlineWidth = 0.9

// paint paints all shapes in order. With outlines, shades are left out and every
// limb gets a line around the whole of it.
func (p *painter) paint(d *drawing, inks *[inkCount]color.RGBA, rims *[inkCount]bool, outlined bool) {
	p.masked = partNone
	for i := range d.shapes {
		s := &d.shapes[i]
		s.area = p.box(d.points[s.first:s.last], s.grow+s.radius).Intersect(p.img.Rect)
	}
	done, rimmed := part(0), part(0)
	for i := range d.shapes {
		s := &d.shapes[i]
		if s.alpha <= 0 || outlined && s.isShade() {
			continue
		}
		if group := s.part.rimmed(); rims[s.ink] && group&rimmed == 0 && group != partNone && !outlined {
			p.paintRim(d, i, group, rims, inks[inkRim])
			rimmed |= group
		}
		if limb := s.part.limb(d.frontal); outlined && !s.detail && limb != partNone && (limb&done == 0 || limb == partProp || s.lone) {
			p.paintOutline(d, i, limb, inks[inkOutline])
			done |= limb
		}
		switch {
		case s.kind == kindGlow:
			p.paintGlow(d, i, inks[s.ink])
		case s.clip != partNone:
			p.paintClipped(d, i, inks[s.ink])
		default:
			p.paintFill(d, i, 0, inks[s.ink])
		}
	}
}

// isShade reports whether a shape is a shade or shadow, which the high-contrast
// style leaves out.
func (s *shape) isShade() bool {
	return s.detail && s.part == partNone && s.kind == kindFill && s.ink != inkArrow
}

// limb is the set of parts that share one outline with a part.
func (p part) limb(frontal bool) part {
	const arm = partNearUpperArm | partNearForearm | partNearHand
	const leg = partNearThigh | partNearShin | partNearFoot
	if both := leg | leg<<farShift | partPelvis; frontal && p&both != 0 {
		return both // from the front the trousers are one piece
	}
	for _, limb := range [...]part{arm, leg, arm << farShift, leg << farShift} {
		if p&limb != 0 {
			return limb
		}
	}
	return p
}

// paintOutline paints the shapes of one limb, from one shape on, slightly
// enlarged. Props consist of pieces and get a line around each.
func (p *painter) paintOutline(d *drawing, from int, limb part, c color.RGBA) {
	for i := from; i < len(d.shapes); i++ {
		if s := &d.shapes[i]; s.part&limb != 0 && !s.detail {
			p.paintFill(d, i, outlineWidth, c)
		}
		if limb == partProp || d.shapes[from].lone {
			return
		}
	}
}

// rimmed is the set of parts that share one rim of light with a part.
func (p part) rimmed() part {
	const head = partHead | partHair | partNeck
	const arm = partNearUpperArm | partNearForearm | partNearHand
	for _, group := range [...]part{head, arm, arm << farShift, partNearFoot, partNearFoot << farShift} {
		if p&group != 0 {
			return group
		}
	}
	return partNone
}

// paintRim paints a rim of light round those shapes of a group, from one on, that would
// hardly be seen on the ground.
func (p *painter) paintRim(d *drawing, from int, group part, rims *[inkCount]bool, c color.RGBA) {
	const thin, pixels = 0.5, 1.2
	wide := max(thin, pixels/p.scale)
	for i := from; i < len(d.shapes); i++ {
		if s := &d.shapes[i]; s.part&group != 0 && !s.detail && rims[s.ink] {
			p.paintFill(d, i, wide, c)
		}
	}
}

// paintDropShadow draws the soft shadow on the mat of a body seen from above: the
// outlines of all parts at once, several times, each smaller than the last.
func (p *painter) paintDropShadow(d *drawing, c color.RGBA) {
	for ring := range 4 {
		grow := 3.2 - 0.9*float64(ring)
		p.raster.Reset(p.img.Rect.Dx(), p.img.Rect.Dy())
		p.raster.DrawOp = draw.Src
		for i := range d.shapes {
			if s := &d.shapes[i]; !s.detail && s.kind == kindFill {
				p.trace(d.points[s.first:s.last], grow, p.img.Rect)
			}
		}
		p.raster.Draw(p.scratch, p.img.Rect, image.Opaque, image.Point{})
		for i, a := range p.scratch.Pix {
			if a != 0 {
				over(p.img.Pix[4*i:4*i+4:4*i+4], c, uint32(a)*18>>8)
			}
		}
	}
}

// trace adds a shape's outline to the rasterizer, whose origin is the box's
// corner.
func (p *painter) trace(points []vec, grow float64, box image.Rectangle) {
	ox, oy := float64(box.Min.X), float64(box.Min.Y)
	n := len(points)
	for i, v := range points {
		if grow != 0 {
			v = grown(points, i, n, grow)
		}
		x, y := p.pixel(v)
		if i == 0 {
			p.raster.MoveTo(float32(x-ox), float32(y-oy))
			continue
		}
		p.raster.LineTo(float32(x-ox), float32(y-oy))
	}
	p.raster.ClosePath()
}

// grown is point i of a counterclockwise outline, moved outwards.
func grown(points []vec, i, n int, by float64) vec {
	a, b := points[(i+n-1)%n], points[(i+1)%n]
	along := b.minus(a)
	return points[i].minus(along.left().times(by / max(along.length(), 1e-6)))
}

// box is the pixels a shape touches.
func (p *painter) box(points []vec, grow float64) image.Rectangle {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, v := range points {
		x, y := p.pixel(v)
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	g := grow * p.scale
	r := image.Rect(int(math.Floor(x0-g)), int(math.Floor(y0-g)), int(math.Ceil(x1+g))+1, int(math.Ceil(y1+g))+1)
	return r
}

// paintFill draws a shape on the image. The rasterizer's own drawing visits every
// pixel of the box at full cost; most of a slanting limb's box is empty.
func (p *painter) paintFill(d *drawing, i int, more float64, c color.RGBA) {
	s := &d.shapes[i]
	box := s.area
	if more > 0 {
		box = p.box(d.points[s.first:s.last], s.grow+more).Intersect(p.img.Rect)
	}
	p.cover(d.points[s.first:s.last], s.grow+more, box, p.scratch)
	strength := uint32(s.alpha*256 + 0.5)
	full := eightOf(c)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		a := p.scratch.Pix[p.scratch.PixOffset(box.Min.X, y):][:box.Dx()]
		row := p.img.Pix[p.img.PixOffset(box.Min.X, y):][:4*box.Dx()]
		for x := 0; x < len(a); x += 8 {
			last := min(x+8, len(a))
			if last == x+8 { // most of eight pixels are all outside or all inside
				switch eight := binary.LittleEndian.Uint64(a[x:]); {
				case eight == 0:
					continue
				case eight == math.MaxUint64 && strength == 256:
					copy(row[4*x:4*x+32], full[:])
					continue
				}
			}
			for i := x; i < last; i++ {
				if a[i] != 0 {
					over(row[4*i:4*i+4:4*i+4], c, uint32(a[i])*strength>>8)
				}
			}
		}
	}
}

// eightOf is eight opaque pixels of a colour.
func eightOf(c color.RGBA) (pixels [32]uint8) {
	for i := 0; i < len(pixels); i += 4 {
		pixels[i], pixels[i+1], pixels[i+2], pixels[i+3] = c.R, c.G, c.B, 255
	}
	return pixels
}

// cover rasterizes the part of a shape inside a box.
func (p *painter) cover(points []vec, grow float64, box image.Rectangle, into *image.Alpha) {
	if box.Empty() {
		return
	}
	p.raster.Reset(box.Dx(), box.Dy())
	p.raster.DrawOp = draw.Src
	p.trace(points, grow, box)
	p.raster.Draw(into, box, image.Opaque, image.Point{})
}

// areaOf is the bounding box of some parts among the shapes before index before.
func (d *drawing) areaOf(parts part, before int) image.Rectangle {
	area := image.Rectangle{}
	for i := range before {
		if s := &d.shapes[i]; s.part&parts != 0 && !s.detail {
			area = area.Union(s.area)
		}
	}
	return area
}

// limit fills the mask, within a box, with the coverage of some parts as painted
// so far.
func (p *painter) limit(d *drawing, parts part, before int, box image.Rectangle) {
	if p.masked == parts && box.In(p.maskBox) {
		return
	}
	p.masked, p.maskBox = parts, box
	if box.Empty() {
		return
	}
	p.raster.Reset(box.Dx(), box.Dy())
	p.raster.DrawOp = draw.Src
	for i := range before {
		s := &d.shapes[i]
		if s.part&parts == 0 || s.detail {
			continue
		}
		if s.area.Overlaps(box) {
			p.trace(d.points[s.first:s.last], 0, box)
		}
	}
	p.raster.Draw(p.mask, box, image.Opaque, image.Point{})
}

func (p *painter) paintClipped(d *drawing, i int, c color.RGBA) {
	s := &d.shapes[i]
	box := s.area.Intersect(d.areaOf(s.clip, i))
	if box.Empty() {
		return
	}
	p.limit(d, s.clip, i, box)
	p.raster.Reset(box.Dx(), box.Dy())
	p.raster.DrawOp = draw.Src
	from := s.first
	for _, to := range d.cuts[s.firstCut:s.lastCut] {
		p.trace(d.points[from:to], s.grow, box)
		from = to
	}
	if from < s.last {
		p.trace(d.points[from:s.last], s.grow, box)
	}
	p.raster.Draw(p.scratch, box, image.Opaque, image.Point{})
	strength := uint32(s.alpha*256 + 0.5)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		a := p.scratch.Pix[p.scratch.PixOffset(box.Min.X, y):][:box.Dx()]
		m := p.mask.Pix[p.mask.PixOffset(box.Min.X, y):][:box.Dx()]
		row := p.img.Pix[p.img.PixOffset(box.Min.X, y):][:4*box.Dx()]
		for x := 0; x < len(a); x += 8 {
			last := min(x+8, len(a))
			if last == x+8 && (binary.LittleEndian.Uint64(a[x:]) == 0 || binary.LittleEndian.Uint64(m[x:]) == 0) {
				continue
			}
			for i := x; i < last; i++ {
				if a[i] != 0 && m[i] != 0 {
					over(row[4*i:4*i+4:4*i+4], c, uint32(a[i])*uint32(m[i])*strength/(255*256))
				}
			}
		}
	}
}

// over blends an opaque colour on a pixel with coverage 0 to 255.
func over(pixel []uint8, c color.RGBA, a uint32) {
	if a == 255 {
		pixel[0], pixel[1], pixel[2], pixel[3] = c.R, c.G, c.B, 255
		return
	}
	rest := 255 - a
	pixel[0] = uint8((uint32(c.R)*a + uint32(pixel[0])*rest + 127) / 255)
	pixel[1] = uint8((uint32(c.G)*a + uint32(pixel[1])*rest + 127) / 255)
	pixel[2] = uint8((uint32(c.B)*a + uint32(pixel[2])*rest + 127) / 255)
	pixel[3] = uint8((255*a + uint32(pixel[3])*rest + 127) / 255)
}

// lineLimit is the most points a line of light can have.
const lineLimit = 8

// paintGlow paints a light that fades with the distance from a line.
func (p *painter) paintGlow(d *drawing, i int, c color.RGBA) {
	s := &d.shapes[i]
	line := d.points[s.first:min(s.last, s.first+lineLimit)]
	box := s.area.Intersect(d.areaOf(s.clip, i))
	p.limit(d, s.clip, i, box)
	var bones [lineLimit]segment
	for j := range len(line) - 1 {
		bones[j] = p.segment(line[j], line[j+1])
	}
	reach := 1 / (s.radius * p.scale * s.radius * p.scale)
	strength := 0.8 * s.alpha
	if strength <= 0 {
		return
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		m := p.mask.Pix[p.mask.PixOffset(box.Min.X, y):][:box.Dx()]
		row := p.img.Pix[p.img.PixOffset(box.Min.X, y):][:4*box.Dx()]
		for x := 0; x < len(m); x++ {
			if m[x] == 0 {
				for x+8 < len(m) && binary.LittleEndian.Uint64(m[x+1:]) == 0 {
					x += 8
				}
				continue
			}
			near := nearest(bones[:len(line)-1], float64(box.Min.X+x)+0.5, float64(y)+0.5) * reach
			if near >= 1 {
				continue
			}
			over(row[4*x:4*x+4:4*x+4], c, uint32((1-near)*(1-near)*strength*float64(m[x])))
		}
	}
}

// segment is a piece of a line in pixels: its start, its vector, and the inverse
// square of its length.
type segment struct{ x, y, dx, dy, inverse float64 }

func (p *painter) segment(a, b vec) segment {
	ax, ay := p.pixel(a)
	bx, by := p.pixel(b)
	dx, dy := bx-ax, by-ay
	return segment{ax, ay, dx, dy, 1 / max(dx*dx+dy*dy, 1e-9)}
}

// nearest is the squared distance from a point to a line of segments.
func nearest(line []segment, x, y float64) float64 {
	best := math.MaxFloat64
	for i := range line {
		s := &line[i]
		ex, ey := x-s.x, y-s.y
		t := (ex*s.dx + ey*s.dy) * s.inverse
		if t < 0 {
			t = 0
		} else if t > 1 {
			t = 1
		}
		ex, ey = ex-s.dx*t, ey-s.dy*t
		if square := ex*ex + ey*ey; square < best {
			best = square
		}
	}
	return best
}
