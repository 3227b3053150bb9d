package store

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"uncoil/engine"
	"uncoil/engine/filelock"
)

// lockName is the file whose lock says that an Uncoil runs on the folder.
const lockName = "uncoil.lock"

// Lock claims a data folder for this program, making the folder if need be, until
// release is called or the program ends in any way. Keep a reference to release:
// without one the lock is lost. Lock returns an Error with CodeConflict if
// another Uncoil has the folder, and CodeUnavailable if it cannot be made or
// written. Where the file system knows no locks, every Lock succeeds.
func Lock(dir string) (release func(), err error) {
	dir, err = fullPath(dir)
	if err != nil {
		return nil, err
	}
	if err := makeFolder(dir); err != nil {
		return nil, err
	}
	release, held, err := tryFile(filepath.Join(dir, lockName))
	if err != nil {
		return nil, err
	}
	if held {
		return nil, engine.Errorf(engine.CodeConflict, "Uncoil is already running on %s: go on in its window, or name another folder with --data", dir)
	}
	return release, nil
}

// waitForFile is tryFile for a lock that is held only briefly. It returns an
// Error with CodeConflict if the lock is still held after patience.
func waitForFile(ctx context.Context, path string, patience time.Duration) (release func(), err error) {
	const between = 10 * time.Millisecond
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		release, held, err := tryFile(path)
		if err != nil || !held {
			return release, err
		}
		select {
		case <-ctx.Done():
			return nil, engine.Errorf(engine.CodeConflict, "another Uncoil is still opening its database; close it and start again")
		case <-time.After(between):
		}
	}
}

// tryFile opens a file and locks it; held tells that another process has the
// lock. The file stays after the release: another program may hold a lock on it
// by then.
func tryFile(path string) (release func(), held bool, err error) {
	f, err := openOwn(path, os.O_RDWR|os.O_CREATE)
	if err != nil {
		return nil, false, engine.Errorf(engine.CodeUnavailable, "the folder %s cannot be written (%w); check its permissions", filepath.Dir(path), plain(err))
	}
	held, err = filelock.Try(f)
	if err != nil {
		f.Close()
		return nil, false, engine.Errorf(engine.CodeUnavailable, "the folder %s cannot be locked (%w); check its permissions", filepath.Dir(path), plain(err))
	}
	if held {
		f.Close()
		return nil, true, nil
	}
	return func() { f.Close() }, false, nil
}
