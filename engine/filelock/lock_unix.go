//go:build unix

// Package filelock locks files against other programs.
package filelock

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// Try locks f with flock, until f is closed or the process ends; held tells
// that somebody else has the lock. File systems without locks are taken to have
// granted it.
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
