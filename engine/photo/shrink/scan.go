package shrink

import (
	"errors"
	"math"
	"slices"
)

// zigzag is the position in a block of each coefficient, by its order in the
// file.
var zigzag = [64]uint8{
	0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
	12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
	58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
}

// scan is one scan's header: which coefficients of which planes it holds, from
// which bit on.
type scan struct {
	parts          []scanPart
	from, to       int
	high, low      uint
	wholeBlocks    bool // of a sequential picture
	unitsX, unitsY int
}

type scanPart struct {
	plane  *plane
	dc, ac *huffman
}

// readScan reads a scan's header, and decodes the scan.
func (d *decoder) readScan(b []byte) error {
	if d.planes == nil || len(b) < 1 || len(b) != 4+2*int(b[0]) || b[0] < 1 || int(b[0]) > len(d.planes) {
		return errors.New("wrong scan header")
	}
	n := int(b[0])
	s := scan{to: 63, wholeBlocks: true, unitsX: d.mcus.X, unitsY: d.mcus.Y}
	if d.progressive {
		last := b[1+2*n:]
		s = scan{from: int(last[0]), to: int(last[1]), high: uint(last[2] >> 4), low: uint(last[2] & 15), unitsX: d.mcus.X, unitsY: d.mcus.Y}
		if s.from > s.to || s.to > 63 || s.from == 0 && s.to != 0 || s.from > 0 && n != 1 || s.low > 13 || s.high != 0 && s.high != s.low+1 {
			return errors.New("wrong range of a scan")
		}
	}
	for i := range n {
		id, tables := b[1+2*i], b[2+2*i]
		at := slices.IndexFunc(d.planes, func(p plane) bool { return p.id == id })
		if at < 0 || tables>>4 > 3 || tables&15 > 3 {
			return errors.New("wrong plane or table of a scan")
		}
		part := scanPart{&d.planes[at], d.huffman[0][tables>>4], d.huffman[1][tables&15]}
		if s.from == 0 && s.high == 0 && part.dc == nil || s.to > 0 && part.ac == nil {
			return errors.New("a Huffman table is missing")
		}
		s.parts = append(s.parts, part)
	}
	if n == 1 { // with one plane, units are the blocks that hold a part of the picture
		p := s.parts[0].plane
		s.unitsX = over(over(d.size.X*p.across.X, d.most.X), 8)
		s.unitsY = over(over(d.size.Y*p.across.Y, d.most.Y), 8)
	}
	return d.decodeScan(&s)
}

func (d *decoder) decodeScan(s *scan) error {
	d.reset()
	for unit := range s.unitsX * s.unitsY {
		if d.restart > 0 && unit > 0 && unit%d.restart == 0 {
			if mark, ok := d.nextMark(); !ok || mark < markRST0 || mark > markRST7 {
				return errors.New("a restart marker is missing")
			}
			d.reset()
		}
		x, y := unit%s.unitsX, unit/s.unitsX
		for i := range s.parts {
			part := &s.parts[i]
			if len(s.parts) == 1 {
				if err := d.block(s, part, y*part.plane.blocks.X+x); err != nil {
					return err
				}
				continue
			}
			across := part.plane.across
			for k := range across.X * across.Y {
				bx, by := x*across.X+k%across.X, y*across.Y+k/across.X
				if err := d.block(s, part, by*part.plane.blocks.X+bx); err != nil {
					return err
				}
			}
		}
	}
	d.acc, d.n = 0, 0
	return nil
}

// reset begins an interval that is decoded independently (after a restart
// marker).
func (d *decoder) reset() {
	d.acc, d.n, d.endOfBand = 0, 0, 0
	for i := range d.planes {
		d.planes[i].dc = 0
	}
}

// block decodes one block of a scan.
func (d *decoder) block(s *scan, part *scanPart, at int) error {
	switch {
	case s.wholeBlocks:
		return d.wholeBlock(part, at)
	case s.from == 0 && s.high == 0:
		diff, err := d.difference(part.dc)
		if err != nil {
			return err
		}
		part.plane.dc += diff
		d.put(part.plane, at, 0, part.plane.dc<<s.low)
		return nil
	case s.from == 0:
		bit, err := d.take(1)
		if err == nil && bit == 1 {
			part.plane.low[at*d.side*d.side] |= 1 << s.low
		}
		return err
	case s.high == 0:
		return d.band(s, part, at)
	default:
		return d.refine(s, part, at)
	}
}

// difference decodes the difference between the means of this block and the last.
func (d *decoder) difference(h *huffman) (int32, error) {
	n, err := d.symbol(h)
	if err != nil {
		return 0, err
	}
	if n > 16 {
		return 0, errors.New("wrong mean")
	}
	return d.value(uint(n))
}

// wholeBlock decodes a block of a sequential picture.
func (d *decoder) wholeBlock(part *scanPart, at int) error {
	p := part.plane
	diff, err := d.difference(part.dc)
	if err != nil {
		return err
	}
	p.dc += diff
	quant := &d.quant[p.quant]
	var low [64]float32
	low[0] = float32(p.dc) * float32(quant[0])
	for k := 1; k < 64; k++ {
		v, err := d.symbol(part.ac)
		if err != nil {
			return err
		}
		run, n := int(v>>4), uint(v&15)
		if n == 0 {
			if run != 15 {
				break
			}
			k += 15
			continue
		}
		if k += run; k > 63 {
			return errors.New("too many coefficients")
		}
		value, err := d.value(n)
		if err != nil {
			return err
		}
		if i := d.lowIndex(k); i >= 0 {
			low[i] = float32(value) * float32(quant[k])
		}
	}
	d.transform(p, at, low[:d.side*d.side])
	return nil
}

