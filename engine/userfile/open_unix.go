//go:build unix

package userfile

import (
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// nonblocking lets opening a pipe return at once.
const nonblocking = unix.O_NONBLOCK

// SyncDir makes sure that what has been made, moved and removed in a folder is
// on the disk. File systems that cannot say so are taken to have done it.
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

// Writable returns an error where files cannot be made in a folder.
func Writable(dir string) error {
	if err := unix.Access(dir, unix.W_OK|unix.X_OK); err != nil {
		return &fs.PathError{Op: "access", Path: dir, Err: err}
	}
	return nil
}
