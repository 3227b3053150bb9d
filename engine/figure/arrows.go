package figure

// drawArrow draws the arrow of one move.
func (d *drawing) drawArrow(a *Arrow, alpha float64) {
	n := len(a.Path)
	if alpha <= 0 || n < 2 {
		return
	}
	tip := a.Path[n-1].vec()
	for i := range n {
		d.at(a.Path[i].vec())
	}
	d.stroke(inkArrow, partNone, 0.9, 1.9, 1.6).alpha = alpha * 0.85
	line := d.points[:d.shapes[len(d.shapes)-1].first]
	back := line[max(len(line)-4, 0)]
	along := tip.minus(back)
	along = along.times(1 / max(along.length(), 1e-6))
	d.corner(tip.plus(along.times(3.4)))
	d.at(tip.minus(along.times(1.6)).plus(along.left().times(3)))
	d.at(tip.minus(along.times(0.8)))
	d.at(tip.minus(along.times(1.6)).minus(along.left().times(3)))
	s := d.fill(inkArrow, partNone)
	s.detail, s.alpha = true, alpha*0.85
}
