package bundle

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// A stage is a folder in the data folder that holds an import until all of it is
// on the disk. Renaming its list from listPart to listName is the commit: before
// it, none of the user's files has been touched and the import has not happened;
// after it, the import counts, and the next process that opens the data folder
// completes it.
const (
	stagePrefix = ".import-"
	listName    = "manifest"
	listPart    = "manifest.part"
	// newDir holds the new files, by their paths in the data folder.
	newDir = "new"
)

// dirs are the folders that an import writes, pictures first, so that no file
// refers to one that does not exist yet.
func dirs() []string { return []string{pictureDir, exerciseDir, routineDir} }

// stage writes all changes to a new stage and commits it. On an error it is not
// committed, and the stage, if its name is not empty, can be removed.
func (f *folder) stage(changes []change) (stage string, files []staged, err error) {
	if len(changes) > maxStaged {
		return "", nil, errors.New(engine.Text("%d files at once are too many: import fewer", len(changes)))
	}
	wanted := map[string]bool{}
	for i := range changes {
		wanted[path.Dir(changes[i].path)] = true
	}
	if err := f.ready(wanted); err != nil {
		return "", nil, err
	}
	stage = stagePrefix + rand.Text()[:8]
	made := []string{".", stage, path.Join(stage, newDir)}
	for _, dir := range dirs() {
		if wanted[dir] {
			made = append(made, path.Join(stage, newDir, dir))
		}
	}
	for _, dir := range made[1:] {
		if err := f.mkdir(dir); err != nil {
			return stage, nil, err
		}
	}
	for _, c := range changes {
		if err := f.write(path.Join(stage, newDir, c.path), c.data); err != nil {
			return stage, nil, err
		}
		files = append(files, staged{c.path, sumOf(c.data), c.replaces})
	}
	if err := f.write(path.Join(stage, listPart), writeStageList(files)); err != nil {
		return stage, nil, err
	}
	if err := f.sync(made...); err != nil {
		return stage, nil, err
	}
	return stage, files, f.rename(path.Join(stage, listPart), path.Join(stage, listName))
}

// ready makes the folders that an import writes to, and checks that they are
// writable.
func (f *folder) ready(wanted map[string]bool) error {
	for _, dir := range dirs() {
		if !wanted[dir] {
			continue
		}
		if err := f.mkdirs(dir); err != nil {
			return err
		}
		if err := userfile.Writable(filepath.Join(f.dir, dir)); err != nil {
			return err
		}
	}
	return nil
}

// place moves all files of a stage to their places; moved tells, on an error,
// whether any of the user's files has changed.
func (f *folder) place(stage string, files []staged) (moved bool, err error) {
	touched := []string{stage}
	for i := range files {
		changed, err := f.placeOne(stage, &files[i])
		moved = moved || changed
		if err != nil {
			return moved, err
		}
		touched = append(touched, path.Dir(files[i].path))
	}
	for _, dir := range f.dated {
		touched = append(touched, path.Dir(dir), dir)
		for _, below := range dirs() {
			if f.has(path.Join(dir, below)) {
				touched = append(touched, path.Join(dir, below))
			}
		}
	}
	return moved, f.sync(append(touched, ".")...)
}

// placeOne moves one file to its place. The file it replaces is set aside. If the
// user has written another file there meanwhile, that stays, and the new file is
// set aside.
func (f *folder) placeOne(stage string, s *staged) (moved bool, err error) {
	from, aside := path.Join(stage, newDir, s.path), ""
	for range 10 { // others may write to the folder at the same time
		there, err := f.sum(s.path)
		if err != nil && !unreadableThere(err) && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, fs.ErrNotExist) {
			return moved, err
		}
		switch {
		case err == nil && there == s.sum, !f.has(from), f.same(from, s.path):
			return moved, nil
		case err == nil && there == "":
			free, err := f.putIn(from, s.path)
			if err == nil && !free {
				continue
			}
			if err != nil && aside != "" {
				_, stuck := f.putIn(aside, s.path)
				moved = stuck != nil
			}
			return moved || err == nil, err
		case err == nil && there == s.replaces && aside == "":
			if aside, err = f.replace(s); err != nil {
				return moved, err
			}
			moved = moved || aside != ""
		default:
			return true, f.putOff(from, s)
		}
	}
	return moved, fmt.Errorf("%s changes all the time", f.shown(s.path))
}

