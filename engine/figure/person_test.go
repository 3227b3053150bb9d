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
