package mp3

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"math/rand/v2"
	"testing"

	gomp3 "github.com/hajimehoshi/go-mp3"
)

const seed = 20240301

// encode returns a whole file, written in chunks of random size.
func encode(t testing.TB, frames [][2]float64, random *rand.Rand) []byte {
	t.Helper()
	var b bytes.Buffer
	e, err := NewEncoder(&b)
	if err != nil {
		t.Fatal(err)
	}
	for len(frames) > 0 {
		n := min(len(frames), 1+random.IntN(5000))
		if err := e.Write(frames[:n]); err != nil {
			t.Fatal(err)
		}
		frames = frames[n:]
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	copy(data, e.Info())
	return data
}

// decode decodes with a decoder that knows nothing of this package, and takes
// off what comes before the sound.
func decode(t *testing.T, data []byte) [][2]float64 {
	t.Helper()
	d, err := gomp3.NewDecoder(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(d)
	if err != nil {
		t.Fatal(err)
	}
	frames := make([][2]float64, len(raw)/4)
	for i := range frames {
		for c := range frames[i] {
			frames[i][c] = float64(int16(binary.LittleEndian.Uint16(raw[4*i+2*c:]))) / 32768
		}
	}
	return frames[packetFrames+encoderDelay+decoderDelay:]
}

func random() *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }

// made returns n frames of a sound given by the time in seconds.
func made(n int, sound func(t float64) (left, right float64)) [][2]float64 {
	frames := make([][2]float64, n)
	for i := range frames {
		frames[i][0], frames[i][1] = sound(float64(i) / SampleRate)
	}
	return frames
}

// TestSoundIsKept: how far below the sound the noise lies, for sounds that are
// easy and hard to code.
func TestSoundIsKept(t *testing.T) {
	sine := func(hertz, t float64) float64 { return math.Sin(2 * math.Pi * hertz * t) }
	hiss := random()
	for _, c := range []struct {
		name  string
		least float64 // decibels
		sound func(t float64) (left, right float64)
	}{
		{"a tone in the middle", 55, func(t float64) (float64, float64) { v := 0.5 * sine(440, t); return v, v }},
		{"a tone on the left", 55, func(t float64) (float64, float64) { return 0.5 * sine(1000, t), 0 }},
		{"a tone on the right", 55, func(t float64) (float64, float64) { return 0, 0.5 * sine(250, t) }},
		{"a loud tone", 50, func(t float64) (float64, float64) { v := 0.95 * sine(110, t); return v, -v }},
		{"a soft tone", 20, func(t float64) (float64, float64) { v := 0.002 * sine(300, t); return v, v }},
		{"a voice", 30, func(t float64) (float64, float64) {
			v := 0.0
			for k := 1.0; k <= 25; k++ {
				v += 0.12 / k * sine(180*k+3*k*sine(0.5, t), t)
			}
			return v, 0.7 * v
		}},
		{"hiss", 4, func(float64) (float64, float64) { v := 0.5 * (2*hiss.Float64() - 1); return v, v }},
	} {
		want := made(SampleRate, c.sound)
		got := decode(t, encode(t, want, random()))
		signal, noise := 0.0, 0.0
		for i, f := range want {
			for ch := range f {
				d := got[i][ch] - f[ch]
				signal, noise = signal+f[ch]*f[ch], noise+d*d
			}
		}
		if ratio := 10 * math.Log10(signal/noise); ratio < c.least {
			t.Errorf("%s: the noise lies %.1f dB below it, want %.0f", c.name, ratio, c.least)
		}
	}
}

// TestAGranuleKeepsItsBounds: it takes no more bits than it is given, nor more
// of them in one channel than its side information can tell, and most of them.
func TestAGranuleKeepsItsBounds(t *testing.T) {
	r := random()
	for _, side := range []float32{0, 0.1, 1} {
		for _, given := range []int{0, 50, 1000, 3000, 5000, 7100} {
			c := newCoder()
			for i := range c.lines[0][0] {
				c.lines[0][0][i] = float32(r.NormFloat64()) / 10
				c.lines[0][1][i] = side * float32(r.NormFloat64()) / 10
			}
			laid := c.granule(0, given)
			middle, sides := laid[0].bits, laid[1].bits
			if middle+sides > given || middle > mostBits || sides > mostBits {
				t.Errorf("side %.1f: of %d bits it takes %d and %d", side, given, middle, sides)
			}
			if used := middle + sides; used < min(given, mostBits)*8/10-50 {
				t.Errorf("side %.1f: of %d bits it takes only %d", side, given, used)
			}
		}
	}
}

// TestNothingBreaksTheEncoder: the loudest noise, jumps, silence and what lies
// outside of the range make a file that decodes.
func TestNothingBreaksTheEncoder(t *testing.T) {
	r := random()
	frames := made(3*SampleRate, func(t float64) (float64, float64) {
		switch int(8*t) % 4 {
		case 0:
			return 0, 0
		case 1:
			return 2*r.Float64() - 1, 2*r.Float64() - 1
		case 2:
			return math.Copysign(1, math.Sin(2000*t)), math.Copysign(4, math.Sin(900*t))
		default:
			return 1e-7 * r.Float64(), 1
		}
	})
	if got := len(decode(t, encode(t, frames, r))); got < len(frames) {
		t.Errorf("%d frames of %d come back", got, len(frames))
	}
}

// TestLengthIsExact: what the first packet says is what there was, and no
// packet is missing or cut off.
func TestLengthIsExact(t *testing.T) {
	for _, n := range []int{0, 1, 94, 95, 96, 1151, 1152, 1153, 12345} {
		data := encode(t, make([][2]float64, n), random())
		tag := data[headBytes:]
		if name := string(tag[:4]) + string(tag[120:124]); name != "InfoLAME" {
			t.Fatalf("the first packet is %q", name)
		}
		packets := int(binary.BigEndian.Uint32(tag[8:]))
		delays := binary.BigEndian.Uint32(tag[140:]) & 0xffffff
		if got := packets*packetFrames - int(delays>>12) - int(delays&0xfff); got != n {
			t.Errorf("%d frames are said to be %d", n, got)
		}
		if got := int(binary.BigEndian.Uint32(tag[12:])); got != len(data) {
			t.Errorf("%d bytes are said to be %d", len(data), got)
		}
		if got := countPackets(t, data); got != packets+1 {
			t.Errorf("%d packets are said to be %d", got, packets+1)
		}
	}
}

// countPackets walks from header to header.
func countPackets(t *testing.T, data []byte) int {
	t.Helper()
	n := 0
	for ; len(data) > 0; n++ {
		if data[0] != 0xff || data[1] != 0xfb || data[2]&0xfc != 0x90 {
			t.Fatalf("packet %d begins with %x", n, data[:4])
		}
		size := 144*BitRate/SampleRate + int(data[2]>>1&1)
		if size > len(data) {
			t.Fatalf("packet %d has %d bytes of %d", n, len(data), size)
		}
		data = data[size:]
	}
	return n
}

// TestTheRateIsConstant: over an hour the packets are neither too long nor too
// short by a byte.
func TestTheRateIsConstant(t *testing.T) {
	var s stream
	bytes := 0
	const packets = 3600 * SampleRate / packetFrames
	for range packets {
		s.begin()
		bytes += len(s.finish(make([]byte, headBytes), nil))
	}
	bytes += len(s.rest())
	if want := packets * packetFrames * (BitRate / 8) / SampleRate; bytes < want-1 || bytes > want+1 {
		t.Errorf("%d bytes, want %d", bytes, want)
	}
}

func TestChunksDoNotMatter(t *testing.T) {
	r := random()
	frames := made(20000, func(float64) (float64, float64) { return r.Float64() - 0.5, r.Float64() - 0.5 })
	if !bytes.Equal(encode(t, frames, r), encode(t, frames, r)) {
		t.Error("the same sound in other chunks is another file")
	}
}

func TestLowestFindsTheLowest(t *testing.T) {
	for low := -3; low <= 3; low++ {
		for high := low; high <= 12; high++ {
			for want := low; want <= high; want++ {
				for first := low; first <= high; first++ {
					last := math.MinInt
					got := lowest(low, high, first, func(n int) bool {
						if n < low || n > high {
							t.Fatalf("%d is not between %d and %d", n, low, high)
						}
						if n >= want {
							last = n
						}
						return n >= want
					})
					if got != want || last != want {
						t.Fatalf("between %d and %d from %d: %d, found last %d, want %d", low, high, first, got, last, want)
					}
				}
			}
		}
	}
}

// TestErrorsAreReported: those of the writer come back.
func TestErrorsAreReported(t *testing.T) {
	if _, err := NewEncoder(full(0)); err == nil {
		t.Error("no place for the first packet, and no error")
	}
	e, err := NewEncoder(full(1))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Write(make([][2]float64, 3*packetFrames)); err != io.ErrShortWrite {
		t.Errorf("the error is %v", err)
	}
}

// full is a writer that takes so many writes.
type writer struct{ left int }

func full(after int) io.Writer { return &writer{after} }

func (w *writer) Write(b []byte) (int, error) {
	if w.left--; w.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(b), nil
}

// BenchmarkEncodeSecond encodes a second of a voice in the middle.
func BenchmarkEncodeSecond(b *testing.B) {
	frames := made(SampleRate, func(t float64) (float64, float64) {
		v := 0.0
		for k := 1.0; k <= 25; k++ {
			v += 0.12 / k * math.Sin(2*math.Pi*(180*k*t+k*math.Sin(3*t)))
		}
		return v, v
	})
	e, err := NewEncoder(io.Discard)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := e.Write(frames); err != nil {
			b.Fatal(err)
		}
	}
}
