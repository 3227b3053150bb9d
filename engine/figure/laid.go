package figure

// laysOver reports whether a far hand lies on the front of the trunk, so that its
// fingers are visible.
func (k *skeleton) laysOver() bool {
	l := &k.p.arms[left]
	return l.goal == goalBody && (l.on == placeBelly || l.on == placeChest)
}

// drawLaidHand redraws the far hand where it lies on the trunk; its arm stays
// behind.
func (d *drawing) drawLaidHand(k *skeleton) {
	if !k.laysOver() {
		return
	}
	if !d.level {
		d.shift = farBy()
	}
	hand := len(d.shapes)
	d.drawHandAgain(k, side{index: left, flip: true})
	d.shift = vec{}
	d.castUnder(hand, inkShadow, partTrunk, shadowFall(), 0.15, 0.2)
}

// drawHandAgain redraws a hand over what hides it.
func (d *drawing) drawHandAgain(k *skeleton, s side) {
	first := len(d.shapes)
	d.drawHand(k, s)
	for i := range d.shapes[first:] {
		d.shapes[first+i].lone = true
	}
}
