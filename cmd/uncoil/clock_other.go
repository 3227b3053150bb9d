//go:build !linux

package main

import "time"

// sinceBoot returns the time since the program was started. The monotonic
// clocks of Windows and macOS go on while the computer sleeps.
func sinceBoot() time.Duration { return time.Since(processStart) }

var processStart = time.Now()
