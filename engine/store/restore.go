package store

import (
	"context"
	"database/sql"
	"io"
	"os"
	"path/filepath"

	"uncoil/engine"
)

// openInstead opens a database in place of one that was set aside, which had the
// damage given: the newest sound copy, or a new one if there is none.
func (s *Store) openInstead(ctx context.Context, path, aside string, damage error) (write, read *sql.DB, err error) {
	folder := filepath.Join(filepath.Dir(path), backupsName)
	for _, c := range listCopies(folder) {
		from := filepath.Join(folder, c.name())
		if err := inspectCopy(ctx, from); err != nil {
			s.log.Warn("a copy is of no use", "path", from, "err", err)
			continue
		}
		if err := putInPlace(from, path); err != nil {
			return nil, nil, err
		}
		if write, read, err = connect(ctx, path); err != nil {
			// Sound, but not what it should be: the next one may be.
			s.log.Warn("a copy is of no use", "path", from, "err", err)
			removeDatabase(path)
			continue
		}
		s.notice(engine.CodeDamaged, "Your settings and history were brought back as they were on "+
			c.at.Format("2 January 2006 at 15:04")+"; what you have done since then may be missing: "+
			damage.Error()+". It was kept as "+aside+".")
		return write, read, nil
	}
	s.notice(engine.CodeDamaged, "Your settings and history start afresh: "+damage.Error()+
		". It was kept as "+aside+", in case somebody can make use of it.")
	return connect(ctx, path)
}

// putInPlace copies a file to path, where nothing is: all of it or nothing.
func putInPlace(from, path string) error {
	unfinished := path + ".tmp"
	defer os.Remove(unfinished)
	err := copyContent(from, unfinished)
	if err == nil {
		err = os.Rename(unfinished, path)
	}
	if err != nil {
		return engine.Errorf(engine.CodeUnavailable, "a copy of the database cannot be put in its place (%w); check the disk's space and the folder's permissions", plain(err))
	}
	return nil
}

// copyContent copies a file and has it on the disk before it returns.
func copyContent(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	if err := out.Sync(); err != nil {
		return err
	}
	return out.Close()
}
