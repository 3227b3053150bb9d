package store

import (
	"context"
	"database/sql"
	"time"

	"uncoil/engine"
)

// keepDeleted is how long what was deleted can be brought back.
const keepDeleted = 30 * 24 * time.Hour

// EditSession changes Started, Ended, Played, Finished and Feeling of a session
// that has ended; the rest of the record is not read. It returns an Error with
// CodeInvalid for times that cannot be, CodeNotFound for a session that is
// unknown, deleted or still open, and the codes of BeginSession: an edit that
// cannot be written is not kept.
func (s *Store) EditSession(ctx context.Context, r engine.SessionRecord) error {
	const what = "the session was not changed"
	if err := r.Feeling.Validate(); err != nil {
		return err
	}
	if r.Played < 0 || r.Ended.Before(r.Started.Add(r.Played).Truncate(time.Millisecond)) {
		return engine.Errorf(engine.CodeInvalid, "%s: it must end after its start and the %v played", what, r.Played)
	}
	started, zone := stamp(r.Started)
	ended, endedZone := stamp(r.Ended)
	return s.change(ctx, change{what: what, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		changed, err := tx.ExecContext(ctx, `UPDATE sessions SET started_at = ?, started_zone = ?, ended_at = ?,
			ended_zone = ?, played_ms = ?, finished = ?, before = ?, after = ?, note = ?
			WHERE id = ? AND ended_at IS NOT NULL AND deleted_at IS NULL`,
			started, zone, ended, endedZone, r.Played.Milliseconds(), r.Finished,
			r.Feeling.Before, r.Feeling.After, r.Feeling.Note, r.ID)
		return mustKnow(changed, err, "session", r.ID)
	}})
}

// DeleteSession takes a session that has ended out of the history. For a month
// RestoreSession brings it back as it was. Both return an Error with CodeNotFound
// if there is no such session, and the codes of EditSession.
func (s *Store) DeleteSession(ctx context.Context, id int64) error {
	at, _ := stamp(s.now())
	return s.edit(ctx, "the session was not deleted", "session", id,
		`UPDATE sessions SET deleted_at = ? WHERE id = ? AND ended_at IS NOT NULL AND deleted_at IS NULL`, at, id)
}

// RestoreSession undoes DeleteSession.
func (s *Store) RestoreSession(ctx context.Context, id int64) error {
	return s.edit(ctx, "the session was not brought back", "deleted session", id,
		`UPDATE sessions SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL`, id)
}

const selectActivities = `SELECT id, kind, day, length_ms, note FROM activities`

// Activities returns the activities of a stretch of days, both ends included,
// the newest first.
func (s *Store) Activities(ctx context.Context, from, to engine.Day) ([]engine.Activity, error) {
	return list(ctx, s.reader(), scanActivity, selectActivities+
		` WHERE deleted_at IS NULL AND day BETWEEN ? AND ? ORDER BY day DESC, id DESC`, from, to)
}

// scanActivity reads one row of selectActivities.
func scanActivity(row row) (engine.Activity, error) {
	var a engine.Activity
	var length int64
	err := row.Scan(&a.ID, &a.Kind, &a.Day, &length, &a.Note)
	a.Length = milliseconds(length)
	return a, err
}

// AddActivity records an activity and returns its id. It returns an Error with
// CodeInvalid for one that cannot be, and the codes of BeginSession.
func (s *Store) AddActivity(ctx context.Context, a engine.Activity) (id int64, err error) {
	if err := a.Validate(); err != nil {
		return 0, err
	}
	return s.insert(ctx, "the activity is not written down yet",
		`INSERT INTO activities (id, kind, day, length_ms, note) VALUES (?, ?, ?, ?, ?)`,
		a.Kind, a.Day, wholeMilliseconds(a.Length), a.Note)
}

// wholeMilliseconds cuts a length off to the millisecond, but never to nothing.
func wholeMilliseconds(d time.Duration) int64 { return max(d.Milliseconds(), 1) }

// EditActivity changes an activity. It returns an Error with CodeNotFound for
// one that is unknown or deleted, and the errors of AddActivity; an edit that
// cannot be written is not kept.
func (s *Store) EditActivity(ctx context.Context, a engine.Activity) error {
	if err := a.Validate(); err != nil {
		return err
	}
	return s.edit(ctx, "the activity was not changed", "activity", a.ID,
		`UPDATE activities SET kind = ?, day = ?, length_ms = ?, note = ? WHERE id = ? AND deleted_at IS NULL`,
		a.Kind, a.Day, wholeMilliseconds(a.Length), a.Note, a.ID)
}

// DeleteActivity and RestoreActivity are for activities what DeleteSession and
// RestoreSession are for sessions.
func (s *Store) DeleteActivity(ctx context.Context, id int64) error {
	at, _ := stamp(s.now())
	return s.edit(ctx, "the activity was not deleted", "activity", id,
		`UPDATE activities SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL`, at, id)
}

// RestoreActivity undoes DeleteActivity.
func (s *Store) RestoreActivity(ctx context.Context, id int64) error {
	return s.edit(ctx, "the activity was not brought back", "deleted activity", id,
		`UPDATE activities SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL`, id)
}

// edit is change for one statement that must meet the row with an id.
func (s *Store) edit(ctx context.Context, what, thing string, id int64, query string, args ...any) error {
	return s.change(ctx, change{what: what, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		changed, err := tx.ExecContext(ctx, query, args...)
		return mustKnow(changed, err, thing, id)
	}})
}

// purge removes for good what was deleted long ago; it has left the sums already.
func (s *Store) purge(ctx context.Context) error {
	before, _ := stamp(s.now().Add(-keepDeleted))
	return s.change(ctx, change{what: "what was deleted stays", apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		for _, query := range []string{
			`DELETE FROM sessions WHERE deleted_at < ?`,
			`DELETE FROM activities WHERE deleted_at < ?`,
		} {
			if _, err := tx.ExecContext(ctx, query, before); err != nil {
				return err
			}
		}
		return nil
	}})
}
