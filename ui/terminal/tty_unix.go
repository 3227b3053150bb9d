//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// inForeground reports whether the program is the terminal's foreground job: a
// background job must not read the keys.
func inForeground(f *os.File) bool {
	group, err := unix.IoctlGetInt(int(f.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}

// continued returns a channel that fires when the program continues after it was
// stopped, and a function that ends this.
func continued() (<-chan os.Signal, func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGCONT)
	return signals, func() { signal.Stop(signals) }
}

// stopWithin is how long the system may take to stop the program. Without a shell
// that could continue it, the system does not stop it at all.
const stopWithin = 200 * time.Millisecond

// stopHere stops the program and its whole job, as Ctrl-Z does in a terminal with
// line input, and returns when it continues. SIGTSTP must never have been passed
// to signal.Notify: the runtime does not restore its default.
func stopHere() {
	resumed, stop := continued()
	defer stop()
	_ = syscall.Kill(0, syscall.SIGTSTP)
	select {
	case <-resumed:
	case <-time.After(stopWithin):
	}
}
