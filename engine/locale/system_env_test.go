//go:build !windows && !darwin

package locale_test

import (
	"testing"
	"time"

	"uncoil/engine/locale"
)

// TestTheEnvironmentTellsEachPartApart has English words with the times and numbers of
// another country, as desktops let people choose.
func TestTheEnvironmentTellsEachPartApart(t *testing.T) {
	for _, tt := range []struct {
		all, times, numbers, lang string
		first                     time.Weekday
		number                    string
	}{
		{"", "", "", "", time.Monday, "0.5"},
		{"", "", "", "en_US.UTF-8", time.Sunday, "0.5"},
		{"", "de_DE.UTF-8", "", "en_US.UTF-8", time.Monday, "0.5"},
		{"", "", "de_DE.UTF-8", "en_US.UTF-8", time.Sunday, "0,5"},
		{"C", "de_DE.UTF-8", "de_DE.UTF-8", "en_US.UTF-8", time.Monday, "0.5"},
		{"pt_BR.UTF-8", "C", "C", "C", time.Sunday, "0,5"},
	} {
		t.Setenv("LC_ALL", tt.all)
		t.Setenv("LC_TIME", tt.times)
		t.Setenv("LC_NUMERIC", tt.numbers)
		t.Setenv("LANG", tt.lang)
		l := locale.System()
		if got := l.FirstWeekday(); got != tt.first {
			t.Errorf("%+v: the week begins on %v", tt, got)
		}
		if got := l.Number(0.5, 1); got != tt.number {
			t.Errorf("%+v: half is %q", tt, got)
		}
	}
}
