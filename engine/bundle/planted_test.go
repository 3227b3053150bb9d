package bundle

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// line is one line of a stage's list.
func line(data, replaces, path string) string {
	old := nothing
	if replaces != "" {
		old = sumOf([]byte(replaces))
	}
	return sumOf([]byte(data)) + " " + old + " " + path + "\n"
}

// list is a stage's list of some lines.
func list(lines ...string) string {
	return stageListHead + "\n" + strings.Join(lines, "") + stageListEnd + "\n"
}

// surroundings is a data folder with an exercise of the user's, beside it what
// must never be touched.
func surroundings(t testing.TB) (dir string, before map[string]string) {
	t.Helper()
	above := t.TempDir()
	dir = filepath.Join(above, "data")
	put(t, above, map[string]string{
		"precious.txt":            "precious",
		"elsewhere/a.yaml":        "elsewhere",
		"data/exercises/a.yaml":   mine()["exercises/a.yaml"],
		"data/uncoil.db":          "history",
		"data/drafts/routine.txt": "draft",
	})
	return dir, tree(t, above)
}

// TestPlantedStages puts malicious stages into the data folder. Nothing of the
// user's changes, and the user is told in one line.
func TestPlantedStages(t *testing.T) {
	evil := "evil"
	for name, c := range map[string]struct {
		files map[string]string // inside the stage
		links map[string]string // likewise
		why   string
	}{
		"outside":              {files: map[string]string{listName: list(line(evil, "", "../../precious.txt"))}, why: "line 2"},
		"outside, signed":      {files: map[string]string{listName: list(line(evil, "precious", "../precious.txt"))}, why: "line 2"},
		"through exercises":    {files: map[string]string{listName: list(line(evil, "", "exercises/../../precious.yaml"))}, why: "line 2"},
		"absolute":             {files: map[string]string{listName: list(line(evil, "", "/etc/passwd"))}, why: "line 2"},
		"the database":         {files: map[string]string{listName: list(line(evil, "history", "uncoil.db"))}, why: "line 2"},
		"a hidden file":        {files: map[string]string{listName: list(line(evil, "", "exercises/.a.yaml"))}, why: "line 2"},
		"no picture":           {files: map[string]string{listName: list(line(evil, "", "pictures/a.sh"))}, why: "line 2"},
		"deeper":               {files: map[string]string{listName: list(line(evil, "", "exercises/a/b.yaml"))}, why: "line 2"},
		"back slashes":         {files: map[string]string{listName: list(line(evil, "", `exercises/..\..\a.yaml`))}, why: "line 2"},
		"a terminal's colours": {files: map[string]string{listName: list(line(evil, "", "exercises/\x1b[31m.yaml"))}, why: "line 2"},
		"a blank line":         {files: map[string]string{listName: list("\n")}, why: "line 2"},
		"blank lines only":     {files: map[string]string{listName: "\n\n\n"}, why: "does not begin"},
		"an empty list":        {files: map[string]string{listName: ""}, why: "does not begin"},
		"another format":       {files: map[string]string{listName: "uncoil import 2\nend\n"}, why: "does not begin"},
		"no end":               {files: map[string]string{listName: stageListHead + "\n" + line(evil, "", "exercises/e.yaml")}, why: "does not end"},
		"more behind the end":  {files: map[string]string{listName: list() + "x\n"}, why: "does not end"},
		"a file twice": {
			files: map[string]string{listName: list(line(evil, "", "exercises/e.yaml"), line(evil, "", "exercises/E.yaml"))}, why: "twice",
		},
		"capital sums": {files: map[string]string{listName: list(strings.ToUpper(line(evil, "", "")) + "exercises/e.yaml\n")}, why: "line 2"},
		"a huge list":  {files: map[string]string{listName: strings.Repeat("a", maxStageList+1)}, why: "too large"},
		"other content": {
			files: map[string]string{listName: list(line(evil, "", "exercises/e.yaml")), "new/exercises/e.yaml": "other"}, why: "not what its list says",
		},
		"a folder for a file": {
			files: map[string]string{listName: list(line(evil, "", "exercises/e.yaml")), "new/exercises/e.yaml/x": ""}, why: "it is a folder",
		},
		"a list that is a folder": {files: map[string]string{listName + "/x": ""}, why: "it is a folder"},
		"a list that is a link":   {links: map[string]string{listName: "../../precious.txt"}, why: "out of the folder"},
		"new files elsewhere": {
			files: map[string]string{listName: list(line("elsewhere", "", "exercises/e.yaml"))},
			links: map[string]string{"new": "../../elsewhere"}, why: "not a regular file",
		},
		"new files are the user's": {
			files: map[string]string{listName: list(line(mine()["exercises/a.yaml"], "", "exercises/e.yaml"))},
			links: map[string]string{"new": ".."}, why: "not a regular file",
		},
		"a new file elsewhere": {
			files: map[string]string{listName: list(line("precious", "", "exercises/e.yaml")), "new/exercises/x.yaml": ""},
			links: map[string]string{"new/exercises/e.yaml": "../../../../precious.txt"}, why: "not a regular file",
		},
		"no list, but a link":        {links: map[string]string{"new": "../../elsewhere"}, why: "holds new"},
		"no list, but a link inside": {files: map[string]string{"new/x.txt": "x"}, why: "holds new/x.txt"},
		"no list, but other files":   {files: map[string]string{"thesis.txt": "x"}, why: "holds thesis.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, before := surroundings(t)
			put(t, filepath.Join(dir, ".import-evil"), c.files)
			for name, to := range c.links {
				path := filepath.Join(dir, ".import-evil", filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(to, path); err != nil {
					t.Skip(err)
				}
			}
			notes := Recover(dir, time.Now())
			if len(notes) != 1 || strings.Contains(notes[0], "\n") || !strings.Contains(notes[0], c.why) || !strings.Contains(notes[0], "import-not-understood") {
				t.Errorf("the user is told %q", notes)
			}
			untouched(t, dir, before, "import-not-understood")
			if notes := Recover(dir, time.Now()); len(notes) != 0 {
				t.Errorf("told again: %q", notes)
			}
		})
	}
}

