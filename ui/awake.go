package ui

import (
	"runtime"

	"fyne.io/fyne/v2"
)

// awake keeps the screen on while a session runs. The desktop is asked on a
// goroutine of its own: a desktop that does not answer must not stop the window.
type awake struct {
	wishes chan bool
	on     bool
}

func newAwake(driver fyne.Driver) *awake {
	a := &awake{wishes: make(chan bool, 1)}
	go func() {
		// Windows binds the wish to the thread that made it.
		runtime.LockOSThread()
		for on := range a.wishes {
			driver.SetDisableScreenBlanking(on)
		}
	}()
	return a
}

// set asks for the screen to stay on, or lets it go off; only the last wish
// counts. It is called on the UI goroutine alone.
func (a *awake) set(on bool) {
	if a.on == on {
		return
	}
	a.on = on
	select {
	case <-a.wishes:
	default:
	}
	a.wishes <- on
}

// close ends the goroutine.
func (a *awake) close() { close(a.wishes) }
