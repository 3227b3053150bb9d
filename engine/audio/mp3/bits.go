package mp3

// bitWriter packs numbers of any number of bits, the highest bit first.
type bitWriter struct {
	data []byte
	held uint64 // the bits that do not fill a byte yet, at the lower end
	n    uint   // their number
}

// put appends the lowest bits of v, at most 32.
func (w *bitWriter) put(v uint32, bits uint) {
	w.held = w.held<<bits | uint64(v)&(1<<bits-1)
	for w.n += bits; w.n >= 8; w.n -= 8 {
		w.data = append(w.data, byte(w.held>>(w.n-8)))
	}
}

// align fills the last byte with zeros.
func (w *bitWriter) align() {
	if w.n > 0 {
		w.put(0, 8-w.n)
	}
}

// reset empties the writer and keeps its memory.
func (w *bitWriter) reset() { *w = bitWriter{data: w.data[:0]} }
