package figure

import (
	"math"
	"testing"
)

// TestAKneePassesFromSideToSide rocks the knees, whose bend is to the other side in one
// frame than in the next: they go over smoothly, the feet stay, and no bone grows.
func TestAKneePassesFromSideToSide(t *testing.T) {
	s := sceneOf(t, "knee-rocks")
	for _, to := range []string{"left", "right"} {
		last := s.skeletonAt("centre", "centre", 0)
		feet := last.ankles
		for i := 1; i <= 100; i++ {
			k := s.skeletonAt("centre", to, float64(i)/100)
			for side := range 2 {
				if way := k.knees[side].minus(last.knees[side]).length(); way > 1.5 {
					t.Errorf("%s: knee %d jumps %.1f cm at %d %%", to, side, way, i)
				}
				if way := k.ankles[side].minus(feet[side]).length(); way > 0.1 {
					t.Errorf("%s: foot %d is %.1f cm from its place at %d %%", to, side, way, i)
				}
				if l := &k.p.legs[side]; l.scale > 1.001 || l.lower > 1.001 {
					t.Errorf("%s: at %d %% leg %d is longer than its bones: %.3f, %.3f", to, i, side, l.scale, l.lower)
				}
			}
			last = k
		}
	}
}

// TestWhoMovesTheirFeetTakesSteps follows a person who walks away from a wall bar: at
// every moment one foot stands, and no foot slides.
func TestWhoMovesTheirFeetTakesSteps(t *testing.T) {
	s := sceneOf(t, "wall-bar-stretch")
	last := s.skeletonAt("hold", "back", 0)
	lifted := [2]bool{}
	for i := 1; i <= 200; i++ {
		k := s.skeletonAt("hold", "back", float64(i)/200)
		stands := false
		for side := range 2 {
			way := k.ankles[side].minus(last.ankles[side]).length()
			high := k.ankles[side].y - last.ankles[side].y
			up := k.p.legs[side].lifted
			lifted[side] = lifted[side] || k.ankles[side].y > 7+1.5
			stands = stands || !up
			if !up && way > 0.1 && high > -0.1 {
				t.Errorf("at %.1f %% foot %d slides %.2f cm", float64(i)/2, side, way)
			}
		}
		if !stands {
			t.Errorf("at %.1f %% no foot stands", float64(i)/2)
		}
		last = k
	}
	if !lifted[0] || !lifted[1] {
		t.Errorf("the feet were lifted: %v; want both", lifted)
	}
	if way := last.ankles[0].x - s.skeletonAt("hold", "back", 0).ankles[0].x; math.Abs(way+49.5) > 0.5 {
		t.Errorf("the feet have come %.1f cm, want 49.5 back", way)
	}
}

// TestABallRollsBelowTheBack looks at every illustration of a person on a ball or roller:
// it rolls half as far as what lies on it, and the back stays on it.
func TestABallRollsBelowTheBack(t *testing.T) {
	found := 0
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		if s.below == nil {
			continue
		}
		found++
		for _, m := range s.art.moves() {
			if !s.resting[s.index[m.From]] || !s.resting[s.index[m.To]] {
				continue
			}
			a, b := s.skeletonAt(m.From, m.From, 0), s.skeletonAt(m.To, m.To, 0)
			way, rolled := b.p.pelvis.x-a.p.pelvis.x, b.p.rolled-a.p.rolled
			if math.Abs(way) > 5 && (rolled/way < 0.3 || rolled/way > 0.7) {
				t.Errorf("%s, %s to %s: the body goes %.1f cm and the ball rolls %.1f", idOf(path), m.From, m.To, way, rolled)
			}
			for i := range 41 {
				k := s.skeletonAt(m.From, m.To, float64(i)/40)
				if gap, _ := k.p.gapOver(s.below); math.Abs(gap) > 1 {
					t.Errorf("%s, %s to %s at %.0f %%: the back is %.1f cm from the ball", idOf(path), m.From, m.To, float64(i)*2.5, gap)
				}
			}
		}
	}
	if found < 2 {
		t.Errorf("there are %d illustrations with a ball or a roller below the back; want 2 or more", found)
	}
}

