// Package bundle reads and writes .uncoil files, in which people exchange
// routines and exercises: a zip archive with
//
//	uncoil.yaml        format, title, from, and a list of the rest
//	routines/ID.yaml   routines, as in the data folder
//	exercises/ID.yaml  exercises of the user's own, as in the data folder
//	pictures/NAME      the pictures that these exercises name
//
// Nothing in such a file is trusted: every name, size and value is checked before
// it is used, and an import is all or nothing. A Collection is what a user has; a
// Plan says what a bundle would change in it.
package bundle

import (
	"cmp"
	"errors"
	"slices"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/photo"
)

const (
	// Format is the format version that this program writes.
	Format = 1
	// Ending is the extension of .uncoil files.
	Ending = ".uncoil"
)

// The names and folders inside the archive; the folders are those of the data
// folder too.
const (
	manifestFile = "uncoil.yaml"
	routineDir   = "routines"
	exerciseDir  = "exercises"
	pictureDir   = photo.Dir
)

// manifest is the content of uncoil.yaml.
type manifest struct {
	// Format comes first, so that a file of a newer program is recognised at
	// once.
	Format int    `yaml:"format"`
	Title  string `yaml:"title,omitempty"`
	From   string `yaml:"from,omitempty"`
	// Routines and Exercises list ids, Pictures file names: everything in the
	// file, so that a missing part is noticed.
	Routines  []string `yaml:"routines,omitempty"`
	Exercises []string `yaml:"exercises,omitempty"`
	Pictures  []string `yaml:"pictures,omitempty"`
}

// Kind is what an entry of a bundle is.
type Kind string

// The kinds of entries.
const (
	Exercise Kind = "exercise"
	Routine  Kind = "routine"
)

// Entry names one routine or exercise.
type Entry struct {
	Kind Kind
	ID   string
	Name string
}

// Bundle is the content of one file: routines, and exercises with their pictures.
// It is valid in itself; a Plan says whether it fits a user's collection. Do not
// modify one.
type Bundle struct {
	// Title is the sender's title for it, and From the sender's name; both may be
	// empty.
	Title, From string

	files    []file // exercises before routines, each in the order of ids
	pictures map[string]*photo.Photo
}

// file is one routine or exercise, decoded and as text.
type file struct {
	Entry
	own  catalog.Own
	text []byte
}

// Of makes a bundle of routines and exercises without pictures, to be imported as
// a file is. The error lists the rules that they break, with CodeInvalid.
func Of(title string, all []catalog.Own) (*Bundle, error) {
	b := &Bundle{Title: title, pictures: map[string]*photo.Photo{}}
	var problems []error
	for _, own := range all {
		f := newFile(own, nil)
		if _, err := catalog.ReadOwn(f.path(), f.text); err != nil {
			problems = append(problems, err)
		}
		b.files = append(b.files, f)
	}
	order(b.files)
	return b, errors.Join(problems...)
}

// Entries lists what the bundle holds, exercises first.
func (b *Bundle) Entries() []Entry {
	entries := make([]Entry, len(b.files))
	for i := range b.files {
		entries[i] = b.files[i].Entry
	}
	return entries
}

// newFile makes a file from decoded content. text is the original YAML with its
// comments, or nil to encode it from own.
func newFile(own catalog.Own, text []byte) file {
	f := file{own: own, text: text}
	var value any
	if own.Routine != nil {
		f.Entry, value = Entry{Routine, own.Routine.ID, own.Routine.Name}, own.Routine
	} else {
		f.Entry, value = Entry{Exercise, own.Exercise.ID, own.Exercise.Name}, own.Exercise
	}
	if text == nil {
		f.text = catalog.Encode(value)
	}
	return f
}

// path is the file's default path, in an archive and in the data folder.
func (f *file) path() string { return f.Kind.dir() + "/" + f.ID + ".yaml" }

func (k Kind) dir() string {
	if k == Routine {
		return routineDir
	}
	return exerciseDir
}

// pictureNames lists the pictures that an entry names.
func (f *file) pictureNames() []string {
	if f.own.Exercise == nil {
		return nil
	}
	return f.own.Exercise.Pictures
}

// references lists the ids of the exercises that an entry names.
func (f *file) references() []string {
	if f.own.Exercise != nil {
		return f.own.Exercise.Swaps
	}
	var ids []string
	for _, block := range f.own.Routine.Blocks {
		for _, item := range block.Items {
			if !slices.Contains(ids, item.Exercise) {
				ids = append(ids, item.Exercise)
			}
		}
	}
	return ids
}

// order sorts files as a bundle holds them.
func order(files []file) {
	slices.SortFunc(files, func(a, b file) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
}

// renamed returns an exercise with its pictures renamed.
func renamed(e *engine.Exercise, names map[string]string) *engine.Exercise {
	other := *e
	other.Pictures = slices.Clone(e.Pictures)
	for i, name := range other.Pictures {
		other.Pictures[i] = cmp.Or(names[name], name)
	}
	// The frames of a movement's phases are names of pictures.
	frame := func(p *engine.Phase) {
		p.Frame, p.BothFrame = cmp.Or(names[p.Frame], p.Frame), cmp.Or(names[p.BothFrame], p.BothFrame)
	}
	other.Start.Frame = cmp.Or(names[e.Start.Frame], e.Start.Frame)
	other.Cycle = slices.Clone(e.Cycle)
	for i := range other.Cycle {
		frame(&other.Cycle[i])
	}
	for _, p := range []**engine.Phase{&other.Enter, &other.Leave} {
		if *p != nil {
			moved := **p
			frame(&moved)
			*p = &moved
		}
	}
	return &other
}
