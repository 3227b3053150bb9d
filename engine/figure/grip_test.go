package figure

import (
	"math"
	"slices"
	"strings"
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

func TestAPropCanBeThereInSomePosesOnly(t *testing.T) {
	a := standing()
	a.Frames = append(a.Frames, standingFrame("held"), standingFrame("free"))
	a.Props = []Prop{{Kind: "chair", At: Point{10, 0}, Frames: []string{"held"}}}
	for _, p := range a.Check() {
		t.Errorf("%s: %s: %s", p.Frame, p.Field, p.Message)
	}
	s, err := NewScene(a, OnMat)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		from, to string
		there    bool
	}{{"held", "held", true}, {"stand", "held", true}, {"held", "free", true}, {"free", "free", false}, {"stand", "free", false}} {
		m := Moment{From: tt.from, To: tt.to, Progress: 0.5}
		if got := len(s.Pose(m).Props) == 1; got != tt.there {
			t.Errorf("from %s to %s the chair is there: %v", tt.from, tt.to, got)
		}
		st := LightStyle()
		bare := *a
		bare.Props = nil
		without, err := NewScene(&bare, OnMat)
		if err != nil {
			t.Fatal(err)
		}
		without.crop, without.floor = s.crop, s.floor
		seen := NewCanvas(200, 150).Draw(s, m, &st)
		if got := !slices.Equal(seen.Pix, NewCanvas(200, 150).Draw(without, m, &st).Pix); got != tt.there {
			t.Errorf("from %s to %s the chair is drawn: %v", tt.from, tt.to, got)
		}
	}
	a.Props[0].Frames = []string{"hold"}
	if problems := a.Check(); len(problems) != 1 || !strings.Contains(problems[0].Message, `"hold"`) {
		t.Errorf("a prop of an unknown frame: %v", problems)
	}
}
