//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// inForeground reports whether the program has the terminal to itself: one
// that a shell has started in the background must leave the keys alone.
func inForeground(f *os.File) bool {
	group, err := unix.IoctlGetInt(int(f.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}

// continued delivers that the program goes on after a shell had stopped it, and
// a function that ends the delivery.
func continued() (<-chan os.Signal, func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGCONT)
	return signals, func() { signal.Stop(signals) }
}

// stopWithin is how long the system may take to stop the program. Where there
// is no shell that could let it go on, the system does not stop it at all.
const stopWithin = 200 * time.Millisecond

// stopHere stops the program and all of its job, as Ctrl-Z does in a terminal
// that is read line by line, and returns when it goes on. SIGTSTP must never
// have been asked for with signal.Notify: the runtime would not give it back.
func stopHere() {
	resumed, stop := continued()
	defer stop()
	_ = syscall.Kill(0, syscall.SIGTSTP)
	select {
	case <-resumed:
	case <-time.After(stopWithin):
	}
}
