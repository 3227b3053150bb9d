package filelock_test

import (
	"os"
	"path/filepath"
	"testing"

	"uncoil/engine/filelock"
)

// TestTry locks one file twice: the second time it is held, until the first
// holder closes it.
func TestTry(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	open := func() *os.File {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	first, second := open(), open()
	defer second.Close()
	if held, err := filelock.Try(first); held || err != nil {
		t.Fatalf("the first time: %v, %v", held, err)
	}
	if held, err := filelock.Try(second); !held || err != nil {
		t.Errorf("while it is held: %v, %v", held, err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if held, err := filelock.Try(second); held || err != nil {
		t.Errorf("after it is closed: %v, %v", held, err)
	}
}
