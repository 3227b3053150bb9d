package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestAReportIsWritten(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	if o := uncoilIn(t, data, "log", "walk", "30m"); o.code != exitFine {
		t.Fatalf("%+v", o)
	}
	for name, begins := range map[string]string{"x.pdf": "%PDF", "x.png": "\x89PNG"} {
		file := filepath.Join(dir, name)
		if o := uncoilIn(t, data, "report", "-o", file, "--since", "2020-01-01"); o.code != exitFine {
			t.Fatalf("%+v", o)
		}
		if written, err := os.ReadFile(file); err != nil || !bytes.HasPrefix(written, []byte(begins)) {
			t.Errorf("%s begins with %.8q: %v", name, written, err)
		}
	}
}

func TestAReportThatCannotBeWritten(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "x.pdf")
	uncoilIn(t, dir, "report", "-o", filepath.Join(dir, "x.doc")).oneLine(t, exitFailed, "x.doc", ".pdf or .png")
	uncoilIn(t, dir, "report", "-o", file, "--since", "yesterday").oneLine(t, exitFailed, "--since", "2026-11-20")
	uncoilIn(t, dir, "report", "-o", file, "--since", "9999-01-01").oneLine(t, exitFailed, "still to come")
}
