package figure

import (
	"image/color"
	"testing"
)

// TestEverySkinIsSeenOnADarkGround goes down to the head in each column of a picture:
// what it meets first has at least three times the contrast of the ground.
func TestEverySkinIsSeenOnADarkGround(t *testing.T) {
	s := sceneOf(t, "march-in-place")
	c := NewCanvas(480, 360)
	for _, look := range []Look{Bun, ShortHair} {
		for _, skin := range []Skin{SkinPorcelain, SkinHoney, SkinUmber, SkinEbony} {
			st := DarkStyle()
			st.Look, st.Skin = look, skin
			img := onGround(c.Draw(s, Moment{From: "stand", To: "stand"}, &st), st.Ground)
			var k skeleton
			s.pose(&Moment{From: "stand", To: "stand"}, &k)
			seen, columns := 0, 0
			x0, y0 := c.painter.pixel(k.skull.plus(vec{-6, 10}))
			x1, _ := c.painter.pixel(k.skull.plus(vec{6, 10}))
			for x := int(x0); x < int(x1); x++ {
				columns++
				best, met := 1.0, 0
				for y := 0; y < int(y0) && met < 6; y++ {
					if p := img.RGBAAt(x, y); p != st.Ground {
						best = max(best, contrast(p, st.Ground))
						met++
					}
				}
				if best >= leastContrast {
					seen++
				}
			}
			if seen < columns*95/100 {
				t.Errorf("look %d, skin %d: the head is seen in %d of %d columns", look, skin, seen, columns)
			}
		}
	}
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	black, white := color.RGBA{A: 255}, color.RGBA{255, 255, 255, 255}
	if got := contrast(black, white); got < 20.9 || got > 21.1 {
		t.Errorf("black on white has a contrast of %.2f, want 21", got)
	}
	if got := contrast(hex(0x777777), white); got < 4.4 || got > 4.6 {
		t.Errorf("#777 on white has a contrast of %.2f, want 4.48", got)
	}
}
