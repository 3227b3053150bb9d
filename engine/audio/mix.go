package audio

import (
	"slices"
	"time"

	"uncoil/engine"
)

// How fast the mix changes. Every change is a ramp.
const (
	flushFade  = 150 * time.Millisecond
	pauseFade  = 150 * time.Millisecond
	resumeFade = 80 * time.Millisecond
	// yieldFade is how fast a tone fades for its successor.
	yieldFade = 60 * time.Millisecond
	// duckedTo is the gain of the tones under the voice, about -4.5 dB.
	duckedTo   = 0.6
	duckAttack = 60 * time.Millisecond
	duckReturn = 300 * time.Millisecond
	// volumeTime smooths a change of volume.
	volumeTime = 25 * time.Millisecond
	// mostTones is how many tones may sound at once.
	mostTones = 8
)

// channel is a group of sounds with a volume of its own.
type channel int

const (
	voiceChannel channel = iota
	breathChannel
	bellChannel
	tickChannel
	aroundChannel
	channels
)

// channelOf returns the channel of a tone. The chime in place of a sentence is
// as loud as the sentence would be.
func channelOf(kind engine.CueKind) channel {
	switch kind {
	case engine.Speak:
		return voiceChannel
	case engine.CueBreathIn, engine.CueBreathOut, engine.CueHold:
		return breathChannel
	case engine.Tick:
		return tickChannel
	default:
		return bellChannel
	}
}

// gains returns the gain of each channel: the square of the volume, so that half
// the slider is about half as loud.
func gains(s engine.Sound) [channels]float64 {
	all, gain := s.Volume()*s.Volume(), [channels]float64{}
	for c, v := range [channels]float64{s.Voice, s.Breath, s.Bells, s.Ticks, s.Around} {
		gain[c] = all * v * v
	}
	return gain
}

// Mix schedules cues at exact frames and mixes them: tones, each at the volume of
// its channel, one spoken line at a time on top, and a limiter at the end. It is
// a beep.Streamer that never ends. Use it from one goroutine.
type Mix struct {
	frame   int64 // the next frame to be mixed; the output is lookAhead behind
	events  []event
	tones   []voicing
	frozen  []*Tone
	speech  speech
	paused  bool
	wanted  [channels]float64
	volumes [channels]follower
	duck    follower
	around  surroundings
	lean    bool
	limiter *limiter
	primed  bool
}

// event is a change at an exact frame.
type event struct {
	frame int64
	tone  *Tone
	line  []float32
	side  engine.Side
	op    operation
}

// operation is an event that is not a sound.
type operation int

const (
	sound operation = iota
	pausing
	resuming
)

// voicing is a sounding tone, with a gain that may be changing.
type voicing struct {
	*Tone
	gain ramp
	pan  pan
	// leaving is true once the tone fades out for good.
	leaving bool
}

// NewMix returns a silent mix.
func NewMix(volumes engine.Sound) *Mix {
	m := &Mix{limiter: newLimiter(), duck: follower{1}, around: newSurroundings()}
	m.SetVolumes(volumes)
	for c, gain := range m.wanted {
		m.volumes[c].value = gain
	}
	return m
}

// Frame returns the number of frames streamed so far: the position of the next
// frame of Stream.
func (m *Mix) Frame() int64 {
	if !m.primed {
		return m.frame
	}
	return m.frame - lookAhead
}

// earliest returns the first frame at which something new can still begin.
func (m *Mix) earliest() int64 { return m.frame }

// PlayTone begins a tone at a frame. If that frame has passed, a breath or a hold
// starts in its middle, and a bell begins at once. A bell of one side of the body
// is panned there, if the volumes say so.
func (m *Mix) PlayTone(frame int64, t *Tone, side engine.Side) {
	m.schedule(event{frame: frame, tone: t, side: side})
}

// PlayLine begins a spoken line at a frame, or after the current line: a line is
// never cut. One that would have to wait for more than longestWait is dropped. A
// line of one side of the body is panned there, if the volumes say so.
func (m *Mix) PlayLine(frame int64, samples []float32, side engine.Side) {
	m.schedule(event{frame: frame, line: samples, side: side})
}

