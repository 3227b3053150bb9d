package audio

import (
	"math"
	"time"

	"uncoil/engine"
)

// ramp is a gain that changes linearly.
type ramp struct {
	value, target, step float64
}

// to starts to move the gain to a target; the way from 1 to 0 would take fade.
func (r *ramp) to(target float64, fade time.Duration) {
	r.target = target
	r.step = 1 / float64(FramesIn(fade))
}

func (r *ramp) done() bool { return r.value == r.target }

// next moves the gain by one frame and returns it.
func (r *ramp) next() float64 {
	switch {
	case r.value < r.target:
		r.value = min(r.target, r.value+r.step)
	case r.value > r.target:
		r.value = max(r.target, r.value-r.step)
	}
	return r.value
}

// apply multiplies samples by the gain.
func (r *ramp) apply(samples []float64) {
	if r.value == 1 && r.target == 1 {
		return
	}
	for i := range samples {
		samples[i] *= r.next()
	}
}

// follower is a gain that approaches its target exponentially.
type follower struct{ value float64 }

// glide moves towards the target for n frames, with a time constant, and returns
// a linear approximation of the path.
func (f *follower) glide(target float64, constant time.Duration, n int) glide {
	first := f.value
	if first == target {
		return glide{first: first}
	}
	left := math.Exp(-float64(n) / (constant.Seconds() * SampleRate))
	f.value = target + (first-target)*left
	if math.Abs(f.value-target) < 1e-5 {
		f.value = target
	}
	return glide{first, (f.value - first) / float64(n)}
}

// glide is a gain that changes by a constant step per frame.
type glide struct{ first, step float64 }

// under returns the product of two glides of n frames: exact at both ends, and
// linear in between.
func (g glide) under(other glide, n int) glide {
	first := g.first * other.first
	last := (g.first + g.step*float64(n)) * (other.first + other.step*float64(n))
	return glide{first, (last - first) / float64(n)}
}

// pan is a position between left and right: the gain of each channel.
type pan [2]float64

// leaning is how far the sound of one side of the body is panned, 1 being all the
// way.
const leaning = 0.25

// centre leaves both channels unchanged.
var centre = pan{1, 1}

// panOf returns the pan of a side of the body. The power of both channels
// together is the same everywhere, so that panning does not change the loudness.
func panOf(side engine.Side) pan {
	at := 0.0
	switch side {
	case engine.LeftSide:
		at = -leaning
	case engine.RightSide:
		at = leaning
	default:
		return centre
	}
	right, left := math.Sincos((1 + at) * math.Pi / 4)
	return pan{math.Sqrt2 * left, math.Sqrt2 * right}
}

// add adds mono samples to frames, panned, times a gain.
func (p pan) add(out [][2]float64, mono []float64, g glide) {
	out = out[:len(mono)]
	if p == centre {
		for i, v := range mono {
			s := v * (g.first + g.step*float64(i))
			out[i][0] += s
			out[i][1] += s
		}
		return
	}
	for i, v := range mono {
		s := v * (g.first + g.step*float64(i))
		out[i][0] += s * p[0]
		out[i][1] += s * p[1]
	}
}
