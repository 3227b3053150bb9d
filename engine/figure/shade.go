package figure

// towardsLight is the direction that the light comes from.
func towardsLight() vec {
	fall := shadowFall()
	return fall.times(-1 / fall.length())
}

func (a vec) dot(b vec) float64 { return a.x*b.x + a.y*b.y }

// turnedAway is how much of the second tone a surface gets that faces some direction.
func turnedAway(facing vec) float64 { return smooth(-facing.dot(towardsLight()), 0.1, 0.75) }

// shadeLimb draws the second tone on the side of a limb that is turned away from the light.
// The thickness is that of the limb's shape, which is the last one.
func (d *drawing) shadeLimb(from, to vec, girths []girth, s side, ink ink, alpha float64) {
	if s.far {
		return // far limbs are dark as a whole
	}
	bone := to.minus(from)
	across := bone.left().times(1 / max(bone.length(), 1e-9))
	leftAway, rightAway := turnedAway(across), turnedAway(across.times(-1))
	if leftAway == 0 && rightAway == 0 {
		return
	}
	const over = 1.5 // how far the tone goes past the edge
	var band [8]girth
	for i, g := range girths {
		core := 0.3 // where the tone begins: it runs out at the joints
		if i == 0 || g.t >= 1 {
			core = 0.95
		}
		if s.flip {
			g.front, g.back = g.back, g.front
		}
		band[i] = girth{g.t, -core * g.back, g.back + over}
		if leftAway > 0 {
			band[i] = girth{g.t, g.front + over, -core * g.front}
		}
	}
	limb := d.shapes[len(d.shapes)-1].part
	d.ribbon(from, to, band[:len(girths)], cut, cut)
	d.detail(ink, limb, alpha*max(leftAway, rightAway))
}

// shadeShirt draws the second tone on that side of the shirt, the front or the back, that is
// turned away from the light.
func (d *drawing) shadeShirt(k *skeleton) {
	front := k.flank(25, -1).minus(k.flank(25, 0))
	for _, sign := range [...]float64{-1, 1} {
		away := turnedAway(front.times(-sign))
		if away == 0 {
			continue
		}
		edge := func(s float64) float64 {
			if sign < 0 {
				return k.frontDepth(s)
			}
			return k.backDepth(s)
		}
		for _, s := range [...]float64{7, 14, 21, 28, 35, 42, 49} {
			d.at(k.flank(s, sign*(edge(s)-mix(4.6, 2, (s-7)/42))))
		}
		for _, s := range [...]float64{49, 42, 35, 28, 21, 14, 7} {
			d.at(k.flank(s, sign*(edge(s)+4)))
		}
		d.detail(inkShirtShade, partShirt, 0.75*away)
	}
}
