//go:build e2e

package e2e

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"uncoil/engine/store"
)

// A disk that fills up during a session, and one that is read-only at first: the
// session continues, says so once, and is stored when the disk is writable.
func TestADiskThatFails(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, says string
		// before and after fail the disk, before the session and in it.
		before, after, mend func(t *testing.T, disk string)
	}{
		{"full", "not written down yet", untouched, fillDisk, emptyDisk},
		{"read-only", "Nothing will be kept", remount("ro"), untouched, remount("rw")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorkplace(t)
			disk := filepath.Join(w.dir, "disk")
			mountDisk(t, disk)
			w.data = filepath.Join(disk, "data")
			if err := os.CopyFS(w.data, os.DirFS(filepath.Join(w.dir, "data"))); err != nil {
				t.Fatal(err)
			}
			server := newSoundServer(t, w.dir)
			tt.before(t, disk)
			program := w.uncoil(server.env(), "play", "short")
			eventually(t, "the first step", 30*time.Second, func() bool { return strings.Contains(w.said(), "Get ready") })
			hold(2 * time.Second)
			tt.after(t, disk)
			eventually(t, "the program to say so", 60*time.Second, func() bool { return strings.Contains(w.said(), tt.says) })
			w.alive(program)
			tt.mend(t, disk)
			mended := time.Now()
			eventually(t, "the record to catch up", 40*time.Second, func() bool {
				all := w.sessions()
				return len(all) == 1 && all[0].Played > 3*time.Second+time.Since(mended)/2
			})
			w.alive(program)
			if n := strings.Count(w.said(), tt.says); n != 1 {
				t.Errorf("it is said %d times", n)
			}
		})
	}
}

func untouched(*testing.T, string) {}

// mountDisk mounts a small file system of its own.
func mountDisk(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no file system can be mounted here (%v: %s): it takes the superuser", err, out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() })
}

// remount returns what makes a disk read-only, or lets it be written again.
func remount(how string) func(t *testing.T, disk string) {
	return func(t *testing.T, disk string) {
		t.Helper()
		if out, err := exec.Command("mount", "-o", "remount,"+how, disk).CombinedOutput(); err != nil {
			t.Fatalf("the disk cannot be made %s: %v: %s", how, err, out)
		}
	}
}

func fillDisk(t *testing.T, disk string) {
	t.Helper()
	f, err := os.Create(filepath.Join(disk, "photos"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, size := range []int{64 << 10, 4 << 10, 512, 1} {
		block := make([]byte, size)
		for err = nil; err == nil; {
			_, err = f.Write(block)
		}
	}
}

func emptyDisk(t *testing.T, disk string) {
	t.Helper()
	if err := os.Remove(filepath.Join(disk, "photos")); err != nil {
		t.Fatal(err)
	}
}

// The system makes a disk read-only after an error on it, until it is repaired:
// the session continues to its end and says what is missing; everything before is
// stored and intact.
func TestADiskThatBecomesReadOnly(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	disk := mountBroken(t, w.dir)
	w.data = filepath.Join(disk.at, "data")
	if err := os.CopyFS(w.data, os.DirFS(filepath.Join(w.dir, "data"))); err != nil {
		t.Fatal(err)
	}
	server := newSoundServer(t, w.dir)
	program := w.uncoil(server.env(), "--speed", "4", "play", "short")
	eventually(t, "the session to be under way", 30*time.Second, func() bool {
		m := w.progress()
		return m != nil && m.Played > 20*time.Second
	})
	before := w.progress()
	disk.fail(t)
	eventually(t, "the end of the session", 2*time.Minute, program.over)
	said := w.said()
	if !strings.Contains(said, "Well done") {
		t.Errorf("the session is not led to its end:\n%s", said)
	}
	for _, once := range []string{"not written down yet: the disk with the data folder can only be read", "was not kept in"} {
		if n := strings.Count(said, once); n != 1 {
			t.Errorf("%q is said %d times:\n%s", once, n, said)
		}
	}
	disk.repair(t)
	w.read(func(s *store.Store) {
		if err := s.Check(context.Background()); err != nil {
			t.Error(err)
		}
		if n := s.Notices(); len(n) > 0 {
			t.Errorf("the database that was repaired has notices: %v", n)
		}
	})
	after := w.progress()
	if after == nil || after.Played < before.Played {
		t.Errorf("it stands at %+v, and stood at %+v before the disk failed", after, before)
	}
}

// brokenDisk is a small file system in a file, which can be made to fail.
type brokenDisk struct{ image, at string }

func mountBroken(t *testing.T, dir string) *brokenDisk {
	t.Helper()
	d := &brokenDisk{filepath.Join(dir, "disk.img"), filepath.Join(dir, "disk")}
	err := errors.Join(os.WriteFile(d.image, nil, 0o644), os.Truncate(d.image, 16<<20), os.MkdirAll(d.at, 0o755))
	if err == nil {
		err = tool("mkfs.ext4", "-q", "-F", d.image)
	}
	if err == nil {
		err = d.mount()
	}
	if err != nil {
		t.Skipf("no disk can be mounted here (%v): it takes the superuser", err)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", d.at).Run() })
	return d
}

func (d *brokenDisk) mount() error {
	return tool("mount", "-o", "loop,errors=remount-ro", d.image, d.at)
}

// tool runs a program and returns its output as an error when it fails.
func tool(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out)
	}
	return nil
}

// fail makes the system encounter an error on the disk.
func (d *brokenDisk) fail(t *testing.T) {
	t.Helper()
	device, err := exec.Command("findmnt", "-n", "-o", "SOURCE", d.at).Output()
	if err != nil {
		t.Fatal(err)
	}
	trigger := filepath.Join("/sys/fs/ext4", filepath.Base(strings.TrimSpace(string(device))), "trigger_fs_error")
	if err := os.WriteFile(trigger, []byte("1"), 0o200); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.at, "probe"), nil, 0o644); err == nil {
		t.Fatal("the disk can still be written")
	}
}

// repair checks the disk and makes it writable again.
func (d *brokenDisk) repair(t *testing.T) {
	t.Helper()
	if err := tool("umount", d.at); err != nil {
		t.Fatal(err)
	}
	var code *exec.ExitError
	if err := tool("fsck.ext4", "-p", d.image); err != nil && !(errors.As(err, &code) && code.ExitCode() == 1) { // 1: errors were corrected
		t.Fatal(err)
	}
	if err := d.mount(); err != nil {
		t.Fatal(err)
	}
}
