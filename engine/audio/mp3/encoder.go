// Package mp3 encodes sound as MPEG-1 Layer III: 44 100 Hz, joint stereo, a
// constant 128 kbit/s.
//
// It is small because it is made for one purpose, a voice and soft tones near the
// middle: both channels are always coded as middle and side, all blocks are long,
// and bits saved in silence go to the words after it.
package mp3

import (
	"io"
	"math"
)

const (
	// SampleRate is the number of frames a second, each with a left and a right
	// sample.
	SampleRate = 44100
	// BitRate is the number of bits a second.
	BitRate = 128000
	// packetFrames is the number of sound frames in one packet; the standard
	// calls the packet itself a frame.
	packetFrames = 2 * granuleFrames
	// granuleFrames is half a packet: the unit of the transform.
	granuleFrames = 576
	channels      = 2
	// encoderDelay is the delay of the encoder in sound frames, decoderDelay that
	// of a decoder.
	encoderDelay = 528
	decoderDelay = 529
)

// Encoder encodes sound. The first packet it writes is silent and reserves the
// space for the one that Info returns at the end.
type Encoder struct {
	out     io.Writer
	pending [][2]float64 // less than a packet
	banks   [channels]filterBank
	coder   coder
	stream  stream
	frames  int64
	packets int64
	bytes   int64
}

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer) (*Encoder, error) {
	e := &Encoder{out: w, pending: make([][2]float64, 0, packetFrames), coder: newCoder()}
	for c := range e.banks {
		e.banks[c] = newFilterBank()
	}
	return e, e.send(make([]byte, infoBytes))
}

// Write encodes frames of samples between -1 and 1.
func (e *Encoder) Write(frames [][2]float64) error {
	e.frames += int64(len(frames))
	for len(frames) > 0 {
		n := min(len(frames), packetFrames-len(e.pending))
		e.pending = append(e.pending, frames[:n]...)
		frames = frames[n:]
		if len(e.pending) < packetFrames {
			return nil
		}
		if err := e.encode(); err != nil {
			return err
		}
	}
	return nil
}

// Close encodes the rest and enough silence for the last frame to pass through a
// decoder. It does not close the writer.
func (e *Encoder) Close() error {
	for total := e.frames + encoderDelay + decoderDelay; e.packets*packetFrames < total; {
		e.pending = append(e.pending, make([][2]float64, packetFrames-len(e.pending))...)
		if err := e.encode(); err != nil {
			return err
		}
	}
	return e.send(e.stream.rest())
}

// encode encodes a full packet.
func (e *Encoder) encode() error {
	var samples [packetFrames]float32
	for c := range channels {
		for i, f := range e.pending {
			// Middle and side have the same total power as left and right.
			side := f[1]
			if c == 1 {
				side = -side
			}
			samples[i] = float32((f[0] + side) * math.Sqrt2 / 2)
		}
		e.banks[c].analyse(&samples, &e.coder.lines, c)
	}
	e.pending = e.pending[:0]
	e.packets++
	return e.send(e.coder.packet(&e.stream))
}

func (e *Encoder) send(b []byte) error {
	e.bytes += int64(len(b))
	_, err := e.out.Write(b)
	return err
}
