package figure

import (
	"math"
	"testing"
)

func TestAHandStaysOnTheRailItGrips(t *testing.T) {
	s := sceneOf(t, "wall-bar-stretch")
	start := s.skeletonAt("hold", "hold", 0)
	for i := 1; i < 20; i++ {
		k := s.skeletonAt("hold", "back", float64(i)/20)
		for side := range 2 {
			if d := k.wrists[side].minus(start.wrists[side]).length(); d > 0.1 {
				t.Errorf("at %d %% of stepping back a wrist is %.1f cm from the rail", 5*i, d)
			}
		}
	}
}

func TestAHandThatLetsGoLeavesTheRail(t *testing.T) {
	a := loadArt(t, "../../assets/figures/wall-bar-stretch.yaml")
	for i := range a.Frames {
		a.Frames[i].Hands.Both.Shape = "reach"
	}
	s, err := NewScene(a, OnMat)
	if err != nil {
		t.Fatal(err)
	}
	start, middle := s.skeletonAt("hold", "hold", 0), s.skeletonAt("hold", "back", 0.5)
	if d := middle.wrists[right].minus(start.wrists[right]).length(); d < 5 {
		t.Errorf("half way an open hand is %.1f cm from where it was; it should swing with the arm", d)
	}
}

func TestATurnedPropIsTheOtherWayRound(t *testing.T) {
	const foot = 40.0
	var plain, turned drawing
	prop := Prop{Kind: "chair", At: Point{foot, 0}}
	plain.drawProp(&prop, nil)
	prop.Turned = true
	turned.drawProp(&prop, nil)
	ends := func(d *drawing) (x0, x1 float64) {
		x0, x1 = math.Inf(1), math.Inf(-1)
		for _, v := range d.points {
			x0, x1 = min(x0, v.x), max(x1, v.x)
		}
		return x0 - foot, x1 - foot
	}
	a0, a1 := ends(&plain)
	b0, b1 := ends(&turned)
	if math.Abs(a0+b1) > 1e-9 || math.Abs(a1+b0) > 1e-9 || math.Abs(a0+a1) < 1 {
		t.Errorf("a chair reaches from %.1f to %.1f and, turned, from %.1f to %.1f; want the opposite", a0, a1, b0, b1)
	}
	for i := range turned.shapes {
		s := &turned.shapes[i]
		if area(turned.points[s.first:s.last]) < 0 {
			t.Errorf("outline %d of a turned prop runs clockwise, so that a line round it would fall inside", i)
		}
	}
}

// area is twice the area of an outline, negative if it runs clockwise.
func area(ring []vec) float64 {
	sum := 0.0
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		sum += a.x*b.y - b.x*a.y
	}
	return sum
}
