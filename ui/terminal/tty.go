package terminal

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"

	"uncoil/engine"
	"uncoil/engine/practice"
)

// tty is the terminal that a session is led in. It is drawn on where standard
// output is one, and read key by key where standard input is one as well.
type tty struct {
	in, out *os.File // nil where there is no terminal
	// full takes the whole screen, and gives it back as it was.
	full bool
	// before is how the terminal was; nil until it is first entered.
	before *term.State
	// mu guards inside: a signal may have the terminal given back.
	mu     sync.Mutex
	inside bool
	// interrupt is called for Ctrl-C, besides the command.
	interrupt func()
	// chunks is what typed returns, and begun is the beginning of a line.
	chunks <-chan string
	begun  string
}

// openTTY finds the terminal; it is changed only by enter.
func openTTY(in *os.File, out io.Writer) *tty {
	t := &tty{}
	if IsTerminal(out) && os.Getenv("TERM") != "dumb" {
		t.out = out.(*os.File)
		if in != nil && term.IsTerminal(int(in.Fd())) && inForeground(in) {
			t.in = in
		}
	}
	return t
}

// IsTerminal reports whether a file is a terminal.
func IsTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// draws tells whether there is a terminal to draw on, listens whether it is
// read key by key.
func (t *tty) draws() bool   { return t.out != nil }
func (t *tty) listens() bool { return t.in != nil }

// size returns the width and height in characters as they are now.
func (t *tty) size() (width, height int) {
	width, height, err := term.GetSize(int(t.out.Fd()))
	if err != nil || width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}

// What a terminal is sent on the way in and out: a screen of its own, no
// cursor, and lines that are too long are cut and not broken.
const (
	takeScreen = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
	giveScreen = "\x1b[?7h\x1b[?25h\x1b[?1049l"
)

// enter takes the terminal: keys come one by one, unseen. It may be called
// again after somebody else has used the terminal.
func (t *tty) enter() error {
	if t.in != nil {
		now, err := term.MakeRaw(int(t.in.Fd()))
		if err != nil {
			return engine.Errorf(engine.CodeUnavailable, "the terminal gives no single keys: %w", err)
		}
		if t.before == nil {
			t.before = now
		}
	}
	if t.full && t.out != nil {
		_, _ = io.WriteString(t.out, takeScreen)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.inside = true
	return nil
}

// leave gives the terminal back as it was found. It may be called any number
// of times.
func (t *tty) leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.inside {
		return
	}
	t.inside = false
	if t.full && t.out != nil {
		_, _ = io.WriteString(t.out, giveScreen)
	}
	if t.before != nil {
		_ = term.Restore(int(t.in.Fd()), t.before)
	}
}

// keys delivers what the keys ask for, nil where there are no keys, until stop
// is called.
func (t *tty) keys() (commands <-chan practice.Command, stop func()) {
	if t.in == nil {
		return nil, func() {}
	}
	done := make(chan struct{})
	commands = readKeys(t.typed(), done, t.interrupt)
	return commands, func() {
		close(done)
		for range commands { // until it is closed: then nobody else reads
		}
	}
}

// line implements lineReader, outside of enter and leave.
func (t *tty) line(ctx context.Context) (string, bool) {
	for {
		if line, rest, whole := strings.Cut(t.begun, "\n"); whole {
			t.begun = rest
			return strings.TrimSpace(line), true
		}
		select {
		case s, more := <-t.typed():
			if !more {
				return "", false
			}
			t.begun += s
		case <-ctx.Done():
			return "", false
		}
	}
}

// typed delivers what is typed, in whatever pieces it comes. The channel is
// closed when the terminal is gone.
func (t *tty) typed() <-chan string {
	if t.chunks == nil {
		t.chunks = readChunks(t.in)
	}
	return t.chunks
}
