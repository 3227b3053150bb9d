//go:build faults && linux && amd64

package faults

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPackIsWholeOrNot ends a pack at every call: the file that was there, or
// the new one, is there whole.
func TestPackIsWholeOrNot(t *testing.T) {
	for name, f := range map[string]fault{"killed": {kill: true}, "full disk": {errno: syscall.ENOSPC}} {
		t.Run(name, func(t *testing.T) { packWith(t, f) })
	}
}

func packWith(t *testing.T, f fault) {
	const old = "what was there before"
	begin := func(t *testing.T) (folders, args []string) {
		dir := t.TempDir()
		file := filepath.Join(dir, "mine.uncoil")
		if err := os.WriteFile(file, []byte(old), 0o600); err != nil {
			t.Fatal(err)
		}
		return []string{dir}, []string{"--data", t.TempDir(), "pack", "beginner", "-o", file}
	}
	each(t, f, begin, func(t *testing.T, folders []string, r result) {
		if f.kill && r.code != -1 {
			t.Fatalf("the program was not killed: %d", r.code)
		}
		file := filepath.Join(folders[0], "mine.uncoil")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(data) == old {
			return
		}
		if _, stderr, code := command(t, "--data", t.TempDir(), "check", file); code != 0 {
			t.Errorf("what is there is neither old nor new: %s", stderr)
		}
	})
}
