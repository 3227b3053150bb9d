package store

import (
	"context"
	"database/sql"
	"slices"
	"sync"

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
	allSets = `SELECT session, exercise, place, side, set_number, planned_ms, worked_ms, at, zone
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
	first *int64
}

func (r rest) Scan(dest ...any) error { return r.row.Scan(append([]any{r.first}, dest...)...) }

// Imported is what became of an archive.
type Imported struct {
	// Added are the sessions and activities that were not there, or had been
	// deleted.
	Added int
	// Known are those that were there already, and stayed as they were.
	Known int
}

// Import adds an archive to the history: all of it or, if it returns an error,
// nothing. A session of a routine that began at the same millisecond is the same
// session, an activity of the same day, kind, length and note the same activity
// (two such in the archive are two). What has been deleted here comes back as it
// was: who brings in a file wants what is in it. Ids are given anew. Import
// returns an Error with CodeInvalid for a record that cannot be, and the codes
// of EditSession.
func (s *Store) Import(ctx context.Context, a engine.Archive) (Imported, error) {
	if err := checkArchive(a); err != nil {
		return Imported{}, err
	}
	var done Imported
	var once sync.Once // a store in memory does all this again when it has its folder
	err := s.change(ctx, change{what: "nothing was brought in", apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		counted, err := importAll(ctx, tx, a)
		once.Do(func() { done = counted })
		return err
	}})
	if err != nil {
		return Imported{}, err
	}
	return done, nil
}

func importAll(ctx context.Context, tx *sql.Tx, a engine.Archive) (done Imported, err error) {
	for _, d := range a.Sessions {
		added, err := importSession(ctx, tx, d)
		if err != nil {
			return done, err
		}
		done.count(added)
	}
	twins := map[engine.Activity]int{}
	for _, activity := range a.Activities {
		activity.ID = 0
		twins[activity]++
		added, err := importActivity(ctx, tx, activity, twins[activity])
		if err != nil {
			return done, err
		}
		done.count(added)
	}
	return done, nil
}

func (i *Imported) count(added bool) {
	if added {
		i.Added++
		return
	}
	i.Known++
}

// importable returns nil if a session can be stored as it is.
func importable(d engine.SessionDetails) error {
	switch {
	case d.Routine == "":
		return engine.Errorf(engine.CodeInvalid, "the session of %v has no routine", d.Started)
	case d.Planned < 0 || d.Played < 0 || d.Resumed < 0:
		return engine.Errorf(engine.CodeInvalid, "the session of %v has a negative length", d.Started)
	case d.Ended.Before(d.Started):
		return engine.Errorf(engine.CodeInvalid, "the session of %v ends before it begins", d.Started)
	}
	for _, set := range d.Sets {
		if min(set.Planned, set.Worked) < 0 || set.Set < 0 {
			return engine.Errorf(engine.CodeInvalid, "the session of %v has a set with a negative length", d.Started)
		}
	}
	for _, h := range d.Hurts {
		if min(h.Elapsed, h.Played) < 0 || h.Set < 0 || !slices.Contains(engine.Answers(), h.Answer) {
			return engine.Errorf(engine.CodeInvalid, "the session of %v has a moment of pain that cannot be: %+v", d.Started, h)
		}
	}
	return d.Feeling.Validate()
}

// importSession adds a session unless it is there; one that was deleted comes
// back as it was. Like every session it ends no earlier than its start and what
// was played.
func importSession(ctx context.Context, tx *sql.Tx, d engine.SessionDetails) (added bool, err error) {
	started, zone := stamp(d.Started)
	ended, endedZone := stamp(d.Ended)
	back, err := tx.ExecContext(ctx, `UPDATE sessions SET deleted_at = NULL WHERE id =
			(SELECT max(id) FROM sessions WHERE started_at = ?1 AND routine = ?2 AND deleted_at IS NOT NULL)
		AND NOT EXISTS (SELECT 1 FROM sessions WHERE started_at = ?1 AND routine = ?2 AND deleted_at IS NULL)`,
		started, d.Routine)
	if err != nil {
		return false, err
	}
	if rows, err := back.RowsAffected(); err != nil || rows > 0 {
		return rows > 0, err
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO sessions (routine, name, started_at, started_zone, planned_ms,
			played_ms, ended_at, ended_zone, finished, resumed, before, after, note)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, max(?7, ?3 + ?6), ?8, ?9, ?10, ?11, ?12, ?13
		WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE started_at = ?3 AND routine = ?1)`,
		d.Routine, d.Name, started, zone, d.Planned.Milliseconds(), d.Played.Milliseconds(), ended, endedZone,
		d.Finished, d.Resumed, d.Feeling.Before, d.Feeling.After, d.Feeling.Note)
	if err != nil {
		return false, err
	}
	if rows, err := result.RowsAffected(); err != nil || rows == 0 {
		return false, err
	}
	id, err := result.LastInsertId()
	if err != nil {
		return false, err
	}
	for visit, set := range d.Sets {
		at, zone := stamp(set.At)
		if _, err := tx.ExecContext(ctx, `INSERT INTO sets
			(session, run, visit, exercise, place, side, set_number, planned_ms, worked_ms, at, zone)
			VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, visit+1, set.Exercise, set.Place, set.Side, set.Set,
			set.Planned.Milliseconds(), set.Worked.Milliseconds(), at, zone); err != nil {
			return false, err
		}
	}
	for _, h := range d.Hurts {
		at, zone := stamp(h.At)
		if _, err := tx.ExecContext(ctx, `INSERT INTO hurts
			(session, exercise, place, side, set_number, elapsed_ms, played_ms, answer, at, zone)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, h.Exercise, h.Place, h.Side, h.Set,
			h.Elapsed.Milliseconds(), h.Played.Milliseconds(), h.Answer, at, zone); err != nil {
			return false, err
		}
	}
	return true, nil
}

// importActivity adds an activity unless n of its kind are there already; one
// that was deleted comes back.
func importActivity(ctx context.Context, tx *sql.Tx, a engine.Activity, n int) (added bool, err error) {
	back, err := tx.ExecContext(ctx, `UPDATE activities SET deleted_at = NULL WHERE id =
			(SELECT max(id) FROM activities
			WHERE day = ?2 AND kind = ?1 AND length_ms = ?3 AND note = ?4 AND deleted_at IS NOT NULL)
		AND (SELECT count(*) FROM activities
			WHERE day = ?2 AND kind = ?1 AND length_ms = ?3 AND note = ?4 AND deleted_at IS NULL) < ?5`,
		a.Kind, a.Day, wholeMilliseconds(a.Length), a.Note, n)
	if err != nil {
		return false, err
	}
	if rows, err := back.RowsAffected(); err != nil || rows > 0 {
		return rows > 0, err
	}
	result, err := tx.ExecContext(ctx, `INSERT INTO activities (kind, day, length_ms, note)
		SELECT ?1, ?2, ?3, ?4
		WHERE (SELECT count(*) FROM activities WHERE day = ?2 AND kind = ?1 AND length_ms = ?3 AND note = ?4) < ?5`,
		a.Kind, a.Day, wholeMilliseconds(a.Length), a.Note, n)
	if err != nil {
		return false, err
	}
	rows, err := result.RowsAffected()
	return rows > 0, err
}
