//go:build !nowindow

package main

import (
	"testing"
	"time"
)

func TestTheWeekBeginsWhereOneLives(t *testing.T) {
	for locale, want := range map[string]time.Weekday{
		"en-US": time.Sunday, "en-GB": time.Monday, "de-DE": time.Monday, "pt-BR": time.Sunday, "en": time.Monday, "C": time.Monday, "": time.Monday,
	} {
		if got := weekOf(locale); got != want {
			t.Errorf("%q: %v, want %v", locale, got, want)
		}
	}
}
