package figure

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// TestFrameGlow follows the light of an illustration whose poses each work on
// a part of their own: one goes out before the next goes up.
func TestFrameGlow(t *testing.T) {
	s := sceneOf(t, "progressive-relaxation")
	for _, tt := range []struct {
		from, to string
		progress float64
		regions  []Region
		strength float64
	}{
		{"feet", "feet", 0, []Region{Feet}, 1},
		{"rest", "feet", 1, []Region{Feet}, 1},
		{"rest", "feet", 0.75, []Region{Feet}, math.Sqrt2 / 2},
		{"feet", "calves", 0.25, []Region{Feet}, math.Sqrt2 / 2},
		{"feet", "calves", 0.75, []Region{Calves}, math.Sqrt2 / 2},
		{"feet", "rest", 1, nil, 1},
	} {
		regions, strength := s.glowAt(&Moment{From: tt.from, To: tt.to, Progress: tt.progress, Glow: 1})
		if !slices.Equal(regions, tt.regions) || math.Abs(strength-tt.strength) > 1e-9 {
			t.Errorf("%s to %s at %.2f: got %v at %.3f, want %v at %.3f", tt.from, tt.to, tt.progress, regions, strength, tt.regions, tt.strength)
		}
	}
}

// TestShrugLiftsTheShoulders compares the shoulders of both frames.
func TestShrugLiftsTheShoulders(t *testing.T) {
	s := sceneOf(t, "shoulder-shrug")
	var low, lifted skeleton
	s.pose(&Moment{From: "low", To: "low"}, &low)
	s.pose(&Moment{From: "lifted", To: "lifted"}, &lifted)
	for i := range 2 {
		if lift := lifted.shoulders[i].y - low.shoulders[i].y; math.Abs(lift-5.5) > 0.01 {
			t.Errorf("shoulder %d is lifted by %.2f cm, want 5.5", i, lift)
		}
	}
}

// TestLowerForeshortening draws a figure sitting face to face: short thighs, full
// shins.
func TestLowerForeshortening(t *testing.T) {
	s := sceneOf(t, "ball-twist")
	var k skeleton
	s.pose(&Moment{From: "centre", To: "right", Progress: 0.3}, &k)
	for i := range 2 {
		thigh, shin := k.knees[i].minus(k.hips[i]).length(), k.ankles[i].minus(k.knees[i]).length()
		if want := thighLength * math.Cos(radians(53)); math.Abs(thigh-want) > 0.01 || math.Abs(shin-shinLength) > 0.01 {
			t.Errorf("leg %d: the thigh is %.2f cm and the shin %.2f cm, want %.2f and %.2f", i, thigh, shin, want, shinLength)
		}
	}
}

// TestFrameLimits breaks one field of a frame at a time.
func TestFrameLimits(t *testing.T) {
	far := 20.0
	for _, tt := range []struct {
		name  string
		spoil func(f *Frame)
		want  string
	}{
		{"shrug", func(f *Frame) { f.Shrug = 12 }, "0 to 8"},
		{"glow", func(f *Frame) { f.Glow = []Region{"tail"} }, "no region"},
		{"lower", func(f *Frame) { f.Feet.Both.Lower = &far }, "front and top views"},
	} {
		a := standing()
		tt.spoil(&a.Frames[0])
		problems := a.Check()
		if len(problems) == 0 || !strings.Contains(problems[0].Message, tt.want) {
			t.Errorf("%s: got %v, want one that says %q", tt.name, problems, tt.want)
		}
	}
}
