package figure

import "math"

// drawArrow draws the arrow of one move.
func (d *drawing) drawArrow(a *Arrow, alpha float64) {
	n := len(a.Path)
	if alpha <= 0 || n < 2 {
		return
	}
	tip := a.Path[n-1].vec()
	for i := range n {
		d.at(a.Path[i].vec())
	}
	d.stroke(inkArrow, partNone, 0.9, 1.9, 1.6).alpha = alpha * 0.85
	line := d.points[:d.shapes[len(d.shapes)-1].first]
	back := line[max(len(line)-4, 0)]
	along := tip.minus(back)
	along = along.times(1 / max(along.length(), 1e-6))
	d.corner(tip.plus(along.times(3.4)))
	d.at(tip.minus(along.times(1.6)).plus(along.left().times(3)))
	d.at(tip.minus(along.times(0.8)))
	d.at(tip.minus(along.times(1.6)).minus(along.left().times(3)))
	s := d.fill(inkArrow, partNone)
	s.detail, s.alpha = true, alpha*0.85
}

// drawRibs draws the arrows of a breath beside the ribs: on both sides of a person seen from
// the front, else on the side of the trunk that is free.
func (d *drawing) drawRibs(k *skeleton, ribs float64) {
	if ribs == 0 {
		return
	}
	const station, gap, long = 26.0, 4.0, 8.0
	arrow := func(edge, sign float64) {
		near, far := k.flank(station, sign*(edge+gap)), k.flank(station, sign*(edge+gap+long))
		if ribs < 0 {
			near, far = far, near
		}
		path := [...]Point{{near.x, near.y}, {far.x, far.y}}
		d.drawArrow(&Arrow{Path: path[:]}, math.Abs(ribs))
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
