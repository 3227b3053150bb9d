package figure

import (
	"slices"
	"testing"
)

// TestAThighThatPointsAtTheViewerEndsInAKnee looks at a person who sits facing the viewer:
// either thigh is painted over the pelvis and over its shin, and is wider at the knee than
// that of a person who stands.
func TestAThighThatPointsAtTheViewerEndsInAKnee(t *testing.T) {
	sits, stands := sceneOf(t, "seated-twist"), sceneOf(t, "torso-rotations")
	parts := order(sits, "centre")
	for i := range 2 {
		thigh := side{index: i}.part(partNearThigh)
		if at := slices.Index(parts, thigh); at < last(parts, partPelvis) || at < last(parts, side{index: i}.part(partNearShin)) {
			t.Errorf("thigh %d is painted below the pelvis or the shin", i)
		}
		a, b := kneeWidth(sits, thigh, i), kneeWidth(stands, thigh, i)
		if a < 1.25*b {
			t.Errorf("the knee %d is %.1f cm wide; standing it is %.1f cm, and it is nearer now", i, a, b)
		}
	}
}

// kneeWidth is how wide a thigh is within 2 cm of the height of its knee.
func kneeWidth(s *Scene, thigh part, index int) float64 {
	k := s.skeletonAt("centre", "centre", 0)
	var d drawing
	d.draw(&k, Bun, nil, 0)
	b := emptyBox()
	for i := range d.shapes {
		if sh := &d.shapes[i]; sh.part == thigh && !sh.detail {
			for _, v := range d.points[sh.first:sh.last] {
				if v.y > k.knees[index].y-2 && v.y < k.knees[index].y+2 {
					b.include(v)
				}
			}
		}
	}
	return b.x1 - b.x0
}

// TestATurnedChestIsAVolume turns a person who faces the viewer: the chest is the outline on
// the side to which they turn, the shoulder there goes behind it, and the other comes in front.
func TestATurnedChestIsAVolume(t *testing.T) {
	s := sceneOf(t, "torso-rotations")
	for _, tt := range []struct {
		frame         string
		sign          float64
		behind, front part
	}{
		{"left", -1, partFarUpperArm, partNearUpperArm},
		{"right", 1, partNearUpperArm, partFarUpperArm},
	} {
		k := s.skeletonAt(tt.frame, tt.frame, 0)
		if chest, back := k.widthOn(37, tt.sign), k.widthOn(37, -tt.sign); chest < back+0.5 {
			t.Errorf("%s: the chest reaches %.1f cm to its side, the back %.1f cm to the other", tt.frame, chest, back)
		}
		parts := order(s, tt.frame)
		shirt := slices.Index(parts, partShirt)
		if last(parts, tt.behind) > shirt || last(parts, tt.front) < shirt {
			t.Errorf("%s: want one upper arm below the shirt and the other over it", tt.frame)
		}
	}
}
