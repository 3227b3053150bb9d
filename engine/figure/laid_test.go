package figure

import (
	"math"
	"slices"
	"testing"
)

// order lists the parts of a picture as they are painted.
func order(s *Scene, frame string) []part {
	k := s.skeletonAt(frame, frame, 0)
	var d drawing
	d.draw(&k, Bun, nil, 0)
	var parts []part
	for i := range d.shapes {
		if !d.shapes[i].detail {
			parts = append(parts, d.shapes[i].part)
		}
	}
	return parts
}

func last(parts []part, p part) int {
	at := -1
	for i, q := range parts {
		if p == q {
			at = i
		}
	}
	return at
}

func TestAThreadedForearmPassesBehindTheTrunk(t *testing.T) {
	s := sceneOf(t, "rotating-plank")
	for _, tt := range []struct {
		frame string
		over  bool
	}{{"open", true}, {"threaded", false}} {
		parts := order(s, tt.frame)
		if over := last(parts, partFarForearm) > slices.Index(parts, partShirt); over != tt.over {
			t.Errorf("%s: the left forearm is drawn over the shirt: %v; want %v", tt.frame, over, tt.over)
		}
		if last(parts, partFarUpperArm) < slices.Index(parts, partShirt) {
			t.Errorf("%s: the left upper arm is drawn below the shirt", tt.frame)
		}
	}
}

// TestAFarHandOnTheTrunkComesFromBehindIt holds a hand on the chest to its forearm: a hand
// over the shirt would lie there without an arm.
func TestAFarHandOnTheTrunkComesFromBehindIt(t *testing.T) {
	parts := order(sceneOf(t, "belly-breathing"), "empty")
	if last(parts, partFarHand) > slices.Index(parts, partShirt) {
		t.Error("the far hand on the chest is drawn over the shirt, and its forearm below")
	}
}

func TestASqueezedBallTouchesBothKnees(t *testing.T) {
	s := sceneOf(t, "ball-squeeze")
	const radius, knee = 11.5, 6.2
	for _, frame := range []string{"ready", "squeezed"} {
		k := s.skeletonAt(frame, frame, 0)
		along, across := k.squeezed(radius)
		gap := k.knees[left].minus(k.knees[right]).length()/2 - knee
		if math.Abs(across-gap) > 0.6 {
			t.Errorf("%s: the ball is %.1f cm wide between knees that leave %.1f cm", frame, 2*across, 2*gap)
		}
		if along < across {
			t.Errorf("%s: the ball is pressed lengthways: %.1f by %.1f cm", frame, along, across)
		}
	}
}

func TestHandsBehindAreForTheFrontView(t *testing.T) {
	a := loadArt(t, "../../assets/figures/belly-breathing.yaml")
	a.Frames[0].Hands.Near.Behind = true
	problems := a.Check()
	if len(problems) == 0 || problems[0].Field != "hands.near" {
		t.Errorf("a hand behind the trunk in the side view is no fault: %v", problems)
	}
}
