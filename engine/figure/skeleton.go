package figure

import "math"

// skeleton holds the position of every joint of a posture, in centimetres.
type skeleton struct {
	view       View
	p          posture
	points     [axisEntries]vec     // the trunk's axis
	directions [axisEntries]float64 // its direction there
	neckFoot   vec
	neckAngle  float64
	skull      vec     // joint of head and neck
	headAngle  float64 // the head's upward direction
	shoulders  [2]vec
	elbows     [2]vec
	wrists     [2]vec
	fingers    [2]float64 // direction of the fingers
	hips       [2]vec
	knees      [2]vec
	ankles     [2]vec
	toes       [2]float64 // direction of the toes
	exchanged  bool       // each limb does what the other one is said to do
	broad      bool       // of a broader build
	frames     [2]string  // the names of the poses it is between
}

// solve computes the joints of a posture.
func (k *skeleton) solve(p *posture, view View) {
	k.solveTrunk(p, view)
	for i := range 2 {
		k.solveLeg(i)
	}
	for i := range 2 {
		k.solveArm(i)
	}
}

// forward is the sign by which bending forward turns a direction.
func (k *skeleton) forward() float64 { return -1 }

func (k *skeleton) solveTrunk(p *posture, view View) {
	k.view, k.p = view, *p
	k.fillAxis()
	foot, angle := k.axis(axisLast - 1)
	k.neckFoot = foot
	lean := 0.0
	if view == Side {
		lean = radians(16) // a neck leans forward from the spine
	}
	k.neckAngle = angle + k.forward()*(lean+p.neck)
	k.skull = foot.plus(polar(k.neckAngle, neckLength))
	k.headAngle = angle + k.forward()*(p.neck+p.head)
	for i := range 2 {
		k.hips[i] = p.pelvis
		if view != Side {
			k.hips[i] = p.pelvis.plus(polar(p.direction+math.Pi/2, k.sideSign(i)*hipSpread*math.Cos(p.roll)))
		}
	}
}

// sideSign is +1 for the limb on the counterclockwise side of the trunk's
// axis: seen from the front that is the person's right.
func (k *skeleton) sideSign(index int) float64 {
	if index == right {
		return 1
	}
	return -1
}

// fillAxis computes the axis of the trunk from the hips up: a rigid pelvis, then
// two evenly curved parts.
func (k *skeleton) fillAxis() {
	const zero = int(-axisFirst / axisStep)
	short := 1.0
	if k.view != Side {
		short = math.Cos(k.p.lean)
	}
	angle := k.p.direction
	k.points[zero], k.directions[zero] = k.p.pelvis, angle
	for i := zero - 1; i >= 0; i-- {
		k.points[i] = k.points[i+1].minus(polar(angle, axisStep))
		k.directions[i] = angle
	}
	for i := zero + 1; i < axisEntries; i++ {
		middle := axisFirst + (float64(i)-0.5)*axisStep
		step := 0.0
		switch {
		case middle > lumbarTo:
			step = k.p.thoracic * axisStep / (axisLast - lumbarTo)
		case middle > lumbarFrom:
			step = k.p.lumbar * axisStep / (lumbarTo - lumbarFrom)
		}
		angle += k.forward() * step / 2
		k.points[i] = k.points[i-1].plus(polar(angle, axisStep*short))
		angle += k.forward() * step / 2
		k.directions[i] = angle
	}
}

// axis gives the trunk's axis at s centimetres from the hips.
func (k *skeleton) axis(s float64) (vec, float64) {
	at := clamp((s-axisFirst)/axisStep, 0, axisEntries-1.0001)
	i := int(at)
	t := at - float64(i)
	return k.points[i].toward(k.points[i+1], t), mixAngle(k.directions[i], k.directions[i+1], t)
}

// flank is a point beside the axis; out is the distance to the left of its
// direction.
func (k *skeleton) flank(s, out float64) vec {
	at, angle := k.axis(s)
	return at.plus(polar(angle+math.Pi/2, out))
}

func (k *skeleton) solveLeg(i int) {
	l := &k.p.legs[i]
	a, b := thighLength*l.scale, shinLength*l.lower
	switch l.goal {
	case goalWorld:
		if l.passes {
			a, b = l.reachBent(k.hips[i], a, b)
			break
		}
		if far := l.target.minus(k.hips[i]).length(); k.view == Front && far > a+b && l.scale < 1 {
			share := min(far/(a+b), 1/l.scale) // it tips less towards the viewer
			l.scale, l.lower, a, b = l.scale*share, l.lower*share, a*share, b*share
		}
		l.chain = reach(k.hips[i], l.target, a, math.Abs(b), l.side)
		if b < 0 {
			l.chain.flex = wrapped(l.chain.flex - math.Pi)
		}
	case goalToward:
		l.chain = chain{upper: l.target.minus(k.hips[i]).angle()}
	}
	k.knees[i], k.ankles[i] = l.chain.joints(k.hips[i], a, b)
	if l.absolute {
		k.toes[i] = l.world
		return
	}
	k.toes[i] = l.chain.upper + l.chain.flex + l.end
}

