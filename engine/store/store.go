// Package store persists preferences, the history of sessions with their sets,
// pains and feelings, other activities, and the position of a running session. It
// is the only package that uses SQLite, and it knows nothing of the window or the
// terminal.
//
// What it guarantees, and how:
//
//   - Storage problems never prevent a session: where nothing can be stored,
//     Open returns a store in memory, and its Notices say so. What cannot be
//     written at the moment is queued.
//   - Nothing is lost by a crash or a power cut: a write-ahead log, one
//     transaction per change, and the position of a session every second.
//   - Damage costs a day at most: daily and weekly copies, each checked; a
//     database that is damaged, or has a schema that is not Uncoil's, is set
//     aside and replaced by the newest sound copy.
//   - Several programs can share a folder: one window at a time (Claim), other
//     programs beside it; a program that plays a session holds a lock file for
//     it, which tells a running session from an interrupted one.
//   - A folder that is deleted while the program runs is created and written
//     again (reopen, Claim).
//   - Other users cannot read any of it: folders are 0700 and files 0600,
//     corrected at every start.
package store

import (
	"context"
	"database/sql"
	"encoding/json"
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
	// Log receives debug messages; nil discards them.
	Log *slog.Logger
	// Backups keeps rotating copies of the database in the folder "backups":
	// one is made when a store is opened that has none of today, and one after
	// each session. They are made in the background; Close waits for them.
	Backups bool
	// OnNotice is called with each new notice, from any goroutine; it may be nil,
	// since Notices returns them too.
	OnNotice func(Notice)
}

// Notice tells the user something about the store that no call has failed of.
type Notice struct {
	// Code is CodeDamaged where an unreadable file was set aside, or one that was
	// removed in mid-session was written again,
	// CodeUnavailable or CodeConflict where nothing is being kept at present,
	// and CodeInvalid where stored preferences were replaced by their defaults.
	Code engine.Code
	// Text is one line: what is the matter, where, and what to do.
	Text string
}

// Store is an open database. Its methods may be called from any goroutine; they
// wait for the disk (a few milliseconds, and up to five seconds while another
// program writes), so not from the one that draws.
//
// Data of a session that cannot be written, because the disk is full or gone or
// another program holds the database, is queued in memory and written in order as
// soon as possible. The method still returns the error, with CodeUnavailable or
// CodeConflict, so that its caller can report it.
type Store struct {
	dir string // "" where the folder has no full path
	now func() time.Time
	log *slog.Logger
	// owner names this program in the sessions that it plays.
	owner   *owner
	backups bool
	told    func(Notice)

	mu sync.Mutex // guards what follows
	// path is the database file, "" for a store in memory.
	path string
	// write has a single connection, so that this program never waits for
	// itself; read has its own, which cannot write. In memory they are one.
	write, read *sql.DB
	// files are what write has open, to be compared with what lies at path.
	files openFiles
	// left are databases that another has taken over from: in memory, or removed
	// while they were open. Reads that had begun may still use them.
	left    []*sql.DB
	notices []Notice
	closed  bool
	// spare is the newest id given to a row that the database had none for.
	spare int64
	// seen are the preferences as they were read or saved here last; nil before.
	seen json.RawMessage

	line sync.Mutex // changes stand in line for it; guards what follows
	// waiting are the changes that are not on the disk yet, oldest first.
	waiting []change
	// trying tells that they are tried again by themselves.
	trying bool
	// newer tells that the folder belongs to a newer Uncoil: nothing waits.
	newer bool
	// lost tells that something could not be kept for good; reason is why that,
	// or what waits, is not on the disk.
	lost bool
	// wrote tells that something was written since the folder was opened.
	wrote  bool
	reason error

	closing chan struct{}
	tasks   sync.WaitGroup
}

// Path returns the database file, or "" as long as the store is in memory only.
func (s *Store) Path() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.path
}

// reader and writer return the handles in force.
func (s *Store) reader() *sql.DB {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.read
}

func (s *Store) writer() *sql.DB {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write
}

// Notices returns what the user should be told, oldest first.
func (s *Store) Notices() []Notice {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notices)
}

// notice adds a notice, once, however often its cause is met.
func (s *Store) notice(code engine.Code, text string) {
	n := Notice{code, text}
	s.mu.Lock()
	known := slices.Contains(s.notices, n)
	if !known {
		s.notices = append(s.notices, n)
	}
	s.mu.Unlock()
	if known {
		return
	}
	s.log.Warn("store", "code", code, "notice", text)
	if s.told != nil {
		s.told(n)
	}
}

// withdraw takes back the notices that nothing is being kept.
func (s *Store) withdraw() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notices = slices.DeleteFunc(s.notices, func(n Notice) bool {
		return n.Code == engine.CodeUnavailable || n.Code == engine.CodeConflict
	})
}

// Check reads the whole database and returns nil if it is sound and its schema
// Uncoil's, or an Error with CodeDamaged, CodeUnavailable or CodeConflict.
func (s *Store) Check(ctx context.Context) error {
	const what = "the database was not checked"
	err := examine(ctx, s.reader(), s.Path(), "PRAGMA integrity_check(1)")
	if isDamage(err) {
		err = damaged(s.Path(), err)
	}
	if engine.CodeOf(err) == engine.CodeDamaged {
		return &engine.Error{
			Code:    engine.CodeDamaged,
			Message: err.Error() + "; start Uncoil again and it will set it aside and begin a new one",
			Err:     err,
		}
	}
	return failure(what, err)
}

// Close writes what is left to write, waits for a copy being made, and closes
// the database. It returns the error of Unkept if something could not be written
// until now and is lost. A second Close does nothing.
func (s *Store) Close() error {
	if !s.beginClosing() {
		return nil
	}
	s.tasks.Wait()
	s.writeLast()
	err := s.Unkept()
	s.owner.release()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, db := range s.left {
		err = errors.Join(err, db.Close())
	}
	if s.read != s.write {
		// The writer goes last: the last connection tidies the log away, and one
		// that reads only cannot.
		err = errors.Join(err, s.read.Close())
	}
	return failure("the database was not closed", errors.Join(err, s.write.Close()))
}

// beginClosing stops the tasks and lets no new one begin; it reports whether this
// is the first call.
func (s *Store) beginClosing() bool {
	s.line.Lock()
	defer s.line.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.closed = true
	close(s.closing)
	return true
}
