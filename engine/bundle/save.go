package bundle

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// Save writes everything that was accepted into the data folder: all of it or, on
// an error, nothing. The error has CodeUnavailable, or CodeConflict where another
// program has written to the same path: that is not overwritten. Replaced files
// are kept in a dated folder inside replaced.
//
// The new files are first written to a stage; one rename commits them, after
// which they count even if the program crashes: see Recover.
func (s *Collection) Save() error {
	if s.dir == "" {
		return engine.Errorf(engine.CodeUnavailable, "there is no data folder to write to: name one with --data")
	}
	if !s.Changed() {
		return nil
	}
	err := os.MkdirAll(s.dir, 0o700)
	if err == nil {
		err = s.save()
	}
	switch engine.CodeOf(err) {
	case "":
		return nil
	case engine.CodeInternal:
		return engine.Errorf(engine.CodeUnavailable, "nothing was imported: %s cannot be written: %w", userfile.Name(s.dir), userfile.Cause(err))
	}
	return err
}

// Notices returns notices of the last Save for the user, a line each.
func (s *Collection) Notices() []string { return s.notices }

// save writes the changes. An Error of the engine is complete; any other error
// means that nothing has changed.
func (s *Collection) save() error {
	f, err := s.work.open(s.dir)
	if engine.CodeOf(err) == engine.CodeConflict {
		return engine.Errorf(engine.CodeConflict, "nothing was imported: %w", err)
	}
	if err != nil {
		return err
	}
	defer func() {
		s.notices = f.notes
		f.close()
	}()
	if err := f.settle(); err != nil {
		return engine.Errorf(engine.CodeUnavailable, "nothing was imported: %w", err)
	}
	changes, err := s.pending(f)
	if err != nil || len(changes) == 0 {
		return err
	}
	stage, files, err := f.stage(changes)
	if err != nil {
		f.abandon(stage)
		return err
	}
	moved, err := f.place(stage, files)
	if err != nil && !moved && f.rename(path.Join(stage, listName), path.Join(stage, listPart)) == nil {
		f.abandon(stage) // the commit has been undone
		return err
	}
	s.saved(changes)
	if err != nil {
		return later(s.dir, err)
	}
	_ = f.clear(stage) // else the next start does
	return nil
}

// abandon removes a stage that was not committed. Recover removes what cannot be
// removed now.
func (f *folder) abandon(stage string) {
	if stage != "" && f.has(stage) {
		_ = f.clear(stage)
	}
}

// saved records the changes as the folder's content.
func (s *Collection) saved(changes []change) {
	seen := s.tree.seen
	for _, c := range changes {
		seen.add(c.path, sumOf(c.data))
	}
	s.tree = &overlay{base: userfile.Dir(s.dir), seen: seen}
}

// Changed reports whether there is anything for Save to write.
func (s *Collection) Changed() bool { return len(s.changes()) > 0 }

// change is one file to be written.
type change struct {
	path string // inside the data folder, with slashes
	data []byte
	// replaces is the checksum of the file that it replaces, "" for none.
	replaces string
}

// changes lists the differences from what was first read, pictures first.
func (s *Collection) changes() []change {
	var all []change
	for _, dir := range dirs() {
		for _, name := range slices.Sorted(maps.Keys(s.tree.files)) {
			if !strings.HasPrefix(name, dir+"/") {
				continue
			}
			c := change{path: name, data: s.tree.files[name], replaces: s.tree.seen.of(name)}
			if dir == pictureDir && s.tree.base != nil {
				if there, err := fs.ReadFile(s.tree.base, name); err == nil {
					c.replaces = sumOf(there)
				}
			}
			if c.replaces != sumOf(c.data) {
				all = append(all, c)
			}
		}
	}
	return all
}

// pending lists what is to be written, given the folder as it is now. A text must
// not have changed since the choices were made. A picture's name derives from its
// content, so different content under that name is a damaged picture.
func (s *Collection) pending(f *folder) ([]change, error) {
	var all []change
	for _, c := range s.changes() {
		if !placeable(c.path) {
			return nil, refused("nothing was imported: %s has a name that cannot be written safely: give it a plain one", f.shown(c.path))
		}
		there, err := f.sum(c.path)
		switch {
		case err != nil && unreadableThere(err):
			return nil, engine.Errorf(engine.CodeConflict, "nothing was imported: %s: %w", f.shown(c.path), userfile.Cause(err))
		case err != nil:
			return nil, err
		case there == sumOf(c.data):
			continue
		case strings.HasPrefix(c.path, pictureDir+"/"):
			c.replaces = there
		case there != c.replaces:
			return nil, engine.Errorf(engine.CodeConflict, "nothing was imported: %s has just been written by another program: try again", f.shown(c.path))
		}
		all = append(all, c)
	}
	return all, nil
}
