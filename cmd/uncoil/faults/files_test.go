//go:build faults && linux && amd64

package faults

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// shortRoutine is as short as can be, so that its export is small.
const shortRoutine = `name: Short
blocks:
  - kind: main
    items:
      - {exercise: cat-cow, amount: 5, sets: 1, exact: true}
`

// written are the commands that write files for the user, the file last. The
// files are complete in the order given.
var written = map[string]struct{ args, files []string }{
	"export":  {[]string{"--guidance", "tones", "--level", "beginner", "export", "short", "-o", "x.mp3"}, []string{"x.cue", "x.mp3"}},
	"print":   {[]string{"print", "short", "-o", "x.pdf"}, []string{"x.pdf"}},
	"picture": {[]string{"print", "short", "-o", "x.png"}, []string{"x.png"}},
	"pack":    {[]string{"pack", "short", "-o", "x.uncoil"}, []string{"x.uncoil"}},
	"script":  {[]string{"script", "short", "-o", "x.txt"}, []string{"x.txt"}},
}

// TestFilesAreWholeOrNot ends each command that writes a file at every call, where
// the file system has files without names and where it has none: the file that
// was there, or the new one, is there whole, and nothing else after the next
// file that is written into the folder.
func TestFilesAreWholeOrNot(t *testing.T) {
	data := dataFolder(t)
	for name, c := range written {
		for kind, f := range map[string]fault{"killed": {kill: true}, "full disk": {errno: syscall.ENOSPC}, "dead disk": {errno: syscall.EIO}} {
			for _, hidden := range []bool{false, true} {
				for _, before := range []bool{false, true} {
					w := &writing{args: append([]string{"--data", data}, c.args...), files: c.files, hidden: hidden, before: before}
					t.Run(fmt.Sprintf("%s/%s/hidden %v/before %v", name, kind, hidden, before), func(t *testing.T) { w.each(t, f) })
				}
			}
		}
	}
}

// writing is one way to write files.
type writing struct {
	args, files []string
	// hidden has the file system refuse files without names; before has older
	// files lie there.
	hidden, before bool
	// whole is what an unharmed run writes.
	whole map[string][]byte
}

const oldContent = "what was there before"

// run writes the files into a new folder, with a fault at the n-th call.
func (w *writing) run(t *testing.T, n int, f fault) (dir string, r result) {
	t.Helper()
	dir = t.TempDir()
	if w.before {
		for _, name := range w.files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(oldContent), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	args := append([]string{}, w.args...)
	args[len(args)-1] = filepath.Join(dir, args[len(args)-1])
	return dir, run(t, []string{dir}, func(i int, c call) fault {
		switch {
		case i == n:
			return f
		case w.hidden && c.name == "openat" && !strings.HasSuffix(c.path, ".part"):
			return fault{errno: syscall.EOPNOTSUPP}
		}
		return fault{}
	}, args...)
}

// each gives every call a fault but the writes in the middle of a file.
func (w *writing) each(t *testing.T, f fault) {
	dir, whole := w.run(t, 0, f)
	if whole.code != 0 {
		t.Fatalf("unharmed it ends with %d: %s", whole.code, whole.stderr)
	}
	w.whole = map[string][]byte{}
	for _, name := range w.files {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		w.whole[name] = data
	}
	isWrite := func(n int) bool { return n >= 0 && n < len(whole.calls) && whole.calls[n].name == "write" }
	for n := 1; n <= len(whole.calls); n++ {
		if isWrite(n-2) && isWrite(n-1) && isWrite(n) {
			continue
		}
		dir, r := w.run(t, n, f)
		if len(r.calls) < n {
			continue // one call less than before
		}
		at := r.calls[n-1]
		where := fmt.Sprintf("call %d, %v", n, at)
		w.look(t, where, dir, f, r)
		if left := hiddenIn(t, dir); len(left) > 0 && !f.kill && at.name != "unlinkat" {
			t.Errorf("%s: left at once: %q", where, left)
		}
		// The next file that is written there.
		if _, stderr, code := command(t, "figure", "cat-cow", "--size", "16x16", "-o", filepath.Join(dir, "next.png")); code != 0 {
			t.Errorf("%s: the next file: %s", where, stderr)
		}
		if left := hiddenIn(t, dir); len(left) > 0 {
			t.Errorf("%s: left for good: %q", where, left)
		}
	}
}

// look checks what a run has left in its folder.
func (w *writing) look(t *testing.T, where, dir string, f fault, r result) {
	t.Helper()
	fresh := 0
	for _, name := range w.files {
		data, err := os.ReadFile(filepath.Join(dir, name))
		switch whole := w.whole[name]; {
		case err != nil && (w.before || r.code == 0):
			t.Errorf("%s: %v", where, err)
		case err != nil || string(data) == oldContent:
		case len(data) == len(whole) && bytes.Equal(data[len(data)-8:], whole[len(whole)-8:]):
			fresh++ // it may hold the time of day
		default:
			t.Errorf("%s: %s is neither old nor new, %d bytes", where, name, len(data))
		}
	}
	if f.kill {
		return
	}
	oneLine := strings.Count(r.stderr, "\n") == 1
	switch {
	case r.code == 0 && fresh == len(w.files): // a call that does not matter
	case r.code == 1 && oneLine && fresh == 0:
	case r.code == 1 && oneLine && strings.Contains(r.stderr, "may not be on the disk yet"):
	default:
		t.Errorf("%s: %d of %d files are new, exit code %d: %q", where, fresh, len(w.files), r.code, r.stderr)
	}
}

// hiddenIn returns the hidden files in a folder.
func hiddenIn(t *testing.T, dir string) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// dataFolder returns a data folder with a short routine.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "routines", "short.yaml")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(shortRoutine), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}
