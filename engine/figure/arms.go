package figure

import "math"

// drawArm draws one arm: hand, forearm, upper arm and sleeve.
func (d *drawing) drawArm(k *skeleton, s side) {
	d.drawForearm(k, s)
	d.drawUpperArm(k, s)
}

// drawForearm draws hand and forearm.
func (d *drawing) drawForearm(k *skeleton, s side) {
	elbow, wrist := k.elbows[s.index], k.wrists[s.index]
	d.drawHand(k, s)
	over := k.overlap(&k.p.arms[s.index])
	fore := [...]girth{{-over, 3.7, 3.7}, {0, 3.8, 3.7}, {0.2, 4.15, 3.85}, {0.4, 4.0, 3.6}, {0.7, 3.0, 2.8}, {0.92, 2.5, 2.4}, {1, 2.5, 2.5}}
	s.ribbon(d, elbow, wrist, fore[:], round, round)
	d.fill(s.ink(inkSkin), s.part(partNearForearm))
	d.shadeLimb(elbow, wrist, fore[:], s, inkSkinShade, 0.55)
}

// drawUpperArm draws upper arm and sleeve.
func (d *drawing) drawUpperArm(k *skeleton, s side) {
	shoulder, elbow := k.shoulders[s.index], k.elbows[s.index]
	over := k.overlap(&k.p.arms[s.index])
	upper := [...]girth{{0, 4.8, 5}, {0.25, 5, 4.8}, {0.5, 4.7, 4.5}, {0.8, 4, 4}, {1, 3.8, 3.7}, {1 + over, 3.7, 3.6}}
	s.ribbon(d, shoulder, elbow, upper[:], round, round)
	d.fill(s.ink(inkSkin), s.part(partNearUpperArm))
	d.shadeLimb(shoulder, elbow, upper[:], s, inkSkinShade, 0.55)
	d.shadeSleeve(shoulder, elbow, k.sleeveEnd(s.index), s)
	d.drawSleeve(k, s)
}

// drawSleeve draws the sleeve. It slides back towards the shoulder as the arm is raised.
func (d *drawing) drawSleeve(k *skeleton, s side) {
	as := s.part(partNearUpperArm)
	from := len(d.shapes)
	shoulder, elbow := k.shoulders[s.index], k.elbows[s.index]
	to := k.sleeveEnd(s.index)
	sleeve := [...]girth{{0, 5.4, 5.5}, {0.35 * to, 5.7, 5.7}, {0.7 * to, 5.6, 5.4}, {to, 5.5, 5.3}}
	s.ribbon(d, shoulder, elbow, sleeve[:], round, cut)
	d.fill(s.ink(inkShirt), as)
	d.shadeLimb(shoulder, elbow, sleeve[:], s, inkShirtShade, 0.7)
	if !s.far {
		d.contour(from, inkShirtShade, partShirt, 0.9)
	}
	hem := [...]girth{{to - 0.035, 7, 7}, {to + 0.01, 7, 7}}
	s.ribbon(d, shoulder, elbow, hem[:], cut, cut)
	sh := d.fill(s.ink(inkShirtShade), partNone)
	sh.detail, sh.clip, sh.alpha = true, as, 0.8
}

// sleeveEnd is where on the upper arm the sleeve ends, 0 at the shoulder, 1 at
// the elbow.
func (k *skeleton) sleeveEnd(i int) float64 {
	const low, high = 0.52, 0.4
	if k.view != Side {
		return low
	}
	_, trunk := k.axis(shoulderAt)
	raised := math.Pi - math.Abs(wrapped(k.p.arms[i].chain.upper-trunk))
	return mix(low, high, smooth(raised, radians(100), radians(165)))
}

// shadeSleeve draws the sleeve's shadow on the bare arm.
func (d *drawing) shadeSleeve(shoulder, elbow vec, hem float64, s side) {
	band := [...]girth{{hem - 0.12, 7, 7}, {hem + 0.065, 7, 7}}
	s.ribbon(d, shoulder, elbow, band[:], cut, cut)
	sh := d.fill(s.ink(inkSkinShade), partNone)
	sh.detail, sh.clip, sh.alpha = true, s.part(partNearUpperArm), 0.7
}

