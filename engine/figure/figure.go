package figure

// shadowFall is the offset of the shadow of an arm or the head, in centimetres:
// the light comes from the upper front.
func shadowFall() vec { return vec{-0.8, -0.9} }

// farBy is the offset of the far limbs, in centimetres: the viewer stands a
// little above and in front.
func farBy() vec { return vec{1.7, 0.8} }

// draw collects the shapes of the person in painting order, from back to front.
func (d *drawing) draw(k *skeleton, look Look, regions []Region, glow float64) {
	d.broad = k.broad
	if k.view == Side {
		d.drawSide(k, look, regions, glow)
		return
	}
	d.frontal = true
	d.drawFront(k, look, regions, glow)
}

func (d *drawing) drawSide(k *skeleton, look Look, regions []Region, glow float64) {
	if !d.level {
		d.shift = farBy()
	}
	d.drawArm(k, side{index: left, far: true})
	d.drawLeg(k, side{index: left, far: true})
	d.drawFarGlow(k, regions, glow)
	d.shift = vec{}
	d.drawPelvis(k)
	d.drawShirt(k)
	crossed := k.turnedOut(right) // that leg lies over the arm that reaches through it
	if crossed {
		d.drawNearArm(k, regions, glow)
		d.drawCrossedLeg(k)
	} else {
		d.drawLeg(k, side{index: right})
	}
	d.drawGlow(k, regions, glow, false)
	d.drawDraped(k)
	d.drawNeck(k)
	d.shadeByHead(k, inkSkinShade, partNeck, vec{}, 0.8)
	d.drawNeckGlow(k, regions, glow)
	d.drawHead(k, look)
	if !crossed {
		d.drawNearArm(k, regions, glow)
	}
}

// drawNearArm draws the whole of the arm that is nearer to the viewer than trunk, neck
// and head, its shadow on them, and the light on it.
func (d *drawing) drawNearArm(k *skeleton, regions []Region, glow float64) {
	arm := len(d.shapes)
	d.drawArm(k, side{index: right})
	d.castUnder(arm, inkShadow, partTrunk|partNearThigh|partNearShin|partHair, shadowFall(), 0.15, 0.2)
	d.contour(arm, inkSkinShade, partHead|partNeck, 0.9)
	d.drawGlow(k, regions, glow, true)
}

// contour draws a thin line in a darker tone round the shapes from index from on, where
// they lie over parts of the same colour.
func (d *drawing) contour(from int, ink ink, on part, alpha float64) {
	const thin = 0.5 // centimetres
	d.castUnder(from, ink, on, vec{}, thin, alpha)
}
