package main

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func TestPrintWritesASheet(t *testing.T) {
	dir := t.TempDir()
	pdf, picture := filepath.Join(dir, "wall.pdf"), filepath.Join(dir, "wall.PNG")
	if o := uncoil(t, "print", "beginner", "-o", pdf); o.code != exitFine || o.err != "" {
		t.Fatalf("%+v", o)
	}
	if data, err := os.ReadFile(pdf); err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || len(data) > 2<<20 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if o := uncoil(t, "print", "beginner", "-o", picture, "--paper", "letter"); o.code != exitFine {
		t.Fatalf("%+v", o)
	}
	data, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	if img, err := png.Decode(bytes.NewReader(data)); err != nil || img.Bounds().Dx() != 1275 {
		t.Errorf("%v, %v", img.Bounds(), err)
	}
}

func TestPrintSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	uncoil(t, "print", "beginner", "-o", filepath.Join(dir, "x.doc")).oneLine(t, exitFailed, "x.doc", ".pdf")
	uncoil(t, "print", "beginer", "-o", filepath.Join(dir, "x.pdf")).oneLine(t, exitFailed, "beginer", "beginner")
	uncoil(t, "print", "beginner", "-o", filepath.Join(dir, "no", "x.pdf")).oneLine(t, exitFailed, "x.pdf", "cannot be written")
	uncoil(t, "print", "beginner", "--paper", "a3", "-o", filepath.Join(dir, "x.pdf")).oneLine(t, exitFailed, "a3", "letter")
	if left, _ := filepath.Glob(filepath.Join(dir, "*")); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}
