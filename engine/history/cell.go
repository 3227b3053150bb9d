package history

import (
	"strings"
	"unicode"
)

// A spreadsheet takes a cell that begins with one of these for a formula; what a
// table holds may come from others. The wide forms count too, and so does what
// stands behind spaces, quotes and what cannot be seen. See OWASP, "CSV Injection".
const (
	formulaBegins = "=+-@＝＋－＠"
	// cellBegins begin one only at the very beginning of a cell.
	cellBegins = formulaBegins + "\t\r\n"
	// cellEnds are the characters at which a program that assumes another dialect
	// would begin a new cell inside one of ours.
	cellEnds = ";\t\n"
)

// guarded returns a text that no spreadsheet takes for a formula: an apostrophe
// stands before it. What looks as if it had been guarded gets another one, so
// that bare returns every text as it was.
func guarded(text string) string {
	return pieces(text, func(piece, begins string) string {
		if risky(piece, begins) {
			return "'" + piece
		}
		return piece
	})
}

// bare is the reverse of guarded. An apostrophe that guards nothing stays.
func bare(text string) string {
	return pieces(text, func(piece, begins string) string {
		if risky(piece, begins) {
			return strings.TrimPrefix(piece, "'")
		}
		return piece
	})
}

// pieces changes a text piece by piece, each up to where a cell could end.
func pieces(text string, change func(piece, begins string) string) string {
	if !strings.ContainsAny(text, cellBegins) {
		return text
	}
	var made strings.Builder
	begins := cellBegins
	for text != "" {
		end := strings.IndexAny(text, cellEnds) + 1
		if end == 0 {
			end = len(text)
		}
		made.WriteString(change(text[:end], begins))
		text, begins = text[end:], formulaBegins
	}
	return made.String()
}

// risky reports whether a piece begins with one of some characters, behind
// whatever is not seen.
func risky(piece, begins string) bool {
	for _, r := range piece {
		if strings.ContainsRune(begins, r) {
			return true
		}
		if !strings.ContainsRune(`'"`, r) && unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}
