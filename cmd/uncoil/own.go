package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
)

// ownFiles keeps what the user makes in the data folder, for the window.
type ownFiles struct {
	dir    string
	drafts drafts

	// mu is held while files are changed, and guards the catalogue in force.
	mu    sync.Mutex
	books *catalog.Catalog
	// changed, if any, is called with every new catalogue, and returns at once.
	changed func(*catalog.Catalog)
}

func newOwnFiles(dir string, books *catalog.Catalog, failed func(error)) *ownFiles {
	return &ownFiles{dir: dir, books: books, drafts: drafts{dir: filepath.Join(dir, "drafts"), failed: failed}}
}

// catalog returns the catalogue in force.
func (o *ownFiles) catalog() *catalog.Catalog {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.books
}

// routineFile is where a routine lies, or will.
func (o *ownFiles) routineFile(id string) string {
	if _, file, own := o.books.OwnRoutine(id); own {
		return filepath.Join(o.dir, filepath.FromSlash(file))
	}
	return filepath.Join(o.dir, "routines", id+".yaml")
}

// Taken implements ui.Own. A file that the catalogue has refused counts too: it
// is not to be written over.
func (o *ownFiles) Taken(id string) bool {
	books := o.catalog()
	if _, err := books.Routine(id); err == nil || !catalog.ValidID(id) {
		return true
	}
	if _, err := books.Exercise(id); err == nil {
		return true
	}
	for _, folder := range []string{"routines", "exercises"} {
		if _, err := os.Lstat(filepath.Join(o.dir, folder, id+".yaml")); err == nil {
			return true
		}
	}
	return false
}

// reload reads the user's files anew. What is wrong with one of them keeps only
// that one out; the error says what that is.
func (o *ownFiles) reload() (*catalog.Catalog, error) {
	books, err := o.books.With(os.DirFS(o.dir))
	if books != nil {
		o.books = books
		if o.changed != nil {
			o.changed(books)
		}
	}
	return books, err
}

// reloaded reads them anew where a fault in some other file is of no interest:
// it has been told when the program began.
func (o *ownFiles) reloaded() (*catalog.Catalog, error) {
	books, err := o.reload()
	if books == nil {
		return nil, err
	}
	return books, nil
}

// SaveRoutine implements ui.Own.
func (o *ownFiles) SaveRoutine(r engine.Routine) (*catalog.Catalog, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.save(o.routineFile(r.ID), r, func() bool { _, _, has := o.books.OwnRoutine(r.ID); return has })
}

// save writes a routine or an exercise to a file; has reports whether the
// catalogue in force has it.
func (o *ownFiles) save(path string, value any, has func() bool) (*catalog.Catalog, error) {
	if _, err := os.Lstat(path); err == nil && !has() {
		return nil, engine.Errorf(engine.CodeConflict, "%s is there already, and something is wrong with it: mend it or move it away", path)
	}
	data := catalog.Encode(value)
	if _, err := catalog.ReadOwn(filepath.Base(path), data); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, engine.Errorf(engine.CodeUnavailable, "%s cannot be written: %w", path, err)
	}
	before, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, engine.Errorf(engine.CodeUnavailable, "%s cannot be read: %w", path, err)
	}
	if err := write(path, data); err != nil {
		return nil, err
	}
	books, problems := o.reload()
	if books != nil && has() {
		return books, nil
	}
	// What the program cannot read back is of no use: all is as it was.
	if before == nil {
		_ = os.Remove(path)
	} else if err := write(path, before); err != nil {
		return nil, err
	}
	_, _ = o.reload()
	return nil, problems
}

// write writes a file whole or not at all.
func write(path string, data []byte) error {
	return writeBeside(path, func(w io.Writer) error { _, err := w.Write(data); return err })
}

// DeleteRoutine implements ui.Own.
func (o *ownFiles) DeleteRoutine(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.remove(o.routineFile(id))
}

