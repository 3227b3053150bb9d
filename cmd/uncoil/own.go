package main

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/userfile"
)

// ownFiles keeps what the user makes in the data folder, for the window.
type ownFiles struct {
	files  userfile.Dir
	failed func(error) // tells the user
	drafts drafts

	// mu is held while files are changed, and guards the catalogue in force.
	mu    sync.Mutex
	books *catalog.Catalog
	// changed, if any, is called with every new catalogue, and returns at once.
	changed func(*catalog.Catalog)
}

func newOwnFiles(dir string, books *catalog.Catalog, failed func(error)) *ownFiles {
	files := userfile.Dir(dir)
	return &ownFiles{files: files, failed: failed, books: books, drafts: drafts{files: files, failed: failed}}
}

// catalog returns the catalogue in force.
func (o *ownFiles) catalog() *catalog.Catalog {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.books
}

// routineFile is where in the data folder a routine lies, or will.
func (o *ownFiles) routineFile(id string) string {
	if _, file, own := o.books.OwnRoutine(id); own {
		return file
	}
	return path.Join("routines", id+".yaml")
}

// shown returns the path of a file in the data folder for a message.
func shown(files userfile.Dir, name string) string {
	return userfile.Name(filepath.Join(string(files), filepath.FromSlash(name)))
}

// cannot says what could not be done with a file in the data folder.
func cannot(files userfile.Dir, name, be string, err error) error {
	return engine.Errorf(engine.CodeUnavailable, "%s cannot be %s: %w", shown(files, name), be, userfile.Cause(err))
}

// settle finishes what another program's import has left, before anything in
// the data folder is read or written.
func (o *ownFiles) settle() {
	for _, line := range bundle.Recover(string(o.files), time.Now()) {
		o.failed(errors.New(line))
	}
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
		if o.files.Has(path.Join(folder, id+".yaml")) {
			return true
		}
	}
	return false
}

// reload reads the user's files anew. What is wrong with one of them keeps only
// that one out; the error says what that is.
func (o *ownFiles) reload() (*catalog.Catalog, error) {
	books, err := o.books.With(o.files)
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
	o.settle()
	return o.save(o.routineFile(r.ID), r, func() bool { _, _, has := o.books.OwnRoutine(r.ID); return has })
}

// save writes a routine or an exercise to a file; has reports whether the
// catalogue in force has it.
func (o *ownFiles) save(name string, value any, has func() bool) (*catalog.Catalog, error) {
	if o.files.Has(name) && !has() {
		return nil, engine.Errorf(engine.CodeConflict, "%s is there already, and something is wrong with it: mend it or move it away", shown(o.files, name))
	}
	data := catalog.Encode(value)
	if _, err := catalog.ReadOwn(path.Base(name), data); err != nil {
		return nil, err
	}
	before, err := o.files.Read(name, mostText)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, cannot(o.files, name, "read", err)
	}
	if err := o.files.Write(name, data); err != nil {
		return nil, cannot(o.files, name, "written", err)
	}
	books, problems := o.reload()
	if books != nil && has() {
		return books, nil
	}
	// What the program cannot read back is of no use: all is as it was.
	if before == nil {
		_ = o.files.Remove(name)
	} else if err := o.files.Write(name, before); err != nil {
		return nil, cannot(o.files, name, "written", err)
	}
	_, _ = o.reload()
	return nil, problems
}

// DeleteRoutine implements ui.Own.
func (o *ownFiles) DeleteRoutine(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settle()
	return o.remove(o.routineFile(id))
}

// remove deletes a file of the user's; undo brings it back as it was.
func (o *ownFiles) remove(name string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
	data, err := o.files.Read(name, mostText)
	if err == nil {
		err = o.files.Remove(name)
	}
	if err != nil {
		return nil, nil, cannot(o.files, name, "deleted", err)
	}
	after, err = o.reloaded()
	return after, func() (*catalog.Catalog, error) {
		o.mu.Lock()
		defer o.mu.Unlock()
		o.settle()
		if o.files.Has(name) {
			return nil, engine.Errorf(engine.CodeConflict, "there is another %s by now", shown(o.files, name))
		}
		if err := o.files.Write(name, data); err != nil {
			return nil, cannot(o.files, name, "written", err)
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
	o.settle()
	return bundle.Open(o.books, string(o.files))
}

// Import implements ui.Own.
func (o *ownFiles) Import(shelf *bundle.Shelf) (*catalog.Catalog, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	err := shelf.Save()
	for _, line := range shelf.Notices() {
		o.failed(errors.New(line))
	}
	if err != nil {
		return nil, err
	}
	return o.reloaded()
}

// KeepDraft implements ui.Own.
func (o *ownFiles) KeepDraft(name string, data []byte) { o.drafts.keep(name, data) }

// Drafts implements ui.Own.
func (o *ownFiles) Drafts() map[string][]byte { return o.drafts.all() }

// drafts keeps unfinished work in a folder of the data folder, a file each. They are written on a
// goroutine of their own; of several changes to one only the last counts.
type drafts struct {
	files  userfile.Dir
	failed func(error)

	mu      sync.Mutex
	waiting map[string][]byte
	working bool
	said    bool // a failing disk is reported once
	idle    sync.WaitGroup
}

const (
	draftDir = "drafts"
	// mostDraft is the largest draft that is read back; the largest routine takes
	// a tenth of it.
	mostDraft = 4 << 20
	// mostText is the largest routine or exercise; the catalogue takes no larger one.
	mostText = 1 << 20
)

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
	file := path.Join(draftDir, name+".json")
	if data == nil {
		if err := d.files.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return cannot(d.files, file, "deleted", err)
		}
		return nil
	}
	if err := d.files.Write(file, data); err != nil {
		return engine.Errorf(engine.CodeUnavailable, "what you are changing cannot be kept in %s: %w", shown(d.files, draftDir), userfile.Cause(err))
	}
	return nil
}

// all reads what is kept. Files of other kinds are left alone.
func (d *drafts) all() map[string][]byte {
	found := map[string][]byte{}
	files, err := d.files.ReadDir(draftDir)
	if err != nil {
		return found
	}
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".json")
		if !ok {
			continue
		}
		if data, err := d.files.Read(path.Join(draftDir, f.Name()), mostDraft); err == nil {
			found[name] = data
		}
	}
	return found
}

// wait returns when all is written.
func (d *drafts) wait() { d.idle.Wait() }
