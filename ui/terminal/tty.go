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

// tty is the terminal of a session. It is drawn on if standard output is one, and
// read key by key if standard input is one as well.
type tty struct {
	in, out *os.File // nil if it is no terminal
	// full uses the alternate screen.
	full bool
	// before is the original state of the terminal; nil until enter is called.
	before *term.State
	// mu guards inside: a signal may restore the terminal.
	mu     sync.Mutex
	inside bool
	// interrupt is called for Ctrl-C, besides the command.
	interrupt func()
	// chunks is the result of typed, and begun the beginning of a line.
	chunks <-chan string
	begun  string
}

// openTTY finds the terminal; only enter changes it.
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

// draws tells whether there is a terminal to draw on, listens whether it is read
// key by key.
func (t *tty) draws() bool   { return t.out != nil }
func (t *tty) listens() bool { return t.in != nil }

// size returns the current width and height in characters.
func (t *tty) size() (width, height int) {
	width, height, err := term.GetSize(int(t.out.Fd()))
	if err != nil || width <= 0 || height <= 0 {
		return 80, 24
	}
	return width, height
}

// The sequences for entering and leaving: an alternate screen, no cursor, and
// long lines are cut instead of wrapped.
const (
	takeScreen = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
	giveScreen = "\x1b[?7h\x1b[?25h\x1b[?1049l"
)

// enter sets the terminal up: keys are read one by one, without echo. It can be
// called again after the terminal was used by another program.
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

// leave restores the terminal. It can be called several times.
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

// keys returns the commands of the keys until stop is called, nil if there are no
// keys.
func (t *tty) keys() (commands <-chan practice.Command, stop func()) {
	if t.in == nil {
		return nil, func() {}
	}
	done := make(chan struct{})
	commands = readKeys(t.typed(), done, t.interrupt)
	return commands, func() {
		close(done)
		for range commands { // until it is closed: then nothing else reads
		}
	}
}

// line implements lineReader, while the terminal is not entered.
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

// typed returns what is typed, in chunks of any size. The channel is closed when
// the terminal is gone.
func (t *tty) typed() <-chan string {
	if t.chunks == nil {
		t.chunks = readChunks(t.in)
	}
	return t.chunks
}
