package store

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"uncoil/engine"
)

const (
	// databaseName and openingName are files in the data folder.
	databaseName = "uncoil.db"
	openingName  = "uncoil-opening.lock"
	// openingPatience is how long a program waits for another one that is
	// opening the same folder, which takes it milliseconds.
	openingPatience = 5 * time.Second
	// readers is how many reads may run side by side.
	readers = 4
)

// Open opens the store in a folder, which it makes if need be. It loses no data
// and does not fail for a reason that a session could live without:
//
//   - where the folder cannot be made or written, the store is in memory;
//   - a damaged database, or another program's, is set aside under a dated name,
//     and a new one begun;
//   - a database that a newer Uncoil has written is left alone, and the store is
//     in memory.
//
// Notices then say so. A store in memory still knows the preferences and the
// sessions of the file it stands in for, as far as that can be read. Open
// returns an Error with CodeUnavailable if ctx ends first.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	s := &Store{now: o.Now, log: o.Log}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	path, err := s.openFolder(ctx, dir)
	if err == nil {
		s.path = path
		s.log.Debug("store opened", "path", path)
		return s, nil
	}
	s.log.Warn("store falls back to memory", "dir", dir, "err", err, "cause", errors.Unwrap(err))
	s.notice(engine.CodeOf(err), "Nothing will be kept in "+filepath.Dir(path)+" this time: "+
		err.Error()+", or name another folder with --data.")
	if err := s.openMemory(ctx); err != nil {
		return nil, failure("the database was not opened", err)
	}
	s.borrow(ctx, path)
	return s, nil
}

// openFolder opens the database in a folder; path is where it is or would be.
func (s *Store) openFolder(ctx context.Context, dir string) (path string, err error) {
	dir, err = fullPath(dir)
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, databaseName)
	if err := makeFolder(dir); err != nil {
		return path, err
	}
	// Two programs that open the folder at once must not both find a damaged
	// database and set aside each other's new one.
	release, err := waitForFile(ctx, filepath.Join(dir, openingName), openingPatience)
	if err != nil {
		return path, err
	}
	defer release()
	return path, s.openFile(ctx, path)
}

// openFile opens the database at path, after setting aside what is there and
// cannot be used.
func (s *Store) openFile(ctx context.Context, path string) error {
	err := inspect(ctx, path)
	if err == nil {
		err = s.connect(ctx, path)
	}
	if engine.CodeOf(err) != engine.CodeDamaged {
		return err
	}
	s.log.Warn("database is unusable", "path", path, "err", err, "cause", errors.Unwrap(err))
	aside, moveErr := setAside(path, s.now())
	if moveErr != nil {
		return moveErr
	}
	s.notice(engine.CodeDamaged, "Your settings and history start afresh: "+err.Error()+
		". It was kept as "+aside+", in case somebody can make use of it.")
	return s.connect(ctx, path)
}

// connect opens both handles and brings the schema up to date. It returns an
// Error with CodeDamaged if the file does not hold what it should.
func (s *Store) connect(ctx context.Context, path string) (err error) {
	list, err := loadMigrations(migrationFiles)
	if err != nil {
		return err
	}
	s.write = openHandle(writerDSN(path), 1)
	s.read = openHandle(readerDSN(path), readers)
	defer func() {
		if err != nil {
			s.read.Close()
			s.write.Close()
		}
	}()
	if err = migrate(ctx, s.write, list); err == nil {
		err = complete(ctx, s.read)
	}
	if isDamage(err) {
		return damaged(path, err)
	}
	return failure("the database cannot be opened", err)
}

// openMemory makes the store one in memory.
func (s *Store) openMemory(ctx context.Context) error {
	list, err := loadMigrations(migrationFiles)
	if err != nil {
		return err
	}
	// A single connection: each one would have a database of its own.
	s.write = openHandle(memoryDSN(), 1)
	s.read = s.write
	return migrate(ctx, s.write, list)
}

// complete returns nil if every table and column that is read is there.
func complete(ctx context.Context, db *sql.DB) error {
	for _, query := range []string{selectPreferences, selectSessions, selectProgress} {
		statement, err := db.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		statement.Close()
	}
	return nil
}

// borrow copies what can be read of a database that must not or cannot be
// written, so that the user's rests and history are there all the same. What
// cannot be read is left out; the user has been told already.
func (s *Store) borrow(ctx context.Context, path string) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return
	}
	// The second way reads a file in a folder where SQLite cannot lay out its
	// index of the log.
	for _, way := range []string{"?mode=ro", "?mode=ro&immutable=1"} {
		err := s.copyFrom(ctx, fileURI(path)+way)
		if err == nil {
			return
		}
		s.log.Debug("store cannot borrow", "path", path, "way", way, "err", err)
	}
}

// copyFrom copies preferences and sessions from the database at uri, each as
// far as it can be read.
func (s *Store) copyFrom(ctx context.Context, uri string) error {
	if _, err := s.write.ExecContext(ctx, "ATTACH ? AS kept", uri); err != nil {
		return err
	}
	defer s.write.ExecContext(context.WithoutCancel(ctx), "DETACH kept")
	var failed error
	for _, query := range []string{copyPreferences, copySessions, copyProgress} {
		_, err := s.write.ExecContext(ctx, query)
		failed = errors.Join(failed, err)
	}
	return failed
}
