package progress

import (
	"context"
	"slices"

	"uncoil/engine"
)

// History is what Past needs of the store.
type History interface {
	// Sessions returns the newest sessions first, at most limit of them.
	Sessions(ctx context.Context, limit int) ([]engine.SessionRecord, error)
	// Session returns one session with its sets and what hurt.
	Session(ctx context.Context, id int64) (engine.SessionDetails, error)
}

// mostPast is how many sessions the rules look at: more than three a day.
const mostPast = 100

// Past returns what the rules look at: the sessions of the last four weeks and
// the one before them, the oldest first, without one that is still open. It
// returns the errors of the store.
func Past(ctx context.Context, h History, today engine.Day) ([]Session, error) {
	newest, err := h.Sessions(ctx, mostPast)
	if err != nil {
		return nil, err
	}
	var past []Session
	for _, r := range newest {
		if r.Ended.IsZero() {
			continue
		}
		d, err := h.Session(ctx, r.ID)
		if err != nil {
			return nil, err
		}
		past = append(past, Of(d))
		if today-engine.DayOf(r.Started) > Recent {
			break
		}
	}
	slices.Reverse(past)
	return past, nil
}
