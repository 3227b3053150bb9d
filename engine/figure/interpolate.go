package figure

import "math"

// eased turns linear progress into one with a slow start and a slow end.
func eased(t float64) float64 {
	return (1 - math.Cos(math.Pi*clamp(t, 0, 1))) / 2
}

// sweep is how far each limb's first bone turns in a move, in radians.
type sweep struct{ arms, legs [2]float64 }

// swept returns the sweep from a to b: legs turn the shorter way, arms through
// the range of a shoulder, or as arms asks.
func swept(a, b *posture, view View, arms Swing) sweep {
	var s sweep
	lean := wrapped(b.trunk - a.trunk)
	for i := range 2 {
		s.legs[i] = wrapped(b.legs[i].chain.upper - a.legs[i].chain.upper)
		sign := armSign(view, i)
		raise := raised(b, i, sign) - raised(a, i, sign)
		switch {
		case arms == Forward && raise < 0:
			raise += 2 * math.Pi
		case arms == Backward && raise > 0:
			raise -= 2 * math.Pi
		}
		s.arms[i] = sign*raise + lean
	}
	return s
}

// armSign is +1 where raising an arm turns it counterclockwise: forward in the
// side view, out to the side for the person's left arm in the front view.
func armSign(view View, index int) float64 {
	if view != Side && index == right {
		return -1
	}
	return 1
}

// raised is how far an arm is lifted from hanging along the trunk, in radians. A
// shoulder goes back about 75° at most, so any larger angle was reached by way of
// the front.
func raised(p *posture, i int, sign float64) float64 {
	angle := wrapped(sign * (p.arms[i].chain.upper - p.trunk + math.Pi))
	if angle < radians(-80) {
		angle += 2 * math.Pi
	}
	return angle
}

// blend mixes two solved postures; t is already eased.
func blend(a, b *posture, t float64, s *span) posture {
	p := posture{
		pelvis:    blendPelvis(a, b, t),
		direction: mixAngle(a.direction, b.direction, t),
		lumbar:    mix(a.lumbar, b.lumbar, t), thoracic: mix(a.thoracic, b.thoracic, t),
		neck: mix(a.neck, b.neck, t), head: mix(a.head, b.head, t),
		turn: mix(a.turn, b.turn, t), headTurn: mix(a.headTurn, b.headTurn, t), lean: mix(a.lean, b.lean, t),
		depth: mix(a.depth, b.depth, t), shrug: mix(a.shrug, b.shrug, t),
		protract: mix(a.protract, b.protract, t),
		roll:     mix(a.roll, b.roll, t), over: b.over,
		belly: mix(a.belly, b.belly, t), chest: mix(a.chest, b.chest, t), eyes: mix(a.eyes, b.eyes, t),
		rolled: mix(a.rolled, b.rolled, t),
	}
	if b.over == "" || a.over != "" && t < 0.5 {
		p.over = a.over
	}
	for i := range 2 {
		p.arms[i] = blendLimb(&a.arms[i], &b.arms[i], t, s.sweep.arms[i], s.arms[i])
		p.legs[i] = blendLimb(&a.legs[i], &b.legs[i], t, s.sweep.legs[i], s.legs[i])
	}
	return p
}

// blendPelvis moves the pelvis on a circle around knees that stay in place, so
// that the thighs keep their length; otherwise it moves straight.
func blendPelvis(a, b *posture, t float64) vec {
	from, to := &a.legs[right], &b.legs[right]
	still := from.joint.minus(to.joint).length() < 1 && from.target.minus(to.target).length() < 1
	if !from.planted || !to.planted || !still {
		return a.pelvis.toward(b.pelvis, t)
	}
	first, last := a.pelvis.minus(from.joint), b.pelvis.minus(to.joint)
	turn := polar(mixAngle(first.angle(), last.angle(), t), mix(first.length(), last.length(), t))
	return from.joint.toward(to.joint, t).plus(turn)
}

