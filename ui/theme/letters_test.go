package theme

import (
	"bytes"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/font"

	"uncoil/assets"
	"uncoil/engine"
)

// TestTheBundledFontHasEveryLetter that the window writes: a computer may have no other
// font that does.
func TestTheBundledFontHasEveryLetter(t *testing.T) {
	where := map[rune]string{}
	add := func(text, from string) {
		for _, r := range text {
			if r > unicode.MaxASCII && where[r] == "" {
				where[r] = from
			}
		}
	}
	for _, pattern := range []string{"translations/en.json", "exercises/*.yaml", "routines/*.yaml", "*.yaml"} {
		files, err := fs.Glob(assets.Files(), pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			data, err := fs.ReadFile(assets.Files(), file)
			if err != nil {
				t.Fatal(err)
			}
			add(string(data), file)
		}
	}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() == "terminal" { // a terminal has fonts of its own
			return filepath.SkipDir
		}
		if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
			for _, text := range stringsIn(t, path) {
				add(text, path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(where) < 10 {
		t.Fatalf("only %d letters are found", len(where))
	}
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		has := func(r rune) bool { return hasLetter(t, style, r) || hasLetter(t, fyne.TextStyle{Symbol: true}, r) }
		for r, from := range where {
			if !has(r) {
				t.Errorf("%+v has no %q (%U), which stands in %s", style, r, r, from)
			}
		}
	}
}

// hasLetter reports whether the font of a style has a letter.
func hasLetter(t *testing.T, style fyne.TextStyle, r rune) bool {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader(New(engine.ThemeLight).Font(style).Content()))
	if err != nil {
		t.Fatal(err)
	}
	_, ok := face.NominalGlyph(r)
	return ok
}

// stringsIn are the texts in a Go file.
func stringsIn(t *testing.T, path string) (texts []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var s scanner.Scanner
	files := token.NewFileSet()
	s.Init(files.AddFile(path, files.Base(), len(data)), data, nil, 0)
	for {
		_, kind, text := s.Scan()
		switch kind {
		case token.EOF:
			return texts
		case token.STRING:
			texts = append(texts, text)
		}
	}
}
