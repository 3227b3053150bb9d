package bundle

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// overlay is a file tree with other files over it that are not written yet. A
// base that is nil is an empty tree.
type overlay struct {
	base  fs.FS
	files map[string][]byte
}

// with returns the tree with more files over it.
func (o *overlay) with(files map[string][]byte) *overlay {
	all := maps.Clone(o.files)
	if all == nil {
		all = map[string][]byte{}
	}
	maps.Copy(all, files)
	return &overlay{o.base, all}
}

// Open opens a file.
func (o *overlay) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return &memoryFile{info: memoryInfo{path.Base(name), int64(len(data))}, Reader: *bytes.NewReader(data)}, nil
	}
	if o.base == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.base.Open(name)
}

// ReadDir lists a folder in the order of names.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var entries []fs.DirEntry
	err := error(&fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist})
	if o.base != nil {
		entries, err = fs.ReadDir(o.base, name)
	}
	for file, data := range o.files {
		if path.Dir(file) != name {
			continue
		}
		err = nil
		base := path.Base(file)
		entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return e.Name() == base })
		entries = append(entries, fs.FileInfoToDirEntry(memoryInfo{base, int64(len(data))}))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// taken reports whether there is a file of a name, in whatever case.
func (o *overlay) taken(name string) bool {
	entries, _ := o.ReadDir(path.Dir(name))
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.EqualFold(e.Name(), path.Base(name)) })
}

// memoryFile is a file of an overlay.
type memoryFile struct {
	bytes.Reader
	info memoryInfo
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string     { return i.name }
func (i memoryInfo) Size() int64      { return i.size }
func (memoryInfo) Mode() fs.FileMode  { return 0o444 }
func (memoryInfo) ModTime() time.Time { return time.Time{} }
func (memoryInfo) IsDir() bool        { return false }
func (memoryInfo) Sys() any           { return nil }
