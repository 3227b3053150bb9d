//go:build unix

package library

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"uncoil/engine"
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

// TestPipesHangNothing: what is no plain file is not waited for.
func TestPipesHangNothing(t *testing.T) {
	own, dir := newTestFiles(t)
	pipes(t, dir)
	if got := own.Drafts(); len(got) != 0 {
		t.Errorf("drafts: %q", got)
	}
	if r, err := own.OpenPicture("p.png"); err == nil {
		r.Close()
		t.Error("a picture that is a pipe is opened")
	}
	if _, err := own.KeepPicture(filepath.Join(dir, "pictures", "p.png")); engine.CodeOf(err) != engine.CodeInvalid {
		t.Errorf("a picture that is a pipe is kept: %v", err)
	}
	if _, err := own.SaveRoutine(morning("cobra")); err != nil {
		t.Error(err)
	}
	over := morning("cobra")
	over.ID = "p"
	if _, err := own.SaveRoutine(over); engine.CodeOf(err) != engine.CodeConflict {
		t.Errorf("a routine is written over a pipe: %v", err)
	}
}
