package mp3

// layout says how the values of one granule of one channel are coded. The
// standard divides them into pairs of any size, in three regions with a book
// each, then fours of 0 and 1, and then zeros.
type layout struct {
	gain   int // the standard's global_gain
	bits   int // of the values
	pairs  int // how many pairs there are
	fours  int // how many fours follow
	quads  int // the book of the fours
	books  [3]uint8
	split  [2]int // where the second and the third region begin, in scale factor bands
	starts [2]int // and in values
}

// regionSplits returns, for the number of scale factor bands that hold pairs, how
// many of them, minus one, the first and the second region get.
func regionSplits(bands int) (first, second int) {
	switch {
	case bands < 5:
		return 0, 0
	case bands == 5:
		return 0, 1
	case bands < 8:
		return 1, 1
	case bands == 8:
		return 1, 2
	case bands == 9:
		return 2, 2
	case bands < 12:
		return 2, 3
	case bands < 15:
		return 3, 4
	case bands < 17:
		return 4, 5
	case bands == 17:
		return 4, 6
	case bands < 20:
		return 5, 6
	case bands == 20:
		return 5, 7
	default:
		return 6, 7
	}
}

// nothing is the layout of all zeros.
func nothing(gain int) layout { return layout{gain: gain, quads: firstQuad} }

// layoutOf chooses the layout of values that were quantized at a gain.
func layoutOf(values *[lines]int32, starts *[23]int, gain int) layout {
	l := nothing(gain)
	end := bands * bandLines
	for end > 0 && values[end-1] == 0 && values[end-2] == 0 {
		end -= 2
	}
	big := end
	for big >= 4 && values[big-1]|values[big-2]|values[big-3]|values[big-4] <= 1 {
		big -= 4
	}
	l.pairs, l.fours = big/2, (end-big)/4
	if l.fours > 0 {
		l.bits, l.quads = countQuads(values[big:end])
	}
	if big == 0 {
		return l
	}
	used := 0
	for starts[used] < big {
		used++
	}
	first, second := regionSplits(used)
	l.split = [2]int{first, second}
	l.starts = [2]int{min(starts[first+1], big), min(starts[first+second+2], big)}
	regions := [3][]int32{values[:l.starts[0]], values[l.starts[0]:l.starts[1]], values[l.starts[1]:big]}
	for i, region := range regions {
		bits, number := bestBook(region)
		l.books[i] = number
		l.bits += bits
	}
	return l
}

// bestBook returns the book that needs the fewest bits, 0 if all values are zero.
func bestBook(values []int32) (bits int, number uint8) {
	most := int32(0)
	for _, v := range values {
		most = max(most, v)
	}
	for _, candidate := range booksFor(most) {
		if candidate == 0 {
			break
		}
		if n := books()[candidate].count(values); number == 0 || n < bits {
			bits, number = n, candidate
		}
	}
	return bits, number
}

// write writes the values with the signs of xr.
func (l *layout) write(w *bitWriter, values *[lines]int32, xr *[lines]float32) {
	from := 0
	for i, to := range [3]int{l.starts[0], l.starts[1], 2 * l.pairs} {
		if n := l.books[i]; n != 0 {
			books()[n].write(w, values[from:to], xr[from:to])
		}
		from = max(from, to)
	}
	to := 2*l.pairs + 4*l.fours
	books()[l.quads].writeQuads(w, values[2*l.pairs:to], xr[2*l.pairs:to])
}

// writeSide writes the side information.
func (l *layout) writeSide(w *bitWriter) {
	w.put(uint32(l.bits), 12)
	w.put(uint32(l.pairs), 9)
	w.put(uint32(l.gain), 8)
	w.put(0, 4) // no scale factors
	w.put(0, 1) // long blocks
	for _, n := range l.books {
		w.put(uint32(n), 5)
	}
	w.put(uint32(l.split[0]), 4)
	w.put(uint32(l.split[1]), 3)
	w.put(0, 1) // no emphasis of high bands
	w.put(0, 1) // scale of the (absent) scale factors
	w.put(uint32(l.quads-firstQuad), 1)
}
