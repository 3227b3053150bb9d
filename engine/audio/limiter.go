package audio

import "math"

const (
	// ceiling is the largest sample after the limiter, -1.5 dBFS: half a decibel
	// is reserved for what the estimate of peaks between samples misses.
	ceiling = 0.84
	// lookAhead is how many frames ahead the limiter reacts, about 3 ms.
	lookAhead = 128
	// calmLevel is the sample value below which no peak, not even one between two
	// samples, reaches the ceiling; the limiter then only delays.
	calmLevel = 0.55
	// releasePerFrame is how fast the gain recovers, in about 100 ms.
	releasePerFrame = 1.0 / (0.1 * SampleRate)
)

// limiter lowers the gain smoothly before a peak would exceed the ceiling. Its
// output is lookAhead frames late.
type limiter struct {
	delayed [lookAhead][2]float64
	// needed holds the largest gain that each delayed frame allows.
	needed [lookAhead]float64
	// held holds the lowest needed gains of the last lookAhead windows; the gain
	// is their mean, so it changes smoothly and is low enough in time.
	held [lookAhead]float64
	sum  float64
	at   int
	// released is the gain as it recovers to 1.
	released float64
	// calm counts the frames since the gain last had to be below 1.
	calm int
	mid  midpoint
}

func newLimiter() *limiter {
	l := &limiter{sum: lookAhead, released: 1, calm: math.MaxInt32}
	for i := range l.needed {
		l.needed[i], l.held[i] = 1, 1
	}
	return l
}

// process limits frames in place.
func (l *limiter) process(frames [][2]float64) {
	if l.calm <= 2*lookAhead || loud(frames) {
		for i, f := range frames {
			frames[i] = l.next(f)
		}
		return
	}
	l.mid.skip(frames)
	for len(frames) > 0 {
		ring := l.delayed[l.at:min(lookAhead, l.at+len(frames))]
		for i, f := range ring {
			ring[i], frames[i] = frames[i], f
		}
		frames = frames[len(ring):]
		l.at = (l.at + len(ring)) % lookAhead
	}
}

// loud reports whether frames may reach the ceiling.
func loud(frames [][2]float64) bool {
	for _, f := range frames {
		if f[0] > calmLevel || f[0] < -calmLevel || f[1] > calmLevel || f[1] < -calmLevel {
			return true
		}
	}
	return false
}

// next takes one frame and returns the one from lookAhead frames ago, limited.
func (l *limiter) next(f [2]float64) [2]float64 {
	need := 1.0
	if peak := l.mid.peak(f); peak > ceiling {
		need = ceiling / peak
	}
	l.needed[l.at] = need
	lowest := l.lowest()
	l.released = min(lowest, l.released+releasePerFrame)
	l.sum += l.released - l.held[l.at]
	l.held[l.at] = l.released
	gain := min(1, l.sum/lookAhead)
	if l.released < 1 {
		l.calm = 0
	} else if l.calm++; l.calm == 2*lookAhead {
		l.sum = lookAhead // clear accumulated rounding errors
	}
	out := l.delayed[l.at]
	l.delayed[l.at] = f
	l.at = (l.at + 1) % lookAhead
	return [2]float64{out[0] * gain, out[1] * gain}
}

// lowest returns the lowest gain needed in the window.
func (l *limiter) lowest() float64 {
	lowest := 1.0
	for _, n := range l.needed {
		lowest = min(lowest, n)
	}
	return lowest
}

// midpoint estimates the peak between two samples by interpolation; the peak
// it reports belongs to frames up to midTaps ago, which the look-ahead covers.
type midpoint struct {
	past [2 * midTaps][2]float64
	at   int
}

const midTaps = 4

// skip takes frames without measuring them.
func (m *midpoint) skip(frames [][2]float64) {
	for _, f := range frames[max(0, len(frames)-2*midTaps):] {
		m.past[m.at] = f
		m.at = (m.at + 1) % len(m.past)
	}
}

// peak takes a frame and returns the largest magnitude of it and of the value
// midway between the two frames midTaps ago.
func (m *midpoint) peak(f [2]float64) float64 {
	m.past[m.at] = f
	m.at = (m.at + 1) % len(m.past)
	// A sinc at half steps under a Hann window, summing to 1/2.
	taps := [midTaps]float64{0.6137, -0.1530, 0.0461, -0.0068}
	var l, r float64
	for k, tap := range taps {
		a := m.past[(m.at+midTaps-1-k)%len(m.past)]
		b := m.past[(m.at+midTaps+k)%len(m.past)]
		l += tap * (a[0] + b[0])
		r += tap * (a[1] + b[1])
	}
	return max(math.Abs(f[0]), math.Abs(f[1]), math.Abs(l), math.Abs(r))
}
