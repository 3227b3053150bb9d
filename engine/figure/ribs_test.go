package figure

import "testing"

// ribArrows are the arrows of a breath that a still pose shows.
func ribArrows(s *Scene, frame string) (*Canvas, []shape) {
	st := LightStyle()
	c := NewCanvas(640, 480)
	c.Draw(s, Moment{From: frame, To: frame, Ribs: 1}, &st)
	return c, arrowsOf(c)
}

// TestTheArrowsOfABreathLieBesideTheBody looks for poses in which an arm or a chair takes
// the place beside the ribs: no arrow is drawn there.
func TestTheArrowsOfABreathLieBesideTheBody(t *testing.T) {
	shown := 0
	for _, path := range artFiles(t) {
		s := sceneOf(t, idOf(path))
		for _, frame := range s.FrameNames() {
			c, arrows := ribArrows(s, frame)
			shown += len(arrows)
			for _, a := range arrows {
				tip := c.drawing.points[a.first:a.last]
				for _, other := range c.drawing.shapes {
					if other.detail || other.kind != kindFill || other.part == partNone || other.ink == inkWall {
						continue
					}
					for _, v := range tip {
						if within(c.drawing.points[other.first:other.last], v) {
							t.Fatalf("%s, %s: an arrow of the breath lies on part %b", idOf(path), frame, other.part)
						}
					}
				}
			}
		}
	}
	if shown == 0 {
		t.Error("no pose shows an arrow of the breath")
	}
}
