package ui

import (
	"time"

	"uncoil/ui/frame"
)

// doneStays is how long a line that tells of something done can be read.
const doneStays = 12 * time.Second

// notices shows lines at the foot of the window.
type notices struct {
	*frame.Frame
	post func(func())
	// passing ends the line that tells of something done.
	passing *time.Timer
}

// Done shows a line that tells of something done and asks nothing. It goes by
// itself: after a while, or when another page is opened.
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

// forget stops waiting for the end of a line.
func (n *notices) forget() {
	if n.passing != nil {
		n.passing.Stop()
		n.passing = nil
	}
}
