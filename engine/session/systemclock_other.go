//go:build !linux

package session

import "time"

// SinceBoot returns the time since the program was started. The monotonic
// clocks of Windows and macOS go on while the computer sleeps.
func SinceBoot() time.Duration { return time.Since(processStart) }

var processStart = time.Now()
