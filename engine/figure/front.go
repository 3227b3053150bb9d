package figure

import "math"

// drawFront draws the person face to face, or lying on the back seen from above.
func (d *drawing) drawFront(k *skeleton, look Look, regions []Region, glow float64) {
	sides := [2]side{{index: right}, {index: left, flip: true}}
	d.frontal = k.p.over == "" // legs that lie over each other get an outline each
	d.drawFrontNeck(k)
	for _, s := range sides {
		if k.threaded(s.index) {
			d.drawForearm(k, s)
		}
	}
	sits := k.lap(right) > 0 || k.lap(left) > 0
	if sits { // the thighs come towards the viewer, before the pelvis
		d.drawFrontPelvis(k)
	}
	for _, s := range sides {
		if k.p.over == "" {
			leg := len(d.shapes)
			d.drawFrontLeg(k, s)
			if k.onItsSide() {
				d.castUnder(leg, inkTrousersShade, (partNearThigh|partNearShin|partFarThigh|partFarShin)&^(s.part(partNearThigh)|s.part(partNearShin)), vec{}, 0.8, 0.9)
				d.castUnder(leg, inkSkinShade, partNearFoot, vec{}, 0.8, 0.7)
			}
		}
	}
	if !sits {
		d.drawFrontPelvis(k)
	}
	for _, s := range sides {
		if k.recedes(s.index) {
			d.drawUpperArm(k, s)
		}
	}
	d.drawFrontShirt(k)
	for _, s := range sides {
		d.drawArmpit(k, s)
	}
	d.drawTwist(k)
	d.drawBend(k)
	d.drawGlow(k, regions, glow, false)
	d.drawLyingGlow(k, regions, glow, partPelvis)
	d.drawFrontHead(k, look)
	for _, s := range sides {
		if !k.holdsLeg(s.index) {
			d.drawFrontArm(k, s)
		}
	}
	if k.p.over != "" {
		d.drawLyingLegs(k, sides)
		d.drawLyingGlow(k, regions, glow, partNearThigh|partFarThigh)
	}
	for _, s := range sides {
		if k.holdsLeg(s.index) {
			d.drawFrontArm(k, s)
		}
	}
	d.drawGlow(k, regions, glow, true)
}

// drawFrontArm draws an arm that lies before the trunk, and its shadow.
func (d *drawing) drawFrontArm(k *skeleton, s side) {
	arm := len(d.shapes)
	if !k.threaded(s.index) {
		d.drawForearm(k, s)
	}
	if k.recedes(s.index) {
		d.outlineAlone(arm)
	} else {
		d.drawUpperArm(k, s)
	}
	d.castUnder(arm, inkShadow, partTrunk|partHair|partNearThigh|partFarThigh, shadowFall(), 0.1, 0.16)
	d.castUnder(arm, inkSkinShade, partHead|partNearForearm|partNearHand, shadowFall(), 0.1, 0.6)
}

// drawArmpit draws the side of the shirt that a raised arm pulls up.
func (d *drawing) drawArmpit(k *skeleton, s side) {
	shoulder := k.shoulders[s.index]
	along := k.elbows[s.index].minus(shoulder)
	_, trunk := k.axis(shoulderAt)
	pulled := smooth(math.Pi-math.Abs(wrapped(along.angle()-trunk)), radians(70), radians(140))
	if pulled == 0 {
		return
	}
	out := k.sideSign(s.index)
	along = along.times(1 / max(along.length(), 1e-6))
	beside := func(station float64) vec { return k.flank(station, out*(k.widthOn(station, out)+0.7)) }
	sleeve := shoulder.plus(along.times(7)).plus(along.left().times(5.5 * out))
	d.corner(beside(31))
	d.at(beside(38).toward(sleeve, 0.42*pulled))
	d.corner(beside(42).toward(sleeve, pulled))
	d.corner(shoulder)
	d.corner(k.flank(36, 4*out))
	d.fill(inkShirt, partShirt)
}

// threaded reports whether a forearm passes behind the trunk.
func (k *skeleton) threaded(index int) bool { return k.p.arms[index].behind > 0.9 }

