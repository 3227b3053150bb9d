package bundle_test

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"uncoil/assets"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
)

// The smallest routine and exercise, and a bundle of both.
const (
	tilt = `name: Tilt
steps: [Lie down., Tilt.]
dose: {kind: hold, amount: 30}
`
	daily = `name: Daily
blocks:
  - kind: main
    items:
      - {exercise: cat-cow, rest: 45}
      - {exercise: tilt}
`
	list = `format: 1
title: For you
from: Ann
routines: [daily]
exercises: [tilt]
`
)

// member is one entry of an archive that a test makes.
type member struct {
	name, data string
	mode       fs.FileMode
	packed     bool
}

// members is a sound bundle; tests change it.
func members(more ...member) []member {
	return append([]member{
		{name: "uncoil.yaml", data: list},
		{name: "exercises/tilt.yaml", data: tilt},
		{name: "routines/daily.yaml", data: daily},
	}, more...)
}

// with returns a sound bundle with one entry's text changed.
func with(t testing.TB, name, old, changed string) []member {
	t.Helper()
	all := members()
	for i := range all {
		if all[i].name == name && strings.Contains(all[i].data, old) {
			all[i].data = strings.Replace(all[i].data, old, changed, 1)
			return all
		}
	}
	t.Fatalf("%s has no %q to change", name, old)
	return nil
}

// pack makes an archive.
func pack(t testing.TB, all []member) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, m := range all {
		h := &zip.FileHeader{Name: m.name, Method: zip.Store}
		if m.packed {
			h.Method = zip.Deflate
		}
		if m.mode != 0 {
			h.SetMode(m.mode)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// picture is a PNG of one colour.
func picture(t testing.TB, w, h int, c color.Gray) string {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = c.Y
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// read reads a bundle that must be sound.
func read(t testing.TB, data []byte) *bundle.Bundle {
	t.Helper()
	b, err := bundle.Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// write writes a bundle.
func write(t testing.TB, b *bundle.Bundle) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := bundle.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// books is the built-in catalogue, loaded once.
var books = sync.OnceValues(func() (*catalog.Catalog, error) { return catalog.Load(assets.Files()) })

// open opens a collection of the built-in files and a data folder.
func open(t testing.TB, dir string) *bundle.Collection {
	t.Helper()
	c, err := books()
	if err != nil {
		t.Fatal(err)
	}
	return bundle.Open(c, dir)
}

// folder makes a data folder with files.
func folder(t testing.TB, files map[string]string) string {
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

// content returns every file below a folder, but for what an import leaves
// beside the user's files: its lock, and what it has replaced.
func content(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(dir, path)
		if name == "replaced" {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || name == "import.lock" {
			return err
		}
		data, err := os.ReadFile(path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// accept makes the same choice for every clash and accepts.
func accept(t testing.TB, s *bundle.Collection, b *bundle.Bundle, choice bundle.Choice) {
	t.Helper()
	p := s.Plan(b)
	for i := range p.Clashes {
		p.Clashes[i].Choice = choice
	}
	if err := s.Accept(p); err != nil {
		t.Fatal(err)
	}
}

// ids lists entries shortly: "exercise tilt".
func ids(entries []bundle.Entry) []string {
	var all []string
	for _, e := range entries {
		all = append(all, string(e.Kind)+" "+e.ID)
	}
	slices.Sort(all)
	return all
}
