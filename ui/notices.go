package ui

import (
	"time"

	"uncoil/ui/frame"
)

// doneStays is how long a notice of something done stays.
const doneStays = 12 * time.Second

// notices shows lines at the foot of the window.
type notices struct {
	*frame.Frame
	post func(func())
	// passing ends the notice of something done.
	passing *time.Timer
}

// Done shows a notice of something done, which needs no answer. It disappears
// after doneStays, or when another page is opened.
func (n *notices) Done(line string) {
	n.ShowToast(line)
	n.forget()
	var timer *time.Timer
	timer = time.AfterFunc(doneStays, func() {
		n.post(func() {
			if n.passing == timer {
				n.EndToast()
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
