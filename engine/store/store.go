// Package store keeps what must outlive the program: preferences, one row per
// session, and how far the running session has come. It is the one package that
// knows SQLite.
//
// A store is never a reason not to exercise. Where nothing can be kept, Open
// returns a store in memory, and its Notices tell the user so.
package store

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"time"

	"uncoil/engine"
)

// Options are what a Store needs from outside. Every field may be left out.
type Options struct {
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Log receives what a developer wants to know; nil means nobody does.
	Log *slog.Logger
}

// Notice tells the user something about the store that no call has failed of.
type Notice struct {
	// Code is CodeDamaged where an unreadable file was set aside,
	// CodeUnavailable or CodeConflict where nothing will be kept, and
	// CodeInvalid where stored preferences were replaced by their defaults.
	Code engine.Code
	// Text is one line: what is the matter, where, and what to do.
	Text string
}

// Store is an open database. Its methods may be called from any goroutine; they
// wait for the disk (a few milliseconds, and up to five seconds while another
// program writes), so not from the one that draws.
type Store struct {
	// path is the database file, "" for a store in memory.
	path string
	now  func() time.Time
	log  *slog.Logger

	// write has a single connection, so that this program never waits for
	// itself; read has its own, which cannot write. In memory they are one.
	write, read *sql.DB

	mu      sync.Mutex
	notices []Notice
}

// Path returns the database file, or "" if the store is in memory only and
// forgets everything when the program ends.
func (s *Store) Path() string { return s.path }

// Notices returns what the user should be told, oldest first.
func (s *Store) Notices() []Notice {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notices)
}

// notice adds a notice, once, however often its cause is met.
func (s *Store) notice(code engine.Code, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := Notice{code, text}
	if slices.Contains(s.notices, n) {
		return
	}
	s.notices = append(s.notices, n)
	s.log.Warn("store", "code", code, "notice", text)
}

// Check reads the whole database and returns nil if it is sound, or an Error
// with CodeDamaged, CodeUnavailable or CodeConflict.
func (s *Store) Check(ctx context.Context) error {
	const what = "the database was not checked"
	var verdict string
	if err := s.read.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return failure(what, err)
	}
	if verdict != "ok" {
		// The verdict has several lines and no meaning for users.
		return &engine.Error{
			Code:    engine.CodeDamaged,
			Message: "the database " + s.path + " is damaged; start Uncoil again and it will set it aside and begin a new one",
			Err:     errors.New(verdict),
		}
	}
	return nil
}

// Close writes what is left to write and closes the database. A second Close
// does nothing.
func (s *Store) Close() error {
	if s.read == s.write {
		return failure("the database was not closed", s.write.Close())
	}
	// The writer goes last: the last connection tidies the log away, and one
	// that reads only cannot.
	return failure("the database was not closed", errors.Join(s.read.Close(), s.write.Close()))
}