// gripsWith reports whether a hand grips the same thing, such as a rail, in both
// postures: it stays there while the body moves.
func (a *limb) gripsWith(b *limb) bool {
	const closed, still = 0.99, 1.0
	return a.goal == goalWorld && b.goal == goalWorld && min(a.hand.curl, b.hand.curl) > closed &&
		a.target.minus(b.target).length() < still
}

// blendLimb keeps a planted limb on the floor, a gripping hand on its rail and a hand on
// the body; any other limb turns at its joints.
func blendLimb(a, b *limb, t, turn float64, st stride) limb {
	planted := a.planted && b.planted
	placed := planted || a.gripsWith(b)
	gone, lift := t, 0.0 // how much of its way the limb itself has gone
	if planted {
		gone, lift = st.at(t)
	}
	l := limb{
		off:      a.off.toward(b.off, t),
		shift:    a.shift.toward(b.shift, t),
		scale:    mix(a.scale, b.scale, t),
		lower:    mix(a.lower, b.lower, t),
		lost:     mix(a.lost, b.lost, t),
		side:     b.side,
		straight: a.straight && b.straight && st.steps == 0,
		behind:   mix(a.behind, b.behind, t),
		planted:  planted && lift == 0,
		lifted:   planted && lift > 0,
		toeBend:  mix(a.toeBend, b.toeBend, gone),
		end:      mixAngle(a.end, b.end, t),
		hand: handForm{
			curl:  mix(a.hand.curl, b.hand.curl, t),
			broad: mix(a.hand.broad, b.hand.broad, t),
			thumb: mix(a.hand.thumb, b.hand.thumb, t),
		},
	}
	switch {
	case placed:
		l.goal, l.target = goalWorld, a.target.toward(b.target, gone).plus(vec{0, lift})
		l.elbow = planted && a.elbow && b.elbow
		l.joint = a.joint.toward(b.joint, gone).plus(vec{0, lift})
		l.glides = l.elbow || a.straight && b.straight && st.steps > 0
		l.passes = st.passes
		l.bent = mix(a.chain.flex, b.chain.flex, t)
	case a.goal == goalBody && b.goal == goalBody && a.on == b.on:
		l.goal, l.on = goalBody, a.on
	default:
		l.goal = goalBones
		l.chain.upper = a.chain.upper + turn*t
		l.chain.flex = mix(a.chain.flex, b.chain.flex, t)
	}
	if l.goal != goalBones && a.absolute && b.absolute {
		l.absolute, l.world = true, mixAngle(a.world, b.world, gone)
		if st.steps > 0 && st.foot { // it turns on its ball as the body moves
			ball := vec{11.4, -5.1} // the joint of the toes
			l.world, l.toeBend = mixAngle(a.world, b.world, t), mix(a.toeBend, b.toeBend, t)
			l.target = a.sole(ball).toward(b.sole(ball), gone).minus(ball.turned(l.world)).plus(vec{0, lift})
		}
	}
	return l
}

// roundOff bends the path of the trunk between a and b into a curve that passes
// through the frames before and after them, as in circling the hips.
func (p *posture) roundOff(before, a, b, after *posture, t float64) {
	curve := func(of func(*posture) float64) float64 {
		p0, p1, p2, p3 := of(before), of(a), of(b), of(after)
		return p1 + 0.5*t*(p2-p0+t*(2*p0-5*p1+4*p2-p3+t*(3*(p1-p2)+p3-p0)))
	}
	p.pelvis.x = curve(func(q *posture) float64 { return q.pelvis.x })
	p.pelvis.y = curve(func(q *posture) float64 { return q.pelvis.y })
	p.direction = curve(func(q *posture) float64 { return q.direction })
	p.lumbar = curve(func(q *posture) float64 { return q.lumbar })
	p.thoracic = curve(func(q *posture) float64 { return q.thoracic })
	p.lean = curve(func(q *posture) float64 { return q.lean })
	p.depth = curve(func(q *posture) float64 { return q.depth })
	p.turn = curve(func(q *posture) float64 { return q.turn })
}
