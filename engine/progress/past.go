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

// mostPast is how many sessions are read: more than three a day for four weeks.
const mostPast = 100

// Past returns the last sessions, the oldest first, without one that is still
// open: as many as it takes to know what has been learnt. It returns the errors of
// the store.
func Past(ctx context.Context, h History) ([]Session, error) {
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
	}
	slices.Reverse(past)
	return past, nil
}

// Lately returns those of the sessions that the rules of doses and levels look at:
// the last four weeks and the one before them.
func Lately(past []Session, today engine.Day) []Session {
	for i := len(past) - 1; i >= 0; i-- {
		if today-past[i].Day > Recent {
			return past[i:]
		}
	}
	return past
}
