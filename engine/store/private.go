package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"uncoil/engine"
)

// The data folder is private: folders are 0700 and files 0600, whatever the
// umask. Older versions and other programs made some with wider modes, so they
// are corrected at every start. Exercises, routines and pictures may be files
// that the user shares with others by other means: they keep their modes, and the
// mode of the folder protects them.

const draftsName = "drafts"

// ownFolders are the folders in the data folder that are closed.
var ownFolders = []string{backupsName, draftsName, "exercises", "routines", "pictures", "cache"}

// ownFile reports whether a file is one that Uncoil writes for itself, by the
// folder it lies in, "." for the data folder, and its name.
func ownFile(folder, name string) bool {
	switch folder {
	case ".":
		return strings.HasPrefix(name, "uncoil") || strings.HasPrefix(name, "crash")
	case backupsName, draftsName:
		return true
	default:
		return false
	}
}

// errNoFile says what is wrong with a pipe or a folder in a file's place.
var errNoFile = errors.New("it is not a file")

// othersRights are all rights of the group and of everybody else.
const othersRights fs.FileMode = 0o077

// Protect removes the permissions of other users from a data folder and from
// Uncoil's files in it, as far as the system allows. It creates nothing, follows
// no link out of the folder, and skips folders that other users need: the home
// folder, those above it, and shared ones such as /tmp.
func Protect(dir string) {
	visitExposed(dir, func(root *os.Root, name string, mode fs.FileMode) {
		_ = root.Chmod(name, mode&^othersRights) // Exposed tells where it cannot be
	})
}

// Exposed returns nil if only the user has rights to the data folder and to what
// Uncoil keeps in it, and otherwise an Error with CodeUnavailable that says what
// others can reach. It is nil on Windows, where modes say nothing.
func Exposed(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	var exposed []string
	visitExposed(dir, func(_ *os.Root, name string, _ fs.FileMode) { exposed = append(exposed, filepath.Join(dir, name)) })
	closed := false
	if info, err := os.Stat(dir); err == nil {
		closed = info.Mode()&othersRights == 0
	}
	switch {
	case closed || len(exposed) == 0 && !sharedFolder(dir):
		return nil
	case len(exposed) == 0:
		return engine.Errorf(engine.CodeUnavailable, "other users can look into %s, which is not Uncoil's alone: name another folder with --data", dir)
	default:
		return engine.Errorf(engine.CodeUnavailable, "other users may read %s, and Uncoil cannot change that: see who owns it and whether its disk keeps permissions", exposed[0])
	}
}

// visitExposed calls visit for the data folder and everything of Uncoil's in it
// to which others have rights, with the name within the folder.
func visitExposed(dir string, visit func(root *os.Root, name string, mode fs.FileMode)) {
	if runtime.GOOS == "windows" {
		return
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return // OpenRoot would wait for a pipe
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return
	}
	defer root.Close()
	look := func(name string, isOwn func(fs.FileInfo) bool) {
		info, err := root.Lstat(name)
		if err == nil && isOwn(info) && info.Mode()&othersRights != 0 {
			visit(root, name, info.Mode().Perm())
		}
	}
	if !sharedFolder(dir) {
		look(".", fs.FileInfo.IsDir)
	}
	for _, folder := range append([]string{"."}, ownFolders...) {
		if info, err := root.Lstat(folder); err != nil || !info.IsDir() {
			continue
		}
		if folder != "." {
			look(folder, fs.FileInfo.IsDir)
		}
		entries, err := fs.ReadDir(root.FS(), folder)
		if err != nil {
			continue
		}
		for _, e := range entries {
			if ownFile(folder, e.Name()) {
				look(filepath.Join(folder, e.Name()), func(info fs.FileInfo) bool { return info.Mode().IsRegular() })
			}
		}
	}
}

// sharedFolder reports whether others need a folder: everybody may lay files
// into it, or the home folder is it or lies below it.
func sharedFolder(dir string) bool {
	info, err := os.Stat(dir)
	if err != nil {
		return false
	}
	if info.Mode()&fs.ModeSticky != 0 {
		return true
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = "/"
	}
	for at := filepath.Clean(home); ; at = filepath.Dir(at) {
		if other, err := os.Stat(at); err == nil && os.SameFile(info, other) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}

// openOwn opens a file of Uncoil's own, through no link and without waiting for
// anything but a file; one that it makes is the user's alone.
func openOwn(path string, flag int) (*os.File, error) {
	f, err := os.OpenFile(path, flag|directly, 0o600)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: errNoFile}
	}
	if err == nil && flag&os.O_CREATE != 0 && info.Mode().Perm() != 0o600 {
		_ = f.Chmod(0o600) // Exposed tells where it cannot be
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// makeDatabase makes an empty file for a database, unless something is there:
// SQLite would make one that everybody may read. Its log takes on the mode.
func makeDatabase(path string) {
	if f, err := openOwn(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL); err == nil {
		f.Close()
	}
}
