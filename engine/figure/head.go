package figure

import "math"

// headAxes maps the points of a head: forward is where the face looks, and up is
// up, in centimetres from the joint of head and neck.
type headAxes struct {
	origin      vec
	forward, up vec
}

func (k *skeleton) headAxes() headAxes {
	return headAxes{k.skull, polar(k.headAngle-math.Pi/2, 1), polar(k.headAngle, 1)}
}

func (h headAxes) at(forward, up float64) vec {
	return h.origin.plus(h.forward.times(forward)).plus(h.up.times(up))
}

// outline collects knots given as forward and up.
func (d *drawing) outline(h headAxes, points []vec) {
	for _, p := range points {
		d.at(h.at(p.x, p.y))
	}
}

// outlineSkull collects the profile of head and face.
func (d *drawing) outlineSkull(h headAxes) {
	skull := [...]vec{
		{-5.4, -0.6},
		{-8.3, 4},
		{-9, 8.4},
		{-7.2, 12.8},
		{-2.4, 15.6},
		{3, 15.4},
		{6.9, 12.8},
		{8.6, 9.6},
		{8.95, 7},
		{8.6, 5.2},
		{9.5, 3.4},
		{10.75, 1.75},
		{10.5, 0.7},
		{9.1, 0.25},
		{9.5, -1.0},
		{8.95, -1.8},
		{9.2, -2.7},
		{8.45, -3.7},
		{8.6, -5.1},
		{7.3, -6.3},
		{4.2, -5.3},
		{0.6, -3},
		{-2.4, -1.2},
	}
	d.outline(h, skull[:])
}

// shadeByHead draws the head's shadow on some parts, before anything covers them.
func (d *drawing) shadeByHead(k *skeleton, ink ink, on part, by vec, alpha float64) {
	h := k.headAxes()
	h.origin = h.origin.plus(by)
	d.outlineSkull(h)
	s := d.fill(ink, partNone)
	s.detail, s.clip, s.alpha, s.grow = true, on, alpha, 1.3
}

// drawHead draws the head in profile.
func (d *drawing) drawHead(k *skeleton, look Look) {
	h := k.headAxes()
	if look.hasBun() {
		d.drawBun(h)
	}
	d.outlineSkull(h)
	d.fill(inkSkin, partHead)
	d.drawFace(h, k.p.eyes)
	d.drawHair(h, look)
	d.drawEar(h)
	if look.older() {
		d.drawGlasses(h)
	}
}

// drawGlasses draws one lens, and its arm to the ear.
func (d *drawing) drawGlasses(h headAxes) {
	d.ring(h.at(7.1, 4.5), 1.5, 1.75, h.up.angle())
	d.outline(h, []vec{{5.6, 4.9}, {2.8, 5.2}, {-0.2, 4.9}})
	d.stroke(inkFeature, partHead, 0.3, 0.38, 0.3)
}

// ring draws a thin ring turned by angle.
func (d *drawing) ring(middle vec, rx, ry, angle float64) {
	for i := range 13 {
		s, c := math.Sincos(float64(i) * math.Pi / 6)
		d.at(middle.plus(vec{rx * c, ry * s}.turned(angle)))
	}
	d.stroke(inkFeature, partHead, 0.36, 0.36, 0.36)
}

func (d *drawing) drawFace(h headAxes, closed float64) {
	d.ellipse(h.at(5.3, 0.7), 1.9, 1.4, h.up.angle())
	blush := d.fill(inkBlush, partHead)
	blush.detail, blush.alpha = true, 0.4
	d.outline(h, []vec{{5.2, 7.0}, {6.6, 7.75}, {8.2, 7.3}})
	d.stroke(inkHair, partHead, 0.35, 0.75, 0.4)
	if closed < 0.5 {
		d.ellipse(h.at(6.9, 4.5), 0.62, 0.95*(1-closed), h.forward.angle())
		d.fill(inkFeature, partHead).detail = true
		d.outline(h, []vec{{5.6, 4.8}, {6.5, 5.6}, {7.6, 5.5}})
		d.stroke(inkFeature, partHead, 0.2, 0.4, 0.2)
	} else {
		d.outline(h, []vec{{5.2, 4.6}, {6.3, 3.85}, {7.7, 4.3}})
		d.stroke(inkFeature, partHead, 0.25, 0.5, 0.25)
	}
	d.outline(h, []vec{{9.0, -1.75}, {7.9, -2}, {6.7, -1.15}})
	d.stroke(inkMouth, partHead, 0.35, 0.5, 0.2)
}

