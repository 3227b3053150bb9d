package store

import (
	"context"
	"database/sql"
	"io"
	"os"
	"path/filepath"

	"uncoil/engine"
	"uncoil/engine/locale"
)

// openInstead sets aside a database with the damage given and opens another in
// its place: the newest sound copy, or a new one if there is none. The damaged
// one is moved only when the copy lies beside it: on a full disk it stays, and a
// later start with free space repeats the restore. Without it, the next start
// would create an empty database.
func (s *Store) openInstead(ctx context.Context, path string, damage error) (write, read *sql.DB, err error) {
	folder, aside := filepath.Join(filepath.Dir(path), backupsName), ""
	for _, c := range listCopies(folder) {
		from := filepath.Join(folder, c.name())
		if err := inspectCopy(ctx, from); err != nil {
			if ctx.Err() != nil {
				break // the copy may be as sound as can be
			}
			s.log.Warn("a copy is of no use", "path", from, "err", err)
			continue
		}
		if aside, err = s.putInPlace(from, path, aside); err != nil {
			return nil, nil, err
		}
		if write, read, err = connect(ctx, path); engine.CodeOf(err) == engine.CodeDamaged {
			// Sound, but not what it should be: the next one may be.
			s.log.Warn("a copy is of no use", "path", from, "err", err)
			removeDatabase(path)
			continue
		}
		s.notice(engine.CodeDamaged, engine.Text("Your settings and history were brought back as they were on %s; what you have done since then may be missing: %v. It was kept as %s.",
			c.at.Format("2006-01-02, ")+locale.System().Clock(c.at), damage, aside))
		return write, read, err
	}
	if ctx.Err() != nil {
		return nil, nil, failure("the database was not brought back", ctx.Err())
	}
	if aside == "" {
		if aside, err = setAside(path, s.now()); err != nil {
			return nil, nil, err
		}
	}
	s.notice(engine.CodeDamaged, engine.Text("Your settings and history start afresh: %v. It was kept as %s, in case somebody can make use of it.", damage, aside))
	return connect(ctx, path)
}

// putInPlace copies a file to path, all of it or nothing, and before that sets
// aside what lies there, unless that has been done under the name given. It
// returns the name.
func (s *Store) putInPlace(from, path, aside string) (string, error) {
	unfinished := path + ".tmp"
	defer os.Remove(unfinished)
	err := copyContent(from, unfinished)
	if err == nil && aside == "" {
		if aside, err = setAside(path, s.now()); err != nil {
			return "", err
		}
	}
	if err == nil {
		err = os.Rename(unfinished, path)
	}
	if err != nil {
		return "", engine.Errorf(engine.CodeUnavailable, "a copy of the database cannot be put in its place (%w); check the disk's space and the folder's permissions", plain(err))
	}
	return aside, nil
}

// copyContent copies a file and has it on the disk before it returns.
func copyContent(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := openOwn(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC)
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