// onItsSide reports whether a figure seen from the front leans or lies on a side.
func (k *skeleton) onItsSide() bool {
	return k.view == Front && math.Abs(wrapped(k.p.direction-math.Pi/2)) > radians(45)
}

// recedes reports whether the upper arm is behind the chest, which has turned to its side.
func (k *skeleton) recedes(index int) bool {
	return k.view == Front && !k.onItsSide() && k.sideSign(index)*math.Sin(k.p.turn) < -0.3
}

// halfWidth is half the trunk's width at s, turned about its axis.
func (k *skeleton) halfWidth(s float64) float64 {
	return (k.widthOn(s, 1) + k.widthOn(s, -1)) / 2
}

// widthOn is the trunk's width at s on one side of its axis, sign as in sideSign. The chest
// that has turned to a side is the outline there, and on the other side the back is.
func (k *skeleton) widthOn(s, sign float64) float64 {
	p := profileAt(s)
	if k.broad {
		p.wide += 2.6*math.Exp(-(s-19)*(s-19)/140) + 1.2*(1-smooth(s, 44, 50))
	}
	angle := k.p.turn*smooth(s, 8, 40) + k.p.roll*(1-smooth(s, 4, 36))
	deep := (k.frontDepth(s) + k.backDepth(s)) / 2
	if toward := -sign * math.Sin(k.p.turn) * smooth(s, 8, 30); k.p.roll == 0 {
		bust := 1.6 * math.Exp(-(s-37)*(s-37)/50)
		deep += toward * ((k.frontDepth(s)-k.backDepth(s))/2 + bust)
	}
	w := math.Hypot(p.wide*math.Cos(angle), deep*math.Sin(angle))
	near := 1 + k.p.depth/110*(1-smooth(s, 10, 40)) + 0.22*math.Sin(k.p.lean)*smooth(s, 10, 44)
	return (w + 0.4*k.p.breath*smooth(s, 8, 20)*(1-smooth(s, 42, 50))) * near
}

func (d *drawing) drawFrontPelvis(k *skeleton) {
	stations := [...]float64{-7, -3, 1, 5, 10, 15}
	for _, s := range stations {
		d.at(k.flank(s, -k.seatWidth(s, -1)))
	}
	for i := range stations {
		s := stations[len(stations)-1-i]
		d.at(k.flank(s, k.seatWidth(s, 1)))
	}
	rolled := math.Abs(math.Sin(k.p.roll)) // a seat is rounder seen from its side
	if k.p.over == "" {
		d.at(k.flank(-10, 9-4.5*rolled))
		lap := max(k.lap(right), k.lap(left))
		d.corner(k.flank(-14.5+6*rolled+4*lap, -7*math.Sin(k.p.roll)))
		d.at(k.flank(-10, -9+4.5*rolled))
	} else { // the thighs cover the end of the seat
		d.at(k.flank(-9.5, 7-5.5*max(0, math.Sin(k.p.roll))))
		d.at(k.flank(-9.5, -7+5.5*max(0, -math.Sin(k.p.roll))))
	}
	d.fill(inkTrousers, partPelvis)
}

// seatWidth is half the width of the seat of the trousers on one side, in
// centimetres; once the pelvis has rolled, the upper buttock rounds off what was
// a hip.
func (k *skeleton) seatWidth(s, sign float64) float64 {
	upper := max(0, sign*math.Sin(k.p.roll))
	if k.p.over != "" { // the buttock of a pelvis that has turned on to its side
		return k.halfWidth(s)*(1-0.14*smooth(-s, -3, 8)*(1-upper)) + upper*(2.6*math.Exp(-(s+1)*(s+1)/50)-7*smooth(-s, 0, 9))
	}
	tucked := 0.0
	if !k.onItsSide() {
		tucked = 0.14 * smooth(-s, -3, 8) // the thighs continue the outline
	}
	return k.halfWidth(s) * (1 - tucked) * (1 - 0.55*upper*smooth(-s, -9, 8))
}

