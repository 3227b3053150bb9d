package export

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// endings are the kinds of file, the proposed one first.
var endings = [...]string{".mp3", ".wav"}

// fileName is the name that is proposed for a routine's file, without ending:
// one that every file system takes.
func fileName(routine string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, routine)
	return strings.Trim("Uncoil "+strings.Join(strings.Fields(clean), " "), " .")
}

// endingOf returns the index of the kind of file that a path names, -1 for none.
func endingOf(path string) int {
	return slices.Index(endings[:], strings.ToLower(filepath.Ext(path)))
}

// complete makes a whole path of what has been typed: a missing folder, name or
// ending is filled in, and ~ stands for the user's home. name is a file's name
// with its ending.
func complete(typed, folder, home, name string) string {
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
	if endingOf(path) < 0 {
		path += filepath.Ext(name)
	}
	return filepath.Clean(path)
}

// withEnding changes the kind of file that a path names.
func withEnding(path, ending string) string {
	if endingOf(path) >= 0 {
		path = strings.TrimSuffix(path, filepath.Ext(path))
	}
	return path + ending
}

// short is a folder for reading: its end, where it is long.
func short(folder string) string {
	const most = 40
	letters := []rune(folder)
	if len(letters) <= most {
		return folder
	}
	return "…" + string(letters[len(letters)-most:])
}

// sentence makes a sentence of an error's line.
func sentence(line string) string {
	first, size := utf8.DecodeRuneInString(line)
	line = string(unicode.ToUpper(first)) + line[size:]
	if !strings.HasSuffix(line, ".") {
		line += "."
	}
	return line
}
