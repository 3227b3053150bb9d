package mp3

import "math"

const (
	// unitGain is the global_gain at which a value of 1 stands for a line of 1.
	unitGain = 210
	// finest is the smallest gain in use: anything finer is below 16 bits.
	finest = unitGain - 60
	// coarsest quantizes every sound to zero.
	coarsest = 255
	// largest is the largest value that the books can hold.
	largest = 8191 + 15
	// mostBits is how many bits a granule of one channel may have.
	mostBits = 4095
	// rounding is added before values are truncated: less than a half, because
	// the standard's values stand for powers of 4/3.
	rounding = 0.4054
)

// coder turns the lines of a packet into bits: as finely as fits, with the same
// gain for middle and side, so that the noise of both is the same.
type coder struct {
	lines  spectrum
	starts [23]int
	steps  [256]float32 // by gain, the factor of the 3/4 powers of lines
	powers [channels][lines]float32
	peaks  [channels]float32
	trial  [channels][lines]int32
	values [2][channels][lines]int32
	gain   int // of the previous granule, where the search begins
	head   bitWriter
	sound  bitWriter
}

func newCoder() coder {
	c := coder{starts: bandStarts(), gain: unitGain}
	for g := range c.steps {
		c.steps[g] = float32(math.Pow(2, -3.0/16*float64(g-unitGain)))
	}
	return c
}

// packet codes the lines of a packet into a stream and returns the bytes that are
// final.
func (c *coder) packet(s *stream) []byte {
	room, back := s.begin()
	var laid [2][channels]layout
	left := 8 * room
	for g := range laid {
		// The first granule leaves the second its half of the packet's own room,
		// and may use half of the saved bytes.
		own := 8 * (room - back) / 2
		share := left
		if g == 0 {
			share = own + 8*back/2
		}
		laid[g] = c.granule(g, share)
		left -= laid[g][0].bits + laid[g][1].bits
	}
	c.head.reset()
	writeHeader(&c.head, s.padded())
	c.head.put(uint32(back), 9)
	c.head.put(0, 3) // private
	c.head.put(0, 8) // no shared scale factors
	c.sound.reset()
	for g := range laid {
		for ch := range laid[g] {
			laid[g][ch].writeSide(&c.head)
			laid[g][ch].write(&c.sound, &c.values[g][ch], &c.lines[g][ch])
		}
	}
	c.sound.align()
	return s.finish(c.head.data, c.sound.data)
}

// granule codes a granule as finely as bits bits allow.
func (c *coder) granule(g, bits int) [channels]layout {
	for ch := range c.powers {
		c.peaks[ch] = power(&c.powers[ch], &c.lines[g][ch])
	}
	if c.silent(0, finest) && c.silent(1, finest) {
		return [channels]layout{nothing(unitGain), nothing(unitGain)}
	}
	var laid, best [channels]layout
	// Lower gains need more bits.
	c.gain = lowest(finest, coarsest, c.gain, func(gain int) bool {
		var fits bool
		if laid, fits = c.try(g, gain, bits); fits {
			best = laid
		}
		return fits
	})
	return best
}

// silent reports whether a channel is all zeros at a gain.
func (c *coder) silent(ch, gain int) bool { return c.peaks[ch]*c.steps[gain]+rounding < 1 }

// try lays a granule out at a gain and reports whether it needs at most bits
// bits.
func (c *coder) try(g, gain, bits int) (laid [channels]layout, fits bool) {
	for ch := range laid {
		if c.silent(ch, gain) {
			laid[ch] = nothing(gain)
			continue
		}
		if c.peaks[ch]*c.steps[gain]+rounding >= largest {
			return laid, false
		}
		quantize(&c.trial[ch], &c.powers[ch], c.steps[gain])
		laid[ch] = layoutOf(&c.trial[ch], &c.starts, gain)
		bits -= laid[ch].bits
		if laid[ch].bits > mostBits || bits < 0 {
			return laid, false
		}
	}
	c.values[g] = c.trial
	return laid, true
}

// lowest returns the lowest number from low to high for which enough is true;
// enough must be monotonic and true for high. The search begins at first and
// moves away in growing steps. The last call of enough that returned true was for
// the result.
func lowest(low, high, first int, enough func(int) bool) int {
	tooLow, found := low-1, high+1
	for at, step := first, 1; tooLow+1 < found; step *= 2 {
		if enough(at) {
			found = at
			at -= step
		} else {
			tooLow = at
			at += step
		}
		if tooLow >= low && found <= high {
			at = (tooLow + found) / 2
		}
		at = min(max(at, tooLow+1), found-1)
	}
	return found
}

// power computes the 3/4 powers of lines and returns the largest.
func power(out *[lines]float32, in *[lines]float32) float32 {
	most := float32(0)
	for i, v := range in[:bands*bandLines] {
		a := math.Abs(float64(v))
		p := float32(math.Sqrt(a * math.Sqrt(a)))
		out[i] = p
		most = max(most, p)
	}
	return most
}

// quantize turns 3/4 powers of lines into whole values.
func quantize(out *[lines]int32, powers *[lines]float32, step float32) {
	for i, p := range powers[:bands*bandLines] {
		out[i] = int32(p*step + rounding)
	}
}

// writeHeader writes the first four bytes of a packet.
func writeHeader(w *bitWriter, padded bool) {
	w.put(0x7ff, 11) // synchronisation
	w.put(3, 2)      // MPEG-1
	w.put(1, 2)      // layer III
	w.put(1, 1)      // no checksum
	w.put(9, 4)      // 128 kbit/s
	w.put(0, 2)      // 44 100 Hz
	if padded {
		w.put(1, 1)
	} else {
		w.put(0, 1)
	}
	w.put(0, 1) // private
	w.put(1, 2) // joint stereo,
	w.put(2, 2) // as middle and side
	w.put(0, 1) // copyright
	w.put(1, 1) // original
	w.put(0, 2) // emphasis
}
