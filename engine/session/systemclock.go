package session

import "time"

// SystemClock is the clock that sessions run on: the system's monotonic time
// including sleep, multiplied by speed.
type SystemClock struct {
	since time.Duration
	speed float64
}

// NewSystemClock returns a clock that runs speed times as fast as the system's;
// 1 is real time.
func NewSystemClock(speed float64) *SystemClock {
	return &SystemClock{since: SinceBoot(), speed: speed}
}

// Now returns the time since the clock was made.
func (c *SystemClock) Now() time.Duration {
	return time.Duration(float64(SinceBoot()-c.since) * c.speed)
}

// Timer returns a timer that fires after d on this clock.
func (c *SystemClock) Timer(d time.Duration) Timer {
	return systemTimer{time.NewTimer(time.Duration(float64(d) / c.speed))}
}

type systemTimer struct{ *time.Timer }

func (t systemTimer) C() <-chan time.Time { return t.Timer.C }
