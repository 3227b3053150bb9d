package figure

import (
	"math"
	"slices"
)

// usualSize is a prop's width and height where the author gives none; ok is
// false for an unknown kind.
func usualSize(kind string) (size Point, ok bool) {
	switch kind {
	case "cushion":
		return Point{40, 14}, true
	case "pillow":
		return Point{42, 8}, true
	case "blanket":
		return Point{50, 6}, true
	case "block":
		return Point{23, 10}, true
	case "roller":
		return Point{15, 15}, true
	case "ball":
		return Point{65, 65}, true
	case "small-ball":
		return Point{22, 22}, true
	case "weight-ball":
		return Point{20, 20}, true
	case "chair":
		return Point{44, 88}, true
	case "bench":
		return Point{120, 43}, true
	case "wall":
		return Point{8, 190}, true
	case "wall-bar":
		return Point{14, 230}, true
	case "pull-up-bar":
		return Point{60, 4}, true
	case "pull-up-station":
		return Point{84, 205}, true
	case "hyperextension-bench":
		return Point{90, 85}, true
	case "strap":
		return Point{0, 3}, true
	case "daydream":
		return Point{74, 46}, true
	case "body-scan":
		return Point{150, 3}, true
	}
	return Point{}, false
}

func (p *Prop) size() Point {
	if p.Size != (Point{}) {
		return p.Size
	}
	size, _ := usualSize(p.Kind)
	return size
}

// isRound reports whether a prop is a ball or roller: a circle standing on the
// floor.
func (p *Prop) isRound() bool {
	switch p.Kind {
	case "ball", "small-ball", "weight-ball", "roller":
		return true
	}
	return false
}

// rolls reports whether a prop rolls on the floor.
func (p *Prop) rolls() bool { return p.isRound() && p.Hold == "" }

// support is the height of what bears weight below a point in some poses, a prop or the
// floor, where balls and rollers have rolled some way.
func (a *Art) support(x, y, rolled float64, frames ...string) float64 {
	best := 0.0
	for i := range a.Props {
		if !a.Props[i].isIn(frames...) {
			continue
		}
		from := x
		if a.Props[i].rolls() {
			from -= rolled
		}
		if top, ok := a.Props[i].top(from); ok && top < y+6 {
			best = max(best, top)
		}
	}
	return best
}

// top is the height of a prop's upper side at x; ok is false beside it.
func (p *Prop) top(x float64) (float64, bool) {
	size := p.size()
	dx := math.Abs(x - p.At[0])
	if p.Hold != "" || dx > size[0]/2 {
		return 0, false
	}
	switch {
	case p.isRound():
		r := size[1] / 2
		return p.At[1] + r + math.Sqrt(max(0, r*r-dx*dx)), true
	case p.Kind == "cushion" || p.Kind == "pillow":
		t := dx / (size[0] / 2)
		return p.At[1] + size[1]*math.Sqrt(max(0, 1-t*t*t*t)), true
	case p.Kind == "block" || p.Kind == "bench" || p.Kind == "blanket":
		return p.At[1] + size[1], true
	case p.Kind == "chair":
		return p.At[1] + size[1]*0.52, true
	}
	return 0, false
}

// place is where a prop stands or, if it is held, where it is now.
func (p *Prop) place(k *skeleton) vec {
	at := p.At.vec()
	if k == nil {
		return at
	}
	if p.rolls() {
		at.x += k.p.rolled
	}
	switch p.Hold {
	case "near-hand":
		return k.palm(right).plus(at)
	case "far-hand":
		return k.palm(left).plus(at)
	case "hands":
		return k.palm(right).toward(k.palm(left), 0.5).plus(at)
	case "knees":
		return k.knees[right].toward(k.knees[left], 0.5).plus(at)
	case "feet":
		return k.ankles[right].toward(k.ankles[left], 0.5).plus(at)
	}
	return at
}

func (k *skeleton) palm(i int) vec {
	return k.wrists[i].plus(polar(k.fingers[i], palmMiddle+2))
}

// isIn reports whether a prop is there in one of the poses that a person is between.
func (p *Prop) isIn(frames ...string) bool {
	return len(p.Frames) == 0 || slices.ContainsFunc(frames, func(name string) bool { return slices.Contains(p.Frames, name) })
}

// drawProp draws one prop, mirrored if Turned.
func (d *drawing) drawProp(p *Prop, k *skeleton) {
	if k != nil && !p.isIn(k.frames[:]...) {
		return
	}
	first := len(d.shapes)
	d.drawUnturned(p, k)
	if !p.Turned {
		return
	}
	axis := p.place(k).x
	for _, s := range d.shapes[first:] {
		outline := d.points[s.first:s.last]
		slices.Reverse(outline) // restore the outline's orientation
		for i := range outline {
			outline[i].x = 2*axis - outline[i].x
		}
	}
}

