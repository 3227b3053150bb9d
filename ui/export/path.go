package export

import (
	"path/filepath"
	"slices"
	"strings"
)

// endings are the kinds of file, the proposed one first.
var endings = [...]string{".mp3", ".wav"}

// endingOf returns the index of the kind of file that a path names, -1 for none.
func endingOf(path string) int {
	return slices.Index(endings[:], strings.ToLower(filepath.Ext(path)))
}

// withEnding changes the kind of file that a path names.
func withEnding(path, ending string) string {
	if endingOf(path) >= 0 {
		path = strings.TrimSuffix(path, filepath.Ext(path))
	}
	return path + ending
}
