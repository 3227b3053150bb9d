// Package notify shows notifications of the desktop, with buttons that do something
// where the desktop has them. It must not know the window.
package notify

import "sync"

// Notification is what is shown. Its functions are called from any goroutine.
type Notification struct {
	Title, Text string
	// Actions are its buttons, and OnClick what a click on the rest of it does.
	Actions []Action
	OnClick func()
}

// Action is a button.
type Action struct {
	Label string
	Do    func()
}

// Desktop shows notifications as those of one program. All fields are required.
type Desktop struct {
	// Name is the program's, and ID that of its desktop file.
	Name, ID string
	// Icon is the program's icon as a PNG file.
	Icon []byte
	// Simple shows one without buttons, on systems where there is nothing else.
	Simple func(title, text string)
}

// Show shows a notification on a goroutine of its own: a desktop that does not answer
// must not block the window. withdraw takes it away, if it is there still.
func (d *Desktop) Show(n Notification) (withdraw func()) {
	over := make(chan struct{})
	go d.show(&n, over)
	return sync.OnceFunc(func() { close(over) })
}
