package bundle

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// books is the built-in catalogue, loaded once.
var books = sync.OnceValues(func() (*catalog.Catalog, error) { return catalog.Load(assets.Files()) })

// tree returns every file below a folder, by its path with slashes.
func tree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// put writes files into a folder.
func put(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// mine is what the user has before an import.
func mine() map[string]string {
	return map[string]string{
		"exercises/a.yaml": "name: A\nsteps: [One.]\ndose: {kind: hold, amount: 10}\n",
		"exercises/b.yaml": "name: B\nsteps: [One.]\ndose: {kind: hold, amount: 10}\n",
	}
}

// theirs is a bundle of which two exercises differ from the user's; a picture, an
// exercise and a routine are new.
var theirs = sync.OnceValues(func() (*Bundle, error) {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 20, 20))); err != nil {
		return nil, err
	}
	for name, text := range map[string]string{
		"exercises/a.yaml": "name: A\nsteps: [Two.]\ndose: {kind: hold, amount: 20}\n",
		"exercises/b.yaml": "name: B\nsteps: [Two.]\ndose: {kind: hold, amount: 20}\n",
		"exercises/c.yaml": "name: C\nsteps: [Two.]\npictures: [p.png]\ndose: {kind: hold, amount: 20}\n",
		"routines/r.yaml":  "name: R\nblocks: [{kind: main, items: [{exercise: a}, {exercise: b}, {exercise: c}]}]\n",
		"pictures/p.png":   picture.String(),
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			return nil, err
		}
	}
	builtin, err := books()
	if err != nil {
		return nil, err
	}
	b, err := Open(builtin, dir).Pack("", "", "r")
	if err != nil {
		return nil, err
	}
	var data bytes.Buffer
	if err := Write(&data, b); err != nil {
		return nil, err
	}
	return Read(bytes.NewReader(data.Bytes()), int64(data.Len()))
})

// pending returns a collection of a data folder to which the bundle has been added.
func pending(t testing.TB, dir string, choice Choice) *Collection {
	t.Helper()
	builtin, err := books()
	if err != nil {
		t.Fatal(err)
	}
	given, err := theirs()
	if err != nil {
		t.Fatal(err)
	}
	s := Open(builtin, dir)
	p := s.Plan(given)
	for i := range p.Clashes {
		p.Clashes[i].Choice = choice
	}
	if err := s.Accept(p); err != nil {
		t.Fatal(err)
	}
	s.work.patience = 0
	return s
}

// begun returns a data folder and a collection of it that is ready to be saved.
func begun(t testing.TB, choice Choice) (*Collection, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	put(t, dir, mine())
	put(t, filepath.Dir(dir), map[string]string{"precious.txt": "precious"})
	return pending(t, dir, choice), dir
}

// imported returns the user's files after an import that nothing disturbs.
func imported(t testing.TB, choice Choice) map[string]string {
	t.Helper()
	s, dir := begun(t, choice)
	if err := s.Save(); err != nil || len(s.Notices()) > 0 {
		t.Fatal(err, s.Notices())
	}
	return placed(t, dir)
}

// placed returns the files that the catalogue is made of.
func placed(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := tree(t, dir)
	maps.DeleteFunc(files, func(name, _ string) bool {
		return !slices.Contains(dirs(), strings.Split(name, "/")[0])
	})
	return files
}

func TestWhatIsReplacedIsKept(t *testing.T) {
	s, dir := begun(t, TakeTheirs)
	s.work.now = func() time.Time { return time.Date(2026, 11, 28, 7, 30, 0, 0, time.UTC) }
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	files := tree(t, dir)
	for name, text := range mine() {
		if got := files["replaced/2026-11-28T07-30-00/"+name]; got != text {
			t.Errorf("%s is kept as %q", name, got)
		}
	}
	// The same second, another import: nothing is written over.
	put(t, dir, mine())
	s = pending(t, dir, TakeTheirs)
	s.work.now = func() time.Time { return time.Date(2026, 11, 28, 7, 30, 0, 0, time.UTC) }
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if files := tree(t, dir); files["replaced/2026-11-28T07-30-00-2/exercises/a.yaml"] != mine()["exercises/a.yaml"] {
		t.Errorf("kept are %v", slices.Sorted(maps.Keys(files)))
	}
}

