package figure

import "testing"

// TestNothingCutsTheHeadInTwo looks at the painting order of every frame seen from the
// side: the whole of the near arm, from the sleeve to the fingers, lies over neck and
// head, and is one piece: nothing of the head is painted between its parts.
func TestNothingCutsTheHeadInTwo(t *testing.T) {
	const arm = partNearUpperArm | partNearForearm | partNearHand
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
			if k.turnedOut(right) {
				continue // it reaches through the legs, far from the head
			}
			d.draw(&k, Bun, nil, 0)
			first, last, head := len(d.shapes), -1, -1
			for i := range d.shapes {
				switch p := d.shapes[i].part; {
				case p&arm != 0:
					first, last = min(first, i), i
				case p&(partNeck|partHead|partHair) != 0:
					head = i
				}
			}
			if last < 0 || head < 0 || first < head {
				t.Errorf("%s: %s: the near arm is painted from %d to %d, the head up to %d; want the arm after it", idOf(path), name, first, last, head)
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
