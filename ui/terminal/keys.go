package terminal

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"uncoil/engine/practice"
)

// What keys ask for in a terminal besides the window's commands.
const (
	confirmed   practice.Command = "confirmed"   // Enter
	interrupted practice.Command = "interrupted" // Ctrl-C
	suspended   practice.Command = "suspended"   // Ctrl-Z
	drawAgain   practice.Command = "draw-again"  // Ctrl-L

	// answerKey stands before the figure of an answer.
	answerKey practice.Command = "answer "
)

// escapeWait is how long a lone escape waits for what may follow: the keys
// without a character of their own are sent as an escape and more.
const escapeWait = 80 * time.Millisecond

// readChunks delivers what is read. The channel is closed when nothing more
// comes.
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

// readKeys delivers what the keys of a terminal ask for. The channel is closed
// when the chunks are at their end, or done is closed. For Ctrl-C interrupt is
// called as well, if it is not nil: nobody may be there to take the command.
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

// keyboard takes apart what a terminal sends. golang.org/x/term does that only
// inside its line editor, and has no keys by themselves.
type keyboard struct{ pending string }

// typed returns what the keys ask for that are complete now.
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

// patience returns a channel that fires when what is pending is all there is.
func (k *keyboard) patience() <-chan time.Time {
	if k.pending == "" {
		return nil
	}
	return time.After(escapeWait)
}

// alone takes what is pending as it is: a lone escape is the Escape key, and
// half of anything else is nothing.
func (k *keyboard) alone() []practice.Command {
	key := k.pending
	k.pending = ""
	if key == "\x1b" {
		return []practice.Command{commandOf(key)}
	}
	return nil
}

// nextKey returns the first key of what has been typed, "" if more must come
// before it is complete.
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
		// Figures and semicolons, and then the letter that ends the sequence.
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
	rest := nextKey(s[1:]) // a key together with Alt
	if rest == "" {
		return ""
	}
	return s[:1+len(rest)]
}

// sequences are the keys that terminals send as an escape and more, and the others
// that are no letters.
var sequences = map[string]practice.Command{
	"\x1b":   practice.LeaveOrShrink,
	"\x1b[C": practice.GoNext, "\x1bOC": practice.GoNext, "\x1b[D": practice.GoBack, "\x1bOD": practice.GoBack,
	"\x1b[5~": practice.GoBack, "\x1b[6~": practice.GoNext,
	"\x1bOP": practice.ShowKeys, "\x1b[11~": practice.ShowKeys,
	" ": practice.PauseOrGoOn, "\r": confirmed, "\n": confirmed,
	"\x03": interrupted, "\x1a": suspended, "\x0c": drawAgain,
	"q": practice.LeaveOrShrink, "Q": practice.LeaveOrShrink,
	"1": answerKey + "1", "2": answerKey + "2", "3": answerKey + "3", "4": answerKey + "4",
}

// commandOf returns what a key asks for: the same as in the window, but that Q is
// another Escape and that a terminal has keys for itself.
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
