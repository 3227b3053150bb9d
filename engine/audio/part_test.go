package audio

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
)

// TestBothFilesOrNone: where the second cannot get its name, the first gives
// its name back.
func TestBothFilesOrNone(t *testing.T) {
	dir := t.TempDir()
	sheet, sound := filepath.Join(dir, "x.cue"), filepath.Join(dir, "x.mp3")
	for _, before := range []bool{false, true} {
		if before {
			os.WriteFile(sheet, []byte("before"), 0o600)
		}
		first, err := createPart(sheet)
		if err != nil {
			t.Fatal(err)
		}
		second, err := createPart(sound)
		if err != nil {
			t.Fatal(err)
		}
		first.Write([]byte("new"))
		// A folder that comes up in the meantime cannot be replaced by a file.
		os.Mkdir(sound, 0o700)
		if err := publish(first, second); engine.CodeOf(err) != engine.CodeUnavailable {
			t.Errorf("published: %v", err)
		}
		first.discard()
		second.discard()
		os.Remove(sound)
		data, err := os.ReadFile(sheet)
		if before && string(data) != "before" || !before && !errors.Is(err, os.ErrNotExist) {
			t.Errorf("before %v: the sheet is %q, %v", before, data, err)
		}
	}
	if got := contents(t, dir); !slices.Equal(got, []string{"x.cue"}) {
		t.Errorf("left over: %q", got)
	}
}

// TestAbandonedPartsAreCleared: those of an export that was killed, and not one
// that another program is writing just now.
func TestAbandonedPartsAreCleared(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.mp3")
	old, young, other := beside(path, partEnding), beside(path, partEnding), filepath.Join(dir, ".y.mp3.00000000.part")
	for _, name := range []string{old, young, other} {
		os.WriteFile(name, nil, 0o600)
	}
	for _, name := range []string{old, other} {
		long := time.Unix(1e9, 0)
		os.Chtimes(name, long, long)
	}
	p, err := createPart(path)
	if err != nil {
		t.Fatal(err)
	}
	p.discard()
	got, want := contents(t, dir), []string{filepath.Base(young), filepath.Base(other)}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

// TestAFullDiskIsSaid writes to a device that is always full.
func TestAFullDiskIsSaid(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no device that is always full here")
	}
	defer full.Close()
	_, err = full.Write([]byte("x"))
	got := cannotWrite("/home/me/x.mp3", err)
	if want := "/home/me/x.mp3 cannot be written: the disk is full: free some space, or choose another place"; got.Error() != want {
		t.Errorf("the error says %q", got)
	}
}
