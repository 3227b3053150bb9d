package figure

import "math"

// profile is the thickness of the trunk at one station, in centimetres:
// towards the front and towards the back in the side view, and half the width
// in the front view.
type profile struct{ s, front, back, wide float64 }

// profileAt interpolates the measured stations at s centimetres above the hips.
func profileAt(s float64) profile {
	table := [...]profile{
		{-10, 6.0, 5.4, 16.8},
		{-5, 8.6, 10.2, 17},
		{0, 9.3, 12.0, 17},
		{5, 9.9, 11.3, 16.6},
		{10, 10.0, 9.5, 15.3},
		{15, 9.6, 8.1, 13.3},
		{20, 9.1, 7.6, 12.4},
		{26, 9.3, 8.2, 12.8},
		{32, 10.5, 9.4, 14.3},
		{38, 11.6, 10.2, 15.7},
		{43, 10.8, 10.2, 16.4},
		{48, 8.2, 8.8, 14.6},
		{51, 6.2, 7.0, 9.4},
		{54, 4.6, 5.2, 6.0},
	}
	i := 0
	for i < len(table)-2 && s > table[i+1].s {
		i++
	}
	a, b := table[i], table[i+1]
	t := clamp((s-a.s)/(b.s-a.s), 0, 1)
	return profile{s, mix(a.front, b.front, t), mix(a.back, b.back, t), mix(a.wide, b.wide, t)}
}

// frontDepth is the distance from the axis to the front of the trunk, breath included.
func (k *skeleton) frontDepth(s float64) float64 {
	belly := math.Exp(-(s - 20) * (s - 20) / 90)
	chest := math.Exp(-(s - 37) * (s - 37) / 60)
	free := k.p.breath * (1 - 0.5*k.backUp()) // what the trunk lies on does not give way
	depth := profileAt(s).front + belly*(k.p.belly+0.85*free) + chest*(k.p.chest+0.75*free)
	if k.broad { // fuller in front: what one lies on stays as it is
		depth += 3.4*math.Exp(-(s-18)*(s-18)/160) + 1.5*chest
	}
	return depth
}

// backDepth is the distance from the axis to the back of the trunk. The ribs widen
// towards the back too, most where it is turned up.
func (k *skeleton) backDepth(s float64) float64 {
	return profileAt(s).back + 0.55*k.p.breath*k.backUp()*math.Exp(-(s-30)*(s-30)/200)
}

// backUp is how far the back is turned up: 0 lying on the back, 1 lying on the front.
func (k *skeleton) backUp() float64 {
	if k.view != Side {
		return 0.5
	}
	return smooth(math.Cos(k.p.direction), -0.6, 0.6)
}

// drawPelvis draws the seat of the trousers up to the waist.
func (d *drawing) drawPelvis(k *skeleton) {
	for _, s := range [...]float64{-8.2, -4, 1, 6, 11, 15} {
		d.at(k.flank(s, -k.frontDepth(s)))
	}
	for _, s := range [...]float64{15, 11, 6, 1, -3.5} {
		d.at(k.flank(s, k.backDepth(s)))
	}
	d.at(k.flank(-8, 7.6))
	d.at(k.flank(-10.3, 3.4))
	d.at(k.flank(-10.6, -1.6))
	d.fill(inkTrousers, partPelvis)
}

// drawShirt draws the shirt from hem to collar, with its second tone.
func (d *drawing) drawShirt(k *skeleton) {
	const ease = 0.5 // centimetres: a shirt does not cling
	d.corner(k.flank(9.5, -k.frontDepth(9.5)-ease))
	for _, s := range [...]float64{14, 20, 26, 32, 38, 43, 47.5} {
		d.at(k.flank(s, -k.frontDepth(s)-ease))
	}
	d.corner(k.flank(51, -5.6))
	d.at(k.flank(52.4, -1))
	d.corner(k.flank(54.3, 4.6))
	for _, s := range [...]float64{51, 47, 43, 38, 32, 26, 20, 14} {
		d.at(k.flank(s, k.backDepth(s)+ease))
	}
	d.corner(k.flank(8.6, k.backDepth(8.6)+0.25))
	d.at(k.flank(8.2, 0))
	d.fill(inkShirt, partShirt)
	d.castUnder(len(d.shapes)-1, inkTrousersShade, partPelvis, vec{}, 1, 0.8)
	d.shadeShirt(k)
}

// drawNeck draws the neck from the collar to the skull. It lies over a raised
// arm, so that the arm rises beside head and neck.
func (d *drawing) drawNeck(k *skeleton) {
	h := k.headAxes()
	d.corner(k.flank(50.8, -5.5))
	d.at(k.neckFoot.toward(h.at(4.6, -3.4), 0.55).plus(polar(k.neckAngle-math.Pi/2, 2.1)))
	d.at(h.at(4.4, -2.5))
	d.at(h.at(0, 3))
	d.at(h.at(-6.2, 1.5))
	d.at(k.neckFoot.toward(k.skull, 0.5).plus(polar(k.neckAngle+math.Pi/2, 5.1)))
	d.corner(k.flank(54, 4.7))
	d.at(k.flank(52.1, -1))
	d.fill(inkSkin, partNeck)
}
