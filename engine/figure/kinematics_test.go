package figure

import (
	"math"
	"testing"
)

func TestReachBringsTheEndToTheTarget(t *testing.T) {
	root := vec{3, 50}
	for _, side := range []float64{1, -1} {
		for angle := 0.0; angle < 2*math.Pi; angle += 0.3 {
			for _, distance := range []float64{8, 30, 51.4} {
				target := root.plus(polar(angle, distance))
				c := reach(root, target, upperArm, forearmLength, side)
				elbow, wrist := c.joints(root, upperArm, forearmLength)
				if wrist.minus(target).length() > 1e-6 || c.miss != 0 {
					t.Fatalf("the wrist is at %v instead of %v (miss %.2f)", wrist, target, c.miss)
				}
				if got := elbow.minus(root).length(); math.Abs(got-upperArm) > 1e-9 {
					t.Fatalf("the upper arm is %.3f cm long", got)
				}
				if c.flex*side < 0 {
					t.Fatalf("the elbow bends by %.0f° to the wrong side", degrees(c.flex))
				}
			}
		}
	}
}

func TestReachTellsByHowMuchItMisses(t *testing.T) {
	c := reach(vec{}, vec{60, 0}, upperArm, forearmLength, 1)
	if math.Abs(c.miss-8.5) > 1e-6 {
		t.Errorf("a target 60 cm away is missed by %.2f cm; want 8.50", c.miss)
	}
	if math.Abs(c.flex) > 1e-6 {
		t.Errorf("an arm that cannot reach is bent %.1f°; it should be straight", degrees(c.flex))
	}
}

func TestEasingIsCalmAtBothEnds(t *testing.T) {
	if eased(0) != 0 || eased(1) != 1 || math.Abs(eased(0.5)-0.5) > 1e-12 {
		t.Errorf("easing runs %v, %v, %v; want 0, 0.5, 1", eased(0), eased(0.5), eased(1))
	}
	if eased(0.02) > 0.004 || eased(0.98) < 0.996 {
		t.Errorf("easing starts at %.4f and ends at %.4f after 2 %%: too sudden", eased(0.02), eased(0.98))
	}
	for i := range 100 {
		if eased(float64(i+1)/100) <= eased(float64(i)/100) {
			t.Fatalf("easing does not rise at %d %%", i)
		}
	}
}

func (s *Scene) skeletonAt(from, to string, progress float64) skeleton {
	var k skeleton
	s.pose(&Moment{From: from, To: to, Progress: progress}, &k)
	return k
}

func TestStraightArmsStayStraightAndSweepAnArc(t *testing.T) {
	s := sceneOf(t, "supine-reach")
	highest := 0.0
	for i := range 21 {
		k := s.skeletonAt("rest", "overhead", float64(i)/20)
		if got := k.wrists[right].minus(k.shoulders[right]).length(); math.Abs(got-upperArm-forearmLength) > 0.05 {
			t.Errorf("at %d %% the straight arm spans %.2f cm", 5*i, got)
		}
		highest = max(highest, k.wrists[right].y)
	}
	if highest < 55 {
		t.Errorf("the hands rise to %.0f cm only; the arms should pass upright above the chest", highest)
	}
}

func TestPlantedLimbsStayPut(t *testing.T) {
	s := sceneOf(t, "cat-cow")
	start := s.skeletonAt("cat", "cow", 0)
	for i := range 21 {
		k := s.skeletonAt("cat", "cow", float64(i)/20)
		for j := range 2 {
			if d := k.wrists[j].minus(start.wrists[j]).length(); d > 0.05 {
				t.Errorf("at %d %% a planted hand has moved %.2f cm", 5*i, d)
			}
			if d := k.knees[j].minus(start.knees[j]).length(); d > 0.05 {
				t.Errorf("at %d %% a planted knee has moved %.2f cm", 5*i, d)
			}
			if tilt := math.Abs(degrees(k.shoulders[j].minus(k.wrists[j]).angle()) - 90); tilt > 8 {
				t.Errorf("at %d %% the arms lean %.1f° from upright; 8° at most", 5*i, tilt)
			}
			if flex := math.Abs(degrees(k.p.arms[j].chain.flex)); flex > 0.5 {
				t.Errorf("at %d %% an elbow is bent %.1f°; the arms must be straight", 5*i, flex)
			}
		}
	}
}

func TestThePelvisSwingsRoundPlantedKnees(t *testing.T) {
	s := sceneOf(t, "childs-pose")
	start := s.skeletonAt("kneeling", "folded", 0)
	for i := range 21 {
		k := s.skeletonAt("kneeling", "folded", float64(i)/20)
		if d := k.knees[right].minus(start.knees[right]).length(); d > 0.6 {
			t.Errorf("at %d %% the knee has moved %.2f cm on the mat", 5*i, d)
		}
	}
}

