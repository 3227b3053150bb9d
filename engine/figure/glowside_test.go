package figure

import "testing"

// glows are the lights on a picture.
func glows(s *Scene, m Moment) (c *Canvas, found []shape) {
	st := LightStyle()
	c = NewCanvas(320, 240)
	m.Glow = 1
	c.Draw(s, m, &st)
	for _, sh := range c.drawing.shapes {
		if sh.kind == kindGlow && sh.ink == inkGlow {
			found = append(found, sh)
		}
	}
	return c, found
}

// TestATurnLightsTheFlankThatLengthens compares the lights on either flank: the chest that
// turns to the left lengthens the right flank, and so do knees that tip to the left.
func TestATurnLightsTheFlankThatLengthens(t *testing.T) {
	for _, id := range []string{"seated-twist", "knee-rocks", "torso-rotations"} {
		s := sceneOf(t, id)
		for frame, lengthens := range map[string]float64{"left": 1, "right": -1, "centre": 0} {
			c, found := glows(s, Moment{From: frame, To: frame})
			var light [2]float64 // of the left flank and of the right one
			for _, sh := range found {
				if sh.clip&partTrunk == 0 || sh.last-sh.first != 6 {
					continue
				}
				at, _ := c.skeleton.axis(26)
				across := c.skeleton.flank(26, 1).minus(at)
				side := 0
				if c.drawing.points[sh.first+3].minus(at).dot(across) > 0 {
					side = 1
				}
				light[side] = max(light[side], sh.alpha)
			}
			if more := light[1] - light[0]; lengthens == 0 && more != 0 || lengthens*more < 0 || lengthens != 0 && lengthens*more < 0.4 {
				t.Errorf("%s, %s: the lights are %.2f on the left and %.2f on the right", id, frame, light[0], light[1])
			}
		}
	}
}

// TestTheLightIsOnTheLegThatMoves looks at a person who lies and moves one leg: the other
// one is shown by exchanging the legs, and the light goes with it.
func TestTheLightIsOnTheLegThatMoves(t *testing.T) {
	s := sceneOf(t, "heel-slides")
	for _, mirrored := range []bool{false, true} {
		_, found := glows(s, Moment{From: "bent", To: "bent", Mirror: mirrored})
		if len(found) == 0 {
			t.Fatal("nothing glows")
		}
		for _, sh := range found {
			if onFar := sh.clip&partFarThigh != 0; onFar != mirrored {
				t.Errorf("mirrored %v: a light is limited to the parts %b", mirrored, sh.clip)
			}
		}
	}
}
