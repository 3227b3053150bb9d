package ui

import (
	"fyne.io/fyne/v2"

	"uncoil/engine/session"
)

// bridge is the one place where calls from other goroutines become calls on the
// UI goroutine. It never waits for them.
type bridge struct {
	// post brings a call to the UI goroutine: fyne.Do, or a test's own queue.
	post func(func())
}

func newBridge() bridge { return bridge{post: fyne.Do} }

// events returns a listener for a player's goroutine that hands the session's
// events to handle on the UI goroutine. Cues are left out: they are for the ear.
func (b bridge) events(handle func(session.Event)) func(session.Event) {
	return func(e session.Event) {
		if _, ok := e.(session.CueDue); ok {
			return
		}
		b.post(func() { handle(e) })
	}
}

// sound returns a listener for the state of the sound.
func (b bridge) sound(handle func(ok bool, reason string)) func(ok bool, reason string) {
	return func(ok bool, reason string) {
		b.post(func() { handle(ok, reason) })
	}
}
