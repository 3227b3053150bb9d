package library

import (
	"io"
	"path"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/photo"
	"uncoil/engine/userfile"
)

// exerciseFile is the path of an exercise in the data folder.
func (o *Library) exerciseFile(id string) string {
	if _, file, own := o.books.OwnExercise(id); own {
		return file
	}
	return path.Join("exercises", id+".yaml")
}

// SaveExercise writes an exercise, replacing the one with its id, with the errors
// of SaveRoutine.
func (o *Library) SaveExercise(e engine.Exercise) (*catalog.Catalog, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settle()
	return o.save(o.exerciseFile(e.ID), e, func() bool { _, _, has := o.books.OwnExercise(e.ID); return has })
}

// DeleteExercise deletes an exercise; undo restores its file. Its pictures stay:
// other exercises may use them, and so does undo.
func (o *Library) DeleteExercise(id string) (after *catalog.Catalog, undo func() (*catalog.Catalog, error), err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.settle()
	return o.remove(o.exerciseFile(id))
}

// KeepPicture copies a picture into the data folder and returns its name there.
func (o *Library) KeepPicture(path string) (name string, err error) {
	return photo.Save(path, string(o.files))
}

// OpenPicture opens a picture by its name. It returns an Error with CodeNotFound if
// there is none.
func (o *Library) OpenPicture(name string) (io.ReadCloser, error) {
	if !catalog.ValidPicture(name) {
		return nil, engine.Errorf(engine.CodeNotFound, "there is no picture %q", name)
	}
	f, err := o.files.Open(path.Join(photo.Dir, name))
	if err != nil {
		return nil, engine.Errorf(engine.CodeNotFound, "the picture %s cannot be opened: %w", name, userfile.Cause(err))
	}
	return f, nil
}
