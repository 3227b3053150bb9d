package main

import (
	"time"

	"fyne.io/fyne/v2/lang"
)

// firstWeekday is the first day of the week in the system's locale: Sunday in
// some countries, Monday elsewhere.
func firstWeekday() time.Weekday { return weekOf(string(lang.SystemLocale())) }

func weekOf(locale string) time.Weekday {
	if len(locale) < 2 {
		return time.Monday
	}
	switch locale[len(locale)-2:] {
	case "US", "CA", "MX", "BR", "CO", "PE", "VE", "JP", "KR", "TW", "HK", "TH", "PH", "IL", "IN", "ZA":
		return time.Sunday
	}
	return time.Monday
}
