//go:build !nowindow

package main

import (
	"context"

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
