package session

import (
	"time"

	"golang.org/x/sys/unix"
)

// SinceBoot returns the time since the computer was started, including sleep,
// which Go's monotonic clock leaves out on Linux.
func SinceBoot() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_BOOTTIME, &t); err != nil {
		return time.Since(processStart)
	}
	return time.Duration(t.Nano())
}

// processStart is the fallback of kernels without a boot clock.
var processStart = time.Now()
