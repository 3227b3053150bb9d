package catalog

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"path"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/photo"
	"uncoil/engine/userfile"
)

// forget removes an exercise that turned out to be unusable.
func (c *Catalog) forget(id string) {
	delete(c.book.Exercises, id)
	delete(c.ownExercises, id)
	delete(c.pictures, id)
}

// ownExercise adds one of the user's own exercises.
func (l *loader) ownExercise(d *document) {
	e := d.value.(*engine.Exercise)
	if d.filled() {
		d.ownExercise(e)
		_, builtin := l.to.book.Exercises[e.ID]
		d.unused(e.ID, l.to.ownExercises[e.ID].file, builtin)
	}
	var whole engine.Exercise
	if d.filled() {
		whole = *e
		whole.Pictures = l.found(d, e)
		whole = l.to.made(d, &whole, l.to.art)
	}
	if !l.accept(d, false) {
		return
	}
	l.to.book.Exercises[e.ID] = whole
	l.to.ownExercises[e.ID] = ownExercise{d.file, *e}
	l.to.pictures[e.ID] = l.fsys
}

// made checks what an exercise is shown by, and completes it.
func (c *Catalog) made(d *document, e *engine.Exercise, art map[string]*figure.Art) engine.Exercise {
	d.textCard(e)
	var frames []string
	if len(e.Pictures) == 0 {
		if a := art[e.FigureID()]; a != nil {
			frames = poseNames(a)
		} else if e.Figure != "" {
			d.fail("figure", "there is no figure %q: %s", shorten(e.Figure), suggest(e.Figure, sortedIDs(art)))
		}
	}
	if !d.filled() {
		return *e
	}
	whole := complete(*e, frames, c.lender(e))
	d.poses(&whole, framesOf(e, frames))
	return whole
}

// lender returns the built-in exercise whose illustration an exercise borrows,
// nil if there is none.
func (c *Catalog) lender(e *engine.Exercise) *engine.Exercise {
	if e.Figure == "" || len(e.Pictures) > 0 {
		return nil
	}
	if named, ok := c.book.Exercises[e.Figure]; ok && named.FigureID() == e.Figure {
		return &named
	}
	for _, id := range sortedIDs(c.book.Exercises) {
		if other := c.book.Exercises[id]; other.FigureID() == e.Figure && len(other.Pictures) == 0 {
			return &other
		}
	}
	return nil
}

// unused checks that nothing else has an id already: in names the other own
// file that has it, empty for none.
func (d *document) unused(id, in string, builtin bool) {
	switch {
	case in != "":
		d.fail("id", "%q is the id of %s too: give one of the two another id and name", id, userfile.Name(in))
	case builtin:
		d.fail("id", "%q is built in, as %s/%s.yaml: give yours another id", id, path.Dir(d.file), id)
	}
}

// found returns the pictures of an exercise that exist. A missing one is reported
// and left out: an exercise without it is better than none.
func (l *loader) found(d *document, e *engine.Exercise) []string {
	names, problems := present(l.fsys, d, e)
	l.problems = append(l.problems, problems...)
	return names
}

func present(fsys fs.FS, d *document, e *engine.Exercise) (names []string, problems []error) {
	said := len(d.problems)
	for i, name := range e.Pictures {
		at := index("pictures", i)
		switch kind, err := pictureKind(fsys, path.Join(pictureDir, name)); {
		case errors.Is(err, fs.ErrNotExist):
			d.fail(at, "%s is %q, and there is no such file: put it into the folder %s, or leave it out", at, name, pictureDir)
		case err != nil:
			d.fail(at, "%s is %q, which cannot be read: %v", at, name, userfile.Cause(err))
		case kind == "PNG" || kind == "JPEG":
			names = append(names, name)
		case kind == "":
			d.fail(at, "%s is %q, which is no picture: save it as PNG or JPEG, or leave it out", at, name)
		default:
			d.fail(at, "%s is %q, which is a %s file: save it as PNG or JPEG, or leave it out", at, name, kind)
		}
	}
	problems = append(problems, d.problems[said:]...)
	d.problems = d.problems[:said]
	return names, problems
}

// pictureKind returns what kind of a file one is by its first bytes, "" for none that is
// known.
func pictureKind(fsys fs.FS, file string) (string, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	switch info, err := f.Stat(); {
	case err != nil:
		return "", err
	case !info.Mode().IsRegular():
		return "", fs.ErrNotExist
	}
	head := make([]byte, photo.HeadBytes)
	n, _ := io.ReadFull(f, head)
	return photo.KindOf(head[:n]), nil
}

// decoded checks that pictures can be shown, which takes too long for every start.
func (d *document) decoded(fsys fs.FS, names []string) {
	for i, name := range names {
		f, err := fsys.Open(path.Join(pictureDir, name))
		if err != nil {
			continue // said already
		}
		if _, err := photo.Take(f); err != nil {
			at := index("pictures", i)
			d.fail(at, "%s is %q: %v", at, name, err)
		}
		f.Close()
	}
}

// ownRoutine adds one of the user's own routines.
func (l *loader) ownRoutine(d *document) {
	r := d.value.(*engine.Routine)
	if d.filled() {
		d.ownRoutine(r)
		d.items(r, l.to.book.Exercises)
		_, err := l.to.Routine(r.ID)
		d.unused(r.ID, l.to.ownRoutines[r.ID].file, err == nil)
	}
	if l.accept(d, false) {
		complete := completeRoutine(*r)
		complete.Own = true
		l.to.routines = append(l.to.routines, complete)
		l.to.ownRoutines[r.ID] = ownRoutine{d.file, *r}
	}
}

// checkOwnExercise checks an exercise file of the user's.
func (c *Catalog) checkOwnExercise(d *document, e *engine.Exercise, near fs.FS) {
	d.ownExercise(e)
	_, exists := c.book.Exercises[e.ID]
	d.unused(e.ID, "", exists && c.ownExercises[e.ID].file == "")
	if !d.filled() {
		return
	}
	there, problems := present(near, d, e)
	c.made(d, e, c.withArt(near, e.FigureID()))
	d.standIns(e, c.beside(near, e.Swaps))
	d.problems = append(d.problems, problems...)
	d.decoded(near, there)
}

// checkOwnRoutine checks a routine file of the user's.
func (c *Catalog) checkOwnRoutine(d *document, r *engine.Routine, near fs.FS) {
	d.ownRoutine(r)
	d.items(r, c.withExercises(near, r))
	_, err := c.Routine(r.ID)
	d.unused(r.ID, "", err == nil && c.ownRoutines[r.ID].file == "")
}

// beside returns the catalogue's exercises and those named of a tree.
func (c *Catalog) beside(near fs.FS, ids []string) map[string]engine.Exercise {
	found := maps.Clone(c.book.Exercises)
	for _, id := range ids {
		if !kebab.MatchString(id) {
			continue
		}
		file := path.Join(exerciseDir, id+".yaml")
		if d := open(near, file, file); d.root != nil {
			var e engine.Exercise
			d.decode(&e)
			found[id] = e
		}
	}
	return found
}
