package printsheet

import (
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"uncoil/engine"
)

// Fonts are the types in which a sheet is printed, as TrueType files.
type Fonts struct{ Regular, Bold []byte }

// measureSize is the size in which letters are measured; widths grow with it.
const measureSize = 100

// typeface measures one type.
type typeface struct {
	font   *opentype.Font
	face   font.Face
	buffer sfnt.Buffer
	// widths are those of the letters met so far, at a size of 1.
	widths map[rune]float64
}

func openTypeface(data []byte) (*typeface, error) {
	parsed, err := opentype.Parse(data)
	if err != nil {
		return nil, engine.Errorf(engine.CodeInternal, "the type for printing cannot be read: %w", err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: measureSize, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, engine.Errorf(engine.CodeInternal, "the type for printing cannot be used: %w", err)
	}
	return &typeface{font: parsed, face: face, widths: map[rune]float64{}}, nil
}

// width returns how wide a text is at a size. Letters are not kerned: neither
// are they on paper.
func (t *typeface) width(text string, size float64) float64 {
	sum := 0.0
	for _, r := range text {
		w, ok := t.widths[r]
		if !ok {
			advance, _ := t.face.GlyphAdvance(r)
			w = float64(advance) / float64(fixed.I(measureSize))
			t.widths[r] = w
		}
		sum += w * size
	}
	return sum
}

// has reports whether there is a form for a letter.
func (t *typeface) has(r rune) bool {
	i, err := t.font.GlyphIndex(&t.buffer, r)
	return err == nil && i != 0
}

// printable returns a text without what cannot be printed: a letter that the
// type does not have becomes a question mark, a little picture nothing.
func (t *typeface) printable(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case t.has(r):
			return r
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return '?'
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
	words := strings.Fields(t.printable(text))
	for i := 0; i < len(words); i++ {
		longer := strings.TrimSpace(line + " " + words[i])
		if t.width(longer, size) <= width {
			line = longer
			continue
		}
		if line == "" { // one endless word
			line, words[i] = t.cut(words[i], size, width)
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
