package atomicfile

import (
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"

	"uncoil/engine/filelock"
)

// openUnnamed makes a locked file without a name in the folder of path. It fails
// where the file system has none, or where /proc is missing, through which it is
// to get a name.
func openUnnamed(path string, mode os.FileMode) (*os.File, error) {
	f, err := os.OpenFile(filepath.Dir(path), unix.O_TMPFILE|os.O_RDWR, mode)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(descriptor(f)); err != nil {
		f.Close()
		return nil, err
	}
	_, _ = filelock.Try(f) // counts once it has a hidden name
	return f, nil
}

// linkUnnamed gives a file without a name one. It replaces nothing.
func linkUnnamed(f *os.File, name string) error {
	if err := unix.Linkat(unix.AT_FDCWD, descriptor(f), unix.AT_FDCWD, name, unix.AT_SYMLINK_FOLLOW); err != nil {
		return &os.LinkError{Op: "link", Old: descriptor(f), New: name, Err: err}
	}
	return nil
}

func descriptor(f *os.File) string { return fmt.Sprintf("/proc/self/fd/%d", f.Fd()) }
