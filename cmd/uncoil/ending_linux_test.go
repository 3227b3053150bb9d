package main

import (
	"bufio"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"uncoil/engine/store"
)

// stuck starts a command whose output is never read, and returns once the pipe,
// which holds so many bytes, is full and the command blocks.
func stuck(t *testing.T, takes int, home string, args ...string) *process {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { read.Close() })
	if _, err := unix.FcntlInt(write.Fd(), unix.F_SETPIPE_SZ, os.Getpagesize()); err != nil {
		t.Skipf("no small pipe: %v", err)
	}
	if _, err := write.Write(make([]byte, os.Getpagesize()-takes)); err != nil {
		t.Fatal(err)
	}
	p := asProcess(t, home, args...)
	p.Stdout = write
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	write.Close()
	for !writes(t, p.Process.Pid) {
		time.Sleep(5 * time.Millisecond)
	}
	return p
}

// writes reports whether a thread of a program waits in a write to its standard
// output.
func writes(t *testing.T, pid int) bool {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/syscall", pid))
	if err != nil || len(threads) == 0 {
		t.Fatalf("the program has ended: %v", err)
	}
	for _, thread := range threads {
		// A thread that runs, rather than waits, has no call here.
		if call, err := os.ReadFile(thread); err == nil && strings.HasPrefix(string(call), fmt.Sprintf("%d 0x1 ", unix.SYS_WRITE)) {
			return true
		}
	}
	return false
}

// TestASignalEndsAQuestion checks an orderly end: the command ends by itself and
// says what has become of its work.
func TestASignalEndsAQuestion(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			if signal.Ignored(s) {
				t.Skip("it is ignored here, as nohup asks")
			}
			home := t.TempDir()
			p := asProcess(t, home, "import", filepath.Join(exitFolder(t), "good.yaml"))
			stdin, err := p.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			defer stdin.Close() // no answer comes
			said, err := p.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			if _, err := bufio.NewReader(said).ReadString('?'); err != nil {
				t.Fatal(err)
			}
			p.Process.Signal(s)
			if code := p.ended(t); code != exitFailed || p.errs.String() != "uncoil: the import was cancelled; nothing was imported\n" {
				t.Errorf("exit code %d: %q", code, p.errs.String())
			}
			if found, _ := filepath.Glob(filepath.Join(home, ".local/share/uncoil/routines/*")); len(found) > 0 {
				t.Errorf("imported: %v", found)
			}
		})
	}
}

// TestASignalEndsWhatIsStuck: whatever a command waits for, each signal ends it
// with one line.
func TestASignalEndsWhatIsStuck(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(s.String(), func(t *testing.T) {
			t.Parallel()
			if signal.Ignored(s) {
				t.Skip("it is ignored here, as nohup asks")
			}
			p := stuck(t, os.Getpagesize(), t.TempDir(), "timeline", "beginner")
			p.Process.Signal(s)
			if code := p.ended(t); code != exitFailed || !strings.Contains(p.errs.String(), "stopped by a signal ("+s.String()+")") || strings.Count(p.errs.String(), "\n") != 1 {
				t.Errorf("exit code %d: %q", code, p.errs.String())
			}
		})
	}
}

// TestASecondSignalEndsAtOnce, as an unhandled signal would.
func TestASecondSignalEndsAtOnce(t *testing.T) {
	p := stuck(t, os.Getpagesize(), t.TempDir(), "timeline", "beginner")
	p.Process.Signal(syscall.SIGINT)
	p.Process.Signal(syscall.SIGTERM)
	p.ended(t)
	if status := p.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || p.errs.Len() > 0 {
		t.Errorf("it ended with %v: %q", p.ProcessState, p.errs.String())
	}
}

// TestASignalAtAPrompt ends the command; nothing is imported.
func TestASignalAtAPrompt(t *testing.T) {
	home, file := t.TempDir(), filepath.Join(t.TempDir(), "x.yaml")
	routine := "name: Mine\nblocks:\n  - kind: main\n    items:\n      - {exercise: cat-cow}\n"
	if err := os.WriteFile(file, []byte(routine), 0o600); err != nil {
		t.Fatal(err)
	}
	p := asProcess(t, home, "import", file)
	answers, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer answers.Close()
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	reader := bufio.NewReader(out)
	if _, err := reader.ReadString('?'); err != nil {
		t.Fatalf("it asks nothing: %v %s", err, p.errs.String())
	}
	p.Process.Signal(syscall.SIGTERM)
	if code := p.ended(t); code != exitFailed || p.errs.Len() == 0 {
		t.Errorf("exit code %d: %q", code, p.errs.String())
	}
	if made, _ := filepath.Glob(filepath.Join(home, ".local/share/uncoil/routines/*")); len(made) > 0 {
		t.Errorf("imported: %q", made)
	}
}

// TestAStuckSessionIsRecorded before a signal ends it by force.
func TestAStuckSessionIsRecorded(t *testing.T) {
	home := t.TempDir()
	p := stuck(t, 1000, home, "--speed", "100", "play", "beginner", "--guidance", "tones", "--audio-only")
	p.Process.Signal(syscall.SIGTERM)
	if code := p.ended(t); code != exitFailed || !strings.Contains(p.errs.String(), "stopped by a signal") {
		t.Errorf("exit code %d: %q", code, p.errs.String())
	}
	kept, err := store.Open(t.Context(), filepath.Join(home, ".local/share/uncoil"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	r, mark, err := kept.OpenSession(t.Context())
	if err != nil || r == nil || mark == nil || r.Played == 0 {
		t.Errorf("kept: %+v, %+v, %v", r, mark, err)
	}
}
