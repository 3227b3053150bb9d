package ui

import (
	"context"

	"uncoil/engine"
)

// Diary is what the window needs of the history. Its methods wait for the disk,
// so the window calls them on goroutines of their own; *store.Store is one.
type Diary interface {
	// OpenSession returns the session that was interrupted last and where it
	// stands, both nil if there is none.
	OpenSession(ctx context.Context) (*engine.SessionRecord, *engine.Mark, error)
	// CloseSession ends an interrupted session as it stands.
	CloseSession(ctx context.Context, id int64) error
	// SetFeeling notes how a session felt.
	SetFeeling(ctx context.Context, id int64, f engine.Feeling) error
	// Sessions returns the newest sessions first, Session one with its sets.
	Sessions(ctx context.Context, limit int) ([]engine.SessionRecord, error)
	Session(ctx context.Context, id int64) (engine.SessionDetails, error)
	// AddActivity notes what was done without Uncoil.
	AddActivity(ctx context.Context, a engine.Activity) (id int64, err error)
}

// Beginning is a session that is to begin, or to be gone on with.
type Beginning struct {
	Timeline *engine.Timeline
	// Feeling is how it feels before.
	Feeling engine.Feeling
	// Record is the id of an interrupted session that goes on From a mark; 0 and
	// nil for a new one.
	Record int64
	From   *engine.Mark
	// Written is called once an ended session is written down, from any
	// goroutine, with its id; 0 if nothing could be kept of it.
	Written func(id int64)
}
