package store

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"uncoil/engine"
)

const (
	// tryEvery is how often changes that could not be written are tried again.
	tryEvery = 5 * time.Second
	// tryPatience is how long one such try may take; only other writes wait for
	// it.
	tryPatience = 6 * time.Second
)

// change is one thing to be written, in one transaction.
type change struct {
	// what says what has not been done if it fails, as failure wants it.
	what string
	// key names changes of which only the newest counts; "" for the others.
	key string
	// retry queues the change in memory if it cannot be written now. Edits by
	// hand, whose failure the user sees, are not queued.
	retry bool
	// apply writes it. direct tells that it is done at once and on the disk.
	apply func(ctx context.Context, tx *sql.Tx, direct bool) error
}

// change writes a change after all earlier ones. If it cannot be written now and
// has keep set, it is queued in memory, and the error says why.
func (s *Store) change(ctx context.Context, c change) error {
	s.line.Lock()
	defer s.line.Unlock()
	if s.isClosed() {
		return engine.Errorf(engine.CodeInternal, "%s: the store is closed", c.what)
	}
	away := s.Path() == ""
	if !away {
		err := s.follow(ctx)
		if err == nil {
			err = s.drain(ctx)
		}
		if err != nil {
			s.reason = err
			s.wait(c)
			return failure(c.what, err)
		}
	}
	err := apply(ctx, s.writer(), c, !away)
	switch {
	case away && err == nil && s.newer:
		s.lost = true
	case away && err == nil:
		c.retry = true // the folder is to have it once it can be written
		s.wait(c)
	case !away && passing(ctx, err):
		s.reason = err
		s.wait(c)
		s.sayNotYet(err)
	case !away && err == nil:
		s.wrote = true
	case c.retry && !away && broken(ctx, err):
		s.lost, s.reason = true, err
	}
	return failure(c.what, err)
}

// follow writes the database to its folder again if it was removed or replaced.
func (s *Store) follow(ctx context.Context) error {
	if !s.moved() {
		return nil
	}
	err := s.reopen(ctx)
	if err != nil {
		s.sayNotYet(err)
	}
	return err
}

// sayNotYet adds the notice that changes wait, and why.
func (s *Store) sayNotYet(err error) {
	_, cause := explain(err)
	s.notice(engine.CodeUnavailable, engine.Text("What you do now is not on the disk yet: %s. It will be written as soon as that is possible.", cause))
}

// insert is change for a new row. The query's first parameter is the id. A queued
// row has its final id already: it is made of the time and a random number, so
// that other programs do not use it.
func (s *Store) insert(ctx context.Context, what, query string, args ...any) (id int64, err error) {
	given := s.spareID()
	err = s.change(ctx, change{what: what, retry: true, apply: func(ctx context.Context, tx *sql.Tx, direct bool) error {
		if !direct {
			_, err := tx.ExecContext(ctx, query, append([]any{given}, args...)...)
			return err
		}
		result, err := tx.ExecContext(ctx, query, append([]any{nil}, args...)...)
		if err != nil {
			return err
		}
		id, err = result.LastInsertId()
		return err
	}})
	if err != nil || id == 0 {
		return given, err
	}
	return id, nil
}

// spareID returns an id for a row that the database cannot give one to.
func (s *Store) spareID() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.spare = max(s.spare+1, s.now().UnixMilli()<<10|int64(rand.IntN(1<<10)))
	return s.spare
}

// apply runs a change in a transaction.
func apply(ctx context.Context, db *sql.DB, c change, direct bool) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit this does nothing
	if err := c.apply(ctx, tx, direct); err != nil {
		return err
	}
	return tx.Commit()
}

// passing reports whether an error is temporary, so that a retry may succeed. A
// cancelled change is not retried.
func passing(ctx context.Context, err error) bool {
	var ours *engine.Error
	if err == nil || errors.As(err, &ours) || errors.Is(ctx.Err(), context.Canceled) {
		return false
	}
	code := engine.CodeOf(failure("", err))
	return code == engine.CodeUnavailable || code == engine.CodeConflict
}

// broken reports whether a change failed permanently, and not because its session
// or row has ended or was removed.
func broken(ctx context.Context, err error) bool {
	var ours *engine.Error
	return err != nil && !errors.As(err, &ours) && ctx.Err() == nil
}

