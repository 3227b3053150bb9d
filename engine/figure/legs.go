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

// broader is how much thicker the limbs of a broader build are.
const broader = 1.08

// part turns the name of a near part into that of this limb.
func (s side) part(p part) part {
	if s.index == left {
		return p << farShift
	}
	return p
}

// ribbon flips a limb's thickness where its front is on the other side, and makes that of a
// broader build thicker.
func (s side) ribbon(d *drawing, from, to vec, girths []girth, start, finish end) {
	if d.broad {
		for i := range girths {
			girths[i].front *= broader
			girths[i].back *= broader
		}
	}
	if s.flip {
		for i := range girths {
			girths[i].front, girths[i].back = girths[i].back, girths[i].front
		}
	}
	d.ribbon(from, to, girths, start, finish)
}

// drawLeg draws one leg of the side view: foot, shin and thigh.
func (d *drawing) drawLeg(k *skeleton, s side) {
	d.drawFoot(k, s)
	d.drawLegBones(k, s)
}

// drawLegBones draws shin and thigh.
func (d *drawing) drawLegBones(k *skeleton, s side) {
	hip, knee, ankle := k.hips[s.index], k.knees[s.index], k.ankles[s.index]
	d.drawShin(knee, ankle, k.overlap(&k.p.legs[s.index]), s)
	over := k.overlap(&k.p.legs[s.index])
	from := len(d.shapes)
	thigh := [...]girth{
		{0, 8.8, 9.8}, {0.14, 9.2, 9.8}, {0.32, 8.9, 9.1}, {0.55, 7.9, 7.6}, {0.8, 6.5, 6.1}, {1, 5.6, 5.4}, {1 + over, 5.4, 5.3},
	}
	s.ribbon(d, hip, knee, thigh[:], round, round)
	d.fill(s.ink(inkTrousers), s.part(partNearThigh))
	d.shadeLimb(hip, knee, thigh[:], s, inkTrousersShade, 0.4)
	d.shadeThigh(k, s, from)
}

// overlap is how far the two bones of a limb extend past their joint, as a share
// of their length: without it a straight limb would show a notch, with too much a
// bent one would show a knob.
func (k *skeleton) overlap(l *limb) float64 {
	return 0.04 * (1.01 - smooth(math.Abs(l.chain.flex), radians(10), radians(36)))
}

// shadeThigh separates the thigh from the calf and the belly where they touch,
// with a shade.
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
	d.shadeLimb(knee, ankle, shin[:], s, inkTrousersShade, 0.4)
}

// shadeAnkle draws the shadow of the trouser cuff on the ankle.
func (d *drawing) shadeAnkle(knee, ankle vec, s side) {
	band := [...]girth{{0.8, 5, 5}, {0.885, 5, 5}}
	s.ribbon(d, knee, ankle, band[:], cut, cut)
	sh := d.fill(s.ink(inkSkinShade), partNone)
	sh.detail, sh.clip, sh.alpha = true, s.part(partNearFoot), 0.7
}

// drawFoot draws a bare foot: heel, arch and ball, and the toes, which turn
// about the middle of the ball.
func (d *drawing) drawFoot(k *skeleton, s side) {
	ankle, toes := k.ankles[s.index], k.toes[s.index]
	bend := k.p.legs[s.index].toeBend
	ball := vec{11.4, -5.1}
	place := func(v vec) vec { return ankle.plus(v.turned(toes)) }
	toe := func(along, up float64) vec { return place(ball.plus(vec{along, up}.turned(bend))) }
	shin := k.knees[s.index].minus(ankle).angle()
	open := math.Mod(shin-toes+2.5*math.Pi, 2*math.Pi) - math.Pi/2 // between toes and shin
	heel := smooth(open, radians(100), radians(155))               // it rounds off as the foot points
	d.corner(ankle.plus(vec{9, 3.1}.turned(shin)))
	d.at(ankle.plus(vec{6, 3.1}.turned(shin)))
	d.at(place(polar((open+radians(220))/2, mix(4, 5, heel))))
	d.at(place(vec{mix(-5.1, -3.7, heel), mix(-3.4, -4.6, heel)}))
	d.at(place(vec{mix(-5.2, -3.2, heel), mix(-5.4, -6, heel)}))
	for _, v := range [...]vec{{mix(-3.9, -2.2, heel), -6.8}, {mix(-1.8, -0.6, heel), -7}, {2.4, -6.6}, {6, -6.3}, {9, -6.9}} {
		d.at(place(v))
	}
	d.at(place(ball.plus(polar(bend/2-math.Pi/2, 2))))
	for _, v := range [...]vec{{3.4, -1.9}, {6.3, -1.6}, {7.2, -0.5}, {5.6, 0.8}, {mix(2, 3.4, bend), mix(1.6, 1.2, bend)}} {
		d.at(toe(v.x, v.y))
	}
	crease := ball.plus(polar(bend/2+math.Pi/2, mix(2.7, 2.2, bend)))
	d.at(place(crease))
	d.at(place(vec{mix(8.4, 7.4, bend), -1.2}))
	d.at(place(vec{5.4, 0.4}))
	d.at(place(polar(open/2, 3.1/max(math.Sin(open/2), 0.6))))
	d.at(ankle.plus(vec{6, -3.1}.turned(shin)))
	d.corner(ankle.plus(vec{9, -3.1}.turned(shin)))
	d.fill(s.ink(inkSkin), s.part(partNearFoot))
	d.at(toe(3.4, 0.5))
	d.at(toe(4.6, -0.3))
	d.at(toe(7, -0.5))
	sh := d.stroke(s.ink(inkSkinShade), s.part(partNearFoot), 0.2, 0.45, 0.2)
	sh.alpha = 0.8
}
