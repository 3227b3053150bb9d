package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestContributingNamesWhatExists: every path in CONTRIBUTING.md exists, every make
// target is in the Makefile, and every qualified Go name occurs in its package.
func TestContributingNamesWhatExists(t *testing.T) {
	data, err := os.ReadFile("../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	paths := 0
	for _, path := range regexp.MustCompile(`\b(?:cmd|ui|engine|assets)/[\w./-]*\w|\]\(([^)]+)\)`).FindAllString(text, -1) {
		path = strings.TrimSuffix(strings.TrimPrefix(path, "]("), ")")
		if strings.ContainsAny(path, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") && filepath.Ext(path) != ".md" && path != "Makefile" {
			continue // a placeholder, or a name: checked below
		}
		if _, err := os.Stat(filepath.Join("../..", path)); err != nil {
			t.Errorf("%s does not exist", path)
		}
		paths++
	}
	if paths < 20 {
		t.Errorf("%d paths are checked: the pattern is wrong", paths)
	}
	for _, m := range regexp.MustCompile("`make ([a-z0-9]+)").FindAllStringSubmatch(text, -1) {
		if !strings.Contains(string(makefile), "\n"+m[1]+":") {
			t.Errorf("there is no make %s", m[1])
		}
	}
	packages := map[string]string{
		"engine": "engine", "practice": "engine/practice", "session": "engine/session", "store": "engine/store",
		"audio": "engine/audio", "flow": "ui/flow", "widget": "ui/widget", "sample": "ui/sample", "frame": "ui/frame",
	}
	for _, m := range regexp.MustCompile(`\b(engine|practice|session|store|audio|flow|widget|sample|frame)\.([A-Z]\w*)(?:\.([A-Z]\w*))?`).FindAllStringSubmatch(text, -1) {
		source := sourceOf(t, filepath.Join("../..", packages[m[1]]))
		for _, name := range m[2:] {
			if !regexp.MustCompile(`\b` + name + `\b`).MatchString(source) {
				t.Errorf("%s does not exist", m[0])
			}
		}
	}
}

// sourceOf returns the text of a package without its tests.
func sourceOf(t *testing.T, dir string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
	}
	return b.String()
}
