package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"uncoil/engine"
)

// SetFeeling records how a session felt, in place of what was recorded before;
// the session may be open or ended. It returns an Error with CodeInvalid for
// values out of their range, CodeNotFound for an unknown session, and the codes
// of BeginSession.
func (s *Store) SetFeeling(ctx context.Context, id int64, f engine.Feeling) error {
	const what = "how it felt is not written down yet"
	if err := f.Validate(); err != nil {
		return err
	}
	key := fmt.Sprintf("feeling %d", id)
	return s.change(ctx, change{what: what, key: key, retry: true, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		changed, err := tx.ExecContext(ctx, `UPDATE sessions SET before = ?, after = ?, note = ? WHERE id = ?`,
			f.Before, f.After, f.Note, id)
		return mustKnow(changed, err, "session", id)
	}})
}

// AddHurt records that something hurts in a session, and returns an id for the
// answer that is chosen then. The session must have been begun. AddHurt returns
// an Error with CodeInvalid for negative times or an unknown answer, and the
// codes of BeginSession.
func (s *Store) AddHurt(ctx context.Context, session int64, h engine.Hurt) (id int64, err error) {
	const what = "that it hurts is not written down yet"
	if !slices.Contains(engine.Answers(), h.Answer) || min(h.Elapsed, h.Played) < 0 {
		return 0, engine.Errorf(engine.CodeInvalid, "%s: its times must be 0 s or more and its answer one of %v, not %+v", what, engine.Answers(), h)
	}
	at, zone := stamp(s.orNow(h.At))
	return s.insert(ctx, what, `INSERT INTO hurts
		(id, session, exercise, place, side, set_number, elapsed_ms, played_ms, answer, at, zone)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		session, h.Exercise, h.Place, h.Side, h.Set, h.Elapsed.Milliseconds(), h.Played.Milliseconds(), h.Answer, at, zone)
}

// AnswerHurt records what was chosen after AddHurt. It returns an Error with
// CodeInvalid for an unknown answer, CodeNotFound for an unknown id, and the
// codes of BeginSession.
func (s *Store) AnswerHurt(ctx context.Context, id int64, answer engine.Answer) error {
	const what = "your choice is not written down yet"
	if !slices.Contains(engine.Answers(), answer) {
		return engine.Errorf(engine.CodeInvalid, "%s: it must be one of %v, not %q", what, engine.Answers(), answer)
	}
	return s.change(ctx, change{what: what, retry: true, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		changed, err := tx.ExecContext(ctx, `UPDATE hurts SET answer = ? WHERE id = ?`, answer, id)
		return mustKnow(changed, err, "note", id)
	}})
}

// mustKnow returns nil if a statement has changed something, and else that there
// is nothing with that id.
func mustKnow(changed sql.Result, err error, thing string, id int64) error {
	if err != nil {
		return err
	}
	if rows, err := changed.RowsAffected(); err != nil || rows > 0 {
		return err
	}
	return engine.Errorf(engine.CodeNotFound, "there is no %s %d in the history: it may have been deleted", thing, id)
}
