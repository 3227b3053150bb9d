package store

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"path/filepath"
	"time"

	"uncoil/engine"
)

const (
	// databaseName and openingName are files in the data folder.
	databaseName = "uncoil.db"
	openingName  = "uncoil-opening.lock"
	// openingPatience is how long to wait for another program that is opening the
	// same folder, which usually takes milliseconds.
	openingPatience = 5 * time.Second
	// readers is how many reads may run side by side.
	readers = 4
)

// Open opens the store in a folder, which it makes if need be. It loses no data,
// and storage problems do not make it fail:
//
//   - where the folder cannot be made or written, the store is in memory, tries
//     the folder again by itself and takes along what was done meanwhile;
//   - where dir is "", as for a user without a home folder, it is in memory for
//     good;
//   - a damaged database, or another program's, is set aside under a dated name,
//     and the newest sound copy takes its place, or a new one is begun;
//   - a database that a newer Uncoil has written is left alone, and the store is
//     in memory for good.
//
// Notices then say so. A store in memory still knows the preferences and the
// history of the file it stands in for, as far as that can be read. Open returns
// an Error with CodeUnavailable if ctx ends first.
func Open(ctx context.Context, dir string, o Options) (*Store, error) {
	s := &Store{
		now: o.Now, log: o.Log, backups: o.Backups, told: o.OnNotice,
		owner: newOwner(), closing: make(chan struct{}),
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	full, err := fullPath(dir)
	if dir == "" {
		err = noFolder()
	}
	if err == nil {
		s.dir = full
		err = s.openFolder(ctx)
	}
	if err == nil {
		s.log.Debug("store opened", "path", s.path)
		s.housekeep()
		return s, nil
	}
	if err := s.fallBack(ctx, err); err != nil {
		return nil, failure("the database was not opened", err)
	}
	return s, nil
}

// fallBack makes the store one in memory, for the reason given.
func (s *Store) fallBack(ctx context.Context, reason error) error {
	s.log.Warn("store falls back to memory", "dir", s.dir, "err", reason, "cause", errors.Unwrap(reason))
	s.newer = errors.Is(reason, errNewer)
	s.reason = reason
	var text string
	switch {
	case s.dir == "":
		text = engine.Text("Nothing will be kept: %s.", reason)
	case s.newer:
		text = engine.Text("Nothing will be kept in %s this time, though your history can be read: %s, or name another folder with --data.", s.dir, reason)
	default:
		text = engine.Text("Nothing will be kept in %s for now: %s, or name another folder with --data.", s.dir, reason)
	}
	s.notice(engine.CodeOf(reason), text)
	if err := s.openMemory(ctx); err != nil {
		return err
	}
	if s.dir == "" {
		return nil
	}
	s.copyReadOnly(ctx, filepath.Join(s.dir, databaseName))
	s.line.Lock()
	defer s.line.Unlock()
	s.tryLater()
	return nil
}

// openFolder opens the database in the store's folder.
func (s *Store) openFolder(ctx context.Context) error {
	release, err := s.enterFolder(ctx)
	if err != nil {
		return err
	}
	defer release()
	path := filepath.Join(s.dir, databaseName)
	write, read, err := s.openFile(ctx, path)
	if err != nil {
		return err
	}
	s.adopt(path, write, read)
	sweepOwners(s.dir)
	return nil
}

// enterFolder makes the folder if need be, closes it to other users and keeps
// other programs from opening it until release is called: otherwise two programs
// could both find a damaged database and set aside each other's new one.
func (s *Store) enterFolder(ctx context.Context) (release func(), err error) {
	if err := makeFolder(s.dir); err != nil {
		return nil, err
	}
	Protect(s.dir)
	return waitForFile(ctx, filepath.Join(s.dir, openingName), openingPatience)
}

// openFile opens the database at path, or what takes its place if it cannot be
// used.
func (s *Store) openFile(ctx context.Context, path string) (write, read *sql.DB, err error) {
	err = inspect(ctx, path)
	if err == nil {
		write, read, err = connect(ctx, path)
	}
	if engine.CodeOf(err) != engine.CodeDamaged {
		return write, read, err
	}
	s.log.Warn("database is unusable", "path", path, "err", err, "cause", errors.Unwrap(err))
	return s.openInstead(ctx, path, err)
}

// connect opens both handles and brings the schema up to date. It returns an
// Error with CodeDamaged if the file does not hold what it should.
func connect(ctx context.Context, path string) (write, read *sql.DB, err error) {
	list, err := loadMigrations(migrationFiles)
	if err != nil {
		return nil, nil, err
	}
	makeDatabase(path)
	write = openHandle(writerDSN(path), 1)
	read = openHandle(readerDSN(path), readers)
	if err = migrate(ctx, write, list); err == nil {
		return write, read, nil
	}
	read.Close()
	write.Close()
	if isDamage(err) {
		return nil, nil, damaged(path, err)
	}
	return nil, nil, failure("the database cannot be opened", err)
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
