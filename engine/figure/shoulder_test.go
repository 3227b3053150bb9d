package figure

import (
	"math"
	"testing"
)

// TestTheShouldersGoRoundInACircle follows the near shoulder: forward, up and back, with a
// circle of an arrow around it that stays in place.
func TestTheShouldersGoRoundInACircle(t *testing.T) {
	st := LightStyle()
	s := sceneOf(t, "seated-shoulder-circles")
	at := func(frame string) vec {
		k := s.skeletonAt(frame, frame, 0)
		base, trunk := k.axis(shoulderAt)
		return k.shoulderBase(right).minus(base).turned(math.Pi/2 - trunk)
	}
	if front, back := at("front"), at("back"); front.x < 3 || back.x > -3 {
		t.Errorf("the shoulder is %.1f cm forward in front and %.1f at the back", front.x, back.x)
	}
	if up, low := at("up"), at("low"); up.y < low.y+5 {
		t.Errorf("the shoulder rises from %.1f to %.1f cm", low.y, up.y)
	}
	c := NewCanvas(640, 480)
	c.Draw(s, Moment{From: "front", To: "up", Progress: 0.5, Arrow: 1}, &st)
	arrows := arrowsOf(c)
	if len(arrows) != 1 {
		t.Fatalf("%d arrows are shown, want one", len(arrows))
	}
	middle, _ := c.skeleton.axis(shoulderAt)
	for _, v := range c.drawing.points[arrows[0].first:arrows[0].last] {
		if far := v.minus(middle).length(); far < 8 || far > 20 {
			t.Errorf("a point of the arrow is %.1f cm from the middle of the shoulder", far)
		}
	}
}
