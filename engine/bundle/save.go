package bundle

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
)

const (
	// stagePrefix begins the names of folders in which files wait to be put in place.
	stagePrefix = ".import-"
	// journalName is the file in such a folder that lists what is to change; as
	// long as it is there, the change is not done.
	journalName = "journal"
	// journalEnd is its last line: without it, nothing has been moved yet.
	journalEnd = "end\n"
	// abandoned is the age from which a folder belongs to a program that has
	// ended in the middle. A change takes less than a second.
	abandoned = time.Minute
)

// Save writes everything that was accepted into the data folder: all of it or,
// on an error, nothing. The error has CodeUnavailable. What another program has
// put into the folder meanwhile is not overwritten: CodeConflict.
//
// The new files are written beside the others first, then moved to their
// places. Should the program die between two moves, Recover undoes them.
func (s *Shelf) Save() error {
	if s.dir == "" {
		return engine.Errorf(engine.CodeUnavailable, "there is no data folder to write to: name one with --data")
	}
	changes := s.changes()
	if len(changes) == 0 {
		return nil
	}
	if err := s.saveAll(changes); err != nil {
		if engine.CodeOf(err) == engine.CodeConflict {
			return err
		}
		return engine.Errorf(engine.CodeUnavailable, "nothing was imported: %s cannot be written: %w", s.dir, cause(err))
	}
	s.tree = &overlay{base: os.DirFS(s.dir)}
	return nil
}

// Changed reports whether there is anything for Save to write.
func (s *Shelf) Changed() bool { return len(s.changes()) > 0 }

// cause returns an error without the path of a file that nobody knows.
func cause(err error) error {
	var failed *fs.PathError
	var moved *os.LinkError
	switch {
	case errors.As(err, &failed):
		return failed.Err
	case errors.As(err, &moved):
		return moved.Err
	}
	return err
}

// change is one file to be written.
type change struct {
	path string // inside the data folder, with slashes
	data []byte
	// replaces tells that there is such a file now.
	replaces bool
}

// changes lists what differs from what is there, pictures first, so that
// nothing ever names what is not there yet.
func (s *Shelf) changes() []change {
	var all []change
	rank := []string{pictureDir, exerciseDir, routineDir}
	for _, dir := range rank {
		for _, name := range slices.Sorted(maps.Keys(s.tree.files)) {
			if !strings.HasPrefix(name, dir+"/") {
				continue
			}
			c := change{path: name, data: s.tree.files[name]}
			if s.tree.base != nil {
				there, err := fs.ReadFile(s.tree.base, name)
				if err == nil && bytes.Equal(there, c.data) {
					continue
				}
				c.replaces = err == nil
			}
			all = append(all, c)
		}
	}
	return all
}

// saveAll stages all changes and puts them in place.
func (s *Shelf) saveAll(changes []change) error {
	for _, dir := range []string{pictureDir, exerciseDir, routineDir} {
		if err := os.MkdirAll(filepath.Join(s.dir, dir), 0o700); err != nil {
			return err
		}
	}
	stage, err := os.MkdirTemp(s.dir, stagePrefix)
	if err != nil {
		return err
	}
	done, err := s.apply(stage, changes)
	if done {
		os.RemoveAll(stage)
	}
	return err
}

// apply writes all changes into the stage and moves them to their places. It
// reports whether the stage can go: it cannot while it holds what could not be
// put back.
func (s *Shelf) apply(stage string, changes []change) (done bool, err error) {
	var journal strings.Builder
	for _, c := range changes {
		if err := writeFile(staged(stage, "new", c.path), c.data); err != nil {
			return true, err
		}
		sign := "+"
		if c.replaces {
			sign = "~"
		}
		journal.WriteString(sign + c.path + "\n")
	}
	journal.WriteString(journalEnd)
	if err := writeFile(filepath.Join(stage, journalName), []byte(journal.String())); err != nil {
		return true, err
	}
	for i := range changes {
		if err := s.place(stage, &changes[i]); err != nil {
			failed := undo(s.dir, stage)
			return failed == nil, errors.Join(err, failed)
		}
	}
	if err := os.Remove(filepath.Join(stage, journalName)); err != nil {
		failed := undo(s.dir, stage)
		return failed == nil, errors.Join(err, failed)
	}
	return true, nil
}

// place moves one file to its place, and what is there aside.
func (s *Shelf) place(stage string, c *change) error {
	target := filepath.Join(s.dir, filepath.FromSlash(c.path))
	if c.replaces {
		old := staged(stage, "old", c.path)
		if err := os.MkdirAll(filepath.Dir(old), 0o700); err != nil {
			return err
		}
		if err := s.rename(target, old); err != nil {
			return err
		}
	} else if _, err := os.Lstat(target); err == nil {
		return engine.Errorf(engine.CodeConflict, "nothing was imported: %s has just been written by another program: try again", target)
	}
	return s.rename(staged(stage, "new", c.path), target)
}

func staged(stage, part, path string) string {
	return filepath.Join(stage, part, filepath.FromSlash(path))
}

// undo puts everything back that a journal lists. What the journal lists and
// still lies in the stage was never moved.
func undo(dir, stage string) error {
	journal, err := os.ReadFile(filepath.Join(stage, journalName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	list, whole := strings.CutSuffix(string(journal), journalEnd)
	if !whole {
		return nil
	}
	for line := range strings.Lines(list) {
		line = strings.TrimSuffix(line, "\n")
		target := filepath.Join(dir, filepath.FromSlash(line[1:]))
		_, waiting := os.Lstat(staged(stage, "new", line[1:]))
		if waiting != nil { // it was moved
			err = errors.Join(err, os.Remove(target))
		}
		if old := staged(stage, "old", line[1:]); line[0] == '~' {
			if _, aside := os.Lstat(old); aside == nil {
				err = errors.Join(err, os.Rename(old, target))
			}
		}
	}
	return err
}

// Recover undoes changes to a data folder in whose middle a program died. Call
// it before the folder is read; now is the time. Where it cannot mend anything,
// everything stays as it is, and the next call tries again.
func Recover(dir string, now time.Time) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // a folder that cannot be read is for others to complain about
	}
	var failed error
	for _, entry := range entries {
		stage := filepath.Join(dir, entry.Name())
		info, err := entry.Info()
		if err != nil || !info.IsDir() || !strings.HasPrefix(entry.Name(), stagePrefix) || now.Sub(info.ModTime()) < abandoned {
			continue
		}
		if err := undo(dir, stage); err != nil {
			failed = errors.Join(failed, engine.Errorf(engine.CodeUnavailable, "%s: an import that was cut short cannot be undone: %w", dir, cause(err)))
			continue
		}
		os.RemoveAll(stage)
	}
	return failed
}

// writeFile writes a file and its folder, and makes sure that it is on the disk.
func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}
