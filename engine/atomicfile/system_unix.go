//go:build unix

package atomicfile

import (
	"errors"
	"os"
	"syscall"
)

const (
	// removesOpen tells that a file can be moved and removed while it is open.
	removesOpen = true
	// withoutWaiting opens only what is no link and needs no other end.
	withoutWaiting = syscall.O_NOFOLLOW | syscall.O_NONBLOCK
)

// syncFolder brings the names in a folder to the disk, where that can be asked for.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return nil // it may be written to and not read
	}
	defer f.Close()
	err = f.Sync()
	if errors.Is(err, syscall.EIO) || isFull(err) {
		return err
	}
	return nil
}
