package catalog

import (
	"strings"
	"unicode"

	"uncoil/engine"
)

// visible reports whether there is anything to see of a text.
func visible(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		switch r {
		case '\u115f', '\u1160', '\u3164', '\uffa0', '\u2800': // fillers that count as letters, and empty Braille
			return false
		}
		return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Co)
	})
}

// Tidy reports whether a text is empty or one line that can be seen, without
// spaces around it and without characters that cannot be seen or turn the
// reading direction.
func Tidy(text string) bool {
	_, unseen := engine.Hidden(text)
	return text == "" || strings.TrimSpace(text) == text && !unseen && visible(text)
}