// drawUnturned draws one prop without mirroring.
func (d *drawing) drawUnturned(p *Prop, k *skeleton) {
	at, size := p.place(k), p.size()
	w, h := size[0], size[1]
	foot := at
	if p.Hold != "" {
		foot.y -= h / 2
	}
	switch p.Kind {
	case "cushion", "pillow":
		d.drawCushion(foot, w, h)
	case "blanket":
		d.drawBlanket(foot, w, h)
	case "block":
		d.slab(foot.x-w/2, foot.y, foot.x+w/2, foot.y+h, 1.6)
		d.fill(inkWood, partProp)
		d.slab(foot.x-w/2, foot.y, foot.x+w/2, foot.y+h*0.3, 1.6)
		d.detail(inkWoodShade, partProp, 0.6)
	case "ball", "small-ball", "weight-ball", "roller":
		along, across := h/2, h/2
		if k != nil && k.view == Top && p.Hold == "knees" {
			along, across = k.squeezed(h / 2)
		}
		turned := 0.0
		if k != nil && p.rolls() && k.view == Side {
			turned = -k.p.rolled / (h / 2)
		}
		d.drawBall(p.Kind, foot.plus(vec{0, h / 2}), along, across, turned)
	case "chair":
		if k != nil && k.view == Front {
			d.drawFrontChair(foot, w, h)
			break
		}
		d.drawChair(foot, w, h)
	case "bench":
		d.drawBench(foot, w, h)
	case "wall":
		d.drawWall(p, foot, w)
	case "wall-bar":
		d.drawWallBar(p, foot, h)
	case "pull-up-bar":
		d.drawPullUpBar(at, w, h)
	case "pull-up-station":
		d.drawPullUpStation(foot, w, h)
	case "hyperextension-bench":
		d.drawHyperBench(foot, w, h)
	case "strap":
		d.drawStrap(k, h)
	case "daydream":
		d.drawDaydream(foot, w, h)
	case "body-scan":
		d.drawScan(k)
	}
}

// detail fills the knots as a shape without an outline of its own.
func (d *drawing) detail(i ink, clip part, alpha float64) {
	s := d.fill(i, partNone)
	s.detail, s.clip, s.alpha = true, clip, alpha
}

// drawCushion draws a cushion, or a bolster if it is about as high as wide.
func (d *drawing) drawCushion(foot vec, w, h float64) {
	if h > 0.75*w { // a bolster, seen from its end
		middle := foot.plus(vec{0, h / 2})
		d.drawRollerBody(middle, min(w, h)/2, inkCushionShade, inkCushion)
		d.ellipse(middle, w/2, h/2, 0)
		d.fill(inkCushion, partProp)
		d.ellipse(middle.plus(vec{-0.05 * w, -0.06 * h}), 0.4*w, 0.4*h, 0)
		d.detail(inkCushionShade, partProp, 0.35)
		d.ellipse(middle, 0.06*w, 0.06*h, 0)
		d.detail(inkCushionShade, partProp, 1)
		return
	}
	shape := func(top float64) {
		for _, v := range [...]vec{
			{-0.5, 0.32}, {-0.47, 0.7}, {-0.3, 0.95}, {0, 1}, {0.3, 0.95}, {0.47, 0.7}, {0.5, 0.32}, {0.46, 0.06}, {0.3, 0}, {-0.3, 0}, {-0.46, 0.06},
		} {
			d.at(foot.plus(vec{v.x * w, v.y * h * top}))
		}
	}
	shape(1)
	d.fill(inkCushion, partProp)
	shape(0.42)
	d.detail(inkCushionShade, partProp, 0.55)
}

func (d *drawing) drawBlanket(foot vec, w, h float64) {
	for i := range 3 {
		y := foot.y + h*float64(i)/3
		d.slab(foot.x-w/2+float64(i%2), y, foot.x+w/2-float64(i%2), y+h/3+0.3, h/6)
		s := d.fill(inkCushion, partProp)
		if i == 1 {
			s.ink = inkCushionShade
		}
	}
}

// squeezed returns the half axes of a ball of radius r between the knees of a
// lying figure: along the body and across it.
func (k *skeleton) squeezed(r float64) (along, across float64) {
	const knee = 6.2 // half the thickness of a knee
	across = clamp(k.knees[right].minus(k.knees[left]).length()/2-knee, r/2, r)
	return r * math.Sqrt(r/across), across
}

// drawBall draws a ball, pressed to an ellipse where it is squeezed, turned by some
// radians.
func (d *drawing) drawBall(kind string, middle vec, rx, ry, turned float64) {
	r := min(rx, ry)
	body, shade, gleam := inkBall, inkBallShade, inkCushion
	if kind == "weight-ball" || kind == "roller" {
		body, shade, gleam = inkMetal, inkMetalShade, inkSky
	}
	if kind == "roller" {
		d.drawRollerBody(middle, r, inkMetalShade, inkMetal)
	}
	d.ellipse(middle, rx, ry, 0)
	d.fill(body, partProp)
	if kind == "roller" {
		d.drawRollerEnd(middle, r, turned)
		return
	}
	if kind == "ball" {
		d.drawSeams(middle, rx, ry, turned)
	}
	d.ellipse(middle.plus(vec{0.2 * rx, -0.35 * ry}), 1.1*rx, 0.9*ry, 0)
	d.detail(shade, partProp, 0.35)
	d.ellipse(middle.plus(vec{-0.38 * r, 0.42 * r}), 0.26*r, 0.16*r, radians(40))
	d.detail(gleam, partProp, 0.7)
}

