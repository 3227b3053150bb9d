package terminal

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"uncoil/engine/practice"
)

// The commands of a terminal besides the window's.
const (
	confirmed   practice.Command = "confirmed"   // Enter
	interrupted practice.Command = "interrupted" // Ctrl-C
	suspended   practice.Command = "suspended"   // Ctrl-Z
	drawAgain   practice.Command = "draw-again"  // Ctrl-L

	// answerKey is the prefix of the commands for digits.
	answerKey practice.Command = "answer "
)

// escapeWait is how long a lone escape waits for the rest of a sequence: keys
// without a character are sent as an escape and more.
const escapeWait = 80 * time.Millisecond

// readChunks returns what is read. The channel is closed at the end of input.
func readChunks(in io.Reader) <-chan string {
	chunks := make(chan string)
	go func() {
		defer close(chunks)
		buf := make([]byte, 64)
		for {
			n, err := in.Read(buf)
			if n > 0 {
				chunks <- string(buf[:n])
			}
			if err != nil {
				return
			}
		}
	}()
	return chunks
}

// readKeys returns the commands of a terminal's keys. The channel is closed when
// chunks is, or done. For Ctrl-C, interrupt is called as well, if it is not nil:
// the session may not be reading commands.
func readKeys(chunks <-chan string, done <-chan struct{}, interrupt func()) <-chan practice.Command {
	commands := make(chan practice.Command, 16)
	go func() {
		defer close(commands)
		var k keyboard
		for {
			var found []practice.Command
			select {
			case s, ok := <-chunks:
				if !ok {
					return
				}
				found = k.typed(s)
			case <-k.patience():
				found = k.alone()
			case <-done:
				return
			}
			for _, c := range found {
				if c == interrupted && interrupt != nil {
					interrupt()
				}
				commands <- c
			}
		}
	}()
	return commands
}

// keyboard parses what a terminal sends. golang.org/x/term does that only inside
// its line editor and does not return single keys.
type keyboard struct{ pending string }

// typed returns the commands of all complete keys.
func (k *keyboard) typed(s string) []practice.Command {
	k.pending += s
	var found []practice.Command
	for {
		key := nextKey(k.pending)
		if key == "" {
			return found
		}
		k.pending = k.pending[len(key):]
		if c := commandOf(key); c != practice.NoCommand {
			found = append(found, c)
		}
	}
}

// patience returns a channel that fires when no more of a pending sequence is
// expected.
func (k *keyboard) patience() <-chan time.Time {
	if k.pending == "" {
		return nil
	}
	return time.After(escapeWait)
}

// alone handles an incomplete sequence: a lone escape is the Escape key, anything
// else is dropped.
func (k *keyboard) alone() []practice.Command {
	key := k.pending
	k.pending = ""
	if key == "\x1b" {
		return []practice.Command{commandOf(key)}
	}
	return nil
}

// nextKey returns the first key of what has been typed, "" if it is incomplete.
func nextKey(s string) string {
	if s == "" || !utf8.FullRuneInString(s) {
		return ""
	}
	if s[0] != '\x1b' {
		_, n := utf8.DecodeRuneInString(s)
		return s[:n]
	}
	switch {
	case len(s) == 1:
		return ""
	case s[1] == '\x1b':
		return s[:1]
	case s[1] == '[':
		// Digits and semicolons, and then the letter that ends the sequence.
		end := strings.IndexFunc(s[2:], func(r rune) bool { return r >= '@' })
		if end < 0 {
			return ""
		}
		return s[:2+end+1]
	case s[1] == 'O':
		if len(s) == 2 {
			return ""
		}
		return s[:3]
	}
	rest := nextKey(s[1:]) // a key with Alt
	if rest == "" {
		return ""
	}
	return s[:1+len(rest)]
}

// sequences maps escape sequences, and keys that are not letters, to commands.
var sequences = map[string]practice.Command{
	"\x1b":   practice.LeaveOrShrink,
	"\x1b[C": practice.GoNext, "\x1bOC": practice.GoNext, "\x1b[D": practice.GoBack, "\x1bOD": practice.GoBack,
	"\x1b[5~": practice.GoBack, "\x1b[6~": practice.GoNext,
	"\x1b[A": practice.TurnUp, "\x1bOA": practice.TurnUp, "\x1b[B": practice.TurnDown, "\x1bOB": practice.TurnDown,
	"\x1bOP": practice.ShowKeys, "\x1b[11~": practice.ShowKeys,
	" ": practice.PauseOrGoOn, "\r": confirmed, "\n": confirmed,
	"\x03": interrupted, "\x1a": suspended, "\x0c": drawAgain,
	"q": practice.LeaveOrShrink, "Q": practice.LeaveOrShrink, "V": practice.MoreGuidance,
	"1": answerKey + "1", "2": answerKey + "2", "3": answerKey + "3", "4": answerKey + "4",
}

// commandOf returns the command of a key: as in the window, but Q is another
// Escape, and a terminal has some keys of its own.
func commandOf(key string) practice.Command {
	if c, ok := sequences[key]; ok {
		return c
	}
	r, n := utf8.DecodeRuneInString(key)
	if n != len(key) {
		return practice.NoCommand
	}
	if c := practice.CommandOfSign(r); c != practice.NoCommand {
		return c
	}
	return practice.CommandOfLetter(r)
}
