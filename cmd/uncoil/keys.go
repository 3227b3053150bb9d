package main

import (
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	uisession "uncoil/ui/session"
)

// What keys ask for in a terminal besides the window's commands.
const (
	confirmed   uisession.Command = "confirmed"   // Enter
	interrupted uisession.Command = "interrupted" // Ctrl-C
	suspended   uisession.Command = "suspended"   // Ctrl-Z
	drawAgain   uisession.Command = "draw-again"  // Ctrl-L

	// answerKey stands before the figure of an answer.
	answerKey uisession.Command = "answer "
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
func readKeys(chunks <-chan string, done <-chan struct{}, interrupt func()) <-chan uisession.Command {
	commands := make(chan uisession.Command, 16)
	go func() {
		defer close(commands)
		var k keyboard
		for {
			var found []uisession.Command
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

// keyboard takes apart what a terminal sends.
type keyboard struct{ pending string }

// typed returns what the keys ask for that are complete now.
func (k *keyboard) typed(s string) []uisession.Command {
	k.pending += s
	var found []uisession.Command
	for {
		key := nextKey(k.pending)
		if key == "" {
			return found
		}
		k.pending = k.pending[len(key):]
		if c := commandOf(key); c != uisession.NoCommand {
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
func (k *keyboard) alone() []uisession.Command {
	key := k.pending
	k.pending = ""
	if key == "\x1b" {
		return []uisession.Command{commandOf(key)}
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

// sequences are the keys that terminals send as an escape and more.
var sequences = map[string]fyne.KeyName{
	"\x1b":   fyne.KeyEscape,
	"\x1b[C": fyne.KeyRight, "\x1bOC": fyne.KeyRight, "\x1b[D": fyne.KeyLeft, "\x1bOD": fyne.KeyLeft,
	"\x1b[5~": fyne.KeyPageUp, "\x1b[6~": fyne.KeyPageDown,
	"\x1bOP": fyne.KeyF1, "\x1b[11~": fyne.KeyF1,
}

// commandOf returns what a key asks for: the same as in the window, but that Q
// is another Escape and that a terminal has keys for itself.
func commandOf(key string) uisession.Command {
	switch key {
	case "\r", "\n":
		return confirmed
	case "\x03":
		return interrupted
	case "\x1a":
		return suspended
	case "\x0c":
		return drawAgain
	case "q", "Q":
		return uisession.LeaveOrShrink
	case " ":
		return uisession.PauseOrGoOn
	case "1", "2", "3", "4":
		return answerKey + uisession.Command(key)
	}
	if name, ok := sequences[key]; ok {
		return uisession.CommandOfKey(name)
	}
	r, n := utf8.DecodeRuneInString(key)
	if n != len(key) {
		return uisession.NoCommand
	}
	if c := uisession.CommandOfRune(r); c != uisession.NoCommand {
		return c
	}
	return uisession.CommandOfKey(fyne.KeyName(strings.ToUpper(key)))
}
