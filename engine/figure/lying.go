package figure

import "math"

// drawLyingLegs draws the legs of a lying figure, drawn in or rolled to a side,
// as seen from above: the upper leg last.
func (d *drawing) drawLyingLegs(k *skeleton, sides [2]side) {
	if k.p.over == "right" {
		sides[0], sides[1] = sides[1], sides[0]
	}
	for i, s := range sides {
		from := len(d.shapes)
		d.drawLyingLeg(k, s)
		drawn := smooth(1-k.p.legs[s.index].scale, 0.5, 0.7)
		d.castUnder(from, inkShadow, partShirt|partNearForearm|partNearHand|partFarForearm|partFarHand, shadowFall(), 0.4, 0.2)
		d.castUnder(from, inkTrousersShade, partPelvis, vec{}, 0.9, 0.9*drawn)
		if i == 1 {
			d.drawSideSeam(k, s)
		}
		if i == 1 {
			lower := sides[0].part(partNearThigh) | sides[0].part(partNearShin)
			d.castUnder(from, inkTrousersShade, lower, vec{}, 0.9, 0.9)
			d.castUnder(from, inkSkinShade, sides[0].part(partNearFoot), vec{}, 0.9, 0.7)
		}
	}
}

// drawLyingLeg draws one leg; a knee that is raised towards the viewer looks
// larger and stands over its shin.
func (d *drawing) drawLyingLeg(k *skeleton, s side) {
	hip, knee, ankle := k.hips[s.index], k.knees[s.index], k.ankles[s.index]
	l := &k.p.legs[s.index]
	// The higher the knee, the more of the shin is below it and in its shadow.
	high := smooth(1-l.lower, 0.2, 0.5) * (1 - smooth(math.Abs(k.p.roll), 0, radians(30)))
	near := 1 + 0.24*smooth(1-min(l.scale, l.lower), 0.05, 0.6) + 0.3*high
	d.drawLyingFoot(k, s)
	skin := [...]girth{{0.6, 3.5, 3.5}, {0.9, 3, 3}, {1.02, 3, 3}}
	s.ribbon(d, knee, ankle, skin[:], cut, round)
	d.fill(inkSkin, s.part(partNearFoot))
	d.shadeAnkle(knee, ankle, s)
	below := mix(near, 0.95, high)
	shin := [...]girth{{0, 5.3 * below, 5.3 * below}, {0.3, 5.4 * below, 5.6 * below}, {0.6, 4.4, 4.6}, {0.86, 3.8, 3.9}}
	s.ribbon(d, knee, ankle, shin[:], round, cut)
	d.fill(inkTrousers, s.part(partNearShin))
	from := len(d.shapes)
	thigh := [...]girth{{0, 7.4, 7.4}, {0.2, 8.6, 8.4}, {0.5, 7.9, 7.9}, {0.8, 6.1 * near, 6.1 * near}, {1, 5.4 * near, 5.4 * near}}
	s.ribbon(d, hip, knee, thigh[:], round, round)
	d.fill(inkTrousers, s.part(partNearThigh))
	shaded := s.part(partNearShin) | s.part(partNearFoot)
	d.castUnder(from, inkTrousersShade, shaded, vec{}, 0.9, 0.9)
	d.castUnder(from, inkShadow, shaded, polar(k.p.direction+math.Pi, 8), 0.3, 0.5*high)
	d.lightKnee(knee, k.p.direction, s.part(partNearThigh), high)
	d.at(knee.plus(vec{1.2, -3.4}.turned(k.p.direction + math.Pi)))
	d.at(knee.plus(vec{3.4 * near, 0}.turned(k.p.direction + math.Pi)))
	d.at(knee.plus(vec{1.2, 3.4}.turned(k.p.direction + math.Pi)))
	d.stroke(inkTrousersShade, s.part(partNearThigh), 0.2, 0.6, 0.2).alpha = 0.8 * smooth(near, 1, 1.1)
}

// lightKnee draws the highlight on a knee that points at the viewer.
func (d *drawing) lightKnee(knee vec, direction float64, clip part, strength float64) {
	if strength == 0 {
		return
	}
	first := len(d.points)
	d.points = append(d.points, knee.plus(polar(direction, 5)), knee.plus(polar(direction, 0.5)))
	d.shapes = append(d.shapes, shape{
		first: first, last: len(d.points), ink: inkMat, clip: clip,
		kind: kindGlow, detail: true, alpha: 0.34 * strength, radius: 8,
	})
}

