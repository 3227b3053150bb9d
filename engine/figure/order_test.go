package figure

import "testing"

// TestNothingCutsTheHeadInTwo looks at the painting order of every frame seen
// from the side: the near arm, wherever it is, lies behind neck and head; only
// shoulder and sleeve lie over them.
func TestNothingCutsTheHeadInTwo(t *testing.T) {
	for _, path := range artFiles(t) {
		a := loadArt(t, path)
		if a.View != Side {
			continue
		}
		s := sceneOf(t, idOf(path))
		for _, name := range s.FrameNames() {
			var k skeleton
			var d drawing
			s.pose(&Moment{From: name, To: name}, &k)
			d.draw(&k, Bun, nil, 0)
			arm, neck, head, sleeve := -1, -1, -1, -1
			for i := range d.shapes {
				switch p := d.shapes[i].part; {
				case p&(partNearUpperArm|partNearForearm|partNearHand) != 0:
					arm = i
				case p == partNeck:
					neck = i
				case p == partHead:
					head = i
				case p == partSleeve:
					sleeve = i
				}
			}
			if arm > neck {
				t.Errorf("%s: %s: the near arm is painted over the neck", idOf(path), name)
			}
			if sleeve < head {
				t.Errorf("%s: %s: the near sleeve is painted under the head, which hides that the arm comes from the trunk", idOf(path), name)
			}
		}
	}
}

// TestFarThighGlowsAlone asks for the light on the far thigh: it falls on that
// part only, and is laid before the near leg covers it.
func TestFarThighGlowsAlone(t *testing.T) {
	s := sceneOf(t, "march-in-place")
	var k skeleton
	var d drawing
	s.pose(&Moment{From: "left-up", To: "left-up"}, &k)
	d.draw(&k, Bun, []Region{FarThigh}, 1)
	lights := 0
	for i := range d.shapes {
		switch sh := &d.shapes[i]; {
		case sh.kind == kindGlow && sh.clip != partFarThigh:
			t.Errorf("a light falls on the parts %b, want the far thigh", sh.clip)
		case sh.kind == kindGlow:
			lights++
		case sh.part == partNearThigh && lights == 0:
			t.Fatal("the near thigh is painted before the light on the far one")
		}
	}
	if lights != 1 {
		t.Errorf("there are %d lights, want 1", lights)
	}
}
