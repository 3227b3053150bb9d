package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"uncoil/engine"
)

// The queries, whose columns the scan functions read in this order.
const (
	selectSessions = `SELECT id, routine, name, started_at, started_zone, planned_ms, played_ms,
		ended_at, ended_zone, finished, resumed, before, after, note, minutes FROM sessions`
	selectSets = `SELECT exercise, place, side, set_number, amount, planned_ms, worked_ms, at, zone
		FROM sets WHERE session = ? ORDER BY run, visit`
	selectHurts = `SELECT id, exercise, place, side, set_number, elapsed_ms, played_ms, answer, at, zone
		FROM hurts WHERE session = ? ORDER BY id`

	// What follows selectSessions.
	newestFirst = ` WHERE deleted_at IS NULL ORDER BY started_at DESC, id DESC LIMIT ?`
	nextPage    = ` WHERE deleted_at IS NULL AND (started_at, id) < (?, ?)
		ORDER BY started_at DESC, id DESC LIMIT ?`
	onDays = ` WHERE deleted_at IS NULL AND day BETWEEN ? AND ? ORDER BY started_at DESC, id DESC`
)

// Sessions returns the newest sessions first, at most limit of them; a limit of
// 0 or less means all.
func (s *Store) Sessions(ctx context.Context, limit int) ([]engine.SessionRecord, error) {
	if limit <= 0 {
		limit = -1 // what SQLite calls no limit
	}
	return s.sessions(ctx, newestFirst, limit)
}

// SessionsBefore returns at most limit of the sessions that come after r in the
// order of Sessions: the next page of a list that ends with r.
func (s *Store) SessionsBefore(ctx context.Context, r engine.SessionRecord, limit int) ([]engine.SessionRecord, error) {
	started, _ := stamp(r.Started)
	return s.sessions(ctx, nextPage, started, r.ID, limit)
}

// SessionsOn returns the sessions of a stretch of days, both ends included, the
// newest first.
func (s *Store) SessionsOn(ctx context.Context, from, to engine.Day) ([]engine.SessionRecord, error) {
	return s.sessions(ctx, onDays, from, to)
}

func (s *Store) sessions(ctx context.Context, where string, args ...any) ([]engine.SessionRecord, error) {
	return list(ctx, s.reader(), scanSession, selectSessions+where, args...)
}

// Session returns one session with everything that is known of it. It returns an
// Error with CodeNotFound if there is none with that id.
func (s *Store) Session(ctx context.Context, id int64) (engine.SessionDetails, error) {
	const what = "the session cannot be read"
	tx, err := s.reader().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return engine.SessionDetails{}, failure(what, err)
	}
	defer tx.Rollback() // nothing to commit
	r, err := scanSession(tx.QueryRowContext(ctx, selectSessions+` WHERE id = ? AND deleted_at IS NULL`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return engine.SessionDetails{}, engine.Errorf(engine.CodeNotFound, "there is no session %d in the history", id)
	}
	if err != nil {
		return engine.SessionDetails{}, failure(what, err)
	}
	d := engine.SessionDetails{SessionRecord: r}
	if d.Sets, err = list(ctx, tx, scanSet, selectSets, id); err != nil {
		return engine.SessionDetails{}, err
	}
	d.Hurts, err = list(ctx, tx, scanHurt, selectHurts, id)
	return d, err
}

// row is what can be scanned: one row of many, or the only one.
type row interface{ Scan(...any) error }

// list reads all rows of a query.
func list[T any](ctx context.Context, db interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}, scan func(row) (T, error), query string, args ...any,
) ([]T, error) {
	const what = "the history cannot be read"
	// With a cancellable context the driver starts a goroutine for every row,
	// which takes ten times as long as reading the row. So ctx is checked here.
	rows, err := db.QueryContext(context.WithoutCancel(ctx), query, args...)
	if err != nil {
		return nil, failure(what, err)
	}
	defer rows.Close()
	var all []T
	for ctx.Err() == nil && rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, failure(what, err)
		}
		all = append(all, v)
	}
	return all, failure(what, errors.Join(ctx.Err(), rows.Err()))
}

// scanSession reads one row of selectSessions.
func scanSession(row row) (engine.SessionRecord, error) {
	var r engine.SessionRecord
	var started, planned, played int64
	var zone int
	var ended, endedZone sql.NullInt64
	err := row.Scan(&r.ID, &r.Routine, &r.Name, &started, &zone, &planned, &played, &ended, &endedZone,
		&r.Finished, &r.Resumed, &r.Feeling.Before, &r.Feeling.After, &r.Feeling.Note, &r.Minutes)
	if err != nil {
		return engine.SessionRecord{}, err
	}
	r.Started = unstamp(started, zone)
	r.Planned, r.Played = milliseconds(planned), milliseconds(played)
	if ended.Valid {
		r.Ended = unstamp(ended.Int64, int(endedZone.Int64))
	}
	return r, nil
}

// scanSet reads one row of selectSets.
func scanSet(row row) (engine.SetRecord, error) {
	var r engine.SetRecord
	var planned, worked, at int64
	var zone int
	err := row.Scan(&r.Exercise, &r.Place, &r.Side, &r.Set, &r.Amount, &planned, &worked, &at, &zone)
	r.Planned, r.Worked, r.At = milliseconds(planned), milliseconds(worked), unstamp(at, zone)
	return r, err
}

// scanHurt reads one row of selectHurts.
func scanHurt(row row) (engine.Hurt, error) {
	var h engine.Hurt
	var elapsed, played, at int64
	var zone int
	err := row.Scan(&h.ID, &h.Exercise, &h.Place, &h.Side, &h.Set, &elapsed, &played, &h.Answer, &at, &zone)
	h.Elapsed, h.Played, h.At = milliseconds(elapsed), milliseconds(played), unstamp(at, zone)
	return h, err
}

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }
