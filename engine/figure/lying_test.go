package figure

import (
	"math"
	"strings"
	"testing"
)

// lying returns an illustration of a lying figure whose knees go to the right.
func lying() *Art {
	arms := Limbs{Right: &Limb{Toward: &Point{6, -50}}, Left: &Limb{Toward: &Point{6, 50}}}
	return &Art{View: Top, Frames: []Frame{
		{
			Name: "rest", Direction: 180, Over: "left", Hands: arms,
			Feet: Limbs{Right: &Limb{At: &Point{46.5, -6}, Foreshorten: 55}, Left: &Limb{At: &Point{46.5, 6}, Foreshorten: 55, Bend: "in"}},
		},
		{
			Name: "rolled", Direction: 180, Roll: -70, Over: "left", Hands: arms,
			Feet: Limbs{Right: &Limb{At: &Point{52, -47}}, Left: &Limb{At: &Point{56, -44}, Bend: "in"}},
		},
	}}
}

func TestARolledPelvisBringsOneHipOverTheOther(t *testing.T) {
	s, err := NewScene(lying(), OnMat)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		frame string
		want  float64
	}{{"rest", 2 * hipSpread}, {"rolled", 2 * hipSpread * math.Cos(radians(70))}} {
		k := s.skeletonAt(tt.frame, tt.frame, 0)
		if got := k.hips[left].y - k.hips[right].y; math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%s: the hips are %.2f cm apart in the picture; want %.2f", tt.frame, got, tt.want)
		}
	}
}

func TestRolledLegsMayLeaveTheRangeOfTheHip(t *testing.T) {
	if problems := lying().Check(); len(problems) > 0 {
		t.Errorf("knees beside a rolled pelvis are a fault: %v", problems)
	}
	flat := lying()
	flat.Frames[1].Roll = 0
	if problems := flat.Check(); len(problems) == 0 || !strings.Contains(problems[0].Field, "hip") {
		t.Errorf("the same knees beside a level pelvis are no fault of the hip: %v", problems)
	}
}

func TestTheUpperLegIsDrawnLast(t *testing.T) {
	for over, want := range map[string]part{"left": partFarThigh, "right": partNearThigh} {
		a := lying()
		a.Frames[0].Over = over
		s, err := NewScene(a, OnMat)
		if err != nil {
			t.Fatal(err)
		}
		k := s.skeletonAt("rest", "rest", 0)
		var d drawing
		d.draw(&k, Bun, nil, 0)
		var last part
		for i := range d.shapes {
			if !d.shapes[i].detail {
				last = d.shapes[i].part
			}
		}
		if last != want {
			t.Errorf("over %s: the last limb drawn is %b, not the thigh %b", over, last, want)
		}
	}
}

func TestAMoveKeepsTheUpperLegUntilItsHalf(t *testing.T) {
	a := lying()
	a.Frames[1].Over = "right"
	a.Frames = append(a.Frames, Frame{Name: "flat", Direction: 180, Hands: a.Frames[0].Hands, Feet: a.Frames[0].Feet})
	s, err := NewScene(a, OnMat)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		from, to string
		progress float64
		want     string
	}{
		{"rest", "rolled", 0.3, "left"},
		{"rest", "rolled", 0.7, "right"},
		{"rest", "flat", 0.9, "left"}, // nothing jumps where one of the two does not say
		{"flat", "rest", 0.1, "left"},
	} {
		if k := s.skeletonAt(tt.from, tt.to, tt.progress); k.p.over != tt.want {
			t.Errorf("%s to %s at %v: over is %q; want %q", tt.from, tt.to, tt.progress, k.p.over, tt.want)
		}
	}
}

func TestRollAndOverAreForTheTopView(t *testing.T) {
	for name, tt := range map[string]struct {
		edit func(*Art)
		want string
	}{
		"roll in the front view": {func(a *Art) { a.View = Front }, "roll"},
		"an unknown leg":         {func(a *Art) { a.Frames[0].Over = "near" }, "over"},
	} {
		a := lying()
		tt.edit(a)
		found := false
		for _, p := range a.Check() {
			found = found || p.Field == tt.want
		}
		if !found {
			t.Errorf("%s: no problem names %q", name, tt.want)
		}
	}
}
