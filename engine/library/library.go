// Package library stores the user's own routines, exercises, pictures and
// unfinished drafts in the data folder. Every change returns the new catalogue.
// The package must not know the user interfaces.
package library

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/atomicfile"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/userfile"
)

// mostText is the largest routine or exercise in bytes; the catalogue takes no larger
// one.
const mostText = 1 << 20

// Library holds the user's own files. Its methods, except Taken and KeepDraft,
// may wait for a disk; all may be called from any goroutine.
type Library struct {
	// Changed, if any, is called with every new catalogue, and returns at once. It
	// is set before anything is changed.
	Changed func(*catalog.Catalog)

	files  userfile.Dir
	failed func(error)
	drafts drafts

	// mu is held while files are changed, and guards the current catalogue.
	mu    sync.Mutex
	books *catalog.Catalog
}

// Open returns the library of a data folder; books is its loaded catalogue.
// failed shows errors of background work; it is called from any goroutine.
func Open(dir string, books *catalog.Catalog, failed func(error)) *Library {
	files := userfile.Dir(dir)
	return &Library{files: files, failed: failed, books: books, drafts: drafts{files: files, failed: failed}}
}

// Wait returns when all drafts are written.
func (o *Library) Wait() { o.drafts.wait() }

// Catalog returns the current catalogue.
func (o *Library) Catalog() *catalog.Catalog {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.books
}

// routineFile is the path of a routine in the data folder.
func (o *Library) routineFile(id string) string {
	if _, file, own := o.books.OwnRoutine(id); own {
		return file
	}
	return path.Join("routines", id+".yaml")
}

// shown returns the path of a file in the data folder for a message.
func shown(files userfile.Dir, name string) string {
	return userfile.Name(filepath.Join(string(files), filepath.FromSlash(name)))
}

// cannot is the error that a file in the data folder cannot be, for example,
// "saved".
func cannot(files userfile.Dir, name, be string, err error) error {
	return engine.Errorf(engine.CodeUnavailable, "%s cannot be %s: %w", shown(files, name), be, userfile.Cause(err))
}

// settle completes an interrupted import, before anything in the data folder is
// read or written.
func (o *Library) settle() {
	for _, line := range bundle.Recover(string(o.files), time.Now()) {
		o.failed(errors.New(line))
	}
}

// Taken reports whether an id is in use by a routine, an exercise or a file. A
// file with errors counts too: it must not be overwritten.
func (o *Library) Taken(id string) bool {
	books := o.Catalog()
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

// reload reads the user's files again. A file with errors is left out; the error
// describes them.
func (o *Library) reload() (*catalog.Catalog, error) {
	books, err := o.books.With(o.files)
	if books != nil {
		o.books = books
		if o.Changed != nil {
			o.Changed(books)
		}
	}
	return books, err
}

// reloaded is reload without the errors of other files, which were reported at
// the start.
func (o *Library) reloaded() (*catalog.Catalog, error) {
	books, err := o.reload()
	if books == nil {
		return nil, err
	}
	return books, nil
}

// SaveRoutine writes a routine, replacing the one with its id. It returns an
// Error with CodeConflict if its file exists and cannot be read, CodeInvalid if
// the routine breaks a rule, and CodeUnavailable if the disk refuses.
func (o *Library) SaveRoutine(r engine.Routine) (*catalog.Catalog, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settle()
	return o.save(o.routineFile(r.ID), r, func() bool { _, _, has := o.books.OwnRoutine(r.ID); return has })
}

// save writes a routine or an exercise to a file; has reports whether the current
// catalogue has it.
func (o *Library) save(name string, value any, has func() bool) (*catalog.Catalog, error) {
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
	// A file that cannot be read back is useless: restore the one before.
	if before == nil {
		_ = o.files.Remove(name)
	} else if err := o.files.Write(name, before); err != nil {
		return nil, cannot(o.files, name, "written", err)
	}
	_, _ = o.reload()
	return nil, problems
}

// DeleteRoutine deletes a routine; undo restores its file. Both return an Error
// with CodeUnavailable if the disk refuses.
func (o *Library) DeleteRoutine(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settle()
	return o.remove(o.routineFile(id))
}

// remove deletes a file of the user's; undo restores it.
func (o *Library) remove(name string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
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

// Pack writes routines and own exercises to a .uncoil file, by their ids.
func (o *Library) Pack(path, title string, ids []string) error {
	b, err := o.Collection().Pack(title, "", ids...)
	if err != nil {
		return err
	}
	return atomicfile.Write(path, atomicfile.Shared, func(w io.Writer) error { return bundle.Write(w, b) })
}

// Collection returns what the user has, for importing files.
func (o *Library) Collection() *bundle.Collection {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settle()
	return bundle.Open(o.books, string(o.files))
}

// Import saves a collection into which files have been imported.
func (o *Library) Import(collection *bundle.Collection) (*catalog.Catalog, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	err := collection.Save()
	for _, line := range collection.Notices() {
		o.failed(errors.New(line))
	}
	if err != nil {
		return nil, err
	}
	return o.reloaded()
}

// KeepDraft stores unfinished work under a name such as "routine-ID" and returns
// at once; nil removes it.
func (o *Library) KeepDraft(name string, data []byte) { o.drafts.keep(name, data) }

// Drafts returns the stored unfinished work, by name.
func (o *Library) Drafts() map[string][]byte { return o.drafts.all() }