func (d *drawing) drawFrontShirt(k *skeleton) {
	const ease = 0.7
	stations := [...]float64{13, 18, 24, 30, 36, 41, 45, 48, 50.6}
	d.corner(k.flank(7.5, -k.halfWidth(7.5)-ease))
	for _, s := range stations {
		d.at(k.shirtEdge(s, -k.widthOn(s, -1)-ease*(1-smooth(s, 40, 46))))
	}
	turn := math.Sin(k.p.turn)
	collar := (5.9 - 0.22*k.p.shrug) * (0.2 + 0.8*math.Cos(k.p.turn))
	d.corner(k.shirtEdge(52.6, -collar-1.2*turn))
	tipped := 3 * math.Sin(k.p.lean) // a ring that tips forward appears bent down
	d.at(k.flank(50.2-tipped, -3.6-4*turn))
	d.at(k.flank(49.4-1.4*tipped, -5.6*turn))
	d.at(k.flank(50.2-tipped, 3.6-4*turn))
	d.corner(k.shirtEdge(52.6, collar-1.2*turn))
	for i := range stations {
		s := stations[len(stations)-1-i]
		d.at(k.shirtEdge(s, k.widthOn(s, 1)+ease*(1-smooth(s, 40, 46))))
	}
	d.corner(k.flank(7.5, k.halfWidth(7.5)+ease))
	d.at(k.flank(6.8-1.6*tipped, 0))
	d.fill(inkShirt, partShirt)
	d.castUnder(len(d.shapes)-1, inkTrousersShade, partPelvis, vec{}, 0.9, 0.8)
	d.castUnder(len(d.shapes)-1, inkSkinShade, partNeck, vec{}, 0.7, 0.7)
	d.shadeFrontShirt(k)
	d.drawPlacket(k, 49.4-1.4*tipped)
}

// shirtEdge is a point of the shirt's outline. Lifted shoulders raise its upper
// part, the collar less than the sleeve seams.
func (k *skeleton) shirtEdge(s, out float64) vec {
	_, trunk := k.axis(s)
	lift := k.p.shrug * smooth(s, 30, 45) * (1 - 0.12*smooth(s, 48.5, 53))
	return k.flank(s, out).plus(polar(trunk, lift))
}

func (d *drawing) drawFrontNeck(k *skeleton) {
	h := k.headAxes()
	d.at(k.flank(48, -9))
	d.at(k.flank(52.5, -5.8))
	d.at(k.neckFoot.toward(k.skull, 0.6).plus(polar(k.neckAngle-math.Pi/2, 4.7)))
	d.at(h.at(4.6, 0))
	d.at(h.at(0, 4))
	d.at(h.at(-4.6, 0))
	d.at(k.neckFoot.toward(k.skull, 0.6).plus(polar(k.neckAngle+math.Pi/2, 4.7)))
	d.at(k.flank(52.5, 5.8))
	d.at(k.flank(48, 9))
	d.at(k.flank(45, 0))
	d.fill(inkSkin, partNeck)
}