// TestArmCirclesGoAsFarAsAShoulder follows both arms through a circle in either direction:
// they pass overhead, reach out to the side and come down, smoothly and alike, and no
// shoulder goes further back than it can.
func TestArmCirclesGoAsFarAsAShoulder(t *testing.T) {
	s := sceneOf(t, "arm-circles")
	for _, order := range [][]string{
		{"down", "front", "up", "back", "down"}, {"down", "back", "up", "front", "down"},
	} {
		last := s.skeletonAt("down", "down", 0)
		highest, widest := 0.0, 0.0
		for step := 1; step < len(order); step++ {
			for i := range 31 {
				k := s.skeletonAt(order[step-1], order[step], float64(i)/30)
				for side := range 2 {
					if way := k.wrists[side].minus(last.wrists[side]).length(); way > 9 {
						t.Errorf("%v: a wrist jumps %.1f cm", order, way)
					}
				}
				if off := k.wrists[right].x + k.wrists[left].x; math.Abs(off) > 0.1 {
					t.Errorf("%v: the arms are not alike: %.1f cm", order, off)
				}
				highest, widest = max(highest, k.wrists[left].y), max(widest, k.wrists[left].x)
				last = k
			}
		}
		if highest < 180 || widest < 60 {
			t.Errorf("%v: the hands rise to %.0f cm and reach %.0f cm out", order, highest, widest)
		}
	}
}

func TestAnArmRisesAtTheSideInTheFrontView(t *testing.T) {
	s := sceneOf(t, "side-reaches")
	k := s.skeletonAt("stand", "left", 0.4)
	if k.wrists[right].x > k.shoulders[right].x-15 {
		t.Errorf("the right hand rises at x=%.0f, the shoulder is at %.0f: it should go out to the side", k.wrists[right].x, k.shoulders[right].x)
	}
}

func TestASwingCanBeAskedFor(t *testing.T) {
	a := standing()
	for _, name := range []string{"front", "up"} {
		a.Frames = append(a.Frames, standingFrame(name))
	}
	a.Frames[1].Hands.Both = &Limb{Toward: &Point{60, 136}}
	a.Moves = []Move{{From: "stand", To: "front", Arms: Backward}}
	s, err := NewScene(a, OnMat)
	if err != nil {
		t.Fatal(err)
	}
	if sweep := degrees(s.spans[0*3+1].sweep.arms[right]); sweep > -200 {
		t.Errorf("down to front backward turns %.0f°; want about -270°", sweep)
	}
}

func TestAHandOnTheBellyRisesWithIt(t *testing.T) {
	s := sceneOf(t, "belly-breathing")
	empty, full := s.skeletonAt("empty", "empty", 0), s.skeletonAt("full", "full", 0)
	if rise := full.wrists[right].y - empty.wrists[right].y; rise < 2 {
		t.Errorf("the hand on the belly rises %.1f cm with the breath; want at least 2", rise)
	}
}

func TestAMovePassesThroughTheFrameItNames(t *testing.T) {
	s := sceneOf(t, "march-in-place")
	if k := s.skeletonAt("right-up", "left-up", 0); k.ankles[right].y < 30 {
		t.Errorf("the move starts with the right ankle at %.1f cm; the knee should be up", k.ankles[right].y)
	}
	if k := s.skeletonAt("right-up", "left-up", 1); k.ankles[left].y < 30 {
		t.Errorf("the move ends with the left ankle at %.1f cm; the knee should be up", k.ankles[left].y)
	}
	middle, stand := s.skeletonAt("right-up", "left-up", 0.5), s.skeletonAt("stand", "stand", 0)
	for i := range 2 {
		if d := middle.ankles[i].minus(stand.ankles[i]).length(); d > 0.1 {
			t.Errorf("half way an ankle is %.1f cm from where it stands", d)
		}
	}
}

func TestACycleFlowsWithoutAStop(t *testing.T) {
	s := sceneOf(t, "hip-circles")
	before, at := s.skeletonAt("left", "front", 0.95), s.skeletonAt("front", "right", 0)
	after := s.skeletonAt("front", "right", 0.05)
	in, out := at.p.pelvis.minus(before.p.pelvis), after.p.pelvis.minus(at.p.pelvis)
	if in.length() < 0.3 || out.minus(in).length() > 0.35*in.length() {
		t.Errorf("the hips move by %v into a frame and by %v out of it; want the same pace and direction", in, out)
	}
}

func TestMovesEndInTheirFrames(t *testing.T) {
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		for _, m := range s.art.moves() {
			end, frame := s.skeletonAt(m.From, m.To, 1), s.skeletonAt(m.To, m.To, 0)
			for i := range 2 {
				for _, d := range []float64{
					end.wrists[i].minus(frame.wrists[i]).length(), end.ankles[i].minus(frame.ankles[i]).length(),
					end.elbows[i].minus(frame.elbows[i]).length(), end.skull.minus(frame.skull).length(),
				} {
					if d > 0.3 {
						t.Errorf("%s, %s to %s: a joint ends %.2f cm from where the frame has it", idOf(path), m.From, m.To, d)
					}
				}
			}
		}
	}
}
