package engine

import (
	"regexp"
	"strings"
)

// sentence makes a spoken sentence of a name.
func sentence(name string) string {
	if strings.HasSuffix(name, ".") || strings.HasSuffix(name, "!") || strings.HasSuffix(name, "?") {
		return name
	}
	return name + "."
}

// sentenceEnd is what ends a sentence inside a text.
var sentenceEnd = regexp.MustCompile(`[.!?]\s`)

// SplitSentences splits a text into sentences, each with an end; there is at least
// one.
func SplitSentences(text string) []string {
	var all []string
	for {
		cut := sentenceEnd.FindStringIndex(text)
		if cut == nil {
			break
		}
		all = append(all, strings.TrimSpace(text[:cut[1]]))
		text = strings.TrimSpace(text[cut[1]:])
	}
	if text != "" || len(all) == 0 {
		if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "!") && !strings.HasSuffix(text, "?") {
			text += "."
		}
		all = append(all, text)
	}
	return all
}