// drawRollerBody draws the length of a roller or a bolster, which extends away from the
// viewer behind its near end, in a tone and a lighter one.
func (d *drawing) drawRollerBody(middle vec, r float64, body, lit ink) {
	away := vec{11, 4.6}
	for _, t := range [...]float64{140, 185, 230, 280} {
		d.at(middle.plus(polar(radians(t), r)))
	}
	for _, t := range [...]float64{-60, -20, 22, 65, 110} {
		d.at(middle.plus(away).plus(polar(radians(t), 0.94*r)))
	}
	d.fill(body, partProp)
	d.at(middle.plus(polar(radians(100), 0.93*r)))
	d.at(middle.plus(away.times(0.5)).plus(polar(radians(92), 0.8*r)))
	d.at(middle.plus(away).plus(polar(radians(85), 0.72*r)))
	d.stroke(lit, partProp, 1.2, 2, 1).alpha = 0.8
}

// drawSeams draws the seams of a large ball, which show that it rolls.
func (d *drawing) drawSeams(middle vec, rx, ry, turned float64) {
	for _, bow := range [...]float64{-0.62, -0.2, 0.24, 0.64} {
		for _, y := range [...]float64{-0.99, -0.6, 0, 0.6, 0.99} {
			wide := math.Sqrt(1 - y*y)
			v := vec{bow * wide, y}.turned(turned + radians(24))
			d.at(middle.plus(vec{v.x * rx, v.y * ry}))
		}
		d.stroke(inkBallShade, partProp, 0.3, 0.8, 0.3).alpha = 0.75
	}
}

// drawRollerEnd draws the end of a roller: a ring of foam around a hollow core.
func (d *drawing) drawRollerEnd(middle vec, r, turned float64) {
	for i := range 6 {
		to := turned + float64(i)*math.Pi/3
		d.at(middle.plus(polar(to, 0.62*r)))
		d.at(middle.plus(polar(to, 0.74*r)))
		d.at(middle.plus(polar(to, 0.86*r)))
		d.stroke(inkMetalShade, partProp, 0.4, 0.7, 0.4).alpha = 0.8
	}
	d.ellipse(middle, 0.5*r, 0.5*r, 0)
	d.detail(inkMetalShade, partProp, 1)
	d.ellipse(middle.plus(vec{0.08 * r, -0.06 * r}), 0.36*r, 0.36*r, 0)
	d.detail(inkOutline, partProp, 0.35)
}

// bar collects and fills a straight bar.
func (d *drawing) bar(i ink, a, b vec, thickness float64) {
	r := thickness / 2
	along := b.minus(a).times(1 / max(b.minus(a).length(), 1e-6))
	for _, to := range [...]vec{b, a} {
		across := along.left()
		d.corner(to.plus(across.times(-r)))
		d.at(to.plus(along.times(0.7 * r)).plus(across.times(-0.7 * r)))
		d.at(to.plus(along.times(r)))
		d.at(to.plus(along.times(0.7 * r)).plus(across.times(0.7 * r)))
		d.corner(to.plus(across.times(r)))
		along = along.times(-1)
	}
	d.fill(i, partProp)
}

// drawStrap draws a taut strap from the near hand around the sole of the near
// foot, its loose end hanging from the hand.
func (d *drawing) drawStrap(k *skeleton, h float64) {
	if k == nil {
		return
	}
	onFoot := func(along, up float64) vec { return k.ankles[right].plus(vec{along, up}.turned(k.toes[right])) }
	wide, palm := 0.75*h, k.palm(right)
	d.at(palm)
	d.at(palm.plus(vec{-2.4, -4}))
	d.at(palm.plus(vec{-1.6, -8}))
	d.at(palm.plus(vec{-4.2, -12}))
	d.stroke(inkMatEdge, partProp, wide, wide, wide).detail = false
	d.bar(inkMatEdge, palm, onFoot(11, -6.6), wide)
	d.bar(inkMatEdge, onFoot(9.4, -7.4), onFoot(12.6, -7.4), 1.7)
}

// drawHolding redraws the hands that hold a prop over it.
func (d *drawing) drawHolding(p *Prop, k *skeleton) {
	if !p.isIn(k.frames[:]...) {
		return
	}
	if p.Hold == "hands" || p.Hold == "near-hand" {
		d.drawHandAgain(k, side{index: right})
	}
	if p.Hold == "hands" && k.view != Side {
		d.drawHandAgain(k, side{index: left, flip: true})
	}
}
