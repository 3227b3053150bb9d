// Package search compares words as people type them: without accents, capitals
// and endings, in whatever order. It knows nothing of what is searched.
package search

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// plain are the letters that Unicode does not take apart into a plain one and an
// accent.
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

// isPlain reports whether a text has letters of ASCII alone.
func isPlain(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// Words returns the words of a text, folded. An apostrophe is part of no word
// and parts none: "childs" is "Child's".
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

// finds reports whether a typed word, or the beginning of one, matches another.
func finds(word, typed string) bool {
	if strings.HasPrefix(word, typed) || unspaced(typed) && strings.Contains(word, typed) {
		return true
	}
	// "lower back" finds "low back", "hips" finds "hip", also while it is typed.
	ending, ok := strings.CutPrefix(typed, word)
	return ok && len(word) >= shortest && slices.ContainsFunc(endings, func(e string) bool { return strings.HasPrefix(e, ending) })
}

// shortest is how many letters a word has at least that is found with an ending
// more: "toes" is none of "to".
const shortest = 3

// endings are what English words are bent with.
var endings = []string{"s", "es", "er", "ed", "d", "ing"}

// unspaced reports whether a word is in a script that has no spaces: there the
// middle of what looks like one word is the beginning of another.
func unspaced(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	})
}
