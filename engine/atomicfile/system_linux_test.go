package atomicfile_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"uncoil/engine"
	"uncoil/engine/atomicfile"
	"uncoil/engine/filelock"
)

const leftover = ".uncoil-0123456789abcdef.part"

// TestPermissions: the umask counts, and a file that is replaced loses its own.
func TestPermissions(t *testing.T) { atomicfile.BothWays(t, testPermissions) }

func testPermissions(t *testing.T) {
	defer unix.Umask(unix.Umask(0o027))
	dir := t.TempDir()
	path := filepath.Join(dir, "x")
	for mode, want := range map[os.FileMode]os.FileMode{atomicfile.Shared: 0o640, atomicfile.Private: 0o600} {
		for range 2 {
			if err := atomicfile.WriteFile(path, nil, mode); err != nil {
				t.Fatal(err)
			}
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("asked for %o, is %v, %v", mode, info.Mode(), err)
			}
		}
		os.Chmod(path, 0o777)
	}
}

// TestNothingCanBeSeenMeanwhile where the file system has files without names.
func TestNothingCanBeSeenMeanwhile(t *testing.T) {
	dir := t.TempDir()
	if fd, err := unix.Open(dir, unix.O_TMPFILE|unix.O_RDWR, 0o600); err != nil {
		t.Skip("this file system has no files without names")
	} else {
		unix.Close(fd)
	}
	f, err := atomicfile.Create(filepath.Join(dir, "x"), atomicfile.Shared)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	f.Write(make([]byte, 1<<20))
	holds(t, dir)
}

// TestLeftoversAreSwept: what a dead program has left, nothing that a living one
// writes, and nothing of anybody else.
func TestLeftoversAreSwept(t *testing.T) {
	dir := t.TempDir()
	kept := []string{".uncoil-0123456789abcdef.part.txt", ".uncoil-0123.part", ".x.mp3.01234567.part", "uncoil-0123456789abcdef.part"}
	living := ".uncoil-fedcba9876543210.part"
	for _, name := range append(kept, leftover, living) {
		os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600)
	}
	if err := os.Symlink(filepath.Join(dir, kept[0]), filepath.Join(dir, ".uncoil-00000000000000aa.part")); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(filepath.Join(dir, ".uncoil-00000000000000bb.part"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(filepath.Join(dir, living))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if held, err := filelock.Try(f); held || err != nil {
		t.Fatal(held, err)
	}
	if err := atomicfile.WriteFile(filepath.Join(dir, "y"), nil, atomicfile.Shared); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(kept, living, "y", ".uncoil-00000000000000aa.part", ".uncoil-00000000000000bb.part") {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, leftover)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", leftover, err)
	}
}

// TestAPipeIsWrittenTo and never replaced.
func TestAPipeIsWrittenTo(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan string)
	go func() {
		data, _ := os.ReadFile(pipe)
		read <- string(data)
	}()
	if err := atomicfile.WriteFile(pipe, []byte("hello"), atomicfile.Shared); err != nil {
		t.Fatal(err)
	}
	if got := <-read; got != "hello" {
		t.Errorf("read %q", got)
	}
	if _, err := atomicfile.Create(pipe, atomicfile.Shared); err == nil || !strings.Contains(err.Error(), "pipe is a device or a pipe") {
		t.Errorf("created: %v", err)
	}
	if err := atomicfile.WriteFile("/dev/full", []byte("x"), atomicfile.Shared); err == nil || !strings.Contains(err.Error(), "/dev/full cannot be written: the disk is full") {
		t.Errorf("on a full device: %v", err)
	}
}

// onDisk mounts a disk, which only root may.
func onDisk(t *testing.T, options ...string) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", append(options, dir)...).CombinedOutput(); err != nil {
		t.Skipf("nothing can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// TestAFullDisk leaves nothing, and the line says so.
func TestAFullDisk(t *testing.T) { atomicfile.BothWays(t, testAFullDisk) }

func testAFullDisk(t *testing.T) {
	dir := onDisk(t, "-t", "tmpfs", "-o", "size=1m", "tmpfs")
	path := filepath.Join(dir, "x")
	os.WriteFile(path, []byte("before"), 0o600)
	err := atomicfile.WriteFile(path, make([]byte, 2<<20), atomicfile.Shared)
	if want := path + " cannot be written: the disk is full: free some space, or choose another place"; engine.CodeOf(err) != engine.CodeUnavailable || err.Error() != want {
		t.Errorf("the error is %v", err)
	}
	holds(t, dir, "x", "before")
}

// TestALivingOwnersFileStays, hidden as it is, when others are written beside it.
func TestALivingOwnersFileStays(t *testing.T) {
	atomicfile.BothWays(t, func(t *testing.T) {
		dir := t.TempDir()
		f, err := atomicfile.Create(filepath.Join(dir, "x"), atomicfile.Shared)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Discard()
		io.WriteString(f, "first")
		if err := atomicfile.WriteFile(filepath.Join(dir, "y"), nil, atomicfile.Shared); err != nil {
			t.Fatal(err)
		}
		if err := atomicfile.Commit(f); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, "x", "first", "y", "")
	})
}