// untouched checks that all is as it was, but for what was set aside and the lock.
func untouched(t testing.TB, dir string, before map[string]string, aside string) {
	t.Helper()
	after := tree(t, filepath.Dir(dir))
	maps.DeleteFunc(after, func(name, _ string) bool {
		return name == "data/"+lockName || strings.HasPrefix(name, "data/"+aside)
	})
	if !maps.Equal(before, after) {
		t.Errorf("before\n%v\nafter\n%v", slices.Sorted(maps.Keys(before)), slices.Sorted(maps.Keys(after)))
	}
}

// TestPlantedThingsThatAreNoStages gives other things the name of one.
func TestPlantedThingsThatAreNoStages(t *testing.T) {
	dir, before := surroundings(t)
	put(t, dir, map[string]string{".import-file": "x"})
	if err := os.Symlink("../elsewhere", filepath.Join(dir, ".import-link")); err != nil {
		t.Skip(err)
	}
	notes := Recover(dir, time.Now())
	if len(notes) != 2 || !strings.Contains(notes[0], "it is no folder") {
		t.Errorf("the user is told %q", notes)
	}
	untouched(t, dir, before, "import-not-understood")
}

// TestTargetsThatAreLinks has the folders or files that a finished import would
// write lead elsewhere.
func TestTargetsThatAreLinks(t *testing.T) {
	for name, link := range map[string][2]string{
		"the folder":       {"routines", "../elsewhere"},
		"the file":         {"routines/a.yaml", "../../precious.txt"},
		"what is replaced": {replacedDir, "../elsewhere"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, before := surroundings(t)
			lines := []string{line("new", "", "routines/a.yaml")}
			files := map[string]string{"new/routines/a.yaml": "new"}
			if link[0] == replacedDir {
				lines = []string{line("new", mine()["exercises/a.yaml"], "exercises/a.yaml")}
				files = map[string]string{"new/exercises/a.yaml": "new"}
			}
			files[listName] = list(lines...)
			put(t, filepath.Join(dir, ".import-x"), files)
			path := filepath.Join(dir, filepath.FromSlash(link[0]))
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(link[1], path); err != nil {
				t.Skip(err)
			}
			if notes := Recover(dir, time.Now()); len(notes) == 0 || strings.Contains(strings.Join(notes, ""), "\n") {
				t.Errorf("the user is told %q", notes)
			}
			after := tree(t, filepath.Dir(dir))
			for name, text := range before {
				if after[name] != text {
					t.Errorf("%s has changed", name)
				}
			}
			for name := range after {
				if strings.HasPrefix(name, "elsewhere/") && before[name] == "" {
					t.Errorf("%s was written", name)
				}
			}
		})
	}
}

// TestWhatEarlierVersionsLeft has stages of the form in which a journal was undone.
func TestWhatEarlierVersionsLeft(t *testing.T) {
	for name, c := range map[string]struct{ files, want map[string]string }{
		"killed between two moves": {
			files: map[string]string{
				oldJournal:             "~exercises/a.yaml\n~exercises/b.yaml\n+exercises/c.yaml\nend\n",
				"old/exercises/a.yaml": "old a", "old/exercises/b.yaml": "old b",
				"new/exercises/b.yaml": "new b", "new/exercises/c.yaml": "new c",
			},
			// a.yaml is there: it may have been edited since, so it stays.
			want: map[string]string{"exercises/b.yaml": "old b"},
		},
		"a journal to be obeyed": {files: map[string]string{oldJournal: "+../../precious.txt\n~uncoil.db\nend\n", "old/uncoil.db": "evil"}},
		"blank lines":            {files: map[string]string{oldJournal: "\n\nend\n"}},
		"old files elsewhere":    {files: map[string]string{oldJournal: "end\n", "old/exercises/.a.yaml": "x", "old/exercises/a/b.yaml": "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			dir, before := surroundings(t)
			put(t, filepath.Join(dir, ".import-1"), c.files)
			notes := Recover(dir, time.Now())
			if len(notes) != 1 || strings.Contains(notes[0], "\n") || !strings.Contains(notes[0], oldAside) {
				t.Errorf("the user is told %q", notes)
			}
			for name, text := range c.want {
				before["data/"+name] = text
			}
			untouched(t, dir, before, oldAside)
			all := slices.Collect(maps.Values(tree(t, dir)))
			for name, text := range c.files {
				if !slices.Contains(all, text) {
					t.Errorf("what %s held is nowhere", name)
				}
			}
		})
	}
}

