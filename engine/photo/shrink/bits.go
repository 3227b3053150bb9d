package shrink

import "errors"

// bits reads the bits of a scan up to the next marker.
type bits struct {
	data []byte
	pos  int
	acc  uint64 // the lowest n bits are unread
	n    uint
}

// fill reads as many bytes as fit into acc.
func (b *bits) fill() {
	for b.n <= 56 && b.pos < len(b.data) {
		v := b.data[b.pos]
		if v == 0xff {
			if b.pos+1 >= len(b.data) || b.data[b.pos+1] != 0 {
				return // a marker
			}
			b.pos++
		}
		b.pos++
		b.acc = b.acc<<8 | uint64(v)
		b.n += 8
	}
}

// take returns the next n bits, at most 16.
func (b *bits) take(n uint) (uint32, error) {
	if b.n < n {
		if b.fill(); b.n < n {
			return 0, errCut
		}
	}
	b.n -= n
	return uint32(b.acc>>b.n) & (1<<n - 1), nil
}

// value returns a number of n bits, of which the first is its sign.
func (b *bits) value(n uint) (int32, error) {
	v, err := b.take(n)
	if n > 0 && v < 1<<(n-1) {
		return int32(v) - 1<<n + 1, err
	}
	return int32(v), err
}

// quick is how many bits the lookup table covers.
const quick = 9

// huffman is a table of codes.
type huffman struct {
	// short maps the next bits to the symbol and, above it, the code's length; 0
	// for a longer code.
	short [1 << quick]uint16
	// last is the largest code of each length, -1 for none; first is what must be
	// added to a code to get its index among the symbols.
	last, first [17]int32
	symbols     []byte
}

// symbol decodes the next symbol.
func (b *bits) symbol(h *huffman) (byte, error) {
	if b.n < 16 {
		b.fill()
	}
	var next uint32 // the next 16 bits; the scan may end before
	if b.n >= 16 {
		next = uint32(b.acc>>(b.n-16)) & 0xffff
	} else {
		next = uint32(b.acc<<(16-b.n)) & 0xffff
	}
	if found := h.short[next>>(16-quick)]; found != 0 {
		return byte(found), b.skip(uint(found >> 8))
	}
	for length := uint(quick + 1); length <= 16; length++ {
		if code := int32(next >> (16 - length)); code <= h.last[length] {
			return h.symbols[h.first[length]+code], b.skip(length)
		}
	}
	return 0, errors.New("unknown code")
}

func (b *bits) skip(n uint) error {
	if b.n < n {
		return errCut
	}
	b.n -= n
	return nil
}

// readHuffman reads tables of codes.
func (d *decoder) readHuffman(b []byte) error {
	const head = 17
	for len(b) > 0 {
		if len(b) < head || b[0]>>4 > 1 || b[0]&15 > 3 {
			return errors.New("wrong Huffman table")
		}
		total := 0
		for _, n := range b[1:head] {
			total += int(n)
		}
		if total == 0 || total > 256 || len(b) < head+total {
			return errors.New("wrong Huffman table")
		}
		h, err := newHuffman(b[1:head], b[head:head+total])
		if err != nil {
			return err
		}
		d.huffman[b[0]>>4][b[0]&15] = h
		b = b[head+total:]
	}
	return nil
}

// newHuffman makes a table of the number of codes of each length.
func newHuffman(counts, symbols []byte) (*huffman, error) {
	h := &huffman{symbols: symbols}
	code, at := int32(0), int32(0)
	for length := 1; length <= 16; length++ {
		n := int32(counts[length-1])
		if code+n > 1<<length {
			return nil, errors.New("wrong Huffman table")
		}
		h.first[length], h.last[length] = at-code, code+n-1
		if n == 0 {
			h.last[length] = -1
		}
		for range n {
			if length <= quick {
				from := code << (quick - length)
				for i := range int32(1) << (quick - length) {
					h.short[from+i] = uint16(length)<<8 | uint16(symbols[at])
				}
			}
			code, at = code+1, at+1
		}
		code <<= 1
	}
	return h, nil
}
