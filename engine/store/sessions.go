package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"uncoil/engine"
)

// SessionRecord is one session. Times come back with the offset of the zone they
// were stored with; times and lengths are kept to the millisecond, cut off.
type SessionRecord struct {
	// ID is given by BeginSession.
	ID int64
	// Routine and Name are the routine's id and its name at that time.
	Routine string
	Name    string
	Started time.Time
	// Planned is the length of the whole timeline.
	Planned time.Duration
	// Played is how much was played, without pauses; while the session is open,
	// as of its last Progress.
	Played time.Duration
	// Ended is zero as long as the session is open.
	Ended time.Time
	// Finished tells that the session was played to its end.
	Finished bool
}

// Progress is how far a session has come. Step, Elapsed, Played and At are
// enough to go on in the same timeline; the rest says where that was in a way
// that outlives a change of the routine or the preferences, and may be empty.
type Progress struct {
	// Step is the index of the step in the timeline.
	Step int
	Kind engine.StepKind
	// Place is the Key of the step's place.
	Place string
	Side  engine.Side
	// Set counts from 1; 0 in steps without sets.
	Set int
	// Elapsed is counted from the step's start.
	Elapsed time.Duration
	// Played is how much of the session was played, without pauses.
	Played time.Duration
	// At is when this was so; zero means now.
	At time.Time
}

// Ended is how a session ended.
type Ended struct {
	// At is when; zero means now.
	At time.Time
	// Played is how much was played, without pauses.
	Played time.Duration
	// Finished tells that the session was played to its end.
	Finished bool
}

// The queries, whose columns scanSession and OpenSession read in this order.
const (
	selectSessions = `SELECT id, routine, name, started_at, started_zone, planned_ms, played_ms,
		ended_at, ended_zone, finished FROM sessions`
	selectProgress = `SELECT step, kind, place, side, set_number, elapsed_ms, at, zone
		FROM progress WHERE session = ?`

	copySessions = `INSERT INTO main.sessions SELECT id, routine, name, started_at, started_zone,
		ended_at, ended_zone, planned_ms, played_ms, finished FROM kept.sessions`
	copyProgress = `INSERT INTO main.progress SELECT session, step, kind, place, side, set_number,
		elapsed_ms, at, zone FROM kept.progress`
)

// BeginSession records a session that starts, and returns its id. ID, Played,
// Ended and Finished of the record are not read; a zero Started means now. It
// returns an Error with CodeInvalid for a record without routine or with a
// negative length, and CodeUnavailable where the disk is full or cannot be
// written, CodeConflict where another program holds the database, CodeDamaged
// where it has become unreadable.
func (s *Store) BeginSession(ctx context.Context, r SessionRecord) (id int64, err error) {
	const what = "the session was not recorded"
	if r.Routine == "" || r.Planned < 0 {
		return 0, engine.Errorf(engine.CodeInvalid, "%s: it needs a routine and a length of 0 s or more, not %q and %v", what, r.Routine, r.Planned)
	}
	started, zone := stamp(s.orNow(r.Started))
	result, err := s.write.ExecContext(ctx,
		`INSERT INTO sessions (routine, name, started_at, started_zone, planned_ms) VALUES (?, ?, ?, ?, ?)`,
		r.Routine, r.Name, started, zone, r.Planned.Milliseconds())
	if err != nil {
		return 0, failure(what, err)
	}
	id, err = result.LastInsertId()
	return id, failure(what, err)
}

