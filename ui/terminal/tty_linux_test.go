package terminal

import (
	"testing"

	"golang.org/x/sys/unix"

	"uncoil/cmd/uncoil/e2e/pty"
)

// What is called when a fault ends the session gives the terminal back.
func TestATerminalIsGivenBackAsItWas(t *testing.T) {
	terminal, err := pty.Open(72, 24)
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	t.Setenv("TERM", "xterm")
	modes := func() unix.Termios {
		m, err := terminal.Modes()
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	before := modes()
	tty := openTTY(terminal.Line, terminal.Line)
	tty.full = true
	for range 2 { // the second time after a shell has had it
		if err := tty.enter(); err != nil {
			t.Fatal(err)
		}
	}
	if modes() == before {
		t.Error("the terminal is not read key by key")
	}
	for range 2 { // the second time as the command's end does
		tty.leave()
		if after := modes(); after != before {
			t.Errorf("the terminal is left as %+v", after)
		}
	}
}
