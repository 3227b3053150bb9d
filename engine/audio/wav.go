package audio

import (
	"encoding/binary"
	"math"

	"uncoil/engine"
	"uncoil/engine/atomicfile"
)

// bytesPerFrame is the size of a frame of two 16-bit samples.
const bytesPerFrame = 4

// wavFile writes a session as WAV, 16-bit stereo. Title and chapters follow the
// sound, so that the header is the simple one that every program reads.
type wavFile struct {
	file    *atomicfile.File
	export  *Export
	bytes   int64 // of sound
	encoded []byte
}

func newWAV(f *atomicfile.File, e *Export) (Sink, error) {
	// The header's lengths are filled in by Close.
	if _, err := f.Write(wavHeader(0, 0)); err != nil {
		return nil, err
	}
	return &wavFile{file: f, export: e}, nil
}

// Write appends frames.
func (w *wavFile) Write(frames [][2]float64) error {
	w.encoded = appendInt16(w.encoded[:0], frames)
	if w.bytes += int64(len(w.encoded)); w.bytes > math.MaxUint32-1<<20 {
		return engine.Errorf(engine.CodeInvalid, "%s would be longer than a WAV file can be, six hours: choose a shorter routine, or MP3", w.file.Path())
	}
	_, err := w.file.Write(w.encoded)
	return err
}

// Close completes the file.
func (w *wavFile) Close() error {
	after := append(wavInfo(w.export), wavMarks(w.export.entries())...)
	if _, err := w.file.Write(after); err != nil {
		return err
	}
	_, err := w.file.WriteAt(wavHeader(w.bytes, int64(len(after))), 0)
	return err
}

// wavHeader returns the header of a WAV file with bytes bytes of sound and after
// bytes after it.
func wavHeader(bytes, after int64) []byte {
	h := make([]byte, 0, 44)
	put := binary.LittleEndian
	h = append(h, "RIFF"...)
	h = put.AppendUint32(h, uint32(36+bytes+after))
	h = append(h, "WAVEfmt "...)
	h = put.AppendUint32(h, 16) // length of the format that follows
	h = put.AppendUint16(h, 1)  // PCM
	h = put.AppendUint16(h, 2)  // channels
	h = put.AppendUint32(h, SampleRate)
	h = put.AppendUint32(h, SampleRate*bytesPerFrame)
	h = put.AppendUint16(h, bytesPerFrame)
	h = put.AppendUint16(h, 16) // bits per sample
	h = append(h, "data"...)
	return put.AppendUint32(h, uint32(bytes))
}

// chunk returns a named part of a WAV file. Chunks begin at even offsets.
func chunk(name string, content ...[]byte) []byte {
	c := append([]byte(name), 0, 0, 0, 0)
	for _, part := range content {
		c = append(c, part...)
	}
	binary.LittleEndian.PutUint32(c[4:], uint32(len(c)-8))
	if len(c)%2 != 0 {
		c = append(c, 0)
	}
	return c
}

// wavInfo returns the list of what a music player shows.
func wavInfo(e *Export) []byte {
	list := []byte("INFO")
	for _, tag := range []struct{ name, text string }{{"INAM", e.Title}, {"IART", e.Performer}, {"IPRD", e.Album}, {"IGNR", e.Genre}, {"ICMT", e.Comment}} {
		if tag.text != "" {
			list = append(list, chunk(tag.name, terminated(oneLine(tag.text)))...)
		}
	}
	return chunk("LIST", list)
}

// wavMarks returns the chapters as cue points with labels.
func wavMarks(chapters []entry) []byte {
	put := binary.LittleEndian
	marks := put.AppendUint32(nil, uint32(len(chapters)))
	labels := []byte("adtl")
	for i, c := range chapters {
		id := put.AppendUint32(nil, uint32(i+1))
		frame := put.AppendUint32(nil, uint32(FramesIn(c.start)))
		marks = append(append(marks, id...), frame...)
		marks = append(marks, "data\x00\x00\x00\x00\x00\x00\x00\x00"...)
		marks = append(marks, frame...)
		labels = append(labels, chunk("labl", id, terminated(c.title))...)
	}
	return append(chunk("cue ", marks), chunk("LIST", labels)...)
}

// terminated returns a text with a terminating zero byte.
func terminated(s string) []byte { return append([]byte(s), 0) }

// appendInt16 appends frames as 16-bit samples, rounded to the nearest.
func appendInt16(out []byte, frames [][2]float64) []byte {
	for _, f := range frames {
		l, r := int16Of(f[0]), int16Of(f[1])
		out = append(out, byte(l), byte(l>>8), byte(r), byte(r>>8))
	}
	return out
}

// int16Of scales a sample. Adding an offset before the conversion, which
// truncates, rounds without a function call.
func int16Of(v float64) uint16 {
	v = min(max(v, -1), 1)
	return uint16(int32(v*32767+32768.5) - 32768)
}
