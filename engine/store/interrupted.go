package store

import (
	"context"
	"database/sql"
	"errors"

	"uncoil/engine"
)

const (
	selectMark = `SELECT step, kind, place, exercise, side, set_number, visit,
		planned_ms, elapsed_ms, worked_ms, at, zone FROM progress WHERE session = ?`

	// selectOpen finds open sessions by their index and sorts the few that there
	// are; the plus sign keeps SQLite from scanning all sessions in the order of
	// their ids.
	selectOpen = `SELECT id, owner FROM sessions
		WHERE ended_at IS NULL AND deleted_at IS NULL ORDER BY +id DESC`
)

// ErrPlayedElsewhere says that another program has taken up a session.
var ErrPlayedElsewhere = engine.ErrPlayedElsewhere

// OpenSession returns the newest session that never ended and where it stands,
// which is nil if it stopped before its first step was recorded. Both are nil if
// every session has ended. Sessions that another program is playing are skipped.
// A session stays open until it is ended, closed or followed by a new one.
func (s *Store) OpenSession(ctx context.Context) (*engine.SessionRecord, *engine.Mark, error) {
	const what = "the interrupted session cannot be read"
	// One transaction, so that the record and its mark are of one moment.
	tx, err := s.reader().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, nil, failure(what, err)
	}
	defer tx.Rollback() // nothing to commit
	open, err := openSessions(ctx, tx)
	if err != nil {
		return nil, nil, failure(what, err)
	}
	for _, o := range open {
		if s.playedElsewhere(o.owner) {
			continue
		}
		r, m, err := readOpen(ctx, tx, o.id)
		return r, m, failure(what, err)
	}
	return nil, nil, nil
}

// openSession is a session that has not ended, and the program that began it.
type openSession struct {
	id    int64
	owner string
}

// openSessions lists the sessions that have not ended, the newest first: by id,
// since a clock may have been set back between two of them.
func openSessions(ctx context.Context, tx *sql.Tx) ([]openSession, error) {
	rows, err := tx.QueryContext(ctx, selectOpen)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []openSession
	for rows.Next() {
		var o openSession
		if err := rows.Scan(&o.id, &o.owner); err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, rows.Err()
}

func readOpen(ctx context.Context, tx *sql.Tx, id int64) (*engine.SessionRecord, *engine.Mark, error) {
	r, err := scanSession(tx.QueryRowContext(ctx, selectSessions+` WHERE id = ?`, id))
	if err != nil {
		return nil, nil, err
	}
	m, err := scanMark(tx.QueryRowContext(ctx, selectMark, id))
	if m != nil {
		m.Played = r.Played
	}
	return &r, m, err
}

// scanMark reads the row of selectMark, but for Played; nil if there is none.
func scanMark(row row) (*engine.Mark, error) {
	var m engine.Mark
	var planned, elapsed, worked, at int64
	var zone int
	err := row.Scan(&m.Step, &m.Kind, &m.Place, &m.Exercise, &m.Side, &m.Set,
		&m.Visit, &planned, &elapsed, &worked, &at, &zone)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m.Planned, m.Elapsed, m.Worked = milliseconds(planned), milliseconds(elapsed), milliseconds(worked)
	m.At = unstamp(at, zone)
	return &m, nil
}

// Mark returns where a session stands or stood last, also one that another
// program plays; nil if it stopped before its first step was recorded. It returns
// an Error with CodeNotFound for an unknown session.
func (s *Store) Mark(ctx context.Context, id int64) (*engine.Mark, error) {
	tx, err := s.reader().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, failure("the session cannot be read", err)
	}
	defer tx.Rollback() // nothing to commit
	_, m, err := readOpen(ctx, tx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, engine.Errorf(engine.CodeNotFound, "there is no session %d: begin one first", id)
	}
	return m, failure("the session cannot be read", err)
}

// ContinueSession takes up an interrupted session: it goes on in the same record,
// whose Resumed is one more, and its notes count on from what was played. It
// returns ErrPlayedElsewhere if another program is playing it, and the errors of
// Progress.
func (s *Store) ContinueSession(ctx context.Context, id int64) error {
	const what = "that the session goes on is not written down yet"
	if s.Path() != "" {
		s.owner.claim(s.dir)
	}
	return s.change(ctx, change{what: what, retry: true, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		var owner string
		err := tx.QueryRowContext(ctx, `SELECT owner FROM sessions WHERE id = ?`, id).Scan(&owner)
		if err == nil && s.playedElsewhere(owner) {
			return ErrPlayedElsewhere
		}
		changed, err := tx.ExecContext(ctx,
			`UPDATE sessions SET resumed = resumed + 1, owner = ? WHERE id = ? AND ended_at IS NULL`, s.owner.name, id)
		return mustChange(ctx, tx, id, changed, err)
	}})
}

// CloseSession ends an interrupted session as it stands. Its end is the time of
// its last note. CloseSession returns the errors of Progress.
func (s *Store) CloseSession(ctx context.Context, id int64) error {
	const what = "the end of the session is not written down yet"
	return s.change(ctx, change{what: what, retry: true, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		changed, err := closeAsItStands(ctx, tx, id)
		return mustChange(ctx, tx, id, changed, err)
	}})
}

func closeAsItStands(ctx context.Context, tx *sql.Tx, id int64) (sql.Result, error) {
	return tx.ExecContext(ctx, `UPDATE sessions SET
		ended_at = max(started_at + played_ms, coalesce((SELECT at FROM progress WHERE session = ?1), 0)),
		ended_zone = coalesce((SELECT zone FROM progress WHERE session = ?1), started_zone)
		WHERE id = ?1 AND ended_at IS NULL`, id)
}

// closeInterrupted ends, as they stand, the sessions that no program plays and
// that have not been resumed.
func (s *Store) closeInterrupted(ctx context.Context) error {
	return s.change(ctx, change{what: "interrupted sessions stay open", apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		open, err := openSessions(ctx, tx)
		if err != nil {
			return err
		}
		for _, o := range open {
			if o.owner == s.owner.name || s.playedElsewhere(o.owner) {
				continue
			}
			if _, err := closeAsItStands(ctx, tx, o.id); err != nil {
				return err
			}
		}
		return nil
	}})
}
