// Package files converts between paths and what users type and read. It must not
// open files.
package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is the proposed file name for a title, without extension. It is valid on
// every file system.
func Name(of string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, of)
	return strings.Trim("Uncoil "+strings.Join(strings.Fields(clean), " "), " .")
}

// HasEnding reports whether a path has one of some extensions, such as ".mp3".
func HasEnding(path string, endings ...string) bool {
	return slices.Contains(endings, strings.ToLower(filepath.Ext(path)))
}

// Complete makes a complete path of what has been typed: a missing folder, name
// or extension is filled in, and ~ is the user's home. name is a file name with
// extension, endings are its alternatives.
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

// Short is a folder for display: its end, if it is long.
func Short(folder string) string {
	const most = 40
	letters := []rune(folder)
	if len(letters) <= most {
		return folder
	}
	return "…" + string(letters[len(letters)-most:])
}

// Sentence makes a sentence of an error message.
func Sentence(line string) string {
	first, size := utf8.DecodeRuneInString(line)
	line = string(unicode.ToUpper(first)) + line[size:]
	if !strings.HasSuffix(line, ".") {
		line += "."
	}
	return line
}
