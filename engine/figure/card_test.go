package figure

import (
	"image"
	"testing"
)

// TestEveryStillFillsThePicture draws each pose by itself: in one direction it leaves
// nothing but a margin, and nothing is cut off.
func TestEveryStillFillsThePicture(t *testing.T) {
	const least = 0.84
	st := LightStyle()
	c := NewCanvas(640, 480)
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		for _, name := range s.FrameNames() {
			img := c.Draw(s, Moment{From: name, To: name, Arrow: 1, Still: true}, &st)
			box := inked(img)
			if wide, high := float64(box.Dx())/640, float64(box.Dy())/480; max(wide, high) < least {
				t.Errorf("%s, %s takes %.2f of the width and %.2f of the height; one must be at least %.2f", idOf(path), name, wide, high, least)
			}
			walled := false
			for _, p := range s.art.Props {
				walled = walled || p.isWall()
			}
			if !walled && !box.In(image.Rect(1, 1, 639, 479)) {
				t.Errorf("%s, %s touches the edge: %v", idOf(path), name, box)
			}
		}
	}
}

// TestAWallFillsTheCardToItsEdge looks at the edge of the card beside a wall, whichever side
// it is on, and at the corners, which are round.
func TestAWallFillsTheCardToItsEdge(t *testing.T) {
	st := LightStyle()
	st.Room = WholeRoom
	inks := st.inks(false)
	for _, turned := range []bool{false, true} {
		for _, mirror := range []bool{false, true} {
			art := loadArt(t, "../../assets/figures/wall-lean-stretch.yaml")
			art.Props[0].Turned = turned
			s, err := NewScene(art, OnFloor)
			if err != nil {
				t.Fatal(err)
			}
			img := NewCanvas(640, 480).Draw(s, Moment{From: "stand", To: "stand", Mirror: mirror}, &st)
			edge, corner := 637, image.Point{639, 0}
			if turned != mirror {
				edge, corner = 2, image.Point{0, 0}
			}
			for _, y := range []int{40, 240, 440} {
				if got := img.RGBAAt(edge, y); difference(got, inks[inkWall]) > 4 {
					t.Errorf("turned %v, mirrored %v: at the edge, %d below the top, is %v; the wall is %v", turned, mirror, y, got, inks[inkWall])
				}
			}
			if a := img.RGBAAt(corner.X, corner.Y).A; a != 0 {
				t.Errorf("turned %v, mirrored %v: the corner of the card is filled: %d", turned, mirror, a)
			}
		}
	}
}

// TestWhatIsNearerStandsLower: the near foot of a frame is before the person.
func TestWhatIsNearerStandsLower(t *testing.T) {
	st := LightStyle()
	c := NewCanvas(640, 480)
	c.Draw(sceneOf(t, "bar-hang"), Moment{From: "hang", To: "hang"}, &st)
	low := 0.0
	for i := range c.drawing.shapes {
		if s := &c.drawing.shapes[i]; s.part == partProp {
			for _, v := range c.drawing.points[s.first:s.last] {
				low = min(low, v.y)
			}
		}
	}
	if low > -2 {
		t.Errorf("the frame's lowest point is %.1f; its near foot is before the person, so lower than -2", low)
	}
}
