package figure

import (
	"math"
	"strings"
	"testing"
)

func TestShippedIllustrationsAreSound(t *testing.T) {
	for _, path := range artFiles(t) {
		for _, p := range loadArt(t, path).Check() {
			t.Errorf("%s: %s: %s: %s", idOf(path), p.Frame, p.Field, p.Message)
		}
	}
}

// standing is a sound illustration of one upright frame, to be broken.
func standing() *Art {
	return &Art{View: Side, Frames: []Frame{standingFrame("stand")}}
}

func standingFrame(name string) Frame {
	return Frame{
		Name: name, Pelvis: Point{0, 88.6}, Direction: 90,
		Hands:    Limbs{Both: &Limb{At: &Point{4, 86}, Shape: "rest"}},
		Feet:     Limbs{Both: &Limb{At: &Point{-1.5, 7}, Shape: "flat"}},
		Contacts: []string{"feet"},
	}
}

// facing is the same from the front.
func facing() *Art {
	return &Art{View: Front, Frames: []Frame{{
		Name: "stand", Pelvis: Point{0, 88.6}, Direction: 90,
		Hands:    Limbs{Right: &Limb{At: &Point{-25, 84}}, Left: &Limb{At: &Point{25, 84}}},
		Feet:     Limbs{Right: &Limb{At: &Point{-11, 7}}, Left: &Limb{At: &Point{11, 7}}},
		Contacts: []string{"feet"},
	}}}
}

func TestASoundIllustrationHasNoProblems(t *testing.T) {
	for _, a := range []*Art{standing(), facing()} {
		if got := a.Check(); len(got) != 0 {
			t.Errorf("%s view: %v", a.View, got)
		}
	}
}

