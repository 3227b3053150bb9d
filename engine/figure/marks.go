package figure

import (
	"image/color"
	"math"
)

// The letters that tell the sides apart, in parts of their height.
const (
	markRadius = 0.86
	markRim    = 0.09
)

// mark is a letter on the body.
type mark struct {
	at    vec // in centimetres
	left  bool
	alpha float64
}

// marks are the letters of a moment, the far one first. A mark on a limb is on its
// thigh; where both thighs are in one place only the near one is marked.
func (s *Scene) marks(k *skeleton, m *Moment, radius float64) []mark {
	// A flipped picture shows the other side of the body; one with exchanged limbs
	// shows the same side.
	swapped := m.Mirror && !s.lies
	place := func(index int) vec { return k.hips[index].toward(k.knees[index], 0.72) }
	switch {
	case k.view == Top:
		place = func(index int) vec { return k.flank(60, 22*k.sideSign(index)) }
	case k.onItsSide():
		return nil // one side is below and the other above
	case k.view == Front:
		place = func(index int) vec {
			out := -k.sideSign(index)
			at := k.ankles[index]
			return vec{at.x + out*(9+radius), max(at.y, radius)}
		}
	}
	far, near := mark{place(left), !swapped, 1}, mark{place(right), swapped, 1}
	if k.view == Side {
		apart := far.at.minus(near.at).length()
		hidden := &far
		if k.exchanged {
			hidden = &near // the far leg works
		}
		hidden.alpha = smooth(apart, 1.3*radius, 2.2*radius)
		if hidden == &near {
			return []mark{near, far}
		}
	}
	return []mark{far, near}
}

// paintMarks paints the letters L and R. They are upright and of one size however
// the picture is flipped.
func (c *Canvas) paintMarks(s *Scene, m *Moment, inks *[inkCount]color.RGBA) {
	p, d := &c.painter, &c.drawing
	high := m.Marks
	marks := s.marks(&c.skeleton, m, high*markRadius/p.scale)
	edge := high * (markRadius + markRim)
	size := c.Size()
	d.reset()
	for _, k := range marks {
		x, y := p.pixel(k.at)
		middle := vec{clamp(x, edge, float64(size.X)-edge), -clamp(y, edge, float64(size.Y)-edge)}
		d.drawMark(middle, high, &k)
	}
	c.paintPixels(inks)
}

// drawMark adds a letter on a disc, in pixels with y upwards.
func (d *drawing) drawMark(middle vec, high float64, m *mark) {
	first := len(d.shapes)
	d.ellipse(middle, high*(markRadius+markRim), high*(markRadius+markRim), 0)
	d.fill(inkMark, partNone)
	d.ellipse(middle, high*markRadius, high*markRadius, 0)
	d.fill(inkMarkGround, partNone)
	width := 0.7
	if m.left {
		width = 0.6
	}
	at := func(x, y float64) vec { return middle.plus(vec{(x - width/2) * high, (y - 0.5) * high}) }
	polygon := func(ink ink, points ...vec) {
		for _, p := range points {
			d.corner(at(p.x, p.y))
		}
		d.fill(ink, partNone)
	}
	if m.left {
		polygon(inkMark, vec{0, 0}, vec{0, 1}, vec{0.19, 1}, vec{0.19, 0.17}, vec{0.6, 0.17}, vec{0.6, 0})
	} else {
		d.drawBowl(inkMark, at, 0.02, 0.64, 1, 0.42)
		d.drawBowl(inkMarkGround, at, 0.19, 0.45, 0.84, 0.58)
		polygon(inkMark, vec{0.26, 0.5}, vec{0.46, 0.5}, vec{0.7, 0}, vec{0.48, 0})
		polygon(inkMark, vec{0, 0}, vec{0, 1}, vec{0.19, 1}, vec{0.19, 0})
	}
	for i := range d.shapes[first:] {
		d.shapes[first+i].alpha = m.alpha
	}
}

// drawBowl adds the bowl of an R between two heights.
func (d *drawing) drawBowl(ink ink, at func(x, y float64) vec, from, to, top, bottom float64) {
	round := (top - bottom) / 2
	d.corner(at(from, bottom))
	d.corner(at(from, top))
	d.corner(at(to-round, top))
	d.at(at(to-0.3*round, top-0.3*round))
	d.at(at(to, top-round))
	d.at(at(to-0.3*round, bottom+0.3*round))
	d.corner(at(to-round, bottom))
	d.fill(ink, partNone)
}

// paintCross crosses a picture out: a disc with a cross in its upper corner.
func (c *Canvas) paintCross(inks *[inkCount]color.RGBA) {
	d := &c.drawing
	size := c.Size()
	r := 0.075 * float64(min(size.X, size.Y))
	middle := vec{float64(size.X) - 1.5*r, -1.5 * r}
	d.reset()
	d.ellipse(middle, r, r, 0)
	d.fill(inkWrong, partNone)
	for _, turn := range [...]float64{math.Pi / 4, -math.Pi / 4} {
		for _, v := range [...]vec{{-0.52, -0.11}, {0.52, -0.11}, {0.52, 0.11}, {-0.52, 0.11}} {
			d.corner(middle.plus(v.times(r).turned(turn)))
		}
		d.fill(inkMarkGround, partNone)
	}
	c.paintPixels(inks)
}

// paintPixels paints a drawing that is in pixels with y upwards.
func (c *Canvas) paintPixels(inks *[inkCount]color.RGBA) {
	p := &c.painter
	scale, flip, up, origin := p.scale, p.flip, p.up, p.origin
	p.scale, p.flip, p.up, p.origin = 1, 1, 1, vec{}
	p.paint(&c.drawing, inks, &[inkCount]bool{}, false)
	p.scale, p.flip, p.up, p.origin = scale, flip, up, origin
}
