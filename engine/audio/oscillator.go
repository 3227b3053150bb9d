package audio

import "math"

// oscillator is a sine as a rotating vector: two multiplications a sample instead
// of a call to math.Sin.
type oscillator struct {
	sin, cos   float64
	turnS      float64 // sine and cosine of the angle turned each sample,
	turnC      float64 // times the decay
	angle, fac float64 // what turnS and turnC were computed from
}

// newOscillator starts at phase 0.
func newOscillator() oscillator { return oscillator{cos: 1} }

// tune sets the frequency in Hz and the time in seconds in which the sine decays
// to 1/e; 0 means no decay.
func (o *oscillator) tune(hertz, decay float64) {
	fac := 1.0
	if decay > 0 {
		fac = math.Exp(-1 / (decay * SampleRate))
	}
	angle := 2 * math.Pi * hertz / SampleRate
	if angle == o.angle && fac == o.fac {
		return
	}
	o.angle, o.fac = angle, fac
	s, c := math.Sincos(angle)
	o.turnS, o.turnC = s*fac, c*fac
}

// next returns the sine and advances by one sample.
func (o *oscillator) next() float64 {
	v := o.sin
	o.sin, o.cos = o.sin*o.turnC+o.cos*o.turnS, o.cos*o.turnC-o.sin*o.turnS
	return v
}

// steady corrects the rounding errors that make an undamped vector grow or
// shrink.
func (o *oscillator) steady() {
	k := 1.5 - 0.5*(o.sin*o.sin+o.cos*o.cos)
	o.sin, o.cos = o.sin*k, o.cos*k
}

// noise is a deterministic source of white noise (xorshift).
type noise struct{ state uint64 }

// next returns the next value between -1 and 1.
func (n *noise) next() float64 {
	n.state ^= n.state << 13
	n.state ^= n.state >> 7
	n.state ^= n.state << 17
	return float64(int64(n.state)) / (1 << 63)
}

// bandPass is a state-variable filter (Simper's trapezoidal form), which stays
// stable while its frequency changes.
type bandPass struct {
	a1, a2, a3 float64
	s1, s2     float64
}

// tune sets the centre in Hz and the quality, the ratio of centre to width.
func (b *bandPass) tune(hertz, quality float64) {
	g := math.Tan(math.Pi * hertz / SampleRate)
	b.a1 = 1 / (1 + g*(g+1/quality))
	b.a2 = g * b.a1
	b.a3 = g * b.a2
}

// next filters one sample.
func (b *bandPass) next(v float64) float64 {
	v3 := v - b.s2
	v1 := b.a1*b.s1 + b.a2*v3
	v2 := b.s2 + b.a2*b.s1 + b.a3*v3
	b.s1 = 2*v1 - b.s1
	b.s2 = 2*v2 - b.s2
	return v1
}
