package catalog

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hidden returns the first character of a text that has no place in any: control
// characters, and those that are invisible or turn the reading direction of what
// follows. The two that join or part letters are fine between letters and digits, where
// Persian, the scripts of India and composed emoji need them, and so are the marks that
// tell the direction of one place, which Arabic and Hebrew need beside digits.
func hidden(text string) (r rune, ok bool) {
	const nonJoiner, joiner = '\u200c', '\u200d'
	before := rune(0)
	for i, r := range text {
		if r == nonJoiner || r == joiner {
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			if !joins(before) || !joins(after) {
				return r, true
			}
		} else if forbidden(r) {
			return r, true
		}
		before = r
	}
	return 0, false
}

// joins reports whether a character can be joined to another: a letter, a mark
// on one, a digit, or a pictogram.
func joins(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.So, unicode.Sk)
}

func forbidden(r rune) bool {
	switch {
	case r == '\ufeff', r == '\u2028', r == '\u2029', r == '\u200b':
		return true
	case r == '\u200e', r == '\u200f', r == '\u061c': // marks of direction, which turn nothing else
		return false
	}
	return unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r)
}

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
	_, unseen := hidden(text)
	return text == "" || strings.TrimSpace(text) == text && !unseen && visible(text)
}
