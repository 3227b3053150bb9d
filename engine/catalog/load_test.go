package catalog_test

import (
	"testing"
	"testing/fstest"

	"uncoil/assets"
	"uncoil/engine/catalog"
)

func TestOwnFilesComeOnTop(t *testing.T) {
	own := fstest.MapFS{
		"routines/mine.yaml":       {Data: []byte(with(t, soundRoutine, edit{"id: tiny", "id: mine"}, edit{"knee-hug", "ankle-hug"}))},
		"exercises/ankle-hug.yaml": {Data: []byte(with(t, soundExercise, edit{"id: knee-hug", "id: ankle-hug\nfigure: knee-hug"}))},
	}
	c, err := catalog.Load(files(t), nil, own, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"tiny", "mine"} {
		if _, err := c.Routine(id); err != nil {
			t.Error(err)
		}
	}
	if _, err := c.Scene("ankle-hug"); err != nil {
		t.Error(err)
	}
}

func TestFaultyOwnFilesStayOut(t *testing.T) {
	own := fstest.MapFS{
		"routines/broken.yaml":    {Data: []byte("id: [\n")},
		"routines/sound.yaml":     {Data: []byte(with(t, soundRoutine, edit{"id: tiny", "id: sound"}))},
		"routines/tiny.yaml":      {Data: []byte(with(t, soundRoutine, edit{"name: Tiny", "name: Mine"}))},
		"exercises/knee-hug.yaml": {Data: []byte(with(t, soundExercise, edit{"name: Knee Hug", "name: Mine"}))},
		"figures/knee-hug.yaml":   {Data: []byte(soundFigure)},
	}
	c, err := catalog.Load(files(t), own)
	if c == nil {
		t.Fatal(err)
	}
	want := `figures/knee-hug.yaml:1: "knee-hug" is built in: give the file and its id another name
exercises/knee-hug.yaml:1: "knee-hug" is built in, as exercises/knee-hug.yaml: give yours another id
routines/broken.yaml:1: this is not YAML: a list in brackets lacks a comma or its ]
routines/tiny.yaml:1: "tiny" is built in, as routines/tiny.yaml: give yours another id`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if r, err := c.Routine("tiny"); err != nil || r.Name != "Tiny" {
		t.Errorf("the built-in routine was replaced: %v, %v", r, err)
	}
	if _, err := c.Routine("broken"); err == nil {
		t.Error("a broken routine was added")
	}
	if _, err := c.Routine("sound"); err != nil {
		t.Error(err)
	}
}

// BenchmarkLoad loads and checks the whole catalogue, as every start does; the goal is
// under 30 ms.
func BenchmarkLoad(b *testing.B) {
	files := assets.Files()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := catalog.Load(files); err != nil {
			b.Fatal(err)
		}
	}
}

func TestStandInsMustExist(t *testing.T) {
	fsys := files(t)
	fsys["exercises/knee-hug.yaml"] = &fstest.MapFile{Data: []byte(with(t, soundExercise, edit{"id: knee-hug", "id: knee-hug\nswaps: [knee-hug, knee-hag]"}))}
	expect(t, fsys,
		"exercises/knee-hug.yaml:2: swaps[1] is the exercise itself: name another",
		`exercises/knee-hug.yaml:2: swaps[2] is "knee-hag", which does not exist: did you mean "knee-hug"?`)
}
