package audio

import (
	"math"
	"slices"
	"time"
)

const (
	// longestWait is how late a spoken line may begin; later it would no longer
	// match what the user is doing.
	longestWait = 2500 * time.Millisecond
	// betweenLines is the pause before a line that had to wait.
	betweenLines = 120 * time.Millisecond
)

// line is one spoken line.
type line struct {
	samples []float32
	due     int64 // the frame at which it should begin
	at      int   // the next sample
	pan     pan
}

// soften returns samples that are quieter by some decibels. The samples given, which
// are shared, stay as they are.
func soften(samples []float32, decibels float64) []float32 {
	if decibels == 0 {
		return samples
	}
	softer, gain := make([]float32, len(samples)), float32(math.Pow(10, -decibels/20))
	for i, v := range samples {
		softer[i] = v * gain
	}
	return softer
}

// speech plays one line at a time, each to its end.
type speech struct {
	now     *line
	waiting []line
	held    []line
	heldAt  int64
	pause   int // frames of quiet before the next waiting line
	// fading are lines that a flush is fading out.
	fading []fadingLine
	mono   [blockFrames]float64
}

type fadingLine struct {
	line
	gain ramp
}

// say queues a line behind the earlier ones.
func (s *speech) say(l line) { s.waiting = append(s.waiting, l) }

// advance begins the next line, if there is one and no line is playing.
func (s *speech) advance(frame int64) {
	for s.now == nil && s.pause == 0 && len(s.waiting) > 0 {
		next := s.waiting[0]
		s.waiting = slices.Delete(s.waiting, 0, 1)
		if frame-next.due <= FramesIn(longestWait) {
			s.now = &next
		}
	}
}

// add adds the voice to frames, times a gain, and reports whether a line is
// being said.
func (s *speech) add(out [][2]float64, volume glide) bool {
	for i := range s.fading {
		f := &s.fading[i]
		mono := f.next(s.mono[:len(out)])
		f.gain.apply(mono)
		f.pan.add(out, mono, volume)
	}
	s.fading = slices.DeleteFunc(s.fading, func(f fadingLine) bool {
		return f.gain.done() || f.at == len(f.samples)
	})
	if s.now == nil {
		s.pause = max(0, s.pause-len(out))
		return false
	}
	s.now.pan.add(out, s.now.next(s.mono[:len(out)]), volume)
	if s.now.at == len(s.now.samples) {
		s.now, s.pause = nil, int(FramesIn(betweenLines))
	}
	return true
}

// next fills buf with the line's next samples and returns those that are left.
func (l *line) next(buf []float64) []float64 {
	rest := l.samples[l.at:]
	n := min(len(buf), len(rest))
	for i, v := range rest[:n] {
		buf[i] = float64(v)
	}
	l.at += n
	return buf[:n]
}

// flush fades the current line and drops the waiting ones.
func (s *speech) flush(fade time.Duration) {
	if s.now != nil {
		f := fadingLine{line: *s.now, gain: ramp{value: 1}}
		f.gain.to(0, fade)
		s.fading = append(s.fading, f)
	}
	s.now, s.waiting, s.held, s.pause = nil, nil, nil, 0
}

// hold holds the waiting lines back until release; lines said meanwhile do not
// wait for them.
func (s *speech) hold(frame int64) { s.held, s.waiting, s.heldAt = s.waiting, nil, frame }

// release lets held lines follow, with the lateness that they had when they were
// held.
func (s *speech) release(frame int64) {
	for i := range s.held {
		s.held[i].due += frame - s.heldAt
	}
	s.waiting, s.held = append(s.held, s.waiting...), nil
}

// missed restarts the line if at most limit of it went unheard, and drops it
// otherwise.
func (s *speech) missed(limit int) {
	s.fading = nil
	if s.now == nil {
		return
	}
	if s.now.at > limit {
		s.now = nil
		return
	}
	s.now.at = 0
}

func (s *speech) silent() bool {
	return s.now == nil && len(s.waiting) == 0 && len(s.fading) == 0
}