// remove deletes a file of the user's; undo brings it back as it was.
func (o *ownFiles) remove(path string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
	data, err := os.ReadFile(path)
	if err == nil {
		err = os.Remove(path)
	}
	if err != nil {
		return nil, nil, engine.Errorf(engine.CodeUnavailable, "%s cannot be deleted: %w", path, err)
	}
	after, err = o.reloaded()
	return after, func() (*catalog.Catalog, error) {
		o.mu.Lock()
		defer o.mu.Unlock()
		if _, err := os.Lstat(path); err == nil {
			return nil, engine.Errorf(engine.CodeConflict, "there is another %s by now", path)
		}
		if err := write(path, data); err != nil {
			return nil, err
		}
		return o.reloaded()
	}, err
}

// Pack implements ui.Own.
func (o *ownFiles) Pack(path, title string, ids []string) error {
	b, err := o.Shelf().Pack(title, "", ids...)
	if err != nil {
		return err
	}
	return writeBeside(path, func(w io.Writer) error { return bundle.Write(w, b) })
}

// Shelf implements ui.Own.
func (o *ownFiles) Shelf() *bundle.Shelf {
	o.mu.Lock()
	defer o.mu.Unlock()
	return bundle.Open(o.books, o.dir)
}

// Import implements ui.Own.
func (o *ownFiles) Import(shelf *bundle.Shelf) (*catalog.Catalog, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := shelf.Save(); err != nil {
		return nil, err
	}
	return o.reloaded()
}

// KeepDraft implements ui.Own.
func (o *ownFiles) KeepDraft(name string, data []byte) { o.drafts.keep(name, data) }

// Drafts implements ui.Own.
func (o *ownFiles) Drafts() map[string][]byte { return o.drafts.all() }

// drafts keeps unfinished work in a folder, a file each. They are written on a
// goroutine of their own; of several changes to one only the last counts.
type drafts struct {
	dir    string
	failed func(error)

	mu      sync.Mutex
	waiting map[string][]byte
	working bool
	said    bool // a failing disk is reported once
	idle    sync.WaitGroup
}

// mostDraft is the largest draft that is read back; the largest routine takes a
// tenth of it.
const mostDraft = 4 << 20

func (d *drafts) keep(name string, data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.waiting == nil {
		d.waiting = map[string][]byte{}
	}
	d.waiting[name] = data
	if !d.working {
		d.working = true
		d.idle.Add(1)
		go d.work()
	}
}

func (d *drafts) work() {
	defer d.idle.Done()
	for {
		d.mu.Lock()
		waiting := d.waiting
		d.waiting = nil
		d.working = len(waiting) > 0
		d.mu.Unlock()
		if len(waiting) == 0 {
			return
		}
		for name, data := range waiting {
			if err := d.write(name, data); err != nil && !d.said {
				d.said = true
				d.failed(err)
			}
		}
	}
}

func (d *drafts) write(name string, data []byte) error {
	path := filepath.Join(d.dir, name+".json")
	if data == nil {
		if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
			return engine.Errorf(engine.CodeUnavailable, "%s cannot be deleted: %w", path, err)
		}
		return nil
	}
	if err := os.MkdirAll(d.dir, 0o755); err != nil {
		return engine.Errorf(engine.CodeUnavailable, "what you are changing cannot be kept in %s: %w", d.dir, err)
	}
	return write(path, data)
}

// all reads what is kept. Files of other kinds are left alone.
func (d *drafts) all() map[string][]byte {
	found := map[string][]byte{}
	files, err := os.ReadDir(d.dir)
	if err != nil {
		return found
	}
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".json")
		info, err := f.Info()
		if !ok || err != nil || !info.Mode().IsRegular() || info.Size() > mostDraft {
			continue
		}
		if data, err := os.ReadFile(filepath.Join(d.dir, f.Name())); err == nil {
			found[name] = data
		}
	}
	return found
}

// wait returns when all is written.
func (d *drafts) wait() { d.idle.Wait() }
