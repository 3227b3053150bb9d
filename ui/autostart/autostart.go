// Package autostart starts the program when the person logs in, hidden, so that
// reminders come after a restart of the computer. The system's own place for that is
// the only record of it: what is switched off there is off here.
package autostart

// Program is what is started. All fields are required.
type Program struct {
	// ID and Name are the program's; Why is a sentence for desktops that ask.
	ID, Name, Why string
	// Command is the program's path and its arguments.
	Command []string
}
