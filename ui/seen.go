package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// lookEvery is how often the system is asked during a session whether the window can
// be seen: it does not tell that the window is on another workspace.
const lookEvery = 2 * time.Second

// lookout knows whether the window can be seen.
type lookout struct {
	window *Window
	// shown reports whether the system shows the window, nil for always; looking tells
	// that it is asked again in a while.
	shown   func() bool
	looking bool
}

// watch returns the content of the window, with what lets the system's window be
// watched.
func (l *lookout) watch(content fyne.CanvasObject) fyne.CanvasObject {
	if l.window.deps.Watch == nil {
		return content
	}
	shown, pixel := l.window.deps.Watch(l.check)
	l.shown = shown
	return container.NewStack(content, container.NewWithoutLayout(pixel))
}

// check finds out whether the window can be seen. While it cannot, nothing moves, and a
// session is only heard.
func (l *lookout) check() {
	w := l.window
	seen := !w.closed && !w.hidden && (l.shown == nil || l.shown())
	if seen != w.album.Seen() {
		w.session.SetSeen(seen)
	}
	if l.shown == nil || l.looking || !w.session.Running() {
		return
	}
	l.looking = true
	w.tasks.Later(lookEvery, func() {
		l.looking = false
		l.check()
	})
}
