package catalog

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"uncoil/assets"
)

// FuzzCheck gives files of any content to everything that reads files. None
// may crash it, and what it refuses it must say in lines that name the file.
func FuzzCheck(f *testing.F) {
	c, err := Load(assets.Files())
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range []string{"exercises/heel-slides.yaml", "routines/beginner.yaml", "figures/heel-slides.yaml", "phrases.yaml", "care.yaml", "advice.yaml"} {
		data, err := fs.ReadFile(assets.Files(), name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{"id: &a [*a]\n", "<<: {a: b}\n", "? a\n: b\n", "- - - a\n", "dose: |\n  b\ncycle:\n", "blocks: {a: [}]\n", "id: !!binary aGk=\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := parse("exercises/heel-slides.yaml", data)
		if d.root != nil {
			c.checkDocument(d, fstest.MapFS{})
		}
		for _, problem := range d.problems {
			if message := problem.Error(); !strings.HasPrefix(message, d.file+":") || strings.Contains(message, "\n") {
				t.Errorf("a report that is not one line about the file: %q", message)
			}
		}
		if d.root == nil && len(d.problems) == 0 {
			t.Error("refused without a reason")
		}
	})
}
