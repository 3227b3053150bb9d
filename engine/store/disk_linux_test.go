package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
)

// smallDisk mounts a file system of its own with the size in kilobytes.
func smallDisk(t *testing.T, size string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size+"k"); err != nil {
		t.Skipf("no file system can be mounted here (%v): it takes the superuser", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fillUp writes until the disk is full and returns what frees it again.
func fillUp(t *testing.T, dir string) (free func()) {
	t.Helper()
	path := filepath.Join(dir, "photos")
	f, err := os.Create(path)
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
	return func() {
		if err := os.Remove(path); err != nil {
			t.Error(err)
		}
	}
}

// A disk that fills up in mid-session: the session goes on, says so once, and is
// on the disk when there is room again.
func TestADiskThatFillsUpInMidSession(t *testing.T) {
	dir := filepath.Join(smallDisk(t, "2048"), "uncoil")
	synctest.Test(t, func(t *testing.T) {
		s := openSound(t, dir)
		before := playThrough(t, s, "before", "")
		running := begin(t, s, "running")
		free := fillUp(t, filepath.Dir(dir))
		// The log has room for some notes yet; all must come through.
		const notes = 600
		var failed error
		for second := 1; second <= notes; second++ {
			err := s.Progress(t.Context(), running, engine.Mark{
				Step: second, Kind: engine.Work, Exercise: "cat-cow", Visit: second,
				Worked: time.Second, Played: time.Duration(second) * time.Second,
			})
			if err != nil {
				wantCode(t, err, engine.CodeUnavailable)
				failed = err
			}
		}
		if failed == nil || !strings.Contains(failed.Error(), "free some space") {
			t.Errorf("a full disk is told as %v", failed)
		}
		wantNotice(t, s, engine.CodeUnavailable, "not on the disk yet", "free some space")
		free()
		time.Sleep(20 * tryEvery) // on so small a disk not all fits into the log at once
		synctest.Wait()
		if n := s.Waiting(); n != 0 {
			t.Fatalf("%d changes still wait", n)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = openSound(t, dir)
		defer s.Close()
		wantPlayed(t, s, before, "before")
		d, err := s.Session(t.Context(), running)
		if err != nil || len(d.Sets) != notes || d.Played != notes*time.Second {
			t.Errorf("%d sets, %v played, %v", len(d.Sets), d.Played, err)
		}
		if err := s.Check(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

// A disk that may only be read when Uncoil starts, and written later: what it
// holds is shown, and what was done meanwhile comes to it.
func TestADiskThatIsReadOnlyAtTheStart(t *testing.T) {
	disk := smallDisk(t, "2048")
	dir := filepath.Join(disk, "uncoil")
	remount := func(flags uintptr) {
		t.Helper()
		if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		s := openSound(t, dir)
		before := playThrough(t, s, "before", "")
		s.Close()
		remount(syscall.MS_RDONLY)
		s = open(t, dir)
		wantNotice(t, s, engine.CodeUnavailable, "Nothing will be kept", "read-only")
		wantPlayed(t, s, before, "before")
		during := playThrough(t, s, "during", "")
		wantPlayed(t, s, during, "during")
		remount(0)
		time.Sleep(2 * tryEvery)
		synctest.Wait()
		if s.Path() == "" || s.Waiting() != 0 {
			t.Fatalf("path %q, %d changes wait", s.Path(), s.Waiting())
		}
		s.Close()
		s = openSound(t, dir)
		defer s.Close()
		wantPlayed(t, s, before, "before")
		wantPlayed(t, s, during, "during")
	})
}

// A disk that is full already when Uncoil starts.
func TestAFullDiskAtTheStart(t *testing.T) {
	disk := smallDisk(t, "512")
	synctest.Test(t, func(t *testing.T) {
		free := fillUp(t, disk)
		s := open(t, filepath.Join(disk, "uncoil"))
		id := playThrough(t, s, "beginner", "")
		wantNotice(t, s, engine.CodeUnavailable, "Nothing will be kept", "full")
		free()
		time.Sleep(2 * tryEvery)
		synctest.Wait()
		if s.Path() == "" || s.Waiting() != 0 {
			t.Fatalf("path %q, %d changes wait", s.Path(), s.Waiting())
		}
		wantPlayed(t, s, id, "beginner")
		s.Close()
	})
}
