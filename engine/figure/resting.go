package figure

import "math"

// planRest finds the ball or roller that the trunk rests on, and the frames in which
// it does.
func (s *Scene) planRest() {
	if s.view != Side {
		return
	}
	const near = 2.0 // centimetres
	for i := range s.art.Props {
		p := &s.art.Props[i]
		if !p.isRound() || p.Hold != "" {
			continue
		}
		resting := make([]bool, len(s.postures))
		any := false
		for j := range s.postures {
			gap, _ := s.postures[j].gapOver(p)
			resting[j] = math.Abs(gap) < near
			any = any || resting[j]
		}
		if any {
			s.below, s.resting = p, resting
		}
	}
	for j := range s.resting {
		if s.resting[j] {
			p := &s.postures[j]
			p.settleOn(s.below, 30)
			var k skeleton
			k.solve(p, s.view)
			k.store(p)
		}
	}
}

// settleOn moves a posture until its trunk touches what it rests on, in so many rounds.
func (p *posture) settleOn(prop *Prop, rounds int) {
	for range rounds {
		gap, away := p.gapOver(prop)
		p.pelvis = p.pelvis.minus(away.times(gap))
	}
}

// gapOver is how far the back and the seat of a posture are from a ball or roller,
// negative where they are sunk into it, and the direction from its middle to where they
// are nearest.
func (p *posture) gapOver(prop *Prop) (gap float64, away vec) {
	const cloth = 0.5
	var k skeleton
	k.solveTrunk(p, Side)
	r := prop.size()[1] / 2
	middle := prop.At.vec().plus(vec{p.rolled, r})
	gap = math.Inf(1)
	include := func(at vec) {
		d := at.minus(middle)
		if g := d.length() - r; g < gap {
			gap, away = g, d.times(1/max(d.length(), 1e-9))
		}
	}
	for station := -6.0; station <= 51; station += 1.5 {
		include(k.flank(station, k.backDepth(station)+cloth))
	}
	for _, v := range [...]vec{{-8, 7.6}, {-9.6, 5.6}, {-10.3, 3.4}, {-10.7, 1}, {-10.6, -1.6}, {-9.6, -4.5}} {
		include(k.flank(v.x, v.y))
	}
	return gap, away
}

// keepInReach moves the pelvis no further from feet in their place than the legs are
// long.
func (p *posture) keepInReach() {
	for range 2 {
		for i := range p.legs {
			l := &p.legs[i]
			whole := thighLength*l.scale + shinLength*math.Abs(l.lower)
			if d := l.target.minus(p.pelvis); l.goal == goalWorld && (l.planted || l.lifted) && d.length() > whole {
				p.pelvis = p.pelvis.plus(d.times(1 - whole/d.length()))
			}
		}
	}
}
