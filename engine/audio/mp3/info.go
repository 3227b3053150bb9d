package mp3

import "encoding/binary"

// infoBytes is the length of the info packet.
const infoBytes = BitRate / 8 * packetFrames / SampleRate

// Info returns the first packet, to be written over the existing one at the end.
// It decodes to silence and tells players the length of the sound to the frame,
// without the encoder's padding.
func (e *Encoder) Info() []byte {
	var w bitWriter
	writeHeader(&w, false)
	b := append(w.data, make([]byte, infoBytes-len(w.data))...)
	tag := b[headBytes:]
	put := binary.BigEndian
	copy(tag, "Info") // a constant bit rate
	put.PutUint32(tag[4:], 1|2|4|8)
	put.PutUint32(tag[8:], uint32(e.packets))
	put.PutUint32(tag[12:], uint32(e.bytes))
	for i := range 100 {
		tag[16+i] = byte(i * 256 / 100) // the position of each hundredth
	}
	put.PutUint32(tag[116:], 50) // quality, which no player reads
	// The LAME extension follows. Players trust it only under this name.
	more := tag[120:]
	copy(more, "LAME3.100")
	more[9] = 1    // constant bit rate
	more[10] = 165 // low-pass, in 100 Hz
	more[20] = 128 // kbit/s
	before := uint32(encoderDelay)
	after := uint32(e.packets*packetFrames - e.frames - encoderDelay)
	put.PutUint32(more[20:], 128<<24|before<<12|after)
	more[24] = 1 << 2 // stereo
	put.PutUint32(more[28:], uint32(e.bytes))
	put.PutUint16(more[34:], checksum(b[:headBytes+154]))
	return b
}

// checksum is the CRC-16 that the tag ends with.
func checksum(b []byte) uint16 {
	sum := uint16(0)
	for _, v := range b {
		sum ^= uint16(v)
		for range 8 {
			if sum&1 != 0 {
				sum = sum>>1 ^ 0xa001
			} else {
				sum >>= 1
			}
		}
	}
	return sum
}
