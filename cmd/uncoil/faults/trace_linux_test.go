//go:build faults && linux && amd64

package faults

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// call is one system call that changes a file or a folder.
type call struct {
	name string // such as "renameat"
	path string // of the file that is written, made, moved or removed
	to   string // where a renamed or linked file goes
}

func (c call) String() string {
	if c.to != "" {
		return c.name + " " + c.path + " → " + c.to
	}
	return c.name + " " + c.path
}

// fault is what happens to a call; the zero value lets it through.
type fault struct {
	// kill ends the program with SIGKILL before the call does anything.
	kill bool
	// errno has the call refused with this error, such as syscall.ENOSPC.
	errno syscall.Errno
}

// result is how a traced run ended.
type result struct {
	code           int // the exit code; -1 where the program was killed
	calls          []call
	stdout, stderr string
}

// changing are the system calls of interest, with where their paths are.
var changing = map[uint64]struct {
	name   string
	decode func(tid int, r *syscall.PtraceRegs) (call, bool)
}{
	syscall.SYS_WRITE:     {"write", onFile},
	syscall.SYS_PWRITE64:  {"pwrite64", onFile},
	syscall.SYS_FSYNC:     {"fsync", onFile},
	syscall.SYS_FDATASYNC: {"fdatasync", onFile},
	syscall.SYS_FTRUNCATE: {"ftruncate", onFile},
	syscall.SYS_FCHMOD:    {"fchmod", onFile},
	syscall.SYS_OPENAT:    {"openat", onCreate},
	syscall.SYS_MKDIRAT:   {"mkdirat", onPath},
	syscall.SYS_UNLINKAT:  {"unlinkat", onPath},
	syscall.SYS_FCHMODAT:  {"fchmodat", onPath},
	syscall.SYS_RENAMEAT:  {"renameat", onTwoPaths},
	syscall.SYS_LINKAT:    {"linkat", onTwoPaths},
	316:                   {"renameat2", onTwoPaths},
	syscall.SYS_UNLINK:    {"unlink", onBarePath},
	syscall.SYS_MKDIR:     {"mkdir", onBarePath},
	syscall.SYS_OPEN:      {"open", onBareCreate},
}

// onFile decodes calls on an open file; pipes, terminals and the like are not of interest.
func onFile(tid int, r *syscall.PtraceRegs) (call, bool) {
	path := descriptor(tid, r.Rdi)
	return call{path: path}, strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "/dev/")
}

func onCreate(tid int, r *syscall.PtraceRegs) (call, bool) {
	const unnamed = 0x410000 // O_TMPFILE
	return call{path: at(tid, r.Rdi, r.Rsi)}, r.Rdx&syscall.O_CREAT != 0 || r.Rdx&unnamed == unnamed
}

func onBareCreate(tid int, r *syscall.PtraceRegs) (call, bool) {
	return call{path: text(tid, r.Rdi)}, r.Rsi&syscall.O_CREAT != 0
}

func onPath(tid int, r *syscall.PtraceRegs) (call, bool) {
	return call{path: at(tid, r.Rdi, r.Rsi)}, true
}

func onBarePath(tid int, r *syscall.PtraceRegs) (call, bool) {
	return call{path: text(tid, r.Rdi)}, true
}

func onTwoPaths(tid int, r *syscall.PtraceRegs) (call, bool) {
	return call{path: at(tid, r.Rdi, r.Rsi), to: at(tid, r.Rdx, r.R10)}, true
}

// descriptor returns the path of an open file of a traced program.
func descriptor(tid int, fd uint64) string {
	path, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", tid, int32(fd)))
	return path
}

// at returns the path that a call names relative to an open folder.
func at(tid int, dir, name uint64) string {
	path := text(tid, name)
	if filepath.IsAbs(path) {
		return path
	}
	const workingFolder = -100
	if int32(dir) == workingFolder {
		folder, _ := os.Readlink(fmt.Sprintf("/proc/%d/cwd", tid))
		return filepath.Join(folder, path)
	}
	return filepath.Join(descriptor(tid, dir), path)
}

// text reads a zero-terminated string out of a traced program.
func text(tid int, address uint64) string {
	var all []byte
	for len(all) < syscall.PathMax {
		var word [8]byte
		n, err := syscall.PtracePeekData(tid, uintptr(address)+uintptr(len(all)), word[:])
		if err != nil || n == 0 {
			break
		}
		if end := bytes.IndexByte(word[:n], 0); end >= 0 {
			return string(append(all, word[:end]...))
		}
		all = append(all, word[:n]...)
	}
	return string(all)
}

