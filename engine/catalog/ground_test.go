package catalog_test

import (
	"image/color"
	"slices"
	"testing"

	"uncoil/engine"
	"uncoil/engine/figure"
)

// TestAMatIsDrawnWhereOneIsNeeded: a mat of another colour changes the picture of
// those exercises that need a mat, and of no others.
func TestAMatIsDrawnWhereOneIsNeeded(t *testing.T) {
	c := real(t)
	violet, green := figure.LightStyle(), figure.LightStyle()
	green.Mat = color.RGBA{0, 0xff, 0, 0xff}
	for _, e := range c.Exercises() {
		scene, err := c.Scene(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		m := figure.Moment{From: e.Start.Frame, To: e.Start.Frame}
		canvas := figure.NewCanvas(160, 120)
		before := slices.Clone(canvas.Draw(scene, m, &violet).Pix)
		mat := differing(before, canvas.Draw(scene, m, &green).Pix)
		m.Bare = true
		bare := slices.Clone(canvas.Draw(scene, m, &violet).Pix)
		// A knee that stands up catches a light in the colour of the mat, and a strap has it.
		if differing(bare, canvas.Draw(scene, m, &green).Pix) > mat/4 {
			t.Errorf("%s: a mat is drawn in bed", e.ID)
		}
		if needed := slices.Contains(e.Equipment, engine.Mat); (mat > 0) != needed {
			t.Errorf("%s: a mat is drawn: %v, needed: %v", e.ID, mat > 0, needed)
		}
	}
}

// differing counts the bytes in which two pictures differ.
func differing(a, b []byte) int {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}
