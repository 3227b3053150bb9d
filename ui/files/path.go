// Package files makes paths of what a user types, and texts of paths. It opens
// no files.
package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is the name that is proposed for the file of something, without ending:
// one that every file system takes.
func Name(of string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, of)
	return strings.Trim("Uncoil "+strings.Join(strings.Fields(clean), " "), " .")
}

// HasEnding reports whether a path ends in one of some endings, such as ".mp3".
func HasEnding(path string, endings ...string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(path)))
}

// Complete makes a whole path of what has been typed: a missing folder, name or
// ending is filled in, and ~ stands for the user's home. name is a file's name
// with its ending, endings are those that may stand in its place.
func Complete(typed, folder, home, name string, endings ...string) string {
	path := strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(path, "~"); ok && home != "" && (rest == "" || os.IsPathSeparator(rest[0])) {
		path = home + rest
		if rest == "" {
			path += string(filepath.Separator)
		}
	}
	if path == "" || os.IsPathSeparator(path[len(path)-1]) {
		path += name
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	if !HasEnding(path, append(endings, filepath.Ext(name))...) {
		path += filepath.Ext(name)
	}
	return filepath.Clean(path)
}

// Short is a folder for reading: its end, where it is long.
func Short(folder string) string {
	const most = 40
	letters := []rune(folder)
	if len(letters) <= most {
		return folder
	}
	return "…" + string(letters[len(letters)-most:])
}

// Sentence makes a sentence of an error's line.
func Sentence(line string) string {
	first, size := utf8.DecodeRuneInString(line)
	line = string(unicode.ToUpper(first)) + line[size:]
	if !strings.HasSuffix(line, ".") {
		line += "."
	}
	return line
}
