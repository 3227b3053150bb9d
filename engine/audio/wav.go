package audio

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"

	"uncoil/engine"
)

// bytesPerFrame is the size of a frame of two 16-bit samples.
const bytesPerFrame = 4

// Encoder is a Sink that makes a file. Close completes the file; until then
// nothing stands at its path. Abort leaves no trace of it, also after an error,
// and does nothing after Close.
type Encoder interface {
	Sink
	Abort()
}

// WriteWAV renders a whole timeline into a WAV file, 16-bit stereo. The file
// appears when it is complete: one that is cancelled through ctx or fails
// leaves nothing behind, and a file that was there before as it was. An error
// is ctx's or an engine.Error with CodeUnavailable.
func WriteWAV(ctx context.Context, path string, t *engine.Timeline, v *Voice, volumes engine.Sound, progress Progress) error {
	w, err := CreateWAV(path)
	if err != nil {
		return err
	}
	defer w.Abort()
	if err := Render(ctx, t, v, volumes, w, progress); err != nil {
		return err
	}
	return w.Close()
}

// CreateWAV begins a WAV file. An error is an engine.Error with CodeUnavailable.
func CreateWAV(path string) (Encoder, error) {
	file, err := createBeside(path)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	w := &wavFile{path: path, file: file, buffered: bufio.NewWriterSize(file, 1<<16)}
	// The header's lengths are filled in by Close.
	if _, err := w.buffered.Write(wavHeader(0)); err != nil {
		w.Abort()
		return nil, cannotWrite(path, err)
	}
	return w, nil
}

// createBeside creates a temporary file in the folder of path, with the
// permissions of an ordinary file (os.CreateTemp would make a private one).
func createBeside(path string) (*os.File, error) {
	for range 100 {
		name := fmt.Sprintf(".%s.%08x.part", filepath.Base(path), rand.Uint32())
		f, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, fs.ErrExist
}

func cannotWrite(path string, err error) error {
	return engine.Errorf(engine.CodeUnavailable, "%s cannot be written: %w", path, err)
}

// wavFile is a WAV file that is being written.
type wavFile struct {
	path     string
	file     *os.File // nil once closed or aborted
	buffered *bufio.Writer
	bytes    int64
	encoded  []byte
}

// Write appends frames.
func (w *wavFile) Write(frames [][2]float64) error {
	w.encoded = appendInt16(w.encoded[:0], frames)
	if w.bytes += int64(len(w.encoded)); w.bytes > math.MaxUint32-100 {
		return engine.Errorf(engine.CodeInvalid, "%s would be longer than a WAV file can be, six hours: choose a shorter routine", w.path)
	}
	if _, err := w.buffered.Write(w.encoded); err != nil {
		return cannotWrite(w.path, err)
	}
	return nil
}

// Close completes the file and puts it in its place.
func (w *wavFile) Close() error {
	defer w.Abort()
	err := w.buffered.Flush()
	if err == nil {
		_, err = w.file.WriteAt(wavHeader(w.bytes), 0)
	}
	if err == nil {
		err = w.file.Sync()
	}
	if err == nil {
		err = w.file.Close()
	}
	if err == nil {
		err = os.Rename(w.file.Name(), w.path)
	}
	if err != nil {
		return cannotWrite(w.path, err)
	}
	w.file = nil
	return nil
}

// Abort removes the unfinished file.
func (w *wavFile) Abort() {
	if w.file == nil {
		return
	}
	w.file.Close()
	os.Remove(w.file.Name())
	w.file = nil
}

// wavHeader returns the header of a WAV file with so many bytes of sound.
func wavHeader(bytes int64) []byte {
	h := make([]byte, 0, 44)
	put := binary.LittleEndian
	h = append(h, "RIFF"...)
	h = put.AppendUint32(h, uint32(36+bytes))
	h = append(h, "WAVEfmt "...)
	h = put.AppendUint32(h, 16) // bytes of the format that follows
	h = put.AppendUint16(h, 1)  // whole numbers
	h = put.AppendUint16(h, 2)  // channels
	h = put.AppendUint32(h, SampleRate)
	h = put.AppendUint32(h, SampleRate*bytesPerFrame)
	h = put.AppendUint16(h, bytesPerFrame)
	h = put.AppendUint16(h, 16) // bits a sample
	h = append(h, "data"...)
	return put.AppendUint32(h, uint32(bytes))
}

// appendInt16 appends frames as 16-bit samples, rounded to the nearest.
func appendInt16(out []byte, frames [][2]float64) []byte {
	for _, f := range frames {
		l, r := int16Of(f[0]), int16Of(f[1])
		out = append(out, byte(l), byte(l>>8), byte(r), byte(r>>8))
	}
	return out
}

// int16Of scales a sample. Adding an offset before the conversion, which cuts
// towards zero, rounds without a call.
func int16Of(v float64) uint16 {
	v = min(max(v, -1), 1)
	return uint16(int32(v*32767+32768.5) - 32768)
}
