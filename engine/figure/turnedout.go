package figure

// turnOut turns a leg of the side view out at the hip, so that its knee points to
// the viewer and its shin away from them. The shin then is a bone of negative
// length: on its way there it is seen end on for a moment.
func (l *limb) turnOut() {
	l.side = -l.side
	l.lower = -l.lower
}

// turnedOut reports whether a leg of the side view is turned out at the hip.
func (k *skeleton) turnedOut(index int) bool {
	return k.view == Side && k.p.legs[index].lower < 0
}

// drawCrossedLeg draws the near leg that is turned out and crosses the far one,
// over the arm that reaches through the gap between them.
func (d *drawing) drawCrossedLeg(k *skeleton) {
	const farLeg = partFarThigh | partFarShin
	s := side{index: right}
	from := len(d.shapes)
	d.drawLyingFoot(k, s)
	d.castUnder(from, inkShadow, farLeg, vec{-1.2, -1.6}, 0.6, 0.3)
	leg := len(d.shapes)
	d.drawLegBones(k, s)
	d.contour(from, inkTrousersShade, farLeg|partPelvis, 1) // below the foot, whose ankle it would cross
	d.castUnder(leg, inkShadow, farLeg|partNearForearm|partNearHand, vec{-1, 0.4}, 0.8, 0.3)
}
