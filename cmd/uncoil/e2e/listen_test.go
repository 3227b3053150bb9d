//go:build e2e

package e2e

import (
	"encoding/binary"
	"math"
	"os"
	"testing"
	"time"
)

// The sample rates of a recording. Cues are located at a quarter of the rate and
// then to the sample.
const (
	recordRate = 44100
	every      = 4
	coarseRate = recordRate / every
)

// recording is what was heard, as mono at two rates.
type recording struct {
	fine, coarse []float64
}

// loadRecording reads 16-bit stereo frames.
func loadRecording(t *testing.T, path string) *recording {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return newRecording(data)
}

func newRecording(data []byte) *recording {
	mono := make([]float64, len(data)/4)
	for i := range mono {
		l := int16(binary.LittleEndian.Uint16(data[4*i:]))
		r := int16(binary.LittleEndian.Uint16(data[4*i+2:]))
		mono[i] = (float64(l) + float64(r)) / 65536
	}
	return &recording{mono, decimate(mono)}
}

// decimate averages groups of samples, a simple low-pass that is the same for the
// recording and for the cue.
func decimate(x []float64) []float64 {
	out := make([]float64, len(x)/every)
	for i := range out {
		for _, v := range x[every*i : every*(i+1)] {
			out[i] += v / every
		}
	}
	return out
}

// find locates a sound between two times and returns where it begins and how
// similar it is there, 0 to 1, independent of loudness.
func (r *recording) find(sound []float64, from, to time.Duration) (at time.Duration, alike float64) {
	first, last := int(from.Seconds()*coarseRate), int(to.Seconds()*coarseRate)
	i, alike := closest(r.coarse, decimate(sound), first, last)
	if i < 0 {
		return 0, 0
	}
	if k, _ := closest(r.fine, sound, every*(i-2), every*(i+2)); k >= 0 {
		return time.Duration(float64(k) / recordRate * float64(time.Second)), alike
	}
	return time.Duration(float64(i) / coarseRate * float64(time.Second)), alike
}

// closest returns the index between first and last at which a stretch of x is
// most like a sound, -1 if there is none.
func closest(x, sound []float64, first, last int) (best int, alike float64) {
	first, last = max(0, first), min(len(x)-len(sound), last)
	if last < first {
		return -1, 0
	}
	own, there := energy(sound), energy(x[first:first+len(sound)])
	best = -1
	for i := first; i <= last; i++ {
		if i > first {
			out, in := x[i-1], x[i+len(sound)-1]
			there += in*in - out*out
		}
		if l := dot(x[i:], sound) / math.Sqrt(max(there*own, 1e-12)); l > alike {
			best, alike = i, l
		}
	}
	return best, alike
}

func energy(x []float64) float64 { return dot(x, x) }

func dot(x, y []float64) float64 {
	x = x[:len(y)]
	sum := 0.0
	for i, v := range y {
		sum += x[i] * v
	}
	return sum
}

// tail is how much of a sound's end shows whether it was played to its end.
const tail = 150 * time.Millisecond

// ending returns how loud the end of a sound is in the recording, relative to the
// whole. The decay is left out: the sound has ended when all but 1 % of its
// energy has been played.
func (r *recording) ending(sound []float64, at time.Duration) float64 {
	end, left := len(sound), energy(sound)/100
	for end > 0 && left > 0 {
		end--
		left -= sound[end] * sound[end]
	}
	from := max(0, end-int(tail.Seconds()*recordRate))
	there := r.fine[min(int(math.Round(at.Seconds()*recordRate)), len(r.fine)):]
	if len(there) < len(sound) {
		return 0
	}
	whole := dot(there, sound) / max(energy(sound), 1e-12)
	last := dot(there[from:], sound[from:end]) / max(energy(sound[from:end]), 1e-12)
	return last / max(whole, 1e-12)
}

// erase subtracts a sound from the recording, in pieces of 0.1 s, each scaled to
// its loudness there.
func (r *recording) erase(sound []float64, at time.Duration) {
	begin := int(math.Round(at.Seconds() * recordRate))
	const piece = recordRate / 10
	for from := 0; from < len(sound); from += piece {
		part := sound[from:min(from+piece, len(sound))]
		there := r.fine[min(begin+from, len(r.fine)):]
		if len(there) < len(part) {
			break
		}
		loud := dot(there, part) / max(energy(part), 1e-12)
		for i, v := range part {
			there[i] -= loud * v
		}
	}
	first := begin / every
	last := min(len(r.coarse), (begin+len(sound))/every+1)
	copy(r.coarse[first:last], decimate(r.fine[first*every:last*every]))
}

// loudness returns the root mean square of a stretch.
func (r *recording) loudness(from, to time.Duration) float64 {
	a := min(len(r.coarse), max(0, int(from.Seconds()*coarseRate)))
	b := min(len(r.coarse), max(a, int(to.Seconds()*coarseRate)))
	return math.Sqrt(energy(r.coarse[a:b]) / float64(max(1, b-a)))
}

func TestTheEarHearsWhatIsThere(t *testing.T) {
	noise := func(seed, n int) []float64 {
		x := make([]float64, n)
		state := uint32(seed)
		for i := range x {
			state = state*1664525 + 1013904223
			x[i] = float64(state)/math.MaxUint32 - 0.5
		}
		return x
	}
	background, loud, soft := noise(1, 5*recordRate), noise(2, recordRate/2), noise(3, recordRate)
	for i, v := range soft {
		background[2*recordRate+i] += v
	}
	for i, v := range loud {
		background[2*recordRate+1000+i] += 20 * v
	}
	r := &recording{background, decimate(background)}
	if _, alike := r.find(soft, 0, 5*time.Second); alike > clearly {
		t.Errorf("the soft sound is heard through the loud one, alike %.2f", alike)
	}
	at, alike := r.find(loud, 0, 5*time.Second)
	if at.Round(time.Millisecond) != 2023*time.Millisecond || alike < 0.9 {
		t.Errorf("the loud sound is heard at %v, alike %.2f", at, alike)
	}
	if end := r.ending(loud, at); end < 0.9 {
		t.Errorf("the end of the loud sound is %.2f as loud as the whole", end)
	}
	cut := &recording{fine: append(make([]float64, recordRate), loud[:len(loud)*2/3]...)}
	cut.fine = append(cut.fine, noise(5, recordRate)...)
	if end := cut.ending(loud, time.Second); end > stillThere/2 {
		t.Errorf("the end of a sound that is cut short is %.2f as loud as the whole", end)
	}
	r.erase(loud, at)
	if at, alike := r.find(soft, 0, 5*time.Second); at.Round(time.Millisecond) != 2*time.Second || alike < clearly {
		t.Errorf("the soft sound is then heard at %v, alike %.2f", at, alike)
	}
	if _, alike := r.find(noise(4, recordRate/2), 0, 5*time.Second); alike > clearly {
		t.Errorf("a sound that is not there is heard, alike %.2f", alike)
	}
}
