package figure

import (
	"math"
	"testing"
)

// arrowsOf are the shapes in the arrows' colour of a picture of 640 by 480 pixels.
func arrowsOf(c *Canvas) (found []shape) {
	for _, s := range c.drawing.shapes {
		if s.ink == inkArrow {
			found = append(found, s)
		}
	}
	return found
}

func TestArrowsOfOneMoveAreShownTogether(t *testing.T) {
	st := LightStyle()
	for id, want := range map[string]int{"arm-circles": 2, "ball-squeeze": 2, "shoulder-shrug": 2, "bird-dog": 2, "cobra": 1} {
		s := sceneOf(t, id)
		from, to := s.art.Arrows[0].From, s.art.Arrows[0].To
		for _, m := range []Moment{{From: from, To: to, Progress: 0.5, Arrow: 1}, {From: to, To: to, Arrow: 1}} {
			c := NewCanvas(640, 480)
			c.Draw(s, m, &st)
			if got := len(arrowsOf(c)); got != want {
				t.Errorf("%s, %s to %s: %d arrows are shown, want %d", id, m.From, m.To, got, want)
			}
		}
	}
}

// TestAnArrowOfATurnRunsAroundTheTrunk looks where the two parts of the ring are in the
// painting order, and to which side the front of it points.
func TestAnArrowOfATurnRunsAroundTheTrunk(t *testing.T) {
	st := LightStyle()
	s := sceneOf(t, "torso-rotations")
	for frame, side := range map[string]float64{"left": 1, "right": -1} { // the person's left is on the viewer's right
		c := NewCanvas(640, 480)
		c.Draw(s, Moment{From: frame, To: frame, Arrow: 1}, &st)
		shirt, rings := -1, []int{}
		for i, sh := range c.drawing.shapes {
			switch {
			case sh.part == partShirt && shirt < 0:
				shirt = i
			case sh.ink == inkArrow:
				rings = append(rings, i)
			}
		}
		if len(rings) != 2 || rings[0] > shirt || rings[1] < shirt {
			t.Fatalf("%s: the parts of the arrow are shapes %v; one belongs before the shirt, %d, and one after it", frame, rings, shirt)
		}
		first, last := c.drawing.shapes[rings[0]], c.drawing.shapes[rings[1]]
		waist, _ := c.skeleton.axis(AroundWaist.station())
		middle := func(sh shape) (at vec) {
			for _, v := range c.drawing.points[sh.first:sh.last] {
				at = at.plus(v.minus(waist).times(1 / float64(sh.last-sh.first)))
			}
			return at
		}
		if behind, before := middle(first), middle(last); behind.y < before.y || behind.x*side > 0 {
			t.Errorf("%s: the part behind is at %v and that before at %v from the waist", frame, behind, before)
		}
	}
}

func TestAnArcRunsThroughItsPoints(t *testing.T) {
	for _, p := range [][3]vec{
		{{0, 0}, {5, 5}, {10, 0}},
		{{0, 0}, {5, -5}, {10, 0}},
		{{10, 0}, {2, 9}, {-1, -1}},
		{{0, 0}, {12, 12}, {3, 0}}, // more than half a circle
		{{0, 0}, {5, 0.01}, {10, 0}},
	} {
		nearest := math.Inf(1)
		for i := range 1001 {
			nearest = min(nearest, arc(p[0], p[1], p[2], float64(i)/1000).minus(p[1]).length())
		}
		from, to := arc(p[0], p[1], p[2], 0).minus(p[0]).length(), arc(p[0], p[1], p[2], 1).minus(p[2]).length()
		if nearest > 0.1 || from > 1e-6 || to > 1e-6 {
			t.Errorf("the arc of %v is %.2f, %.2f and %.2f away from them", p, from, nearest, to)
		}
	}
}
