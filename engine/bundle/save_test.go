package bundle

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// errDied stands for a program that ends in the middle.
var errDied = errors.New("died")

// books is the built-in catalogue, loaded once.
var books = sync.OnceValues(func() (*catalog.Catalog, error) { return catalog.Load(assets.Files()) })

// tree returns every file below a folder.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// pending returns a shelf on which two exercises take the place of two others
// and one is new.
func pending(t *testing.T) (*Shelf, string) {
	t.Helper()
	dir, from := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		filepath.Join(dir, "exercises", "a.yaml"):  "name: A\nsteps: [One.]\ndose: {kind: hold, amount: 10}\n",
		filepath.Join(dir, "exercises", "b.yaml"):  "name: B\nsteps: [One.]\ndose: {kind: hold, amount: 10}\n",
		filepath.Join(from, "exercises", "a.yaml"): "name: A\nsteps: [Two.]\ndose: {kind: hold, amount: 20}\n",
		filepath.Join(from, "exercises", "b.yaml"): "name: B\nsteps: [Two.]\ndose: {kind: hold, amount: 20}\n",
		filepath.Join(from, "exercises", "c.yaml"): "name: C\nsteps: [Two.]\ndose: {kind: hold, amount: 20}\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	builtin, err := books()
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(builtin, from).Pack("", "", "a", "b", "c")
	if err != nil {
		t.Fatal(err)
	}
	var data bytes.Buffer
	if err := Write(&data, b); err != nil {
		t.Fatal(err)
	}
	given, err := Read(bytes.NewReader(data.Bytes()), int64(data.Len()))
	if err != nil {
		t.Fatal(err)
	}
	s := Open(builtin, dir)
	p := s.Plan(given)
	for i := range p.Clashes {
		p.Clashes[i].Choice = TakeTheirs
	}
	if err := s.Accept(p); err != nil {
		t.Fatal(err)
	}
	return s, dir
}

// TestAFailureChangesNothing lets every single move fail, one after the other.
func TestAFailureChangesNothing(t *testing.T) {
	for failing := 1; ; failing++ {
		s, dir := pending(t)
		before := tree(t, dir)
		moves := 0
		s.rename = func(from, to string) error {
			if moves++; moves == failing {
				return &os.LinkError{Op: "rename", Old: from, New: to, Err: errors.New("no space left on device")}
			}
			return os.Rename(from, to)
		}
		err := s.Save()
		if err == nil {
			if failing != 6 { // two moves for each that is replaced, one for the new one
				t.Errorf("there were %d moves", failing-1)
			}
			return
		}
		if want := "nothing was imported: " + dir + " cannot be written: no space left on device"; err.Error() != want || engine.CodeOf(err) != engine.CodeUnavailable {
			t.Errorf("got %v, want %s", err, want)
		}
		if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
			t.Errorf("move %d failed, and the folder has changed:\n%s", failing, diff)
		}
		s.rename = os.Rename
		if err := s.Save(); err != nil {
			t.Errorf("trying again after move %d: %v", failing, err)
		}
	}
}

// TestADeathIsRecoveredFrom ends the program at every move, and opens the
// folder anew.
func TestADeathIsRecoveredFrom(t *testing.T) {
	for dying := 1; dying <= 5; dying++ {
		s, dir := pending(t)
		before := tree(t, dir)
		func() {
			defer func() {
				if r := recover(); r != errDied {
					t.Fatalf("move %d: %v", dying, r)
				}
			}()
			moves := 0
			s.rename = func(from, to string) error {
				if moves++; moves == dying {
					panic(errDied)
				}
				return os.Rename(from, to)
			}
			_ = s.Save()
		}()
		if err := Recover(dir, time.Now().Add(time.Hour)); err != nil {
			t.Errorf("move %d: %v", dying, err)
		}
		if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
			t.Errorf("died at move %d, and the folder has changed:\n%s", dying, diff)
		}
	}
}

func TestOthersFilesAreNotOverwritten(t *testing.T) {
	s, dir := pending(t)
	other := filepath.Join(dir, "exercises", "c.yaml")
	if err := os.WriteFile(other, []byte("somebody's"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	s.tree.base = blind{s.tree.base}
	if err := s.Save(); engine.CodeOf(err) != engine.CodeConflict {
		t.Errorf("got %v", err)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("the folder has changed:\n%s", diff)
	}
}

// blind is a tree that does not show what has just been written.
type blind struct{ fs.FS }

func (b blind) Open(name string) (fs.File, error) {
	if name == "exercises/c.yaml" {
		return nil, fs.ErrNotExist
	}
	return b.FS.Open(name)
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	s, _ := pending(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.dir = file
	if err := s.Save(); err == nil || err.Error() != "nothing was imported: "+file+" cannot be written: not a directory" {
		t.Errorf("got %v", err)
	}
	s.dir = ""
	if err := s.Save(); engine.CodeOf(err) != engine.CodeUnavailable {
		t.Errorf("got %v", err)
	}
}
