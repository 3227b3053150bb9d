// Package files converts between paths and what users type and read. It must not
// open files.
package files

import (
	"os"
	"path/filepath"
	"regexp"
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
	path := atHome(typed, home)
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

// atHome is what has been typed, with ~ as the user's home.
func atHome(typed, home string) string {
	path := strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(path, "~"); ok && home != "" && (rest == "" || os.IsPathSeparator(rest[0])) {
		path = home + rest
		if rest == "" {
			path += string(filepath.Separator)
		}
	}
	return path
}

// Expand makes a whole path of what has been typed in a folder, where ~ is the user's
// home.
func Expand(typed, folder, home string) string {
	path := atHome(typed, home)
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
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

// Reason is an error for a line that is read at a glance: of a path with several folders
// it keeps the last part.
func Reason(err error) string {
	line := folders.ReplaceAllString(err.Error(), "$1…/")
	return foldersOfWindows.ReplaceAllString(line, `$1…\`)
}

// folders are several folders before the last part of a path; names may have spaces.
var (
	folders          = regexp.MustCompile(`(^|[\s"'“(])/(?:[^/\n"“”:;,()]+/){2,}`)
	foldersOfWindows = regexp.MustCompile(`(^|[\s"'“(])[A-Za-z]:\\(?:[^\\\n"“”:;,()]+\\){2,}`)
)

// Sentence makes a sentence of an error message.
func Sentence(line string) string {
	first, size := utf8.DecodeRuneInString(line)
	line = string(unicode.ToUpper(first)) + line[size:]
	if !strings.HasSuffix(line, ".") {
		line += "."
	}
	return line
}
