package figure

import "math"

// isWall reports whether a prop fills the picture to its edge.
func (p *Prop) isWall() bool { return p.Kind == "wall" || p.Kind == "wall-bar" }

// needs reports whether a moment shows a prop. A wall that neither hand is near belongs to
// another pose: the picture of a pose alone leaves it out.
func (s *Scene) needs(p *Prop, k *skeleton, m *Moment) bool {
	const near = 30.0
	if !m.Still || m.From != m.To || !p.isWall() {
		return true
	}
	at := p.place(k).x
	for i := range 2 {
		if math.Abs(k.hand(i).x-at) < near || math.Abs(k.ankles[i].x-at) < near {
			return true
		}
	}
	return false
}

// wallIn is the wall that a moment shows, nil for none.
func (s *Scene) wallIn(m *Moment) *Prop {
	var k skeleton
	s.pose(m, &k)
	for i := range s.art.Props {
		if p := &s.art.Props[i]; p.isWall() && s.needs(p, &k, m) {
			return p
		}
	}
	return nil
}
