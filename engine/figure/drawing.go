package figure

import (
	"image"
	"math"
	"slices"
)

// part names a piece of the picture; parts are bits so that sets of them can
// limit what is painted on top.
type part uint32

const (
	partNone  part = 0
	partShirt part = 1 << iota
	partPelvis
	partNeck
	partHead
	partHair
	partNearThigh
	partNearShin
	partNearFoot
	partNearUpperArm
	partNearForearm
	partNearHand
	partFarThigh
	partFarShin
	partFarFoot
	partFarUpperArm
	partFarForearm
	partFarHand
	partProp

	partTrunk = partShirt | partPelvis

	// farShift turns the bit of a near part into that of its far twin.
	farShift = 6
)

// kind is how a shape's points are painted.
type kind uint8

const (
	kindFill kind = iota
	kindGlow      // a soft light along a line of points
)

// shape is one painted area: a run of points in the drawing's buffer.
type shape struct {
	first, last int
	// firstCut and lastCut are the run of cuts of a shape of several outlines, each of
	// which ends at one; none for a shape of one.
	firstCut, lastCut int

	ink    ink
	part   part
	clip   part // parts it is limited to; 0 for everywhere
	kind   kind
	lone   bool            // an outline of its own, apart from its limb
	detail bool            // no outline of its own: a fold, a shadow, an eye
	alpha  float64         // 0 to 1
	grow   float64         // centimetres by which the outline is pushed out
	radius float64         // reach of a glow
	area   image.Rectangle // the pixels it touches, once it is painted
}

// knot is a point of an outline; a sharp one is a corner.
type knot struct {
	at    vec
	sharp bool
}

// girth is the thickness of a limb at t along its bone, to the left (front)
// and to the right (back) of the bone's direction, in centimetres.
type girth struct{ t, front, back float64 }

// end is the form of a limb's end.
type end uint8

const (
	round end = iota
	cut
)

// drawing collects the shapes of one picture in painting order. Its buffers
// are kept from picture to picture.
type drawing struct {
	points  []vec
	cuts    []int // where the outlines of shapes of several end
	shapes  []shape
	knots   []knot
	shift   vec     // displacement of what is being added: far limbs stand further back
	level   bool    // far limbs are not displaced, for measuring
	frontal bool    // the person faces the viewer
	broad   bool    // the limbs are those of a broader build
	pen     float64 // the width of the lines of arrows, in centimetres
	card    card    // what a wall fills
	scale   float64 // pixels of a centimetre; 0 while a scene is measured
}

func (d *drawing) reset() {
	d.points, d.cuts, d.shapes, d.knots = d.points[:0], d.cuts[:0], d.shapes[:0], d.knots[:0]
	d.shift, d.level, d.frontal, d.broad = vec{}, false, false, false
	d.pen, d.card, d.scale = 0, card{}, 0
}

func (d *drawing) at(v vec)     { d.knots = append(d.knots, knot{at: v}) }
func (d *drawing) corner(v vec) { d.knots = append(d.knots, knot{at: v, sharp: true}) }

// fill closes the outline of the collected knots and adds it as a shape.
func (d *drawing) fill(ink ink, part part) *shape {
	first := len(d.points)
	n := len(d.knots)
	for i := range n {
		d.span(d.knots[(i+n-1)%n], d.knots[i], d.knots[(i+1)%n], d.knots[(i+2)%n])
	}
	return d.finish(first, ink, part)
}

// stroke adds the open line of the collected knots as a tapering band.
func (d *drawing) stroke(ink ink, part part, start, middle, end float64) *shape {
	line := len(d.points)
	n := len(d.knots)
	for i := range n - 1 {
		d.span(d.knots[max(i-1, 0)], d.knots[i], d.knots[i+1], d.knots[min(i+2, n-1)])
	}
	d.points = append(d.points, d.knots[n-1].at.plus(d.shift))
	count := len(d.points) - line
	first := len(d.points)
	for pass := range 2 {
		for j := range count {
			i := j
			if pass == 1 {
				i = count - 1 - j
			}
			here := d.points[line+i]
			along := d.points[line+min(i+1, count-1)].minus(d.points[line+max(i-1, 0)])
			across := along.left().times(1 / max(along.length(), 1e-9))
			t := float64(i) / float64(count-1)
			half := mix(mix(start, end, t), middle, math.Sin(math.Pi*t)) / 2
			if pass == 1 {
				half = -half
			}
			d.points = append(d.points, here.plus(across.times(half)))
		}
	}
	s := d.finish(first, ink, part)
	s.detail = true
	return s
}

// finish makes a shape of the points from first on. All outlines get the same
// orientation, since overlapping outlines of opposite orientation would cancel
// out.
func (d *drawing) finish(first int, ink ink, part part) *shape {
	ring := d.points[first:]
	area := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		area += p.x*q.y - q.x*p.y
	}
	if area < 0 {
		for i, j := 0, len(ring)-1; i < j; i, j = i+1, j-1 {
			ring[i], ring[j] = ring[j], ring[i]
		}
	}
	d.knots = d.knots[:0]
	d.shapes = append(d.shapes, shape{first: first, last: len(d.points), ink: ink, part: part, alpha: 1})
	return &d.shapes[len(d.shapes)-1]
}

