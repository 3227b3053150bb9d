package export

import (
	"path/filepath"
	"slices"
	"strings"
)

// endings are the formats' extensions, the default first.
var endings = [...]string{".mp3", ".wav"}

// endingOf returns the index of a path's format, -1 for none.
func endingOf(path string) int {
	return slices.Index(endings[:], strings.ToLower(filepath.Ext(path)))
}

// withEnding changes the extension of a path.
func withEnding(path, ending string) string {
	if endingOf(path) >= 0 {
		path = strings.TrimSuffix(path, filepath.Ext(path))
	}
	return path + ending
}