// wait queues a change, replacing an older one with the same key. Changes queued
// before one without a key are never replaced: that one may depend on them.
func (s *Store) wait(c change) {
	if !c.retry {
		return
	}
	s.tryLater()
	for i, older := range slices.Backward(s.waiting) {
		if older.key == "" || c.key == "" {
			break
		}
		if older.key == c.key {
			s.waiting[i] = c
			return
		}
	}
	s.waiting = append(s.waiting, c)
}

// drain writes the queued changes in order, up to the first that cannot be
// written yet.
func (s *Store) drain(ctx context.Context) error { return s.drainTo(ctx, s.writer()) }

func (s *Store) drainTo(ctx context.Context, db *sql.DB) error {
	if len(s.waiting) == 0 {
		return nil
	}
	for len(s.waiting) > 0 {
		err := apply(ctx, db, s.waiting[0], false)
		if err != nil && (passing(ctx, err) || ctx.Err() != nil) {
			return err
		}
		if err != nil {
			if broken(ctx, err) {
				s.lost, s.reason = true, err
			}
			// Or another program has ended or removed what this was meant for.
			s.log.Error("store drops a change", "what", s.waiting[0].what, "err", err)
		}
		s.waiting = s.waiting[1:]
	}
	s.wrote = true
	s.withdraw()
	return nil
}

// tryLater retries the queued changes, and the folder of a store in memory, until
// all is written.
func (s *Store) tryLater() {
	if s.trying || s.newer || s.dir == "" || s.isClosed() {
		return
	}
	s.trying = true
	s.tasks.Go(func() {
		ticker := time.NewTicker(tryEvery)
		defer ticker.Stop()
		for {
			select {
			case <-s.closing:
				return
			case <-ticker.C:
			}
			if s.tryAgain() {
				return
			}
		}
	})
}

// tryAgain writes what waits, and reports whether nothing is left to be tried.
func (s *Store) tryAgain() (done bool) {
	ctx, cancel := context.WithTimeout(context.Background(), tryPatience)
	defer cancel()
	s.line.Lock()
	defer s.line.Unlock()
	if err := s.settle(ctx); err != nil {
		s.log.Debug("store tries again later", "waiting", len(s.waiting), "err", err)
		s.reason = err
		return false
	}
	s.trying = false
	return true
}

// settle opens the folder of a store in memory, and writes what waits.
func (s *Store) settle(ctx context.Context) error {
	if s.Path() != "" {
		if err := s.follow(ctx); err != nil {
			return err
		}
		// On a nearly full disk the write-ahead log itself may take the space
		// that is needed; a checkpoint frees some of it for the queue. If that
		// fails, the write reports why.
		_, _ = s.writer().ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
		return s.drain(ctx)
	}
	if err := s.openFolder(ctx); err != nil {
		return err
	}
	s.owner.claim(s.dir) // a session may be running already
	s.log.Info("store is back in its folder", "dir", s.dir, "waiting", len(s.waiting))
	if err := s.drain(ctx); err != nil {
		return err
	}
	s.withdraw()
	return nil
}

// writeLast writes what still waits when the store is closed.
func (s *Store) writeLast() {
	s.line.Lock()
	defer s.line.Unlock()
	gone := s.wrote && s.moved()
	if len(s.waiting) == 0 && !gone || s.dir == "" {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), tryPatience)
	defer cancel()
	if err := s.settle(ctx); err != nil {
		s.reason, s.lost = err, s.lost || gone
	}
}

// Unkept returns nil if everything is on the disk, and otherwise an Error with
// CodeUnavailable that says in one line what is not, and why. After Close the
// result is final.
func (s *Store) Unkept() error {
	s.line.Lock()
	defer s.line.Unlock()
	if len(s.waiting) == 0 && !s.lost {
		return nil
	}
	what := "what you did last was not kept"
	if s.dir != "" {
		what += " in " + s.dir
	}
	_, cause := explain(s.reason)
	if errors.Is(s.reason, context.DeadlineExceeded) {
		cause = "the disk did not answer in time"
	}
	return &engine.Error{Code: engine.CodeUnavailable, Message: what + ": " + cause, Err: s.reason}
}

// Waiting returns how many changes are not on the disk yet.
func (s *Store) Waiting() int {
	s.line.Lock()
	defer s.line.Unlock()
	return len(s.waiting)
}

func (s *Store) isClosed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}
