package figure

import "math"

// drawRibs draws the arrows of a breath beside the ribs: on both sides of a person seen from
// the front, else on the side of the trunk that is free. They are
// shown beside a limb or a prop that is there, or left out where there is no room.
func (d *drawing) drawRibs(k *skeleton, ribs float64) {
	if ribs == 0 {
		return
	}
	const station, gap, long, aside = 26.0, 4.0, 9.0, 4.0
	arrow := func(edge, sign float64) {
		at := edge + gap
		for !d.free(k.flank(station, sign*at), k.flank(station, sign*(at+long))) {
			if at += 0.5; at > edge+gap+aside {
				return
			}
		}
		near, far := k.flank(station, sign*at), k.flank(station, sign*(at+long))
		if ribs < 0 {
			near, far = far, near
		}
		path := [...]Point{{near.x, near.y}, {far.x, far.y}}
		d.drawArrow(path[:], math.Abs(ribs))
	}
	switch {
	case k.view != Side:
		arrow(k.halfWidth(station), -1)
		arrow(k.halfWidth(station), 1)
	case k.backUp() > 0.5:
		arrow(k.backDepth(station), 1)
	default:
		arrow(k.frontDepth(station), -1)
	}
}

// free reports whether nothing that is drawn yet lies on the way of an arrow.
func (d *drawing) free(from, to vec) bool {
	const room = 1.6 // on either side of the arrow
	across := to.minus(from).left().times(room / to.minus(from).length())
	for i := range d.shapes {
		s := &d.shapes[i]
		if s.detail || s.kind != kindFill || s.part == partNone || s.ink == inkWall {
			continue
		}
		for _, t := range [...]float64{-0.1, 0.15, 0.4, 0.65, 0.9, 1.1} {
			for _, side := range [...]float64{-1, 0, 1} {
				if within(d.points[s.first:s.last], from.toward(to, t).plus(across.times(side))) {
					return false
				}
			}
		}
	}
	return true
}

// within reports whether a point is inside an outline.
func within(outline []vec, v vec) bool {
	inside := false
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		if (a.y > v.y) != (b.y > v.y) && v.x < a.x+(b.x-a.x)*(v.y-a.y)/(b.y-a.y) {
			inside = !inside
		}
	}
	return inside
}