// handAxes maps the points of a hand: along the fingers and towards the thumb.
type handAxes struct {
	wrist vec
	angle float64
	thumb float64 // +1 where the thumb is to the left of the fingers
}

func (h handAxes) at(along, thumbward float64) vec {
	return h.wrist.plus(vec{along, thumbward * h.thumb}.turned(h.angle))
}

// drawHand draws palm, grouped fingers and thumb.
func (d *drawing) drawHand(k *skeleton, s side) {
	form := k.p.arms[s.index].hand
	h := handAxes{k.wrists[s.index], k.fingers[s.index], 1}
	if s.flip {
		h.thumb = -1
	}
	half := mix(1.6, 3.7, form.broad)
	tip := handLength - 6.5*form.curl
	heel := mix(2.7, 2.6, form.broad)
	drop := -1.2 * form.curl // curled fingers turn away from the thumb's side
	d.at(h.at(-1.2, 2.3))
	d.at(h.at(3, half*0.86+0.2))
	d.at(h.at(7.6, half))
	d.at(h.at(mix(9, tip, 0.55), half*0.9+drop*0.4))
	parted := smooth(form.broad, 0.3, 0.6) * (1 - smooth(form.curl, 0.5, 0.9))
	ends := [...]struct{ along, across, cleft float64 }{{0.8, 0.65, 0.7}, {0, 0.22, 0.6}, {0.4, -0.22, 0.7}, {1.7, -0.64, 0}}
	short := mix(0.6, 1, parted)
	for i, e := range ends { // the fingertips, from the index finger on
		d.at(h.at(tip-short*e.along-0.25, half*(e.across+0.13)+drop))
		d.at(h.at(tip-short*e.along-0.25, half*(e.across-0.13)+drop))
		if i < 3 {
			next := ends[i+1]
			cleft := mix((e.along+next.along)/2, max(e.along, next.along)+e.cleft+0.3, parted)
			d.corner(h.at(tip-short*cleft-0.25, half*(e.across+next.across)/2+drop))
		}
	}
	d.at(h.at(min(mix(9, tip, 0.5), tip-3), -half*0.92+drop*0.4))
	d.at(h.at(7.4, -half))
	d.at(h.at(2.2, -mix(heel, half*0.95, form.broad)))
	d.at(h.at(-1.2, -2.3))
	d.fill(s.ink(inkSkin), s.part(partNearHand))
	d.drawFingers(h, form, half, tip, drop, s)
	d.drawThumb(h, form, half, s)
}

func (d *drawing) drawFingers(h handAxes, form handForm, half, tip, drop float64, s side) {
	if form.broad < 0.3 {
		return
	}
	for _, across := range [...]float64{0.43, -0.02, -0.45} {
		start, end := 9.2-3*form.curl, tip-1.7+0.6*form.curl
		d.at(h.at(start, across*half))
		d.at(h.at(mix(start, end, 0.55), 0.97*across*half+drop*0.4))
		d.at(h.at(end, 0.95*across*half+drop))
		sh := d.stroke(s.ink(inkSkinShade), s.part(partNearHand), 0.25, 0.4, 0.3)
		sh.alpha = smooth(form.broad, 0.3, 0.6) * 0.85
	}
}

func (d *drawing) drawThumb(h handAxes, form handForm, half float64, s side) {
	spread := smooth(form.broad, 0.1, 0.5)
	root := h.at(1.8, half*0.42)
	angle := h.angle + h.thumb*radians(12+36*form.thumb)*spread
	tip := root.plus(polar(angle, mix(4.4, 7.2, spread)))
	thickness := mix(0.8, 1, spread)
	thumb := [...]girth{{0, 1.8 * thickness, 1.8 * thickness}, {0.4, 1.6 * thickness, 1.6 * thickness}, {0.7, 1.35 * thickness, 1.35 * thickness}, {1, 0.95 * thickness, 0.95 * thickness}}
	d.ribbon(root, tip, thumb[:], round, round)
	d.fill(s.ink(inkSkin), s.part(partNearHand))
	d.at(root) // the web between thumb and index finger
	d.at(root.toward(tip, 0.5))
	d.at(h.at(5.4, half*0.9).toward(root.toward(tip, 0.6), 0.25))
	d.at(h.at(7, half*0.86))
	d.at(h.at(4.5, 0))
	d.fill(s.ink(inkSkin), s.part(partNearHand))
}
