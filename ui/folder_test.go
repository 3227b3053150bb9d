package ui

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/draft"
	"uncoil/ui/picture"
	"uncoil/ui/routineeditor"
	"uncoil/ui/sample"
)

// folder is a data folder for the window's tests.
type folder struct {
	dir    string
	books  *catalog.Catalog
	drafts map[string][]byte
	// broken makes everything fail that writes.
	broken error
}

func newFolder(t *testing.T) *folder {
	return &folder{dir: t.TempDir(), books: sample.Catalog(t), drafts: map[string][]byte{}}
}

func (f *folder) path(id string) string { return filepath.Join(f.dir, "routines", id+".yaml") }

func (f *folder) reload() (*catalog.Catalog, error) {
	books, err := f.books.With(os.DirFS(f.dir))
	f.books = books
	return books, err
}

func (f *folder) Taken(id string) bool {
	_, err := f.books.Routine(id)
	return err == nil
}

func (f *folder) SaveRoutine(r engine.Routine) (*catalog.Catalog, error) {
	if f.broken != nil {
		return nil, f.broken
	}
	if err := os.MkdirAll(filepath.Dir(f.path(r.ID)), 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(f.path(r.ID), catalog.Encode(r), 0o644); err != nil {
		return nil, err
	}
	return f.reload()
}

func (f *folder) DeleteRoutine(id string) (*catalog.Catalog, func() (*catalog.Catalog, error), error) {
	data, err := os.ReadFile(f.path(id))
	if err != nil {
		return nil, nil, err
	}
	if err := os.Remove(f.path(id)); err != nil {
		return nil, nil, err
	}
	books, err := f.reload()
	return books, func() (*catalog.Catalog, error) {
		if err := os.WriteFile(f.path(id), data, 0o644); err != nil {
			return nil, err
		}
		return f.reload()
	}, err
}

func (f *folder) Pack(path, title string, ids []string) error {
	b, err := f.Collection().Pack(title, "", ids...)
	if err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return bundle.Write(file, b)
}

func (f *folder) Collection() *bundle.Collection { return bundle.Open(f.books, f.dir) }

func (f *folder) Import(collection *bundle.Collection) (*catalog.Catalog, error) {
	if err := collection.Save(); err != nil {
		return nil, err
	}
	return f.reload()
}

func (f *folder) KeepDraft(name string, data []byte) {
	if data == nil {
		delete(f.drafts, name)
		return
	}
	f.drafts[name] = data
}

func (f *folder) Drafts() map[string][]byte { return f.drafts }

// files lists everything in the folder with its content, but for a lock.
func (f *folder) files(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(f.dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "import.lock" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(f.dir, name))
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// withFolder runs a test in a window with the program's own exercises and
// routines, and a folder for the user's.
func withFolder(t *testing.T, f *folder, run func(r *rig)) {
	t.Helper()
	inWindow(t, func(d *Deps) {
		d.Catalog, d.Own, d.DocumentFolder = f.books, f, t.TempDir()
		d.Book, d.Routines, d.Pictures = f.books.Book(), f.books.Routines(), picture.FromCatalog(f.books)
		d.Preferences.Display.Animations = false
		d.Preferences.Equipment = engine.Equipment()
	}, run)
}

// editor returns the editor, which must be shown.
func (r *rig) editor() *routineeditor.Screen {
	r.t.Helper()
	e, ok := r.screen().(*routineeditor.Screen)
	if !ok {
		r.t.Fatalf("the screen is %T, want the editor", r.screen())
	}
	return e
}

// routine returns a routine of the window.
func (r *rig) routine(id string) *engine.Routine {
	r.t.Helper()
	for i := range r.routines() {
		if r.routines()[i].ID == id {
			return &r.routines()[i]
		}
	}
	r.t.Fatalf("there is no routine %s", id)
	return nil
}

// do carries out an operation in the editor as if the user had.
func (r *rig) do(ops ...draft.Op) {
	r.t.Helper()
	e := r.editor()
	for _, op := range ops {
		if err := e.Draft().Do(op); err != nil {
			r.t.Fatal(err)
		}
	}
	e.Undo() // the screen learns of it
	e.Redo()
	r.settle()
}

// copyOfBeginner opens the editor with a copy in which something is changed.
func (r *rig) copyOfBeginner() {
	r.window.routine.Copy(r.routine("beginner"))
	r.settle()
	r.do(draft.Remove(draft.Ref{Block: 0, Item: 1}), draft.SetRest(draft.Ref{Block: 1, Item: 2}, engine.AfterExercise, engine.PauseOf(45*time.Second)))
}
