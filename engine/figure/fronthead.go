package figure

import "math"

// drawFrontHead draws the head from the front, turned by the head's own yaw.
func (d *drawing) drawFrontHead(k *skeleton, look Look) {
	h := k.headAxes()
	face := h // a head tipped forward shows less face and more hair
	face.origin = h.at(0, -4*math.Sin(k.p.lean))
	yaw := k.p.headTurn + k.p.turn
	turn := math.Sin(yaw)
	if look.hasBun() {
		d.ellipse(h.at(-2.5*turn, 18.6), 4.4, 4.1, h.up.angle())
		d.fill(inkHair, partHair)
		d.outline(h, []vec{{-2.6 - 2.5*turn, 17.6}, {-1 - 2.5*turn, 20.6}, {2.4 - 2.5*turn, 20}})
		d.stroke(inkHairShade, partHair, 0.2, 0.7, 0.2).alpha = 0.8
	}
	d.drawBackHair(h, turn, look)
	d.drawFrontEars(h, yaw, false)
	leftGone, rightGone := templesGone(turn)
	d.outline(h, []vec{
		{0, 15.4},
		{4.8, 14},
		{7.3 + 0.3*turn, 9.6},
		{7.4 + 0.2*turn - 0.9*leftGone, 5},
		{6.6 + 0.7*turn, 0},
		{4.7 + 2.1*turn, -3.9},
		{1.8 + 3.2*turn, -6.2},
		{-1.8 + 3.2*turn, -6.2},
		{-4.7 + 2.1*turn, -3.9},
		{-6.6 + 0.7*turn, 0},
		{-7.4 + 0.2*turn + 0.9*rightGone, 5},
		{-7.3 + 0.3*turn, 9.6},
		{-4.8, 14},
	})
	d.fill(inkSkin, partHead)
	d.castUnder(len(d.shapes)-1, inkSkinShade, partNeck, vec{}, 1.4, 0.8)
	d.drawFrontFace(face, yaw, k.p.eyes)
	d.drawFrontHair(h, yaw, 4*math.Sin(k.p.lean), look)
	d.drawFrontEars(h, yaw, true)
	if look.older() {
		d.drawFrontGlasses(face, yaw)
	}
}

// yawed is where a point of a turned head appears: across is its distance towards
// the person's left, ahead its distance in front of the axis on which the head
// turns.
func yawed(yaw, across, ahead float64) float64 {
	s, c := math.Sincos(yaw)
	return across*c + ahead*s
}

// templesGone is how far either temple has turned out of sight, with its hair, 0 to 1.
func templesGone(turn float64) (left, right float64) {
	return smooth(turn, 0.45, 0.8), smooth(-turn, 0.45, 0.8)
}

// drawBackHair draws the hair behind the face.
func (d *drawing) drawBackHair(h headAxes, turn float64, look Look) {
	low := 1.5
	if !look.hasBun() {
		low = 4
	}
	t := -1.1 * turn // the back of the head comes into view
	leftGone, rightGone := templesGone(turn)
	d.outline(h, []vec{
		{0, 17},
		{5.6 + t, 15.2},
		{8.3 + t - 1.2*leftGone, 10.2},
		{8.2 + t - 2*leftGone, low + 1},
		{6.4 - leftGone, low - 1},
		{-6.4 + rightGone, low - 1},
		{-8.2 + t + 2*rightGone, low + 1},
		{-8.3 + t + 1.2*rightGone, 10.2},
		{-5.6 + t, 15.2},
	})
	s := d.fill(inkHair, partHair)
	s.detail = false
}

// drawFrontEars draws the ears: with over false those behind the face, with over
// true the one that a turned head shows over face and hair.
func (d *drawing) drawFrontEars(h headAxes, yaw float64, over bool) {
	for _, sign := range [...]float64{-1, 1} {
		away := sign * yaw
		if away > 0.35 || over != (away < -0.3) {
			continue // behind the cheek, or drawn by the other call
		}
		x := yawed(yaw, 7.3*sign, -1.5)
		d.ellipse(h.at(x, 2.6), 1.5, 2.3, h.forward.angle())
		d.fill(inkSkin, partHead).detail = over
		d.ellipse(h.at(x+0.2*sign, 2.6), 0.6, 1.2, h.forward.angle())
		shade := d.fill(inkSkinShade, partHead)
		shade.detail, shade.alpha = true, 0.6
	}
}

