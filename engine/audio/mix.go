package audio

import (
	"math"
	"slices"
	"time"

	"uncoil/engine"
)

// How the mix moves. Every change is a ramp.
const (
	flushFade  = 150 * time.Millisecond
	pauseFade  = 150 * time.Millisecond
	resumeFade = 80 * time.Millisecond
	// yieldFade is how fast a tone makes way for its successor.
	yieldFade = 60 * time.Millisecond
	// duckedTo is the gain of the tones under the voice, about -9 dB.
	duckedTo   = 0.36
	duckAttack = 60 * time.Millisecond
	duckReturn = 300 * time.Millisecond
	// volumeTime smooths a change of volume.
	volumeTime = 25 * time.Millisecond
	// mostTones is how many tones may sound at once.
	mostTones = 8
)

// Mix schedules cues at exact frames and mixes them: the tones on one bus, one
// spoken line at a time on the other, and a limiter after both. It is a
// beep.Streamer that never ends. It belongs to one goroutine.
type Mix struct {
	frame   int64 // the next frame to be mixed; output is lookAhead behind
	events  []event
	tones   []voicing
	frozen  []*Tone
	speech  speech
	paused  bool
	volumes engine.Sound
	voice   follower
	tone    follower
	duck    follower
	limiter *limiter
	primed  bool
	bus     [2][blockFrames]float64
}

// event is a change at an exact frame.
type event struct {
	frame int64
	tone  *Tone
	line  []float32
	op    operation
}

// operation is an event that is not a sound.
type operation int

const (
	sound operation = iota
	pausing
	resuming
)

// voicing is a tone that sounds, with a gain on its way to another.
type voicing struct {
	*Tone
	gain ramp
	// leaving is true once the tone fades out for good.
	leaving bool
}

// NewMix returns a silent mix.
func NewMix(volumes engine.Sound) *Mix {
	m := &Mix{limiter: newLimiter()}
	m.SetVolumes(volumes)
	m.voice.value, m.tone.value = m.volume(volumes.Voice), m.volume(volumes.Tones)
	m.duck.value = 1
	return m
}

// Frame returns the number of frames streamed so far: the position at which
// the next frame of Stream will stand.
func (m *Mix) Frame() int64 {
	if !m.primed {
		return m.frame
	}
	return m.frame - lookAhead
}

// earliest returns the first frame at which something new can still begin.
func (m *Mix) earliest() int64 { return m.frame }

// PlayTone begins a tone at a frame. If that is too late, a breath or a hold
// is entered where it should be by now, and a bell begins at once.
func (m *Mix) PlayTone(frame int64, t *Tone) { m.schedule(event{frame: frame, tone: t}) }

// PlayLine begins a spoken line at a frame, or after the line that is being
// said then: a line is never cut. One that would have to wait for more than
// longestWait is dropped as a whole.
func (m *Mix) PlayLine(frame int64, samples []float32) {
	m.schedule(event{frame: frame, line: samples})
}

// Pause fades the tones at a frame and freezes breaths and holds where they
// are then; a spoken line goes on to its end.
func (m *Mix) Pause(frame int64) { m.schedule(event{frame: frame, op: pausing}) }

// Resume lets what Pause has frozen go on at a frame.
func (m *Mix) Resume(frame int64) { m.schedule(event{frame: frame, op: resuming}) }

// Flush fades everything out at once and forgets what was to come.
func (m *Mix) Flush() {
	m.events, m.frozen, m.paused = m.events[:0], nil, false
	for i := range m.tones {
		m.tones[i].leave(flushFade)
	}
	m.speech.flush(flushFade)
}

// SetVolumes changes the volumes, smoothly. A volume works as its square, so
// that half the slider is about half as loud.
func (m *Mix) SetVolumes(v engine.Sound) { m.volumes = v }

func (m *Mix) volume(v float64) float64 { return v * v }

// Missed corrects the mix after a stretch that nobody could hear: what began
// up to fresh ago begins anew, what is older is dropped as a whole, and breaths
// and holds come in where they should be.
func (m *Mix) Missed(fresh time.Duration) {
	limit := int(FramesIn(fresh))
	m.tones = slices.DeleteFunc(m.tones, func(v voicing) bool {
		return v.leaving || (!v.sustained() && v.at > limit)
	})
	for i := range m.tones {
		v := &m.tones[i]
		if !v.sustained() {
			v.Tone = NewTone(v.kind, 0)
			continue
		}
		v.gain = ramp{}
		v.gain.to(1, resumeFade)
	}
	m.speech.missed(limit)
	m.limiter = newLimiter() // forgets what was on its way out
}

// Silent reports whether nothing sounds or is about to.
func (m *Mix) Silent() bool {
	return len(m.events) == 0 && len(m.tones) == 0 && m.speech.silent()
}

// Err returns nil: a mix cannot fail.
func (m *Mix) Err() error { return nil }

// Stream mixes the following frames; it always fills samples.
func (m *Mix) Stream(samples [][2]float64) (n int, ok bool) {
	if !m.primed {
		m.primed = true
		var ahead [lookAhead][2]float64
		m.stream(ahead[:])
	}
	m.stream(samples)
	return len(samples), true
}

func (m *Mix) stream(samples [][2]float64) {
	for len(samples) > 0 {
		m.begin()
		n := min(len(samples), blockFrames)
		if len(m.events) > 0 {
			n = int(min(int64(n), m.events[0].frame-m.frame))
		}
		m.block(samples[:n])
		m.limiter.process(samples[:n])
		m.frame += int64(n)
		samples = samples[n:]
	}
}

