// Package catalog loads exercises, routines, phrases and illustrations from files
// and checks them, so that other packages can rely on valid data. Every problem
// names file, line and field, and says what would be right; a faulty file of the
// user's is left out alone. The package does not know where the files are.
package catalog

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"uncoil/engine"
	"uncoil/engine/figure"
)

// Catalog is what the files hold: exercises, routines, phrases and
// illustrations that fit together. It may be used from several goroutines.
type Catalog struct {
	book     engine.Book
	routines []engine.Routine
	// ownExercises and ownRoutines are the user's own files, by id.
	ownExercises map[string]ownExercise
	ownRoutines  map[string]ownRoutine
	// pictures are the trees that have the user's pictures, by exercise.
	pictures map[string]fs.FS
	art      map[string]*figure.Art
	// builtin is the built-in part of a catalogue that has a user's files too.
	builtin *Catalog

	mu     sync.Mutex
	scenes map[string]*figure.Scene
}

// Load reads a catalogue: the folders exercises, routines and figures, and the
// files phrases.yaml, care.yaml and advice.yaml. If anything is wrong, it returns all problems
// joined into one error, a line each; the code of each is CodeInvalid, CodeNotFound for a
// file that is missing, or CodeUnavailable for one that cannot be read.
//
// To the built-in files it adds a user's own, in folders of the same names, all
// of which may be missing, and of which less is asked: see OwnExercise. A faulty
// one is left out alone: then Load returns both the catalogue and an error. own
// may be nil.
func Load(builtin fs.FS, own ...fs.FS) (*Catalog, error) { return LoadIn("", builtin, own...) }

// LoadIn is Load with the texts of a language, such as "de", as far as the folder of that
// name in the folder lang has them: files with the names of the English ones, and of
// their fields those that are texts. Every other text stays English.
func LoadIn(language string, builtin fs.FS, own ...fs.FS) (*Catalog, error) {
	c := &Catalog{
		ownExercises: map[string]ownExercise{},
		ownRoutines:  map[string]ownRoutine{},
		pictures:     map[string]fs.FS{},
		book:         engine.Book{Exercises: map[string]engine.Exercise{}},
		art:          map[string]*figure.Art{},
		scenes:       map[string]*figure.Scene{},
	}
	l := loader{fsys: builtin, to: c}
	l.load()
	if language != "" && len(l.problems) == 0 {
		l.translate(language)
	}
	if err := errors.Join(l.problems...); err != nil {
		return nil, err
	}
	return c.With(own...)
}

// With returns a catalogue of the same built-in files and of a user's own, as
// Load does: what to show after the user's files have changed. It is much
// faster than Load, and leaves c as it is.
func (c *Catalog) With(own ...fs.FS) (*Catalog, error) {
	builtin := c.Builtin()
	with := &Catalog{
		book:         builtin.book,
		routines:     slices.Clone(builtin.routines),
		ownExercises: map[string]ownExercise{},
		ownRoutines:  map[string]ownRoutine{},
		pictures:     map[string]fs.FS{},
		art:          maps.Clone(builtin.art),
		scenes:       map[string]*figure.Scene{},
		builtin:      builtin,
	}
	with.book.Exercises = maps.Clone(builtin.book.Exercises)
	var problems []error
	for _, fsys := range own {
		if fsys == nil {
			continue
		}
		l := loader{fsys: fsys, own: true, to: with}
		l.load()
		problems = append(problems, l.problems...)
	}
	return with, errors.Join(problems...)
}

// Builtin returns the part of the catalogue that is built in.
func (c *Catalog) Builtin() *Catalog {
	if c.builtin != nil {
		return c.builtin
	}
	return c
}

// Book returns what Compile looks things up in. It is shared: do not change it.
func (c *Catalog) Book() *engine.Book { return &c.book }

// Exercises returns every exercise in the order of their ids.
func (c *Catalog) Exercises() []engine.Exercise {
	all := make([]engine.Exercise, 0, len(c.book.Exercises))
	for _, id := range sortedIDs(c.book.Exercises) {
		all = append(all, c.book.Exercises[id])
	}
	return all
}

// Exercise returns the exercise with an id, or an Error with CodeNotFound that
// names the nearest id.
func (c *Catalog) Exercise(id string) (*engine.Exercise, error) {
	e, ok := c.book.Exercises[id]
	if !ok {
		return nil, engine.Errorf(engine.CodeNotFound, "there is no exercise %q: %s", shorten(id), suggest(id, sortedIDs(c.book.Exercises)))
	}
	return &e, nil
}

