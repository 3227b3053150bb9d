package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"uncoil/engine"
)

// Ended is how a session ended.
type Ended = engine.SessionEnd

// BeginSession records a session that starts, and returns its id. Of the record
// it reads Routine, Name, Minutes, Started, Planned and Feeling; a zero Started means now.
// Interrupted sessions that have not been resumed are closed as they stand,
// unless another program is playing them.
//
// It returns an Error with CodeInvalid for a record without routine or out of its
// limits, and CodeUnavailable where the disk is full or cannot be written,
// CodeConflict where another program holds the database: in these two cases the
// id is valid, and the session is written as soon as possible. CodeDamaged tells
// that the database has become unreadable.
func (s *Store) BeginSession(ctx context.Context, r engine.SessionRecord) (id int64, err error) {
	const what = "the session is not written down yet"
	if r.Routine == "" || r.Planned < 0 || r.Minutes < 0 {
		return 0, engine.Errorf(engine.CodeInvalid, "%s: it needs a routine and lengths of 0 or more, not %q, %v and %d minutes", what, r.Routine, r.Planned, r.Minutes)
	}
	if err := r.Feeling.Validate(); err != nil {
		return 0, err
	}
	if s.Path() != "" {
		s.owner.claim(s.dir)
	}
	if err := s.closeInterrupted(ctx); err != nil {
		s.log.Warn("interrupted sessions stay open", "err", err)
	}
	started, zone := stamp(s.orNow(r.Started))
	return s.insert(ctx, what, `INSERT INTO sessions
		(id, routine, name, started_at, started_zone, planned_ms, minutes, owner, before, after, note)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		r.Routine, r.Name, started, zone, r.Planned.Milliseconds(), r.Minutes, s.owner.name,
		r.Feeling.Before, r.Feeling.After, r.Feeling.Note)
}

// Progress records where an open session stands, in place of what was recorded
// before, and how much was worked of the set that runs. When it returns nil the
// record survives a crash and a power cut. It returns an Error with CodeNotFound
// for an unknown session, CodeInvalid for one that has ended and for negative
// values, and the codes of BeginSession.
func (s *Store) Progress(ctx context.Context, id int64, m engine.Mark) error {
	const what = "your progress is not written down yet"
	if m.Step < 0 || m.Set < 0 || m.Visit < 0 || min(m.Planned, m.Elapsed, m.Worked, m.Played) < 0 {
		return engine.Errorf(engine.CodeInvalid, "%s: step, set, visit and times must be 0 or more, not %+v", what, m)
	}
	m.At = s.orNow(m.At)
	key := fmt.Sprintf("mark %d %d", id, m.Visit)
	return s.change(ctx, change{what: what, key: key, retry: true, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		return writeMark(ctx, tx, id, m)
	}})
}

func writeMark(ctx context.Context, tx *sql.Tx, id int64, m engine.Mark) error {
	changed, err := tx.ExecContext(ctx,
		`UPDATE sessions SET played_ms = ? WHERE id = ? AND ended_at IS NULL`, m.Played.Milliseconds(), id)
	if err := mustChange(ctx, tx, id, changed, err); err != nil {
		return err
	}
	at, zone := stamp(m.At)
	_, err = tx.ExecContext(ctx, `INSERT OR REPLACE INTO progress
		(session, step, kind, place, exercise, side, set_number, visit, planned_ms, elapsed_ms, worked_ms, at, zone)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, m.Step, m.Kind, m.Place, m.Exercise, m.Side, m.Set, m.Visit, m.Planned.Milliseconds(),
		m.Elapsed.Milliseconds(), m.Worked.Milliseconds(), at, zone)
	if err != nil || m.Kind != engine.Work || m.Worked == 0 {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO sets
		(session, run, visit, exercise, place, side, set_number, amount, planned_ms, worked_ms, at, zone)
		SELECT id, resumed, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM sessions WHERE id = ?
		ON CONFLICT DO UPDATE SET amount = excluded.amount, planned_ms = excluded.planned_ms, worked_ms = excluded.worked_ms,
			at = excluded.at, zone = excluded.zone`,
		m.Visit, m.Exercise, m.Place, m.Side, m.Set, m.Amount, m.Planned.Milliseconds(), m.Worked.Milliseconds(), at, zone, id)
	return err
}

// EndSession closes an open session. Its end is never earlier than its start plus
// the time played, even if the clock was set back in between. EndSession returns
// the same errors as Progress, so a session ends once, and the first end stands.
func (s *Store) EndSession(ctx context.Context, id int64, e Ended) error {
	const what = "the end of the session is not written down yet"
	if e.Played < 0 {
		return engine.Errorf(engine.CodeInvalid, "%s: the time played must be 0 s or more, not %v", what, e.Played)
	}
	at, zone := stamp(s.orNow(e.At))
	err := s.change(ctx, change{what: what, retry: true, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		changed, err := tx.ExecContext(ctx, `UPDATE sessions
			SET ended_at = max(?1, started_at + ?3), ended_zone = ?2, played_ms = ?3, finished = ?4
			WHERE id = ?5 AND ended_at IS NULL`,
			at, zone, e.Played.Milliseconds(), e.Finished, id)
		return mustChange(ctx, tx, id, changed, err)
	}})
	if err == nil {
		s.backUpSoon()
	}
	return err
}

// mustChange returns nil if a statement has changed the open session with that
// id, and else an Error that says why not.
func mustChange(ctx context.Context, tx *sql.Tx, id int64, changed sql.Result, err error) error {
	if err != nil {
		return err
	}
	if rows, err := changed.RowsAffected(); err != nil || rows > 0 {
		return err
	}
	var known bool
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sessions WHERE id = ?)`, id).Scan(&known)
	switch {
	case err != nil:
		return err
	case known:
		return engine.Errorf(engine.CodeInvalid, "session %d has already ended: begin a new one", id)
	default:
		return engine.Errorf(engine.CodeNotFound, "there is no session %d: begin one first", id)
	}
}

// orNow replaces the zero time.
func (s *Store) orNow(t time.Time) time.Time {
	if t.IsZero() {
		return s.now()
	}
	return t
}
