package figure

import (
	"slices"
	"testing"
)

func TestACrossedLegIsTurnedOutOverTheArm(t *testing.T) {
	s := sceneOf(t, "piriformis-stretch")
	var k skeleton
	for _, tt := range []struct {
		frame  string
		turned bool
	}{{"rest", false}, {"crossed", true}, {"drawn", true}} {
		s.pose(&Moment{From: tt.frame, To: tt.frame}, &k)
		if got := k.turnedOut(right); got != tt.turned {
			t.Errorf("%s: the near leg is turned out: %v; want %v", tt.frame, got, tt.turned)
		}
		parts := order(s, tt.frame)
		over := slices.Index(parts, partNearThigh) > last(parts, partNearHand)
		if over != tt.turned {
			t.Errorf("%s: the near thigh lies over the near hand: %v; want %v", tt.frame, over, tt.turned)
		}
	}
	s.pose(&Moment{From: "drawn", To: "drawn"}, &k)
	if gap := k.ankles[right].minus(k.hips[left].toward(k.knees[left], 0.8)).length(); gap > 9 {
		t.Errorf("the near ankle is %.1f cm from the far thigh it should lie on", gap)
	}
}

func TestOnlyTheNearLegTurnsOut(t *testing.T) {
	a := loadArt(t, "../../assets/figures/piriformis-stretch.yaml")
	a.Frames[2].Over = "left"
	if !slices.ContainsFunc(a.Check(), func(p Problem) bool { return p.Field == "roll" }) {
		t.Error("a far leg turned out in the side view is not reported")
	}
}
