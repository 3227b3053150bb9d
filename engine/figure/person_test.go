package figure

import "testing"

// TestABroaderPersonIsBroaderInFront compares the builds: belly, chest and limbs are fuller,
// and the back, on which one lies, is the same.
func TestABroaderPersonIsBroaderInFront(t *testing.T) {
	s := sceneOf(t, "supine-reach")
	var slim, broad skeleton
	broad.broad = true
	m := Moment{From: "rest", To: "rest"}
	s.pose(&m, &slim)
	s.pose(&m, &broad)
	if more := broad.frontDepth(19) - slim.frontDepth(19); more < 2 || more > 5 {
		t.Errorf("the belly is %.1f cm fuller, want 2 to 5", more)
	}
	if broad.backDepth(19) != slim.backDepth(19) {
		t.Errorf("the back is %.1f cm deep, and %.1f in the broader build", slim.backDepth(19), broad.backDepth(19))
	}
	width := func(k *skeleton) float64 {
		var d drawing
		d.draw(k, Bun, nil, 0)
		for i := range d.shapes {
			if d.shapes[i].part == partNearThigh {
				return area(d.points[d.shapes[i].first:d.shapes[i].last])
			}
		}
		return 0
	}
	if a, b := width(&slim), width(&broad); b < 1.05*a {
		t.Errorf("the thigh has an area of %.0f, and %.0f in the broader build", a/2, b/2)
	}
}

// TestEveryPersonLooksDifferent draws one pose of each look.
func TestEveryPersonLooksDifferent(t *testing.T) {
	s := sceneOf(t, "march-in-place")
	seen := map[string]Look{}
	for _, l := range []Look{Bun, ShortHair, GreyBun, GreyShort} {
		st := LightStyle()
		st.Dress(l)
		picture := string(NewCanvas(160, 120).Draw(s, Moment{From: "stand", To: "stand"}, &st).Pix)
		if other, ok := seen[picture]; ok {
			t.Errorf("look %d is drawn as look %d", l, other)
		}
		seen[picture] = l
	}
}

// TestTheCommonMistakeIsCrossedOut draws the pictures of common mistakes: a red disc in the
// corner, no move that leads to them, and every other pose without one.
func TestTheCommonMistakeIsCrossedOut(t *testing.T) {
	found := 0
	st := LightStyle()
	c := NewCanvas(320, 240)
	crossed := func(s *Scene, name string) bool {
		img := c.Draw(s, Moment{From: name, To: name}, &st)
		return img.RGBAAt(320-27+14, 27) == hex(0xc4453c)
	}
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		for _, m := range s.art.moves() {
			if m.From == Mistake || m.To == Mistake {
				t.Errorf("%s moves from %s to %s", idOf(path), m.From, m.To)
			}
		}
		for _, name := range s.FrameNames() {
			if got := crossed(s, name); got != (name == Mistake) {
				t.Errorf("%s: %s: crossed out is %v", idOf(path), name, got)
			}
			if name == Mistake {
				found++
			}
		}
	}
	if found < 6 {
		t.Errorf("there are %d pictures of mistakes, want 6 or more", found)
	}
}
