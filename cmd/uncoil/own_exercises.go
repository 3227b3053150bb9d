package main

import (
	"io"
	"os"
	"path/filepath"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/photo"
)

// exerciseFile is where an exercise lies, or will.
func (o *ownFiles) exerciseFile(id string) string {
	if _, file, own := o.books.OwnExercise(id); own {
		return filepath.Join(o.dir, filepath.FromSlash(file))
	}
	return filepath.Join(o.dir, "exercises", id+".yaml")
}

// SaveExercise implements ui.OwnExercises.
func (o *ownFiles) SaveExercise(e engine.Exercise) (*catalog.Catalog, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.save(o.exerciseFile(e.ID), e, func() bool { _, _, has := o.books.OwnExercise(e.ID); return has })
}

// DeleteExercise implements ui.OwnExercises. Its pictures stay: another exercise
// may have them too, and it can be brought back.
func (o *ownFiles) DeleteExercise(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.remove(o.exerciseFile(id))
}

// KeepPicture implements ui.OwnExercises.
func (o *ownFiles) KeepPicture(path string) (name string, err error) { return photo.Keep(path, o.dir) }

// OpenPicture implements ui.OwnExercises.
func (o *ownFiles) OpenPicture(name string) (io.ReadCloser, error) {
	if !catalog.ValidPicture(name) {
		return nil, engine.Errorf(engine.CodeNotFound, "there is no picture %q", name)
	}
	f, err := os.Open(filepath.Join(o.dir, photo.Dir, name))
	if err != nil {
		return nil, engine.Errorf(engine.CodeNotFound, "the picture %s cannot be opened: %w", name, err)
	}
	return f, nil
}
