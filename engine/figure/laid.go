package figure

// drawHandAgain redraws a hand over what hides it.
func (d *drawing) drawHandAgain(k *skeleton, s side) {
	first := len(d.shapes)
	d.drawHand(k, s)
	d.outlineAlone(first)
}

// outlineAlone gives the shapes from index from on an outline of their own, where the rest of
// their limb is painted earlier.
func (d *drawing) outlineAlone(from int) {
	for i := range d.shapes[from:] {
		d.shapes[from+i].lone = true
	}
}

// drapes reports whether the far hand lies on the trunk seen from the side: its forearm
// comes from behind the trunk, and the hand over its edge.
func (k *skeleton) drapes() bool {
	on := k.p.arms[left].on
	return k.view == Side && (on == placeBelly || on == placeChest)
}

// drawDraped draws the far hand that lies on the trunk, with its shadow.
func (d *drawing) drawDraped(k *skeleton) {
	if !k.drapes() {
		return
	}
	from := len(d.shapes)
	d.drawHandAgain(k, side{index: left, flip: true})
	d.castUnder(from, inkShadow, partTrunk, shadowFall(), 0.2, 0.22)
}
