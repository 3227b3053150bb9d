package library

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// withFiles is a data folder with a few files by hand.
func withFiles(t *testing.T, files map[string]string) *Library {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	books, err := catalog.Load(assets.Files(), os.DirFS(dir))
	if books == nil {
		t.Fatal(err)
	}
	return Open(dir, books, func(err error) { t.Error(err) })
}

func morning(exercises ...string) engine.Routine {
	r := engine.Routine{ID: "morning", Name: "Morning", Level: engine.LevelBeginner, Blocks: []engine.Block{{Kind: engine.Main}}}
	for _, id := range exercises {
		r.Blocks[0].Items = append(r.Blocks[0].Items, engine.Item{Exercise: id})
	}
	return r
}

const morningFile = `# by hand
id: morning
name: Morning
blocks:
  - kind: main
    items:
      - exercise: cobra   # gently
`

func TestARoutineIsSavedWhereItLies(t *testing.T) {
	o := withFiles(t, map[string]string{"routines/first-thing.yaml": morningFile})
	books, err := o.SaveRoutine(morning("cobra", "cat-cow"))
	if err != nil {
		t.Fatal(err)
	}
	r, file, own := books.OwnRoutine("morning")
	if !own || file != "routines/first-thing.yaml" || len(r.Blocks[0].Items) != 2 || o.Catalog() != books {
		t.Errorf("%s holds %+v", file, r)
	}
	if left, err := filepath.Glob(filepath.Join(string(o.files), "routines", "*")); err != nil || len(left) != 1 {
		t.Errorf("the folder holds %q, %v", left, err)
	}
}

func TestWhatIsWrongIsNotSaved(t *testing.T) {
	o := withFiles(t, map[string]string{"routines/morning.yaml": morningFile, "routines/broken.yaml": "id: broken\nname: ["})
	path := filepath.Join(string(o.files), "routines", "morning.yaml")
	for name, r := range map[string]engine.Routine{"no exercise": morning(), "an unknown exercise": morning("nobody-knows-it")} {
		if _, err := o.SaveRoutine(r); err == nil {
			t.Errorf("a routine with %s is saved", name)
		}
		if data, err := os.ReadFile(path); err != nil || string(data) != morningFile {
			t.Errorf("%s: the file holds %q, %v", name, data, err)
		}
		if r, _, own := o.Catalog().OwnRoutine("morning"); !own || r.Blocks[0].Items[0].Exercise != "cobra" {
			t.Errorf("%s: the catalogue has %+v", name, r)
		}
	}
	broken := morning("cobra")
	broken.ID = "broken"
	if _, err := o.SaveRoutine(broken); engine.CodeOf(err) != engine.CodeConflict {
		t.Errorf("over a file that cannot be read: %v", err)
	}
	if !o.Taken("broken") || !o.Taken("morning") || !o.Taken("beginner") || !o.Taken("cobra") || !o.Taken("../x") || o.Taken("evening") {
		t.Error("ids are taken that are free, or the other way round")
	}
}

func TestADeletedRoutineComesBackAsItWas(t *testing.T) {
	o := withFiles(t, map[string]string{"routines/morning.yaml": morningFile})
	path := filepath.Join(string(o.files), "routines", "morning.yaml")
	books, undo, err := o.DeleteRoutine("morning")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, own := books.OwnRoutine("morning"); own {
		t.Error("it is still there")
	}
	if _, _, err := o.DeleteRoutine("morning"); engine.CodeOf(err) != engine.CodeUnavailable {
		t.Errorf("deleted twice: %v", err)
	}
	if books, err = undo(); err != nil {
		t.Fatal(err)
	}
	if _, _, own := books.OwnRoutine("morning"); !own {
		t.Error("it does not come back")
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != morningFile {
		t.Errorf("it comes back as %q, %v", data, err)
	}
	if _, err := undo(); engine.CodeOf(err) != engine.CodeConflict {
		t.Errorf("brought back twice: %v", err)
	}
}

func TestPackedAndImportedItIsTheSame(t *testing.T) {
	o := withFiles(t, nil)
	if _, err := o.SaveRoutine(morning("cobra")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "morning.uncoil")
	if err := o.Pack(path, "Morning", []string{"morning"}); err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Pack(path, "Morning", []string{"morning"}); err != nil {
		t.Fatal(err)
	}
	if again, err := os.ReadFile(path); err != nil || !bytes.Equal(first, again) {
		t.Errorf("the same routine gives another file: %v", err)
	}
}

func TestDraftsOutliveTheProgram(t *testing.T) {
	o := withFiles(t, map[string]string{"drafts/notes.txt": "mine", "drafts/routine-old.json": "old"})
	for i := range 100 {
		o.KeepDraft("routine-a", []byte{byte('0' + i%10)})
	}
	o.KeepDraft("routine-old", nil)
	o.KeepDraft("routine-never", nil)
	o.drafts.wait()
	if got, want := o.Drafts(), map[string][]byte{"routine-a": []byte("9")}; !reflect.DeepEqual(got, want) {
		t.Errorf("kept %q, want %q", got, want)
	}
	if _, err := os.Stat(filepath.Join(string(o.files), "drafts", "notes.txt")); err != nil {
		t.Error("what is not the program's is gone")
	}
	if got := withFiles(t, nil).Drafts(); len(got) != 0 {
		t.Errorf("without a folder there are %q", got)
	}
}

// TestTheWindowFinishesAnImport: another program has died in one while the
// window was open, and then the user saves a routine.
func TestTheWindowFinishesAnImport(t *testing.T) {
	own, dir := newTestFiles(t)
	told := 0
	own.failed = func(error) { told++ }
	for name, text := range map[string]string{".import-X/manifest": "\n", ".import-Y/new/exercises/a.yaml": "half"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := own.SaveRoutine(morning("cobra")); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".import-*")); len(left) != 0 || told != 1 {
		t.Errorf("left are %q, the user was told %d times", left, told)
	}
}
