package figure

import "math"

// bodyPlace is where the wrist goes when hand i lies on a part of the body.
func (k *skeleton) bodyPlace(i int, l *limb) vec {
	if k.view == Side {
		return k.sidePlace(i, l)
	}
	return k.frontPlace(i, l)
}

func (k *skeleton) sidePlace(i int, l *limb) vec {
	switch l.on {
	case placeHip:
		return k.flank(12+l.off.x, l.off.y)
	case placeBelly:
		return k.flank(22+l.off.x, -(k.frontDepth(22+l.off.x) + 2 + l.off.y))
	case placeChest:
		return k.flank(38+l.off.x, -(k.frontDepth(38+l.off.x) + 2 + l.off.y))
	case placeBack:
		return k.flank(14+l.off.x, k.backDepth(14+l.off.x)+1+l.off.y)
	case placeHead:
		return k.skull.plus(vec{3 + l.off.x, 4 + l.off.y}.turned(k.headAngle))
	case placeThigh:
		return k.alongLeg(k.hips[i], k.knees[i], 0.6, 6, l.off)
	case placeKnee:
		return k.alongLeg(k.hips[i], k.knees[i], 0.98, 5, l.off)
	case placeShin:
		return k.alongLeg(k.knees[i], k.ankles[i], 0.3, 4, l.off)
	default:
		return k.flank(44+l.off.x, -(8 + l.off.y))
	}
}

// alongLeg is a point on the front of a bone of the leg.
func (k *skeleton) alongLeg(from, to vec, t, out float64, off vec) vec {
	d := to.minus(from)
	along := d.times(1 / max(d.length(), 1e-9))
	return from.toward(to, t).plus(along.times(off.x)).plus(along.left().times(out + off.y))
}

func (k *skeleton) frontPlace(i int, l *limb) vec {
	s := k.sideSign(i)
	turned := math.Sin(k.p.turn) * 11
	switch l.on {
	case placeHip:
		return k.flank(13+l.off.x, s*(15.5+l.off.y))
	case placeBelly:
		return k.flank(20+l.off.x, s*(3+l.off.y))
	case placeChest:
		return k.flank(36+l.off.x, s*(4+l.off.y)*math.Cos(k.p.turn)-turned)
	case placeShoulder:
		return k.flank(41+l.off.x, -s*(9+l.off.y)*math.Cos(k.p.turn)-turned)
	case placeHead:
		return k.skull.plus(vec{6 + l.off.x, s * (9 + l.off.y)}.turned(k.headAngle))
	case placeThigh:
		return k.hips[i].toward(k.knees[i], 0.6).plus(l.off.turned(k.p.direction))
	case placeKnee:
		return k.knees[i].plus(l.off.turned(k.p.direction))
	default:
		return k.flank(14+l.off.x, s*(8+l.off.y))
	}
}
