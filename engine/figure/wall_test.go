package figure

import "testing"

// TestThePictureOfAPoseShowsTheWallThatItUses looks for a wall in pictures of single poses
// and of the movements between them.
func TestThePictureOfAPoseShowsTheWallThatItUses(t *testing.T) {
	st := LightStyle()
	s := sceneOf(t, "sit-to-stand")
	for _, tt := range []struct {
		m    Moment
		wall bool
	}{
		{Moment{From: "lean", To: "lean", Still: true}, false},
		{Moment{From: "stand", To: "stand", Still: true}, true},
		{Moment{From: "lean", To: "lean"}, true},
		{Moment{From: "lean", To: "stand", Progress: 0.5}, true},
	} {
		c := NewCanvas(320, 240)
		c.Draw(s, tt.m, &st)
		found := false
		for _, sh := range c.drawing.shapes {
			found = found || sh.ink == inkWall
		}
		if found != tt.wall {
			t.Errorf("%+v: a wall is shown: %v, want %v", tt.m, found, tt.wall)
		}
	}
}
