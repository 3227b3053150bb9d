package figure

// drawWall draws a piece of a wall, cut through, with its skirting on the left.
func (d *drawing) drawWall(foot vec, w, h float64) {
	d.slab(foot.x-w/2, foot.y, foot.x+w/2, foot.y+h, 0.8)
	d.fill(inkWall, partProp)
	d.slab(foot.x-w/2-1.4, foot.y, foot.x-w/2+0.6, foot.y+9, 0.6)
	d.fill(inkWoodShade, partProp)
}

// drawWallBar draws a wall bar turned a little towards the viewer, so that its
// rungs show between two posts.
func (d *drawing) drawWallBar(foot vec, w, h float64) {
	for y := 16.0; y < h-4; y += 15 {
		d.bar(inkWood, vec{foot.x - w/2, foot.y + y}, vec{foot.x + w/2, foot.y + y}, 3)
	}
	for _, x := range [...]float64{-w / 2, w / 2} {
		d.slab(foot.x+x-2, foot.y, foot.x+x+2, foot.y+h, 1)
		d.fill(inkWoodShade, partProp)
	}
}

func (d *drawing) drawPullUpBar(at vec, w, h float64) {
	d.bar(inkMetalShade, vec{at.x - w/2, at.y + 8}, vec{at.x - w/2, at.y}, h)
	d.bar(inkMetalShade, vec{at.x + w/2, at.y + 8}, vec{at.x + w/2, at.y}, h)
	d.bar(inkMetal, vec{at.x - w/2, at.y}, vec{at.x + w/2, at.y}, h)
}

// drawPullUpStation draws a frame seen a little from the front: two masts
// behind the person carry two arms, and the bar, h high, runs between their ends
// towards the viewer.
func (d *drawing) drawPullUpStation(foot vec, w, h float64) {
	mast, bar := foot.x-0.5*w, foot.plus(vec{0, h})
	toViewer := vec{-13, -8}
	d.bar(inkMetalShade, vec{mast - 12, foot.y + 1.6}, vec{mast + 26, foot.y + 1.6}, 3.2)
	for _, depth := range [...]float64{-1, 1} {
		by := toViewer.times(depth)
		beam := inkMetalShade
		if depth > 0 {
			beam = inkMetal
			d.bar(inkMetalShade, bar.plus(toViewer.times(-1)), bar.plus(by), 3.4)
		}
		d.bar(beam, vec{mast + by.x, foot.y + 1.6}, vec{mast, bar.y + 2}.plus(by), 4.2)
		d.bar(beam, vec{mast, bar.y - 22}.plus(by), vec{mast + 22, bar.y}.plus(by), 2.6)
		d.bar(beam, vec{mast, bar.y}.plus(by), bar.plus(by), 4.2)
	}
	d.ellipse(bar.plus(toViewer), 2.6, 2.6, 0)
	d.fill(inkMetalShade, partProp)
}

// drawHyperBench draws a bench for back extensions at 60°: a plate and a roller
// that hold the feet, a pad for the thighs with a handle, and the frame under them.
func (d *drawing) drawHyperBench(foot vec, w, h float64) {
	at := func(x, y float64) vec { return foot.plus(vec{x * w / 90, y * h / 85}) }
	d.bar(inkMetalShade, at(-47, 2.4), at(43, 2.4), 4.2)
	for _, x := range [...]float64{-45, 41} {
		d.slab(foot.x+x*w/90-5, foot.y, foot.x+x*w/90+5, foot.y+4.6, 1.4)
		d.fill(inkMetalShade, partProp)
	}
	d.bar(inkMetalShade, at(31, 4), at(13, 66), 4.6)
	d.bar(inkMetal, at(-30, 5), at(15, 72), 5)
	d.bar(inkMetal, at(-25, 12), at(-35, 33), 3)
	d.bar(inkMetalShade, at(-43, 19.5), at(-20, 6.8), 3.4)
	d.bar(inkMetal, at(12, 72), at(22, 84), 2.6)
	d.bar(inkMetalShade, at(17, 86), at(25.5, 81.5), 3.4)
	d.bar(inkCushion, at(0.5, 63), at(10.5, 80.8), 8.6)
	d.bar(inkCushionShade, at(3, 61.5), at(13, 79.4), 3)
	d.ellipse(at(-37.5, 35), 5.4, 5.4, 0)
	d.fill(inkCushion, partProp)
	d.ellipse(at(-37.5, 35), 2, 2, 0)
	d.detail(inkMetalShade, partProp, 1)
}
