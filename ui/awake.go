package ui

import (
	"runtime"

	"fyne.io/fyne/v2"
)

// awake keeps the display on while a session runs. It asks the desktop on a
// goroutine of its own: a desktop that does not answer must not block the window.
type awake struct {
	wishes chan bool
	on     bool
}

func newAwake(driver fyne.Driver) *awake {
	a := &awake{wishes: make(chan bool, 1)}
	go func() {
		// Windows ties the request to the thread that made it.
		runtime.LockOSThread()
		for on := range a.wishes {
			driver.SetDisableScreenBlanking(on)
		}
	}()
	return a
}

// set keeps the display on, or lets it turn off; only the latest request counts.
// Call it on the UI goroutine.
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
