package mp3

import "slices"

const (
	headBytes = 4 + 32 // header and side information
	// mostBack is the largest distance, in bytes, from the start of a packet's
	// sound back from the packet.
	mostBack = 511
)

// stream lays packets out. Each packet has the same room for sound, but the sound
// of one may begin in the room that earlier packets have left empty: the
// standard's bit reservoir.
type stream struct {
	out     []byte // from the first byte that is not final
	free    []span // the empty spans in out
	settled []byte
	// due accumulates the fractions of a byte by which packets are too short.
	due int
}

// span is a stretch of bytes.
type span struct{ from, to int }

// begin makes room for a packet. It returns how many bytes of sound fit before
// the next one, and how many of these are before this packet.
func (s *stream) begin() (room, back int) {
	back = s.empty()
	size := BitRate / 8 * packetFrames / SampleRate
	if s.due += BitRate / 8 * packetFrames % SampleRate; s.due >= SampleRate {
		s.due -= SampleRate
		size++
	}
	at := len(s.out)
	s.out = append(s.out, make([]byte, size)...)
	s.free = append(s.free, span{at + headBytes, at + size})
	return back + size - headBytes, back
}

// padded reports whether the current packet has one byte more.
func (s *stream) padded() bool {
	last := s.free[len(s.free)-1]
	return last.to-last.from+headBytes > BitRate/8*packetFrames/SampleRate
}

// finish fills in the head and the sound of the current packet, and returns the
// bytes that are final, valid until the next call.
func (s *stream) finish(head, sound []byte) []byte {
	last := s.free[len(s.free)-1]
	copy(s.out[last.from-headBytes:last.from], head)
	s.fill(sound)
	if unused := s.empty() - mostBack; unused > 0 {
		s.fill(make([]byte, unused))
	}
	return s.settle()
}

// fill puts bytes into the empty spans, in order.
func (s *stream) fill(b []byte) {
	for len(b) > 0 {
		f := &s.free[0]
		n := copy(s.out[f.from:f.to], b)
		b = b[n:]
		if f.from += n; f.from == f.to {
			s.free = slices.Delete(s.free, 0, 1)
		}
	}
}

// empty returns how many bytes are empty.
func (s *stream) empty() int {
	n := 0
	for _, f := range s.free {
		n += f.to - f.from
	}
	return n
}

// settle removes and returns the final bytes.
func (s *stream) settle() []byte {
	n := len(s.out)
	if len(s.free) > 0 {
		n = s.free[0].from
	}
	s.settled = append(s.settled[:0], s.out[:n]...)
	s.out = append(s.out[:0], s.out[n:]...)
	for i := range s.free {
		s.free[i].from -= n
		s.free[i].to -= n
	}
	return s.settled
}

// rest returns everything that is left, including empty spans.
func (s *stream) rest() []byte {
	s.free = nil
	return s.settle()
}
