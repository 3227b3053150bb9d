package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
	"uncoil/engine/filelock"
	"uncoil/engine/userfile"
)

const (
	// lockName is the file in the data folder that is locked during an import.
	// The system releases the lock when the process ends in any way.
	lockName = "import.lock"
	// patience is how long to wait for another program's import; one takes less
	// than a second.
	patience = 2 * time.Second
	// replacedDir and unplacedDir are the folders for files that an import has
	// replaced, and for imported files whose path was taken meanwhile. Both have
	// a folder for each import, named by its date. Nothing is ever removed from
	// them: the files are small, and only the user knows which are still needed.
	replacedDir = "replaced"
	unplacedDir = "not-imported"
)

// workshop is how a data folder is changed; tests replace it.
type workshop struct {
	now      func() time.Time
	patience time.Duration
	// before, if any, is called before every change to the disk with the name of
	// the system call and the paths; an error prevents the change.
	before func(op string, names ...string) error
}

func usual() workshop { return workshop{now: time.Now, patience: patience} }

// folder is a data folder in which this program holds the import lock.
type folder struct {
	workshop
	dir  string
	root *os.Root
	lock *os.File
	// dated maps replacedDir and unplacedDir to today's folder in them.
	dated map[string]string
	// notes are lines for the user.
	notes []string
}

// open opens a data folder and takes the lock. It returns an Error with
// CodeConflict while another program imports.
func (w workshop) open(dir string) (*folder, error) {
	root, err := userfile.Dir(dir).Root()
	if err != nil {
		return nil, err
	}
	f := &folder{workshop: w, dir: dir, root: root, dated: map[string]string{}}
	if err := f.wait(); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// wait takes the lock.
func (f *folder) wait() error {
	const between = 20 * time.Millisecond
	var err error
	if f.lock, err = userfile.MakeIn(f.root, lockName); err != nil {
		return err
	}
	for waited := time.Duration(0); ; waited += between {
		held, err := filelock.Try(f.lock)
		if err != nil {
			return err
		}
		if !held {
			return nil
		}
		if waited >= f.patience {
			return engine.Errorf(engine.CodeConflict, "another Uncoil is importing into %s: wait for it, and try again", userfile.Name(f.dir))
		}
		time.Sleep(between)
	}
}

func (f *folder) close() {
	if f.lock != nil {
		f.lock.Close()
	}
	f.root.Close()
}

// note records a line for the user.
func (f *folder) note(format string, args ...any) {
	f.notes = append(f.notes, fmt.Sprintf(format, args...))
}

// shown returns a path inside the folder as messages show it.
func (f *folder) shown(name string) string {
	return userfile.Name(filepath.Join(f.dir, filepath.FromSlash(name)))
}

// step is called before every change.
func (f *folder) step(op string, names ...string) error {
	if f.before == nil {
		return nil
	}
	return f.before(op, names...)
}

// mkdir makes a folder; it is an error if it exists.
func (f *folder) mkdir(name string) error {
	if err := f.step("mkdir", name); err != nil {
		return err
	}
	return f.root.Mkdir(name, 0o700)
}

// mkdirs makes a folder and its missing parents.
func (f *folder) mkdirs(name string) error {
	if name == "." {
		return nil
	}
	if info, err := f.root.Stat(name); err == nil && info.IsDir() {
		return nil
	}
	if err := f.mkdirs(path.Dir(name)); err != nil {
		return err
	}
	return f.mkdir(name)
}

// write writes a new file. An existing one is an error.
func (f *folder) write(name string, data []byte) error {
	if err := f.step("write", name); err != nil {
		return err
	}
	return userfile.WriteIn(f.root, name, data)
}

func (f *folder) rename(from, to string) error {
	if err := f.step("rename", from, to); err != nil {
		return err
	}
	return f.root.Rename(from, to)
}

// putIn moves a file to a path if that is free; nothing is ever overwritten. For
// a moment the file has two names, which same recognises.
func (f *folder) putIn(from, to string) (free bool, err error) {
	if err := f.step("link", from, to); err != nil {
		return false, err
	}
	err = f.root.Link(from, to)
	if errors.Is(err, fs.ErrExist) || f.has(to) && err != nil {
		return false, nil
	}
	if err != nil { // a file system without hard links
		return true, f.rename(from, to)
	}
	_ = f.remove(from) // else it is removed with its stage
	return true, nil
}

// same reports whether two names are hard links to one file, as after an
// interrupted putIn.
func (f *folder) same(a, b string) bool {
	one, err := f.root.Lstat(a)
	if err != nil {
		return false
	}
	other, err := f.root.Lstat(b)
	return err == nil && os.SameFile(one, other)
}

func (f *folder) remove(name string) error {
	if err := f.step("unlink", name); err != nil {
		return err
	}
	return f.root.Remove(name)
}

// sync returns when the changes in folders are on the disk.
func (f *folder) sync(dirs ...string) error {
	slices.Sort(dirs)
	for _, dir := range slices.Compact(dirs) {
		if err := f.step("fsync", dir); err != nil {
			return err
		}
		if err := userfile.SyncDir(f.root, dir); err != nil {
			return err
		}
	}
	return nil
}

// has reports whether anything of that name exists.
func (f *folder) has(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// sum returns the checksum of a file, "" if there is none.
func (f *folder) sum(name string) (string, error) {
	data, err := userfile.ReadIn(f.root, name, limitAt(name))
	if errors.Is(err, fs.ErrNotExist) && !f.has(name) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return sumOf(data), nil
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// datedDir makes the folder for what is set aside now, once for each folder that
// is opened.
func (f *folder) datedDir(kind string) (string, error) {
	if dir, ok := f.dated[kind]; ok {
		return dir, nil
	}
	if err := f.mkdirs(kind); err != nil {
		return "", err
	}
	day := path.Join(kind, f.now().Format("2006-01-02T15-04-05"))
	dir := day
	for n := 2; f.has(dir); n++ {
		dir = fmt.Sprintf("%s-%d", day, n)
	}
	if err := f.mkdir(dir); err != nil {
		return "", err
	}
	f.dated[kind] = dir
	return dir, nil
}

// aside moves a file into a dated folder, under a name that is free there, and
// returns its new path.
func (f *folder) aside(kind, from, name string) (string, error) {
	dir, err := f.datedDir(kind)
	if err != nil {
		return "", err
	}
	to := path.Join(dir, name)
	if err := f.mkdirs(path.Dir(to)); err != nil {
		return "", err
	}
	for n := 2; f.has(to); n++ {
		to = path.Join(dir, path.Dir(name), fmt.Sprintf("%d-%s", n, path.Base(name)))
	}
	return to, f.rename(from, to)
}

// unreadableThere reports whether an error means that something exists that no
// import has written.
func unreadableThere(err error) bool {
	for _, kind := range []error{userfile.ErrFolder, userfile.ErrNotRegular, userfile.ErrElsewhere, userfile.ErrTooLarge} {
		if errors.Is(err, kind) {
			return true
		}
	}
	return false
}

// stages lists the entries that have the name of a stage.
func stages(entries []fs.DirEntry) []string {
	var names []string
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), stagePrefix) {
			names = append(names, e.Name())
		}
	}
	return names
}