// replace sets aside the file to be replaced and returns its new path; "" if the
// user had changed it at that very moment, and it has been moved back.
func (f *folder) replace(s *staged) (aside string, err error) {
	aside, err = f.aside(replacedDir, s.path, s.path)
	if err != nil {
		return "", err
	}
	if sum, err := f.sum(aside); err == nil && sum == s.replaces {
		return aside, nil
	}
	_, err = f.putIn(aside, s.path)
	return "", err
}

// putOff sets a new file aside whose path the user has taken meanwhile.
func (f *folder) putOff(from string, s *staged) error {
	to, err := f.aside(unplacedDir, from, s.path)
	if err == nil {
		f.note("%s was changed while it was being imported, and stays as it is: the imported one is %s", f.shown(s.path), f.shown(to))
	}
	return err
}

// clear removes a stage that is no longer needed, its list first: without a list,
// a stage is only to be removed. A stage with unknown content is set aside.
func (f *folder) clear(stage string) error {
	files, err := f.content(stage)
	if err != nil {
		return f.setAside(stage, err)
	}
	for _, name := range files {
		if err := f.remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return f.sync(".")
}

// content lists the entries of a stage in the order in which they are removed,
// the stage itself last. An unknown entry is an error.
func (f *folder) content(stage string) ([]string, error) {
	folders := []string{stage}
	var files []string
	for i := 0; i < len(folders); i++ {
		entries, err := userfile.ReadDirIn(f.root, folders[i])
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			name := path.Join(folders[i], e.Name())
			inside := strings.TrimPrefix(name, stage+"/")
			switch {
			case e.IsDir() && slices.Contains([]string{newDir, newDir + "/" + pictureDir, newDir + "/" + exerciseDir, newDir + "/" + routineDir}, inside):
				folders = append(folders, name)
			case e.Type().IsRegular() && (inside == listName || inside == listPart):
				files = append([]string{name}, files...)
			case e.Type().IsRegular() && placeable(strings.TrimPrefix(inside, newDir+"/")):
				files = append(files, name)
			default:
				return nil, fmt.Errorf("it holds %s", userfile.Name(inside))
			}
		}
	}
	slices.Reverse(folders)
	return append(files, folders...), nil
}

// setAside renames something that has a stage's name but is none, so that it is
// never treated as one, and adds a notice.
func (f *folder) setAside(stage string, why error) error {
	const as = "import-not-understood"
	to := as
	for n := 2; f.has(to); n++ {
		to = fmt.Sprintf("%s-%d", as, n)
	}
	if err := f.rename(stage, to); err != nil {
		return err
	}
	f.note("%s is no import of Uncoil (%v) and is called %s now: look at it, and delete it", f.shown(stage), why, to)
	return nil
}

// unstaged returns nil if a file of a stage is as listed, or already in its
// place; otherwise an error says what is wrong. No link is followed.
func (f *folder) unstaged(stage string, in *os.Root, s *staged) error {
	if f.same(path.Join(stage, newDir, s.path), s.path) {
		return nil
	}
	name := ""
	for part := range strings.SplitSeq(path.Join(newDir, s.path), "/") {
		name = path.Join(name, part)
		info, err := in.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if !info.IsDir() && !info.Mode().IsRegular() {
			return errors.New(engine.Text("%s is not a regular file", userfile.Name(name)))
		}
	}
	data, err := userfile.ReadIn(in, name, limitAt(s.path))
	if err != nil {
		return fmt.Errorf("%s: %w", userfile.Name(name), userfile.Cause(err))
	}
	if sumOf(data) != s.sum {
		return errors.New(engine.Text("%s is not what its list says", userfile.Name(name)))
	}
	return nil
}
