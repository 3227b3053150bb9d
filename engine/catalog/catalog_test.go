package catalog_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// realText returns a file that the program has built in.
func realText(t testing.TB, name string) string {
	t.Helper()
	data, err := fs.ReadFile(assets.Files(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// builtIn is what the program has built in, loaded once.
var builtIn = sync.OnceValues(func() (*catalog.Catalog, error) { return catalog.Load(assets.Files()) })

// real returns what the program has built in.
func real(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestBuiltInFilesAreSound(t *testing.T) {
	c := real(t)
	for _, dir := range []string{"exercises", "figures", "routines", "."} {
		found, err := filepath.Glob(filepath.Join("..", "..", "assets", dir, "*.yaml"))
		if err != nil || len(found) == 0 {
			t.Fatalf("no files in %s: %v", dir, err)
		}
		for _, file := range found {
			if err := c.CheckFile(file); err != nil {
				t.Error(err)
			}
		}
	}
	for _, e := range c.Exercises() {
		if _, err := c.Scene(e.ID); err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
	}
}

func TestLookingUp(t *testing.T) {
	c := real(t)
	r, err := c.Routine("beginner")
	if err != nil || r.Name != "Beginner" {
		t.Fatalf("Routine(beginner) = %v, %v", r, err)
	}
	e, err := c.Exercise("cat-cow")
	if err != nil || e.Name != "Cat-Cow" {
		t.Fatalf("Exercise(cat-cow) = %v, %v", e, err)
	}
	scene, err := c.Scene("cat-cow")
	if err != nil || !scene.HasFrame("cow") {
		t.Fatalf("Scene(cat-cow) = %v, %v", scene, err)
	}
	if again, _ := c.Scene("cat-cow"); again != scene {
		t.Error("a second Scene(cat-cow) is made anew")
	}
	all := c.Exercises()
	if !slices.IsSortedFunc(all, func(a, b engine.Exercise) int { return strings.Compare(a.ID, b.ID) }) || len(all) != len(c.Book().Exercises) {
		t.Errorf("Exercises() returns %d in no order", len(all))
	}
	for _, try := range []struct {
		err  func() error
		want string
	}{
		{func() error { _, err := c.Routine("begginer"); return err }, `there is no routine "begginer": did you mean "beginner"?`},
		{func() error { _, err := c.Exercise("cat-cwo"); return err }, `there is no exercise "cat-cwo": did you mean "cat-cow"?`},
		{func() error { _, err := c.Scene("cat-caw"); return err }, `there is no exercise "cat-caw": did you mean "cat-cow"?`},
	} {
		if err := try.err(); err == nil || err.Error() != try.want || engine.CodeOf(err) != engine.CodeNotFound {
			t.Errorf("got %v with code %s, want %s", err, engine.CodeOf(err), try.want)
		}
	}
}

func TestOwnRoutinesComeFirstThenTheGentlest(t *testing.T) {
	fsys := files(t)
	add := func(id, level string) {
		text := with(t, soundRoutine, edit{"id: tiny", "id: " + id}, edit{"level: beginner", "level: " + level})
		fsys["routines/"+id+".yaml"] = &fstest.MapFile{Data: []byte(text)}
	}
	add("a-strong", "advanced")
	add("b-middle", "intermediate")
	add("intermediate", "intermediate")
	own := fstest.MapFS{"routines/mine.yaml": {Data: []byte(with(t, soundRoutine, edit{"id: tiny", "id: mine"}, edit{"level: beginner", "level: advanced"}))}}
	c, err := catalog.Load(fsys, own)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range c.Routines() {
		ids = append(ids, r.ID)
		if r.Own != (r.ID == "mine") {
			t.Errorf("%s is the user's own: %v", r.ID, r.Own)
		}
	}
	if want := []string{"mine", "tiny", "intermediate", "b-middle", "a-strong"}; !slices.Equal(ids, want) {
		t.Errorf("routines in the order %v, want %v", ids, want)
	}
}

// TestEveryLineIsComplete compiles the routine in every way and looks for
// malformed sentences, which have no recording.
func TestEveryLineIsComplete(t *testing.T) {
	c := real(t)
	recorded := map[string]bool{}
	for _, line := range c.EveryLine() {
		if recorded[line] {
			t.Errorf("EveryLine names %q twice", line)
		}
		recorded[line] = true
	}
	for _, r := range c.Routines() {
		for _, g := range engine.Guidances() {
			for _, level := range engine.Levels() {
				prefs := engine.DefaultPreferences()
				prefs.Guidance, prefs.Level = g, level
				for _, step := range compile(t, c, r.ID, &prefs).Steps {
					for _, cue := range step.Cues {
						if cue.Kind == engine.Speak && !recorded[cue.Text] {
							t.Errorf("%s, %s, %s: %q is spoken and not in EveryLine", r.ID, g, level, cue.Text)
						}
					}
				}
			}
		}
	}
}

func compile(t testing.TB, c *catalog.Catalog, routine string, prefs *engine.Preferences) *engine.Timeline {
	t.Helper()
	r, err := c.Routine(routine)
	if err != nil {
		t.Fatal(err)
	}
	tl, err := engine.Compile(r, c.Book(), prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

// TestSupineReachStaysWithinFiveMinutes holds the source's limit at every
// length of breath and at the highest dose.
func TestSupineReachStaysWithinFiveMinutes(t *testing.T) {
	c := real(t)
	for in := engine.MinBreath; in <= engine.MaxBreath; in += 500 * time.Millisecond {
		for out := engine.MinBreath; out <= engine.MaxBreath; out += 500 * time.Millisecond {
			prefs := engine.DefaultPreferences()
			prefs.Level, prefs.Progress = engine.LevelAdvanced, map[string]float64{"supine-reach": 1}
			prefs.BreathIn, prefs.BreathOut = in, out
			var sum time.Duration
			for _, s := range compile(t, c, "beginner", &prefs).Steps {
				if s.Exercise == "supine-reach" && s.Kind == engine.Work {
					sum += s.Length
				}
			}
			if sum == 0 || sum > 5*time.Minute {
				t.Errorf("breath %v in, %v out: %v in all, the source allows 5 minutes", in, out, sum)
			}
		}
	}
}

func TestCheckFileTellsWhatItIs(t *testing.T) {
	c := real(t)
	dir := t.TempDir()
	for _, f := range []struct{ folder, name, text string }{
		{"exercises", "knee-hug", soundExercise},
		{"figures", "knee-hug", soundFigure},
		{"routines", "tiny", soundRoutine},
	} {
		if err := os.MkdirAll(filepath.Join(dir, f.folder), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f.folder, f.name+".yaml"), []byte(f.text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// The phrases beside them make these the files of a built-in tree.
	if err := os.WriteFile(filepath.Join(dir, "phrases.yaml"), []byte(realText(t, "phrases.yaml")), 0o644); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) string {
		path := filepath.Join(dir, "exercises", name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, f := range []struct{ path, want string }{
		{filepath.Join(dir, "exercises", "knee-hug.yaml"), ""}, // its figure lies beside it
		{filepath.Join(dir, "routines", "tiny.yaml"), ""},      // its exercise lies beside it
		{write("cat-cow.yaml", with(t, soundExercise, edit{"id: knee-hug", "id: cat-cow"})), `:17: start.frame is "rest", which figure cat-cow does not have: use one of neutral, cat, cow, small-cat, cow-looking-down`},
		{write("neither.yaml", "id: neither\ncolour: red\n"), ":1: this is neither an exercise nor a routine, a figure or the phrases: an exercise has dose and cycle, a routine blocks, a figure frames"},
		{write("words.yaml", with(t, realText(t, "phrases.yaml"), edit{"each-side: On each side.\n", ""})), ":1: each-side is missing: write one sentence"},
		{write("broken.yaml", "id: [\n"), ":1: this is not YAML: a list in brackets lacks a comma or its ]"},
		{filepath.Join(dir, "nothing.yaml"), ": the file does not exist: check the name"},
		{filepath.Join(dir, "exercises"), ": the file cannot be read: it is a folder: choose a file"},
	} {
		got := ""
		if err := c.CheckFile(f.path); err != nil {
			got = err.Error()
		}
		first, _, _ := strings.Cut(got, "\n")
		if f.want == "" && got != "" || f.want != "" && first != filepath.ToSlash(f.path)+f.want {
			t.Errorf("%s: got %q, want %q", f.path, got, f.want)
		}
	}
}

func TestCheckFileLooksAtTheDrawing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "sunk.yaml")
	text, err := fs.ReadFile(assets.Files(), "figures/heel-slides.yaml")
	if err != nil {
		t.Fatal(err)
	}
	sunk := with(t, string(text), edit{"pelvis: [0, ", "pelvis: [0, -"})
	if err := os.WriteFile(file, []byte(sunk), 0o644); err != nil {
		t.Fatal(err)
	}
	err = catalog.CheckFile(assets.Files(), file)
	if err == nil || !strings.Contains(err.Error(), "sunk.yaml:") || !strings.Contains(err.Error(), "long, ") {
		t.Errorf("a pelvis under the mat is reported as %v", err)
	}
}