func (d *drawing) drawFrontLeg(k *skeleton, s side) {
	hip, knee, ankle := k.hips[s.index], k.knees[s.index], k.ankles[s.index]
	d.drawFrontFoot(k, s)
	over := k.overlap(&k.p.legs[s.index])
	skin := [...]girth{{0.72, 3.2, 3.2}, {0.9, 2.9, 2.9}, {1.02, 3, 3}}
	s.ribbon(d, knee, ankle, skin[:], cut, round)
	d.fill(inkSkin, s.part(partNearFoot))
	d.shadeAnkle(knee, ankle, s)
	lap := k.lap(s.index)
	wide := 1 + 0.22*lap // the knee is nearer to the viewer than the ankle
	shin := [...]girth{{-over, 5 * wide, 5.1 * wide}, {0, 5 * wide, 5.1 * wide}, {0.14, 5 * wide, 5.3 * wide}, {0.3, 5.2, 5.5}, {0.5, 4.6, 4.9}, {0.7, 3.9, 4.1}, {0.86, 3.7, 3.8}}
	s.ribbon(d, knee, ankle, shin[:], round, cut)
	d.fill(inkTrousers, s.part(partNearShin))
	d.shadeLimb(knee, ankle, shin[:], s, inkTrousersShade, 0.4)
	from := len(d.shapes)
	thigh := [...]girth{{0, 8.8, 7.8}, {0.2, 8.9, 8.6}, {0.45, 7.8, 7.8}, {0.7, 6.2, 6.3}, {0.88, 5.2, 5.4}, {1, 5, 5.1}, {1 + over, 5, 5.1}}
	for i, near := range [...]girth{{0, 8.2, 7.4}, {0.2, 8.2, 7.5}, {0.45, 7.9, 7.4}, {0.7, 7.4, 7}, {0.88, 6.9, 6.6}, {1, 6.5, 6.3}, {1 + over, 6.3, 6.2}} {
		thigh[i].front, thigh[i].back = mix(thigh[i].front, near.front, lap), mix(thigh[i].back, near.back, lap)
	}
	s.ribbon(d, hip, knee, thigh[:], round, round)
	d.fill(inkTrousers, s.part(partNearThigh))
	d.shadeLimb(hip, knee, thigh[:], s, inkTrousersShade, 0.4)
	d.shadeLap(k, s, from)
	d.at(knee.plus(vec{-2.6 * wide, 1.2 - 3*lap}))
	d.at(knee.plus(vec{0, -2.4 - 2*lap}))
	d.at(knee.plus(vec{2.6 * wide, -1.4 - lap}))
	d.stroke(inkTrousersShade, s.part(partNearThigh), 0.2, 0.5, 0.2).alpha = 0.5
}

// drawFrontFoot draws a foot that points at the viewer and a little outwards.
func (d *drawing) drawFrontFoot(k *skeleton, s side) {
	ankle := k.ankles[s.index]
	out := -k.sideSign(s.index)
	lies := k.onItsSide()
	place := func(outward, up float64) vec {
		if lies { // on the edge of a foot, its toes point at the viewer
			outward, up = mix(outward, 1.2, 0.3), 0.8*up
		}
		return ankle.plus(vec{outward * out, up}.turned(k.p.legTurn(k, s.index)))
	}
	for _, v := range [...]vec{
		{3, 2}, {4.4, -1.4}, {7.4, -4.4}, {8.3, -6},
	} {
		d.at(place(v.x, v.y))
	}
	toes := [...]struct{ inner, outer, tip float64 }{{5.9, 7.9, 7.5}, {3.9, 5.9, 8.2}, {1.7, 3.9, 8.7}, {-0.7, 1.7, 9}, {-4.5, -0.7, 9.2}}
	for i, t := range toes {
		if i > 0 { // the toes part
			d.corner(place(t.outer, 0.8-t.tip))
		}
		d.at(place(mix(t.outer, t.inner, 0.2), 0.2-t.tip))
		d.at(place(mix(t.outer, t.inner, 0.75), -t.tip))
	}
	for _, v := range [...]vec{{-4.9, -7.6}, {-4.3, -4.8}, {-3.1, -1}, {-2.9, 2}} {
		d.at(place(v.x, v.y))
	}
	d.fill(inkSkin, s.part(partNearFoot))
	for _, t := range toes[:4] {
		d.at(place(t.inner, 0.8-t.tip))
		d.at(place(t.inner-0.1, 1.6-t.tip))
		d.at(place(t.inner-0.3, 2.4-t.tip))
		d.stroke(inkSkinShade, s.part(partNearFoot), 0.3, 0.35, 0.15).alpha = 0.9
	}
	d.at(place(-1, -1.5)) // the instep, between the ankle and the toes
	d.at(place(0.6, -3.4))
	d.at(place(1.2, -5.6))
	d.stroke(inkSkinShade, s.part(partNearFoot), 0.2, 0.7, 0.2).alpha = 0.5
}

// legTurn is how far a leg's foot is turned in the picture: not at all when
// standing, with the leg when lying or leaning on one side.
func (p *posture) legTurn(k *skeleton, index int) float64 {
	if k.view == Front && !k.onItsSide() {
		return 0
	}
	return k.ankles[index].minus(k.knees[index]).angle() + math.Pi/2
}
