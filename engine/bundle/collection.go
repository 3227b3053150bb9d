package bundle

import (
	"errors"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"uncoil/engine/catalog"
	"uncoil/engine/photo"
	"uncoil/engine/userfile"
)

// Collection is everything a user has: the built-in routines and exercises, and
// those in the data folder. Pack makes a bundle from it; Plan and Accept add
// bundles, one after the other; Save writes what was added. Use one from a single
// goroutine.
type Collection struct {
	dir   string
	tree  *overlay
	books *catalog.Catalog
	// told are the errors that the data folder had when it was opened; an import
	// does not report them.
	told map[string]bool
	// names maps pictures that have been read to their names after import.
	names map[string]string
	// notices are those of the last Save.
	notices []string
	work    workshop
}

// Open reads the data folder dir, which need not exist; an empty dir is a user
// without files. Only the built-in part of books is used.
func Open(books *catalog.Catalog, dir string) *Collection {
	s := &Collection{dir: dir, tree: newOverlay(nil), names: map[string]string{}, work: usual()}
	if info, err := os.Stat(dir); dir != "" && err == nil && info.IsDir() {
		s.tree.base = userfile.Dir(dir)
	}
	var err error
	s.books, err = books.With(s.tree)
	s.told = lines(err)
	return s
}

// Catalog returns everything in the collection, including accepted bundles.
func (s *Collection) Catalog() *catalog.Catalog { return s.books }

// lines returns the lines of an error.
func lines(err error) map[string]bool {
	all := map[string]bool{}
	if err != nil {
		for line := range strings.Lines(err.Error()) {
			all[strings.TrimSpace(line)] = true
		}
	}
	return all
}

// find returns the collection's entry of a kind and an id, in the form of a
// bundle, and the path of the user's file that contains it; empty for a built-in
// one.
func (s *Collection) find(kind Kind, id string) (f file, in string, ok bool) {
	if kind == Exercise {
		if e, in, ok := s.books.OwnExercise(id); ok {
			return newFile(catalog.Own{Exercise: renamed(&e, s.importedNames(e.Pictures))}, nil), in, true
		}
		e, err := s.books.Exercise(id)
		if err != nil {
			return f, "", false
		}
		return newFile(catalog.Own{Exercise: e}, nil), "", true
	}
	if r, in, ok := s.books.OwnRoutine(id); ok {
		return newFile(catalog.Own{Routine: &r}, nil), in, true
	}
	r, err := s.books.Routine(id)
	if err != nil {
		return f, "", false
	}
	return newFile(catalog.Own{Routine: r}, nil), "", true
}

// importedNames maps pictures to their names after import. Pictures that cannot be read
// keep their names.
func (s *Collection) importedNames(names []string) map[string]string {
	for _, name := range names {
		if s.names[name] != "" {
			continue
		}
		s.names[name] = name
		if p, err := s.picture(name); err == nil {
			s.names[name] = p.Name
		}
	}
	return s.names
}

// picture reads one of the user's pictures.
func (s *Collection) picture(name string) (*photo.Photo, error) {
	file := path.Join(pictureDir, name)
	f, err := s.tree.Open(file)
	if err != nil {
		return nil, about(file, unreadable(err))
	}
	defer f.Close()
	p, err := photo.Take(f)
	return p, about(file, err)
}

// load returns the catalogue with more files, or their errors.
func (s *Collection) load(tree *overlay) (*catalog.Catalog, error) {
	books, err := s.books.With(tree)
	var added []error
	for _, line := range slices.Sorted(maps.Keys(lines(err))) {
		if !s.told[line] {
			added = append(added, refused("%s", line))
		}
	}
	return books, errors.Join(added...)
}
