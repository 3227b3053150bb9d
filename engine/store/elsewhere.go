package store

import (
	"context"
	"database/sql"
)

// PlayedElsewhere reports whether another living program is playing a session on
// the same folder. It returns an Error if the history cannot be read.
func (s *Store) PlayedElsewhere(ctx context.Context) (bool, error) {
	const what = "the sessions that are being played cannot be read"
	tx, err := s.reader().BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return false, failure(what, err)
	}
	defer tx.Rollback() // nothing to commit
	open, err := openSessions(ctx, tx)
	if err != nil {
		return false, failure(what, err)
	}
	for _, o := range open {
		if s.playedElsewhere(o.owner) {
			return true, nil
		}
	}
	return false, nil
}
