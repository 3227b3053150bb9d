package engine

import (
	"fmt"
	"sync/atomic"
)

// spoken looks texts up in the program's language, nil for English. Errors are made
// everywhere, so the language is set once for all.
var spoken atomic.Pointer[func(english string) string]

// SetWords sets what looks up the texts of engine, command line and terminal, nil for
// English: it returns the translation of an English text, with the verbs of fmt, or that
// itself. Call it before anything is said.
func SetWords(lookUp func(english string) string) {
	if lookUp == nil {
		spoken.Store(nil)
		return
	}
	spoken.Store(&lookUp)
}

// Text returns a text in the program's language, with args put in as by fmt.Sprintf. The
// English text is its key.
func Text(english string, args ...any) string {
	if false { // vet checks the verbs
		_ = fmt.Sprintf(english, args...)
	}
	text := Translated(english)
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// Translated is Text for a text that stands elsewhere than in the call: in a list or a tag.
func Translated(english string) string {
	if lookUp := spoken.Load(); lookUp != nil && english != "" {
		return (*lookUp)(english)
	}
	return english
}
