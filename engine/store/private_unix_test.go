//go:build unix

package store

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"uncoil/engine"
)

// wantPrivate fails the test if others have rights to anything in a folder, or
// if the owner lacks one, but for what is excepted.
func wantPrivate(t *testing.T, dir string, except ...string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		}
		for _, name := range except {
			if strings.HasSuffix(path, name) {
				return nil
			}
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has the mode %v, want %v", path, got, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := Exposed(dir); err != nil {
		t.Error(err)
	}
}

// Whatever the umask, what Uncoil makes is the user's alone, from the first byte
// to the last.
func TestWhatIsMadeIsPrivate(t *testing.T) {
	for _, mask := range []int{0, 0o022, 0o077, 0o277} {
		t.Run(fmt.Sprintf("umask %03o", mask), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "uncoil")
			defer syscall.Umask(syscall.Umask(mask))
			s := openSound(t, dir)
			playThrough(t, s, "beginner", "")
			begin(t, s, "running")
			wantPrivate(t, dir)
			backUp(t, s)
			s.Close()
			write(t, s.Path(), randomBytes(20_000))
			release, err := Lock(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer release()
			s = open(t, dir)
			wantNotice(t, s, engine.CodeDamaged, "brought back")
			begin(t, s, "again")
			stop, err := Listen(dir, func(Request) {})
			if err != nil {
				t.Fatal(err)
			}
			defer stop()
			wantPrivate(t, dir, socketName)
		})
	}
}

// What an older version left open is closed when the folder is opened again. The
// user's own files keep their modes, and no right is added.
func TestWhatOthersCouldReadIsClosed(t *testing.T) {
	dir := t.TempDir()
	s := openSound(t, dir)
	begin(t, s, "beginner")
	backUp(t, s)
	for _, suffix := range []string{"", "-wal"} { // as after a crash
		write(t, filepath.Join(dir, "kept"+suffix), read(t, s.Path()+suffix))
	}
	s.Close()
	for _, suffix := range []string{"", "-wal"} {
		if err := os.Rename(filepath.Join(dir, "kept"+suffix), s.Path()+suffix); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"drafts/routine.json", "exercises/mine.yaml", "pictures/mine.jpg", "crash.txt", "uncoil-damaged-2020-01-01T00-00-00.db"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), []byte("name: Mine"))
	}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		mode := fs.FileMode(0o644)
		if e.IsDir() {
			mode = 0o755
		}
		return os.Chmod(path, mode)
	})
	if err != nil {
		t.Fatal(err)
	}
	wantCode(t, Exposed(dir), engine.CodeUnavailable)
	openSound(t, dir)
	wantPrivate(t, dir, "mine.yaml", "mine.jpg")
	if info, err := os.Stat(filepath.Join(dir, "exercises/mine.yaml")); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("the user's file has the mode %v, %v", info.Mode(), err)
	}
}

// Links lead nowhere: what they name keeps its mode and its content.
func TestModesAreChangedThroughNoLink(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	precious := filepath.Join(outside, "uncoil-precious.txt")
	write(t, precious, []byte("diary"))
	for _, path := range []string{precious, outside} {
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"uncoil-link", "crash.txt", databaseName + ".tmp", portName + ".new"} {
		if err := os.Symlink(precious, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, filepath.Join(dir, draftsName)); err != nil {
		t.Fatal(err)
	}
	Protect(dir)
	if _, err := openOwn(filepath.Join(dir, databaseName+".tmp"), os.O_WRONLY|os.O_CREATE|os.O_TRUNC); err == nil {
		t.Error("a file was opened through a link")
	}
	for _, path := range []string{precious, outside} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o755 {
			t.Errorf("%s has the mode %v, %v", path, info.Mode(), err)
		}
	}
	if string(read(t, precious)) != "diary" {
		t.Error("the file was written through a link")
	}
}

// A folder that others need is left as it is, and said.
func TestASharedFolderIsNotClosed(t *testing.T) {
	for name, dir := range map[string]func(t *testing.T) string{
		"sticky": func(t *testing.T) string {
			dir := t.TempDir()
			if err := os.Chmod(dir, 0o777|fs.ModeSticky); err != nil {
				t.Fatal(err)
			}
			return dir
		},
		"home": func(t *testing.T) string {
			dir := t.TempDir()
			t.Setenv("HOME", dir)
			return dir
		},
		"above home": func(t *testing.T) string {
			dir := t.TempDir()
			t.Setenv("HOME", filepath.Join(dir, "users", "me"))
			return dir
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := dir(t)
			if name != "sticky" {
				if err := os.Chmod(dir, 0o755); err != nil {
					t.Fatal(err)
				}
			}
			before, err := os.Stat(dir)
			if err != nil {
				t.Fatal(err)
			}
			s := openSound(t, dir)
			begin(t, s, "beginner")
			if after, err := os.Stat(dir); err != nil || after.Mode() != before.Mode() {
				t.Errorf("the mode %v became %v, %v", before.Mode(), after.Mode(), err)
			}
			if info, err := os.Stat(s.Path()); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("the database has the mode %v, %v", info.Mode(), err)
			}
			err = Exposed(dir)
			wantCode(t, err, engine.CodeUnavailable)
			if !strings.Contains(err.Error(), "not Uncoil's alone") {
				t.Error(err)
			}
		})
	}
}

// A pipe in the place of a file of Uncoil's own is not waited for.
func TestAPipeIsNotWaitedFor(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{openingName, portName, lockName} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range ownFolders {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	Protect(filepath.Join(dir, lockName))
	Protect(dir)
	wantCode(t, Raise(dir, Request{}), engine.CodeNotFound)
	_, err := Lock(dir)
	wantCode(t, err, engine.CodeUnavailable)
	wantNotice(t, open(t, dir), engine.CodeUnavailable, "it is not a file")
}
