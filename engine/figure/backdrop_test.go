package figure

import (
	"bytes"
	"testing"
)

// TestAKeptCanvasDrawsLikeANewOne draws unlike pictures one after the other on one canvas:
// nothing of one is left in the next.
func TestAKeptCanvasDrawsLikeANewOne(t *testing.T) {
	light, dark := LightStyle(), DarkStyle()
	light.Room, dark.Room = WholeRoom, RoomApart
	contrast := HighContrastStyle(false)
	for _, id := range []string{"cat-cow", "supine-twist", "short-walk", "torso-rotations", "ball-back-stretch", "wall-lean-stretch"} {
		s := sceneOf(t, id)
		names := s.FrameNames()
		kept := NewCanvas(320, 240)
		moments := []Moment{
			{From: names[0], To: names[0], Marks: 20},
			{From: names[0], To: names[1], Progress: 0.3, Glow: 1, Arrow: 1, Ribs: 1},
			{From: names[0], To: names[1], Progress: 0.6, Mirror: true},
			{From: names[1], To: names[1], Still: true, Arrow: 1},
			{From: names[1], To: names[0], Progress: 0.4, Bare: true, Quiet: true},
			{From: names[len(names)-1], To: names[len(names)-1]}, // of the cat-cow the mistake, crossed out
			{From: names[0], To: names[0]},
		}
		for _, st := range []*Style{&light, &light, &dark, &contrast, &light} {
			for i, m := range moments {
				for _, again := range []bool{false, true} {
					got, want := kept.Draw(s, m, st), NewCanvas(320, 240).Draw(s, m, st)
					if !bytes.Equal(got.Pix, want.Pix) {
						t.Fatalf("%s, picture %d, drawn again: %v, is not as on a new canvas", id, i, again)
					}
				}
			}
			kept.Resize(160, 120)
			kept.Resize(320, 240)
		}
	}
}
