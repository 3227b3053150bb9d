package audio

import (
	"time"

	"uncoil/engine"
)

const (
	// aroundFade is how long an ambience fades in and out, and aroundPause how long at
	// a pause.
	aroundFade  = 4 * time.Second
	aroundPause = 800 * time.Millisecond
	// aroundTrial is how long it is heard on trial.
	aroundTrial = 6 * time.Second
	// aroundDucked is the gain of an ambience under the voice, about -3 dB, and
	// aroundAttack and aroundReturn how fast it comes and goes.
	aroundDucked = 0.7
	aroundAttack = 250 * time.Millisecond
	aroundReturn = 1200 * time.Millisecond
)

// surroundings is the ambience under a mix. There is no loop: it is synthesized as it
// is heard, so that it has no seam, and from the same beginning each time, so that it is
// the same in each run.
type surroundings struct {
	chosen  engine.Ambience
	stays   bool // through pauses
	on      bool
	trial   int // frames of a trial that are left
	paused  bool
	playing []surrounding
	tide    tide
	duck    follower
	frames  [][2]float64
}

// surrounding is one ambience, while another may still be fading out.
type surrounding struct {
	kind engine.Ambience
	ambience
	gain ramp
}

// ambience synthesizes stereo sound.
type ambience interface {
	// fill writes the next frames; the tide rises from one value to another, 0 to 1.
	fill(out [][2]float64, low, high float64)
}

func newSurroundings() surroundings {
	return surroundings{tide: newTide(), duck: follower{1}, frames: make([][2]float64, blockFrames)}
}

// choose changes the ambience, and whether it stays through pauses.
func (s *surroundings) choose(kind engine.Ambience, stays bool) {
	s.chosen, s.stays = kind, stays
	s.settle(aroundPause)
}

// turn lets it sound, or fades it out.
func (s *surroundings) turn(on bool) {
	if s.on != on {
		s.on = on
		s.settle(aroundFade)
	}
}

// try lets it sound for some frames, outside of a session.
func (s *surroundings) try(frames int) {
	s.trial = frames
	s.settle(aroundPause)
}

func (s *surroundings) pause(paused bool) {
	if s.paused != paused {
		s.paused = paused
		s.settle(aroundPause)
	}
}

// settle fades in what is to be heard and everything else out.
func (s *surroundings) settle(fade time.Duration) {
	heard := (s.on || s.trial > 0) && s.chosen != engine.AmbienceOff && (s.stays || !s.paused)
	there := false
	for i := range s.playing {
		p, target := &s.playing[i], 0.0
		if heard && p.kind == s.chosen {
			target, there = 1, true
		}
		if p.gain.target != target {
			p.gain.to(target, fade)
		}
	}
	if heard && !there {
		p := surrounding{kind: s.chosen, ambience: newAmbience(s.chosen)}
		p.gain.to(1, fade)
		s.playing = append(s.playing, p)
	}
}

// silent reports whether nothing of it is heard, nor will be by itself.
func (s *surroundings) silent() bool { return len(s.playing) == 0 }

// breathe lets the tide follow a breath that begins.
func (s *surroundings) breathe(kind engine.CueKind, frames int) {
	switch kind {
	case engine.CueBreathIn:
		s.tide.turn(1, frames)
	case engine.CueBreathOut:
		s.tide.turn(0, frames)
	}
}

// add adds the next frames, at most one block, at a volume, softer under the
// voice.
func (s *surroundings) add(out [][2]float64, volume glide, talks bool) {
	n := len(out)
	if s.trial > 0 {
		if s.trial -= n; s.trial <= 0 {
			s.settle(aroundFade)
		}
	}
	to, constant := 1.0, aroundReturn
	if talks {
		to, constant = aroundDucked, aroundAttack
	}
	volume = volume.under(s.duck.glide(to, constant, n), n)
	low, high := s.tide.pass(n)
	kept := s.playing[:0]
	for _, p := range s.playing {
		frames := s.frames[:n]
		p.fill(frames, low, high)
		for i := range frames {
			g := p.gain.next() * (volume.first + volume.step*float64(i))
			out[i][0] += g * frames[i][0]
			out[i][1] += g * frames[i][1]
		}
		if p.gain.value > 0 || p.gain.target > 0 {
			kept = append(kept, p)
		}
	}
	clear(s.playing[len(kept):])
	s.playing = kept
}

// tide is a slow swell that follows the breath, and goes on by itself where no breath
// leads it.
type tide struct {
	from, to   float64
	at, frames int
	value      float64
}

// freeWave is how long the tide rises, or falls, by itself.
const freeWave = 5 * time.Second

func newTide() tide { return tide{to: 1, frames: int(FramesIn(freeWave))} }

// turn lets the tide rise to 1, or fall to 0, within frames.
func (t *tide) turn(to float64, frames int) {
	t.from, t.to, t.at, t.frames = t.value, to, 0, max(frames, 1)
}

// pass lets n frames pass, and returns where the tide was and is.
func (t *tide) pass(n int) (low, high float64) {
	low = t.value
	if t.at += n; t.at > t.frames {
		t.turn(1-t.to, int(FramesIn(freeWave)))
		t.at = n
	}
	t.value = t.from + (t.to-t.from)*smooth(float64(t.at)/float64(t.frames))
	return low, t.value
}
