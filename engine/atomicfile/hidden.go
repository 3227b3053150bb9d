package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"

	"uncoil/engine/filelock"
)

// hiddenName is the pattern of the names of unfinished files. It is particular,
// since what matches it is removed from people's folders.
var hiddenName = regexp.MustCompile(`^\.uncoil-[0-9a-f]{16}\.part$`)

// tryHidden calls make with hidden names beside path until one is not taken.
func tryHidden(path string, make func(name string) error) (name string, err error) {
	for range 100 {
		name = filepath.Join(filepath.Dir(path), fmt.Sprintf(".uncoil-%016x.part", rand.Uint64()))
		if err = make(name); !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	if err != nil {
		return "", err
	}
	return name, nil
}

// errSwept says that another program has removed the file before it was locked.
var errSwept = fmt.Errorf("an unfinished file was removed: %w", fs.ErrExist)

// openHidden makes a file beside path and locks it.
func openHidden(path string, mode os.FileMode) (file *os.File, err error) {
	_, err = tryHidden(path, func(name string) error {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if err != nil {
			return err
		}
		if held, _ := filelock.Try(f); held || !isStill(f, name) {
			f.Close()
			return errSwept
		}
		file = f
		return nil
	})
	return file, err
}

// isStill reports whether a name is that of an open file.
func isStill(f *os.File, name string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(name)
	return err == nil && os.SameFile(open, there)
}

// sweep removes the unfinished files beside path whose owners are dead: those that
// nothing has locked. Where the file system has no locks, all stay.
func sweep(path string) {
	folder := filepath.Dir(path)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if e.Type().IsRegular() && hiddenName.MatchString(e.Name()) {
			removeDead(filepath.Join(folder, e.Name()))
		}
	}
}

// removeDead removes an unfinished file unless its owner lives.
func removeDead(name string) {
	f, err := os.OpenFile(name, os.O_RDWR|withoutWaiting, 0)
	if err != nil {
		return
	}
	dead := filelock.Abandoned(f) && isStill(f, name)
	if dead && removesOpen { // under the lock: its owner may just be making it
		os.Remove(name)
	}
	f.Close()
	if dead && !removesOpen {
		os.Remove(name)
	}
}
