package userfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"uncoil/engine/atomicfile"
)

// Dir is the path of a folder of a user's files. As an fs.FS it keeps nothing
// open, so it always shows what is at the path now. Names use slashes and stay
// inside the folder.
type Dir string

// mostEntries is the most entries of a folder that are listed.
const mostEntries = 100_000

// Root opens the folder itself. The caller closes it.
func (d Dir) Root() (*os.Root, error) {
	info, err := os.Stat(string(d))
	if err != nil {
		return nil, err
	}
	if !info.IsDir() { // os.OpenRoot would wait for a pipe
		return nil, &fs.PathError{Op: "open", Path: string(d), Err: syscall.ENOTDIR}
	}
	return os.OpenRoot(string(d))
}

// Open implements fs.FS for regular files; the errors are those of OpenIn.
func (d Dir) Open(name string) (fs.File, error) {
	root, err := d.Root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := OpenIn(root, name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// ReadDir implements fs.ReadDirFS.
func (d Dir) ReadDir(name string) ([]fs.DirEntry, error) {
	root, err := d.Root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return ReadDirIn(root, name)
}

// ReadDirIn lists a folder inside a root in the order of names.
func ReadDirIn(root *os.Root, name string) ([]fs.DirEntry, error) {
	f, err := root.OpenFile(name, os.O_RDONLY|nonblocking, 0)
	if err != nil {
		return nil, outward(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: syscall.ENOTDIR}
	}
	entries, err := f.ReadDir(mostEntries + 1)
	if len(entries) > mostEntries {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("there are too many files: move some away")}
	}
	if len(entries) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// Read reads a file of at most most bytes; the errors are those of ReadIn.
func (d Dir) Read(name string, most int64) ([]byte, error) {
	root, err := d.Root()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return ReadIn(root, name, most)
}

// Has reports whether anything of that name exists: a file of any kind, or a
// link.
func (d Dir) Has(name string) bool {
	root, err := d.Root()
	if err != nil {
		return false
	}
	defer root.Close()
	_, err = root.Lstat(name)
	return err == nil
}

// Write writes a file whole or not at all, as package atomicfile does, and makes
// the folders above it. A link of that name is replaced, not followed. Files and
// folders that it makes can be read by the user alone.
func (d Dir) Write(name string, data []byte) error {
	if err := os.MkdirAll(string(d), 0o700); err != nil {
		return err
	}
	root, err := d.Root()
	if err != nil {
		return err
	}
	defer root.Close()
	if err := root.MkdirAll(path.Dir(name), 0o700); err != nil { // refuses links that lead out of the folder
		return outward(err)
	}
	f, err := atomicfile.Create(filepath.Join(string(d), filepath.FromSlash(name)), atomicfile.Private)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(data); err != nil {
		return err
	}
	return atomicfile.Commit(f)
}

// WriteIn writes a new file and returns when it is on the disk. An existing file
// is an error.
func WriteIn(root *os.Root, name string, data []byte) error {
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return outward(err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

// Remove removes a file.
func (d Dir) Remove(name string) error {
	root, err := d.Root()
	if err != nil {
		return err
	}
	defer root.Close()
	return outward(root.Remove(name))
}
