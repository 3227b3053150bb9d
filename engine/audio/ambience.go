package audio

import (
	"math"

	"uncoil/engine"
)

// newAmbience returns an ambience, at about -26 dBFS: speech is at about -22.
func newAmbience(kind engine.Ambience) ambience {
	switch kind {
	case engine.Ocean:
		return &ocean{noise: noise{0x2545f4914f6cdd1d}}
	case engine.Rain:
		return &rain{noise: noise{0x9e6c63d0876a9a47}}
	case engine.Drone:
		return newDrone()
	default:
		return &room{noise: noise{0xd1b54a32d192ed03}}
	}
}

// onePole is a simple low-pass.
type onePole struct{ keep, value float64 }

func (p *onePole) tune(hertz float64) { p.keep = math.Exp(-2 * math.Pi * hertz / SampleRate) }

func (p *onePole) next(v float64) float64 {
	p.value = v + p.keep*(p.value-v)
	return p.value
}

// spread is noise that is partly the same in both channels.
func spread(n *noise) (left, right float64) {
	middle := 0.6 * n.next()
	return middle + 0.8*n.next(), middle + 0.8*n.next()
}

// ocean is waves on a beach: brighter and louder as the tide rises.
type ocean struct {
	noise noise
	low   [2][2]onePole
	rest  [2]onePole
}

func (o *ocean) fill(out [][2]float64, from, to float64) {
	for c := range o.low {
		o.low[c][0].tune(350 + 1500*to*to)
		o.low[c][1].tune(1200 + 4000*to)
		o.rest[c].tune(160)
	}
	step := (to - from) / float64(len(out))
	for i := range out {
		swell := from + step*float64(i)
		level := 0.13 + 0.36*swell*swell
		left, right := spread(&o.noise)
		for c, v := range [2]float64{left, right} {
			v = o.low[c][1].next(o.low[c][0].next(v))
			out[i][c] = level * (v - o.rest[c].next(v))
		}
	}
}

// rain falls steadily, with single drops nearby.
type rain struct {
	noise noise
	high  [2]onePole
	low   [2]onePole
	drops [6]drop
	next  int
}

// drop is one drop of rain, a note that dies away at once.
type drop struct {
	oscillator
	left   int
	level  float64
	placed pan
}

func (r *rain) fill(out [][2]float64, _, _ float64) {
	for c := range r.low {
		r.high[c].tune(700)
		r.low[c].tune(4200)
	}
	// About twelve drops a second.
	if chance := r.noise.next(); chance > 1-2*12*float64(len(out))/SampleRate {
		r.fall()
	}
	for i := range out {
		left, right := spread(&r.noise)
		for c, v := range [2]float64{left, right} {
			v = r.low[c].next(v)
			out[i][c] = 0.13 * (v - r.high[c].next(v))
		}
	}
	for k := range r.drops {
		d := &r.drops[k]
		n := min(d.left, len(out))
		for i := range out[:n] {
			v := d.level * d.oscillator.next()
			out[i][0] += v * d.placed[0]
			out[i][1] += v * d.placed[1]
		}
		d.left -= n
	}
}

// fall lets one drop fall.
func (r *rain) fall() {
	d := &r.drops[r.next%len(r.drops)]
	r.next++
	pitch, place, strength := r.noise.next(), r.noise.next(), r.noise.next()
	*d = drop{oscillator: newOscillator(), left: SampleRate / 12, level: 0.026 * (1.2 + strength)}
	d.tune(1900*math.Pow(2, 0.8*pitch), 0.009)
	right, left := math.Sincos((1 + 0.8*place) * math.Pi / 4)
	d.placed = pan{math.Sqrt2 * left, math.Sqrt2 * right}
}

// drone is an open chord whose notes come and go slowly, and wander a little from side
// to side.
type drone struct{ notes []droned }

type droned struct {
	oscillator
	slow  oscillator
	level float64
	at    int
}

// chord are the frequencies of the drone in Hz, their levels, and how fast they come
// and go, in Hz.
var chord = []struct{ hertz, level, slow float64 }{
	{130.81, 0.5, 0.031}, {196, 0.5, 0.043}, {261.63, 0.6, 0.053}, {392, 0.42, 0.067}, {523.25, 0.25, 0.079}, {784, 0.1, 0.097},
}

func newDrone() *drone {
	d := &drone{}
	for _, c := range chord {
		n := droned{oscillator: newOscillator(), slow: newOscillator(), level: c.level}
		n.tune(c.hertz, 0)
		n.slow.tune(c.slow*blockFrames, 0) // a step for each block
		d.notes = append(d.notes, n)
	}
	return d
}

func (d *drone) fill(out [][2]float64, _, _ float64) {
	clear(out)
	for k := range d.notes {
		n := &d.notes[k]
		before := n.swell()
		n.at += len(out)
		for n.at >= blockFrames {
			n.at -= blockFrames
			n.slow.next()
			n.slow.steady()
		}
		n.steady()
		after := n.swell()
		step := [2]float64{(after[0] - before[0]) / float64(len(out)), (after[1] - before[1]) / float64(len(out))}
		for i := range out {
			cosine := n.cos
			sine := n.next()
			out[i][0] += (before[0] + step[0]*float64(i)) * sine
			out[i][1] += (before[1] + step[1]*float64(i)) * (0.8*sine + 0.6*cosine)
		}
	}
}

// swell returns how loud the note is now on either side.
func (n *droned) swell() [2]float64 {
	ahead := float64(n.at) / blockFrames
	sine := n.slow.sin + ahead*(n.slow.sin*n.slow.turnC+n.slow.cos*n.slow.turnS-n.slow.sin)
	cosine := n.slow.cos + ahead*(n.slow.cos*n.slow.turnC-n.slow.sin*n.slow.turnS-n.slow.cos)
	level := 0.08 * n.level * (0.7 + 0.3*sine)
	return [2]float64{level * (1 + 0.3*cosine), level * (1 - 0.3*cosine)}
}

// room is the quiet of a room: soft noise that falls towards the treble.
type room struct {
	noise noise
	low   [2][2]onePole
}

func (r *room) fill(out [][2]float64, _, _ float64) {
	for c := range r.low {
		r.low[c][0].tune(420)
		r.low[c][1].tune(1500)
	}
	for i := range out {
		left, right := spread(&r.noise)
		for c, v := range [2]float64{left, right} {
			out[i][c] = 0.36 * r.low[c][1].next(r.low[c][0].next(v))
		}
	}
}
