// Package mediakeys lets the keys for media, a headset's buttons and the lock screen
// control a session: by MPRIS on Linux and BSD, where desktops pass them on to the
// program that plays. It must not know the window.
package mediakeys

import (
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// Player is what is controlled; *session.Player implements it. Its methods may be
// called from any goroutine.
type Player interface {
	Pause()
	Resume()
	Toggle()
	Next()
	Back()
	End()
	Snapshot() session.Snapshot
}

// Options configure a Remote.
type Options struct {
	// Title names a step.
	Title func(*engine.Step) string
	// Picture returns the address of a picture of a step of a timeline, such as that of
	// a file, or "" for none. It may take its time.
	Picture func(t *engine.Timeline, step int) string
	// Raise brings the window to the front; nil where there is none.
	Raise func()
}

// Remote shows a session to the desktop, and carries out what the desktop is told by
// the person. It does so on goroutines of its own: a desktop that does not answer must
// not delay a session.
type Remote struct {
	options Options
	player  Player
	// changed wakes the goroutine that tells the desktop what is new; jumped tells
	// that the place has changed other than by time.
	changed chan struct{}
	mu      sync.Mutex
	jumped  bool
	over    chan struct{}
	done    chan struct{}
}

// New returns a remote that shows nothing before Control.
func New(o Options) *Remote {
	return &Remote{options: o, changed: make(chan struct{}, 1), over: make(chan struct{}), done: make(chan struct{})}
}

// Control begins to show a session.
func (r *Remote) Control(p Player) {
	r.player = p
	go func() {
		defer close(r.done)
		r.serve()
	}()
}

// Listen is told of the events of the session, on any goroutine.
func (r *Remote) Listen(e session.Event) {
	switch e.(type) {
	case session.StepBegan, session.Resumed:
		r.wake(true)
	case session.Paused, session.CountInBegan, session.Adjusted, session.Changed, session.Ended:
		r.wake(false)
	}
}

func (r *Remote) wake(jumped bool) {
	r.mu.Lock()
	r.jumped = r.jumped || jumped
	r.mu.Unlock()
	select {
	case r.changed <- struct{}{}:
	default:
	}
}

// hasJumped reports, once, whether the place has changed other than by time.
func (r *Remote) hasJumped() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	jumped := r.jumped
	r.jumped = false
	return jumped
}

// Close takes the session off the desktop, after Control. It waits for that no longer
// than closing takes.
func (r *Remote) Close() {
	close(r.over)
	select {
	case <-r.done:
	case <-time.After(closing):
	}
}

// closing is how long the desktop may take to forget a session.
const closing = time.Second
