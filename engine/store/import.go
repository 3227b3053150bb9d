package store

import (
	"context"
	"database/sql"
	"slices"

	"uncoil/engine"
)

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
// (two such in the archive are two). What has been deleted here is restored: who
// imports a file wants what is in it. Imported records get new ids. Import calls
// progress, unless it is nil, with the share that is done, 0 to 1, now and then
// and from its own goroutine; it returns soon after ctx is done. It returns an
// Error with CodeInvalid for a record that cannot be, and the codes of
// EditSession.
func (s *Store) Import(ctx context.Context, a engine.Archive, progress func(done float64)) (Imported, error) {
	if err := checkArchive(a); err != nil {
		return Imported{}, err
	}
	const what = "nothing was brought in"
	var done Imported
	first := true // a store in memory does all this again when it has its folder
	err := s.change(ctx, change{what: what, apply: func(ctx context.Context, tx *sql.Tx, _ bool) error {
		plan, err := planImport(ctx, tx, a)
		if err != nil {
			return err
		}
		in := importing{tx: tx, tell: func(float64) {}}
		if first {
			done = plan.counts()
			if progress != nil {
				in.tell = progress
			}
		}
		first = false
		return in.all(a, plan)
	}})
	switch {
	case err == nil:
		return done, nil
	case ctx.Err() != nil:
		return Imported{}, failure(what, ctx.Err()) // the driver may say that the transaction is over
	default:
		return Imported{}, err
	}
}

// Preview returns what Import would make of an archive, and changes nothing. It
// returns the errors of Import.
func (s *Store) Preview(ctx context.Context, a engine.Archive) (Imported, error) {
	const what = "what is in the file cannot be compared with your history"
	if err := checkArchive(a); err != nil {
		return Imported{}, err
	}
	tx, err := s.reader().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return Imported{}, failure(what, err)
	}
	defer tx.Rollback() // nothing to commit
	plan, err := planImport(ctx, tx, a)
	if err != nil {
		return Imported{}, failure(what, err)
	}
	return plan.counts(), nil
}

// checkArchive returns nil if everything in an archive can be stored as it is.
func checkArchive(a engine.Archive) error {
	for _, d := range a.Sessions {
		if err := importable(d); err != nil {
			return err
		}
	}
	for _, activity := range a.Activities {
		if err := activity.Validate(); err != nil {
			return err
		}
	}
	return nil
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
