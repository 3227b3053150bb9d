package catalog_test

import (
	"bytes"
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
		drawn := !bytes.Equal(before, canvas.Draw(scene, m, &green).Pix)
		if needed := slices.Contains(e.Equipment, engine.Mat); drawn != needed {
			t.Errorf("%s: a mat is drawn: %v, needed: %v", e.ID, drawn, needed)
		}
	}
}
