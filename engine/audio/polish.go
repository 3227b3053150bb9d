package audio

import "math"

// What polished takes from the treble of a voice. Recorded by a small microphone or
// spoken by a machine, voices hiss: against average speech they have 6 to 12 dB too much
// from 6 kHz on.
const (
	shelfHertz = 4400 // from where the treble is lowered,
	shelfGain  = -6   // by so many dB,
	hissHertz  = 4800 // and where hissing sounds begin, which are lowered further
	hissLevel  = 0.018
	// hissRatio is how many decibels above hissLevel become one, and hissMost the least
	// gain, -9 dB.
	hissRatio = 3.5
	hissMost  = 0.355
	// hissEvery is how often the gain is computed, in frames.
	hissEvery = 16
)

// How fast hissing is lowered, and how fast it comes back.
const (
	hissAttack  = 0.001 // seconds
	hissRelease = 0.040
)

// biquad is a filter of the second order.
type biquad struct {
	b0, b1, b2, a1, a2 float64
	s1, s2             float64
}

func (q *biquad) next(v float64) float64 {
	out := q.b0*v + q.s1
	q.s1 = q.b1*v - q.a1*out + q.s2
	q.s2 = q.b2*v - q.a2*out
	return out
}

// highShelf returns a filter that changes everything above a frequency in Hz by a gain
// in dB.
func highShelf(hertz, gain float64) biquad {
	a := math.Pow(10, gain/40)
	sine, cosine := math.Sincos(2 * math.Pi * hertz / SampleRate)
	alpha := sine / math.Sqrt2
	root := 2 * math.Sqrt(a) * alpha
	a0 := (a + 1) - (a-1)*cosine + root
	return biquad{
		b0: a * ((a + 1) + (a-1)*cosine + root) / a0, b1: -2 * a * ((a - 1) + (a+1)*cosine) / a0,
		b2: a * ((a + 1) + (a-1)*cosine - root) / a0,
		a1: 2 * ((a - 1) - (a+1)*cosine) / a0, a2: ((a + 1) - (a-1)*cosine - root) / a0,
	}
}

// highPass returns a filter that lets pass what is above a frequency in Hz; quality is
// 0.71 for the flattest one.
func highPass(hertz, quality float64) biquad {
	sine, cosine := math.Sincos(2 * math.Pi * hertz / SampleRate)
	alpha := sine / (2 * quality)
	a0 := 1 + alpha
	return biquad{
		b0: (1 + cosine) / 2 / a0, b1: -(1 + cosine) / a0, b2: (1 + cosine) / 2 / a0,
		a1: -2 * cosine / a0, a2: (1 - alpha) / a0,
	}
}

// polished takes from speech, in place, what hisses.
func polished(samples []float32) []float32 {
	shelf, hiss := highShelf(shelfHertz, shelfGain), highPass(hissHertz, math.Sqrt2/2)
	rise, fall := 1-math.Exp(-1/(hissAttack*SampleRate)), 1-math.Exp(-1/(hissRelease*SampleRate))
	level, gain := 0.0, 1.0
	for i, v := range samples {
		x := shelf.next(float64(v))
		h := hiss.next(x)
		if now := math.Abs(h); now > level {
			level += rise * (now - level)
		} else {
			level += fall * (now - level)
		}
		if i%hissEvery == 0 {
			gain = 1
			if level > hissLevel {
				gain = max(hissMost, math.Pow(hissLevel/level, 1-1/hissRatio))
			}
		}
		x -= (1 - gain) * h
		samples[i] = float32(x)
	}
	return samples
}
