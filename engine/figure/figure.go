package figure

import "slices"

// shadowFall is the offset of the shadow of an arm or the head, in centimetres:
// the light comes from the upper front.
func shadowFall() vec { return vec{-0.8, -0.9} }

// farBy is the offset of the far limbs, in centimetres: the viewer stands a
// little above and in front.
func farBy() vec { return vec{1.7, 0.8} }

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
	d.drawFarGlow(k, regions, glow)
	d.shift = vec{}
	d.drawPelvis(k)
	d.drawShirt(k)
	crossed := k.turnedOut(right) // that leg lies over the arm that reaches through it
	if crossed {
		d.drawArm(k, side{index: right})
		d.drawCrossedLeg(k)
	} else {
		d.drawLeg(k, side{index: right})
	}
	d.drawGlow(k, regions, glow, false)
	d.drawLaidHand(k)
	arm := len(d.shapes)
	if !crossed {
		d.drawArm(k, side{index: right})
	}
	d.castUnder(arm, inkShadow, partTrunk|partNearThigh|partNearShin, shadowFall(), 0.15, 0.2)
	d.drawGlow(k, regions, glow, true)
	d.shadeByHead(k, inkSkinShade, partNearUpperArm|partNearForearm, shadowFall(), 0.8)
	d.drawNeck(k)
	d.shadeByHead(k, inkSkinShade, partNeck, vec{}, 0.8)
	d.drawNeckGlow(k, regions, glow)
	d.drawHead(k, look)
	d.drawSleeveAgain(k)
	d.drawSleeveGlow(k, regions, glow)
	if slices.Contains(regions, Face) {
		face := [...]Region{Face}
		d.drawGlow(k, face[:], glow, true)
	}
}
