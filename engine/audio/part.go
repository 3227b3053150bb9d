package audio

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"uncoil/engine"
)

const (
	// partEnding marks a file that is being written, and asideEnding one that
	// has made way for a new one and may have to come back.
	partEnding  = ".part"
	asideEnding = ".old"
	// abandonedAfter is how long nothing is written to a part whose program has
	// died; a living export writes all the time.
	abandonedAfter = time.Hour
)

// part is a file that is being written. It lies beside its place under another
// name until it is published.
type part struct {
	path     string
	file     *os.File
	buffered *bufio.Writer
	// aside is where the file is that was in the place before, "" if none was.
	aside string
	open  bool // the file is not closed yet
	done  bool // the file has its name
}

// createPart begins a file. An error is an engine.Error with CodeUnavailable.
func createPart(path string) (*part, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, engine.Errorf(engine.CodeUnavailable, "%s is a folder: give the file another name", path)
	}
	file, err := createBeside(path)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	p := &part{path: path, file: file, buffered: bufio.NewWriterSize(file, 1<<16), open: true}
	p.clearAbandoned()
	return p, nil
}

// createBeside creates a temporary file in the folder of path, with the
// permissions of an ordinary file (os.CreateTemp would make a private one).
func createBeside(path string) (*os.File, error) {
	for range 100 {
		f, err := os.OpenFile(beside(path, partEnding), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, fs.ErrExist
}

// beside returns a name in the folder of path that hardly anybody else uses.
func beside(path, ending string) string {
	return filepath.Join(filepath.Dir(path), fmt.Sprintf(".%s.%08x%s", filepath.Base(path), rand.Uint32(), ending))
}

// clearAbandoned removes what an export to the same place has left that was
// ended by force.
func (p *part) clearAbandoned() {
	own, err := p.file.Stat()
	if err != nil {
		return
	}
	entries, err := os.ReadDir(filepath.Dir(p.path))
	if err != nil {
		return
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, "."+filepath.Base(p.path)+".") || filepath.Ext(name) != partEnding {
			continue
		}
		if info, err := e.Info(); err == nil && own.ModTime().Sub(info.ModTime()) > abandonedAfter {
			_ = os.Remove(filepath.Join(filepath.Dir(p.path), name))
		}
	}
}

// Write appends bytes. An error is an engine.Error with CodeUnavailable.
func (p *part) Write(b []byte) (int, error) {
	n, err := p.buffered.Write(b)
	if err != nil {
		return n, cannotWrite(p.path, err)
	}
	return n, nil
}

// rewrite replaces bytes at the beginning.
func (p *part) rewrite(b []byte, at int64) error {
	err := p.buffered.Flush()
	if err == nil {
		_, err = p.file.WriteAt(b, at)
	}
	if err != nil {
		return cannotWrite(p.path, err)
	}
	return nil
}

// complete brings everything that was written to the disk.
func (p *part) complete() error {
	err := p.buffered.Flush()
	if err == nil {
		err = p.file.Sync()
	}
	if err == nil {
		p.open = false
		err = p.file.Close()
	}
	if err != nil {
		return cannotWrite(p.path, err)
	}
	return nil
}

// discard removes the file, unless it is published.
func (p *part) discard() {
	if p.done {
		return
	}
	if p.open {
		p.file.Close()
	}
	os.Remove(p.file.Name())
}

// publish completes parts and puts them in their places: all of them or none.
// What stood there before is replaced, and comes back if one of them fails.
func publish(parts ...*part) error {
	for _, p := range parts {
		if err := p.complete(); err != nil {
			return err
		}
	}
	for i, p := range parts {
		if err := p.appear(i == len(parts)-1); err != nil {
			for _, before := range parts[:i] {
				before.withdraw()
			}
			return err
		}
	}
	for _, p := range parts {
		if p.aside != "" {
			os.Remove(p.aside)
		}
	}
	return nil
}

// appear gives the file its name. What has the name so far is put aside, but
// for the last of several files: nothing can fail any more after that one.
func (p *part) appear(last bool) error {
	if _, err := os.Lstat(p.path); err == nil && !last {
		aside := beside(p.path, asideEnding)
		if err := os.Rename(p.path, aside); err != nil {
			return cannotWrite(p.path, err)
		}
		p.aside = aside
	}
	if err := os.Rename(p.file.Name(), p.path); err != nil {
		if p.aside != "" {
			os.Rename(p.aside, p.path)
			p.aside = ""
		}
		return cannotWrite(p.path, err)
	}
	p.done = true
	return nil
}

// withdraw takes a file back that has appeared.
func (p *part) withdraw() {
	os.Remove(p.path)
	if p.aside != "" {
		os.Rename(p.aside, p.path)
		p.aside = ""
	}
}

// cannotWrite returns the error of a file that cannot be written: why, and what
// to do, without the temporary names.
func cannotWrite(path string, err error) error {
	why := fmt.Sprintf("%v: choose another folder", rootOf(err))
	switch {
	case isFull(err):
		why = "the disk is full: free some space, or choose another place"
	case errors.Is(err, fs.ErrNotExist):
		why = "there is no such folder: make it first, or choose another"
	case errors.Is(err, fs.ErrPermission):
		why = "this folder may not be written to: choose another"
	}
	return &engine.Error{
		Code:    engine.CodeUnavailable,
		Message: fmt.Sprintf("%s cannot be written: %s", path, why),
		Err:     err,
	}
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
