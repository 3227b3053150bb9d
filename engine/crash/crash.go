// Package crash stores crash reports: the output of the Go runtime when it ends a
// program, and recovered panics in the same form. They are files in the data
// folder, named by date and time. A report has the version, the system and the
// stack; of the user's data it may contain what the panic's message names, such
// as a file.
package crash

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"uncoil/engine/filelock"
)

// Kept is how many reports are kept; the oldest go first.
const Kept = 3

// A report that has not happened yet has a random name and is locked by its
// program; one that has happened is named after its time.
var (
	openName  = regexp.MustCompile(`^crash-[0-9a-f]{16}\.txt$`)
	datedName = regexp.MustCompile(`^crash-\d{4}-\d\d-\d\d-\d{6}[b-e]?\.txt$`)
)

const dated = "crash-2006-01-02-150405"

// headEnd stands between what a report begins with and the fault.
const headEnd = "\n\n"

// Head returns how a report begins: the version of the program, its command, the
// system, and when it was started.
func Head(version, command string, started time.Time) string {
	return fmt.Sprintf("uncoil %s %s, %s on %s/%s, started %s%s",
		version, command, runtime.Version(), runtime.GOOS, runtime.GOARCH, started.Format("2006-01-02 15:04:05 -0700"), headEnd)
}

// Report is the file into which a fault of this program would be written.
type Report struct {
	dir  string
	file *os.File
}

// Begin makes a report in a folder that exists. From then on the runtime writes
// into it what ends the program, from whichever goroutine; there can be one report
// at a time. End it with Close or Panic.
func Begin(dir, head string) (*Report, error) {
	for range 100 {
		f, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf("crash-%016x.txt", rand.Uint64())), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		r := &Report{dir, f}
		if held, _ := filelock.Try(f); held {
			f.Close() // Collect has it, and removes it
			continue
		}
		if _, err = io.WriteString(f, head); err == nil {
			err = debug.SetCrashOutput(f, debug.CrashOptions{})
		}
		if err != nil {
			r.Close()
			return nil, err
		}
		return r, nil
	}
	return nil, fs.ErrExist
}

// Close ends a report of a program that comes to its end in good order.
func (r *Report) Close() {
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	r.file.Close()
	os.Remove(r.file.Name())
}

// Panic ends the report with a panic that was recovered, and returns the path of
// its file. Where the user could not be told of it now, Collect tells them.
func (r *Report) Panic(reason any, stack []byte, told bool, now time.Time) (path string, err error) {
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	_, err = fmt.Fprintf(r.file, "panic: %v\n\n%s", reason, stack)
	if err == nil {
		err = r.file.Sync()
	}
	if closing := r.file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(r.file.Name())
		return "", err
	}
	if !told {
		return r.file.Name(), nil
	}
	path, err = name(r.file.Name(), now)
	prune(r.dir)
	return path, err
}

// Happened is a fault of an earlier run.
type Happened struct {
	At   time.Time
	Path string // of its report
}

// Collect names the reports of programs that have died in a folder after their
// times, and returns those, so that each is told once. It removes the oldest of
// more than Kept, and reports of programs that were killed and have none.
func Collect(dir string) []Happened {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var found []Happened
	for _, e := range entries {
		if e.Type().IsRegular() && openName.MatchString(e.Name()) {
			if h, ok := collect(filepath.Join(dir, e.Name())); ok {
				found = append(found, h)
			}
		}
	}
	if len(found) > 0 {
		prune(dir)
	}
	return found
}

// collect takes in the report of one program, unless that program lives.
func collect(path string) (h Happened, ok bool) {
	f, err := os.OpenFile(path, os.O_RDWR|withoutWaiting, 0)
	if err != nil {
		return h, false
	}
	defer f.Close()
	if !filelock.Abandoned(f) {
		return h, false
	}
	info, err := f.Stat()
	if err != nil {
		return h, false
	}
	// The head is shorter than this by far.
	begin, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return h, false
	}
	f.Close() // it may be open nowhere to be moved
	if _, fault, _ := bytes.Cut(begin, []byte(headEnd)); len(fault) == 0 {
		os.Remove(path)
		return h, false
	}
	h.At = info.ModTime()
	h.Path, err = name(path, h.At)
	return h, err == nil
}

// name gives a report the name of its time.
func name(path string, at time.Time) (string, error) {
	base := filepath.Join(filepath.Dir(path), at.Format(dated))
	for _, more := range []string{"", "b", "c", "d", "e"} {
		to := base + more + ".txt"
		if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
			return to, os.Rename(path, to)
		}
	}
	return path, fs.ErrExist
}

// prune removes the oldest reports.
func prune(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && datedName.MatchString(e.Name()) {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	for _, old := range names[:max(0, len(names)-Kept)] {
		os.Remove(filepath.Join(dir, old))
	}
}