// TestTimesAreNotAsked has stages of every age: all are dead, since no process
// holds the lock.
func TestTimesAreNotAsked(t *testing.T) {
	for _, age := range []time.Duration{-1000 * time.Hour, 0, 1000 * time.Hour} {
		dir, before := surroundings(t)
		put(t, dir, map[string]string{".import-x/new/exercises/e.yaml": "x"})
		at := time.Now().Add(-age)
		if err := os.Chtimes(filepath.Join(dir, ".import-x"), at, at); err != nil {
			t.Fatal(err)
		}
		if notes := Recover(dir, time.Now()); len(notes) != 0 {
			t.Errorf("the user is told %q", notes)
		}
		untouched(t, dir, before, "none")
	}
	if notes := Recover(filepath.Join(t.TempDir(), "none"), time.Now()); notes != nil {
		t.Errorf("of a folder that is not there: %q", notes)
	}
}

// FuzzStageList reads lists of any content. What is understood says exactly what
// is written, and stays in its folders.
func FuzzStageList(f *testing.F) {
	f.Add([]byte(list(line("a", "", "exercises/a.yaml"), line("b", "c", "pictures/b.png"))))
	f.Add([]byte(list("\n")))
	f.Add([]byte(list(line("a", "", "exercises/../a.yaml"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := readStageList(data)
		if err != nil {
			return
		}
		if again := writeStageList(files); string(again) != string(data) {
			t.Errorf("%q is read as %q", data, again)
		}
		for _, s := range files {
			dir, base := filepath.Split(filepath.FromSlash(s.path))
			if !slices.Contains(dirs(), filepath.Clean(dir)) || !filepath.IsLocal(base) || strings.HasPrefix(base, ".") {
				t.Errorf("it names %q", s.path)
			}
		}
	})
}

// FuzzRecover puts anything into a stage: a list or half of one, files, folders
// and links by names that matter. Whatever it is, nothing of the user's is lost,
// nothing outside is touched, and the folder is clean afterwards.
func FuzzRecover(f *testing.F) {
	f.Add([]byte("f0f1f2"), "new")
	f.Add([]byte("l0l1l2l3l4"), list(line("new", mine()["exercises/a.yaml"], "exercises/a.yaml")))
	f.Add([]byte("f9f3f0"), list(line("new", "", "exercises/../../precious.txt")))
	f.Add([]byte("d0d1f5"), "\n\n")
	f.Fuzz(func(t *testing.T, plan []byte, text string) {
		dir, before := surroundings(t)
		stage := filepath.Join(dir, ".import-x")
		names := []string{
			listName, listPart, "new/exercises/a.yaml", "new/pictures/a.png", "new", "new/exercises",
			oldJournal, "old/exercises/a.yaml", "old/exercises/b.yaml", "old", "x", "../routines", "../" + replacedDir, "../" + lockName,
		}
		targets := []string{"..", "../..", "../../elsewhere", "../exercises/a.yaml", "../../precious.txt", "/", "."}
		for i := 0; i+1 < len(plan) && i < 40; i += 2 {
			path := filepath.Join(stage, names[int(plan[i+1])%len(names)])
			_ = os.MkdirAll(filepath.Dir(path), 0o700)
			if rel, err := filepath.EvalSymlinks(filepath.Dir(path)); err != nil || !strings.HasPrefix(rel+"/", dir+"/") {
				continue // what is planted must not do the harm itself
			}
			if _, err := os.Lstat(path); err == nil {
				continue
			}
			switch plan[i] % 4 {
			case 0:
				_ = os.Symlink(targets[int(plan[i]/4)%len(targets)], path)
			case 1:
				_ = os.MkdirAll(path, 0o700)
			case 2:
				_ = os.WriteFile(path, []byte(text), 0o600)
			default:
				_ = os.WriteFile(path, []byte(list(line(text, mine()["exercises/a.yaml"], "exercises/a.yaml"))), 0o600)
			}
		}
		w := usual()
		w.patience = 0
		for _, note := range w.recover(dir) {
			if strings.ContainsFunc(note, func(r rune) bool { return r < ' ' }) {
				t.Errorf("no line for a terminal: %q", note)
			}
		}
		after := tree(t, filepath.Dir(dir))
		values := slices.Collect(maps.Values(after))
		for name, text := range before {
			if after[name] != text && (!strings.HasPrefix(name, "data/exercises/") || !slices.Contains(values, text)) {
				t.Errorf("%s has changed to %q", name, after[name])
			}
		}
		if n := len(after) - len(before); n > 60 {
			t.Errorf("there are %d more files", n)
		}
	})
}