// schedule keeps the events in the order of their frames, and in the order of
// their coming at the same frame.
func (m *Mix) schedule(e event) {
	i := len(m.events)
	for i > 0 && m.events[i-1].frame > e.frame {
		i--
	}
	m.events = slices.Insert(m.events, i, e)
}

// begin starts everything that is due.
func (m *Mix) begin() {
	for len(m.events) > 0 && m.events[0].frame <= m.frame {
		e := m.events[0]
		m.events = slices.Delete(m.events, 0, 1)
		switch {
		case e.tone != nil:
			m.beginTone(e)
		case e.line != nil:
			m.speech.say(line{samples: e.line, due: e.frame})
		case e.op == pausing:
			m.pause()
		case e.op == resuming:
			m.resume()
		}
	}
	m.speech.advance(m.frame)
}

func (m *Mix) beginTone(e event) {
	t := e.tone
	late := int(m.frame - e.frame)
	entering := ramp{value: 1, target: 1}
	if late > 0 && t.sustained() {
		t.Skip(late)
		entering = ramp{}
		entering.to(1, resumeFade)
	}
	m.makeWay(t)
	m.tones = append(m.tones, voicing{Tone: t, gain: entering})
}

// makeWay fades what a new tone replaces: a breath the breath before it, a
// bell the bell before it, and the oldest tone if there are too many.
func (m *Mix) makeWay(t *Tone) {
	for i := range m.tones {
		v := &m.tones[i]
		same := v.sustained() == t.sustained() && (t.kind == engine.Tick) == (v.kind == engine.Tick)
		if same && !v.leaving {
			v.leave(yieldFade)
		}
	}
	if len(m.tones) >= mostTones {
		m.tones[0].leave(yieldFade)
	}
}

// pause freezes a copy of each breath and hold as it is, and lets what sounds
// fade. Bells do not come back after a pause: they would mean something else.
func (m *Mix) pause() {
	if m.paused {
		return
	}
	m.paused = true
	for i := range m.tones {
		v := &m.tones[i]
		if v.sustained() && !v.leaving {
			m.frozen = append(m.frozen, v.clone())
		}
		v.leave(pauseFade)
	}
	m.speech.hold(m.frame)
}

func (m *Mix) resume() {
	if !m.paused {
		return
	}
	m.paused = false
	for _, t := range m.frozen {
		v := voicing{Tone: t}
		v.gain.to(1, resumeFade)
		m.tones = append(m.tones, v)
	}
	m.frozen = nil
	m.speech.release(m.frame)
}

// leave fades a tone out for good.
func (v *voicing) leave(fade time.Duration) {
	if v.leaving {
		return
	}
	v.leaving = true
	v.gain.to(0, fade)
}

// block mixes at most blockFrames frames in which nothing begins.
func (m *Mix) block(out [][2]float64) {
	tones, voice := m.bus[0][:len(out)], m.bus[1][:len(out)]
	clear(tones)
	clear(voice)
	ducked := 1.0
	if m.speech.add(voice) {
		ducked = duckedTo
	}
	for i := range m.tones {
		m.tones[i].add(tones)
	}
	m.tones = slices.DeleteFunc(m.tones, func(v voicing) bool {
		return v.at == v.frames || (v.leaving && v.gain.done())
	})
	duckTime := duckReturn
	if ducked < m.duck.value {
		duckTime = duckAttack
	}
	// Each gain glides in a straight line through the block.
	n := len(out)
	d0, dStep := m.duck.glide(ducked, duckTime, n)
	t0, tStep := m.tone.glide(m.volume(m.volumes.Tones), volumeTime, n)
	v0, vStep := m.voice.glide(m.volume(m.volumes.Voice), volumeTime, n)
	for i := range out {
		x := float64(i)
		s := tones[i]*(t0+tStep*x)*(d0+dStep*x) + voice[i]*(v0+vStep*x)
		out[i] = [2]float64{s, s}
	}
}

// add adds the tone's next frames to a bus.
func (v *voicing) add(bus []float64) {
	for len(bus) > 0 {
		mono := v.next(len(bus))
		if len(mono) == 0 {
			return
		}
		v.gain.add(bus, mono)
		bus = bus[len(mono):]
	}
}

// ramp is a gain that moves in a straight line.
type ramp struct {
	value, target, step float64
}

// to begins to move the gain to a target, from full scale to nothing in fade.
func (r *ramp) to(target float64, fade time.Duration) {
	r.target = target
	r.step = 1 / float64(FramesIn(fade))
}

func (r *ramp) done() bool { return r.value == r.target }

// add adds samples to a bus, times the gain.
func (r *ramp) add(bus, samples []float64) {
	if r.value == 1 && r.target == 1 {
		for i, s := range samples {
			bus[i] += s
		}
		return
	}
	for i, s := range samples {
		switch {
		case r.value < r.target:
			r.value = min(r.target, r.value+r.step)
		case r.value > r.target:
			r.value = max(r.target, r.value-r.step)
		}
		bus[i] += s * r.value
	}
}

// follower is a gain that approaches its target exponentially.
type follower struct{ value float64 }

// glide moves towards the target for n frames, with a time constant, and
// returns the gain at the first of them and its change each frame.
func (f *follower) glide(target float64, constant time.Duration, n int) (first, step float64) {
	first = f.value
	if first == target {
		return first, 0
	}
	left := math.Exp(-float64(n) / (constant.Seconds() * SampleRate))
	f.value = target + (first-target)*left
	if math.Abs(f.value-target) < 1e-5 {
		f.value = target
	}
	return first, (f.value - first) / float64(n)
}
