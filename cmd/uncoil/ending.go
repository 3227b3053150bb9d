package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

const (
	// grace is how long the program may take to end by itself after a signal,
	// while nothing holds it. A command may be blocked by a file, a terminal or a
	// network without checking its context.
	grace = time.Second
	// longestHold is the longest that a hold delays the end.
	longestHold = 15 * time.Second
	// lastWords is the time limit for writing to a terminal that may hang.
	lastWords = 200 * time.Millisecond
)

// ending ends the program on a signal: orderly on the first, at once on the
// second.
type ending struct {
	// ctx is done when the program is to end; stop ends it.
	ctx  context.Context
	stop context.CancelFunc
	// signals are the signals that end the program.
	signals chan os.Signal
	// released fires when the last hold has been released.
	released chan struct{}

	mu   sync.Mutex
	held int
	// restore undoes changes that must not outlive the program, such as those to
	// a terminal.
	restore func()
}

func newEnding(ctx context.Context) *ending {
	e := &ending{signals: make(chan os.Signal, 4), released: make(chan struct{}, 1), restore: func() {}}
	e.ctx, e.stop = context.WithCancel(ctx)
	return e
}

// hold prevents the first signal from ending the program by force until release
// is called: while a session is recorded, or changes are saved. It does nothing
// for a nil ending.
func (e *ending) hold() (release func()) {
	if e == nil {
		return func() {}
	}
	e.count(1)
	return sync.OnceFunc(func() {
		e.count(-1)
		select {
		case e.released <- struct{}{}:
		default:
		}
	})
}

func (e *ending) count(n int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.held += n
}

func (e *ending) isHeld() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.held > 0
}

// restoring sets the function that is called before a signal ends the program by
// force.
func (e *ending) restoring(restore func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.restore = restore
}

// interrupt is called for Ctrl-C in a terminal that sends it as a key.
func (e *ending) interrupt() {
	select {
	case e.signals <- os.Interrupt:
	default: // enough are pending already
	}
}

// watch waits for signals and ends the program, with a last line on stderr.
func (e *ending) watch(stderr io.Writer) {
	signal.Notify(e.signals, endings()...)
	go func() {
		first := <-e.signals
		e.stop()
		for late := time.After(longestHold); ; {
			select {
			case second := <-e.signals:
				e.tidy(func() {})
				dieOf(second)
			case <-e.released:
				continue // what follows has the whole grace period
			case <-time.After(grace):
				if e.isHeld() {
					continue
				}
			case <-late:
			}
			e.tidy(func() { fmt.Fprintf(stderr, "uncoil: stopped by a signal (%v) before it was done\n", first) })
			os.Exit(exitFailed)
		}
	}()
}

// tidy restores the terminal and calls speak, with a time limit: the terminal may
// be what hangs.
func (e *ending) tidy(speak func()) {
	e.mu.Lock()
	restore := e.restore
	e.mu.Unlock()
	done := make(chan struct{})
	go func() {
		defer close(done)
		restore()
		speak()
	}()
	select {
	case <-done:
	case <-time.After(lastWords):
	}
}

// endings returns the signals that end the program. Signals that are ignored at
// the start stay ignored, as by nohup, or in a background job of a shell script.
func endings() []os.Signal {
	signals := []os.Signal{syscall.SIGTERM}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signals = append(signals, s)
		}
	}
	return signals
}

// dieOf ends the program as the unhandled signal would.
func dieOf(s os.Signal) {
	signal.Reset(s)
	number, ok := s.(syscall.Signal)
	if !ok {
		os.Exit(exitFailed)
	}
	raise(number)
	os.Exit(128 + int(number))
}
