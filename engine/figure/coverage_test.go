package figure

import (
	"image"
	"image/color"
	"math"
	"testing"
)

func TestATintBlendsToTheNearestValue(t *testing.T) {
	for ink := 0; ink < 256; ink += 5 {
		for under := 0; under < 256; under += 3 {
			for a := range 256 {
				pixel := []uint8{uint8(under), 0, 255 - uint8(under), 255}
				tintOf(color.RGBA{uint8(ink), 255, uint8(ink), 255}).over(pixel, uint32(a))
				blend := func(over, under int) uint8 {
					return uint8(math.Round(float64(over*a+under*(255-a)) / 255))
				}
				want := [4]uint8{blend(ink, under), blend(255, 0), blend(ink, 255-under), 255}
				if [4]uint8(pixel) != want {
					t.Fatalf("%d over %d with coverage %d is %v, want %v", ink, under, a, pixel, want)
				}
			}
		}
	}
}

func TestTheNearestSegmentsOfALightAreChosen(t *testing.T) {
	c := NewCanvas(320, 240)
	c.painter.scale, c.painter.flip, c.painter.up, c.painter.origin = 1, 1, 1, vec{0, 240}
	line := []vec{{40, 60}, {60, 90}, {90, 100}, {130, 95}, {150, 120}, {150, 160}}
	var bones, near [lineLimit]segment
	for i := range len(line) - 1 {
		bones[i] = c.painter.segment(line[i], line[i+1])
	}
	l := light{reach: 45}
	for y := 0; y < 240; y += tile {
		for x := 0; x < 320; x += tile {
			n := l.choose(&near, bones[:len(line)-1], image.Rect(x, y, x+tile, y+tile))
			for at := range tile * tile {
				px, py := float64(x+at%tile)+0.5, float64(y+at/tile)+0.5
				want := nearest(bones[:len(line)-1], px, py)
				if want >= l.reach*l.reach {
					continue
				}
				if got := nearest(near[:n], px, py); got != want {
					t.Fatalf("at %v, %v the light is %v away, of the chosen segments %v", px, py, math.Sqrt(want), math.Sqrt(got))
				}
			}
		}
	}
}
