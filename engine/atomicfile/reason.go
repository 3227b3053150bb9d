package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"uncoil/engine"
)

// cannotWrite returns the error of a file that cannot be written: why, and what
// to do, without the temporary names. An engine.Error says so already.
func cannotWrite(path string, err error) error {
	var known *engine.Error
	if errors.As(err, &known) {
		return known
	}
	return &engine.Error{
		Code:    engine.CodeUnavailable,
		Message: engine.Text("%s cannot be written: %s", path, reason(path, err)),
		Err:     err,
	}
}

// reason says why a file cannot be written, and what to do.
func reason(path string, err error) string {
	switch {
	case isFull(err):
		return "the disk is full: free some space, or choose another place"
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such folder: make it first, or choose another"
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Sprintf("%s is no folder: choose another", firstFile(path))
	case errors.Is(err, syscall.EROFS):
		return "this disk can only be read: choose another place"
	case errors.Is(err, fs.ErrPermission):
		return "this folder may not be written to: choose another"
	case errors.Is(err, syscall.ENAMETOOLONG):
		return "the name is too long: choose a shorter one"
	case errors.Is(err, syscall.EIO):
		return "the disk does not answer (input/output error): check it, or choose another place"
	}
	return fmt.Sprintf("%v: choose another folder", rootOf(err))
}

// firstFile returns the first part of a path that is there and is no folder.
func firstFile(path string) string {
	dir := filepath.Dir(path)
	if dir == path {
		return path
	}
	if file := firstFile(dir); file != dir {
		return file
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return dir
	}
	return path
}

// rootOf returns what is at the bottom of an error, without names and places.
func rootOf(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}

// isFull reports whether an error says that the disk is full or the user's
// share of it used up.
func isFull(err error) bool {
	const windowsDiskFull, windowsHandleDiskFull = syscall.Errno(112), syscall.Errno(39)
	if runtime.GOOS == "windows" && (errors.Is(err, windowsDiskFull) || errors.Is(err, windowsHandleDiskFull)) {
		return true
	}
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
