package main

import (
	"strings"
	"testing"
)

func TestLicences(t *testing.T) {
	for _, flag := range []string{"--licences", "--licenses"} {
		o := uncoil(t, flag)
		for _, words := range []string{"== fyne.io/fyne/v2\n", "== SQLite\n", "Kokoro-82M", "Apache License"} {
			if !strings.Contains(o.out, words) {
				t.Errorf("%s: %q is missing", flag, words)
			}
		}
		if o.code != exitFine || o.err != "" {
			t.Errorf("%s: %d, %q", flag, o.code, o.err)
		}
	}
}
