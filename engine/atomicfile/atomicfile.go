// Package atomicfile writes files whole or not at all. Whatever happens, a crash,
// a full disk or a power cut, the file's name stands for all of the old content
// or all of the new, and nothing else is left behind.
//
// On Linux the new content has no name until it is complete, so that nothing is
// left of a program that is killed. Where the file system cannot do that, it lies
// beside the file under a hidden name, locked by its owner; the next file that is
// written into the folder removes what a dead owner has left.
//
// Libraries such as renameio and natefinch/atomic give the unfinished file a name
// from the start and leave it when the program is killed; they also write one file
// at a time, where Commit makes several appear together or none. The package knows
// nothing of what is written.
package atomicfile

import (
	"bufio"
	"cmp"
	"io"
	"os"

	"uncoil/engine"
)

// The permissions of new files, less what the user's umask takes away.
const (
	// Shared is for what the user takes along or gives away.
	Shared os.FileMode = 0o644
	// Private is for the data folder.
	Private os.FileMode = 0o600
)

// File is a file that is being written. End it with Commit or Discard. Its errors
// are an engine.Error with CodeUnavailable that names the file and says what to
// do.
type File struct {
	path     string
	file     *os.File
	buffered *bufio.Writer
	// name is where the content lies until it has its own name, "" where it has
	// none at all.
	name string
	// before is a copy of what had the name before, for Commit.
	before *File
	// failed is the first error of Write: what the encoders of other packages make
	// of it says less.
	failed error
	// closed tells that the file is committed or discarded.
	closed bool
}

// Create begins a file that replaces the one at path, if there is one, when it is
// committed. It also removes what programs that have died left in the folder.
func Create(path string, mode os.FileMode) (*File, error) {
	if info, err := os.Lstat(path); err == nil {
		switch kind := info.Mode().Type(); {
		case kind.IsDir():
			return nil, engine.Errorf(engine.CodeUnavailable, "%s is a folder: give the file another name", path)
		case !kind.IsRegular() && kind != os.ModeSymlink:
			return nil, engine.Errorf(engine.CodeUnavailable, "%s is a device or a pipe: give the file another name", path)
		}
	}
	sweep(path)
	f, err := open(path, mode)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	return f, nil
}

// unnamed is openUnnamed; tests do without.
var unnamed = openUnnamed

// open makes the file that takes the content.
func open(path string, mode os.FileMode) (*File, error) {
	file, err := unnamed(path, mode)
	name := ""
	if err != nil {
		if file, err = openHidden(path, mode); err != nil {
			return nil, err
		}
		name = file.Name()
	}
	return &File{path: path, file: file, buffered: bufio.NewWriterSize(file, 1<<16), name: name}, nil
}

// Path returns the name that the file will have.
func (f *File) Path() string { return f.path }

// Write appends bytes.
func (f *File) Write(b []byte) (int, error) {
	n, err := f.buffered.Write(b)
	if err != nil {
		f.failed = cannotWrite(f.path, err)
		return n, f.failed
	}
	return n, nil
}

// WriteAt replaces bytes that have been written.
func (f *File) WriteAt(b []byte, at int64) (n int, err error) {
	err = f.buffered.Flush()
	if err == nil {
		n, err = f.file.WriteAt(b, at)
	}
	if err != nil {
		return n, cannotWrite(f.path, err)
	}
	return n, nil
}

// Discard ends a file without a trace; after Commit it does nothing.
func (f *File) Discard() {
	if f.closed {
		return
	}
	f.closed = true
	if removesOpen && f.name != "" { // while the lock still keeps others off
		os.Remove(f.name)
	}
	f.file.Close()
	if !removesOpen && f.name != "" {
		os.Remove(f.name)
	}
	if f.before != nil {
		f.before.Discard()
	}
}

// Write writes a file whole with what a function writes, or leaves all as it was
// and returns an error. A device or pipe, such as /dev/stdout, is written to
// directly: there is nothing to replace.
func Write(path string, mode os.FileMode, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return writeTo(path, write)
	}
	f, err := Create(path, mode)
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := write(f); err != nil {
		return cannotWrite(path, cmp.Or(f.failed, err))
	}
	return Commit(f)
}

// WriteFile is Write for content that is at hand.
func WriteFile(path string, data []byte, mode os.FileMode) error {
	return Write(path, mode, func(w io.Writer) error { _, err := w.Write(data); return err })
}

// writeTo writes to a device or a pipe.
func writeTo(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	err = write(f)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return cannotWrite(path, err)
	}
	return nil
}
