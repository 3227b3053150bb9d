package filelock_test

import (
	"os"
	"path/filepath"
	"testing"

	"uncoil/engine/filelock"
)

func TestAbandoned(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x")
	open := func() *os.File {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	owner := open()
	if held, err := filelock.Try(owner); held || err != nil {
		t.Fatal(held, err)
	}
	if filelock.Abandoned(open()) {
		t.Error("its owner lives")
	}
	owner.Close()
	other := open()
	if !filelock.Abandoned(other) {
		t.Error("its owner is dead")
	}
	if filelock.Abandoned(open()) {
		t.Error("whoever has found that out has the lock now")
	}
}