func TestEachFaultIsFound(t *testing.T) {
	tests := []struct {
		name  string
		art   *Art
		spoil func(a *Art, f *Frame)
		field string // of the problem that must be among those found
		says  string // part of its message
	}{
		{"unknown view", standing(), func(a *Art, _ *Frame) { a.View = "back" }, "view", "side, front or top"},
		{"no frames", standing(), func(a *Art, _ *Frame) { a.Frames = nil }, "frames", "at least 1"},
		{"no name", standing(), func(_ *Art, f *Frame) { f.Name = "" }, "frames", "number 1 has no name"},
		{"name twice", standing(), func(a *Art, f *Frame) { a.Frames = append(a.Frames, *f) }, "name", "used by 2"},
		{"move to nowhere", standing(), func(a *Art, _ *Frame) { a.Moves = []Move{{From: "stand", To: "sit"}} }, "moves[0]", "sit"},
		{"swing unknown", standing(), func(a *Art, _ *Frame) { a.Moves = []Move{{From: "stand", To: "stand", Arms: "up"}} }, "moves[0]", "forward, backward"},
		{"through nowhere", standing(), func(a *Art, _ *Frame) { a.Moves = []Move{{From: "stand", To: "stand", Through: "x"}} }, "moves[0]", `"x"`},
		{"cycle of nothing", standing(), func(a *Art, _ *Frame) { a.Cycle = []string{"x"} }, "cycle", `"x"`},
		{"arrow of nothing", standing(), func(a *Art, _ *Frame) { a.Arrows = []Arrow{{From: "x", To: "y", Path: []Point{{}, {}}}} }, "arrows[0]", `"x"`},
		{"arrow too short", standing(), func(a *Art, _ *Frame) { a.Arrows = []Arrow{{From: "stand", To: "stand", Path: []Point{{}}}} }, "arrows[0]", "give 2, or 3"},
		{"arrow around nothing", standing(), func(a *Art, _ *Frame) {
			a.Arrows = []Arrow{{From: "stand", To: "stand", Around: "neck", Turn: TurnLeft}}
		}, "arrows[0]", `"neck"`},
		{"arrow around without a side", standing(), func(a *Art, _ *Frame) { a.Arrows = []Arrow{{From: "stand", To: "stand", Around: AroundHips}} }, "arrows[0]", "left or right"},
		{"arrow around and along", standing(), func(a *Art, _ *Frame) {
			a.Arrows = []Arrow{{From: "stand", To: "stand", Around: AroundHips, Turn: TurnLeft, Path: []Point{{}, {}}}}
		}, "arrows[0]", "no path"},
		{"glow unknown", standing(), func(a *Art, _ *Frame) { a.Glow = []Region{"soul"} }, "glow", "soul"},
		{"prop unknown", standing(), func(a *Art, _ *Frame) { a.Props = []Prop{{Kind: "sofa"}} }, "props[0]", "sofa"},
		{"prop held by nothing", standing(), func(a *Art, _ *Frame) { a.Props = []Prop{{Kind: "ball", Hold: "teeth"}} }, "props[0]", "teeth"},
		{"eyes unknown", standing(), func(_ *Art, f *Frame) { f.Eyes = "wide" }, "eyes", "open or closed"},
		{"turn in the side view", standing(), func(_ *Art, f *Frame) { f.Turn = 20 }, "turn", "side view"},
		{"contact unknown", standing(), func(_ *Art, f *Frame) { f.Contacts = []string{"nose"} }, "contacts", "nose"},
		{"left hand in the side view", standing(), func(_ *Art, f *Frame) { f.Hands.Left = f.Hands.Both }, "hands", "near and far"},
		{"near foot in the front view", facing(), func(_ *Art, f *Frame) { f.Feet.Near = f.Feet.Left }, "feet", "left and right"},
		{"no hand", standing(), func(_ *Art, f *Frame) { f.Hands = Limbs{} }, "hands.near", "no target"},
		{"two targets", standing(), func(_ *Art, f *Frame) { f.Hands.Both.On = "hip" }, "hands.near", "exactly 1"},
		{"place unknown", standing(), func(_ *Art, f *Frame) { f.Hands.Both = &Limb{On: "moon"} }, "hands.near", "moon"},
		{"foot on the body", standing(), func(_ *Art, f *Frame) { f.Feet.Both = &Limb{On: "knee"} }, "feet.near", "knee"},
		{"hand shape unknown", standing(), func(_ *Art, f *Frame) { f.Hands.Both.Shape = "claw" }, "hands.near", "claw"},
		{"foot shape unknown", standing(), func(_ *Art, f *Frame) { f.Feet.Both.Shape = "hoof" }, "feet.near", "hoof"},
		{"bend unknown", standing(), func(_ *Art, f *Frame) { f.Feet.Both.Bend = "up" }, "feet.near", "in or out"},
		{"foreshortened too much", standing(), func(_ *Art, f *Frame) { f.Hands.Both.Foreshorten = 90 }, "hands.near", "0 to 80"},
		{"foreshortened leg", standing(), func(_ *Art, f *Frame) { f.Feet.Both.Foreshorten = 20 }, "feet.near", "cannot be foreshortened"},

		{"hand out of reach", standing(), func(_ *Art, f *Frame) { f.Hands.Both.At = &Point{60, 135} }, "near hand", "out of reach"},
		{"foot out of reach", standing(), func(_ *Art, f *Frame) { f.Pelvis[1] = 92 }, "near foot", "out of reach"},
		{"planted straight arm out of reach", standing(), func(_ *Art, f *Frame) { f.Hands.Both = &Limb{At: &Point{0, 72}, Straight: true} }, "near hand", "out of reach"},
		{"knee bent backwards", standing(), func(_ *Art, f *Frame) { f.Pelvis[1], f.Feet.Both.Bend = 80, "in" }, "near knee", "-3° to 165°"},
		{"elbow bent backwards", standing(), func(_ *Art, f *Frame) { f.Hands.Both = &Limb{At: &Point{10, 105}, Bend: "in"} }, "near elbow", "a body allows -5°"},
		{"low back bent too far", standing(), func(_ *Art, f *Frame) { f.Lumbar = 80 }, "lumbar", "80°"},
		{"upper back arched too far", standing(), func(_ *Art, f *Frame) { f.Thoracic = -50 }, "thoracic", "-50°"},
		{"neck bent too far", standing(), func(_ *Art, f *Frame) { f.Neck = 70 }, "neck", "70°"},
		{"head nodded too far", standing(), func(_ *Art, f *Frame) { f.Head = -60 }, "head", "-60°"},
		{"neck and head together", standing(), func(_ *Art, f *Frame) { f.Neck, f.Head = 50, 45 }, "neck and head", "95°"},
		{"hip bent too far", standing(), func(_ *Art, f *Frame) { f.Direction = -75 }, "near hip", "-35° to 152°"},
		{"shoulder turned too far back", standing(), func(_ *Art, f *Frame) { f.Hands.Both = &Limb{Toward: &Point{-60, 150}} }, "near shoulder", "-75° to 200°"},
		{"wrist bent back", standing(), func(_ *Art, f *Frame) { f.Hands.Both.Angle = angle(20) }, "near wrist", "-60° to 60°"},
		{"toes through the ankle", standing(), func(_ *Art, f *Frame) { angle := 120.0; f.Feet.Both.Angle = &angle }, "near ankle", "-40°"},
		{"feet in the air", standing(), func(_ *Art, f *Frame) { f.Pelvis[1], f.Feet.Both.At = 93, &Point{-1.5, 11} }, "contacts: feet", "3.9 cm above"},
		{"feet in the floor", standing(), func(_ *Art, f *Frame) { f.Pelvis[1], f.Feet.Both.At = 85, &Point{-1.5, 3} }, "floor", "foot is 4.1 cm under the floor"},
		{"hands that should rest on the floor", standing(), func(_ *Art, f *Frame) { f.Contacts = []string{"hands"} }, "contacts: hands", "hands should bear weight"},
		{"knees that should rest on the floor", standing(), func(_ *Art, f *Frame) { f.Contacts = []string{"near-knee"} }, "contacts: knee", "near-knee"},
		{"elbows that should rest on the floor", standing(), func(_ *Art, f *Frame) { f.Contacts = []string{"elbows"} }, "contacts: elbows", "elbows"},
		{"back that should rest on the floor", standing(), func(_ *Art, f *Frame) { f.Contacts = []string{"back"} }, "contacts: back", "back"},
		{"pelvis that should rest on the floor", standing(), func(_ *Art, f *Frame) { f.Contacts = []string{"pelvis"} }, "contacts: pelvis", "pelvis"},
		{"head that should rest on the floor", standing(), func(_ *Art, f *Frame) { f.Contacts = []string{"head"} }, "contacts: head", "head"},
		{"turned too far", facing(), func(_ *Art, f *Frame) { f.Turn = 80 }, "turn", "80°"},
		{"head turned too far", facing(), func(_ *Art, f *Frame) { f.HeadTurn = -90 }, "head_turn", "-90°"},
		{"bent too far to the side", facing(), func(_ *Art, f *Frame) { f.Lumbar = 40 }, "lumbar", "40°"},
		{"arm through the chest", facing(), func(_ *Art, f *Frame) { f.Hands.Right = &Limb{Toward: &Point{60, 133}} }, "right shoulder", "-80° to 230°"},
		{"legs spread too far", facing(), func(_ *Art, f *Frame) { f.Feet.Left.At = &Point{90, 88} }, "left hip", "-35° to 60°"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if len(tt.art.Check()) != 0 {
				t.Fatal("the illustration is not sound before it is spoilt")
			}
			tt.spoil(tt.art, &tt.art.Frames[0])
			got := tt.art.Check()
			for _, p := range got {
				if p.Field == tt.field && strings.Contains(p.Message, tt.says) {
					return
				}
			}
			t.Errorf("no problem with field %q that says %q; found %v", tt.field, tt.says, got)
		})
	}
}

