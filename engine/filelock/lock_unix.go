//go:build unix

// Package filelock locks open files against other programs. A lock is released
// when its program ends in any way. Where a file system has no locks, every lock
// is granted, so that sessions can be played there too.
//
// It locks what its callers have opened: through no link, inside an os.Root, or
// without a name. Libraries such as gofrs/flock open the file by its path
// themselves, and report a file system without locks as an error.
package filelock

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Try locks f with flock, until f is closed or the process ends; held tells that
// another process has it. On file systems without locks Try succeeds.
func Try(f *os.File) (held bool, err error) {
	for {
		err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return false, nil
		case errors.Is(err, unix.EINTR):
			continue
		case errors.Is(err, unix.EWOULDBLOCK):
			return true, nil
		case errors.Is(err, unix.ENOLCK), errors.Is(err, unix.ENOTSUP), errors.Is(err, unix.ENOSYS), errors.Is(err, unix.EOPNOTSUPP):
			return false, nil
		default:
			return false, err
		}
	}
}
