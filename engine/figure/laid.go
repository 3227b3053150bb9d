package figure

// drawHandAgain redraws a hand over what hides it.
func (d *drawing) drawHandAgain(k *skeleton, s side) {
	first := len(d.shapes)
	d.drawHand(k, s)
	for i := range d.shapes[first:] {
		d.shapes[first+i].lone = true
	}
}