// stepsFor is how many pieces a curve of some length, in centimetres, is made of: fewer where
// it is so short in the picture that more would not be seen.
func (d *drawing) stepsFor(length float64) int {
	const most, least, pixels = 7, 2, 3.5
	if d.scale == 0 {
		return most
	}
	return min(least+int(length*d.scale/pixels), most)
}

// span adds the curve from b to c, shaped by its neighbours (a centripetal
// Catmull–Rom spline, which neither loops nor overshoots).
func (d *drawing) span(a, b, c, e knot) {
	if b.sharp && c.sharp {
		d.points = append(d.points, b.at.plus(d.shift))
		return
	}
	k0 := math.Sqrt(math.Max(b.at.minus(a.at).length(), 1e-6))
	k1 := math.Sqrt(math.Max(c.at.minus(b.at).length(), 1e-6))
	k2 := math.Sqrt(math.Max(e.at.minus(c.at).length(), 1e-6))
	out := c.at.minus(b.at)
	in := out
	if !b.sharp && a.at != b.at {
		out = b.at.minus(a.at).times(1 / k0).minus(c.at.minus(a.at).times(1 / (k0 + k1))).plus(c.at.minus(b.at).times(1 / k1)).times(k1)
	}
	if !c.sharp && e.at != c.at {
		in = c.at.minus(b.at).times(1 / k1).minus(e.at.minus(b.at).times(1 / (k1 + k2))).plus(e.at.minus(c.at).times(1 / k2)).times(k1)
	}
	steps := d.stepsFor(k1 * k1)
	for i := range steps {
		t := float64(i) / float64(steps)
		t2, t3 := t*t, t*t*t
		p := b.at.times(2*t3 - 3*t2 + 1).plus(out.times(t3 - 2*t2 + t)).plus(c.at.times(3*t2 - 2*t3)).plus(in.times(t3 - t2))
		d.points = append(d.points, p.plus(d.shift))
	}
}

// ribbon collects the outline of a limb along the bone from one joint to the next.
func (d *drawing) ribbon(from, to vec, girths []girth, start, finish end) {
	girths = withoutTwins(girths)
	bone := to.minus(from)
	along := bone.times(1 / max(bone.length(), 1e-6))
	across := along.left()
	for i, g := range girths {
		p := from.plus(bone.times(g.t)).plus(across.times(g.front))
		d.ribbonKnot(p, i == 0 && start == cut || i == len(girths)-1 && finish == cut)
	}
	last := girths[len(girths)-1]
	if finish == round {
		d.cap(from.plus(bone.times(last.t)), along, across, last.front, last.back)
	}
	for i := len(girths) - 1; i >= 0; i-- {
		g := girths[i]
		p := from.plus(bone.times(g.t)).minus(across.times(g.back))
		d.ribbonKnot(p, i == 0 && start == cut || i == len(girths)-1 && finish == cut)
	}
	if start == round {
		g := girths[0]
		d.cap(from.plus(bone.times(g.t)), along.times(-1), across.times(-1), g.back, g.front)
	}
}

// withoutTwins drops a first or last station that nearly coincides with its
// neighbour: two knots in one place make a kink.
func withoutTwins(girths []girth) []girth {
	const near = 0.008
	if n := len(girths); n > 2 && girths[n-1].t-girths[n-2].t < near {
		girths = girths[:n-1]
	}
	if len(girths) > 2 && girths[1].t-girths[0].t < near {
		girths = girths[1:]
	}
	return girths
}

// cap rounds a limb's end off, from its left side to its right.
func (d *drawing) cap(middle, along, across vec, front, back float64) {
	r := (front + back) / 2
	d.at(middle.plus(along.times(0.7 * r)).plus(across.times(0.7 * front)))
	d.at(middle.plus(along.times(r)))
	d.at(middle.plus(along.times(0.7 * r)).minus(across.times(0.7 * back)))
}

func (d *drawing) ribbonKnot(p vec, sharp bool) {
	d.knots = append(d.knots, knot{at: p, sharp: sharp})
}

// ellipse collects an ellipse turned by angle.
func (d *drawing) ellipse(middle vec, rx, ry, angle float64) {
	for i := range 10 {
		s, c := math.Sincos(float64(i) * math.Pi / 5)
		d.at(middle.plus(vec{rx * c, ry * s}.turned(angle)))
	}
}

// castUnder adds the shadow of the shapes from index from on as one shape, limited to some
// parts drawn before them, and orders it below these shapes.
func (d *drawing) castUnder(from int, ink ink, clip part, by vec, grow, alpha float64) {
	if alpha <= 0 {
		return
	}
	cast := shape{first: len(d.points), firstCut: len(d.cuts), ink: ink, clip: clip, detail: true, alpha: alpha, grow: grow}
	for _, s := range d.shapes[from:] {
		if s.detail || s.clip != partNone || s.kind != kindFill {
			continue
		}
		for j := s.first; j < s.last; j++ {
			d.points = append(d.points, d.points[j].plus(by))
		}
		d.cuts = append(d.cuts, len(d.points))
	}
	cast.last, cast.lastCut = len(d.points), len(d.cuts)
	if cast.last > cast.first {
		d.shapes = slices.Insert(d.shapes, from, cast)
	}
}