func TestBonesOfWrongLengthAreFound(t *testing.T) {
	for joint, spoil := range map[string]func(*skeleton){
		"near thigh":     func(k *skeleton) { k.knees[right].y += 1 },
		"far shin":       func(k *skeleton) { k.ankles[left].y -= 1 },
		"near upper arm": func(k *skeleton) { k.elbows[right].y -= 1 },
		"far forearm":    func(k *skeleton) { k.wrists[left].y -= 1 },
	} {
		s, err := NewScene(standing(), OnMat)
		if err != nil {
			t.Fatal(err)
		}
		in := inspection{art: s.art}
		in.k = s.skeletonAt("stand", "stand", 0)
		spoil(&in.k)
		in.inspect()
		if !strings.Contains(fieldsOf(in.problems), joint) {
			t.Errorf("a changed %s is not found: %v", joint, in.problems)
		}
	}
}

func TestAHeadInsideTheTrunkIsFound(t *testing.T) {
	s, err := NewScene(standing(), OnMat)
	if err != nil {
		t.Fatal(err)
	}
	in := inspection{art: s.art}
	in.k = s.skeletonAt("stand", "stand", 0)
	in.k.skull.y -= 22
	in.inspect()
	if !strings.Contains(fieldsOf(in.problems), "head") {
		t.Errorf("a head sunk into the chest is not found: %v", in.problems)
	}
}

