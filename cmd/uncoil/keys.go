package main

import (
	"os"

	"golang.org/x/term"
)

// readKeys delivers single key presses from a terminal, and a function that
// gives the terminal back as it was. Where standard input is no terminal there
// are no keys: the channel is nil.
func readKeys(in *os.File) (<-chan string, func()) {
	if in == nil || !term.IsTerminal(int(in.Fd())) {
		return nil, func() {}
	}
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return nil, func() {}
	}
	keys := make(chan string)
	go func() {
		defer close(keys)
		buf := make([]byte, 16)
		for {
			n, err := in.Read(buf)
			if err != nil {
				return
			}
			for _, k := range splitKeys(string(buf[:n])) {
				keys <- k
			}
		}
	}()
	return keys, func() { _ = term.Restore(int(in.Fd()), before) }
}

// splitKeys takes apart what a terminal has sent at once: escape sequences of
// three characters stay together, everything else is one key a character.
func splitKeys(s string) []string {
	var keys []string
	for s != "" {
		n := 1
		if len(s) >= 3 && s[0] == '\x1b' && s[1] == '[' {
			n = 3
		}
		keys = append(keys, s[:n])
		s = s[n:]
	}
	return keys
}
