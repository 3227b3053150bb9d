package player

import (
	"encoding/binary"
	"image"
)

// cropStep is what the sides of a cropped picture are multiples of, in pixels, so that
// it changes its size seldom.
const cropStep = 16

// cropper cuts away what is empty around a picture: the screen uploads and draws every
// pixel of it, and a person fills a quarter of the room. What it returns grows with the
// movement and does not shrink, until another one begins.
type cropper struct {
	box    image.Rectangle
	copies [2]*image.RGBA
	turn   int
}

// reset begins a new movement.
func (c *cropper) reset() { c.box = image.Rectangle{} }

// crop returns what is not empty of a picture, and where in it that is. What it
// returns is overwritten by the call after the next one.
func (c *cropper) crop(img image.Image) (image.Image, image.Rectangle) {
	of, ok := img.(*image.RGBA)
	if !ok || of.Rect.Empty() {
		return img, img.Bounds()
	}
	c.box = c.box.Union(wider(inked(of))).Intersect(of.Rect)
	if c.box == of.Rect {
		return img, of.Rect
	}
	if c.box.Empty() {
		c.box = image.Rectangle{of.Rect.Min, of.Rect.Min.Add(image.Pt(1, 1))}
	}
	c.turn = 1 - c.turn
	to := c.copies[c.turn]
	if to == nil || to.Rect.Size() != c.box.Size() {
		to = image.NewRGBA(image.Rectangle{Max: c.box.Size()})
		c.copies[c.turn] = to
	}
	for y := range c.box.Dy() {
		from := of.PixOffset(c.box.Min.X, c.box.Min.Y+y)
		copy(to.Pix[y*to.Stride:][:to.Stride], of.Pix[from:])
	}
	return to, c.box
}

// wider rounds a box up to steps, with a margin.
func wider(box image.Rectangle) image.Rectangle {
	if box.Empty() {
		return box
	}
	down := func(v int) int { return (v - 1) / cropStep * cropStep }
	up := func(v int) int { return (v/cropStep + 1) * cropStep }
	return image.Rect(down(box.Min.X), down(box.Min.Y), up(box.Max.X), up(box.Max.Y))
}

// inked is the smallest box around the pixels that are not quite clear. It reads two
// pixels at a time, and those alone that can make the box larger.
func inked(img *image.RGBA) image.Rectangle {
	r := img.Rect
	row := func(y, from, to int) []uint8 {
		return img.Pix[img.PixOffset(from, y) : img.PixOffset(to-1, y)+4]
	}
	top := r.Min.Y
	for top < r.Max.Y && first(row(top, r.Min.X, r.Max.X)) < 0 {
		top++
	}
	if top == r.Max.Y {
		return image.Rectangle{}
	}
	foot := r.Max.Y
	for first(row(foot-1, r.Min.X, r.Max.X)) < 0 {
		foot--
	}
	left, right := r.Max.X, r.Min.X
	for y := top; y < foot; y++ {
		if left > r.Min.X {
			if x := first(row(y, r.Min.X, left)); x >= 0 {
				left = r.Min.X + x
			}
		}
		if right < r.Max.X {
			if x := last(row(y, right, r.Max.X)); x >= 0 {
				right += x + 1
			}
		}
	}
	return image.Rect(left, top, right, foot)
}

// first is the index of the first pixel that is not clear, −1 for none.
func first(row []uint8) int {
	i := 0
	for ; i+8 <= len(row); i += 8 {
		if binary.NativeEndian.Uint64(row[i:]) != 0 {
			break
		}
	}
	for ; i < len(row); i += 4 {
		if binary.NativeEndian.Uint32(row[i:]) != 0 {
			return i / 4
		}
	}
	return -1
}

// last is the index of the last pixel that is not clear, −1 for none.
func last(row []uint8) int {
	n := len(row)
	for ; n >= 8; n -= 8 {
		if binary.NativeEndian.Uint64(row[n-8:]) != 0 {
			break
		}
	}
	for ; n >= 4; n -= 4 {
		if binary.NativeEndian.Uint32(row[n-4:]) != 0 {
			return n/4 - 1
		}
	}
	return -1
}