func (d *drawing) drawEar(h headAxes) {
	d.outline(h, []vec{{-1.4, 4.6}, {-0.2, 5.3}, {0.9, 4.6}, {0.7, 2.8}, {-0.2, 1}, {-1.1, 1.1}, {-1.5, 2.8}})
	d.fill(inkSkin, partHead).detail = true
	d.outline(h, []vec{{-0.8, 4.3}, {0.1, 4.2}, {0.1, 3}, {-0.5, 2.2}})
	d.stroke(inkSkinShade, partHead, 0.25, 0.45, 0.2)
}

func (d *drawing) drawHair(h headAxes, look Look) {
	if !look.hasBun() {
		d.outline(h, []vec{
			{8.4, 11},
			{8.9, 14},
			{5.4, 17.2},
			{-0.5, 17.6},
			{-6.6, 15.2},
			{-9.9, 9.8},
			{-9.5, 4.6},
			{-7.2, 0.4},
			{-4.6, 0.8},
			{-2.6, 3.6},
			{-1.2, 5.8},
			{0.6, 5.9},
			{1.4, 3.4},
			{2.5, 3.6},
			{2.9, 7.4},
			{4.4, 10.4},
		})
		d.fill(inkHair, partHair)
		return
	}
	d.outline(h, []vec{
		{7.9, 11.2},
		{6.6, 14.3},
		{2.6, 16.7},
		{-2.8, 16.7},
		{-7.6, 13.6},
		{-9.7, 8.6},
		{-9.1, 3.6},
		{-6.2, -0.6},
		{-4, 0.2},
		{-2.4, 3.2},
		{-1, 5.6},
		{0.8, 6},
		{1.7, 4},
		{2.4, 4.4},
		{2.9, 7.4},
		{5, 9.7},
	})
	d.fill(inkHair, partHair)
	d.outline(h, []vec{{6.6, 12}, {2.8, 12.6}, {-1, 14.6}, {-3.4, 16.4}})
	s := d.stroke(inkHairShade, partHair, 0.2, 0.7, 0.2)
	s.alpha = 0.8
	d.outline(h, []vec{{1.6, 7.6}, {-2.2, 9.6}, {-4, 13.6}, {-3.8, 16.2}})
	s = d.stroke(inkHairShade, partHair, 0.2, 0.7, 0.2)
	s.alpha = 0.8
}

// drawBun draws the bun, high enough that a supine head does not lie on it. Where
// the crown touches the floor it moves towards the nape.
func (d *drawing) drawBun(h headAxes) {
	const high, low = 1.87, 3.5 // its direction from the middle of the skull, radians
	sunk := 4.1 - h.at(-4.4, 18).y
	away := smooth(sunk, -10, 2) * smooth(-h.up.y, 0.05, 0.5)
	at := mix(high, low, away)
	b := headAxes{h.at(-1, 7), h.forward.turned(at - high), h.up.turned(at - high)}
	d.ellipse(b.at(-3.4, 11), 4.3, 4.1, b.up.angle())
	d.fill(inkHair, partHair)
	d.outline(b, []vec{{-6, 10.2}, {-4, 12.6}, {-1, 12.2}})
	s := d.stroke(inkHairShade, partHair, 0.2, 0.7, 0.2)
	s.alpha = 0.8
}
