//go:build linux

// Package pty opens pseudo-terminals for tests with creack/pty, and records all that
// is written to them. It must not know Uncoil.
package pty

import (
	"bytes"
	"os"
	"strings"
	"sync"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Terminal is a terminal: what is typed at Keyboard arrives at Line, and what
// a program writes to Line is on the screen.
type Terminal struct {
	// Keyboard is the tester's end, Line the program's.
	Keyboard, Line *os.File

	mu      sync.Mutex
	screen  []byte
	written *sync.Cond // signalled when there is more on the screen
	gone    bool       // nothing more will come
}

// Open returns a terminal of a size in characters.
func Open(width, height int) (*Terminal, error) {
	keyboard, line, err := pty.Open()
	if err != nil {
		return nil, err
	}
	t := &Terminal{Keyboard: keyboard, Line: line}
	t.written = sync.NewCond(&t.mu)
	go t.watch()
	return t, t.Resize(width, height)
}

// watch takes in what is written to the screen until the terminal is closed.
func (t *Terminal) watch() {
	buf := make([]byte, 4096)
	for {
		n, err := t.Keyboard.Read(buf)
		t.mu.Lock()
		t.screen = append(t.screen, buf[:n]...)
		t.gone = err != nil
		t.written.Broadcast()
		t.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// Written returns all that has been written so far, control sequences included.
func (t *Terminal) Written() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.screen)
}

// Await waits until a text has been written, and reports whether it has; once
// the terminal is closed there is nothing to wait for.
func (t *Terminal) Await(text string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	for !bytes.Contains(t.screen, []byte(text)) {
		if t.gone {
			return false
		}
		t.written.Wait()
	}
	return true
}

// marker is written by Everything alone.
const marker = "\x1b]the end of everything\a"

// Everything returns all that has been written up to now, however slowly it
// arrives. The program must have ended.
func (t *Terminal) Everything() (string, error) {
	before := strings.Count(t.Written(), marker)
	if _, err := t.Line.WriteString(marker); err != nil {
		return "", err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for bytes.Count(t.screen, []byte(marker)) == before && !t.gone {
		t.written.Wait()
	}
	return strings.ReplaceAll(string(t.screen), marker, ""), nil
}

// Type types keys.
func (t *Terminal) Type(keys string) error {
	_, err := t.Keyboard.WriteString(keys)
	return err
}

// Resize changes the size.
func (t *Terminal) Resize(width, height int) error {
	return pty.Setsize(t.Keyboard, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
}

// Modes returns how the terminal treats its line: whether keys are shown as
// they are typed, come line by line, and so on.
func (t *Terminal) Modes() (unix.Termios, error) {
	modes, err := unix.IoctlGetTermios(int(t.Keyboard.Fd()), unix.TCGETS)
	if err != nil {
		return unix.Termios{}, err
	}
	return *modes, nil
}

// Close hangs up.
func (t *Terminal) Close() {
	_ = t.Line.Close()
	_ = t.Keyboard.Close()
}
