// Package search compares words as people type them: it ignores accents,
// capitals, endings and order. It must not know what is searched.
package search

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// plain replaces the letters that Unicode does not decompose into a base letter
// and an accent.
var plain = strings.NewReplacer(
	"æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ħ", "h", "ı", "i", "ŧ", "t", "ŋ", "n",
)

// Fold returns a text without accents, capitals and other differences that a
// search ignores: "Étirement" and "ETIREMENT" are equal. The result is for
// comparing, not for display.
func Fold(text string) string {
	if isPlain(text) {
		return strings.ToLower(text)
	}
	text = norm.NFKD.String(cases.Fold().String(norm.NFKD.String(text)))
	return plain.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, text))
}

// isPlain reports whether a text is ASCII only.
func isPlain(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// Words returns the words of a text, folded. Apostrophes are dropped: "childs"
// equals "Child's".
func Words(text string) []string {
	return strings.FieldsFunc(apostrophes.Replace(Fold(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}

var apostrophes = strings.NewReplacer("'", "", "’", "", "ʼ", "")

// HasAll reports whether each of the wanted words is found among others, in any
// order. Both are as Words returns them.
func HasAll(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(words, func(word string) bool { return finds(word, w) }) {
			return false
		}
	}
	return true
}

// HasWhole is HasAll for whole words: a typed word finds itself, its plural and its
// singular.
func HasWhole(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.ContainsFunc(words, func(word string) bool { return strings.TrimSuffix(word, "s") == strings.TrimSuffix(w, "s") }) {
			return false
		}
	}
	return true
}

// finds reports whether a typed word, or the beginning of one, matches a word.
func finds(word, typed string) bool {
	if strings.HasPrefix(word, typed) || unspaced(typed) && strings.Contains(word, typed) {
		return true
	}
	// "lower back" finds "low back" and "hips" finds "hip", also while being
	// typed.
	ending, ok := strings.CutPrefix(typed, word)
	return ok && len(word) >= shortest && slices.ContainsFunc(endings, func(e string) bool { return strings.HasPrefix(e, ending) })
}

// shortest is the fewest letters of a word that is also found with an ending
// added: "toes" does not find "to".
const shortest = 3

// endings are the inflections of English words.
var endings = []string{"s", "es", "er", "ed", "d", "ing"}

// unspaced reports whether a word is in a script without spaces: there any
// position may begin a word.
func unspaced(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	})
}
