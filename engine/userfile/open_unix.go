//go:build unix

package userfile

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// nonblocking makes opening a pipe return at once.
const nonblocking = unix.O_NONBLOCK

// SyncDir returns when new, moved and removed entries of a folder are on the
// disk. File systems that do not support this are assumed to have done it.
func SyncDir(root *os.Root, name string) error {
	f, err := root.OpenFile(name, os.O_RDONLY|unix.O_DIRECTORY|nonblocking, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, unix.EINVAL) && !errors.Is(err, unix.ENOTSUP) {
		return err
	}
	return nil
}

// Writable returns an error where no file can be created in a folder.
func Writable(dir string) error {
	if err := unix.Access(dir, unix.W_OK|unix.X_OK); err != nil {
		return &fs.PathError{Op: "access", Path: dir, Err: err}
	}
	return nil
}
