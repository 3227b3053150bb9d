package figure

import "math"

// Around is the part of the body that an arrow runs around.
type Around string

// The parts of the body that an arrow can run around.
const (
	AroundChest Around = "chest"
	AroundWaist Around = "waist"
	AroundHips  Around = "hips"
	// AroundShoulder is for the side view and TurnBack: a circle about the near shoulder.
	AroundShoulder Around = "shoulder"
)

// station is how far above the hips a part of the trunk is, in centimetres.
func (a Around) station() float64 {
	switch a {
	case AroundChest:
		return 33
	case AroundWaist:
		return 20
	}
	return 4
}

// arrowSteps is how many pieces the line of an arrow is made of.
const arrowSteps = 24

// line is the line of an arrow or a part of it.
type line [arrowSteps + 1]vec

// drawArrows draws the arrows of a move; those of a pair have the same frames. What runs
// behind the person is drawn before them.
func (s *Scene) drawArrows(d *drawing, k *skeleton, m *Moment, behind bool) {
	var shown *Arrow
	for i := range s.art.Arrows {
		a := &s.art.Arrows[i]
		if shown == nil && (a.From == m.From && a.To == m.To || s.leadsTo(a, m)) {
			shown = a
		}
		switch {
		case shown == nil || a.From != shown.From || a.To != shown.To:
		case a.Around != "":
			d.drawTurn(k, a, m.Arrow, behind)
		case !behind:
			d.drawArrow(a.Path, m.Arrow)
		}
	}
}

// leadsTo reports whether an arrow shows how a still picture is reached. The pose that an
// exercise begins with is not reached by a movement.
func (s *Scene) leadsTo(a *Arrow, m *Moment) bool {
	return m.From == m.To && a.To == m.To && a.To != s.art.Frames[0].Name
}

// drawArrow draws an arrow along a line of two points or an arc through three.
func (d *drawing) drawArrow(path []Point, alpha float64) {
	if alpha <= 0 || len(path) < 2 {
		return
	}
	var l line
	from, to := path[0].vec(), path[len(path)-1].vec()
	middle := from.toward(to, 0.5)
	if len(path) > 2 {
		middle = path[1].vec()
	}
	for i := range l {
		l[i] = arc(from, middle, to, float64(i)/arrowSteps)
	}
	d.drawLine(&l, 0.4, true, alpha)
}

// arc is the point at t of the circular arc from a through b to c; the line from a to c
// where they are in a row.
func arc(a, b, c vec, t float64) vec {
	u, v := b.minus(a), c.minus(a)
	cross := u.x*v.y - u.y*v.x
	if math.Abs(cross) < 0.02*v.dot(v) {
		return a.toward(c, t)
	}
	middle := a.plus(u.left().times(v.dot(v)).minus(v.left().times(u.dot(u))).times(0.5 / cross))
	from := a.minus(middle)
	sweep := wrapped(c.minus(middle).angle() - from.angle())
	if sweep*cross < 0 { // round the other way
		sweep -= math.Copysign(2*math.Pi, sweep)
	}
	return middle.plus(from.turned(sweep * t))
}

// drawTurn draws the part behind or before the person of an arrow that runs around the
// trunk: a ring in perspective, whose far half is higher up.
func (d *drawing) drawTurn(k *skeleton, a *Arrow, alpha float64, behind bool) {
	if alpha <= 0 {
		return
	}
	if a.Around == AroundShoulder {
		if !behind {
			d.drawCircling(k, alpha)
		}
		return
	}
	const gap, flat = 9.0, 0.3
	s := a.Around.station()
	at, axis := k.axis(s)
	wide := k.halfWidth(s) + gap
	if k.view == Side {
		wide = (k.frontDepth(s)+k.backDepth(s))/2 + gap
	}
	from, to := radians(180), radians(346)
	if behind {
		from, to = radians(75), radians(184)
	}
	var l line
	for i := range l {
		sin, cos := math.Sincos(mix(from, to, float64(i)/arrowSteps))
		if a.Turn == TurnRight {
			cos = -cos
		}
		l[i] = at.plus(vec{wide * cos, flat * wide * sin}.turned(axis - math.Pi/2))
	}
	if behind {
		d.drawLine(&l, 0.3, false, 0.6*alpha)
	} else {
		d.drawLine(&l, 0.8, true, alpha)
	}
	d.edged()
}

// drawCircling draws the circle that a near shoulder goes through: forward, up and back. It
// stays in place, so that the shoulder is seen to move in it.
func (d *drawing) drawCircling(k *skeleton, alpha float64) {
	const radius = 12.5
	middle, _ := k.axis(shoulderAt)
	var l line
	for i := range l {
		turn := mix(radians(-75), radians(205), float64(i)/arrowSteps)
		l[i] = middle.plus(polar(turn, radius))
	}
	d.drawLine(&l, 0.5, true, alpha)
	d.edged()
}

// edged gives the line that was drawn last an edge in the colour of the wall, which parts it
// from what it runs over.
func (d *drawing) edged() {
	line := d.shapes[len(d.shapes)-1]
	edge := line
	edge.ink, edge.part, edge.grow = inkRoomWall, partProp, 0.42*d.pen
	d.shapes = append(d.shapes[:len(d.shapes)-1], edge, line)
}

// drawLine draws a line that swells from a part of the pen's width to the whole of it, and
// the head of an arrow at its end.
func (d *drawing) drawLine(l *line, tail float64, headed bool, alpha float64) {
	const long, barb = 3.6, 1.75 // of the head, in widths of the pen
	first, pen := len(d.points), d.pen
	tip := l[arrowSteps]
	last := arrowSteps
	if headed {
		for last > arrowSteps/2 && tip.minus(l[last]).length() < (long-0.9)*pen {
			last--
		}
	}
	half := func(i int) vec {
		along := l[min(i+1, arrowSteps)].minus(l[max(i-1, 0)])
		wide := 0.5 * pen * mix(tail, 1, smooth(float64(i)/float64(last), 0, 0.8))
		return along.left().times(wide / max(along.length(), 1e-9))
	}
	for i := last; i >= 0; i-- {
		d.points = append(d.points, l[i].plus(half(i)))
	}
	for i := 0; i <= last; i++ {
		d.points = append(d.points, l[i].minus(half(i)))
	}
	if headed {
		along := tip.minus(l[last])
		along = along.times(1 / max(along.length(), 1e-9))
		back := tip.minus(along.times(long * pen))
		side := along.left().times(barb * pen)
		d.points = append(d.points, back.minus(side), tip, back.plus(side))
	}
	arrow := d.finish(first, inkArrow, partNone)
	arrow.detail, arrow.alpha = true, alpha
}
