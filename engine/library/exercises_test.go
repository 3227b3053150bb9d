package library

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

func newTestFiles(t *testing.T) (*Library, string) {
	t.Helper()
	dir := t.TempDir()
	books, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	return Open(dir, books, func(err error) { t.Error(err) }), dir
}

func TestAnExerciseIsSavedReadDeletedAndBroughtBack(t *testing.T) {
	own, dir := newTestFiles(t)
	picture := filepath.Join(t.TempDir(), "tilt.png")
	f, err := os.Create(picture)
	if err == nil {
		err = png.Encode(f, image.NewRGBA(image.Rect(0, 0, 2000, 1500)))
	}
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	name, err := own.KeepPicture(picture)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := own.OpenPicture(name); err != nil {
		t.Error(err)
	} else if config, err := png.DecodeConfig(r); err != nil || config.Width > 1280 {
		t.Errorf("kept with %d pixels across, %v", config.Width, err)
	}
	e := engine.Exercise{
		ID: "tilt", Name: "Tilt", Steps: []string{"Tilt."}, Pictures: []string{name},
		Dose: engine.Dose{Kind: engine.Repetitions, Amount: engine.Range{From: 8, To: 8}}, Position: engine.Supine, Sides: engine.SidesNone,
	}
	told := 0
	own.Changed = func(*catalog.Catalog) { told++ }
	books, err := own.SaveExercise(e)
	if err != nil {
		t.Fatal(err)
	}
	if got, _, ok := books.OwnExercise("tilt"); !ok || !reflect.DeepEqual(got, e) || !own.Taken("tilt") || told != 1 {
		t.Errorf("read back: %+v, taken %v, told %d times", got, own.Taken("tilt"), told)
	}
	file := filepath.Join(dir, "exercises", "tilt.yaml")
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	after, undo, err := own.DeleteExercise("tilt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := after.Exercise("tilt"); err == nil {
		t.Error("it is still there")
	}
	if _, err := undo(); err != nil {
		t.Error(err)
	}
	if again, err := os.ReadFile(file); err != nil || string(again) != string(before) {
		t.Errorf("brought back it is\n%s, %v", again, err)
	}
}

// TestAFileThatCannotBeReadIsNotWrittenOver: the user may repair it.
func TestAFileThatCannotBeReadIsNotWrittenOver(t *testing.T) {
	own, dir := newTestFiles(t)
	file := filepath.Join(dir, "exercises", "tilt.yaml")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("name: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	if !own.Taken("tilt") {
		t.Error("its name is free")
	}
	_, err := own.SaveExercise(engine.Exercise{ID: "tilt", Name: "Tilt", Steps: []string{"Tilt."}, Dose: engine.Dose{Kind: engine.Flow, Amount: engine.Range{From: 5, To: 5}}})
	if engine.CodeOf(err) != engine.CodeConflict {
		t.Errorf("%v", err)
	}
	if data, _ := os.ReadFile(file); string(data) != "name: [" {
		t.Errorf("it is %q by now", data)
	}
	for _, name := range []string{"../uncoil.db", "nowhere.png"} {
		if r, err := own.OpenPicture(name); err == nil {
			r.Close()
			t.Errorf("%s is opened", name)
		}
	}
}