// lowIndex returns the index of coefficient k among those kept, -1 for one that
// is not kept.
func (d *decoder) lowIndex(k int) int {
	x, y := int(zigzag[k]%8), int(zigzag[k]/8)
	if x >= d.side || y >= d.side {
		return -1
	}
	return y*d.side + x
}

// put stores coefficient k of a block of a progressive picture.
func (d *decoder) put(p *plane, at, k int, v int32) {
	if v != 0 {
		p.set[at] |= 1 << k
	}
	if i := d.lowIndex(k); i >= 0 {
		p.low[at*d.side*d.side+i] = int16(min(max(v, math.MinInt16), math.MaxInt16))
	}
}

// band decodes the first bits of a band of coefficients.
func (d *decoder) band(s *scan, part *scanPart, at int) error {
	if d.endOfBand > 0 {
		d.endOfBand--
		return nil
	}
	for k := s.from; k <= s.to; k++ {
		v, err := d.symbol(part.ac)
		if err != nil {
			return err
		}
		run, n := int(v>>4), uint(v&15)
		if n == 0 && run < 15 {
			return d.endBands(uint(run))
		}
		if k += run; n == 0 {
			continue
		}
		if k > s.to {
			return errors.New("too many coefficients")
		}
		value, err := d.value(n)
		if err != nil {
			return err
		}
		d.put(part.plane, at, k, value<<s.low)
	}
	return nil
}

// endBands reads for how many blocks, besides this one, the band is empty from
// here on.
func (d *decoder) endBands(n uint) error {
	more, err := d.take(n)
	d.endOfBand = 1<<n + int(more) - 1
	return err
}

// refine decodes one further bit of a band of coefficients.
func (d *decoder) refine(s *scan, part *scanPart, at int) error {
	p := part.plane
	k := s.from
	for k <= s.to && d.endOfBand == 0 {
		v, err := d.symbol(part.ac)
		if err != nil {
			return err
		}
		run, n := int(v>>4), v&15
		var fresh int32
		switch {
		case n == 0 && run < 15:
			if err := d.endBands(uint(run)); err != nil {
				return err
			}
			d.endOfBand++ // this block is the first of them
			continue
		case n > 1:
			return errors.New("wrong refinement")
		case n == 1:
			bit, err := d.take(1)
			if err != nil {
				return err
			}
			fresh = (2*int32(bit) - 1) << s.low
		}
		if k, err = d.refineKnown(s, p, at, k, run); err != nil {
			return err
		}
		if fresh != 0 {
			if k > s.to {
				return errors.New("too many coefficients")
			}
			d.put(p, at, k, fresh)
		}
		k++
	}
	if d.endOfBand > 0 {
		d.endOfBand--
		_, err := d.refineKnown(s, p, at, k, 64)
		return err
	}
	return nil
}

// refineKnown refines coefficients that are not 0, from k on, and returns where
// it ends: at the coefficient that is still 0 after zeros others that are.
func (d *decoder) refineKnown(s *scan, p *plane, at, k, zeros int) (int, error) {
	for ; k <= s.to; k++ {
		if p.set[at]>>k&1 == 0 {
			if zeros == 0 {
				break
			}
			zeros--
			continue
		}
		bit, err := d.take(1)
		if err != nil {
			return k, err
		}
		if i := d.lowIndex(k); i >= 0 && bit == 1 {
			v := &p.low[at*d.side*d.side+i]
			if *v >= 0 {
				*v += 1 << s.low
			} else {
				*v -= 1 << s.low
			}
		}
	}
	return k, nil
}

// finish converts the coefficients of a progressive picture to pixels.
func (d *decoder) finish() {
	each := d.side * d.side
	var low [64]float32
	for i := range d.planes {
		p := &d.planes[i]
		for at := range p.blocks.X * p.blocks.Y {
			for k := range 64 {
				if j := d.lowIndex(k); j >= 0 {
					low[j] = float32(p.low[at*each+j]) * float32(d.quant[p.quant][k])
				}
			}
			d.transform(p, at, low[:each])
		}
		p.low, p.set = nil, nil
	}
}

// newBasis returns the cosines of a block of side × side, pixel by pixel. Its
// lowest coefficients are, up to scale, those of a block of 8 × 8.
func newBasis(side int) []float32 {
	basis := make([]float32, side*side)
	for x := range side {
		for u := range side {
			c := math.Sqrt(2.0/8) * math.Cos(float64((2*x+1)*u)*math.Pi/float64(2*side))
			if u == 0 {
				c = math.Sqrt(1.0 / 8)
			}
			basis[x*side+u] = float32(c)
		}
	}
	return basis
}

// transform converts the coefficients of a block to pixels.
func (d *decoder) transform(p *plane, at int, low []float32) {
	n := d.side
	var half [64]float32
	for v := range n {
		for x := range n {
			sum := float32(0)
			for u := range n {
				sum += d.basis[x*n+u] * low[v*n+u]
			}
			half[v*n+x] = sum
		}
	}
	stride := p.blocks.X * n
	to := p.pix[at/p.blocks.X*n*stride+at%p.blocks.X*n:]
	for y := range n {
		for x := range n {
			sum := float32(128.5)
			for v := range n {
				sum += d.basis[y*n+v] * half[v*n+x]
			}
			to[y*stride+x] = byte(min(max(sum, 0), 255))
		}
	}
}
