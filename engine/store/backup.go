package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"uncoil/engine"
)

const (
	// backupsName is the folder with the copies, in the data folder.
	backupsName = "backups"
	// backupPages is how many pages are copied between two checks whether the
	// program is closing: two megabytes.
	backupPages = 512
	// backupPatience is how long a program that ends waits for a copy.
	backupPatience = 5 * time.Second
)

// Backup makes a copy of the database in the folder "backups", checks it, and
// removes the copies that are no longer needed: what stays are the newest of
// each of the last seven days, and of each of the last four weeks before those.
// While another program makes one, Backup does nothing. It returns an Error with
// CodeUnavailable where the copy cannot be written, and CodeDamaged where it
// turns out not to be sound; then the older ones stay as they are.
func (s *Store) Backup(ctx context.Context) error {
	const what = "no copy of the database was made"
	path := s.Path()
	if path == "" {
		return engine.Errorf(engine.CodeUnavailable, "%s: it is in memory only", what)
	}
	folder := filepath.Join(filepath.Dir(path), backupsName)
	if err := makeFolder(folder); err != nil {
		return err
	}
	release, held, err := tryFile(filepath.Join(folder, "backup.lock"))
	if err != nil || held {
		return err
	}
	defer release()
	list := listCopies(folder)
	next := backupFile{number: 1, at: s.now()}
	if len(list) > 0 {
		next.number = list[0].number + 1
	}
	unfinished := filepath.Join(folder, "unfinished.tmp")
	defer removeDatabase(unfinished)
	removeDatabase(unfinished) // of a program that died over it
	if err := copyTo(ctx, s.reader(), unfinished, ctx.Err); err != nil {
		return failure(what, err)
	}
	if err := inspectCopy(ctx, unfinished); err != nil {
		return err
	}
	if err := os.Rename(unfinished, filepath.Join(folder, next.name())); err != nil {
		return engine.Errorf(engine.CodeUnavailable, "%s (%w); check the permissions of %s", what, plain(err), folder)
	}
	for _, old := range superseded(listCopies(folder)) {
		if err := os.Remove(filepath.Join(folder, old.name())); err != nil {
			s.log.Warn("an old copy stays", "name", old.name(), "err", err)
		}
	}
	return nil
}

// copyTo copies a snapshot of a database into a new file, while others may write.
// goOn is called before each step, and its error ends the copy.
func copyTo(ctx context.Context, source *sql.DB, path string, goOn func() error) error {
	from, err := source.Conn(ctx)
	if err != nil {
		return err
	}
	defer from.Close()
	// The read transaction pins a snapshot: without it every write by another
	// connection would restart the copy. BeginTx would take a writer's lock, and
	// SQLite does not copy a locked database.
	if _, err := from.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	defer from.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") // nothing to commit
	var version int
	if err := from.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	makeDatabase(path)
	db := openHandle(fileURI(path)+"?mode=rwc", 1)
	defer db.Close()
	to, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer to.Close()
	return rawPair(from, to, func(source, target *sqlite3.SQLiteConn) error {
		return copyPages(goOn, source, target)
	})
}

// rawPair gives access to the driver's own connections.
func rawPair(from, to *sql.Conn, do func(source, target *sqlite3.SQLiteConn) error) error {
	return from.Raw(func(source any) error {
		return to.Raw(func(target any) error {
			a, ok := source.(*sqlite3.SQLiteConn)
			b, fine := target.(*sqlite3.SQLiteConn)
			if !ok || !fine {
				return errors.New("the driver is not SQLite's")
			}
			return do(a, b)
		})
	})
}

// copyPages runs SQLite's own backup.
func copyPages(goOn func() error, source, target *sqlite3.SQLiteConn) error {
	b, err := target.Backup("main", source, "main")
	if err != nil {
		return err
	}
	left := -1
	for done := false; !done && err == nil; {
		if err = goOn(); err == nil {
			done, err = b.Step(backupPages)
		}
		if err == nil && !done && b.Remaining() == left {
			err = sqlite3.Error{Code: sqlite3.ErrBusy} // the driver does not tell
		}
		left = b.Remaining()
	}
	return errors.Join(err, b.Finish())
}

// inspectCopy reads all of a copy and returns nil if it is a sound Uncoil
// database of a known version, or an Error with CodeDamaged.
func inspectCopy(ctx context.Context, path string) error {
	list, err := loadMigrations(migrationFiles)
	if err != nil {
		return err
	}
	if application, version := readHeader(path); application != applicationID || version == 0 || version > len(list) {
		return engine.Errorf(engine.CodeDamaged, "the copy %s is not one of this Uncoil's", path)
	}
	// A copy is never written to: opened as immutable, SQLite leaves no files
	// beside it.
	db := openHandle(fileURI(path)+"?mode=ro&immutable=1", 1)
	defer db.Close()
	if err := examine(ctx, db, path, "PRAGMA integrity_check(1)"); err != nil {
		return &engine.Error{Code: engine.CodeDamaged, Message: engine.Text("the copy %s is damaged", path), Err: err}
	}
	return nil
}

// removeDatabase removes a file and what SQLite may have laid beside it.
func removeDatabase(path string) {
	for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
		os.Remove(path + suffix)
	}
}

// housekeep purges records deleted more than a month ago, and makes today's copy,
// in the background.
func (s *Store) housekeep() {
	if !s.backups {
		return
	}
	s.inBackground(func(ctx context.Context) {
		if err := s.purge(ctx); err != nil {
			s.log.Warn("store", "err", err)
		}
		list := listCopies(filepath.Join(s.dir, backupsName))
		if len(list) > 0 && engine.DayOf(list[0].at) == engine.DayOf(s.now()) {
			return
		}
		s.tryBackup(ctx)
	})
}

// backUpSoon makes a copy in the background, after a session.
func (s *Store) backUpSoon() {
	if s.backups && s.Path() != "" {
		s.inBackground(s.tryBackup)
	}
}

func (s *Store) tryBackup(ctx context.Context) {
	if err := s.Backup(ctx); err != nil {
		s.log.Warn("store", "err", err, "cause", errors.Unwrap(err))
	}
}

// inBackground runs a task that Close waits for, but not for ever.
func (s *Store) inBackground(task func(context.Context)) {
	s.line.Lock()
	defer s.line.Unlock()
	if s.isClosed() {
		return
	}
	s.tasks.Go(func() {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		done := make(chan struct{})
		defer close(done)
		go func() {
			select {
			case <-done:
				return
			case <-s.closing:
			}
			select {
			case <-done:
			case <-time.After(backupPatience):
				cancel()
			}
		}()
		task(ctx)
	})
}
