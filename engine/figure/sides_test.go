package figure

import (
	"image"
	"image/color"
	"testing"
)

// middleOf is the middle of the pixels of a colour, and how many there are.
func middleOf(img *image.RGBA, c color.RGBA) (x, y float64, n int) {
	for py := range img.Rect.Dy() {
		for px := range img.Rect.Dx() {
			if difference(img.RGBAAt(px, py), c) < 3 {
				x, y, n = x+float64(px), y+float64(py), n+1
			}
		}
	}
	return x / float64(max(n, 1)), y / float64(max(n, 1)), n
}

func hairOf(s *Scene, m Moment) (x, y float64) {
	st := LightStyle()
	x, y, _ = middleOf(NewCanvas(640, 400).Draw(s, m, &st), st.hair())
	return x, y
}

// A person who lies does not turn round to do the other side.
func TestALyingPersonKeepsTheirHeadWhereItIs(t *testing.T) {
	for id, frame := range map[string]string{"heel-slides": "bent", "hamstring-stretch": "", "single-knee-to-chest": "", "supine-twist": "twisted"} {
		s := sceneOf(t, id)
		if !s.HasFrame(frame) {
			frame = s.FrameNames()[1]
		}
		m := Moment{From: frame, To: frame, Glow: 1}
		x, _ := hairOf(s, m)
		m.Mirror = true
		if other, _ := hairOf(s, m); other < x-8 || other > x+8 {
			t.Errorf("%s: the head moves from %.0f to %.0f", id, x, other)
		}
		st := LightStyle()
		mirrored := *NewCanvas(640, 400).Draw(s, m, &st)
		m.Mirror = false
		same := true
		for i, v := range NewCanvas(640, 400).Draw(s, m, &st).Pix {
			same = same && v == mirrored.Pix[i]
		}
		if same {
			t.Errorf("%s: both sides look alike", id)
		}
	}
}

// Facing the viewer, the figure bends to the viewer's own side.
func TestAFacingFigureIsAMirror(t *testing.T) {
	s := sceneOf(t, "side-reaches")
	m := Moment{From: "left", To: "left"}
	if x, _ := hairOf(s, m); x < 320 {
		t.Fatalf("face to face, their left is at %.0f: want the viewer's right", x)
	}
	m.Facing = true
	if x, _ := hairOf(s, m); x > 320 {
		t.Errorf("in a mirror the left is at %.0f: want the viewer's left", x)
	}
	side := Moment{From: "cat", To: "cat"}
	catCow := sceneOf(t, "cat-cow")
	x, _ := hairOf(catCow, side)
	side.Facing = true
	if other, _ := hairOf(catCow, side); other != x {
		t.Errorf("seen from the side nobody faces the viewer, but the head moves from %.0f to %.0f", x, other)
	}
}

// leftOf reports on which side of the R the L of a moment is: -1 for its left.
func leftOf(t *testing.T, s *Scene, m Moment) int {
	t.Helper()
	c := NewCanvas(640, 400)
	m.Marks = 26
	st := LightStyle()
	c.Draw(s, m, &st)
	// What the marks are painted from is lost once they are painted.
	m.Marks = 0
	c.Draw(s, m, &st)
	var x [2]float64
	for _, k := range s.marks(&c.skeleton, &m, 5) {
		index := right
		if k.left {
			index = left
		}
		x[index], _ = c.painter.pixel(k.at)
	}
	switch {
	case x[left] < x[right]:
		return -1
	case x[left] > x[right]:
		return 1
	default:
		return 0
	}
}

func TestMarksStandAtTheirSides(t *testing.T) {
	front := sceneOf(t, "ball-twist")
	frame := front.FrameNames()[0]
	for _, tt := range []struct {
		mirror, facing bool
		want           int
	}{{false, false, 1}, {true, false, 1}, {false, true, -1}, {true, true, -1}} {
		if got := leftOf(t, front, Moment{From: frame, To: frame, Mirror: tt.mirror, Facing: tt.facing}); got != tt.want {
			t.Errorf("the other side %v, in a mirror %v: L is at %d of R, want %d", tt.mirror, tt.facing, got, tt.want)
		}
	}
	// The leg that is drawn up is marked with its own letter.
	heels := sceneOf(t, "heel-slides")
	frame = heels.FrameNames()[1]
	for _, mirror := range []bool{false, true} {
		m := Moment{From: frame, To: frame, Mirror: mirror}
		var k skeleton
		heels.pose(&m, &k)
		highest := mark{}
		for _, mk := range heels.marks(&k, &m, 5) {
			if mk.at.y > highest.at.y {
				highest = mk
			}
		}
		if highest.left != mirror || highest.alpha != 1 {
			t.Errorf("the other side %v: the leg that works is marked as the left one: %v, with a strength of %.2f", mirror, highest.left, highest.alpha)
		}
	}
}

func TestMarksAreAsLargeAsAsked(t *testing.T) {
	s := sceneOf(t, "side-reaches")
	st := LightStyle()
	for _, high := range []float64{0, 26, 52} {
		img := NewCanvas(900, 420).Draw(s, Moment{From: "stand", To: "stand", Marks: high}, &st)
		_, _, n := middleOf(img, color.RGBA{0xff, 0xff, 0xff, 0xff})
		// Two discs, from which the letters cover a part.
		least, most := int(2*2*markRadius*markRadius*high*high), int(2*3.2*markRadius*markRadius*high*high)
		if n < least || n > most {
			t.Errorf("marks of %.0f pixels cover %d of them, want %d to %d", high, n, least, most)
		}
	}
}
