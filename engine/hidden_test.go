package engine_test

import (
	"testing"

	"uncoil/engine"
)

func TestWhatCannotBeSeenIsFoundAndTakenOut(t *testing.T) {
	for _, tt := range []struct {
		name, text, line string
		hidden           rune
	}{
		{"plain", "Cat-Cow", "Cat-Cow", 0},
		{"Persian", "\u0645\u06cc\u200c\u06a9\u0634\u06cc\u062f", "\u0645\u06cc\u200c\u06a9\u0634\u06cc\u062f", 0},
		{"Hindi", "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937", 0},
		{"a composed sign", "\U0001f9d8\U0001f3fd\u200d\u2640\ufe0f", "\U0001f9d8\U0001f3fd\u200d\u2640\ufe0f", 0},
		{"a mark of direction", "\u0627\u0644\u0642\u0637\u0629 3\u200f", "\u0627\u0644\u0642\u0637\u0629 3\u200f", 0},
		{"a lone joiner", "Cat \u200d Cow", "Cat Cow", '\u200d'},
		{"an override", "Cat\u202eCow", "CatCow", '\u202e'},
		{"an isolate", "Cat\u2066Cow", "CatCow", '\u2066'},
		{"a byte order mark", "\ufeffCat-Cow", "Cat-Cow", '\ufeff'},
		{"an escape", "Cat\x1b[31mCow", "Cat[31mCow", '\x1b'},
		{"lines", " Cat\n\tCow ", "Cat Cow", '\n'},
		{"no UTF-8", "Cat\xffCow", "Cat\xffCow", 0}, // what is no text is found elsewhere
	} {
		r, ok := engine.Hidden(tt.text)
		if r != tt.hidden || ok != (tt.hidden != 0) {
			t.Errorf("%s: %U is found, want %U", tt.name, r, tt.hidden)
		}
		if got := engine.OneLine(tt.text); got != tt.line {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.line)
		}
	}
}