func (k *skeleton) solveArm(i int) {
	l := &k.p.arms[i]
	a, b := upperArm*l.scale, forearmLength*l.lower
	base := k.shoulderBase(i)
	_, trunk := k.axis(shoulderAt)
	if l.goal == goalBody {
		l.target = k.palmOn(k.bodyPlace(i, l), base, l)
	}
	root := base.plus(l.shift.turned(trunk))
	switch {
	case l.goal == goalToward:
		root = base.plus(k.liftFor(l.target.minus(base).angle(), trunk))
		l.chain = chain{upper: l.target.minus(root).angle()}
	case l.glides && l.elbow:
		root = l.joint.plus(polar(root.minus(l.joint).angle(), a))
		l.chain = chain{upper: l.joint.minus(root).angle()}
		l.chain.flex = wrapped(l.target.minus(l.joint).angle() - l.chain.upper)
	case l.glides:
		if d := l.target.minus(root); d.length() > a+b {
			root = l.target.minus(polar(d.angle(), a+b))
		}
		l.chain = reach(root, l.target, a, b, l.side)
	case l.goal == goalWorld && l.straight:
		root = l.target.minus(polar(l.target.minus(base).angle(), a+b))
		l.chain = chain{upper: l.target.minus(root).angle(), miss: max(0, root.minus(base).length()-glideLimit)}
	case l.goal != goalBones:
		root = base
		for range 3 {
			root = base.plus(k.liftFor(l.target.minus(root).angle(), trunk))
		}
		if l.passes {
			a, b = l.reachBent(root, a, b)
			break
		}
		l.chain = reach(root, l.target, a, b, l.side)
	}
	l.shift = root.minus(base).turned(-trunk)
	k.shoulders[i] = root
	k.elbows[i], k.wrists[i] = l.chain.joints(root, a, b)
	if l.absolute {
		k.fingers[i] = l.world
		return
	}
	k.fingers[i] = l.chain.upper + l.chain.flex + l.end
}

// reachBent bends a limb as much as it is to be bent, and returns how long its bones then
// appear.
func (l *limb) reachBent(root vec, a, b float64) (upper, lower float64) {
	c, share := reachBent(root, l.target, a, b, l.bent)
	l.chain = c
	l.scale, l.lower = l.scale*share, l.lower*share
	return a * share, b * share
}

// palmOn is where the wrist is when the palm lies on a place.
func (k *skeleton) palmOn(at, shoulder vec, l *limb) vec {
	fingers := l.world
	if !l.absolute {
		fingers = at.minus(shoulder).angle()
	}
	return at.minus(polar(fingers, palmMiddle))
}

// shoulderBase is the position of a shoulder while the arm hangs.
func (k *skeleton) shoulderBase(i int) vec {
	if k.view == Side {
		at, trunk := k.axis(shoulderAt)
		return at.plus(vec{k.p.shrug, -k.p.protract}.turned(trunk))
	}
	spread := k.sideSign(i) * shoulderSpread * math.Cos(k.p.turn)
	const sink = 0.6 // a shoulder that comes forward appears a little lower
	return k.flank(shoulderAt-2.2+k.p.shrug-sink*k.sideSign(i)*math.Sin(k.p.turn), spread)
}

// liftFor is how a raised arm moves the shoulder towards the head.
func (k *skeleton) liftFor(arm, trunk float64) vec {
	raised := math.Pi - math.Abs(wrapped(arm-trunk)) // 0 hangs, π overhead
	lift := vec{x: 4 * smooth(raised, radians(70), radians(175))}
	if k.view == Side {
		lift.y = 2.5 * smooth(raised, radians(150), radians(176)) // beside the ear, not in front of the face
	}
	return lift.turned(trunk)
}

// store saves the solved bones in the posture, so that it can be mixed.
func (k *skeleton) store(p *posture) {
	*p = k.p
	_, p.trunk = k.axis(shoulderAt)
	for i := range 2 {
		p.arms[i].lost, p.legs[i].lost = p.arms[i].chain.miss, p.legs[i].chain.miss
		p.arms[i].end = wrapped(k.fingers[i] - p.arms[i].chain.upper - p.arms[i].chain.flex)
		p.arms[i].world = k.fingers[i]
		p.arms[i].target = k.wrists[i]
		p.arms[i].joint = k.elbows[i]
		p.legs[i].end = wrapped(k.toes[i] - p.legs[i].chain.upper - p.legs[i].chain.flex)
		p.legs[i].world = k.toes[i]
		p.legs[i].target = k.ankles[i]
		p.legs[i].joint = k.knees[i]
	}
}
