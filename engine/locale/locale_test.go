package locale_test

import (
	"strings"
	"testing"
	"time"

	"uncoil/engine/locale"
)

func TestAPlaceWritesInItsOwnWay(t *testing.T) {
	evening := time.Date(2026, 11, 20, 19, 5, 0, 0, time.UTC)
	for _, tt := range []struct {
		tag    string
		first  time.Weekday
		clock  string
		number string
	}{
		{"", time.Monday, "19:05", "4.5"},
		{"C", time.Monday, "19:05", "4.5"},
		{"C.UTF-8", time.Monday, "19:05", "4.5"},
		{"POSIX", time.Monday, "19:05", "4.5"},
		{"no tag", time.Monday, "19:05", "4.5"},
		{"en_US.UTF-8", time.Sunday, "7:05 PM", "4.5"},
		{"en-GB", time.Monday, "19:05", "4.5"},
		{"de_DE.UTF-8@euro", time.Monday, "19:05", "4,5"},
		{"de-CH", time.Monday, "19:05", "4.5"},
		{"fr_FR", time.Monday, "19:05", "4,5"},
		{"fr_CA", time.Sunday, "19:05", "4,5"}, // the other language of Canada has 12 hours
		{"en_CA", time.Sunday, "7:05 PM", "4.5"},
		{"pt_PT", time.Sunday, "19:05", "4,5"},
		{"pt-BR", time.Sunday, "19:05", "4,5"},
		{"ar_EG", time.Saturday, "7:05 PM", "4.5"}, // in the digits of the texts, whose mark is a point
		{"fa_IR", time.Saturday, "19:05", "4.5"},
		{"dv_MV", time.Friday, "19:05", "4.5"},
		{"sr_RS@latin", time.Monday, "19:05", "4,5"},
		{"sr-Cyrl-RS", time.Monday, "19:05", "4,5"},
		{"de", time.Monday, "19:05", "4,5"}, // of the country where it is spoken most
	} {
		l := locale.Of(tt.tag, tt.tag)
		if got := l.FirstWeekday(); got != tt.first {
			t.Errorf("%s: the week begins on %v, want %v", tt.tag, got, tt.first)
		}
		if got := l.Clock(evening); got != tt.clock {
			t.Errorf("%s: the clock says %q, want %q", tt.tag, got, tt.clock)
		}
		if got := l.Hours12(); got != strings.HasSuffix(tt.clock, "M") {
			t.Errorf("%s: hours count to 12: %v", tt.tag, got)
		}
		if got := l.Number(4.5, 1); got != tt.number {
			t.Errorf("%s: %q, want %q", tt.tag, got, tt.number)
		}
	}
}

func TestNumbersHaveNoNeedlessDecimals(t *testing.T) {
	german := locale.Of("", "de_DE")
	for v, want := range map[float64]string{0: "0", 4: "4", 10: "10", 4.25: "4,2", 4.96: "5", -1.5: "-1,5", 1200: "1200"} {
		if got := german.Number(v, 1); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}
