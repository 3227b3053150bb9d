package figure

import (
	"image"
	"image/color"
)

// backdrop is what lies behind the person and does not move, kept from frame to frame.
type backdrop struct {
	pix []uint8
	of  scenery
}

// scenery is what a backdrop shows, and where.
type scenery struct {
	size             image.Point
	room             setting // without a size where the picture has no room
	floor            box
	view             View
	on               Ground
	inRoom, outlined bool
	scale, flip, up  float64
	origin           vec

	mat, edge, ground, shadow color.RGBA
}

// paintBackdrop begins a picture with the room and the ground. Of a picture with the same
// backdrop as the last one only what has been painted on is restored.
func (c *Canvas) paintBackdrop(s *Scene, m *Moment, frame *framing, st *Style, inks *[inkCount]color.RGBA) {
	p := &c.painter
	of := scenery{
		size: c.Size(), floor: frame.floor, view: s.view, on: s.on, inRoom: st.inRoom(), outlined: st.Outline,
		scale: p.scale, flip: p.flip, up: p.up, origin: p.origin,
		mat: inks[inkMat], edge: inks[inkMatEdge], ground: inks[inkFloor], shadow: inks[inkShadow],
	}
	if m.Bare {
		of.on = OnFloor
	}
	if st.inRoom() && st.Room == WholeRoom {
		of.room = c.settingOf(s, inks)
	}
	b := &c.backdrop
	if b.of == of {
		for y := p.touched.Min.Y; y < p.touched.Max.Y; y++ {
			from := p.img.PixOffset(p.touched.Min.X, y)
			copy(p.img.Pix[from:from+4*p.touched.Dx()], b.pix[from:])
		}
		p.touched = image.Rectangle{}
		return
	}
	clear(p.img.Pix)
	if of.room.size != (image.Point{}) {
		of.room.build(p.img.Pix)
	}
	d := &c.drawing
	d.reset()
	d.drawGround(&of)
	p.paint(d, inks, &[inkCount]bool{}, st.Outline)
	b.pix, b.of = append(b.pix[:0], p.img.Pix...), of
	p.touched = image.Rectangle{}
}

// paintFloorMarks paints the floor that passes below a person who walks; in a still its
// marks would look like dirt.
func (c *Canvas) paintFloorMarks(s *Scene, m *Moment, frame *framing, st *Style, inks *[inkCount]color.RGBA) {
	if s.walked == nil || m.From == m.To {
		return
	}
	d := &c.drawing
	d.reset()
	d.drawFloorMarks(bareFloor(frame.floor, s.view), s.passedAt(m), s.mark)
	c.painter.paint(d, inks, &[inkCount]bool{}, st.Outline)
}
