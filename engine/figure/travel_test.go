package figure

import (
	"math"
	"testing"
)

// TestTravelIsTheSpeedOfTheFastestJoint adds up small steps of a whole movement: no
// joint goes further than they say, and the movement is calm at both ends.
func TestTravelIsTheSpeedOfTheFastestJoint(t *testing.T) {
	s := sceneOf(t, "cat-cow")
	names := s.FrameNames()
	m := Moment{From: names[0], To: names[len(names)-1]}
	var first, last skeleton
	s.pose(&m, &first)
	m.Progress = 1
	s.pose(&m, &last)
	furthest, ends := 0.0, last.joints()
	for i, from := range first.joints() {
		furthest = max(furthest, ends[i].minus(from).length())
	}
	const steps = 200
	way, fastest := 0.0, 0.0
	for i := range steps {
		m.Progress = (float64(i) + 0.5) / steps
		v := s.Travel(m)
		way += v / steps
		fastest = max(fastest, v)
	}
	if furthest < 2 || way < furthest*0.99 || way > furthest*2 {
		t.Errorf("a joint goes %.1f cm, the speeds add up to %.1f", furthest, way)
	}
	m.Progress = 0
	if slow := s.Travel(m); slow > fastest/3 || math.IsNaN(slow) {
		t.Errorf("it begins with %.1f cm, and goes %.1f at its fastest", slow, fastest)
	}
	m.To = m.From
	if still := s.Travel(m); still != 0 {
		t.Errorf("who stays goes %.1f cm", still)
	}
	if still := s.Travel(Moment{From: "no", To: "nothing"}); still != 0 {
		t.Errorf("unknown frames go %.1f cm", still)
	}
}
