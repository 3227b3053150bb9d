package figure

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"

	"golang.org/x/image/vector"
)

// painter turns a drawing's shapes into pixels of one image.
type painter struct {
	img     *image.RGBA
	scratch coverage // of the shape being painted
	mask    coverage // of the parts that limit it
	masked  part     // the parts that the mask holds now
	raster  vector.Rasterizer
	// The view: pixels = (origin.x + x·scale·flip, origin.y − y·scale·up).
	scale, flip, up float64
	origin          vec
	touched         image.Rectangle // what has been painted on since the backdrop
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
		if limb := s.part.limb(d.frontal); outlined && !s.detail && limb != partNone && (limb&done == 0 || limb == partProp || d.startsLone(i)) {
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

// startsLone reports whether a shape is the first of a run that has an outline of its own.
func (d *drawing) startsLone(i int) bool {
	s := &d.shapes[i]
	return s.lone && (i == 0 || !d.shapes[i-1].lone || d.shapes[i-1].part.limb(d.frontal) != s.part.limb(d.frontal))
}

// paintOutline paints the shapes of one limb, from one shape on, slightly
// enlarged and all at once. Props consist of pieces and get a line around each.
func (p *painter) paintOutline(d *drawing, from int, limb part, c color.RGBA) {
	last := len(d.shapes)
	switch {
	case limb == partProp:
		last = from + 1
	case d.shapes[from].lone:
		last = from + 1
		for last < len(d.shapes) && !d.startsLone(last) && d.shapes[last].lone {
			last++
		}
	}
	wide := func(s *shape) float64 { return s.grow + outlineWidth }
	box := image.Rectangle{}
	for i := from; i < last; i++ {
		if s := &d.shapes[i]; s.part&limb != 0 && !s.detail {
			box = box.Union(p.box(d.points[s.first:s.last], wide(s)))
		}
	}
	box = box.Intersect(p.img.Rect)
	p.begin(box)
	for i := from; i < last; i++ {
		if s := &d.shapes[i]; s.part&limb != 0 && !s.detail {
			p.trace(d.points[s.first:s.last], wide(s), box)
		}
	}
	p.finish(&p.scratch, box)
	p.lay(c, uint32(d.shapes[from].alpha*256+0.5))
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
		box := image.Rectangle{}
		for i := range d.shapes {
			if s := &d.shapes[i]; s.casts() {
				box = box.Union(p.box(d.points[s.first:s.last], grow))
			}
		}
		box = box.Intersect(p.img.Rect)
		p.begin(box)
		for i := range d.shapes {
			if s := &d.shapes[i]; s.casts() {
				p.trace(d.points[s.first:s.last], grow, box)
			}
		}
		p.finish(&p.scratch, box)
		p.lay(c, 18)
	}
}

// casts reports whether a shape has a shadow on the floor.
func (s *shape) casts() bool { return !s.detail && s.kind == kindFill }

// trace adds a shape's outline to the rasterizer, whose origin is the box's
// corner.
func (p *painter) trace(points []vec, grow float64, box image.Rectangle) {
	ox, oy := float64(box.Min.X), float64(box.Min.Y)
	before := points[len(points)-1]
	for i, v := range points {
		here := v
		if grow != 0 {
			next := points[0]
			if i+1 < len(points) {
				next = points[i+1]
			}
			v = v.outwards(before, next, grow)
		}
		before = here
		x, y := p.pixel(v)
		if i == 0 {
			p.raster.MoveTo(float32(x-ox), float32(y-oy))
			continue
		}
		p.raster.LineTo(float32(x-ox), float32(y-oy))
	}
	p.raster.ClosePath()
}

// outwards is a point of a counterclockwise outline, between two others, moved outwards.
func (v vec) outwards(before, after vec, by float64) vec {
	along := after.minus(before)
	return v.minus(along.left().times(by / max(along.length(), 1e-6)))
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

// paintFill draws a shape on the image.
func (p *painter) paintFill(d *drawing, i int, more float64, c color.RGBA) {
	s := &d.shapes[i]
	box := s.area
	if more > 0 {
		box = p.box(d.points[s.first:s.last], s.grow+more).Intersect(p.img.Rect)
	}
	p.begin(box)
	p.trace(d.points[s.first:s.last], s.grow+more, box)
	p.finish(&p.scratch, box)
	p.lay(c, uint32(s.alpha*256+0.5))
}

// lay paints a colour where the scratch is covered, with a strength up to 256. The
// rasterizer's own drawing visits every pixel of the box at full cost; most of a slanting
// limb's box is empty.
func (p *painter) lay(c color.RGBA, strength uint32) {
	box, ink := p.scratch.box, tintOf(c)
	full := ink.eight()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		a := p.scratch.row(box, y)
		row := p.row(box, y)
		for x := 0; x < len(a); x += 8 {
			last := min(x+8, len(a))
			if last == x+8 { // most of eight pixels are all outside or all inside
				switch eight := binary.LittleEndian.Uint64(a[x:]); {
				case eight == 0:
					continue
				case eight == math.MaxUint64 && strength == 256:
					*(*[32]uint8)(row[4*x:]) = full // faster than to copy so few
					continue
				}
			}
			for i := x; i < last; i++ {
				if a[i] != 0 {
					ink.over(row[4*i:4*i+4:4*i+4], uint32(a[i])*strength>>8)
				}
			}
		}
	}
}

// row is the pixels of a box in line y.
func (p *painter) row(box image.Rectangle, y int) []uint8 {
	return p.img.Pix[p.img.PixOffset(box.Min.X, y):][:4*box.Dx()]
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
	if p.masked == parts && box.In(p.mask.box) {
		return
	}
	p.masked = parts
	p.begin(box)
	for i := range before {
		s := &d.shapes[i]
		if s.part&parts == 0 || s.detail {
			continue
		}
		if s.area.Overlaps(box) {
			p.trace(d.points[s.first:s.last], 0, box)
		}
	}
	p.finish(&p.mask, box)
}

func (p *painter) paintClipped(d *drawing, i int, c color.RGBA) {
	s := &d.shapes[i]
	box := s.area.Intersect(d.areaOf(s.clip, i))
	if box.Empty() {
		return
	}
	p.limit(d, s.clip, i, box)
	p.begin(box)
	from := s.first
	for _, to := range d.cuts[s.firstCut:s.lastCut] {
		p.trace(d.points[from:to], s.grow, box)
		from = to
	}
	if from < s.last {
		p.trace(d.points[from:s.last], s.grow, box)
	}
	p.finish(&p.scratch, box)
	ink, strength := tintOf(c), uint32(s.alpha*256+0.5)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		a, m, row := p.scratch.row(box, y), p.mask.row(box, y), p.row(box, y)
		for x := 0; x < len(a); x += 8 {
			last := min(x+8, len(a))
			if last == x+8 && (binary.LittleEndian.Uint64(a[x:]) == 0 || binary.LittleEndian.Uint64(m[x:]) == 0) {
				continue
			}
			for i := x; i < last; i++ {
				if a[i] != 0 && m[i] != 0 {
					ink.over(row[4*i:4*i+4:4*i+4], uint32(a[i])*uint32(m[i])*strength/(255*256))
				}
			}
		}
	}
}
