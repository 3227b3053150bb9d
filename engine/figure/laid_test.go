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

// TestAFarHandOnTheTrunkComesFromBehindIt looks at every far hand that is laid on belly or
// chest: the hand is drawn over the shirt and the forearm below it, and the wrist is where
// the trunk ends, for a hand in the middle of the shirt would lie there without an arm.
func TestAFarHandOnTheTrunkComesFromBehindIt(t *testing.T) {
	const edge = 2.5 // centimetres
	seen := 0
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		for _, frame := range s.FrameNames() {
			k := s.skeletonAt(frame, frame, 0)
			if !k.drapes() {
				continue
			}
			seen++
			parts := order(s, frame)
			shirt := slices.Index(parts, partShirt)
			if last(parts, partFarHand) < shirt || last(parts, partFarForearm) > shirt {
				t.Errorf("%s: %s: want the far hand over the shirt and its forearm below", idOf(path), frame)
			}
			inside := math.Inf(1)
			for station := 5.0; station < 50; station++ {
				inside = min(inside, k.flank(station, -k.frontDepth(station)).minus(k.wrists[left]).length())
			}
			if inside > edge {
				t.Errorf("%s: %s: the far wrist is %.1f cm from the edge of the trunk; want at most %.1f", idOf(path), frame, inside, edge)
			}
		}
	}
	if seen == 0 {
		t.Error("no far hand is laid on the trunk")
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

// TestAHandDrawnAgainHasOneOutline counts the outlines of their own in the picture of a far
// hand that is drawn over the trunk: palm, thumb and fingers share one.
func TestAHandDrawnAgainHasOneOutline(t *testing.T) {
	k := sceneOf(t, "belly-breathing").skeletonAt("empty", "empty", 0)
	var d drawing
	d.draw(&k, Bun, nil, 0)
	outlines := 0
	for i := range d.shapes {
		if d.startsLone(i) {
			outlines++
		}
	}
	if outlines != 1 {
		t.Errorf("the hand has %d outlines; want 1", outlines)
	}
}
