//go:build faults && linux && amd64

package faults

import (
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

const (
	old    = "name: Knee Hug\nsteps: [Hug your knee.]\ndose: {kind: hold, amount: 10}\n"
	fresh  = "name: Knee Hug\nsteps: [Hug your knee gently.]\npictures: [hug.png]\ndose: {kind: hold, amount: 20}\n"
	second = "name: Tilt\nsteps: [Tilt.]\ndose: {kind: hold, amount: 20}\n"
	edit   = "name: Knee Hug\nsteps: [My own way.]\ndose: {kind: hold, amount: 12}\n"
	both   = "name: Both\nblocks: [{kind: main, items: [{exercise: knee-hug}, {exercise: tilt}]}]\n"
	// own is the file that the import takes the place of; its name is no id.
	own = "exercises/my hug.yaml"
)

// gift packs two exercises, a picture and a routine, and returns the file.
func gift(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, map[string]string{"exercises/a.yaml": fresh, "exercises/b.yaml": second, "routines/both.yaml": both})
	if err := os.MkdirAll(filepath.Join(dir, "pictures"), 0o700); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, "pictures", "hug.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "both.uncoil")
	if _, stderr, code := command(t, "--data", dir, "pack", "both", "-o", file); code != 0 {
		t.Fatal(stderr)
	}
	return file
}

func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// content returns every file below a folder.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// placed are the files of which the catalogue is made.
func placed(files map[string]string) map[string]string {
	files = maps.Clone(files)
	maps.DeleteFunc(files, func(name, _ string) bool {
		return !slices.Contains([]string{"exercises", "routines", "pictures"}, strings.Split(name, "/")[0])
	})
	return files
}

// data lays out a data folder with one exercise of the user's.
func data(t *testing.T) string {
	t.Helper()
	above := t.TempDir()
	put(t, above, map[string]string{"precious.txt": "precious", "data/" + own: old})
	return filepath.Join(above, "data")
}

func imports(dir, file string) []string {
	return []string{"--data", dir, "import", file, "--yes", "--keep", "theirs"}
}

// TestImportIsAllOrNothing ends an import at every call, and looks at what
// each of several things finds that may happen next.
func TestImportIsAllOrNothing(t *testing.T) {
	file := gift(t)
	dir := data(t)
	if _, stderr, code := command(t, imports(dir, file)...); code != 0 {
		t.Fatal(stderr)
	}
	after := placed(content(t, dir))
	if len(after) != 4 || after[own] == old {
		t.Fatalf("unharmed, there are %v", slices.Sorted(maps.Keys(after)))
	}
	list := func(t *testing.T, dir string) {
		if _, stderr, code := command(t, "--data", dir, "list"); code != 0 || strings.Count(stderr, "\n") > 2 { // what was changed meanwhile, and that it is finished
			t.Errorf("list: %d, %s", code, stderr)
		}
	}
	for name, c := range map[string]struct {
		fault fault
		next  func(t *testing.T, dir string)
	}{
		"killed, then list": {fault{kill: true}, list},
		"killed, then edited": {fault{kill: true}, func(t *testing.T, dir string) {
			put(t, dir, map[string]string{own: edit})
			list(t, dir)
		}},
		"killed, then the clock goes back": {fault{kill: true}, func(t *testing.T, dir string) {
			stages, _ := filepath.Glob(filepath.Join(dir, ".import-*"))
			for _, stage := range stages {
				if err := os.Chtimes(stage, time.Unix(5e9, 0), time.Unix(5e9, 0)); err != nil {
					t.Fatal(err)
				}
			}
			list(t, dir)
		}},
		"killed, then imported again": {fault{kill: true}, func(t *testing.T, dir string) {
			if _, stderr, code := command(t, imports(dir, file)...); code != 0 {
				t.Errorf("again: %s", stderr)
			}
			if !maps.Equal(placed(content(t, dir)), after) {
				t.Errorf("imported again, there are %v", content(t, dir))
			}
		}},
		"refused, then list": {fault{errno: syscall.ENOSPC}, list},
	} {
		t.Run(name, func(t *testing.T) {
			counted := 0
			begin := func(t *testing.T) (folders, args []string) {
				dir := data(t)
				return []string{dir}, imports(dir, file)
			}
			each(t, c.fault, begin, func(t *testing.T, folders []string, r result) {
				if c.fault.kill && r.code != -1 {
					t.Fatalf("the program was not killed: %d", r.code)
				}
				if !c.fault.kill && strings.Count(r.stderr, "\n") != r.code {
					t.Errorf("code %d and not one line: %q", r.code, r.stderr)
				}
				c.next(t, folders[0])
				if counts(t, folders[0], after) {
					counted++
				}
			})
			if counted < 10 {
				t.Errorf("only %d runs were ended after the switch", counted)
			}
		})
	}
}

// counts checks that there is all of an import or nothing of it, and that
// nothing of the user's is lost; it reports whether the import counts.
func counts(t *testing.T, dir string, after map[string]string) bool {
	t.Helper()
	files := content(t, dir)
	now, before := placed(files), map[string]string{own: old}
	edited := now[own] == edit
	if edited {
		after = maps.Clone(after)
		after[own], before[own] = edit, edit
	}
	all := maps.Equal(now, after)
	if !all && !maps.Equal(now, before) {
		t.Errorf("there is neither all nor nothing: %v", slices.Sorted(maps.Keys(now)))
	}
	if !edited && !slices.Contains(slices.Collect(maps.Values(files)), old) {
		t.Error("what was replaced is nowhere")
	}
	for name := range files {
		if top := strings.Split(name, "/")[0]; strings.HasPrefix(top, ".") || strings.HasPrefix(top, "import-") {
			t.Errorf("%s lies about", name)
		}
	}
	outside := content(t, filepath.Dir(dir))
	if outside["precious.txt"] != "precious" || len(outside) != len(files)+1 {
		t.Errorf("outside there are %v", slices.Sorted(maps.Keys(outside)))
	}
	return all
}
