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
	// grace is how long the program may take to end by itself after a signal, while
	// nothing holds it. A command can wait for a file, a terminal or a network for
	// ever without looking at its context.
	grace = time.Second
	// longestHold is the longest that the program may be held.
	longestHold = 15 * time.Second
	// lastWords is how long a terminal that may hang is written to.
	lastWords = 200 * time.Millisecond
)

// ending ends the program when a signal asks for it: the first one in good order,
// the second one at once.
type ending struct {
	// ctx is done once the program is to end; stop has it end.
	ctx  context.Context
	stop context.CancelFunc
	// signals are those that ask for it.
	signals chan os.Signal
	// released tells that the program is held no more.
	released chan struct{}

	mu   sync.Mutex
	held int
	// restore gives back what must not be left as it is, such as a terminal.
	restore func()
}

func newEnding(ctx context.Context) *ending {
	e := &ending{signals: make(chan os.Signal, 4), released: make(chan struct{}, 1), restore: func() {}}
	e.ctx, e.stop = context.WithCancel(ctx)
	return e
}

// hold keeps a first signal from ending the program by force until release is
// called: while a session is written down, or what has been changed is saved. A
// nil ending has nothing to keep.
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

// restoring has the program call restore before a signal ends it by force.
func (e *ending) restoring(restore func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.restore = restore
}

// interrupt is what Ctrl-C does in a terminal that sends it as a key.
func (e *ending) interrupt() {
	select {
	case e.signals <- os.Interrupt:
	default: // it has been asked for often enough
	}
}

// watch waits for signals and ends the program, which writes its last words to
// stderr.
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
				continue // what follows has all of the grace
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

// tidy gives the terminal back and speaks, if that does not take too long: the
// terminal may be what hangs.
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

// endings returns the signals that end the program. What is ignored, as nohup has
// a hang-up ignored and a shell script the interrupts of what it runs in the
// background, stays so.
func endings() []os.Signal {
	signals := []os.Signal{syscall.SIGTERM}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signals = append(signals, s)
		}
	}
	return signals
}

// dieOf ends the program as a signal does that nothing handles.
func dieOf(s os.Signal) {
	signal.Reset(s)
	number, ok := s.(syscall.Signal)
	if !ok {
		os.Exit(exitFailed)
	}
	raise(number)
	os.Exit(128 + int(number))
}
