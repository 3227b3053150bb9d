package figure

import "math"

// drawGround draws what the person is on: a mat, or the floor alone. A room has its floor
// already.
func (d *drawing) drawGround(of *scenery) {
	switch {
	case of.on == OnMat:
		if of.inRoom {
			d.drawMatShadow(of.floor, of.view)
		}
		d.drawMat(of.floor, of.view)
	case !of.inRoom:
		f := bareFloor(of.floor, of.view)
		d.slab(f.x0, f.y0, f.x1, f.y1, floorDepth)
		d.fill(inkFloor, partNone)
	}
}

// bareFloor is the part of the floor that is drawn where there is no mat.
func bareFloor(f box, view View) box {
	if view != Top {
		f.y0, f.y1 = -floorDepth, floorDepth/2
	}
	return f
}

// drawFloorMarks draws the joints of a floor that has passed below a person who walks,
// some way apart and fading at both ends.
func (d *drawing) drawFloorMarks(f box, passed, apart float64) {
	first := math.Ceil((f.x0+1+passed)/apart)*apart - passed
	for x := first; x < f.x1-1; x += apart {
		d.at(vec{x + 1, f.y1})
		d.at(vec{x, (f.y0 + f.y1) / 2})
		d.at(vec{x - 1, f.y0})
		s := d.stroke(inkFloorMark, partNone, 0.7, 0.9, 0.9)
		s.alpha = smooth(min(x-f.x0, f.x1-x), 0, 14)
	}
}

// drawMatShadow draws the shadow of the mat's edge on the floor.
func (d *drawing) drawMatShadow(m box, view View) {
	low := 0.7
	if view == Top {
		low = 2.8
	}
	for grow := range 3 {
		by := 0.5 * float64(grow)
		d.slab(m.x0-0.6-by, m.y0-low-by, m.x1+by, m.y0+1.5, 2.2) // the mat hides the rest
		d.fill(inkShadow, partNone).alpha = 0.07
	}
}

// drawMat draws the mat, seen a little from above, or from right above.
func (d *drawing) drawMat(m box, view View) {
	if view == Top {
		d.slab(m.x0, m.y0-1.6, m.x1, m.y1-1.6, 5)
		d.fill(inkMatEdge, partNone)
		d.slab(m.x0, m.y0, m.x1, m.y1, 5)
		d.fill(inkMat, partNone)
		return
	}
	top, bottom := m.y1, m.y0
	d.slab(m.x0, bottom, m.x1, top, 2.2)
	d.fill(inkMatEdge, partNone)
	d.slab(m.x0, bottom+matThickness, m.x1, top, 2.2)
	d.fill(inkMat, partNone)
}

// slab collects a rectangle with rounded corners.
func (d *drawing) slab(x0, y0, x1, y1, r float64) {
	r = min(r, (y1-y0)/2)
	for i, middle := range [...]vec{{x1 - r, y1 - r}, {x0 + r, y1 - r}, {x0 + r, y0 + r}, {x1 - r, y0 + r}} {
		for step := range 6 {
			d.corner(middle.plus(polar((float64(i)+float64(step)/5)*math.Pi/2, r)))
		}
	}
}
