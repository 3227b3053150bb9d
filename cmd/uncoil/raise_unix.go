//go:build unix

package main

import (
	"syscall"
	"time"
)

// stopWithin is how long the system may take to end the program.
const stopWithin = 200 * time.Millisecond

// raise sends the program a terminating signal, and waits for its effect.
func raise(s syscall.Signal) {
	_ = syscall.Kill(syscall.Getpid(), s)
	time.Sleep(stopWithin)
}
