package figure

import "math"

// side tells which limb of a pair is drawn and with which inks.
type side struct {
	index int
	far   bool // drawn in the far limbs' inks
	flip  bool // the front of the limb is on the right of its bone
}

func (s side) ink(i ink) ink {
	if s.far {
		return i.far()
	}
	return i
}

// part turns the name of a near part into that of this limb.
func (s side) part(p part) part {
	if s.index == left {
		return p << farShift
	}
	return p
}

// ribbon flips a limb's thickness where its front is on the other side.
func (s side) ribbon(d *drawing, from, to vec, girths []girth, start, finish end) {
	if s.flip {
		for i := range girths {
			girths[i].front, girths[i].back = girths[i].back, girths[i].front
		}
	}
	d.ribbon(from, to, girths, start, finish)
}

// drawLeg draws one leg of the side view: foot, shin and thigh.
func (d *drawing) drawLeg(k *skeleton, s side) {
	hip, knee, ankle := k.hips[s.index], k.knees[s.index], k.ankles[s.index]
	d.drawFoot(k, s)
	d.drawShin(knee, ankle, k.overlap(&k.p.legs[s.index]), s)
	over := k.overlap(&k.p.legs[s.index])
	from := len(d.shapes)
	thigh := [...]girth{
		{0, 8.8, 9.8}, {0.14, 9.2, 9.8}, {0.32, 8.9, 9.1}, {0.55, 7.9, 7.6}, {0.8, 6.5, 6.1}, {1, 5.6, 5.4}, {1 + over, 5.4, 5.3},
	}
	s.ribbon(d, hip, knee, thigh[:], round, round)
	d.fill(s.ink(inkTrousers), s.part(partNearThigh))
	d.shadeThigh(k, s, from)
}

// overlap is how far the two bones of a limb reach past their joint, as a share
// of their length: a straight limb would show a notch there, a bent one a knob.
func (k *skeleton) overlap(l *limb) float64 {
	return 0.04 * (1.01 - smooth(math.Abs(l.chain.flex), radians(18), radians(60)))
}

// shadeThigh parts the thigh from the calf and the belly where they lie on each other.
func (d *drawing) shadeThigh(k *skeleton, s side, from int) {
	knee := math.Abs(k.p.legs[s.index].chain.flex)
	d.castUnder(from, s.ink(inkTrousersShade), s.part(partNearShin)|s.part(partNearFoot), vec{}, 0.8, 0.9*smooth(knee, radians(60), radians(130)))
	if s.far {
		return
	}
	hip := math.Abs(wrapped(k.p.legs[s.index].chain.upper - k.p.direction - math.Pi))
	d.castUnder(from, inkShadow, partTrunk, vec{}, 0.8, 0.22*smooth(hip, radians(50), radians(120)))
}

func (d *drawing) drawShin(knee, ankle vec, over float64, s side) {
	skin := [...]girth{{0.72, 3.4, 3.6}, {0.9, 3.0, 3.2}, {1.02, 3.2, 3.2}}
	s.ribbon(d, knee, ankle, skin[:], cut, round)
	d.fill(s.ink(inkSkin), s.part(partNearFoot))
	d.shadeAnkle(knee, ankle, s)
	shin := [...]girth{
		{-over, 5.6, 5.4}, {0, 5.5, 5.4}, {0.12, 5.2, 5.8}, {0.27, 4.9, 6.5}, {0.42, 4.6, 6.3}, {0.62, 4.1, 5.0}, {0.8, 3.8, 4.2}, {0.86, 3.9, 4.2},
	}
	s.ribbon(d, knee, ankle, shin[:], round, cut)
	d.fill(s.ink(inkTrousers), s.part(partNearShin))
}

// shadeAnkle lays the shadow of the trouser's cuff on the ankle.
func (d *drawing) shadeAnkle(knee, ankle vec, s side) {
	band := [...]girth{{0.8, 5, 5}, {0.885, 5, 5}}
	s.ribbon(d, knee, ankle, band[:], cut, cut)
	sh := d.fill(s.ink(inkSkinShade), partNone)
	sh.detail, sh.clip, sh.alpha = true, s.part(partNearFoot), 0.7
}

// drawFoot draws a bare foot: heel, arch, ball and toes.
func (d *drawing) drawFoot(k *skeleton, s side) {
	ankle, toes := k.ankles[s.index], k.toes[s.index]
	bend := k.p.legs[s.index].toeBend
	place := func(a, up float64) vec {
		if a > 12.5 {
			return ankle.plus(vec{12.5, -7}.plus(vec{a - 12.5, up + 7}.turned(bend)).turned(toes))
		}
		return ankle.plus(vec{a, up}.turned(toes))
	}
	outline := [...]vec{
		{-3.2, 2.6},
		{-3.9, -0.6},
		{-5.1, -3.4},
		{-5.2, -5.4},
		{-3.9, -6.8},
		{-1.8, -7},
		{2.4, -6.6},
		{6, -6.3},
		{10.5, -7},
		{15, -7},
		{17.8, -6.7},
		{18.6, -5.5},
		{17, -4.4},
		{13.4, -3.5},
		{9.2, -1.6},
		{5.4, 0.4},
		{3.3, 2.8},
	}
	for _, p := range outline {
		d.at(place(p.x, p.y))
	}
	d.fill(s.ink(inkSkin), s.part(partNearFoot))
	d.at(place(14.8, -4.6))
	d.at(place(16, -5.4))
	d.at(place(18.4, -5.6))
	sh := d.stroke(s.ink(inkSkinShade), s.part(partNearFoot), 0.2, 0.45, 0.2)
	sh.alpha = 0.8
}
