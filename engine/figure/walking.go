package figure

import "math"

// marksPerCycle is how many marks of the floor pass below a person who walks in a cycle of
// two steps.
const marksPerCycle = 4

// planWalk measures how far a person who walks on the spot has come in each frame: the
// floor goes back with the foot that stands on it.
func (s *Scene) planWalk() {
	if !s.art.Walks {
		return
	}
	s.walked = make([]float64, len(s.postures))
	cycle := s.art.Cycle
	first := s.index[cycle[0]]
	way := 0.0
	for i, name := range cycle {
		from, to := s.index[name], s.index[cycle[(i+1)%len(cycle)]]
		s.walked[from] = way
		way += s.carried(from, to)
	}
	for j := range s.postures { // a frame outside the cycle leads into it
		if !s.inCycle(j) {
			s.walked[j] = s.walked[first] - s.carried(j, first)
		}
	}
	s.mark = way / marksPerCycle
}

func (s *Scene) inCycle(frame int) bool {
	for _, name := range s.art.Cycle {
		if s.index[name] == frame {
			return true
		}
	}
	return false
}

// stance is the foot that stands on the floor from one frame to another, and the point of
// its sole on which it does; ok is false where no foot goes back.
func (s *Scene) stance(from, to int) (foot int, sole vec, ok bool) {
	furthest := 0.0
	for i := range 2 {
		a, b := &s.postures[from].legs[i], &s.postures[to].legs[i]
		if !a.planted || !b.planted {
			continue
		}
		point, low := vec{}, math.Inf(1)
		for _, v := range soles() {
			if high := a.sole(v).y + b.sole(v).y; high < low {
				point, low = v, high
			}
		}
		if way := a.sole(point).x - b.sole(point).x; way > furthest {
			foot, sole, ok, furthest = i, point, true, way
		}
	}
	return foot, sole, ok
}

// sole is where a point of the sole is.
func (l *limb) sole(v vec) vec { return l.target.plus(v.turned(l.world)) }

// carried is how far back the floor carries the foot that stands on it from one frame
// to another, in centimetres.
func (s *Scene) carried(from, to int) float64 {
	foot, sole, ok := s.stance(from, to)
	if !ok {
		return 0
	}
	return s.postures[from].legs[foot].sole(sole).x - s.postures[to].legs[foot].sole(sole).x
}

// passedAt is how far the floor has passed below a person who walks, in centimetres.
func (s *Scene) passedAt(m *Moment) float64 {
	if s.walked == nil {
		return 0
	}
	from, to := s.frames(m)
	foot, sole, ok := s.stance(from, to)
	if from == to || !ok {
		return s.walked[from]
	}
	p := s.between(from, to, clamp(m.Progress, 0, 1))
	return s.walked[from] + s.postures[from].legs[foot].sole(sole).x - p.legs[foot].sole(sole).x
}
