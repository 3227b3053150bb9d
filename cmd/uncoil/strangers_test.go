package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPlantedStagesAreSaidOnce has in the data folder what looks like an import
// that was cut short, and is made to delete a file of the user's.
func TestPlantedStagesAreSaidOnce(t *testing.T) {
	above := t.TempDir()
	precious := filepath.Join(above, "precious.txt")
	for name, text := range map[string]string{
		"precious.txt":            "precious",
		"data/.import-1/journal":  "+../../precious.txt\n\nend\n",
		"data/.import-2/manifest": "\n",
	} {
		path := filepath.Join(above, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dir := filepath.Join(above, "data")
	o := uncoilIn(t, dir, "list")
	if o.code != exitFine || strings.Count(o.err, "\n") != 2 || !strings.Contains(o.err, "import-cut-short") || !strings.Contains(o.err, "import-not-understood") {
		t.Errorf("%+v", o)
	}
	if data, err := os.ReadFile(precious); err != nil || string(data) != "precious" {
		t.Errorf("the user's file is %q, %v", data, err)
	}
	if o := uncoilIn(t, dir, "list"); o.err != "" {
		t.Errorf("said again: %q", o.err)
	}
}
