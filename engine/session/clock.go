package session

import "time"

// Clock is the session's time. It must be monotonic and include the time that the
// computer sleeps, so that a sleep shows as a gap.
type Clock interface {
	// Now returns the time since an arbitrary moment.
	Now() time.Duration
	// Timer returns a timer that fires once after d.
	Timer(d time.Duration) Timer
}

// Timer is a single wake-up call.
type Timer interface {
	// C delivers one value when the time has come.
	C() <-chan time.Time
	// Stop cancels the timer.
	Stop() bool
}
