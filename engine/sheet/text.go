package sheet

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"uncoil/engine"
)

// plain returns the text of a file: UTF-8, UTF-16 with its mark, or Latin-1, as
// older editors write it.
func plain(data []byte) (string, error) {
	if len(data) > MaxText {
		return "", engine.Errorf(engine.CodeInvalid, "it has more than %d kilobytes: paste the exercises alone", MaxText>>10)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for mark, order := range map[string]binary.ByteOrder{"\xff\xfe": binary.LittleEndian, "\xfe\xff": binary.BigEndian} {
		if rest, ok := bytes.CutPrefix(data, []byte(mark)); ok {
			units := make([]uint16, len(rest)/2)
			for i := range units {
				units[i] = order.Uint16(rest[2*i:])
			}
			data = []byte(string(utf16.Decode(units)))
		}
	}
	if bytes.IndexByte(data, 0) >= 0 || bytes.HasPrefix(data, []byte("%PDF")) || bytes.HasPrefix(data, []byte(`{\rtf`)) {
		return "", engine.Errorf(engine.CodeInvalid, "it is not plain text: copy the text of the sheet and paste it, or save it as a .txt file")
	}
	if !utf8.Valid(data) {
		letters := make([]rune, len(data))
		for i, b := range data {
			letters[i] = rune(b)
		}
		data = []byte(string(letters))
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(string(data)), nil
}

// mark matches the bullet or number at the beginning of a line.
var mark = regexp.MustCompile(`^(?:\(?\d{1,2}[.):]|[-*•‣–—▪◦·✓☐□●○➢]|[a-hA-H][.)]|o)(?:\s+|$)`)

// unlisted returns a line without its bullet or number and without characters that
// cannot be seen, and whether it had one.
func unlisted(raw string) (text string, listed bool) {
	text = engine.OneLine(strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) && !unicode.IsSpace(r) && r != '\u200c' && r != '\u200d' {
			return -1 // such as a soft hyphen, or a bullet of a word processor's own font
		}
		return r
	}, raw))
	for range 2 { // "- 1. Bridge"
		if at := mark.FindStringIndex(text); at != nil {
			text, listed = text[at[1]:], true
		}
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return "", false
	}
	return text, listed
}

// cut returns as many words of a text as fit into a number of characters, and
// whether any were left out.
func cut(text string, most int) (string, bool) {
	if utf8.RuneCountInString(text) <= most {
		return text, false
	}
	letters := []rune(text)[:most]
	short := strings.TrimSpace(string(letters))
	if at := strings.LastIndex(short, " "); at > most/2 {
		short = short[:at]
	}
	return strings.TrimRight(short, " ,;:-–("), true
}
