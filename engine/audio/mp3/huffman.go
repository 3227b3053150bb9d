package mp3

import "sync"

// book is a code book for pairs of values from 0 to side-1. With extra bits, the
// value 15 means 15 plus the number in these bits.
type book struct {
	codes   []uint16
	lengths []uint8
	side    int
	extra   uint
}

// books returns the code books, which are read-only.
var books = sync.OnceValue(func() *[34]book {
	b := codeBooks()
	return &b
})

// The books for four values at once, each 0 or 1.
const (
	firstQuad  = 32
	secondQuad = 33
)

// booksFor returns the numbers of the books that can hold values up to most, 0
// where there are fewer than three; which of them is best depends on the values.
func booksFor(most int32) [3]uint8 {
	switch {
	case most == 0:
		return [3]uint8{}
	case most == 1:
		return [3]uint8{1}
	case most == 2:
		return [3]uint8{2, 3}
	case most == 3:
		return [3]uint8{5, 6}
	case most <= 5:
		return [3]uint8{7, 8, 9}
	case most <= 7:
		return [3]uint8{10, 11, 12}
	case most <= 15:
		return [3]uint8{13, 15}
	}
	// There are two groups; within each, every book has more extra bits than the
	// one before.
	few, many := uint8(16), uint8(24)
	for b := books(); 1<<b[few].extra <= most-15; few++ {
	}
	for b := books(); 1<<b[many].extra <= most-15; many++ {
	}
	return [3]uint8{few, many}
}

// count returns the number of bits that a book needs for pairs of values.
func (b *book) count(values []int32) int {
	bits := 0
	for i := 0; i+1 < len(values); i += 2 {
		x, y := int(values[i]), int(values[i+1])
		if x != 0 {
			bits++
			if x >= 15 && b.extra > 0 {
				bits += int(b.extra)
				x = 15
			}
		}
		if y != 0 {
			bits++
			if y >= 15 && b.extra > 0 {
				bits += int(b.extra)
				y = 15
			}
		}
		bits += int(b.lengths[x*b.side+y])
	}
	return bits
}

// write writes pairs of values with the signs of xr.
func (b *book) write(w *bitWriter, values []int32, xr []float32) {
	for i := 0; i+1 < len(values); i += 2 {
		x, y := int(values[i]), int(values[i+1])
		at := min(x, 15)*b.side + min(y, 15)
		w.put(uint32(b.codes[at]), uint(b.lengths[at]))
		b.writeRest(w, x, xr[i])
		b.writeRest(w, y, xr[i+1])
	}
}

// writeRest writes what the code of a value leaves out: the amount above 15, and
// the sign.
func (b *book) writeRest(w *bitWriter, v int, xr float32) {
	if v == 0 {
		return
	}
	if b.extra > 0 && v >= 15 {
		w.put(uint32(v-15), b.extra)
	}
	w.put(signBit(xr), 1)
}

func signBit(xr float32) uint32 {
	if xr < 0 {
		return 1
	}
	return 0
}

// quad returns the index of four values in a book for fours.
func quad(v []int32) int32 { return v[0] + v[1]<<1 + v[2]<<2 + v[3]<<3 }

// countQuads returns the number of bits for values of 0 and 1 by the better of
// the two books for fours, and which that is.
func countQuads(values []int32) (bits int, number int) {
	b := books()
	first, second, signs := 0, 0, 0
	for i := 0; i+3 < len(values); i += 4 {
		v := values[i : i+4]
		at := quad(v)
		first += int(b[firstQuad].lengths[at])
		second += int(b[secondQuad].lengths[at])
		signs += int(v[0] + v[1] + v[2] + v[3])
	}
	if second < first {
		return second + signs, secondQuad
	}
	return first + signs, firstQuad
}

// writeQuads writes values of 0 and 1 with the signs of xr.
func (b *book) writeQuads(w *bitWriter, values []int32, xr []float32) {
	for i := 0; i+3 < len(values); i += 4 {
		at := quad(values[i : i+4])
		w.put(uint32(b.codes[at]), uint(b.lengths[at]))
		for k, v := range values[i : i+4] {
			if v != 0 {
				w.put(signBit(xr[i+k]), 1)
			}
		}
	}
}
