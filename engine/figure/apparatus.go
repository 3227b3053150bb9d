package figure

import "math"

// away is the displacement of what is some centimetres further from the viewer, who stands
// a little above and in front: the same as that of the far limbs.
func away(depth float64) vec { return farBy().times(depth / (2 * hipSpread)) }

// card is the part of the picture that a wall fills to its edge, in centimetres, with its
// rounded corners; empty while a scene is measured.
type card struct {
	box
	round float64
}

// drawWall draws a wall seen from its edge, which fills the picture to the right of its face,
// or to the left if it is turned.
func (d *drawing) drawWall(p *Prop, foot vec, w float64) {
	const measured = 12.0 // what belongs into every picture
	face := foot.x - w/2
	right, low, high, round := face+measured, 0.0, 40.0, 0.0
	if d.card != (card{}) {
		right, low, high, round = d.card.x1, d.card.y0, d.card.y1, d.card.round
		if p.Turned {
			right = 2*foot.x - d.card.x0
		}
	}
	round = min(round, right-face)
	past := min(round, 2) // of the edge of a card, which needs no outline
	d.slab(face, low-past, face+2, high+past, 0)
	d.fill(inkWall, partProp)
	d.corner(vec{face + 0.6, low})
	d.quarter(vec{right - round, low + round}, round, -1)
	d.quarter(vec{right - round, high - round}, round, 0)
	d.corner(vec{face + 0.6, high})
	d.fill(inkWall, partProp).detail = true
	d.slab(face, low, face+1.5, high, 0) // the face, on which the light falls
	d.lit()
	for i := range 4 { // the wall keeps the light from what is beside it
		d.slab(face-0.6-0.5*float64(i*i), low, face, high, 0)
		d.dim().alpha = 0.03
	}
}

// quarter collects a quarter of a circle, counterclockwise from some quarter turns on.
func (d *drawing) quarter(middle vec, r float64, from int) {
	for i := range 7 {
		d.corner(middle.plus(polar((float64(from)+float64(i)/6)*math.Pi/2, r)))
	}
}

// lit lightens what has been collected, as a side that faces the light.
func (d *drawing) lit() {
	s := d.fill(inkLit, partNone)
	s.detail, s.alpha = true, 0.3
}

// dim darkens what has been collected, as a side that is turned away from the light.
func (d *drawing) dim() *shape {
	s := d.fill(inkShadow, partNone)
	s.detail, s.alpha = true, 0.18
	return s
}

// face collects the four-cornered face that two points and their like further away span.
func (d *drawing) face(a, b, away vec) {
	d.corner(a)
	d.corner(b)
	d.corner(b.plus(away))
	d.corner(a.plus(away))
}

// tube draws a bar with a line of light along it.
func (d *drawing) tube(i ink, a, b vec, thickness float64) {
	d.bar(i, a, b, thickness)
	across := b.minus(a).left()
	across = across.times(0.2 * thickness / max(across.length(), 1e-6))
	if across.dot(towardsLight()) < 0 {
		across = across.times(-1)
	}
	d.at(a.plus(across))
	d.at(b.plus(across))
	s := d.stroke(inkLit, partNone, 0.2*thickness, 0.2*thickness, 0.2*thickness)
	s.alpha = 0.35
}

