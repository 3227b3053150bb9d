//go:build !windows && !darwin

package words_test

import (
	"testing"
	"time"

	"uncoil/ui/words"
)

// TestNumbersAndTimesAreOfTheUsersCountry has no translation of any word.
func TestNumbersAndTimesAreOfTheUsersCountry(t *testing.T) {
	for _, tt := range []struct{ locale, clock, number string }{
		{"C", "07:30", "4.5"},
		{"de_DE.UTF-8", "07:30", "4,5"},
		{"en_US.UTF-8", "7:30 AM", "4.5"},
	} {
		t.Setenv("LC_ALL", tt.locale)
		if got := words.Clock(7*time.Hour + 30*time.Minute); got != tt.clock {
			t.Errorf("%s: the time is %q, want %q", tt.locale, got, tt.clock)
		}
		if got := words.Decimal(4.5); got != tt.number {
			t.Errorf("%s: the number is %q, want %q", tt.locale, got, tt.number)
		}
	}
}
