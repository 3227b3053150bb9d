package userfile_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"

	"uncoil/engine/userfile"
)

// TestNothingIsLeftOfAProgramThatIsKilled: where the file system has files without
// names, a new file never has another name than its own, so that there is no
// moment at which a program could die and leave it.
func TestNothingIsLeftOfAProgramThatIsKilled(t *testing.T) {
	dir := t.TempDir()
	if fd, err := unix.Open(dir, unix.O_TMPFILE|unix.O_RDWR, 0o600); err != nil {
		t.Skip("this file system has no files without names")
	} else {
		unix.Close(fd)
	}
	watch, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		t.Skip(err)
	}
	defer unix.Close(watch)
	if _, err := unix.InotifyAddWatch(watch, dir, unix.IN_CREATE|unix.IN_MOVED_TO); err != nil {
		t.Fatal(err)
	}
	if err := userfile.Dir(dir).Write("a.yaml", []byte("a")); err != nil {
		t.Fatal(err)
	}
	events := make([]byte, 1<<14)
	n, err := unix.Read(watch, events)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for events = events[:n]; len(events) > 0; {
		e := (*unix.InotifyEvent)(unsafe.Pointer(&events[0]))
		end := unix.SizeofInotifyEvent + int(e.Len)
		names = append(names, string(bytes.TrimRight(events[unix.SizeofInotifyEvent:end], "\x00")))
		events = events[end:]
	}
	if !slices.Equal(names, []string{"a.yaml"}) {
		t.Errorf("names that appeared in %s: %q", filepath.Base(dir), names)
	}
}

// TestLeftoversAreSwept: where files have to have a name at once, the next one that
// is written into the folder removes what a program that was killed has left.
func TestLeftoversAreSwept(t *testing.T) {
	dir := folder(t, map[string]string{"sub/.uncoil-0123456789abcdef.part": "half"})
	if err := userfile.Dir(dir).Write("sub/a.yaml", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if entries, err := userfile.Dir(dir).ReadDir("sub"); err != nil || len(entries) != 1 {
		t.Errorf("there are %v, %v", entries, err)
	}
}
