package main

import (
	"io"
	"path"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/photo"
	"uncoil/engine/userfile"
)

// exerciseFile is where in the data folder an exercise lies, or will.
func (o *ownFiles) exerciseFile(id string) string {
	if _, file, own := o.books.OwnExercise(id); own {
		return file
	}
	return path.Join("exercises", id+".yaml")
}

// SaveExercise implements ui.OwnExercises.
func (o *ownFiles) SaveExercise(e engine.Exercise) (*catalog.Catalog, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settle()
	return o.save(o.exerciseFile(e.ID), e, func() bool { _, _, has := o.books.OwnExercise(e.ID); return has })
}

// DeleteExercise implements ui.OwnExercises. Its pictures stay: another exercise
// may have them too, and it can be brought back.
func (o *ownFiles) DeleteExercise(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settle()
	return o.remove(o.exerciseFile(id))
}

// KeepPicture implements ui.OwnExercises.
func (o *ownFiles) KeepPicture(path string) (name string, err error) {
	return photo.Keep(path, string(o.files))
}

// OpenPicture implements ui.OwnExercises.
func (o *ownFiles) OpenPicture(name string) (io.ReadCloser, error) {
	if !catalog.ValidPicture(name) {
		return nil, engine.Errorf(engine.CodeNotFound, "there is no picture %q", name)
	}
	f, err := o.files.Open(path.Join(photo.Dir, name))
	if err != nil {
		return nil, engine.Errorf(engine.CodeNotFound, "the picture %s cannot be opened: %w", name, userfile.Cause(err))
	}
	return f, nil
}