// TestTheFloorPassesBelowWhoWalks follows the foot that stands through a whole cycle of a
// walk: it stays where it is on the floor, and the floor's marks end where they began.
func TestTheFloorPassesBelowWhoWalks(t *testing.T) {
	s := sceneOf(t, "short-walk")
	cycle := s.art.Cycle
	for i, from := range cycle {
		to := cycle[(i+1)%len(cycle)]
		a, b := s.index[from], s.index[to]
		for side := range 2 {
			if l, m := &s.postures[a].legs[side], &s.postures[b].legs[side]; !l.planted || !m.planted || m.target.x > l.target.x {
				continue
			}
			first := s.skeletonAt(from, to, 0)
			for j := range 21 {
				m := Moment{From: from, To: to, Progress: float64(j) / 20}
				k := s.skeletonAt(from, to, m.Progress)
				off := math.Inf(1)
				for _, v := range soles() {
					at := k.ankles[side].plus(v.turned(k.toes[side])).x + s.passedAt(&m)
					was := first.ankles[side].plus(v.turned(first.toes[side])).x + s.passedAt(&Moment{From: from, To: to})
					off = min(off, math.Abs(at-was))
				}
				if off > 1 {
					t.Errorf("%s to %s at %d %%: foot %d is %.1f cm from where it stood", from, to, 5*j, side, off)
				}
			}
		}
	}
	end := s.passedAt(&Moment{From: cycle[len(cycle)-1], To: cycle[0], Progress: 1})
	if off := math.Abs(math.Remainder(end-s.walked[s.index[cycle[0]]], s.mark)); off > 0.3 {
		t.Errorf("a cycle ends %.1f cm beside a mark of the floor", off)
	}
}

// TestAHoldBreathes compares empty and full lungs in the held pose of every kind: the
// outline of the trunk moves half a centimetre to one.
func TestAHoldBreathes(t *testing.T) {
	for _, tt := range []struct{ id, frame string }{
		{"childs-pose", "folded"},
		{"supine-rest", "rest"},
		{"ragdoll-hang", "hang"},
		{"plank", "plank"},
		{"downward-dog", "dog"},
		{"march-in-place", "stand"},
		{"side-plank", "up"},
		{"supine-twist", "twisted"},
	} {
		s := sceneOf(t, tt.id)
		name := tt.frame
		if !s.HasFrame(name) {
			name = s.FrameNames()[0]
		}
		empty := s.Pose(Moment{From: name, To: name})
		full := s.Pose(Moment{From: name, To: name, Breath: 1})
		for part, way := range map[string]float64{"belly": full.Belly - empty.Belly, "chest": full.Chest - empty.Chest} {
			if way < 0.5 || way > 1.05 {
				t.Errorf("%s: the %s moves %.2f cm", tt.id, part, way)
			}
		}
		st := LightStyle()
		c := NewCanvas(640, 480)
		still := append([]uint8(nil), c.Draw(s, Moment{From: name, To: name}, &st).Pix...)
		changed := 0
		for i, v := range c.Draw(s, Moment{From: name, To: name, Breath: 0.7}, &st).Pix {
			if v != still[i] {
				changed++
			}
		}
		if changed < 200 {
			t.Errorf("%s: a breath changes %d bytes of the picture", tt.id, changed)
		}
	}
}

// TestAStillShowsHowItIsReached draws the arrow of a move in the still picture of the pose
// that it leads to, and none in the pose that the exercise begins with.
func TestAStillShowsHowItIsReached(t *testing.T) {
	st := LightStyle()
	s := sceneOf(t, "belly-breathing")
	for i, name := range s.FrameNames() {
		c := NewCanvas(320, 240)
		m := Moment{From: name, To: name, Glow: 1}
		plain := append([]uint8(nil), c.Draw(s, m, &st).Pix...)
		m.Arrow = 1
		if shown := string(plain) != string(c.Draw(s, m, &st).Pix); shown != (i > 0) {
			t.Errorf("%s: an arrow is shown: %v", name, shown)
		}
	}
}

// TestTheAttentionGoesThroughTheBody lights another place above the body with each part.
func TestTheAttentionGoesThroughTheBody(t *testing.T) {
	st := LightStyle()
	s := sceneOf(t, "progressive-relaxation")
	c := NewCanvas(640, 480)
	seen := map[vec]string{}
	for _, name := range s.FrameNames()[1:] {
		regions, _ := s.glowAt(&Moment{From: name, To: name})
		c.Draw(s, Moment{From: name, To: name, Glow: 1}, &st)
		lit := vec{}
		for i := range c.drawing.shapes {
			if sh := &c.drawing.shapes[i]; sh.ink == inkGlow && sh.kind == kindFill && !sh.detail {
				for _, v := range c.drawing.points[sh.first:sh.last] {
					lit = lit.plus(v.times(1 / float64(sh.last-sh.first)))
				}
			}
		}
		if other, twice := seen[lit]; twice || lit == (vec{}) {
			t.Errorf("%s lights %v at %v, as %q does", name, regions, lit, other)
		}
		seen[lit] = name
	}
}
