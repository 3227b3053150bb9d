package ui

import (
	"context"

	"uncoil/engine"
	"uncoil/engine/practice"
)

// Diary is what the window needs of the history. Its methods wait for the disk,
// so the window calls them on goroutines of their own; *store.Store is one.
type Diary interface {
	practice.History
	// AddActivity notes what was done without Uncoil.
	AddActivity(ctx context.Context, a engine.Activity) (id int64, err error)
}
