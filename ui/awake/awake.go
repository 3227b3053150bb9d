// Package awake keeps the computer from falling asleep, and its display on. They are
// two wishes: who follows a session by ear needs the first alone. It must not know
// the window.
package awake

import (
	"runtime"
	"sync"

	"uncoil/engine/session"
)

// Wish is what the computer is asked for.
type Wish int

// The wishes. Each includes those before it.
const (
	Nothing Wish = iota
	// NoSleep keeps the computer from sleeping by itself; its display may turn off.
	NoSleep
	// DisplayOn keeps the display on too.
	DisplayOn
)

// Keeper passes wishes on to the system. It does so on a goroutine of its own: a
// desktop that does not answer must not block the window.
type Keeper struct {
	mu     sync.Mutex
	now    Wish
	closed bool
	wishes chan Wish
}

// New returns a keeper that wishes for nothing. why is shown by desktops that list
// what keeps the computer awake.
func New(why string) *Keeper {
	k := &Keeper{wishes: make(chan Wish, 1)}
	go func() {
		// Windows ties the wish to the thread that has it.
		runtime.LockOSThread()
		release := func() {}
		defer func() { release(); take(Nothing, why) }()
		for w := range k.wishes {
			next := take(w, why)
			release() // afterwards, so that there is no moment without either
			release = next
		}
	}()
	return k
}

// Set changes the wish; only the latest counts. It returns at once.
func (k *Keeper) Set(w Wish) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.now == w || k.closed {
		return
	}
	k.now = w
	select {
	case <-k.wishes:
	default:
	}
	k.wishes <- w
}

// Close withdraws the wish. It does not wait for the desktop.
func (k *Keeper) Close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.closed {
		k.closed = true
		close(k.wishes)
	}
}

// Listener returns a listener that has no sleep while a session runs, and lets the
// computer sleep while it is paused.
func Listener(k *Keeper) func(session.Event) {
	return func(e session.Event) {
		switch e.(type) {
		case session.Started, session.CountInBegan, session.Resumed:
			k.Set(NoSleep)
		case session.Paused, session.Ended:
			k.Set(Nothing)
		}
	}
}
