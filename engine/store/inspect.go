package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"uncoil/engine"
)

// applicationID marks our databases, see the first migration.
const applicationID = 1433297775

// setAsideFormat dates what is set aside, in characters every file system takes.
const setAsideFormat = "2006-01-02T15-04-05"

// thoroughSize is the size up to which a database is checked with its indexes
// when it is opened, in bytes: some years of daily sessions, some tens of
// milliseconds. Of a larger one the pages are checked, and each copy in full.
const thoroughSize = 16 << 20

// inspect checks the file at path. It changes nothing except to roll back a
// transaction that a crash has left unfinished. It returns nil if there is no
// file or a sound Uncoil database, errNewer if a newer Uncoil has written it, an
// Error with CodeDamaged if it is anything else, and other codes if it cannot be
// read now.
func inspect(ctx context.Context, path string) error {
	list, err := loadMigrations(migrationFiles)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return inspectNothing(path)
	case err != nil:
		return engine.Errorf(engine.CodeUnavailable, "the database cannot be reached (%w); check the folder's permissions", plain(err))
	case !info.Mode().IsRegular():
		return engine.Errorf(engine.CodeDamaged, "what lies at %s is not a database", path)
	case info.Size() <= 1: // SQLite takes a single byte for an empty file
		return inspectNothing(path)
	}
	// Before SQLite opens it: an older SQLite may take the format of a newer one
	// for damage.
	if application, version := readHeader(path); application == applicationID && version > len(list) {
		return errNewer
	}
	err = inspectContent(ctx, readerDSN(path), path)
	if needsRollback(err) {
		err = inspectContent(ctx, rollbackDSN(path), path)
	}
	if isDamage(err) {
		return damaged(path, err)
	}
	return failure("the database cannot be read", err)
}

// inspectNothing deals with a database that is missing or empty. SQLite would
// discard the write-ahead log of a deleted database with all that is in it. An
// empty file with backup copies beside it has lost its content; a missing file
// was removed on purpose, to start over.
func inspectNothing(path string) error {
	if _, err := os.Stat(path); err == nil && len(listCopies(filepath.Join(filepath.Dir(path), backupsName))) > 0 {
		return engine.Errorf(engine.CodeDamaged, "the database %s has become empty", path)
	}
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return engine.Errorf(engine.CodeDamaged, "the database %s has gone and left its log behind", path)
	}
	return nil
}

// readHeader returns the application id and the schema version as the file's
// first page has them; a later one may still lie in the log. Both are 0 if the
// file cannot be read. The offsets are those of SQLite's file format.
func readHeader(path string) (application, version int) {
	f, err := os.Open(path)
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	var header [100]byte
	if _, err := io.ReadFull(f, header[:]); err != nil {
		return 0, 0
	}
	return int(binary.BigEndian.Uint32(header[68:])), int(binary.BigEndian.Uint32(header[60:]))
}

// inspectContent is examine for the database at path, opened with dsn.
func inspectContent(ctx context.Context, dsn, path string) error {
	db := openHandle(dsn, 1)
	defer db.Close()
	check := "PRAGMA integrity_check(1)"
	if info, err := os.Stat(path); err == nil && info.Size() > thoroughSize {
		check = "PRAGMA quick_check(1)"
	}
	return examine(ctx, db, path, check)
}

// setAside renames what lies at path, with SQLite's own files beside it, to
// uncoil-damaged-DATE.db and returns the new path. It never overwrites anything.
func setAside(path string, now time.Time) (aside string, err error) {
	base := path[:len(path)-len(databaseName)] + "uncoil-damaged-" + now.Format(setAsideFormat)
	aside = base + ".db"
	for n := 2; taken(aside); n++ {
		aside = fmt.Sprintf("%s-%d.db", base, n)
	}
	// The database itself is renamed last: if the program dies in between, the
	// next start finds it damaged again, whereas a log left beside a new database
	// would be discarded.
	for _, suffix := range []string{"-wal", "-shm", "-journal", ""} {
		err := os.Rename(path+suffix, aside+suffix)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", engine.Errorf(engine.CodeUnavailable, "the database is damaged and cannot be set aside (%w); move %s away", plain(err), path)
		}
	}
	return aside, nil
}

// taken reports whether a database or its log would be overwritten.
func taken(path string) bool {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if _, err := os.Lstat(path + suffix); err == nil {
			return true
		}
	}
	return false
}
