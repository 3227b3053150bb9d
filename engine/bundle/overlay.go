package bundle

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"
)

// overlay is a file tree with files in memory on top that are not written yet. A
// nil base is an empty tree.
type overlay struct {
	base  fs.FS
	files map[string][]byte
	// seen records the base's texts as they were when they were first read.
	seen *sightings
}

// sightings records the checksums of files, by path. It may be used from several
// goroutines, as the catalogue reads files in parallel.
type sightings struct {
	mu   sync.Mutex
	sums map[string]string
}

// of returns the checksum of a file, "" for one that did not exist.
func (s *sightings) of(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.sums[name]
}

func (s *sightings) add(name, sum string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sums[name] = sum
}

// first is add for a file that was not seen before.
func (s *sightings) first(name, sum string) {
	if s.of(name) == "" {
		s.add(name, sum)
	}
}

// newOverlay returns a tree with nothing on top.
func newOverlay(base fs.FS) *overlay {
	return &overlay{base: base, seen: &sightings{sums: map[string]string{}}}
}

// with returns the tree with more files on top.
func (o *overlay) with(files map[string][]byte) *overlay {
	all := maps.Clone(o.files)
	if all == nil {
		all = map[string][]byte{}
	}
	maps.Copy(all, files)
	return &overlay{o.base, all, o.seen}
}

// Open opens a file.
func (o *overlay) Open(name string) (fs.File, error) {
	if data, ok := o.files[name]; ok {
		return inMemory(name, data), nil
	}
	if o.base == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	f, err := o.base.Open(name)
	if err != nil || strings.HasPrefix(name, pictureDir+"/") {
		return f, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxText+1))
	if err != nil {
		return nil, err
	}
	o.seen.first(name, sumOf(data))
	return inMemory(name, data), nil
}

func inMemory(name string, data []byte) *memoryFile {
	return &memoryFile{info: memoryInfo{path.Base(name), int64(len(data))}, Reader: *bytes.NewReader(data)}
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

// taken reports whether a file of that name exists, ignoring case.
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
