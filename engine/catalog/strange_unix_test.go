//go:build unix

package catalog_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"uncoil/assets"
	"uncoil/engine/catalog"
	"uncoil/engine/userfile"
)

// TestPipesAmongTheFiles would wait for ever if a pipe were opened as a file is.
func TestPipesAmongTheFiles(t *testing.T) {
	dir := t.TempDir()
	for _, sub := range []string{"exercises", "routines", "figures", "pictures"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"exercises/p.yaml", "routines/p.yaml", "figures/p.yaml", "pictures/p.png", "phrases.yaml"} {
		if err := unix.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Skip(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "exercises", "x.yaml"), []byte(leaflet+"pictures: [p.png]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const why = "it is not a regular file: move it away"
	c, err := catalog.Load(assets.Files(), userfile.Dir(dir))
	if c == nil || strings.Count(err.Error(), why) != 4 || strings.Count(err.Error(), "\n") != 3 {
		t.Errorf("%v", err)
	}
	if _, _, ok := c.OwnExercise("bridge-ubung-1"); !ok {
		t.Error("the exercise is not there")
	}
	pipe := filepath.Join(dir, "exercises", "p.yaml")
	if err := catalog.CheckFile(assets.Files(), pipe); err == nil || err.Error() != filepath.ToSlash(pipe)+": the file cannot be read: "+why {
		t.Errorf("checked: %v", err)
	}
	if err := catalog.CheckFile(assets.Files(), filepath.Join(dir, "exercises", "x.yaml")); err == nil || !strings.Contains(err.Error(), why) {
		t.Errorf("checked, with a picture that is one: %v", err)
	}
}
