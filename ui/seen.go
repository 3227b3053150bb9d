package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// lookEvery is how often the system is asked during a session whether the window can
// be seen: it does not tell that the window is on another workspace.
const lookEvery = 2 * time.Second

// watched returns the content of the window, with what lets the system's window be
// watched.
func (w *Window) watched(content fyne.CanvasObject) fyne.CanvasObject {
	if w.deps.Watch == nil {
		return content
	}
	shown, pixel := w.deps.Watch(w.checkSeen)
	w.shown = shown
	return container.NewStack(content, container.NewWithoutLayout(pixel))
}

// checkSeen finds out whether the window can be seen. While it cannot, nothing moves,
// and a session is only heard.
func (w *Window) checkSeen() {
	seen := !w.closed && !w.hidden && (w.shown == nil || w.shown())
	if seen != w.album.Seen() {
		w.session.SetSeen(seen)
	}
	if w.shown == nil || w.looking || !w.session.Running() {
		return
	}
	w.looking = true
	w.tasks.Later(lookEvery, func() {
		w.looking = false
		w.checkSeen()
	})
}
