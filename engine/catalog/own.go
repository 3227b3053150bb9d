package catalog

import (
	"errors"
	"io"
	"path"

	"uncoil/engine"
)

// pictureDir is the folder for a user's own pictures.
const pictureDir = "pictures"

// ownExercise is one of the user's own exercises as it is written.
type ownExercise struct {
	file    string
	written engine.Exercise
}

// ownRoutine is one of the user's own routines as it is written.
type ownRoutine struct {
	file    string
	written engine.Routine
}

// ShownBy says how an exercise is shown.
type ShownBy string

// The ways in which an exercise is shown. ByText is for a user's own exercise
// without a picture: its steps are all there is to see.
const (
	ByFigure   ShownBy = "figure"
	ByPictures ShownBy = "pictures"
	ByText     ShownBy = "text"
)

// ShownBy returns how an exercise is shown, ByText for an unknown one. With
// ByFigure the frames of its phases, and so of a timeline's spans, are those of
// its Scene; with ByPictures they are the names that Pictures returns; with
// ByText they are empty.
func (c *Catalog) ShownBy(exerciseID string) ShownBy {
	e, ok := c.book.Exercises[exerciseID]
	switch {
	case !ok:
		return ByText
	case len(e.Pictures) > 0:
		return ByPictures
	case c.art[e.FigureID()] != nil:
		return ByFigure
	default:
		return ByText
	}
}

// Pictures returns the file names of the pictures that show an exercise, in the
// order of its movement; none unless ShownBy is ByPictures. The files exist.
// OpenPicture opens them.
func (c *Catalog) Pictures(exerciseID string) []string {
	return append([]string(nil), c.book.Exercises[exerciseID].Pictures...)
}

// OpenPicture opens one of an exercise's pictures by the name that Pictures gives
// it. A picture that was put into the folder by hand may be of any size and kind;
// photo.Decode reads it safely. The error is an Error with CodeNotFound for a
// picture that the exercise does not have, CodeUnavailable for one that cannot be
// read.
func (c *Catalog) OpenPicture(exerciseID, name string) (io.ReadCloser, error) {
	fsys, ok := c.pictures[exerciseID]
	if !ok || !ValidPicture(name) {
		return nil, engine.Errorf(engine.CodeNotFound, "exercise %s has no picture %q: see what uncoil check says of it", exerciseID, shorten(name))
	}
	f, err := fsys.Open(path.Join(pictureDir, name))
	if err != nil {
		return nil, unreadable(path.Join(pictureDir, name), err)
	}
	return f, nil
}

// OwnExercise returns one of the user's own exercises as it is written, without
// what the program has added, and the file inside the data folder that holds
// it. It reports false for a built-in exercise and one that does not exist.
//
// Of an own exercise only name, steps and dose are asked for. What is left out
// becomes: the id made of the name; the position supine; no sides; the breath
// free, unless the dose is counted in breaths; a movement as long as the dose;
// lines to show and say made of the steps; no illustration but the text.
func (c *Catalog) OwnExercise(id string) (written engine.Exercise, file string, ok bool) {
	own, ok := c.ownExercises[id]
	return own.written, own.file, ok
}

// OwnRoutine returns one of the user's own routines as it is written, and the
// file inside the data folder that holds it.
func (c *Catalog) OwnRoutine(id string) (written engine.Routine, file string, ok bool) {
	own, ok := c.ownRoutines[id]
	return own.written, own.file, ok
}

// Own is one file of a user's own, as it is written: an exercise or a routine,
// the other being nil.
type Own struct {
	Exercise *engine.Exercise
	Routine  *engine.Routine
}

// ReadOwn reads a user's file, whose content tells whether it is an exercise or
// a routine, and checks everything in it that can be checked without any other
// file. An id that is left out is filled in. The error joins all problems, a
// line each, with CodeInvalid; file is the name that they begin with.
func ReadOwn(file string, data []byte) (Own, error) {
	d := parse(file, data)
	var kind any
	if d.root != nil {
		if kind = likeliest(d); kind != nil {
			d.decode(kind)
		}
	}
	var own Own
	switch kind := kind.(type) {
	case *engine.Exercise:
		own.Exercise = kind
		if d.filled() {
			d.ownExercise(kind)
		}
	case *engine.Routine:
		own.Routine = kind
		if d.filled() {
			d.ownRoutine(kind)
		}
	default:
		if d.filled() {
			d.failAt(1, "this is neither an exercise nor a routine: an exercise has steps and a dose, a routine has blocks")
		}
	}
	return own, errors.Join(d.problems...)
}

// HasFigure reports whether there is an illustration with an id.
func (c *Catalog) HasFigure(id string) bool { return c.art[id] != nil }
