package store

import (
	"context"
	"database/sql"

	"uncoil/engine"
)

// Archive returns the whole history, the oldest first, but for what was deleted
// and for sessions that are still open.
func (s *Store) Archive(ctx context.Context) (engine.Archive, error) {
	const what = "the history cannot be read"
	tx, err := s.reader().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return engine.Archive{}, failure(what, err)
	}
	defer tx.Rollback() // nothing to commit
	const closed = ` WHERE deleted_at IS NULL AND ended_at IS NOT NULL`
	sessions, err := list(ctx, tx, scanSession, selectSessions+closed+` ORDER BY started_at, id`)
	if err != nil {
		return engine.Archive{}, err
	}
	sets, err := bySession(ctx, tx, scanSet, allSets)
	if err != nil {
		return engine.Archive{}, err
	}
	hurts, err := bySession(ctx, tx, scanHurt, allHurts)
	if err != nil {
		return engine.Archive{}, err
	}
	var a engine.Archive
	for _, r := range sessions {
		a.Sessions = append(a.Sessions, engine.SessionDetails{SessionRecord: r, Sets: sets[r.ID], Hurts: hurts[r.ID]})
	}
	a.Activities, err = list(ctx, tx, scanActivity, selectActivities+` WHERE deleted_at IS NULL ORDER BY day, id`)
	return a, err
}

// The columns of selectSets and selectHurts, of all sessions.
const (
	allSets = `SELECT session, exercise, place, side, set_number, amount, planned_ms, worked_ms, at, zone
		FROM sets ORDER BY session, run, visit`
	allHurts = `SELECT session, id, exercise, place, side, set_number, elapsed_ms, played_ms, answer, at, zone
		FROM hurts ORDER BY session, id`
)

// bySession reads the rows of a query whose first column is the session's id.
func bySession[T any](ctx context.Context, tx *sql.Tx, scan func(row) (T, error), query string) (map[int64][]T, error) {
	all := map[int64][]T{}
	_, err := list(ctx, tx, func(r row) (struct{}, error) {
		var session int64
		v, err := scan(rest{r, &session})
		all[session] = append(all[session], v)
		return struct{}{}, err
	}, query)
	return all, err
}

// rest is a row without its first column, which goes to first.
type rest struct {
	row   row
	first any
}

func (r rest) Scan(dest ...any) error { return r.row.Scan(append([]any{r.first}, dest...)...) }