// drawWallBar draws a wall bar from its side, on its wall: the near post, the ends of the
// rungs before it, and the far post behind. The rungs are 4.5 to the left of the middle.
func (d *drawing) drawWallBar(p *Prop, foot vec, h float64) {
	const rung, post, wide, apart = -4.5, -0.5, 4.0, 15.0
	d.drawWall(p, foot.plus(vec{8, 0}), 8)
	if d.card != (card{}) {
		h = max(h, d.card.y1-foot.y)
	}
	deep := away(70)
	at := func(x, y float64) vec { return foot.plus(vec{x, y}) }
	for _, y := range [...]float64{30, 0.62 * h} { // what holds the posts on the wall
		d.bar(inkMetalShade, at(post, y), at(5, y), 2.4)
	}
	d.slab(foot.x+post-wide/2+deep.x, foot.y+deep.y, foot.x+post+wide/2+deep.x, foot.y+h, 0.6)
	d.fill(inkWoodShade, partProp)
	for y := apart; y < h; y += apart {
		d.bar(inkWoodShade, at(rung, y), at(rung, y).plus(deep), 3)
	}
	d.slab(foot.x+post-wide/2, foot.y, foot.x+post+wide/2, foot.y+h, 0.6)
	d.fill(inkWood, partProp)
	d.slab(foot.x+post-wide/2, foot.y, foot.x+post-wide/2+1.1, foot.y+h, 0.4)
	d.lit()
	for y := apart; y < h; y += apart {
		d.bar(inkWood, at(post, y), at(rung, y), 2.2)
		d.ellipse(at(rung, y), 1.9, 1.9, 0)
		d.fill(inkWood, partProp)
		d.ellipse(at(rung, y), 0.8, 0.8, 0)
		d.detail(inkWoodShade, partProp, 1)
	}
}

func (d *drawing) drawPullUpBar(at vec, w, h float64) {
	d.bar(inkMetalShade, vec{at.x - w/2, at.y + 8}, vec{at.x - w/2, at.y}, h)
	d.bar(inkMetalShade, vec{at.x + w/2, at.y + 8}, vec{at.x + w/2, at.y}, h)
	d.tube(inkMetal, vec{at.x - w/2, at.y}, vec{at.x + w/2, at.y}, h)
}

// drawPullUpStation draws a frame seen a little from the front: two masts on runners behind
// the person carry two arms, and the bar, h high, runs between their ends towards the viewer.
func (d *drawing) drawPullUpStation(foot vec, w, h float64) {
	mast, bar := foot.x-0.5*w, foot.plus(vec{0, h})
	deep := vec{11, 5.2}
	for _, depth := range [...]float64{1, -1} {
		by := deep.times(depth)
		beam, brace := inkMetalShade, inkMetalShade
		if depth < 0 {
			beam, brace = inkMetal, inkMetal
			d.tube(inkMetalShade, vec{mast, foot.y + 2}.plus(deep), vec{mast, foot.y + 2}.plus(by), 3.4)
			d.tube(inkMetalShade, bar.plus(deep), bar.plus(by), 3.4)
		}
		d.tube(beam, vec{mast - 16, foot.y + 2}.plus(by), vec{mast + 34, foot.y + 2}.plus(by), 4)
		for _, x := range [...]float64{-16, 34} {
			d.bar(inkOutline, vec{mast + x - 2, foot.y + 1}.plus(by), vec{mast + x + 2, foot.y + 1}.plus(by), 2.4)
		}
		d.tube(brace, vec{mast, foot.y + 26}.plus(by), vec{mast + 20, foot.y + 3}.plus(by), 2.6)
		d.tube(beam, vec{mast, foot.y + 2}.plus(by), vec{mast, bar.y + 2}.plus(by), 4.4)
		d.tube(brace, vec{mast, bar.y - 24}.plus(by), vec{mast + 24, bar.y}.plus(by), 2.6)
		d.tube(beam, vec{mast, bar.y}.plus(by), bar.plus(by), 4.4)
	}
	d.ellipse(bar.minus(deep), 2.8, 2.8, 0)
	d.fill(inkMetalShade, partProp)
	d.ellipse(bar.minus(deep), 1.2, 1.2, 0)
	d.detail(inkOutline, partProp, 0.6)
}

