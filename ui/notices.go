package ui

import (
	"time"

	"uncoil/ui/frame"
)

// How long a notice of something done stays, and how long one with an undo goes along
// to other pages.
const (
	doneStays = 12 * time.Second
	undoStays = 30 * time.Second
)

// notices shows lines at the foot of the window.
type notices struct {
	*frame.Frame
	post func(func())
	// passing ends the notice of what was done last.
	passing *time.Timer
}

// Done shows a notice of something done, which needs no answer. It disappears
// after doneStays, or when another page is opened.
func (n *notices) Done(line string) {
	n.ShowToast(line)
	n.later(doneStays, n.EndToast)
}

// ShowUndo shows a notice of something done that can be taken back. It stays until
// something else is done; after undoStays it disappears when another page is opened.
func (n *notices) ShowUndo(u frame.Undo) {
	n.Frame.ShowUndo(u)
	n.later(undoStays, n.LetUndoPass)
}

// later ends the notice that has just been shown, unless another one takes its place.
func (n *notices) later(wait time.Duration, end func()) {
	n.forget()
	var timer *time.Timer
	timer = time.AfterFunc(wait, func() {
		n.post(func() {
			if n.passing == timer {
				end()
			}
		})
	})
	n.passing = timer
}

// forget cancels the timer of a notice.
func (n *notices) forget() {
	if n.passing != nil {
		n.passing.Stop()
		n.passing = nil
	}
}