// Progress records how far an open session has come, in place of what was
// recorded before. When it returns nil the record survives a crash and a power
// cut. It returns an Error with CodeNotFound for an unknown session,
// CodeInvalid for one that has ended and for negative values, and the codes of
// BeginSession.
func (s *Store) Progress(ctx context.Context, id int64, p Progress) error {
	const what = "your progress was not kept"
	if p.Step < 0 || p.Set < 0 || p.Elapsed < 0 || p.Played < 0 {
		return engine.Errorf(engine.CodeInvalid, "%s: step, set and times must be 0 or more, not %d, %d, %v and %v", what, p.Step, p.Set, p.Elapsed, p.Played)
	}
	at, zone := stamp(s.orNow(p.At))
	err := s.changeOpen(ctx, id, func(tx *sql.Tx) (sql.Result, error) {
		changed, err := tx.ExecContext(ctx,
			`UPDATE sessions SET played_ms = ? WHERE id = ? AND ended_at IS NULL`, p.Played.Milliseconds(), id)
		if none(changed, err) {
			return changed, err
		}
		return tx.ExecContext(ctx,
			`INSERT OR REPLACE INTO progress (session, step, kind, place, side, set_number, elapsed_ms, at, zone)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			id, p.Step, p.Kind, p.Place, p.Side, p.Set, p.Elapsed.Milliseconds(), at, zone)
	})
	return failure(what, err)
}

// EndSession closes an open session. It returns the same errors as Progress, so
// a session ends once, and the first end stands.
func (s *Store) EndSession(ctx context.Context, id int64, e Ended) error {
	const what = "the end of the session was not recorded"
	if e.Played < 0 {
		return engine.Errorf(engine.CodeInvalid, "%s: the time played must be 0 s or more, not %v", what, e.Played)
	}
	at, zone := stamp(s.orNow(e.At))
	err := s.changeOpen(ctx, id, func(tx *sql.Tx) (sql.Result, error) {
		return tx.ExecContext(ctx,
			`UPDATE sessions SET ended_at = ?, ended_zone = ?, played_ms = ?, finished = ?
			WHERE id = ? AND ended_at IS NULL`,
			at, zone, e.Played.Milliseconds(), e.Finished, id)
	})
	return failure(what, err)
}

// changeOpen runs change in one transaction, and says why if it found no open
// session with that id.
func (s *Store) changeOpen(ctx context.Context, id int64, change func(*sql.Tx) (sql.Result, error)) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit this does nothing
	changed, err := change(tx)
	if err != nil {
		return err
	}
	if none(changed, nil) {
		return notOpen(ctx, tx, id)
	}
	return tx.Commit()
}

// none reports whether a statement failed or changed nothing.
func none(changed sql.Result, err error) bool {
	if err != nil {
		return true
	}
	rows, err := changed.RowsAffected()
	return err != nil || rows == 0
}

// notOpen tells an unknown session from one that has ended.
func notOpen(ctx context.Context, tx *sql.Tx, id int64) error {
	var known bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sessions WHERE id = ?)`, id).Scan(&known)
	switch {
	case err != nil:
		return err
	case known:
		return engine.Errorf(engine.CodeInvalid, "session %d has already ended: begin a new one", id)
	default:
		return engine.Errorf(engine.CodeNotFound, "there is no session %d: begin one first", id)
	}
}

// Sessions returns the newest sessions first, at most limit of them; a limit of
// 0 or less means all.
func (s *Store) Sessions(ctx context.Context, limit int) ([]SessionRecord, error) {
	const what = "the history cannot be read"
	if limit <= 0 {
		limit = -1 // what SQLite calls no limit
	}
	rows, err := s.read.QueryContext(ctx, selectSessions+` ORDER BY started_at DESC, id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, failure(what, err)
	}
	defer rows.Close()
	var list []SessionRecord
	for rows.Next() {
		r, err := scanSession(rows)
		if err != nil {
			return nil, failure(what, err)
		}
		list = append(list, r)
	}
	return list, failure(what, rows.Err())
}

// OpenSession returns the newest session that never ended and how far it had
// come, which is nil if it stopped before its first step was recorded. Both are
// nil if every session has ended. A session stays open until EndSession.
func (s *Store) OpenSession(ctx context.Context) (*SessionRecord, *Progress, error) {
	const what = "the interrupted session cannot be read"
	// One transaction, so that the record and its progress are of one moment.
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, nil, failure(what, err)
	}
	defer tx.Rollback() // nothing to commit
	r, err := scanSession(tx.QueryRowContext(ctx,
		selectSessions+` WHERE ended_at IS NULL ORDER BY started_at DESC, id DESC LIMIT 1`))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, failure(what, err)
	}
	var at, elapsed int64
	var zone int
	p := Progress{Played: r.Played}
	err = tx.QueryRowContext(ctx, selectProgress, r.ID).
		Scan(&p.Step, &p.Kind, &p.Place, &p.Side, &p.Set, &elapsed, &at, &zone)
	if errors.Is(err, sql.ErrNoRows) {
		return &r, nil, nil
	}
	if err != nil {
		return nil, nil, failure(what, err)
	}
	p.Elapsed, p.At = milliseconds(elapsed), unstamp(at, zone)
	return &r, &p, nil
}

// scanSession reads one row of selectSessions.
func scanSession(row interface{ Scan(...any) error }) (SessionRecord, error) {
	var r SessionRecord
	var started, planned, played int64
	var zone int
	var ended, endedZone sql.NullInt64
	err := row.Scan(&r.ID, &r.Routine, &r.Name, &started, &zone, &planned, &played, &ended, &endedZone, &r.Finished)
	if err != nil {
		return SessionRecord{}, err
	}
	r.Started = unstamp(started, zone)
	r.Planned, r.Played = milliseconds(planned), milliseconds(played)
	if ended.Valid {
		r.Ended = unstamp(ended.Int64, int(endedZone.Int64))
	}
	return r, nil
}

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

// orNow replaces the zero time.
func (s *Store) orNow(t time.Time) time.Time {
	if t.IsZero() {
		return s.now()
	}
	return t
}
