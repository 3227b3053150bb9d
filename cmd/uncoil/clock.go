package main

import (
	"time"

	"uncoil/engine/session"
)

// sessionClock is the clock that sessions run on: the system's, which goes on
// while the computer sleeps, times speed.
type sessionClock struct {
	since time.Duration
	speed float64
}

func newSessionClock(speed float64) *sessionClock {
	return &sessionClock{since: sinceBoot(), speed: speed}
}

// Now returns the time since the clock was made.
func (c *sessionClock) Now() time.Duration {
	return time.Duration(float64(sinceBoot()-c.since) * c.speed)
}

// Timer returns a timer that fires after d on this clock.
func (c *sessionClock) Timer(d time.Duration) session.Timer {
	return systemTimer{time.NewTimer(time.Duration(float64(d) / c.speed))}
}

type systemTimer struct{ *time.Timer }

func (t systemTimer) C() <-chan time.Time { return t.Timer.C }
