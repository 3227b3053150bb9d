package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"uncoil/engine"
)

// While Uncoil runs, the folder may be removed, or a sync program may replace it
// or the database. SQLite does not notice: it keeps writing to the open files,
// which vanish when the program ends. So before each change the file at the path
// is compared with the open one. If they differ, the open database is written to
// the folder again.

// openFiles are the database and its log as they were when they were opened.
// Their identity cannot go to another file while SQLite holds them open.
type openFiles struct{ database, log fs.FileInfo }

// filesAt returns what lies at the path of a database now; nil where nothing does.
func filesAt(path string) (files openFiles) {
	files.database, _ = os.Stat(path)
	files.log, _ = os.Lstat(path + "-wal")
	return files
}

// moved reports whether the database that is open no longer lies at its path.
func (s *Store) moved() bool {
	s.mu.Lock()
	path, files := s.path, s.files
	s.mu.Unlock()
	if path == "" || files.database == nil {
		return false
	}
	now, err := os.Stat(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
	}
	return !os.SameFile(files.database, now)
}

// adopt switches to a database in the folder. Reads that have begun may still use
// the previous one.
func (s *Store) adopt(path string, write, read *sql.DB) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.read != s.write {
		s.left = append(s.left, s.read)
	}
	if s.write != nil {
		s.left = append(s.left, s.write)
	}
	s.path, s.write, s.read, s.files = path, write, read, filesAt(path)
}

// reopen writes the database that was removed or replaced to its folder again: if
// no sound database is there now, as a whole; otherwise the sessions of this
// program are added to the one that is there, and the open one is saved beside
// it.
func (s *Store) reopen(ctx context.Context) error {
	release, err := s.enterFolder(ctx)
	if err != nil {
		return err
	}
	defer release()
	path := s.Path()
	whole, err := s.saveOpen(ctx)
	if err != nil {
		return err
	}
	replaced, err := s.putBack(ctx, whole, path)
	if err != nil {
		removeDatabase(whole)
		return err
	}
	write, read, err := connect(ctx, path)
	if err != nil {
		return err
	}
	if replaced {
		if err := s.carryOver(ctx, write, whole); err != nil {
			read.Close()
			write.Close()
			removeDatabase(whole)
			return err
		}
	}
	s.adopt(path, write, read)
	s.owner.claimAgain(s.dir)
	s.withdraw()
	s.log.Warn("database was written again", "path", path, "replaced", replaced)
	text := engine.Text("What Uncoil keeps in %s was removed while it was running. Your settings and history were written there again; other files were not.", s.dir)
	if replaced {
		text = engine.Text("Another program put another database into %s while Uncoil was running. What you have done since was added to it; what was there before is in %s.", s.dir, whole)
	}
	s.notice(engine.CodeDamaged, text)
	return nil
}

// saveOpen copies the database that is open to a file in the folder, and returns
// the file's path.
func (s *Store) saveOpen(ctx context.Context) (path string, err error) {
	base := filepath.Join(s.dir, "uncoil-replaced-"+s.now().Format(setAsideFormat))
	path = base + ".db"
	for n := 2; taken(path); n++ {
		path = fmt.Sprintf("%s-%d.db", base, n)
	}
	// The writer has a connection for certain; a reader might open one only now.
	if err := copyTo(ctx, s.writer(), path, ctx.Err); err != nil {
		removeDatabase(path)
		return "", failure("the database was removed or replaced, and was not written again", err)
	}
	return path, nil
}

// putBack moves a whole database to the path unless a sound one lies there, and
// reports whether one does. A write-ahead log that stayed behind at the path
// would damage another database, so it is removed first.
func (s *Store) putBack(ctx context.Context, whole, path string) (replaced bool, err error) {
	s.mu.Lock()
	log := s.files.log
	s.mu.Unlock()
	if now, err := os.Lstat(path + "-wal"); err == nil && log != nil && os.SameFile(log, now) {
		for _, suffix := range []string{"-wal", "-shm"} {
			if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return false, engine.Errorf(engine.CodeUnavailable, "the log of a database that was replaced cannot be removed (%w); check the permissions of %s", plain(err), s.dir)
			}
		}
	}
	err = inspect(ctx, path)
	if engine.CodeOf(err) == engine.CodeDamaged {
		_, err = setAside(path, s.now())
	}
	if err != nil {
		return false, err
	}
	if info, err := os.Stat(path); err == nil && info.Size() > 1 {
		return true, nil
	}
	if err := os.Rename(whole, path); err != nil {
		return false, engine.Errorf(engine.CodeUnavailable, "the database was removed, and was not written again (%w); check the permissions of %s", plain(err), s.dir)
	}
	return false, nil
}

// carryOver adds the sessions that this program has played from another database,
// with their ids, which the program holds. An older state of one of them is
// replaced, and a different session with the same id gets a new id.
func (s *Store) carryOver(ctx context.Context, db *sql.DB, from string) error {
	const (
		what = "what you have done was not added to the database that was put in the folder"
		ours = `SELECT id FROM kept.sessions WHERE owner = @owner AND deleted_at IS NULL`
		same = `EXISTS (SELECT 1 FROM kept.sessions k WHERE k.owner = @owner AND k.deleted_at IS NULL
			AND k.started_at = sessions.started_at AND k.routine = sessions.routine)`
	)
	if _, err := db.ExecContext(ctx, "ATTACH ? AS kept", fileURI(from)+"?mode=ro&immutable=1"); err != nil {
		return failure(what, err)
	}
	defer db.ExecContext(context.WithoutCancel(ctx), "DETACH kept")
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return failure(what, err)
	}
	defer tx.Rollback() // after Commit this does nothing
	args := []any{sql.Named("owner", s.owner.name), sql.Named("shift", s.spareID())}
	for _, query := range []string{
		`PRAGMA defer_foreign_keys = ON`,
		`UPDATE sessions SET deleted_at = 0 WHERE deleted_at IS NULL AND ` + same, // leaves the sums
		`DELETE FROM sessions WHERE ` + same,
		`UPDATE sessions SET id = id + @shift WHERE id IN (` + ours + `)`,
		`UPDATE progress SET session = session + @shift WHERE session IN (` + ours + `)`,
		`UPDATE sets SET session = session + @shift WHERE session IN (` + ours + `)`,
		`UPDATE hurts SET session = session + @shift WHERE session IN (` + ours + `)`,
		`UPDATE hurts SET id = id + @shift WHERE id IN (SELECT id FROM kept.hurts WHERE session IN (` + ours + `))`,
	} {
		if _, err := tx.ExecContext(ctx, query, args...); err != nil {
			return failure(what, err)
		}
	}
	for _, part := range []struct{ table, key string }{{"sessions", "id"}, {"progress", "session"}, {"sets", "session"}, {"hurts", "session"}} {
		if err := copyTable(ctx, tx, part.table, "WHERE "+part.key+" IN ("+ours+")", args...); err != nil {
			return failure(what, err)
		}
	}
	return failure(what, tx.Commit())
}
