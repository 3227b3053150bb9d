package shrink

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"io"
)

// pngHeader is a PNG's IHDR, with its palette and transparent colour.
type pngHeader struct {
	size  image.Point
	depth int // bits of a sample
	kind  int // grey, colour, indexed, with or without alpha
	// palette has four values for each colour, premultiplied by alpha.
	palette []float32
	// clear is the colour that is transparent, nil for none.
	clear      []uint16
	interlaced bool
}

// The kinds of PNG.
const (
	pngGrey      = 0
	pngColour    = 2
	pngIndexed   = 3
	pngGreyAlpha = 4
	pngAlpha     = 6
)

// samples returns how many samples a pixel has.
func (h *pngHeader) samples() int {
	return map[int]int{pngGrey: 1, pngColour: 3, pngIndexed: 1, pngGreyAlpha: 2, pngAlpha: 4}[h.kind]
}

// PNG decodes a PNG to a size no larger than its own.
func PNG(data []byte, to image.Point) (*image.NRGBA, error) {
	header, packed, err := readPNG(data)
	if err != nil {
		return nil, err
	}
	if to.X < 1 || to.Y < 1 || to.X > header.size.X || to.Y > header.size.Y {
		return nil, fmt.Errorf("shrink: a PNG of %v cannot become one of %v", header.size, to)
	}
	pixels, err := zlib.NewReader(packed)
	if err != nil {
		return nil, fmt.Errorf("shrink: png: %w", err)
	}
	on := newCanvas(header.size, to)
	passes := []pass{{0, 0, 1, 1}}
	if header.interlaced {
		passes = adam7
	}
	for _, p := range passes {
		if err := header.readPass(pixels, p, on); err != nil {
			return nil, fmt.Errorf("shrink: png: %w", err)
		}
	}
	// Nothing but the checksum may be left.
	if n, err := io.Copy(io.Discard, io.LimitReader(pixels, 1)); err != nil || n > 0 {
		return nil, errors.Join(errors.New("shrink: png: more pixels than it has room for, or a wrong checksum"), err)
	}
	return on.image(), nil
}

// readPNG reads everything but the pixels, and returns a reader for those.
func readPNG(data []byte) (*pngHeader, io.Reader, error) {
	bad := func(what string) (*pngHeader, io.Reader, error) {
		return nil, nil, errors.New("shrink: png: " + what)
	}
	const signature, frame = 8, 12 // a chunk's length, type and checksum
	if len(data) < signature {
		return bad("cut short")
	}
	var header *pngHeader
	var packed []io.Reader
	for data = data[signature:]; ; {
		if len(data) < frame {
			return bad("cut short")
		}
		n := int64(binary.BigEndian.Uint32(data))
		if n > int64(len(data)-frame) {
			return bad("cut short")
		}
		name, body := string(data[4:8]), data[8:8+n]
		if crc32.ChecksumIEEE(data[4:8+n]) != binary.BigEndian.Uint32(data[8+n:]) {
			return bad("wrong checksum of " + name)
		}
		data = data[frame+n:]
		if (header == nil) != (name == "IHDR") {
			return bad("IHDR is not first")
		}
		switch name {
		case "IHDR":
			if header = readHeader(body); header == nil {
				return bad("unknown kind")
			}
		case "PLTE":
			header.setPalette(body)
		case "tRNS":
			header.setTransparent(body)
		case "IDAT":
			packed = append(packed, bytes.NewReader(body))
		case "IEND":
			if header.kind == pngIndexed && header.palette == nil {
				return bad("no palette")
			}
			return header, io.MultiReader(packed...), nil
		}
	}
}

// readHeader reads IHDR; nil if it is not valid.
func readHeader(b []byte) *pngHeader {
	const length = 13
	if len(b) != length || b[10] != 0 || b[11] != 0 || b[12] > 1 {
		return nil
	}
	h := &pngHeader{
		size:  image.Pt(int(int32(binary.BigEndian.Uint32(b))), int(int32(binary.BigEndian.Uint32(b[4:])))),
		depth: int(b[8]), kind: int(b[9]), interlaced: b[12] == 1,
	}
	depths := map[int]string{
		pngGrey: "\x01\x02\x04\x08\x10", pngColour: "\x08\x10", pngIndexed: "\x01\x02\x04\x08", pngGreyAlpha: "\x08\x10", pngAlpha: "\x08\x10",
	}[h.kind]
	if h.size.X < 1 || h.size.Y < 1 || bytes.IndexByte([]byte(depths), b[8]) < 0 {
		return nil
	}
	return h
}

