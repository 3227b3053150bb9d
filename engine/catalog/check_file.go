package catalog

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"reflect"
	"strings"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/userfile"
)

// CheckFile checks one file against a built-in catalogue, as the method of the
// same name does.
func CheckFile(builtin fs.FS, name string) error {
	c, err := Load(builtin)
	if err != nil {
		return err
	}
	return c.CheckFile(name)
}

// CheckFile checks one file, whose content tells whether it is an exercise, a
// routine, a figure or the phrases. What it refers to is looked for in the
// folders beside its own, then in the catalogue. Exercises and routines outside a
// built-in tree (one with a phrases.yaml) are checked like the user's own in
// Load. It returns all problems joined, a line each, or nil for a sound file.
func (c *Catalog) CheckFile(name string) error {
	d := openNamed(name)
	if d.root != nil {
		c.checkDocument(d, userfile.Dir(filepath.Join(filepath.Dir(name), "..")))
	}
	return errors.Join(d.problems...)
}

// checkDocument decides what a document is and checks it as that.
func (c *Catalog) checkDocument(d *document, near fs.FS) {
	kind := likeliest(d)
	if kind != nil {
		d.decode(kind)
	}
	if !d.filled() {
		return
	}
	_, err := fs.Stat(near, phraseFile)
	builtin := err == nil
	switch kind := kind.(type) {
	case *engine.Exercise:
		if !builtin {
			c.checkOwnExercise(d, kind, near)
			return
		}
		d.exercise(kind)
		d.illustrated(kind, c.withArt(near, kind.FigureID()))
		d.standIns(kind, c.book.Exercises)
	case *engine.Routine:
		if !builtin {
			c.checkOwnRoutine(d, kind, near)
			return
		}
		d.routine(kind, c.withExercises(near, kind))
	case *figure.Art:
		d.art(kind)
		d.drawing(kind)
	case *engine.Phrases:
		d.phrases(kind)
	case *careData:
		d.care(kind)
	case *engine.Advice:
		d.advice(kind)
	default:
		d.failAt(1, "this is neither an exercise nor a routine, a figure or the phrases: an exercise has dose and cycle, a routine blocks, a figure frames")
	}
}

// likeliest returns an empty value of the kind whose fields the document has
// most of, nil if it has none of any.
func likeliest(d *document) any {
	have := map[string]bool{}
	for _, entry := range d.root.Values {
		have[entry.Key.GetToken().Value] = true
	}
	var best any
	most := 1 // an id alone tells nothing
	for _, kind := range []any{&engine.Exercise{}, &engine.Routine{}, &figure.Art{}, &engine.Phrases{}, &careData{}, &engine.Advice{}} {
		n := 0
		t := reflect.TypeOf(kind).Elem()
		for i := range t.NumField() {
			if name, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); have[name] {
				n++
			}
		}
		if n > most {
			best, most = kind, n
		}
	}
	return best
}

// withArt returns an illustration from beside the checked file or, where there
// is none, from the catalogue, by its id.
func (c *Catalog) withArt(near fs.FS, id string) map[string]*figure.Art {
	found := map[string]*figure.Art{}
	if a, ok := c.art[id]; ok {
		found[id] = a
	}
	file := path.Join(figureDir, id+".yaml")
	if d := open(near, file, file); d.root != nil {
		a := &figure.Art{}
		d.decode(a)
		found[id] = a
	}
	return found
}

// withExercises returns the catalogue's exercises and those that a routine
// names from beside it.
func (c *Catalog) withExercises(near fs.FS, r *engine.Routine) map[string]engine.Exercise {
	var ids []string
	for _, block := range r.Blocks {
		for _, item := range block.Items {
			ids = append(ids, item.Exercise)
		}
	}
	return c.beside(near, ids)
}
