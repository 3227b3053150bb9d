package shrink

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
)

// The markers of JPEG that matter here.
const (
	markSOF0, markSOF1, markSOF2 = 0xc0, 0xc1, 0xc2
	markDHT                      = 0xc4
	markRST0, markRST7           = 0xd0, 0xd7
	markEOI                      = 0xd9
	markSOS                      = 0xda
	markDQT                      = 0xdb
	markDRI                      = 0xdd
	markAPP0                     = 0xe0
	markAPP14                    = 0xee
)

// mostScans limits the scans of one picture: cameras and programs write ten, a
// hostile file could have millions of empty ones.
const mostScans = 100

// decoder decodes one JPEG, baseline or progressive. It turns every block of 8 ×
// 8 pixels into one of side × side.
type decoder struct {
	bits
	size        image.Point
	side        int
	progressive bool
	jfif        bool
	// adobe is the colour transform of an Adobe segment, -1 for none.
	adobe     int
	planes    []plane
	mcus      image.Point // the number of MCUs (minimum coded units)
	most      image.Point // the most blocks of any plane in an MCU
	quant     [4][64]uint16
	huffman   [2][4]*huffman
	restart   int
	scans     int
	endOfBand int // how many further blocks have an empty band
	basis     []float32
}

// plane is one colour component.
type plane struct {
	id     byte
	across image.Point // blocks in an MCU
	quant  byte
	blocks image.Point // blocks in total
	pix    []byte      // blocks.X*side bytes a row
	dc     int32
	// low holds the lowest side × side coefficients of each block of a
	// progressive picture, and set tells which of all 64, in the order of the
	// file, are not 0.
	low []int16
	set []uint64
}

// JPEG decodes a JPEG to a size no larger than its own.
func JPEG(data []byte, to image.Point) (*image.NRGBA, error) {
	d := &decoder{bits: bits{data: data}, adobe: -1}
	if err := d.decode(to); err != nil {
		return nil, fmt.Errorf("shrink: jpeg: %w", err)
	}
	return d.draw(to), nil
}

var errCut = errors.New("cut short")

// decode reads all segments.
func (d *decoder) decode(to image.Point) error {
	if len(d.data) < 2 || d.data[0] != 0xff || d.data[1] != 0xd8 {
		return errors.New("no JPEG")
	}
	for d.pos = 2; ; {
		mark, ok := d.nextMark()
		if !ok {
			return errCut
		}
		switch {
		case mark == markEOI:
			if d.scans == 0 {
				return errors.New("no scan")
			}
			if d.progressive {
				d.finish()
			}
			return nil
		case mark >= markRST0 && mark <= markRST7:
			continue
		}
		body, ok := d.segment()
		if !ok {
			return errCut
		}
		if err := d.read(mark, body, to); err != nil {
			return err
		}
	}
}

// nextMark advances past the next marker.
func (d *decoder) nextMark() (mark byte, ok bool) {
	for ; d.pos+1 < len(d.data); d.pos++ {
		if d.data[d.pos] == 0xff && d.data[d.pos+1] != 0 && d.data[d.pos+1] != 0xff {
			d.pos += 2
			return d.data[d.pos-1], true
		}
	}
	return 0, false
}

// segment returns the body after a marker.
func (d *decoder) segment() (body []byte, ok bool) {
	if d.pos+2 > len(d.data) {
		return nil, false
	}
	n := int(binary.BigEndian.Uint16(d.data[d.pos:]))
	if n < 2 || d.pos+n > len(d.data) {
		return nil, false
	}
	body = d.data[d.pos+2 : d.pos+n]
	d.pos += n
	return body, true
}

func (d *decoder) read(mark byte, body []byte, to image.Point) error {
	switch mark {
	case markSOF0, markSOF1, markSOF2:
		d.progressive = mark == markSOF2
		return d.readFrame(body, to)
	case markDHT:
		return d.readHuffman(body)
	case markDQT:
		return d.readQuant(body)
	case markDRI:
		if len(body) != 2 {
			return errors.New("wrong restart interval")
		}
		d.restart = int(binary.BigEndian.Uint16(body))
	case markSOS:
		if d.scans++; d.scans > mostScans {
			return errors.New("too many scans")
		}
		return d.readScan(body)
	case markAPP0:
		d.jfif = d.jfif || len(body) >= 5 && string(body[:5]) == "JFIF\x00"
	case markAPP14:
		if len(body) >= 12 && string(body[:5]) == "Adobe" {
			d.adobe = int(body[11])
		}
	default:
		if mark >= 0xc3 && mark <= 0xcf {
			return fmt.Errorf("unknown way of coding %#x", mark)
		}
	}
	return nil
}

