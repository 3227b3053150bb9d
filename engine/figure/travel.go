package figure

import "math"

// travelStep is the part of a movement over which its speed is measured.
const travelStep = 0.02

// crown is how far the top of the head is from its joint with the neck, in centimetres.
const crown = 20.0

// Travel returns how fast the person moves at a moment: the way, in centimetres, that
// the fastest joint would go in the whole of the movement at the speed of now. It is
// 0 for a person who stays in one frame, and on unknown frames.
func (s *Scene) Travel(m Moment) float64 {
	if m.From == m.To {
		return 0
	}
	var before, after skeleton
	at := clamp(m.Progress, 0, 1)
	first, last := max(0, at-travelStep), min(1, at+travelStep)
	m.Progress = first
	s.pose(&m, &before)
	m.Progress = last
	s.pose(&m, &after)
	way, to := 0.0, after.joints()
	for i, from := range before.joints() {
		way = max(way, to[i].minus(from).length())
	}
	return way / (last - first)
}

// joints are the joints of the body, its ends among them.
func (k *skeleton) joints() [16]vec {
	return [...]vec{
		k.p.pelvis, k.neckFoot, k.skull, k.skull.plus(polar(k.headAngle, crown)),
		k.shoulders[0], k.shoulders[1], k.elbows[0], k.elbows[1],
		k.hand(0), k.hand(1),
		k.hips[0], k.hips[1], k.knees[0], k.knees[1],
		k.ankles[0], k.ankles[1],
	}
}

// hand is the end of the fingers.
func (k *skeleton) hand(i int) vec { return k.wrists[i].plus(polar(k.fingers[i], handLength)) }

// Scale returns how many pixels a centimetre of the picture that was drawn last has, 0
// before the first.
func (c *Canvas) Scale() float64 {
	if math.IsInf(c.painter.scale, 0) {
		return 0
	}
	return c.painter.scale
}
