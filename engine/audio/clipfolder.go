package audio

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"uncoil/engine/atomicfile"
)

const (
	// cacheBytes limits the synthesized speech on disk, in bytes: about 25
	// minutes, more than fifty of the user's exercises need.
	cacheBytes = 64 << 20
	keptEnding = ".wav"
)

// clipFolder is a cache of files by key, up to a number of bytes in total; the
// oldest are removed first. Errors count as a missing file. A nil clipFolder
// keeps nothing.
type clipFolder struct {
	dir   string
	limit int64
}

// path returns the file name of a key.
func (f *clipFolder) path(key string) string {
	sum := sha256.Sum256([]byte(key))
	return filepath.Join(f.dir, hex.EncodeToString(sum[:16])+keptEnding)
}

// get returns the data of a key, nil if there is none.
func (f *clipFolder) get(key string) []byte {
	if f == nil {
		return nil
	}
	data, err := os.ReadFile(f.path(key))
	if err != nil {
		return nil
	}
	return data
}

// put stores data under a key.
func (f *clipFolder) put(key string, data []byte) {
	if f == nil || int64(len(data)) > f.limit || os.MkdirAll(f.dir, 0o700) != nil {
		return
	}
	if atomicfile.WriteFile(f.path(key), data, atomicfile.Private) == nil {
		f.trim()
	}
}

// trim removes the oldest files until the rest is within the limit.
func (f *clipFolder) trim() {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return
	}
	var files []fs.FileInfo
	var held int64
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || !strings.HasSuffix(e.Name(), keptEnding) {
			continue
		}
		files = append(files, info)
		held += info.Size()
	}
	slices.SortStableFunc(files, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, file := range files {
		if held <= f.limit {
			return
		}
		if os.Remove(filepath.Join(f.dir, file.Name())) == nil {
			held -= file.Size()
		}
	}
}
