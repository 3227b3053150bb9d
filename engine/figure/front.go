package figure

import "math"

// drawFront draws the person face to face, or lying on the back seen from above.
func (d *drawing) drawFront(k *skeleton, look Look, regions []Region, glow float64) {
	sides := [2]side{{index: right}, {index: left, flip: true}}
	d.drawFrontNeck(k)
	for _, s := range sides {
		d.drawFrontLeg(k, s)
	}
	d.drawFrontPelvis(k)
	d.drawFrontShirt(k)
	d.drawGlow(k, regions, glow, false)
	d.drawFrontHead(k, look)
	for _, s := range sides {
		arm := len(d.shapes)
		d.drawArm(k, s)
		d.castUnder(arm, inkShadow, partTrunk|partHair, shadowFall(), 0.1, 0.16)
		d.castUnder(arm, inkSkinShade, partHead|partNearForearm|partNearHand, shadowFall(), 0.1, 0.6)
	}
	d.drawGlow(k, regions, glow, true)
}

// halfWidth is half the trunk's width at s, turned about its axis.
func (k *skeleton) halfWidth(s float64) float64 {
	p := profileAt(s)
	angle := k.p.turn * smooth(s, 8, 40)
	deep := (k.frontDepth(s) + k.backDepth(s)) / 2
	w := math.Hypot(p.wide*math.Cos(angle), deep*math.Sin(angle))
	near := 1 + k.p.depth/110*(1-smooth(s, 10, 40))
	return (w + 0.35*k.p.breath*smooth(s, 14, 34)) * near
}

func (d *drawing) drawFrontPelvis(k *skeleton) {
	stations := [...]float64{-7, -3, 1, 5, 10, 15}
	for _, s := range stations {
		d.at(k.flank(s, -k.halfWidth(s)))
	}
	for i := range stations {
		s := stations[len(stations)-1-i]
		d.at(k.flank(s, k.halfWidth(s)))
	}
	d.at(k.flank(-10, 9))
	d.corner(k.flank(-14.5, 0))
	d.at(k.flank(-10, -9))
	d.fill(inkTrousers, partPelvis)
}

func (d *drawing) drawFrontShirt(k *skeleton) {
	const ease = 0.7
	stations := [...]float64{13, 18, 24, 30, 36, 41, 45, 48, 50.6}
	d.corner(k.flank(7.5, -k.halfWidth(7.5)-ease))
	for _, s := range stations {
		d.at(k.flank(s, -k.halfWidth(s)-ease*(1-smooth(s, 40, 46))))
	}
	d.corner(k.flank(52.6, -5.9))
	d.at(k.flank(50.2, -3.6-4*math.Sin(k.p.turn)))
	d.at(k.flank(49.4, -5*math.Sin(k.p.turn)))
	d.at(k.flank(50.2, 3.6-4*math.Sin(k.p.turn)))
	d.corner(k.flank(52.6, 5.9))
	for i := range stations {
		s := stations[len(stations)-1-i]
		d.at(k.flank(s, k.halfWidth(s)+ease*(1-smooth(s, 40, 46))))
	}
	d.corner(k.flank(7.5, k.halfWidth(7.5)+ease))
	d.at(k.flank(6.8, 0))
	d.fill(inkShirt, partShirt)
	d.castUnder(len(d.shapes)-1, inkTrousersShade, partPelvis, vec{}, 0.9, 0.8)
	d.castUnder(len(d.shapes)-1, inkSkinShade, partNeck, vec{}, 0.7, 0.7)
	d.shadeFrontShirt(k)
}

// shadeFrontShirt shades one flank, so that the trunk reads as round.
func (d *drawing) shadeFrontShirt(k *skeleton) {
	for _, s := range [...]float64{5, 12, 20, 28, 36, 43} {
		d.at(k.flank(s, -k.halfWidth(s)+3.4+3*math.Sin(k.p.turn)))
	}
	for _, s := range [...]float64{43, 36, 28, 20, 12, 5} {
		d.at(k.flank(s, -k.halfWidth(s)-4))
	}
	sh := d.fill(inkShirtShade, partNone)
	sh.detail, sh.clip, sh.alpha = true, partShirt, 0.5
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
	shin := [...]girth{{-over, 5, 5.1}, {0, 5, 5.1}, {0.14, 5, 5.3}, {0.3, 5.2, 5.5}, {0.5, 4.6, 4.9}, {0.7, 3.9, 4.1}, {0.86, 3.7, 3.8}}
	s.ribbon(d, knee, ankle, shin[:], round, cut)
	d.fill(inkTrousers, s.part(partNearShin))
	thigh := [...]girth{{0, 8.8, 8.5}, {0.2, 8.9, 8.6}, {0.45, 7.8, 7.8}, {0.7, 6.2, 6.3}, {0.88, 5.2, 5.4}, {1, 5, 5.1}, {1 + over, 5, 5.1}}
	s.ribbon(d, hip, knee, thigh[:], round, round)
	d.fill(inkTrousers, s.part(partNearThigh))
	d.at(knee.plus(vec{-2.6, 1.2}))
	d.at(knee.plus(vec{0, -2.4}))
	d.at(knee.plus(vec{2.6, -1.4}))
	d.stroke(inkTrousersShade, s.part(partNearThigh), 0.2, 0.5, 0.2).alpha = 0.5
}

// drawFrontFoot draws a foot that points at the viewer and a little outwards.
func (d *drawing) drawFrontFoot(k *skeleton, s side) {
	ankle := k.ankles[s.index]
	out := -k.sideSign(s.index)
	place := func(outward, up float64) vec {
		return ankle.plus(vec{outward * out, up}.turned(k.p.legTurn(k, s.index)))
	}
	for _, v := range [...]vec{
		{-2.9, 2}, {-3.1, -1}, {-4.2, -4.6}, {-4.4, -7}, {-2.6, -8.2}, {2, -8.6}, {6.4, -8.2}, {8.6, -6.6}, {7.6, -4.6}, {4.4, -1.4}, {3, 2},
	} {
		d.at(place(v.x, v.y))
	}
	d.fill(inkSkin, s.part(partNearFoot))
	for _, x := range [...]float64{-0.9, 1.4, 3.5, 5.4} {
		d.at(place(x, -8.3))
		d.at(place(x-0.1, -7.4))
		d.at(place(x-0.3, -6.6))
		d.stroke(inkSkinShade, s.part(partNearFoot), 0.3, 0.35, 0.15).alpha = 0.9
	}
}

// legTurn is how far a leg's foot is turned in the picture: not at all when
// standing, with the body when lying.
func (p *posture) legTurn(k *skeleton, index int) float64 {
	if k.view == Front {
		return 0
	}
	return k.ankles[index].minus(k.knees[index]).angle() + math.Pi/2
}