func fieldsOf(problems []Problem) string {
	var fields []string
	for _, p := range problems {
		fields = append(fields, p.Field)
	}
	return strings.Join(fields, ", ")
}

func TestAFaultHalfWayThroughAMoveIsFoundOnce(t *testing.T) {
	a := standing()
	a.Frames = append(a.Frames, standingFrame("other"))
	a.Frames[0].Hands.Both = &Limb{Toward: &Point{-8, 60}}
	a.Frames[1].Hands.Both = &Limb{Toward: &Point{-8, 230}}
	if got := a.Check(); len(got) != 0 {
		t.Fatalf("lifting straight arms in front is sound, yet: %v", got)
	}
	a.Frames[0].Pelvis, a.Frames[1].Pelvis = Point{0, 60}, Point{0, 60}
	for i := range a.Frames {
		a.Frames[i].Hands.Both = &Limb{Toward: &Point{-8, 60}}
		a.Frames[i].Contacts = nil
	}
	a.Frames[0].Feet.Both = &Limb{At: &Point{50, 7}, Shape: "flat"}
	a.Frames[1].Feet.Both = &Limb{At: &Point{-50, 26}, Angle: angle(-75)}
	got := a.Check()
	if len(got) == 0 {
		t.Fatal("feet that swing through the floor are not found")
	}
	seen := map[string]bool{}
	for _, p := range got {
		if !strings.Contains(p.Frame, " to ") || !strings.Contains(p.Frame, "%") {
			t.Errorf("the problem does not say where in the move it is: %q", p.Frame)
		}
		key := strings.Split(p.Frame, " at ")[0] + p.Field
		if seen[key] {
			t.Errorf("%s is reported twice for one move", key)
		}
		seen[key] = true
	}
}

func angle(a float64) *float64 { return &a }

func TestWhatLiesOnAPropIsSupportedByIt(t *testing.T) {
	a := &Art{Props: []Prop{
		{Kind: "block", At: Point{10, 0}},
		{Kind: "ball", At: Point{100, 0}},
		{Kind: "weight-ball", At: Point{0, 0}, Hold: "hands"},
	}}
	for _, tt := range []struct{ x, y, want float64 }{
		{10, 12, 10}, {40, 12, 0}, {100, 66, 65}, {100 + 32.5/math.Sqrt2, 66, 32.5 + 32.5/math.Sqrt2}, {10, 1, 0},
	} {
		if got := a.support(tt.x, tt.y, 0); math.Abs(got-tt.want) > 0.01 {
			t.Errorf("what bears weight at x=%.0f below y=%.0f is at %.2f; want %.2f", tt.x, tt.y, got, tt.want)
		}
	}
}

func TestASceneNeedsFramesWithNamesOfTheirOwn(t *testing.T) {
	if _, err := NewScene(&Art{View: Side}, OnMat); err == nil {
		t.Error("an illustration without frames makes a scene")
	}
	a := standing()
	a.Frames = append(a.Frames, a.Frames[0])
	if _, err := NewScene(a, OnMat); err == nil {
		t.Error("two frames of one name make a scene")
	}
	a = standing()
	a.Moves = []Move{{From: "stand", To: "nowhere"}}
	if _, err := NewScene(a, OnMat); err == nil {
		t.Error("a move to a frame that does not exist makes a scene")
	}
}

func TestSceneKnowsItsFrames(t *testing.T) {
	s := sceneOf(t, "cat-cow")
	if got := strings.Join(s.FrameNames(), " "); !strings.HasPrefix(got, "neutral cat cow mistake") {
		t.Errorf("the frames are %q", got)
	}
	if !s.HasFrame("cow") || s.HasFrame("dog") {
		t.Error("HasFrame is wrong about cow or dog")
	}
}
