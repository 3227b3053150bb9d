package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"uncoil/engine"
)

// DefaultDir returns the folder in which the platform keeps a program's data:
// $XDG_DATA_HOME/uncoil or ~/.local/share/uncoil, ~/Library/Application
// Support/Uncoil on macOS, %AppData%\Uncoil on Windows. It does not make it. It
// returns an Error with CodeUnavailable where the user has no home folder.
func DefaultDir() (string, error) { return dataDir(runtime.GOOS, os.Getenv) }

// dataDir is DefaultDir for a given system and environment.
func dataDir(system string, env func(string) string) (string, error) {
	switch system {
	case "windows":
		if roaming := env("AppData"); roaming != "" {
			return filepath.Join(roaming, "Uncoil"), nil
		}
		return "", noHome("AppData")
	case "darwin":
		if home := env("HOME"); home != "" {
			return filepath.Join(home, "Library", "Application Support", "Uncoil"), nil
		}
		return "", noHome("HOME")
	default:
		// The XDG specification has relative paths ignored.
		if data := env("XDG_DATA_HOME"); filepath.IsAbs(data) {
			return filepath.Join(data, "uncoil"), nil
		}
		if home := env("HOME"); home != "" {
			return filepath.Join(home, ".local", "share", "uncoil"), nil
		}
		return "", noHome("HOME")
	}
}

// makeFolder makes the data folder, accessible to its owner only.
func makeFolder(dir string) error {
	_, missing := os.Stat(dir)
	err := os.MkdirAll(dir, 0o700)
	if err == nil && missing != nil {
		err = os.Chmod(dir, 0o700) // the umask may have taken rights of the owner's
	}
	if err != nil {
		return engine.Errorf(engine.CodeUnavailable, "the folder %s cannot be made (%w); check the path and its permissions", dir, plain(err))
	}
	return nil
}

// fullPath returns the absolute path of a folder.
func fullPath(dir string) (string, error) {
	full, err := filepath.Abs(dir)
	if err != nil || dir == "" {
		return "", engine.Errorf(engine.CodeUnavailable, "the folder %q has no full path; check it", dir)
	}
	return full, nil
}

// plain returns the system's own words, such as "permission denied", without the
// call and the path that Go puts before them.
func plain(err error) error {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errno
	}
	return err
}

// noFolder says why there is no data folder, and what to do.
func noFolder() error {
	if _, err := DefaultDir(); err != nil {
		return err
	}
	return engine.Errorf(engine.CodeUnavailable, "there is no folder for settings and history: name one with --data")
}

func noHome(variable string) error {
	return engine.Errorf(engine.CodeUnavailable, "the environment variable %s is empty, so there is no folder for settings and history: set it, or name a folder with --data", variable)
}