// Pause fades the tones at a frame and freezes breaths and holds; a spoken line
// continues to its end.
func (m *Mix) Pause(frame int64) { m.schedule(event{frame: frame, op: pausing}) }

// Resume continues at a frame what Pause has frozen.
func (m *Mix) Resume(frame int64) { m.schedule(event{frame: frame, op: resuming}) }

// Flush fades everything out at once and drops everything scheduled.
func (m *Mix) Flush() {
	m.events, m.frozen, m.paused = m.events[:0], nil, false
	m.around.pause(false)
	for i := range m.tones {
		m.tones[i].leave(flushFade)
	}
	m.speech.flush(flushFade)
}

// SetVolumes changes the volumes, smoothly. A change of panning applies to sounds
// that begin from now on.
func (m *Mix) SetVolumes(s engine.Sound) {
	m.wanted, m.lean = gains(s), s.Lean
	m.around.choose(s.Ambience, s.AroundPauses)
}

// Around lets the ambience of the volumes sound from now on, or fades it out. It goes
// on through a flush, and through a pause where the volumes say so.
func (m *Mix) Around(on bool) { m.around.turn(on) }

// TryAround lets the ambience be heard for a while, outside of a session.
func (m *Mix) TryAround() { m.around.try(int(FramesIn(aroundTrial))) }

// Missed corrects the mix after a period that could not be heard: sounds that
// began at most fresh ago restart, older ones are dropped, and breaths and holds
// resume at their current position.
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
	m.limiter = newLimiter() // drops its delayed frames
}

// Silent reports whether nothing sounds or is about to sound.
func (m *Mix) Silent() bool {
	return len(m.events) == 0 && len(m.tones) == 0 && m.speech.silent() && m.around.silent()
}

// Paused reports whether the tones are frozen by Pause.
func (m *Mix) Paused() bool { return m.paused }

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

// schedule keeps the events sorted by frame; events at the same frame keep the
// order in which they were scheduled.
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
			m.speech.say(line{samples: e.line, due: e.frame, pan: m.place(e.side)})
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
	m.around.breathe(t.kind, t.frames-t.at)
	place := centre
	if c := channelOf(t.kind); c == bellChannel || c == voiceChannel {
		place = m.place(e.side)
	}
	m.tones = append(m.tones, voicing{Tone: t, gain: entering, pan: place})
}

// place returns the pan of a side of the body.
func (m *Mix) place(side engine.Side) pan {
	if !m.lean {
		return centre
	}
	return panOf(side)
}

// makeWay fades what a new tone replaces: a breath replaces the previous breath,
// a bell the previous bell, and with too many tones the oldest is replaced.
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

// pause freezes a copy of each breath and hold, and fades what sounds. Bells do
// not come back after a pause: they would mean something else.
func (m *Mix) pause() {
	if m.paused {
		return
	}
	m.paused = true
	m.around.pause(true)
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
	m.around.pause(false)
	for _, t := range m.frozen {
		v := voicing{Tone: t, pan: centre}
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

// block mixes at most blockFrames frames in which nothing begins. Each gain is
// linear within it.
func (m *Mix) block(out [][2]float64) {
	clear(out)
	n := len(out)
	var volume [channels]glide
	for c := range volume {
		volume[c] = m.volumes[c].glide(m.wanted[c], volumeTime, n)
	}
	duckTo, duckTime, talks := 1.0, duckReturn, false
	if m.speech.add(out, volume[voiceChannel]) {
		duckTo, duckTime, talks = duckedTo, duckAttack, true
	}
	m.around.add(out, volume[aroundChannel], talks)
	duck := m.duck.glide(duckTo, duckTime, n)
	for i := range m.tones {
		v := &m.tones[i]
		v.add(out, volume[channelOf(v.kind)].under(duck, n))
	}
	m.tones = slices.DeleteFunc(m.tones, func(v voicing) bool {
		return v.at == v.frames || (v.leaving && v.gain.done())
	})
}

// add adds the tone's next frames.
func (v *voicing) add(out [][2]float64, volume glide) {
	mono := v.next(len(out))
	v.gain.apply(mono)
	v.pan.add(out, mono, volume)
}
