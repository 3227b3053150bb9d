package player

import (
	"time"

	"uncoil/engine/motion"
	"uncoil/engine/session"
)

// How long a picture stands. Movement runs at up to 30 frames a second, what is
// still but for the breath and the ring at 10.
const (
	movingFrame = time.Second / 30
	stillFrame  = time.Second / 10
	// never stands for a session that shows nothing new until it is told to.
	never time.Duration = 0
)

// visibleStep is how far, in pixels, something moves from one picture to the next:
// smaller steps cannot be told apart.
const visibleStep = 1.5

// paceOf returns how long a picture of a movement stands, by how many pixels its
// fastest part goes in the whole of it at the speed of now.
func paceOf(pixels float64, length time.Duration) time.Duration {
	if pixels <= 0 {
		return stillFrame
	}
	return min(max(time.Duration(visibleStep/pixels*float64(length)), movingFrame), stillFrame)
}

// Pace returns after how long the next picture of a session is due, or 0 if
// nothing changes by itself. Without animations only the numbers change. moving is how
// long a picture of a movement stands.
func Pace(s *session.Snapshot, from, to string, animations bool, moving time.Duration) time.Duration {
	switch s.State {
	case session.CountingIn:
		return untilNextSecond(s.CountIn)
	case session.Running:
	default:
		return never
	}
	if !animations {
		next := untilNextSecond(timed(s))
		if waits(s) {
			next = time.Second - rested(s)%time.Second
		}
		if s.Span != nil && s.SpanElapsed < s.Span.Length {
			next = min(next, max(s.Span.Length-s.SpanElapsed, time.Millisecond))
		}
		return next
	}
	if s.Span != nil && from != to && s.SpanElapsed < motion.Length(s.Span) {
		return moving
	}
	return stillFrame
}

// untilNextSecond returns how long a time left shows the same whole second.
func untilNextSecond(left time.Duration) time.Duration {
	if left <= 0 {
		return stillFrame
	}
	return (left-1)%time.Second + time.Millisecond
}
