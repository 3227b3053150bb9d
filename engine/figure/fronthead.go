package figure

import "math"

// drawFrontHead draws the head from the front, turned by the head's own yaw.
func (d *drawing) drawFrontHead(k *skeleton, look Look) {
	h := k.headAxes()
	turn := math.Sin(k.p.headTurn + k.p.turn)
	if look == Bun {
		d.ellipse(h.at(-2.5*turn, 18.6), 4.4, 4.1, h.up.angle())
		d.fill(inkHair, partHair)
		d.outline(h, []vec{{-2.6 - 2.5*turn, 17.6}, {-1 - 2.5*turn, 20.6}, {2.4 - 2.5*turn, 20}})
		d.stroke(inkHairShade, partHair, 0.2, 0.7, 0.2).alpha = 0.8
	}
	d.drawBackHair(h, turn, look)
	d.drawFrontEars(h, turn)
	d.outline(h, []vec{
		{0, 15.4},
		{4.8, 14},
		{7.3 + 0.3*turn, 9.6},
		{7.4 + 0.2*turn, 5},
		{6.6 + 0.7*turn, 0},
		{4.7 + 1.6*turn, -3.9},
		{1.8 + 2.2*turn, -6.2},
		{-1.8 + 2.2*turn, -6.2},
		{-4.7 + 1.6*turn, -3.9},
		{-6.6 + 0.7*turn, 0},
		{-7.4 + 0.2*turn, 5},
		{-7.3 + 0.3*turn, 9.6},
		{-4.8, 14},
	})
	d.fill(inkSkin, partHead)
	d.castUnder(len(d.shapes)-1, inkSkinShade, partNeck, vec{}, 1.4, 0.8)
	d.drawFrontFace(h, k.p.headTurn+k.p.turn, k.p.eyes)
	d.drawFrontHair(h, turn, look)
}

// drawBackHair draws the hair behind the face.
func (d *drawing) drawBackHair(h headAxes, turn float64, look Look) {
	low := 1.5
	if look == ShortHair {
		low = 4
	}
	d.outline(h, []vec{
		{0, 17}, {5.6, 15.2}, {8.3, 10.2}, {8.2, low + 1}, {6.4, low - 1}, {-6.4, low - 1}, {-8.2, low + 1}, {-8.3, 10.2}, {-5.6, 15.2},
	})
	s := d.fill(inkHair, partHair)
	s.detail = false
}

func (d *drawing) drawFrontEars(h headAxes, turn float64) {
	for _, sign := range [...]float64{-1, 1} {
		if sign*turn > 0.35 {
			continue // behind the cheek
		}
		x := sign*7.3 - 2.6*turn
		d.ellipse(h.at(x, 2.6), 1.5, 2.3, h.forward.angle())
		d.fill(inkSkin, partHead)
		d.ellipse(h.at(x+0.2*sign, 2.6), 0.6, 1.2, h.forward.angle())
		shade := d.fill(inkSkinShade, partHead)
		shade.detail, shade.alpha = true, 0.6
	}
}

// drawFrontFace puts eyes, brows, nose and mouth on the round of the head.
func (d *drawing) drawFrontFace(h headAxes, turn, closed float64) {
	on := func(degree, up float64) vec { return h.at(8.2*math.Sin(turn+radians(degree)), up) }
	for _, sign := range [...]float64{-1, 1} {
		if math.Abs(turn+radians(sign*24)) > radians(66) {
			continue // round the corner
		}
		d.ellipse(on(sign*33, 0.6), 1.7*math.Cos(turn+radians(sign*30)), 1.3, h.forward.angle())
		blush := d.fill(inkBlush, partHead)
		blush.detail, blush.alpha = true, 0.4
		d.at(on(sign*33, 7))
		d.at(on(sign*24, 7.8))
		d.at(on(sign*14, 7.3))
		d.stroke(inkHair, partHead, 0.35, 0.7, 0.4)
		d.drawFrontEye(h, on(sign*23, 4.5), closed)
	}
	d.at(on(2, 4))
	d.at(on(7, 1.6))
	d.at(on(5, 0.7))
	d.at(on(-2, 0.6))
	d.stroke(inkSkinShade, partHead, 0.2, 0.55, 0.3)
	mouth := func(degree, up float64) vec {
		return h.at(5.6*math.Sin(turn+radians(degree))+1.2*math.Sin(turn), up)
	}
	d.at(mouth(-20, -1.9))
	d.at(mouth(0, -2.7))
	d.at(mouth(20, -1.9))
	d.stroke(inkMouth, partHead, 0.2, 0.6, 0.2)
}

func (d *drawing) drawFrontEye(h headAxes, at vec, closed float64) {
	local := func(x, up float64) vec { return at.plus(h.forward.times(x)).plus(h.up.times(up)) }
	if closed >= 0.5 {
		d.at(local(-1.2, 0.1))
		d.at(local(0, -0.6))
		d.at(local(1.2, 0.1))
		d.stroke(inkFeature, partHead, 0.25, 0.5, 0.25)
		return
	}
	d.ellipse(at, 0.68, 0.95*(1-closed), h.forward.angle())
	d.fill(inkFeature, partHead).detail = true
	d.at(local(-1.2, 0.4))
	d.at(local(0, 1.1))
	d.at(local(1.2, 0.5))
	d.stroke(inkFeature, partHead, 0.2, 0.4, 0.2)
}

func (d *drawing) drawFrontHair(h headAxes, turn float64, look Look) {
	t := 1.8 * turn
	if look == ShortHair {
		d.outline(h, []vec{
			{7.9, 5.4},
			{8.6, 10},
			{7.2, 14.6},
			{2.4, 17.6},
			{-3.4, 17.2},
			{-7.2, 14.4},
			{-8.4, 10},
			{-7.9, 5.4},
			{-7 + t, 7.4},
			{-5.6 + t, 10.6},
			{-1 + t, 11.4},
			{3.4 + t, 12.6},
			{6 + t, 10.6},
			{7 + t, 7.4},
		})
		d.fill(inkHair, partHair)
		return
	}
	d.outline(h, []vec{
		{7.6, 4.6},
		{8.4, 9.6},
		{6.4, 14.4},
		{2.6, 16.8},
		{-2.6, 16.8},
		{-6.4, 14.4},
		{-8.4, 9.6},
		{-7.6, 4.6},
		{-7 + t, 7},
		{-5.6 + t, 10},
		{-2.6 + t, 12},
		{0.8 + t, 13},
		{3.6 + t, 11.6},
		{5.8 + t, 9.6},
		{7 + t, 7},
	})
	d.fill(inkHair, partHair)
	d.outline(h, []vec{{0.8 + t, 13}, {0.2 + t*0.4, 15}, {-0.6, 16.8}})
	d.stroke(inkHairShade, partHair, 0.2, 0.6, 0.2).alpha = 0.8
}
