package figure

import "testing"

// TestTuckedToesLieLevel tips a foot down onto its ball by several angles: the
// toes bend back up by as much as the foot is tipped, as far as toes go.
func TestTuckedToesLieLevel(t *testing.T) {
	for _, tt := range []struct{ angle, bend float64 }{
		{0, 0}, {-28, 28}, {-70, 70}, {290, 70}, {-100, 85}, {30, 0},
	} {
		foot := newLeg(&Limb{At: &Point{0, 14}, Shape: "tucked", Angle: &tt.angle}, Side, right)
		if got := degrees(foot.toeBend); got < tt.bend-0.01 || got > tt.bend+0.01 {
			t.Errorf("a foot tucked at %.0f° bends its toes by %.1f°, want %.0f°", tt.angle, got, tt.bend)
		}
	}
}

// TestFeetTurnWithTheLegsOfAFigureOnItsSide looks at the feet of a figure seen
// from the front: upright they point at the viewer, whatever the leg does, and
// leaning on one side they follow it.
func TestFeetTurnWithTheLegsOfAFigureOnItsSide(t *testing.T) {
	for _, tt := range []struct{ direction, turn float64 }{{90, 0}, {60, 0}, {166, 90}} {
		f := facing().Frames[0]
		f.Direction = tt.direction
		f.Feet = Limbs{Both: &Limb{Toward: &Point{500, f.Pelvis[1]}}}
		p := newPosture(&f, Front)
		var k skeleton
		k.solve(&p, Front)
		if got := degrees(p.legTurn(&k, right)); got < tt.turn-2 || got > tt.turn+2 {
			t.Errorf("with the trunk at %.0f° the foot is turned %.0f°, want about %.0f°", tt.direction, got, tt.turn)
		}
	}
}