// Routines returns every routine: the user's own first, then the gentlest.
func (c *Catalog) Routines() []engine.Routine { return slices.Clone(c.routines) }

// Routine returns the routine with an id, or an Error with CodeNotFound that
// names the nearest id.
func (c *Catalog) Routine(id string) (*engine.Routine, error) {
	ids := make([]string, len(c.routines))
	for i := range c.routines {
		if c.routines[i].ID == id {
			r := c.routines[i]
			return &r, nil
		}
		ids[i] = c.routines[i].ID
	}
	return nil, engine.Errorf(engine.CodeNotFound, "there is no routine %q: %s", shorten(id), suggest(id, ids))
}

// Condition returns the condition with an id, or the movement with that id as
// one, or an Error with CodeNotFound that names the nearest id.
func (c *Catalog) Condition(id string) (engine.Condition, error) {
	found, ok := c.book.Condition(id)
	if ok {
		return found, nil
	}
	var ids []string
	for i := range c.book.Conditions {
		ids = append(ids, c.book.Conditions[i].ID)
	}
	for _, m := range engine.Movements() {
		ids = append(ids, string(m))
	}
	near := Nearest(id, ids)
	if near == "" {
		return found, engine.Errorf(engine.CodeNotFound, "there is no condition and no movement %q: 'uncoil conditions' lists them", shorten(id))
	}
	return found, engine.Errorf(engine.CodeNotFound, "there is no condition and no movement %q: did you mean %q? 'uncoil conditions' lists them", shorten(id), near)
}

// Scene returns the illustration of an exercise, made ready on first use, or an
// Error with CodeNotFound for an unknown exercise or one that is not drawn, and
// CodeInvalid for an illustration that cannot be drawn.
func (c *Catalog) Scene(exerciseID string) (*figure.Scene, error) {
	e, err := c.Exercise(exerciseID)
	if err != nil {
		return nil, err
	}
	if c.ShownBy(exerciseID) != ByFigure {
		return nil, engine.Errorf(engine.CodeNotFound, "exercise %s has no illustration: it is shown by your own pictures or its text", e.ID)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	id := e.FigureID()
	if scene, ok := c.scenes[id]; ok {
		return scene, nil
	}
	scene, err := figure.NewScene(c.art[id], c.ground(e))
	if err != nil {
		return nil, engine.Errorf(engine.CodeInvalid, "figures/%s.yaml: %w", id, err)
	}
	c.scenes[id] = scene
	return scene, nil
}

// ground returns what the person of an exercise's illustration is on: a mat if
// the exercise needs one, or the one whose illustration it is.
func (c *Catalog) ground(e *engine.Exercise) figure.Ground {
	drawn, ok := c.book.Exercises[e.FigureID()]
	if !ok {
		drawn = *e
	}
	if slices.Contains(drawn.Equipment, engine.Mat) {
		return figure.OnMat
	}
	return figure.OnFloor
}

// EveryLine returns every sentence that any session can speak, each once: what
// a voice must have recorded.
func (c *Catalog) EveryLine() []string {
	lines := slices.Concat(c.book.Phrases.EveryLine(), c.book.CareLines())
	for _, e := range c.Exercises() {
		lines = append(lines, e.EveryLine()...)
		lines = append(lines, c.book.Phrases.NextLine(&e))
	}
	for i := range c.routines {
		lines = append(lines, c.routines[i].EveryLine()...)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(lines, func(line string) bool {
		again := seen[line]
		seen[line] = true
		return again
	})
}

// orderRoutines sorts routines: the user's own come first, then the gentlest,
// and of one level the one that is called after it.
func (c *Catalog) orderRoutines() {
	rank := func(r *engine.Routine) [3]int {
		_, own := c.ownRoutines[r.ID]
		return [3]int{yes(!own), slices.Index(engine.Levels(), r.Level), yes(r.ID != string(r.Level))}
	}
	slices.SortFunc(c.routines, func(a, b engine.Routine) int {
		x, y := rank(&a), rank(&b)
		if order := slices.Compare(x[:], y[:]); order != 0 {
			return order
		}
		return strings.Compare(a.ID, b.ID)
	})
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}
