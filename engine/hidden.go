package engine

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hidden returns the first character of a text that has no place in any: control
// characters, and those that are invisible or turn the reading direction of what
// follows. The two that join or part letters are fine between letters and digits, where
// Persian, the scripts of India and composed emoji need them, and so are the marks that
// tell the direction of one place, which Arabic and Hebrew need beside digits.
func Hidden(text string) (first rune, ok bool) {
	if plain(text) {
		return 0, false
	}
	MapHidden(text, func(r rune) string {
		if !ok {
			first, ok = r, true
		}
		return ""
	})
	return first, ok
}

// plain reports whether a text has printable ASCII characters alone.
func plain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}

// MapHidden returns a text in which f has replaced each character that Hidden finds.
func MapHidden(text string, f func(r rune) string) string {
	var b strings.Builder
	before := rune(0)
	for i, r := range text {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[i:])
		}
		if after, _ := utf8.DecodeRuneInString(text[i+size:]); hidden(before, r, after) {
			b.WriteString(f(r))
		} else {
			b.WriteString(text[i : i+size])
		}
		before = r
	}
	return b.String()
}

// OneLine returns a text without line breaks, double spaces and what Hidden finds.
func OneLine(text string) string {
	text = MapHidden(words(text), func(rune) string { return "" })
	return words(text) // what was hidden may have stood between spaces
}

// words returns the words of a text with one space between them.
func words(text string) string { return strings.Join(strings.Fields(text), " ") }

// hidden reports whether a character has no place between two others.
func hidden(before, r, after rune) bool {
	switch r {
	case '\u200c', '\u200d': // non-joiner, joiner
		return !joins(before) || !joins(after)
	case '\u200e', '\u200f', '\u061c': // marks of direction, which turn nothing else
		return false
	case '\ufeff', '\u2028', '\u2029', '\u200b':
		return true
	}
	return unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r)
}

// joins reports whether a character can be joined to another: a letter, a mark
// on one, a digit, or a pictogram.
func joins(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.So, unicode.Sk)
}
