package store

import (
	"context"

	"uncoil/engine"
)

// Preview returns what Import would make of an archive, and changes nothing. It
// returns the errors of Import.
func (s *Store) Preview(ctx context.Context, a engine.Archive) (Imported, error) {
	const what = "what is in the file cannot be compared with your history"
	if err := checkArchive(a); err != nil {
		return Imported{}, err
	}
	s.line.Lock()
	defer s.line.Unlock()
	if s.isClosed() {
		return Imported{}, engine.Errorf(engine.CodeInternal, "%s: the store is closed", what)
	}
	tx, err := s.writer().BeginTx(ctx, nil)
	if err != nil {
		return Imported{}, failure(what, err)
	}
	// Doing it and taking it back knows every rule of Import by itself.
	defer tx.Rollback()
	done, err := importAll(ctx, tx, a)
	if err != nil {
		return Imported{}, failure(what, err)
	}
	return done, nil
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
