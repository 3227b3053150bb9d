package printsheet

import (
	"strings"
	"unicode"

	"golang.org/x/image/font/opentype"

	"uncoil/engine"
	"uncoil/engine/lettering"
)

// Fonts are the types in which a sheet is printed, as TrueType files, and what stands
// in for the letters that they lack; nil for nothing.
type Fonts struct {
	Regular, Bold []byte
	StandIn       lettering.StandIn
	// Missing, if any, is told the letters that no type has: empty boxes stand for
	// them on the paper.
	Missing func(letters string)
}

// typeface measures one type.
type typeface struct {
	*lettering.Type
	font *opentype.Font
	// missing are the letters asked for that nothing has.
	missing map[rune]bool
}

func openTypeface(data []byte, bold bool, standIn lettering.StandIn) (*typeface, error) {
	parsed, err := opentype.Parse(data)
	if err != nil {
		return nil, engine.Errorf(engine.CodeInternal, "the type for printing cannot be read: %w", err)
	}
	it, err := lettering.New(data, bold, standIn)
	if err != nil {
		return nil, engine.Errorf(engine.CodeInternal, "the type for printing cannot be used: %w", err)
	}
	return &typeface{it, parsed, map[rune]bool{}}, nil
}

// width returns how wide a text is at a size. Letters are not kerned: neither
// are they on paper.
func (t *typeface) width(text string, size float64) float64 { return t.Width(text) * size }

// printable returns a text without what cannot be printed: a little picture that no
// type has becomes nothing, a letter an empty box.
func (t *typeface) printable(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200c', r == '\u200d', t.Has(r):
			return r
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			t.missing[r] = true
			return r
		default:
			return -1
		}
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// wrap breaks a text into at most so many lines of a width; what does not fit
// is cut off, and the last line says so.
func (t *typeface) wrap(text string, size, width float64, most int) []string {
	if most < 1 {
		return nil
	}
	var lines []string
	line := ""
	words := lettering.Words(t.printable(text))
	for i := 0; i < len(words); i++ {
		longer := words[i].After(line)
		if t.width(longer, size) <= width {
			line = longer
			continue
		}
		if line == "" { // one endless word
			line, words[i].Text = t.cut(words[i].Text, size, width)
		}
		lines, line = append(lines, line), ""
		if len(lines) == most {
			lines[most-1] = t.ellipsis(lines[most-1], size, width)
			return lines
		}
		i-- // the word begins the next line
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// cut returns as much of a word as fits into a width, at least a letter, and
// the rest.
func (t *typeface) cut(word string, size, width float64) (head, rest string) {
	letters := []rune(word)
	n := 1
	for n < len(letters) && t.width(string(letters[:n+1]), size) <= width {
		n++
	}
	return string(letters[:n]), string(letters[n:])
}

// ellipsis ends a line with an ellipsis within a width.
func (t *typeface) ellipsis(line string, size, width float64) string {
	letters := []rune(strings.TrimRight(line, " .,;:"))
	for len(letters) > 1 && t.width(string(letters)+"…", size) > width {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ") + "…"
}

// fitted returns the size, at most size and at least least, at which a text is
// no wider than a width.
func (t *typeface) fitted(text string, size, least, width float64) float64 {
	if w := t.width(text, size); w > width {
		size = max(least, size*width/w)
	}
	return size
}
