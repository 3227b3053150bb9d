package figure

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
)

// lineLimit is the most points a line of light can have.
const lineLimit = 8

// tile is the side of the squares, in pixels, for each of which the segments of a line of
// light are chosen that can be nearest there.
const tile = 8

// paintGlow paints a light that fades with the distance from a line.
func (p *painter) paintGlow(d *drawing, i int, c color.RGBA) {
	s := &d.shapes[i]
	line := d.points[s.first:min(s.last, s.first+lineLimit)]
	box := s.area.Intersect(d.areaOf(s.clip, i))
	p.limit(d, s.clip, i, box)
	l := light{reach: s.radius * p.scale, strength: 0.8 * s.alpha, ink: tintOf(c)}
	if l.strength <= 0 {
		return
	}
	l.inverse = 1 / (l.reach * l.reach)
	var bones, near [lineLimit]segment
	for j := range len(line) - 1 {
		bones[j] = p.segment(line[j], line[j+1])
	}
	for y := box.Min.Y; y < box.Max.Y; y += tile {
		for x := box.Min.X; x < box.Max.X; x += tile {
			square := image.Rect(x, y, x+tile, y+tile).Intersect(box)
			if n := l.choose(&near, bones[:len(line)-1], square); n > 0 {
				p.lightUp(&l, near[:n], square)
			}
		}
	}
}

// light is what a line of light gives off; its reach is in pixels.
type light struct {
	reach, strength float64
	inverse         float64 // of the square of the reach
	ink             tint
}

// choose takes those segments of a line that can be the nearest to a pixel of a square, and
// tells how many; none where the light does not reach.
func (l *light) choose(near *[lineLimit]segment, line []segment, square image.Rectangle) (n int) {
	const half = tile / 2 * math.Sqrt2
	x, y := float64(square.Min.X)+tile/2, float64(square.Min.Y)+tile/2
	var away [lineLimit]float64
	least := l.reach + half
	for i := range line {
		away[i] = math.Sqrt(nearest(line[i:i+1], x, y))
		least = min(least, away[i])
	}
	if least >= l.reach+half {
		return 0
	}
	for i := range line {
		if away[i] <= least+2*half {
			near[n] = line[i]
			n++
		}
	}
	return n
}

// lightUp lights the masked pixels of a square. Of a wide light only every fourth pixel is
// measured: between them it changes evenly.
func (p *painter) lightUp(l *light, line []segment, square image.Rectangle) {
	stride := 4
	if l.reach < 24 {
		stride = 1
	}
	for y := square.Min.Y; y < square.Max.Y; y++ {
		m, row := p.mask.row(square, y), p.row(square, y)
		if len(m) == 8 && binary.LittleEndian.Uint64(m) == 0 {
			continue
		}
		bright := l.at(line, square.Min.X, y)
		for x := 0; x < len(m); x += stride {
			next := l.at(line, square.Min.X+x+stride, y)
			step := (next - bright) / float64(stride)
			for i := x; i < min(x+stride, len(m)); i++ {
				if m[i] != 0 && bright > 0 {
					l.ink.over(row[4*i:4*i+4:4*i+4], uint32(bright*float64(m[i])))
				}
				bright += step
			}
			bright = next
		}
	}
}

// at is how bright the light is at a pixel, 0 to its strength.
func (l *light) at(line []segment, x, y int) float64 {
	away := 1 - nearest(line, float64(x)+0.5, float64(y)+0.5)*l.inverse
	if away <= 0 {
		return 0
	}
	return away * away * l.strength
}

// segment is a piece of a line in pixels: its start, its vector, and the inverse
// square of its length.
type segment struct{ x, y, dx, dy, inverse float64 }

func (p *painter) segment(a, b vec) segment {
	ax, ay := p.pixel(a)
	bx, by := p.pixel(b)
	dx, dy := bx-ax, by-ay
	return segment{ax, ay, dx, dy, 1 / max(dx*dx+dy*dy, 1e-9)}
}

// nearest is the squared distance from a point to a line of segments.
func nearest(line []segment, x, y float64) float64 {
	best := math.MaxFloat64
	for i := range line {
		s := &line[i]
		ex, ey := x-s.x, y-s.y
		t := (ex*s.dx + ey*s.dy) * s.inverse
		if t < 0 {
			t = 0
		} else if t > 1 {
			t = 1
		}
		ex, ey = ex-s.dx*t, ey-s.dy*t
		if square := ex*ex + ey*ey; square < best {
			best = square
		}
	}
	return best
}
