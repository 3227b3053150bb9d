package figure

import "math"

// shadeFrontShirt shades one flank, so that the trunk reads as round. A turned
// chest shows its side on the flank that has come forward.
func (d *drawing) shadeFrontShirt(k *skeleton) {
	d.shadeFlank(k, -1, 3.4)
	if k.p.turn > 0 {
		d.shadeFlank(k, 1, 0)
	}
}

// shadeFlank shades the flank on one side of the axis, wide centimetres across
// while the chest faces forward.
func (d *drawing) shadeFlank(k *skeleton, sign, wide float64) {
	for _, s := range [...]float64{5, 12, 20, 28, 36, 43} {
		shown := wide + sign*7*math.Sin(k.p.turn)*smooth(s, 6, 30)
		d.at(k.flank(s, sign*(k.widthOn(s, sign)-max(shown, 0))))
	}
	for _, s := range [...]float64{43, 36, 28, 20, 12, 5} {
		d.at(k.flank(s, sign*(k.widthOn(s, sign)+4)))
	}
	sh := d.fill(inkShirtShade, partNone)
	sh.detail, sh.clip, sh.alpha = true, partShirt, 0.5
}

// drawTwist draws the folds of a shirt whose upper part has turned against its
// hem: they run from the waist in the direction that the chest faces.
func (d *drawing) drawTwist(k *skeleton) {
	twist := math.Sin(k.p.turn - k.p.roll)
	alpha := smooth(math.Abs(twist), 0.15, 0.6)
	if alpha == 0 {
		return
	}
	for _, fold := range [...]struct{ from, to vec }{{vec{10, 9}, vec{33, -1}}, {vec{9, 2}, vec{27, -8}}, {vec{20, 11}, vec{39, 5}}} {
		for _, t := range [...]float64{0, 0.5, 1} {
			p := fold.from.toward(fold.to, t)
			d.at(k.flank(p.x, twist*(p.y+1.6*math.Sin(math.Pi*t))))
		}
		s := d.stroke(inkShirtShade, partShirt, 0.4, 1.1, 0.2)
		s.alpha = alpha
	}
}

// drawBend draws the creases of a shirt on that side of the waist that a side bend closes.
func (d *drawing) drawBend(k *skeleton) {
	bend := k.p.lumbar + k.p.thoracic
	alpha := smooth(math.Abs(bend), radians(14), radians(32))
	if alpha == 0 || k.onItsSide() {
		return
	}
	sign := math.Copysign(1, -bend)
	for _, crease := range [...]struct{ s, long float64 }{{11.5, 5}, {16.5, 7.5}, {22, 6}} {
		w := k.widthOn(crease.s, sign)
		for _, t := range [...]float64{0, 0.5, 1} {
			d.at(k.flank(crease.s+2.2*t*t, sign*(w-crease.long*t)))
		}
		d.stroke(inkShirtShade, partShirt, 1.3, 0.9, 0.2).alpha = alpha
	}
}

// drawPlacket draws the short button facing below the collar, on the middle of the chest: it
// tells where the chest faces. The collar is at top.
func (d *drawing) drawPlacket(k *skeleton, top float64) {
	const low = 41.0
	turn := math.Sin(k.p.turn)
	middle := func(s float64) vec {
		return k.flank(s, -turn*mix(8.5, 5.6, smooth(s, low, top)))
	}
	for _, s := range [...]float64{top, mix(top, low, 0.5), low} {
		d.at(middle(s))
	}
	d.stroke(inkShirtShade, partShirt, 0.7, 0.6, 0.3)
	for _, s := range [...]float64{mix(top, low, 0.3), mix(top, low, 0.7)} {
		d.ellipse(middle(s), 0.45*math.Abs(math.Cos(k.p.turn)), 0.45, 0)
		d.fill(inkShirtShade, partShirt).detail = true
	}
}
