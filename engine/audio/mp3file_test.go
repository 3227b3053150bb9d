package audio

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"testing"

	"github.com/hajimehoshi/go-mp3"
)

// decodeMP3 decodes with a decoder that knows nothing of the encoder. It begins
// with the packet of information, which it takes for sound.
func decodeMP3(t *testing.T, data []byte) [][2]float64 {
	t.Helper()
	d, err := mp3.NewDecoder(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if d.SampleRate() != SampleRate {
		t.Fatalf("%d samples a second", d.SampleRate())
	}
	raw, err := io.ReadAll(d)
	if err != nil {
		t.Fatal(err)
	}
	frames := make([][2]float64, len(raw)/bytesPerFrame)
	for i := range frames {
		for c := range frames[i] {
			frames[i][c] = float64(int16(binary.LittleEndian.Uint16(raw[bytesPerFrame*i+2*c:]))) / 32768
		}
	}
	return frames
}

// TestMP3SoundsLikeTheSession: decoded, it is the session, frame for frame, with
// noise 25 dB below, and as long.
func TestMP3SoundsLikeTheSession(t *testing.T) {
	e := busyExport(testVoice(t, nil))
	want := rendered(t, e)
	const packet, late = 1152, 528 + 529
	got := decodeMP3(t, read(t, write(t, "x.mp3", e)))
	if extra := len(got) - len(want); extra < packet+late || extra >= 2*packet+late {
		t.Fatalf("%d frames more than the session has", extra)
	}
	got = got[packet+late:]
	signal, noise := 0.0, 0.0
	for i, f := range want {
		for c := range f {
			d := got[i][c] - f[c]
			signal, noise = signal+f[c]*f[c], noise+d*d
		}
	}
	if ratio := 10 * math.Log10(signal/noise); ratio < 25 {
		t.Errorf("the noise lies %.1f dB below the sound", ratio)
	}
}