// run runs the program with a data folder and asks at, for each call that
// changes a file below one of the folders, what is to happen to it. Calls are
// numbered from 1 in the order in which the whole program makes them.
func run(t *testing.T, folders []string, at func(n int, c call) fault, args ...string) result {
	t.Helper()
	out, err := os.MkdirTemp("", "uncoil-faults-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(out)
	var done result
	failed := make(chan error, 1)
	go func() {
		// Every ptrace request must come from the thread that began the program.
		runtime.LockOSThread()
		tr := tracer{folders: folders, at: at, inside: map[int]bool{}, refused: map[int]syscall.Errno{}, seen: map[int]bool{}}
		err := tr.run(out, args)
		done.code, done.calls = tr.code, tr.calls
		failed <- err
	}()
	if err := <-failed; err != nil {
		t.Fatal(err)
	}
	for name, into := range map[string]*string{"stdout": &done.stdout, "stderr": &done.stderr} {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		*into = string(data)
	}
	return done
}

// tracer follows one run of the program through its system calls.
type tracer struct {
	folders []string
	at      func(n int, c call) fault
	calls   []call
	code    int

	seen    map[int]bool // threads
	inside  map[int]bool // those that are in a call now
	refused map[int]syscall.Errno
}

const (
	followAll = syscall.PTRACE_O_TRACESYSGOOD | syscall.PTRACE_O_TRACECLONE | syscall.PTRACE_O_TRACEFORK |
		syscall.PTRACE_O_TRACEVFORK | exitKill
	exitKill    = 0x100000 // PTRACE_O_EXITKILL
	syscallStop = syscall.SIGTRAP | 0x80
	allThreads  = syscall.WALL | 0x20000000 // __WALL | __WNOTHREAD
)

func (tr *tracer) run(out string, args []string) error {
	files := []uintptr{}
	for _, name := range []string{"/dev/null", filepath.Join(out, "stdout"), filepath.Join(out, "stderr")} {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return err
		}
		defer f.Close()
		files = append(files, f.Fd())
	}
	pid, err := syscall.ForkExec(binary, append([]string{binary}, args...), &syscall.ProcAttr{
		Env: append(os.Environ(), "GOMAXPROCS=1"), Files: files,
		Sys: &syscall.SysProcAttr{Ptrace: true},
	})
	if err != nil {
		return err
	}
	for first := true; ; {
		var status syscall.WaitStatus
		tid, err := syscall.Wait4(-1, &status, allThreads, nil)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return fmt.Errorf("waiting for the program: %w", err)
		}
		if status.Exited() || status.Signaled() {
			if tid == pid {
				tr.code = status.ExitStatus() // -1 where a signal ended it
				return nil
			}
			continue
		}
		if first {
			first = false
			if err := syscall.PtraceSetOptions(pid, followAll); err != nil {
				return err
			}
		}
		signal, killed := tr.stopped(tid, status)
		if killed {
			if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
				return err
			}
			continue
		}
		// A thread that has ended meanwhile is reported by itself.
		_ = syscall.PtraceSyscall(tid, signal)
	}
}

// stopped handles a thread that has stopped and returns the signal to pass on,
// and whether the program is to be killed instead.
func (tr *tracer) stopped(tid int, status syscall.WaitStatus) (signal int, kill bool) {
	known := tr.seen[tid]
	tr.seen[tid] = true
	switch s := status.StopSignal(); {
	case s == syscallStop:
		return 0, tr.syscall(tid)
	case s == syscall.SIGTRAP, s == syscall.SIGSTOP && !known:
		return 0, false
	default:
		return int(s), false
	}
}

// syscall handles the begin or the end of a system call.
func (tr *tracer) syscall(tid int) (kill bool) {
	tr.inside[tid] = !tr.inside[tid]
	var regs syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(tid, &regs); err != nil {
		return false
	}
	if !tr.inside[tid] {
		if errno, ok := tr.refused[tid]; ok {
			delete(tr.refused, tid)
			regs.Rax = uint64(-int64(errno))
			_ = syscall.PtraceSetRegs(tid, &regs)
		}
		return false
	}
	kind, ok := changing[regs.Orig_rax]
	if !ok {
		return false
	}
	c, ok := kind.decode(tid, &regs)
	if !ok || !tr.concerns(c) {
		return false
	}
	c.name = kind.name
	tr.calls = append(tr.calls, c)
	f := tr.at(len(tr.calls), c)
	if f.errno != 0 && !f.kill {
		tr.refused[tid] = f.errno
		regs.Orig_rax = ^uint64(0) // no such call: it does nothing
		_ = syscall.PtraceSetRegs(tid, &regs)
	}
	return f.kill
}

// concerns reports whether a call touches one of the folders.
func (tr *tracer) concerns(c call) bool {
	for _, folder := range tr.folders {
		if strings.HasPrefix(c.path, folder) || strings.HasPrefix(c.to, folder) {
			return true
		}
	}
	return false
}

// unharmed lets every call through.
func unharmed(int, call) fault { return fault{} }

// atCall gives the n-th call a fault and lets all others through.
func atCall(n int, f fault) func(int, call) fault {
	return func(i int, _ call) fault {
		if i == n {
			return f
		}
		return fault{}
	}
}

// each runs a case once for every call that an unharmed run makes, with a
// subtest for each: begin lays out fresh folders and returns them with the
// arguments; after looks at what is left. The number of calls may differ a
// little from run to run, so it goes on until a run comes to its end unharmed.
func each(t *testing.T, f fault, begin func(t *testing.T) (folders, args []string), after func(t *testing.T, folders []string, r result)) {
	t.Helper()
	folders, args := begin(t)
	whole := run(t, folders, unharmed, args...)
	if whole.code != 0 || len(whole.calls) == 0 {
		t.Fatalf("unharmed, the program ended with %d after %d calls: %s", whole.code, len(whole.calls), whole.stderr)
	}
	t.Logf("%d calls", len(whole.calls))
	for n, over := 1, false; !over; n++ {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			folders, args := begin(t)
			r := run(t, folders, atCall(n, f), args...)
			if over = len(r.calls) < n; over {
				return // one run more than there are calls
			}
			t.Logf("at %v", r.calls[n-1])
			after(t, folders, r)
		})
	}
}
