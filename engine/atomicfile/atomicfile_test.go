package atomicfile_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/atomicfile"
)

// names returns what a folder holds, hidden files too.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// holds checks all that is in a folder, as name and content in turn.
func holds(t *testing.T, dir string, want ...string) {
	t.Helper()
	var got []string
	for _, name := range names(t, dir) {
		content := "a folder"
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.IsDir() {
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			content = string(data)
		}
		got = append(got, name, content)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestAFileIsNewOrReplacedWhole(t *testing.T) {
	atomicfile.BothWays(t, testAFileIsNewOrReplacedWhole)
}

func testAFileIsNewOrReplacedWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.txt")
	for _, content := range []string{"first", "", "the third of them"} {
		if err := atomicfile.WriteFile(path, []byte(content), atomicfile.Shared); err != nil {
			t.Fatal(err)
		}
		holds(t, dir, "x.txt", content)
	}
}

func TestAFailureLeavesAllAsItWas(t *testing.T) { atomicfile.BothWays(t, testAFailureLeavesAllAsItWas) }

func testAFailureLeavesAllAsItWas(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.txt")
	broken := func(w io.Writer) error {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			return err
		}
		return errors.New("the picture is empty")
	}
	err := atomicfile.Write(path, atomicfile.Shared, broken)
	if engine.CodeOf(err) != engine.CodeUnavailable || !strings.Contains(err.Error(), path+" cannot be written: the picture is empty") {
		t.Errorf("the error is %v", err)
	}
	holds(t, dir)
	os.WriteFile(path, []byte("before"), 0o600)
	if err := atomicfile.Write(path, atomicfile.Shared, broken); err == nil {
		t.Error("no error")
	}
	holds(t, dir, "x.txt", "before")
}

func TestBytesAreReplacedBeforeTheFileAppears(t *testing.T) {
	atomicfile.BothWays(t, testBytesAreReplacedBeforeTheFileAppears)
}

func testBytesAreReplacedBeforeTheFileAppears(t *testing.T) {
	dir := t.TempDir()
	f, err := atomicfile.Create(filepath.Join(dir, "x.wav"), atomicfile.Shared)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Discard()
	io.WriteString(f, "????, and the sound")
	if _, err := f.WriteAt([]byte("head"), 0); err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, " after it")
	for _, name := range names(t, dir) {
		if !strings.HasPrefix(name, ".") {
			t.Errorf("%s can be seen", name)
		}
	}
	if err := atomicfile.Commit(f); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, "x.wav", "head, and the sound after it")
}

// TestBothFilesOrNone: where the second cannot get its name, the first gives
// its name back.
func TestBothFilesOrNone(t *testing.T) { atomicfile.BothWays(t, testBothFilesOrNone) }

func testBothFilesOrNone(t *testing.T) {
	for _, before := range []bool{false, true} {
		dir := t.TempDir()
		sheet, sound := filepath.Join(dir, "x.cue"), filepath.Join(dir, "x.mp3")
		if before {
			os.WriteFile(sheet, []byte("before"), 0o600)
		}
		first, err := atomicfile.Create(sheet, atomicfile.Shared)
		if err != nil {
			t.Fatal(err)
		}
		defer first.Discard()
		second, err := atomicfile.Create(sound, atomicfile.Shared)
		if err != nil {
			t.Fatal(err)
		}
		defer second.Discard()
		io.WriteString(first, "new")
		// A folder that comes up in the meantime cannot be replaced by a file.
		os.Mkdir(sound, 0o700)
		if err := atomicfile.Commit(first, second); engine.CodeOf(err) != engine.CodeUnavailable {
			t.Errorf("committed: %v", err)
		}
		first.Discard()
		second.Discard()
		if before {
			holds(t, dir, "x.cue", "before", "x.mp3", "a folder")
		} else {
			holds(t, dir, "x.mp3", "a folder")
		}
	}
}

// TestWhyAFileCannotBeWritten: one line that names the file, the cause and what
// to do, and no temporary name.
func TestWhyAFileCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	file, folder := filepath.Join(dir, "file"), filepath.Join(dir, "folder")
	os.WriteFile(file, nil, 0o600)
	os.Mkdir(folder, 0o700)
	for path, says := range map[string]string{
		filepath.Join(dir, "nowhere", "x"):           "there is no such folder",
		filepath.Join(file, "x"):                     file + " is no folder",
		filepath.Join(file, "deeper", "x"):           file + " is no folder",
		filepath.Join(dir, strings.Repeat("x", 300)): "the name is too long",
		folder: folder + " is a folder: give the file another name",
		filepath.Join(dir, "folder", "..", "folder", ""): "is a folder",
	} {
		err := atomicfile.WriteFile(path, []byte("x"), atomicfile.Shared)
		if engine.CodeOf(err) != engine.CodeUnavailable || !strings.Contains(err.Error(), says) ||
			!strings.HasPrefix(err.Error(), path) || strings.Contains(err.Error(), ".part") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", path, err)
		}
	}
	holds(t, dir, "file", "", "folder", "a folder")
}
