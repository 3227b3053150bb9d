//go:build !nowindow

package main

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/store"
)

// records implements ui/history.Records with the store.
type records struct{ *store.Store }

// Preview counts what BringIn would add, and what is already there.
func (r records) Preview(ctx context.Context, a engine.Archive) (added, known int, err error) {
	done, err := r.Store.Preview(ctx, a)
	return done.Added, done.Known, err
}

// BringIn adds an archive to the history.
func (r records) BringIn(ctx context.Context, a engine.Archive, progress func(done float64)) (added, known int, err error) {
	done, err := r.Import(ctx, a, progress)
	return done.Added, done.Known, err
}

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