func (h *pngHeader) setPalette(b []byte) {
	if h.kind != pngIndexed {
		return
	}
	const most = 256
	h.palette = make([]float32, 4*most) // missing entries are black
	for i := range most {
		h.palette[4*i+3] = 255
	}
	for i := range min(len(b)/3, most) {
		for k := range 3 {
			h.palette[4*i+k] = float32(b[3*i+k])
		}
	}
}

func (h *pngHeader) setTransparent(b []byte) {
	switch {
	case h.kind == pngIndexed && h.palette != nil:
		for i := range min(len(b), len(h.palette)/4) {
			for k := range 3 {
				h.palette[4*i+k] *= float32(b[i]) / 255
			}
			h.palette[4*i+3] = float32(b[i])
		}
	case (h.kind == pngGrey || h.kind == pngColour) && len(b) == 2*h.samples():
		for ; len(b) > 0; b = b[2:] {
			h.clear = append(h.clear, binary.BigEndian.Uint16(b))
		}
	}
}

// pass is one pass over the picture: where its pixels begin and the distance
// between them.
type pass struct{ x, y, dx, dy int }

// adam7 are the passes of an interlaced PNG.
var adam7 = []pass{
	{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2},
}

// readPass adds the pixels of one pass to a canvas.
func (h *pngHeader) readPass(r io.Reader, p pass, on *canvas) error {
	width := (h.size.X - p.x + p.dx - 1) / p.dx
	if width <= 0 || h.size.Y <= p.y {
		return nil
	}
	bits := h.depth * h.samples()
	before := make([]byte, 1+(width*bits+7)/8) // the first byte tells the filter
	row := make([]byte, len(before))
	pixels := make([]float32, 4*width)
	for y := p.y; y < h.size.Y; y += p.dy {
		if _, err := io.ReadFull(r, row); err != nil {
			return err
		}
		if err := unfilter(row[0], row[1:], before[1:], (bits+7)/8); err != nil {
			return err
		}
		h.unpack(row[1:], pixels)
		on.add(p.x, y, p.dx, pixels)
		row, before = before, row
	}
	return nil
}

// unfilter undoes a row's filter. back is the distance to the previous pixel in
// bytes.
func unfilter(filter byte, row, above []byte, back int) error {
	const none, left, up, average, paeth = 0, 1, 2, 3, 4
	switch filter {
	case none:
	case left:
		for i := back; i < len(row); i++ {
			row[i] += row[i-back]
		}
	case up:
		for i, v := range above {
			row[i] += v
		}
	case average:
		for i := range row {
			var before int
			if i >= back {
				before = int(row[i-back])
			}
			row[i] += uint8((before + int(above[i])) / 2)
		}
	case paeth:
		for i := range row {
			var before, corner int
			if i >= back {
				before, corner = int(row[i-back]), int(above[i-back])
			}
			row[i] += nearest(before, int(above[i]), corner)
		}
	default:
		return fmt.Errorf("unknown filter %d", filter)
	}
	return nil
}

// nearest is the Paeth predictor.
func nearest(a, b, c int) byte {
	pa, pb, pc := abs(b-c), abs(a-c), abs(a+b-2*c)
	switch {
	case pa <= pb && pa <= pc:
		return byte(a)
	case pb <= pc:
		return byte(b)
	}
	return byte(c)
}

func abs(v int) int { return max(v, -v) }

// unpack converts the samples of a row to pixels.
func (h *pngHeader) unpack(row []byte, pixels []float32) {
	samples := h.samples()
	top := float32(int(1)<<h.depth - 1)
	var s [4]uint16
	for at := 0; len(pixels) >= 4; pixels = pixels[4:] {
		for k := range samples {
			s[k] = sample(row, at, h.depth)
			at++
		}
		if h.kind == pngIndexed {
			copy(pixels[:4], h.palette[4*int(s[0]):])
			continue
		}
		alpha := float32(1)
		switch h.kind {
		case pngGreyAlpha, pngAlpha:
			alpha = float32(s[samples-1]) / top
		default:
			if h.clear != nil && h.isClear(s[:samples]) {
				alpha = 0
			}
		}
		r, g, b := s[0], s[0], s[0]
		if samples >= 3 {
			g, b = s[1], s[2]
		}
		by := alpha * 255 / top
		pixels[0], pixels[1], pixels[2], pixels[3] = float32(r)*by, float32(g)*by, float32(b)*by, alpha*255
	}
}

func (h *pngHeader) isClear(s []uint16) bool {
	for k, v := range s {
		if v != h.clear[k] {
			return false
		}
	}
	return true
}

// sample returns sample number i of a row.
func sample(row []byte, i, depth int) uint16 {
	switch depth {
	case 8:
		return uint16(row[i])
	case 16:
		return uint16(row[2*i])<<8 | uint16(row[2*i+1])
	}
	bit := i * depth
	return uint16(row[bit/8]>>(8-depth-bit%8)) & (1<<depth - 1)
}
