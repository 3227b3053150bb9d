//go:build !linux && !darwin

package session

import "time"

// SinceBoot returns the time since the program was started. The monotonic clock of
// Windows goes on while the computer sleeps.
func SinceBoot() time.Duration { return time.Since(processStart) }

var processStart = time.Now()
