//go:build unix

package userfile_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"uncoil/engine/userfile"
)

// TestPipesAreRefusedAtOnce would hang for ever if opening one waited.
func TestPipesAreRefusedAtOnce(t *testing.T) {
	dir := folder(t, nil)
	pipe := filepath.Join(dir, "pipe")
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("pipe", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pipe", "link"} {
		if _, err := userfile.Open(filepath.Join(dir, name)); !errors.Is(err, userfile.ErrNotRegular) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := userfile.Dir(dir).Open(name); !errors.Is(err, userfile.ErrNotRegular) {
			t.Errorf("%s in a folder: %v", name, err)
		}
		if _, err := userfile.Dir(dir).ReadDir(name); !errors.Is(err, unix.ENOTDIR) {
			t.Errorf("%s as a folder: %v", name, err)
		}
		if _, err := userfile.Dir(filepath.Join(dir, name)).Open("a"); !errors.Is(err, unix.ENOTDIR) {
			t.Errorf("%s as the folder itself: %v", name, err)
		}
	}
	if _, err := userfile.Open(os.DevNull); !errors.Is(err, userfile.ErrNotRegular) {
		t.Errorf("a device: %v", err)
	}
}
