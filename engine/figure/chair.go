package figure

// drawChair draws a chair from its side: the far legs and post, the rails of its back
// between the posts, and a seat whose upper side shows.
func (d *drawing) drawChair(foot vec, w, h float64) {
	const thick = 4.2 // of the seat
	seat := foot.y + h*0.52
	deep := away(40)
	half := deep.times(0.5)
	back := func(share float64) vec { // along a post of the back
		return vec{foot.x - 0.44*w, seat}.toward(vec{foot.x - 0.52*w, foot.y + h}, share)
	}
	legs := func(ink ink, by vec) {
		for _, x := range [...]float64{-0.42, 0.42} {
			d.bar(ink, vec{foot.x + x*w, foot.y + 1.3}.plus(by), vec{foot.x + x*w*0.94, seat - 2}.plus(by), 3)
		}
	}
	legs(inkWoodShade, half)
	d.bar(inkWoodShade, vec{foot.x - 0.40*w, foot.y + 0.2*h}.minus(half), vec{foot.x - 0.40*w, foot.y + 0.2*h}.plus(half), 2)
	d.bar(inkWoodShade, back(-0.04).plus(half), back(1).plus(half), 3)
	for _, rail := range [...][2]float64{{0.3, 0.44}, {0.66, 0.98}} {
		d.face(back(rail[0]).minus(half), back(rail[1]).minus(half), deep)
		d.fill(inkWoodShade, partProp)
		d.face(back(rail[0]).minus(half), back(rail[1]).minus(half), deep)
		d.lit()
	}
	legs(inkWood, half.times(-1))
	d.bar(inkWood, back(-0.04).minus(half), back(1).minus(half), 3.2)
	a, b := vec{foot.x - w/2 - half.x, seat - half.y}, vec{foot.x + w/2 - half.x, seat - half.y}
	d.face(a, b, deep)
	d.fill(inkWood, partProp)
	d.face(a, b, deep)
	d.lit()
	d.slab(foot.x-w/2-half.x, seat-thick-half.y, foot.x+w/2-half.x, seat-half.y, 1.8)
	d.fill(inkWood, partProp)
	d.slab(foot.x-w/2-half.x+0.5, seat-thick-half.y, foot.x+w/2-half.x-0.5, seat-half.y-2.4, 1.2)
	d.detail(inkWoodShade, partProp, 0.55)
}

// drawFrontChair draws a chair from the front: the back between its posts, the
// seat in front of it, and the legs.
func (d *drawing) drawFrontChair(foot vec, w, h float64) {
	const deep = 3.4 // how much of the upper side of the seat shows
	seat := foot.y + h*0.52
	for _, side := range [...]float64{-1, 1} {
		x := foot.x + side*0.4*w
		d.bar(inkWoodShade, vec{x, foot.y + 4}, vec{x, seat - 2}, 2.8)
		d.bar(inkWood, vec{x, seat - 2}, vec{x - side*0.6, foot.y + h}, 3.2)
	}
	for _, rail := range [...][2]float64{{0.66, 0.74}, {0.83, 1}} {
		d.slab(foot.x-w*0.4, foot.y+h*rail[0], foot.x+w*0.4, foot.y+h*rail[1], 2)
		d.fill(inkWood, partProp)
		d.slab(foot.x-w*0.4, foot.y+h*rail[0], foot.x+w*0.4, foot.y+h*mix(rail[0], rail[1], 0.35), 1)
		d.detail(inkWoodShade, partProp, 0.7)
	}
	for _, side := range [...]float64{-1, 1} {
		x := foot.x + side*0.45*w
		d.bar(inkWood, vec{x, foot.y + 1.3}, vec{x - side*0.8, seat - 3}, 3.2)
	}
	d.slab(foot.x-w*0.46, seat-3, foot.x+w*0.46, seat+deep, 1.6)
	d.fill(inkWood, partProp)
	d.slab(foot.x-w*0.46, seat-3, foot.x+w*0.46, seat+deep, 1.6)
	d.lit()
	d.slab(foot.x-w/2, seat-5, foot.x+w/2, seat-0.4, 1.8)
	d.fill(inkWood, partProp)
	d.slab(foot.x-w/2+0.5, seat-5, foot.x+w/2-0.5, seat-2.8, 1)
	d.detail(inkWoodShade, partProp, 0.55)
}
