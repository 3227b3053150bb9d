package figure

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
)

// coverage is how much of each pixel of a box is covered, 0 to 255. The image holds the
// box alone: the rasterizer writes a whole image several times faster than a part of one.
type coverage struct {
	image image.Alpha
	box   image.Rectangle
}

// reserve makes room for the coverage of that many pixels.
func (c *coverage) reserve(pixels int) { *c = coverage{image: image.Alpha{Pix: make([]uint8, pixels)}} }

// row is the coverage of the pixels of a box, which lies in the coverage's, in line y.
func (c *coverage) row(box image.Rectangle, y int) []uint8 {
	return c.image.Pix[(y-c.box.Min.Y)*c.image.Stride+box.Min.X-c.box.Min.X:][:box.Dx()]
}

// begin starts the outlines whose coverage of a box is wanted.
func (p *painter) begin(box image.Rectangle) {
	p.touched = p.touched.Union(box)
	p.raster.Reset(box.Dx(), box.Dy())
	p.raster.DrawOp = draw.Src
}

// finish turns the outlines traced since begin into coverage.
func (p *painter) finish(c *coverage, box image.Rectangle) {
	c.box = box
	c.image.Rect, c.image.Stride = image.Rect(0, 0, box.Dx(), box.Dy()), box.Dx()
	c.image.Pix = c.image.Pix[:box.Dx()*box.Dy()]
	if !box.Empty() {
		p.raster.Draw(&c.image, c.image.Rect, image.Opaque, image.Point{})
	}
}

// tint is an opaque colour, its channels 16 bits apart, so that one multiplication serves
// all four.
type tint uint64

const channels = 0x00ff00ff00ff00ff

func tintOf(c color.RGBA) tint {
	return tint(apart(uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 255<<24))
}

// apart spreads the four bytes of a pixel, the second and the fourth above the others.
func apart(pixel uint32) uint64 { return (uint64(pixel) | uint64(pixel)<<24) & channels }

// together is a pixel of four bytes that were apart.
func together(v uint64) uint32 { return uint32(v | v>>24) }

// over blends the colour on a pixel with coverage 0 to 255, rounding to the nearest.
func (t tint) over(pixel []uint8, a uint32) {
	v := uint64(t)*uint64(a) + apart(binary.LittleEndian.Uint32(pixel))*uint64(255-a) + 0x0080008000800080
	binary.LittleEndian.PutUint32(pixel, together((v+v>>8&channels)>>8&channels))
}

// eight is eight pixels of the colour.
func (t tint) eight() (pixels [32]uint8) {
	for i := 0; i < len(pixels); i += 4 {
		binary.LittleEndian.PutUint32(pixels[i:], together(uint64(t)))
	}
	return pixels
}
