package figure

import (
	"image"
	"image/draw"
	"testing"
)

func TestARoomFillsThePictureButItsCorners(t *testing.T) {
	for _, id := range []string{"cat-cow", "side-reaches", "supine-twist"} {
		s := sceneOf(t, id)
		name := s.FrameNames()[0]
		st := LightStyle()
		st.Room = WholeRoom
		c := NewCanvas(320, 240)
		img := c.Draw(s, Moment{From: name, To: name}, &st)
		for _, at := range [][2]int{{160, 0}, {160, 239}, {0, 120}, {319, 120}} {
			if a := img.RGBAAt(at[0], at[1]).A; a != 255 {
				t.Errorf("%s: the room covers %v with %d of 255", id, at, a)
			}
		}
		if a := img.RGBAAt(0, 0).A; a != 0 {
			t.Errorf("%s: the corner is covered with %d of 255", id, a)
		}
		edge := 0 // between wall and floor: the light alone changes slowly
		for y := 20; y < 220; y++ {
			edge = max(edge, difference(img.RGBAAt(2, y), img.RGBAAt(2, y-1)))
		}
		if floorOnly := edge < 3; floorOnly != (s.View() == Top) {
			t.Errorf("%s: from line to line the room changes by up to %d", id, edge)
		}
		st.Outline = true
		if a := c.Draw(s, Moment{From: name, To: name}, &st).RGBAAt(160, 1).A; a != 0 {
			t.Errorf("%s: with outlines there is a room", id)
		}
	}
}

// TestEveryMovementFillsThePicture measures the whole movement with the things around it:
// in one direction it leaves nothing but a margin.
func TestEveryMovementFillsThePicture(t *testing.T) {
	const least = 0.88
	st := LightStyle()
	c := NewCanvas(640, 480)
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		whole := emptyBox()
		for _, a := range s.art.Arrows {
			for _, v := range a.Path {
				whole.include(v.vec())
			}
		}
		moments := []Moment{{From: s.FrameNames()[0], To: s.FrameNames()[0]}}
		for _, m := range s.art.moves() {
			for i := range 5 {
				moments = append(moments, Moment{From: m.From, To: m.To, Progress: float64(i) / 4, Breath: 1})
			}
		}
		for _, m := range moments {
			c.Draw(s, m, &st)
			for _, v := range c.drawing.points {
				whole.include(v)
			}
		}
		k := c.painter.scale
		wide, high := (whole.x1-whole.x0)*k/640, (whole.y1-min(whole.y0, s.floor.y0))*k/480
		if max(wide, high) < least {
			t.Errorf("%s takes %.2f of the width and %.2f of the height; one must be at least %.2f", idOf(path), wide, high, least)
		}
	}
}

// TestARoomApartIsTheSameRoom lays a picture on the room that is drawn apart, as the screen
// of a session does.
func TestARoomApartIsTheSameRoom(t *testing.T) {
	for _, id := range []string{"cat-cow", "side-reaches", "supine-twist"} {
		s := sceneOf(t, id)
		m := Moment{From: s.FrameNames()[0], To: s.FrameNames()[1], Progress: 0.4, Mirror: true, Quiet: true, Glow: 1}
		whole, apart := LightStyle(), LightStyle()
		whole.Room, apart.Room = WholeRoom, RoomApart
		c, d := NewCanvas(320, 240), NewCanvas(320, 240)
		want, got := c.Draw(s, m, &whole), d.DrawRoom(s, m.Quiet, &apart)
		draw.Draw(got, got.Rect, d.Draw(s, m, &apart), image.Point{}, draw.Over)
		worst := 0
		for y := range 240 {
			for x := range 320 {
				worst = max(worst, difference(want.RGBAAt(x, y), got.RGBAAt(x, y)))
			}
		}
		if worst > 6 {
			t.Errorf("%s: the two differ by up to %d of 255; they may differ by rounding only", id, worst)
		}
	}
}
