package lettering

import (
	"strings"
	"unicode"
)

// Word is what a line is not broken within: a word, or a letter of a script that is
// written without spaces.
type Word struct {
	Text string
	// Joined tells that no space stands before it.
	Joined bool
}

// Words returns the words of a text in their order.
func Words(text string) []Word {
	var words []Word
	for _, field := range strings.Fields(text) {
		joined := false
		for _, piece := range pieces(field) {
			words = append(words, Word{piece, joined})
			joined = true
		}
	}
	return words
}

// After returns a line with the word added to it.
func (w Word) After(line string) string {
	if line == "" || w.Joined {
		return line + w.Text
	}
	return line + " " + w.Text
}

// pieces cuts a word where a line may end. Marks that close or lengthen stay with what is
// before them, those that open with what follows.
func pieces(word string) []string {
	letters := []rune(word)
	var cut []string
	from := 0
	for i := 1; i < len(letters); i++ {
		a, b := letters[i-1], letters[i]
		if !unspaced(a) && !unspaced(b) || unicode.In(b, unicode.M, unicode.Pe, unicode.Po, unicode.Pf, unicode.Lm) || small(b) ||
			unicode.In(a, unicode.Ps, unicode.Pi) || a == '\u200d' || b == '\u200d' {
			continue
		}
		cut, from = append(cut, string(letters[from:i])), i
	}
	return append(cut, string(letters[from:]))
}

// unspaced reports whether a letter is of a script that is written without spaces
// and may be broken anywhere.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r == 'ー'
}

// small reports whether a letter is one of the small kana, which do not begin a line.
func small(r rune) bool {
	return strings.ContainsRune("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ", r)
}
