package figure

import (
	"image"
	"image/color"
	"math"
)

// wallFrom is where the floor ends and the wall begins, in centimetres above the feet: the
// viewer stands a little above.
const wallFrom = 9.0

// room is the wall and the floor that fill a picture, kept from frame to frame.
type room struct {
	pix []uint8
	of  setting
}

// setting is what a room looks like.
type setting struct {
	size        image.Point
	wall, floor color.RGBA
	horizon     float64 // the line of pixels where the floor ends, below the top
}

// paintRoom lays the ground of a picture: wall and floor, or nothing.
func (c *Canvas) paintRoom(s *Scene, st *Style, inks *[inkCount]color.RGBA) {
	p := &c.painter
	if !st.Room || st.Outline {
		clear(p.img.Pix)
		return
	}
	of := setting{size: c.Size(), wall: inks[inkRoomWall], floor: inks[inkRoomFloor]}
	if s.view != Top { // from above there is only the floor
		_, of.horizon = p.pixel(vec{0, wallFrom})
	}
	if c.room.of != of || len(c.room.pix) != len(p.img.Pix) {
		c.room.build(of)
	}
	copy(p.img.Pix, c.room.pix)
}

// build paints a room with rounded corners, and a skirting between wall and floor.
func (r *room) build(of setting) {
	r.of = of
	r.pix = make([]uint8, 4*of.size.X*of.size.Y)
	skirting := 0.012 * float64(min(of.size.X, of.size.Y))
	wall, floor, edge := tintOf(of.wall), tintOf(of.floor), tintOf(blended(of.wall, of.floor, 0.6))
	for y := range of.size.Y {
		below := float64(y) + 1 - of.horizon
		row := r.pix[4*y*of.size.X:][:4*of.size.X]
		for x := range of.size.X {
			pixel := row[4*x : 4*x+4 : 4*x+4]
			in := of.within(float64(x)+0.5, float64(y)+0.5)
			wall.over(pixel, uint32(255*in))
			if above := below + skirting; of.horizon > 0 && above > 0 {
				edge.over(pixel, uint32(255*in*min(above, 1)))
			}
			if below > 0 {
				floor.over(pixel, uint32(255*in*min(below, 1)))
			}
		}
	}
}

// within is the share of a pixel that lies inside of the rounded corners.
func (of *setting) within(x, y float64) float64 {
	w, h := float64(of.size.X), float64(of.size.Y)
	r := 0.05 * min(w, h)
	dx, dy := max(r-x, x-(w-r), 0), max(r-y, y-(h-r), 0)
	return clamp(r+0.5-math.Hypot(dx, dy), 0, 1)
}
