package figure

// shadowFall is how far the shadow of an arm falls beside it: the light comes
// from the upper front.
func shadowFall() vec { return vec{-0.8, -0.9} }

// farBy is how much further up and forward the far limbs appear, in
// centimetres: the viewer stands a little above and in front.
func farBy() vec { return vec{2.2, 1.1} }

// draw collects the shapes of the person in painting order, from back to front.
func (d *drawing) draw(k *skeleton, look Look, regions []Region, glow float64) {
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
	d.shift = vec{}
	d.drawNeck(k)
	d.drawPelvis(k)
	d.drawShirt(k)
	d.drawLeg(k, side{index: right})
	d.drawGlow(k, regions, glow, false)
	d.drawHead(k, look)
	arm := len(d.shapes)
	d.drawArm(k, side{index: right})
	d.castUnder(arm, inkShadow, partTrunk|partNearThigh|partNearShin|partHair, shadowFall(), 0.15, 0.2)
	d.castUnder(arm, inkSkinShade, partHead, shadowFall(), 0.15, 0.6)
	d.drawGlow(k, regions, glow, true)
}
