package figure

import (
	"image"
	"image/color"
	"math"
)

// wallFrom is where the floor ends and the wall begins, in centimetres above the feet: the
// viewer stands a little above.
const wallFrom = 9.0

// cardCorner is the radius of the corners of a card, in parts of its shorter side.
const cardCorner = 0.05

// setting is what a room looks like: the wall and the floor that fill a picture.
type setting struct {
	size        image.Point
	wall, floor color.RGBA
	light       color.RGBA // what the wall is lightened with
	horizon     float64    // the line of pixels where the floor ends, below the top
}

// inRoom reports whether the person stands in a room.
func (st *Style) inRoom() bool { return st.Room != NoRoom && !st.Outline }

// DrawRoom draws the room of a scene alone, on an image of its own and the canvas's size,
// which lies behind pictures drawn with RoomApart. It is transparent where the style has
// no room.
func (c *Canvas) DrawRoom(s *Scene, quiet bool, st *Style) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: c.Size()})
	if st.inRoom() {
		inks := st.inks(quiet)
		c.place(s.view, &s.framing, false, false)
		of := c.settingOf(s, &inks)
		of.build(img.Pix)
	}
	return img
}

// settingOf is the room of the scene that has been placed.
func (c *Canvas) settingOf(s *Scene, inks *[inkCount]color.RGBA) setting {
	of := setting{size: c.Size(), wall: inks[inkRoomWall], floor: inks[inkRoomFloor], light: inks[inkRoomLight]}
	if s.view != Top { // from above there is only the floor
		_, of.horizon = c.painter.pixel(vec{0, wallFrom})
	}
	return of
}

// build paints a room with rounded corners, and a skirting between wall and floor.
func (of *setting) build(pix []uint8) {
	var walls, floors [lightSteps + 1]tint
	for i := range walls {
		bright := float64(i) / lightSteps
		walls[i], floors[i] = tintOf(of.inLight(of.wall, bright)), tintOf(of.inLight(of.floor, 0.6*bright))
	}
	edge := tintOf(blended(of.wall, of.floor, 0.6))
	skirting := 0.012 * float64(min(of.size.X, of.size.Y))
	levels := lightLevels()
	for y := range of.size.Y {
		below := float64(y) + 1 - of.horizon
		row := pix[4*y*of.size.X:][:4*of.size.X]
		dy := (float64(y)/float64(of.size.Y) - 0.05) / lightReach
		for x := range of.size.X {
			pixel := row[4*x : 4*x+4 : 4*x+4]
			in := of.within(float64(x)+0.5, float64(y)+0.5)
			dx := (float64(x)/float64(of.size.X) - 0.8) / lightReach
			bright := int(levels[int(min(dx*dx+dy*dy, 1)*float64(len(levels)-1))] + dither(x, y))
			walls[bright].over(pixel, uint32(255*in))
			if above := below + skirting; of.horizon > 0 && above > 0 {
				edge.over(pixel, uint32(255*in*min(above, 1)))
			}
			if below > 0 {
				floors[bright].over(pixel, uint32(255*in*min(below, 1)))
			}
		}
	}
}

const (
	// lightSteps is how many steps the light on the wall has, each about one of 255.
	lightSteps = 14
	// lightReach is how far the light reaches from the upper right, in parts of the picture.
	lightReach = 0.95
)

// lightLevels is how bright a room is, up to lightSteps, by the square of the distance from
// the light.
func lightLevels() (levels [256]float64) {
	for i := range levels {
		away := math.Sqrt(float64(i) / float64(len(levels)-1))
		levels[i] = (lightSteps - 1) * (1 - smooth(away, 0, 1))
	}
	return levels
}

// dither is what is added to the brightness of a pixel before it is cut to a step, by its
// place in a square of four by four: the steps would show as stripes.
func dither(x, y int) float64 {
	order := [...]float64{0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5}
	return order[y&3<<2|x&3] / 16
}

// inLight is a colour of the room where it is bright.
func (of *setting) inLight(c color.RGBA, bright float64) color.RGBA {
	return blended(c, of.light, 0.5*bright)
}

// within is the share of a pixel that lies inside of the rounded corners.
func (of *setting) within(x, y float64) float64 {
	w, h := float64(of.size.X), float64(of.size.Y)
	r := cardCorner * min(w, h)
	dx, dy := max(r-x, x-(w-r), 0), max(r-y, y-(h-r), 0)
	if dx == 0 || dy == 0 {
		return 1
	}
	return clamp(r+0.5-math.Hypot(dx, dy), 0, 1)
}