// drawFrontFace draws eyes, brows, nose and mouth on the curve of the head.
func (d *drawing) drawFrontFace(h headAxes, yaw, closed float64) {
	on := func(across, ahead, up float64) vec { return h.at(yawed(yaw, across, ahead), up) }
	for _, sign := range [...]float64{-1, 1} {
		squeezed := math.Cos(yaw + radians(sign*24))
		if squeezed < 0.4 {
			continue // out of sight
		}
		if blush := math.Cos(yaw + radians(sign*33)); blush > 0.4 {
			d.ellipse(on(sign*4.5, 5.2, 0.6), 1.9*blush, 1.3, h.forward.angle())
			s := d.fill(inkBlush, partHead)
			s.detail, s.alpha = true, 0.4
		}
		d.at(on(sign*4.7, 4.7, 7.2))
		d.at(on(sign*3.4, 5.6, 8.1))
		d.at(on(sign*2, 6.2, 8))
		d.stroke(inkHair, partHead, 0.3, 0.55, 0.4)
		d.drawFrontEye(h, on(sign*3.2, 5.4, 4.5), closed, min(1, 1.15*squeezed))
	}
	side := 1.0
	if yaw < -0.1 {
		side = -1
	}
	d.ellipse(on(0, 7.5, 1.7), 0.9, 1.3, h.forward.angle()) // seen beyond a cheek that is turned away
	d.fill(inkSkin, partHead).detail = true
	d.at(on(0.3*side, 7, 4))
	d.at(on(1*side, 8.4, 1.6))
	d.at(on(0.7*side, 8, 0.7))
	d.at(on(-0.3*side, 7.4, 0.6))
	d.stroke(inkSkinShade, partHead, 0.2, 0.55, 0.3)
	d.at(on(-2.5, 5.9, -1.5))
	d.at(on(-1.4, 6.4, -2.5))
	d.at(on(0, 6.6, -2.9))
	d.at(on(1.4, 6.4, -2.5))
	d.at(on(2.5, 5.9, -1.5))
	d.stroke(inkMouth, partHead, 0.25, 0.7, 0.25)
}

// drawFrontGlasses draws two lenses and the bridge between them.
func (d *drawing) drawFrontGlasses(h headAxes, yaw float64) {
	for _, sign := range [...]float64{-1, 1} {
		if squeezed := math.Cos(yaw + radians(sign*24)); squeezed > 0.4 {
			d.ring(h.at(yawed(yaw, sign*3.2, 5.6), 4.4), 2.1*min(1, 1.1*squeezed), 1.9, h.forward.angle())
		}
	}
	d.outline(h, []vec{{yawed(yaw, -1.1, 6.6), 4.8}, {yawed(yaw, 0, 7), 5.1}, {yawed(yaw, 1.1, 6.6), 4.8}})
	d.stroke(inkFeature, partHead, 0.3, 0.36, 0.3)
}

// drawFrontEye draws an eye, narrower where the face turns away.
func (d *drawing) drawFrontEye(h headAxes, at vec, closed, narrow float64) {
	local := func(x, up float64) vec { return at.plus(h.forward.times(x * narrow)).plus(h.up.times(up)) }
	if closed >= 0.5 {
		d.at(local(-1.2, 0.1))
		d.at(local(0, -0.6))
		d.at(local(1.2, 0.1))
		d.stroke(inkFeature, partHead, 0.25, 0.5, 0.25)
		return
	}
	d.ellipse(at, 0.68*narrow, 0.95*(1-closed), h.forward.angle())
	d.fill(inkFeature, partHead).detail = true
	d.at(local(-1.2, 0.4))
	d.at(local(0, 1.1))
	d.at(local(1.2, 0.5))
	d.stroke(inkFeature, partHead, 0.2, 0.4, 0.2)
}

// drawFrontHair draws the hair round the face; low moves its lower edge down, in
// centimetres.
func (d *drawing) drawFrontHair(h headAxes, yaw, low float64, look Look) {
	turn := math.Sin(yaw)
	back := -0.8 * turn
	leftGone, rightGone := templesGone(turn)
	line := func(across, ahead, up float64) vec { return vec{yawed(yaw, across, ahead), up - low} }
	if !look.hasBun() {
		d.outline(h, []vec{
			{7.9 + back, 5.4 + 5*leftGone},
			{8.6 + back - 0.8*leftGone, 10 + 2*leftGone},
			{7.2, 14.6},
			{2.4, 17.6},
			{-3.4, 17.2},
			{-7.2, 14.4},
			{-8.4 + back + 0.8*rightGone, 10 + 2*rightGone},
			{-7.9 + back, 5.4 + 5*rightGone},
			line(-7, 1.6, 7.4+3.6*rightGone),
			line(-5.6, 3.6, 10.6),
			line(-1, 5, 11.4),
			line(3.4, 4.4, 12.6),
			line(6, 3, 10.6),
			line(7, 1.6, 7.4+3.6*leftGone),
		})
		d.fill(inkHair, partHair)
		return
	}
	d.outline(h, []vec{
		{7.6 + back - 0.4*leftGone, 4.6 + 5.4*leftGone},
		{8.4 + back - 0.8*leftGone, 9.6 + 2.4*leftGone},
		{6.4, 14.4},
		{2.6, 16.8},
		{-2.6, 16.8},
		{-6.4, 14.4},
		{-8.4 + back + 0.8*rightGone, 9.6 + 2.4*rightGone},
		{-7.6 + back + 0.4*rightGone, 4.6 + 5.4*rightGone},
		line(-7, 1.6, 7+4*rightGone),
		line(-5.6, 3.6, 10),
		line(-2.6, 4.8, 12),
		line(0.8, 5, 13),
		line(3.6, 4.4, 11.6),
		line(5.8, 3.4, 9.6),
		line(7, 1.6, 7+4*leftGone),
	})
	d.fill(inkHair, partHair)
	d.outline(h, []vec{line(0.8, 5, 13), {0.2 + 0.7*turn, 15}, {-0.6, 16.8}})
	d.stroke(inkHairShade, partHair, 0.2, 0.6, 0.2).alpha = 0.8
}
