package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"uncoil/engine"
)

// Commit gives files their names when all of them are complete on the disk: all
// or none. If one of them cannot have its name, those before it are taken back.
// That takes a copy of every file that is replaced but the last one's: commit the
// largest last.
func Commit(files ...*File) error {
	for _, f := range files {
		if err := f.complete(); err != nil {
			return err
		}
	}
	for _, f := range files[:len(files)-1] {
		if err := f.copyBefore(); err != nil {
			return err
		}
	}
	for i, f := range files {
		if err := f.appear(); err != nil {
			for _, earlier := range files[:i] {
				earlier.withdraw()
			}
			return err
		}
	}
	var folders []string
	for _, f := range files {
		f.close()
		if dir := filepath.Dir(f.path); !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	for _, dir := range folders {
		if err := syncFolder(dir); err != nil {
			return engine.Errorf(engine.CodeUnavailable, "%s may not be on the disk yet (%w): check the disk, and write it once more",
				files[len(files)-1].path, rootOf(err))
		}
	}
	return nil
}

// complete brings everything that was written to the disk.
func (f *File) complete() error {
	err := f.buffered.Flush()
	if err == nil {
		err = f.file.Sync()
	}
	if err != nil {
		return cannotWrite(f.path, err)
	}
	return nil
}

// appear gives the file its name.
func (f *File) appear() error {
	if f.name == "" {
		err := linkUnnamed(f.file, f.path)
		if err == nil {
			return nil
		}
		// A link replaces nothing. What it takes to rename the file is locked.
		if errors.Is(err, fs.ErrExist) {
			f.name, err = tryHidden(f.path, func(name string) error { return linkUnnamed(f.file, name) })
		}
		if err != nil {
			return cannotWrite(f.path, err)
		}
	}
	if !removesOpen {
		f.file.Close()
	}
	if err := os.Rename(f.name, f.path); err != nil {
		return cannotWrite(f.path, err)
	}
	f.name = ""
	return nil
}

// copyBefore keeps what has the file's name, if anything does.
func (f *File) copyBefore() error {
	info, err := os.Stat(f.path)
	if err != nil || !info.Mode().IsRegular() {
		return nil // nothing, or a link to nothing
	}
	in, err := os.Open(f.path)
	if err != nil {
		return engine.Errorf(engine.CodeUnavailable, "%s is there already and cannot be read (%w): remove it first, or choose another name", f.path, rootOf(err))
	}
	defer in.Close()
	before, err := open(f.path, info.Mode().Perm())
	if err != nil {
		return cannotWrite(f.path, err)
	}
	f.before = before
	if _, err := io.Copy(before, in); err != nil {
		return cannotWrite(f.path, err)
	}
	if err := before.complete(); err != nil {
		return err
	}
	_ = before.file.Chmod(info.Mode().Perm()) // the umask has no say: it was so
	return nil
}

// withdraw takes a file back that has appeared. There is nothing left to do where
// that fails as well.
func (f *File) withdraw() {
	if f.before == nil {
		_ = os.Remove(f.path)
		return
	}
	_ = f.before.appear()
}

// close ends a file that has its name.
func (f *File) close() {
	f.closed = true
	f.file.Close() // what it holds is on the disk
	if f.before != nil {
		f.before.Discard()
	}
}
