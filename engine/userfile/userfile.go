// Package userfile reads and writes the files of users without trusting them.
// Opening never blocks, as it would on a pipe without a writer; anything but a
// regular file is refused; and access to a folder never leaves it, whatever links
// it contains. The package must not know what is in the files.
package userfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Reasons why a file is not read, wrapped in an *fs.PathError.
var (
	ErrFolder     = errors.New("it is a folder: choose a file")
	ErrNotRegular = errors.New("it is not a regular file: move it away")
	ErrElsewhere  = errors.New("it is a link that leads out of the folder: put the file itself there")
	ErrTooLarge   = errors.New("it is too large: make it smaller, or move it away")
)

// Open opens a file by a path that the user gave. The errors are those of
// os.Open, ErrFolder and ErrNotRegular.
func Open(path string) (*os.File, error) {
	return open(path, os.O_RDONLY, os.Stat, os.OpenFile)
}

// Read reads a file by a path that the user gave, of at most most bytes. The
// errors are those of Open and ErrTooLarge.
func Read(path string, most int64) ([]byte, error) { return read(path, most, Open) }

// OpenIn is Open for a file inside a folder; a link that leads out of the folder
// is ErrElsewhere.
func OpenIn(root *os.Root, name string) (*os.File, error) {
	f, err := open(name, os.O_RDONLY, root.Stat, root.OpenFile)
	return f, outward(err)
}

// MakeIn opens a file inside a folder for reading and writing, and creates it
// empty if it does not exist. The errors are those of OpenIn.
func MakeIn(root *os.Root, name string) (*os.File, error) {
	f, err := open(name, os.O_RDWR|os.O_CREATE, root.Stat, root.OpenFile)
	return f, outward(err)
}

// ReadIn is Read for a file inside a folder.
func ReadIn(root *os.Root, name string, most int64) ([]byte, error) {
	return read(name, most, func(name string) (*os.File, error) { return OpenIn(root, name) })
}

// open checks what a name is before opening it, since opening a device can have
// effects, and again afterwards, since the file may have been replaced in
// between.
func open(name string, flags int, stat func(string) (fs.FileInfo, error), open func(string, int, fs.FileMode) (*os.File, error)) (*os.File, error) {
	info, err := stat(name)
	switch {
	case err == nil:
		err = regular(name, info)
	case flags&os.O_CREATE != 0 && errors.Is(err, fs.ErrNotExist):
		err = nil
	}
	if err != nil {
		return nil, err
	}
	f, err := open(name, flags|nonblocking, 0o600)
	if err != nil {
		return nil, err
	}
	if info, err = f.Stat(); err == nil {
		err = regular(name, info)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func regular(name string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return &fs.PathError{Op: "open", Path: name, Err: ErrFolder}
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "open", Path: name, Err: ErrNotRegular}
	}
	return nil
}

func read(name string, most int64, open func(string) (*os.File, error)) ([]byte, error) {
	f, err := open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// outward replaces the error of os.Root about links that lead out of it with
// ErrElsewhere. The standard library exports no value for it.
func outward(err error) error {
	var failed *fs.PathError
	if errors.As(err, &failed) && strings.Contains(failed.Err.Error(), "escapes from parent") {
		return &fs.PathError{Op: failed.Op, Path: failed.Path, Err: ErrElsewhere}
	}
	return err
}

// Cause returns why something failed, without the operation and paths that Go
// puts in front.
func Cause(err error) error {
	var failed *fs.PathError
	var moved *os.LinkError
	switch {
	case errors.As(err, &failed):
		return failed.Err
	case errors.As(err, &moved):
		return moved.Err
	}
	return err
}

// Name returns a file name for messages: unchanged, or quoted with escapes where
// it has characters that are invisible or would control a terminal.
func Name(path string) string {
	unseen := func(r rune) bool { return !strconv.IsPrint(r) }
	if path != "" && utf8.ValidString(path) && !strings.ContainsFunc(path, unseen) {
		return path
	}
	return strconv.Quote(path)
}