// drawHyperBench draws a bench for back extensions at 60°: a plate and a roller
// that hold the feet, a pad for the thighs with a handle, and the frame under them.
func (d *drawing) drawHyperBench(foot vec, w, h float64) {
	at := func(x, y float64) vec { return foot.plus(vec{x * w / 90, y * h / 85}) }
	deep := away(46)
	half := deep.times(0.5)
	for _, x := range [...]float64{-45, 41} { // feet across
		d.bar(inkMetalShade, at(x, 2.2).minus(half.times(1.4)), at(x, 2.2).plus(half.times(1.4)), 4.4)
	}
	d.tube(inkMetalShade, at(-47, 3.4), at(43, 3.4), 4.2)
	d.tube(inkMetalShade, at(31, 4), at(13, 66), 4.6)
	d.tube(inkMetal, at(-30, 5), at(15, 72), 5)
	d.tube(inkMetal, at(-25, 12), at(-36, 33), 3.4)
	d.face(at(-43, 19.5).minus(half), at(-20, 6.8).minus(half), deep) // the plate for the feet
	d.fill(inkMetalShade, partProp)
	d.face(at(-43, 19.5).minus(half), at(-20, 6.8).minus(half), deep)
	d.lit()
	for _, depth := range [...]float64{1, -1} { // the handles
		by := half.times(depth)
		d.tube(inkMetal, at(12, 72).plus(by), at(22, 84).plus(by), 2.6)
		d.bar(inkOutline, at(18.6, 80).plus(by), at(22.6, 84.8).plus(by), 3.4)
	}
	a, b := at(-0.5, 62), at(10.5, 81.5)
	d.bar(inkCushionShade, a.plus(half), b.plus(half), 8.6)
	d.bar(inkCushion, a.minus(half), b.minus(half), 8.6)
	d.bar(inkCushionShade, at(2.4, 60.6).minus(half), at(13.4, 80).minus(half), 2.6)
	d.drawPad(at(-36.6, 34.4), 5.6, half)
}

// drawPad draws a roller of foam from its near end.
func (d *drawing) drawPad(middle vec, r float64, half vec) {
	d.bar(inkCushionShade, middle.minus(half), middle.plus(half), 2*r)
	d.ellipse(middle.minus(half), r, r, 0)
	d.fill(inkCushion, partProp)
	d.ellipse(middle.minus(half), 0.42*r, 0.42*r, 0)
	d.detail(inkMetalShade, partProp, 1)
	d.ellipse(middle.minus(half), 0.18*r, 0.18*r, 0)
	d.detail(inkOutline, partProp, 0.7)
}

// drawBench draws a padded bench on a frame of steel.
func (d *drawing) drawBench(foot vec, w, h float64) {
	const pad = 7.5
	deep := away(52)
	half := deep.times(0.5)
	x0, x1, top := foot.x-w/2, foot.x+w/2, foot.y+h
	inner := [...]float64{x0 + 0.12*w, x1 - 0.12*w}
	for _, depth := range [...]float64{1, -1} {
		by := half.times(depth)
		ink := inkMetalShade
		if depth < 0 {
			ink = inkMetal
			for _, x := range inner {
				d.bar(inkMetalShade, vec{x, foot.y + 0.26*h}.plus(half), vec{x, foot.y + 0.26*h}.minus(half), 2.6)
			}
		}
		d.tube(ink, vec{x0 + 4, top - pad - 1.5}.plus(by), vec{x1 - 4, top - pad - 1.5}.plus(by), 3)
		for i, x := range inner {
			splay := 3 - 6*float64(1-i)
			d.tube(ink, vec{x, top - pad}.plus(by), vec{x + splay, foot.y + 2}.plus(by), 3.8)
			d.bar(inkOutline, vec{x + splay - 1, foot.y + 1.2}.plus(by), vec{x + splay + 1, foot.y + 1.2}.plus(by), 2.4)
		}
	}
	d.slab(x0-half.x, top-pad, x1+half.x, top+half.y, 3) // the upper side behind the front
	d.fill(inkCushion, partProp)
	d.slab(x0-half.x, top-half.y-0.6, x1+half.x, top+half.y, 1.4)
	d.lit()
	d.slab(x0-half.x, top-pad-half.y, x1-half.x, top-half.y, 3)
	d.fill(inkCushion, partProp)
	d.slab(x0-half.x+0.6, top-pad-half.y, x1-half.x-0.6, top-half.y-4.4, 1.4)
	d.detail(inkCushionShade, partProp, 0.6)
}
