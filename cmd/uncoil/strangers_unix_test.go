//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// pipes puts a pipe into each folder of a data folder.
func pipes(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{"exercises/p.yaml", "routines/p.yaml", "figures/p.yaml", "pictures/p.png", "drafts/p.json"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := unix.Mkfifo(path, 0o600); err != nil {
			t.Skip(err)
		}
	}
}

// TestPipesHangNoCommand would wait for ever if one were opened as a file is.
func TestPipesHangNoCommand(t *testing.T) {
	dir := t.TempDir()
	pipes(t, dir)
	const why = "it is not a regular file: move it away"
	if o := uncoilIn(t, dir, "list"); o.code != exitFine || strings.Count(o.err, why) != 3 || strings.Count(o.err, "\n") != 3 {
		t.Errorf("list: %+v", o)
	}
	pipe := filepath.Join(dir, "exercises", "p.yaml")
	uncoil(t, "check", pipe).oneLine(t, exitFailed, pipe, why)
	uncoil(t, "import", pipe, "--yes").oneLine(t, exitFailed, pipe, "not a plain file")
	if o := uncoilIn(t, dir, "import", give(t), "--yes"); o.code != exitFine || !strings.Contains(o.out, "Imported.") {
		t.Errorf("import: %+v", o)
	}
	// The lock of imports is a file of the folder too.
	lock := filepath.Join(t.TempDir(), "data")
	if err := os.MkdirAll(lock, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(filepath.Join(lock, "import.lock"), 0o600); err != nil {
		t.Fatal(err)
	}
	uncoilIn(t, lock, "import", give(t), "--yes").oneLine(t, exitFailed, "nothing was imported", "not a regular file")
}