// readFrame reads the frame header and chooses the size of the blocks: the
// smallest for which the requested picture need not be enlarged.
func (d *decoder) readFrame(b []byte, to image.Point) error {
	if d.planes != nil || len(b) < 6 || b[0] != 8 || len(b) != 6+3*int(b[5]) {
		return errors.New("wrong frame header")
	}
	d.size = image.Pt(int(binary.BigEndian.Uint16(b[3:])), int(binary.BigEndian.Uint16(b[1:])))
	n := int(b[5])
	switch {
	case n != 1 && n != 3 && n != 4:
		return fmt.Errorf("%d colours", n)
	case to.X < 1 || to.Y < 1 || to.X > d.size.X || to.Y > d.size.Y:
		return fmt.Errorf("a picture of %v cannot become one of %v", d.size, to)
	}
	for d.side = 1; d.side < 8 && (d.size.X*d.side < to.X*8 || d.size.Y*d.side < to.Y*8); d.side *= 2 {
	}
	d.basis = newBasis(d.side)
	d.planes = make([]plane, n)
	for i := range d.planes {
		p, c := &d.planes[i], b[6+3*i:]
		*p = plane{id: c[0], across: image.Pt(int(c[1]>>4), int(c[1]&15)), quant: c[2]}
		if p.across.X < 1 || p.across.X > 4 || p.across.Y < 1 || p.across.Y > 4 || p.quant > 3 {
			return errors.New("wrong sampling")
		}
		if n == 1 {
			p.across = image.Pt(1, 1) // a scan of one plane has units of one block
		}
		d.most = image.Pt(max(d.most.X, p.across.X), max(d.most.Y, p.across.Y))
	}
	d.mcus = image.Pt(over(d.size.X, 8*d.most.X), over(d.size.Y, 8*d.most.Y))
	for i := range d.planes {
		p := &d.planes[i]
		p.blocks = image.Pt(d.mcus.X*p.across.X, d.mcus.Y*p.across.Y)
		blocks := p.blocks.X * p.blocks.Y
		p.pix = make([]byte, blocks*d.side*d.side)
		if d.progressive {
			p.low, p.set = make([]int16, blocks*d.side*d.side), make([]uint64, blocks)
		}
	}
	return nil
}

// over divides, rounding up.
func over(a, b int) int { return (a + b - 1) / b }

func (d *decoder) readQuant(b []byte) error {
	for len(b) > 0 {
		table, wide := b[0]&15, int(b[0]>>4)
		if table > 3 || wide > 1 || len(b) < 1+64*(1+wide) {
			return errors.New("wrong quantization table")
		}
		b = b[1:]
		for i := range 64 {
			if wide == 1 {
				d.quant[table][i] = binary.BigEndian.Uint16(b[2*i:])
			} else {
				d.quant[table][i] = uint16(b[i])
			}
		}
		b = b[64*(1+wide):]
	}
	return nil
}

// draw makes the requested picture from the planes.
func (d *decoder) draw(to image.Point) *image.NRGBA {
	from := image.Pt(over(d.size.X*d.side, 8), over(d.size.Y*d.side, 8))
	on := newCanvas(from, to)
	pixels := make([]float32, 4*from.X)
	columns := make([][]int, len(d.planes))
	for i := range d.planes {
		columns[i] = make([]int, from.X)
		for x := range from.X {
			columns[i][x] = x * d.planes[i].across.X / d.most.X
		}
	}
	toRGB := d.colours()
	var v [4]byte
	for y := range from.Y {
		for x := range from.X {
			for i := range d.planes {
				p := &d.planes[i]
				v[i] = p.pix[y*p.across.Y/d.most.Y*p.blocks.X*d.side+columns[i][x]]
			}
			r, g, b := toRGB(v)
			pixels[4*x], pixels[4*x+1], pixels[4*x+2], pixels[4*x+3] = float32(r), float32(g), float32(b), 255
		}
		on.add(0, y, 1, pixels)
	}
	return on.image()
}

// colours returns the conversion of a pixel's plane values to red, green and
// blue.
func (d *decoder) colours() func(v [4]byte) (r, g, b byte) {
	const none = 0 // no transform
	switch p := d.planes; {
	case len(p) == 1:
		return func(v [4]byte) (r, g, b byte) { return v[0], v[0], v[0] }
	case len(p) == 4 && d.adobe > none:
		// Adobe stores the inks inverted, and encodes the first three as if their
		// light were a picture of its own.
		return func(v [4]byte) (r, g, b byte) {
			c, m, y := color.YCbCrToRGB(v[0], v[1], v[2])
			return ink(255-c, v[3]), ink(255-m, v[3]), ink(255-y, v[3])
		}
	case len(p) == 4:
		return func(v [4]byte) (r, g, b byte) { return ink(v[0], v[3]), ink(v[1], v[3]), ink(v[2], v[3]) }
	case !d.jfif && (d.adobe == none || p[0].id == 'R' && p[1].id == 'G' && p[2].id == 'B'):
		return func(v [4]byte) (r, g, b byte) { return v[0], v[1], v[2] }
	default:
		return func(v [4]byte) (r, g, b byte) { return color.YCbCrToRGB(v[0], v[1], v[2]) }
	}
}

// ink returns the light that a colour and black let through.
func ink(colour, black byte) byte { return byte(int(colour) * int(black) / 255) }