// drawLyingFoot draws a foot from above while the knees point up, and from its
// side once the legs have rolled on to a side.
func (d *drawing) drawLyingFoot(k *skeleton, s side) {
	ankle, toes := k.ankles[s.index], k.toes[s.index]
	rolled := smooth(math.Abs(k.p.roll), radians(15), radians(60))
	up := 1.0
	if k.p.roll < 0 {
		up = -1
	}
	if k.view == Side {
		rolled, up = 1, -1
	} else if crossed := k.crossing(s.index); crossed > rolled {
		rolled, up = crossed, -k.sideSign(s.index)
	}
	for _, v := range [...]struct{ above, beside vec }{
		{vec{-3.4, 2.2}, vec{-3.2, 2.6}},
		{vec{-4.8, 1.6}, vec{-3.9, -0.6}},
		{vec{-5.6, 0.2}, vec{-5.1, -3.4}},
		{vec{-5.2, -1.4}, vec{-5.2, -5.4}},
		{vec{-4.2, -2.5}, vec{-3.9, -6.8}},
		{vec{-1.8, -3.1}, vec{-1.8, -7}},
		{vec{2.4, -3.4}, vec{2.4, -6.6}},
		{vec{6, -3.8}, vec{6, -6.3}},
		{vec{10.5, -4.4}, vec{10.5, -7}},
		{vec{15, -4.1}, vec{15, -7}},
		{vec{17.6, -2.7}, vec{17.8, -6.7}},
		{vec{18.6, 0}, vec{18.6, -5.5}},
		{vec{17.6, 2.7}, vec{17, -4.4}},
		{vec{14, 4.2}, vec{13.4, -3.5}},
		{vec{9.6, 4.3}, vec{9.2, -1.6}},
		{vec{5.4, 3.5}, vec{5.4, 0.4}},
		{vec{1, 2.9}, vec{3.3, 2.8}},
	} {
		p := v.above.toward(v.beside, rolled)
		d.at(ankle.plus(vec{p.x, p.y * up}.turned(toes)))
	}
	d.fill(inkSkin, s.part(partNearFoot))
	for _, y := range [...]float64{-2.2, -0.7, 0.8, 2.2} {
		for _, x := range [...]float64{15.2, 16.6, 18} {
			d.at(ankle.plus(vec{x, y - 0.15*(x-15.2)*y}.turned(toes)))
		}
		d.stroke(inkSkinShade, s.part(partNearFoot), 0.15, 0.4, 0.3).alpha = 0.9 * (1 - rolled)
	}
}

// holdsLeg reports whether a hand of a lying figure is closed round a raised leg:
// that arm is then drawn over the legs.
func (k *skeleton) holdsLeg(index int) bool {
	return k.p.over != "" && k.p.arms[index].hand.curl > 0.9
}

// crossing is how far the upper leg lies across the other one, 0 to 1.
func (k *skeleton) crossing(index int) float64 {
	if (k.p.over == "right") != (index == right) {
		return 0
	}
	shin := k.ankles[index].minus(k.knees[index]).angle()
	return smooth(math.Abs(math.Sin(shin-k.p.direction)), 0.7, 0.9)
}

// onLyingLegs tells the regions whose light falls on legs drawn over the trunk.
func onLyingLegs(r Region) bool {
	return r == Glutes || r == Hips || r == Thighs || r == Hamstrings
}

// drawLyingGlow draws the light of hips and thighs on legs that are drawn over
// the trunk. The buttocks' light is on the uppermost leg, which is the crossed
// one. The pelvis gets its share before the arms are drawn, the thighs after
// them.
func (d *drawing) drawLyingGlow(k *skeleton, regions []Region, strength float64, clip part) {
	if strength <= 0 || k.p.over == "" {
		return
	}
	for _, r := range regions {
		if !onLyingLegs(r) {
			continue
		}
		for i := range 2 {
			if r == Glutes && (k.p.over == "right") != (i == right) {
				continue
			}
			start, finish, radius := -0.25, 0.25, 11.0
			if r == Thighs || r == Hamstrings {
				start, finish, radius = 0.45, 0.85, 8.5
			}
			first := len(d.points)
			hip, knee := k.hips[i], k.knees[i]
			d.points = append(d.points, hip.toward(knee, start), hip.toward(knee, finish))
			d.shapes = append(d.shapes, shape{
				first: first, last: len(d.points), ink: inkGlow, clip: clip & (side{index: i}.part(partNearThigh) | partPelvis),
				kind: kindGlow, detail: true, alpha: strength, radius: radius,
			})
		}
	}
}

// drawSideSeam draws the seam of the trousers on the hip that a rolled pelvis
// turns towards the viewer, from the waist down the thigh, and the pocket in
// front of it.
func (d *drawing) drawSideSeam(k *skeleton, s side) {
	alpha := smooth(math.Abs(k.p.roll), radians(15), radians(60))
	if alpha == 0 {
		return
	}
	hip, knee := k.hips[s.index], k.knees[s.index]
	front := -k.sideSign(s.index) // the belly's side of the seam
	seam := func(station float64) vec {
		return k.flank(station, k.sideSign(s.index)*profileAt(station).wide*math.Cos(k.p.roll)*0.8)
	}
	thigh := s.part(partNearThigh)
	for _, v := range [...]vec{seam(5.6), seam(2), hip.toward(knee, 0.22), hip.toward(knee, 0.62)} {
		d.at(v)
	}
	d.stroke(inkTrousersShade, thigh, 0.7, 0.8, 0.2).alpha = alpha
	for _, v := range [...]vec{{5.6, 4.6}, {3.4, 3.6}, {0.4, 1}} {
		d.at(seam(v.x).plus(polar(k.p.direction+math.Pi/2, front*v.y)))
	}
	d.stroke(inkTrousersShade, thigh, 0.6, 0.8, 0.3).alpha = alpha
}
