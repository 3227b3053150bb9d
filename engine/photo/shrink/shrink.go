// Package shrink decodes JPEG and PNG pictures directly to a smaller size. The
// memory it needs depends on the small size and hardly on the picture's own: a
// picture of 48 megapixels, decoded at full size, needs 200 to 700 MB.
package shrink

import (
	"image"
	"math"
)

// canvas is the smaller picture while it is summed up from the pixels of the
// large one. Rows and columns may arrive in any order.
type canvas struct {
	size    image.Point
	columns []share
	rows    []share
	// sum is the picture, four values from 0 to 255 for each pixel, premultiplied
	// by alpha; line is one row of it.
	sum, line []float32
}

// share is the weight of one row or column of the large picture in those of the
// small one, from number first on.
type share struct {
	first int
	part  []float32
}

func newCanvas(from, to image.Point) *canvas {
	return &canvas{
		size: to, columns: shares(from.X, to.X), rows: shares(from.Y, to.Y),
		sum: make([]float32, 4*to.X*to.Y), line: make([]float32, 4*to.X),
	}
}

// shares returns the weights of from pixels in to pixels, where to is not larger
// than from, by the Catmull-Rom kernel.
func shares(from, to int) []share {
	all := make([]share, from)
	scale := float64(from) / float64(to)
	for i := range to {
		center := (float64(i)+0.5)*scale - 0.5
		low := max(0, int(math.Ceil(center-2*scale)))
		high := min(from-1, int(math.Floor(center+2*scale)))
		sum := 0.0
		for j := low; j <= high; j++ {
			sum += catmullRom((float64(j) - center) / scale)
		}
		for j := low; j <= high; j++ {
			s := &all[j]
			if len(s.part) == 0 {
				s.first = i
			}
			s.part = append(s.part, float32(catmullRom((float64(j)-center)/scale)/sum))
		}
	}
	return all
}

func catmullRom(t float64) float64 {
	t = math.Abs(t)
	switch {
	case t < 1:
		return (1.5*t-2.5)*t*t + 1
	case t < 2:
		return ((-0.5*t+2.5)*t-4)*t + 2
	}
	return 0
}

// add adds row y of the large picture, or a part of it: pixels that begin at
// column x and are step columns apart.
func (c *canvas) add(x, y, step int, pixels []float32) {
	clear(c.line)
	for ; len(pixels) >= 4; pixels = pixels[4:] {
		column := &c.columns[x]
		to := c.line[4*column.first:]
		for _, part := range column.part {
			to[0] += part * pixels[0]
			to[1] += part * pixels[1]
			to[2] += part * pixels[2]
			to[3] += part * pixels[3]
			to = to[4:]
		}
		x += step
	}
	row := &c.rows[y]
	for i, part := range row.part {
		to := c.sum[4*(row.first+i)*c.size.X:][:len(c.line)]
		for k, v := range c.line {
			to[k] += part * v
		}
	}
}

// image returns the small picture.
func (c *canvas) image() *image.NRGBA {
	img := image.NewNRGBA(image.Rectangle{Max: c.size})
	for i := 0; i < len(c.sum); i += 4 {
		alpha := min(c.sum[i+3], 255)
		if alpha < 0.5 {
			continue
		}
		for k := range 3 {
			img.Pix[i+k] = uint8(min(max(c.sum[i+k], 0), alpha)*255/alpha + 0.5)
		}
		img.Pix[i+3] = uint8(alpha + 0.5)
	}
	return img
}
