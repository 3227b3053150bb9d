package userfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"uncoil/engine/userfile"
)

// folder is a folder with files by their names.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAFolderIsNeverLeft(t *testing.T) {
	outside := folder(t, map[string]string{"precious.txt": "precious"})
	dir := folder(t, map[string]string{"sub/a.yaml": "a"})
	for name, to := range map[string]string{
		"file":     filepath.Join(outside, "precious.txt"),
		"folder":   outside,
		"relative": "../" + filepath.Base(outside),
		"inside":   "sub/a.yaml",
		"dangling": "sub/none.yaml",
	} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	d := userfile.Dir(dir)
	for name, want := range map[string]error{
		"file":                  userfile.ErrElsewhere,
		"folder/precious.txt":   userfile.ErrElsewhere,
		"relative/precious.txt": userfile.ErrElsewhere,
		"../precious.txt":       userfile.ErrElsewhere,
		"sub":                   userfile.ErrFolder,
		"dangling":              fs.ErrNotExist,
		"inside":                nil,
		"sub/a.yaml":            nil,
	} {
		if _, err := d.Read(name, 10); !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", name, err, want)
		}
	}
	for _, name := range []string{"folder/new.txt", "relative/new.txt", "../new.txt", "folder/deep/er/new.txt"} {
		if err := d.Write(name, []byte("x")); !errors.Is(err, userfile.ErrElsewhere) {
			t.Errorf("%s is written: %v", name, err)
		}
	}
	if err := d.Remove("folder/precious.txt"); !errors.Is(err, userfile.ErrElsewhere) {
		t.Errorf("removed: %v", err)
	}
	if _, err := d.ReadDir("folder"); !errors.Is(err, userfile.ErrElsewhere) {
		t.Errorf("listed: %v", err)
	}
	// A link that is written to is replaced, not followed.
	if err := d.Write("file", []byte("mine")); err != nil {
		t.Error(err)
	}
	if data, err := os.ReadFile(filepath.Join(outside, "precious.txt")); err != nil || string(data) != "precious" {
		t.Errorf("what lies outside is %q, %v", data, err)
	}
	if names, err := os.ReadDir(outside); err != nil || len(names) != 1 {
		t.Errorf("outside lie %v, %v", names, err)
	}
}

func TestLimits(t *testing.T) {
	dir := folder(t, map[string]string{"ten": "0123456789"})
	for most, want := range map[int64]error{9: userfile.ErrTooLarge, 10: nil, 11: nil} {
		if _, err := userfile.Dir(dir).Read("ten", most); !errors.Is(err, want) {
			t.Errorf("at most %d, in a folder: %v", most, err)
		}
		if _, err := userfile.Read(filepath.Join(dir, "ten"), most); !errors.Is(err, want) {
			t.Errorf("at most %d: %v", most, err)
		}
	}
}

func TestWriting(t *testing.T) {
	d := userfile.Dir(filepath.Join(t.TempDir(), "not", "there", "yet"))
	for _, text := range []string{"one", "two"} {
		if err := d.Write("sub/a.txt", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if data, err := d.Read("sub/a.txt", 10); err != nil || string(data) != text {
			t.Errorf("it holds %q, %v", data, err)
		}
	}
	entries, err := d.ReadDir("sub")
	if err != nil || len(entries) != 1 {
		t.Errorf("there are %v, %v", entries, err)
	}
	if err := d.Remove("sub/a.txt"); err != nil || d.Has("sub/a.txt") {
		t.Errorf("it is still there: %v", err)
	}
	// A folder in the way keeps the file out, and leaves nothing beside it.
	if err := d.Write("sub/b/c", nil); err != nil {
		t.Fatal(err)
	}
	if err := d.Write("sub/b", []byte("x")); err == nil {
		t.Error("a folder is written over")
	}
	if entries, _ := d.ReadDir("sub"); len(entries) != 1 {
		t.Errorf("there are %v", entries)
	}
}

func TestListing(t *testing.T) {
	dir := folder(t, map[string]string{"b": "", "a": "", "c/d": ""})
	entries, err := userfile.Dir(dir).ReadDir(".")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if err != nil || !slices.Equal(names, []string{"a", "b", "c"}) {
		t.Errorf("%v, %v", names, err)
	}
	if _, err := userfile.Dir(dir).ReadDir("a"); err == nil {
		t.Error("a file is listed")
	}
	if entries, err := userfile.Dir(filepath.Join(dir, "none")).ReadDir("."); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there has %v, %v", entries, err)
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o700); err != nil {
		t.Fatal(err)
	}
	if entries, err := userfile.Dir(dir).ReadDir("empty"); len(entries) != 0 || err != nil {
		t.Errorf("an empty folder has %v, %v", entries, err)
	}
}

func TestName(t *testing.T) {
	for name, want := range map[string]string{
		"/home/ann/My Routines/Übung 1.yaml": "/home/ann/My Routines/Übung 1.yaml",
		"猫のポーズ.yaml":                         "猫のポーズ.yaml",
		`C:\Users\Ann`:                       `C:\Users\Ann`,
		"a\x1b[31mb":                         `"a\x1b[31mb"`,
		"a\nuncoil: all is lost":             `"a\nuncoil: all is lost"`,
		"gnp.\u202eexe":                      `"gnp.\u202eexe"`,
		"\xff":                               `"\xff"`,
		"":                                   `""`,
	} {
		if got := userfile.Name(name); got != want {
			t.Errorf("%q is shown as %s, want %s", name, got, want)
		}
	}
}
