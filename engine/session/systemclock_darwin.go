package session

import (
	"time"

	"golang.org/x/sys/unix"
)

// SinceBoot returns the time since the computer was started, including sleep. Go's
// monotonic clock stands still in sleep on macOS; this one of the system's does not,
// as its manual clock_gettime(3) says.
func SinceBoot() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_MONOTONIC, &t); err != nil {
		return time.Since(processStart)
	}
	return time.Duration(t.Nano())
}

var processStart = time.Now()
