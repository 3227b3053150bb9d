package bundle

import (
	"errors"
	"fmt"
	"os"
	"path"
	"time"

	"uncoil/engine"
	"uncoil/engine/userfile"
)

// Recover completes an import that was interrupted by a crash, or discards it if
// it was not committed (see stage), and returns notices for the user, a line
// each. Call it before anything in the data folder is read or written; now only
// names the folders for what is set aside. Where something cannot be repaired, it
// stays as it is, and the next call tries again.
func Recover(dir string, now time.Time) []string {
	w := usual()
	w.now = func() time.Time { return now }
	return w.recover(dir)
}

func (w workshop) recover(dir string) []string {
	entries, err := userfile.Dir(dir).ReadDir(".")
	if err != nil || len(stages(entries)) == 0 {
		return nil // reading the folder reports this error
	}
	f, err := w.open(dir)
	if engine.CodeOf(err) == engine.CodeConflict {
		return []string{engine.Text("another Uncoil is importing into %s at this moment: some of it may be missing until that is done", userfile.Name(dir))}
	}
	if err != nil {
		return []string{later(dir, err).Error()}
	}
	defer f.close()
	if err := f.settle(); err != nil {
		f.notes = append(f.notes, err.Error())
	}
	return f.notes
}

// later says that an import cannot be finished now.
func later(dir string, err error) error {
	return engine.Errorf(engine.CodeUnavailable, "%s: an import that was cut short cannot be finished yet: %w; the next start tries again", userfile.Name(dir), userfile.Cause(err))
}

// settle completes or discards every stage. None has a living owner, since the
// owner would hold the lock. The error says, in one line, why some remain.
func (f *folder) settle() error {
	entries, err := userfile.ReadDirIn(f.root, ".")
	if err != nil {
		return later(f.dir, err)
	}
	var failed error
	for _, stage := range stages(entries) {
		if err := f.settleOne(stage); err != nil {
			failed = later(f.dir, err)
		}
	}
	return failed
}

func (f *folder) settleOne(stage string) error {
	info, err := f.root.Lstat(stage)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return f.setAside(stage, errors.New("it is no folder"))
	}
	in, err := f.root.OpenRoot(stage)
	if err != nil {
		return err
	}
	defer in.Close()
	has := func(name string) bool { _, err := in.Lstat(name); return err == nil }
	switch {
	case has(listName):
		return f.finish(stage, in)
	case has(oldJournal), has(oldDir):
		return f.settleOld(stage, in)
	}
	return f.clear(stage) // not committed: nothing has changed
}

// finish moves the files that the list of an abandoned stage names to their
// places, if the whole list is valid.
func (f *folder) finish(stage string, in *os.Root) error {
	data, err := userfile.ReadIn(in, listName, int64(maxStageList))
	if unreadableThere(err) {
		return f.setAside(stage, fmt.Errorf("its list: %w", userfile.Cause(err)))
	}
	if err != nil {
		return err
	}
	files, err := readStageList(data)
	if err != nil {
		return f.setAside(stage, err)
	}
	for i := range files {
		if err := f.unstaged(stage, in, &files[i]); err != nil {
			return f.setAside(stage, err)
		}
	}
	for i := range files {
		if err := f.mkdirs(path.Dir(files[i].path)); err != nil {
			return err
		}
	}
	if _, err := f.place(stage, files); err != nil {
		return err
	}
	if err := f.clear(stage); err != nil {
		return err
	}
	f.note("an import that was cut short is finished now")
	return nil
}

// Left by earlier versions after a crash in an import: a journal, the new files,
// and the files that they had moved aside.
const (
	oldJournal = "journal"
	oldDir     = "old"
	oldAside   = "import-cut-short"
)

// settleOld moves back what an earlier version had moved aside, where its path is
// free, and moves the rest to a dated folder. The journal is not read.
func (f *folder) settleOld(stage string, in *os.Root) error {
	for _, dir := range dirs() {
		entries, err := userfile.ReadDirIn(in, path.Join(oldDir, dir))
		if err != nil {
			continue
		}
		for _, e := range entries {
			name := path.Join(dir, e.Name())
			if !e.Type().IsRegular() || !placeable(name) {
				continue
			}
			if err := f.mkdirs(dir); err != nil {
				return err
			}
			if _, err := f.putIn(path.Join(stage, oldDir, name), name); err != nil {
				return err
			}
		}
	}
	to := oldAside
	for n := 2; f.has(to); n++ {
		to = fmt.Sprintf("%s-%d", oldAside, n)
	}
	if err := f.rename(stage, to); err != nil {
		return err
	}
	f.note("%s: an earlier Uncoil was cut short in an import. What it had moved away is back; the rest is in %s: import the file again", userfile.Name(f.dir), to)
	return nil
}
