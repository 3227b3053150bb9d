package figure

import "math"

// drawDaydream draws what a figure with closed eyes imagines: a quiet bay with a
// low sun, inside a soft cloud. Two small clouds connect it to the head at its
// lower left.
func (d *drawing) drawDaydream(foot vec, w, h float64) {
	for _, puff := range [...]struct{ x, y, r float64 }{{-0.47, -0.03, 0.022}, {-0.4, 0.05, 0.038}} {
		d.ellipse(foot.plus(vec{puff.x * w, puff.y * h}), puff.r*w, puff.r*w*0.85, 0)
		d.fill(inkSky, partProp)
	}
	middle := foot.plus(vec{0, 0.6 * h})
	cloud := func() {
		const bulges = 9
		for i := range 4 * bulges {
			r := [...]float64{0.86, 0.97, 1, 0.97}[i%4]
			s, c := math.Sincos(float64(i) * math.Pi / (2 * bulges))
			d.knots = append(d.knots, knot{middle.plus(vec{0.52 * w * r * c, 0.45 * h * r * s}), i%4 == 0})
		}
	}
	cloud()
	edge := d.fill(inkSea, partNone)
	edge.detail, edge.grow, edge.alpha = true, 0.5, 0.5
	cloud()
	d.fill(inkSky, partProp)
	d.drawBay(middle, w, h)
}

// drawBay draws sun, hills and water inside the cloud.
func (d *drawing) drawBay(middle vec, w, h float64) {
	at := func(x, y float64) vec { return middle.plus(vec{x * w, y * h}) }
	seen := func(i ink, alpha float64) {
		s := d.fill(i, partProp)
		s.detail, s.clip, s.alpha = true, partProp, alpha
	}
	horizon := -0.06
	d.ellipse(at(0.1, horizon+0.1), 0.14*h, 0.14*h, 0)
	seen(inkBall, 1)
	d.corner(at(-0.55, horizon))
	d.at(at(-0.4, horizon+0.13))
	d.at(at(-0.26, horizon+0.19))
	d.at(at(-0.1, horizon+0.06))
	d.corner(at(0.04, horizon))
	seen(inkSea, 0.55)
	d.slab(middle.x-0.55*w, middle.y-0.47*h, middle.x+0.55*w, middle.y+horizon*h, 0.1)
	seen(inkSea, 1)
	for _, wave := range [...]struct{ x, y, half float64 }{{0.1, -0.1, 0.1}, {0.08, -0.17, 0.06}, {-0.22, -0.2, 0.08}, {0.13, -0.25, 0.045}} {
		d.at(at(wave.x-wave.half, wave.y))
		d.at(at(wave.x, wave.y+0.006))
		d.at(at(wave.x+wave.half, wave.y))
		s := d.stroke(inkSky, partProp, 0.2, 0.9, 0.2)
		s.clip = partProp
	}
}