// TestAFailureChangesNothing lets every single change to the disk fail: once,
// and from there on.
func TestAFailureChangesNothing(t *testing.T) {
	for _, lasting := range []bool{false, true} {
		t.Run(fmt.Sprintf("lasting %v", lasting), func(t *testing.T) {
			t.Parallel()
			everyChangeFails(t, lasting)
		})
	}
}

func everyChangeFails(t *testing.T, lasting bool) {
	want := imported(t, TakeTheirs)
	for failing, over := 1, false; !over; failing++ {
		s, dir := begun(t, TakeTheirs)
		n := 0
		s.work.before = func(op string, names ...string) error {
			if n++; n == failing || lasting && n > failing {
				return &fs.PathError{Op: op, Path: names[0], Err: syscall.ENOSPC}
			}
			return nil
		}
		err := s.Save()
		over = n < failing
		got := placed(t, dir)
		name := fmt.Sprintf("change %d fails, lasting %v", failing, lasting)
		switch {
		case err == nil:
			sameFiles(t, name, want, got)
		case engine.CodeOf(err) != engine.CodeUnavailable || strings.Contains(err.Error(), "\n"):
			t.Errorf("%s: %v", name, err)
		case err.Error() == "nothing was imported: "+dir+" cannot be written: no space left on device":
			sameFiles(t, name, mine(), got)
		case err.Error() == dir+": an import that was cut short cannot be finished yet: no space left on device; the next start tries again":
			if notes := Recover(dir, time.Now()); len(notes) != 1 {
				t.Errorf("%s: %q", name, notes)
			}
			sameFiles(t, name, want, placed(t, dir))
		default:
			t.Errorf("%s: %v", name, err)
		}
		Recover(dir, time.Now())
		s.work.before = nil
		if err := s.Save(); err != nil {
			t.Errorf("%s, trying again: %v", name, err)
		}
		sameFiles(t, name+", again", want, placed(t, dir))
	}
}

func sameFiles(t *testing.T, name string, want, got map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s:\n%s", name, diff)
	}
}

func TestOthersFilesAreNotOverwritten(t *testing.T) {
	for name, change := range map[string]func(dir string) error{
		"one that was not there": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "exercises", "c.yaml"), []byte("somebody's"), 0o600)
		},
		"one that was another": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "exercises", "a.yaml"), []byte("edited"), 0o600)
		},
		"one that is deleted": func(dir string) error { return os.Remove(filepath.Join(dir, "exercises", "a.yaml")) },
		"a folder":            func(dir string) error { return os.Mkdir(filepath.Join(dir, "exercises", "c.yaml"), 0o700) },
	} {
		s, dir := begun(t, TakeTheirs)
		if err := change(dir); err != nil {
			t.Fatal(err)
		}
		before := placed(t, dir)
		if err := s.Save(); engine.CodeOf(err) != engine.CodeConflict || !strings.HasPrefix(err.Error(), "nothing was imported: ") {
			t.Errorf("%s: %v", name, err)
		}
		sameFiles(t, name, before, placed(t, dir))
	}
}

// TestOnlyOneImports begins an import while another runs.
func TestOnlyOneImports(t *testing.T) {
	s, dir := begun(t, TakeTheirs)
	put(t, dir, map[string]string{".import-X/new/exercises/c.yaml": "half"})
	other, err := usual().open(dir)
	if err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	want := "nothing was imported: another Uncoil is importing into " + dir + ": wait for it, and try again"
	if err := s.Save(); engine.CodeOf(err) != engine.CodeConflict || err.Error() != want {
		t.Errorf("got %v", err)
	}
	if notes := s.work.recover(dir); len(notes) != 1 || !strings.Contains(notes[0], "another Uncoil is importing") {
		t.Errorf("whoever looks is told %q", notes)
	}
	sameFiles(t, "while another imports", before, tree(t, dir))
	other.close()
	if err := s.Save(); err != nil {
		t.Error(err)
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	s, _ := begun(t, TakeTheirs)
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
