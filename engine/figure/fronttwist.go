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
		d.at(k.flank(s, sign*(k.halfWidth(s)-max(shown, 0))))
	}
	for _, s := range [...]float64{43, 36, 28, 20, 12, 5} {
		d.at(k.flank(s, sign*(k.halfWidth(s)+4)))
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
