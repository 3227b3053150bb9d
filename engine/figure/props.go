package figure

import "math"

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
	case "wall-bar":
		return Point{14, 230}, true
	case "pull-up-bar":
		return Point{60, 4}, true
	case "hyperextension-bench":
		return Point{90, 85}, true
	case "strap":
		return Point{0, 3}, true
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

// isRound tells balls and rollers, which are circles standing on the floor.
func (p *Prop) isRound() bool {
	switch p.Kind {
	case "ball", "small-ball", "weight-ball", "roller":
		return true
	}
	return false
}

// support is the height of what bears weight below a point: a prop or the floor.
func (a *Art) support(x, y float64) float64 {
	best := 0.0
	for i := range a.Props {
		if top, ok := a.Props[i].top(x); ok && top < y+6 {
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

// place is where a prop stands or, if held, where it is now.
func (p *Prop) place(k *skeleton) vec {
	at := p.At.vec()
	if k == nil {
		return at
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

// drawProp draws one prop.
func (d *drawing) drawProp(p *Prop, k *skeleton) {
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
		d.drawBall(p.Kind, foot, h/2)
	case "chair":
		d.drawChair(foot, w, h)
	case "bench":
		d.drawBench(foot, w, h)
	case "wall-bar":
		d.drawWallBar(foot, w, h)
	case "pull-up-bar":
		d.drawPullUpBar(at, w, h)
	case "hyperextension-bench":
		d.drawHyperBench(foot, w, h)
	case "strap":
		d.drawStrap(k, h)
	}
}

// detail fills the knots as a plane without an outline of its own.
func (d *drawing) detail(i ink, clip part, alpha float64) {
	s := d.fill(i, partNone)
	s.detail, s.clip, s.alpha = true, clip, alpha
}

func (d *drawing) drawCushion(foot vec, w, h float64) {
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

func (d *drawing) drawBall(kind string, foot vec, r float64) {
	middle := foot.plus(vec{0, r})
	body, shade := inkBall, inkBallShade
	if kind == "weight-ball" || kind == "roller" {
		body, shade = inkMetal, inkMetalShade
	}
	d.ellipse(middle, r, r, 0)
	d.fill(body, partProp)
	d.ellipse(middle.plus(vec{0.2 * r, -0.35 * r}), 1.1*r, 0.9*r, 0)
	d.detail(shade, partProp, 0.35)
	d.ellipse(middle.plus(vec{-0.38 * r, 0.42 * r}), 0.26*r, 0.16*r, radians(40))
	d.detail(inkCushion, partProp, 0.7)
	if kind == "roller" {
		d.ellipse(middle, 0.45*r, 0.45*r, 0)
		d.detail(inkMetalShade, partProp, 1)
	}
}

// bar collects and fills a straight bar.
func (d *drawing) bar(i ink, a, b vec, thickness float64) {
	d.ribbon(a, b, []girth{{0, thickness / 2, thickness / 2}, {1, thickness / 2, thickness / 2}}, round, round)
	d.fill(i, partProp)
}

func (d *drawing) drawChair(foot vec, w, h float64) {
	seat := foot.y + h*0.52
	for _, x := range [...]float64{-0.42, 0.42} {
		d.bar(inkWoodShade, vec{foot.x + x*w, foot.y + 1.2}, vec{foot.x + x*w*0.94, seat - 2}, 2.6)
	}
	d.bar(inkWood, vec{foot.x - 0.44*w, seat}, vec{foot.x - 0.52*w, foot.y + h}, 2.8)
	d.slab(foot.x-0.56*w, foot.y+h*0.78, foot.x-0.44*w, foot.y+h, 2)
	d.fill(inkWood, partProp)
	d.slab(foot.x-w/2, seat-4, foot.x+w/2, seat, 1.8)
	d.fill(inkWood, partProp)
}

func (d *drawing) drawBench(foot vec, w, h float64) {
	for _, x := range [...]float64{-0.4, 0.4} {
		d.bar(inkMetalShade, vec{foot.x + x*w, foot.y + 1.5}, vec{foot.x + x*w, foot.y + h - 6}, 3.2)
	}
	d.slab(foot.x-w/2, foot.y+h-8, foot.x+w/2, foot.y+h, 3.4)
	d.fill(inkCushion, partProp)
	d.slab(foot.x-w/2, foot.y+h-8, foot.x+w/2, foot.y+h-5.4, 1.2)
	d.detail(inkCushionShade, partProp, 0.6)
}

func (d *drawing) drawWallBar(foot vec, w, h float64) {
	d.slab(foot.x-w/2, foot.y, foot.x-w/2+5, foot.y+h, 1)
	d.fill(inkWoodShade, partProp)
	for y := 16.0; y < h-4; y += 15 {
		d.bar(inkWood, vec{foot.x - w/2 + 3, foot.y + y}, vec{foot.x + w/2 - 2, foot.y + y}, 3.4)
	}
}

func (d *drawing) drawPullUpBar(at vec, w, h float64) {
	d.bar(inkMetalShade, vec{at.x - w/2, at.y + 8}, vec{at.x - w/2, at.y}, h)
	d.bar(inkMetalShade, vec{at.x + w/2, at.y + 8}, vec{at.x + w/2, at.y}, h)
	d.bar(inkMetal, vec{at.x - w/2, at.y}, vec{at.x + w/2, at.y}, h)
}

func (d *drawing) drawHyperBench(foot vec, w, h float64) {
	d.bar(inkMetalShade, foot.plus(vec{-0.5 * w, 2}), foot.plus(vec{0.45 * w, 2}), 4)
	d.bar(inkMetal, foot.plus(vec{-0.42 * w, 3}), foot.plus(vec{0.2 * w, h - 6}), 4)
	d.bar(inkMetalShade, foot.plus(vec{-0.36 * w, 12}), foot.plus(vec{-0.46 * w, 24}), 3)
	d.bar(inkCushion, foot.plus(vec{-0.5 * w, 24}), foot.plus(vec{-0.38 * w, 30}), 8)
	d.bar(inkCushion, foot.plus(vec{0.04 * w, h - 18}), foot.plus(vec{0.24 * w, h - 2}), 10)
}

// drawStrap draws a strap from the near hand round the near foot.
func (d *drawing) drawStrap(k *skeleton, h float64) {
	if k == nil {
		return
	}
	sole := k.ankles[right].plus(vec{9, -ankleHeight}.turned(k.toes[right]))
	d.at(k.palm(right))
	d.at(k.palm(right).toward(sole, 0.5).plus(vec{0, -1}))
	d.at(sole)
	d.stroke(inkCushionShade, partProp, h*0.7, h*0.7, h*0.7).detail = false
}
