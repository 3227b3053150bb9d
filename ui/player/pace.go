package player

import (
	"time"

	"uncoil/engine/session"
)

// How long a picture stands. Movement runs at 30 frames a second, what is
// still but for the breath and the ring at 10.
const (
	movingFrame = time.Second / 30
	stillFrame  = time.Second / 10
	// never stands for a session that shows nothing new until it is told to.
	never time.Duration = 0
)

// Pace returns after how long the next picture of a session is due, or 0 if
// nothing changes by itself. Without animations only the numbers change.
func Pace(s *session.Snapshot, from, to string, animations bool) time.Duration {
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
	if s.Span != nil && from != to && s.SpanElapsed < moveLength(s.Span) {
		return movingFrame
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
