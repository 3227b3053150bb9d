package catalog_test

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
)

// TestBuiltInFilesAreWrittenBack encodes all of the program's own exercises and
// routines, and reads them again.
func TestBuiltInFilesAreWrittenBack(t *testing.T) {
	c := real(t)
	for _, e := range c.Exercises() {
		var again engine.Exercise
		if err := catalog.Decode(e.ID, catalog.Encode(&e), &again); err != nil {
			t.Errorf("%v in\n%s", err, catalog.Encode(&e))
		} else if diff := cmp.Diff(e, again); diff != "" {
			t.Errorf("%s changed:\n%s", e.ID, diff)
		}
	}
	for _, r := range c.Routines() {
		var again engine.Routine
		if err := catalog.Decode(r.ID, catalog.Encode(&r), &again); err != nil {
			t.Errorf("%v in\n%s", err, catalog.Encode(&r))
		} else if diff := cmp.Diff(r, again, cmpopts.IgnoreUnexported(engine.Routine{})); diff != "" {
			t.Errorf("%s changed:\n%s", r.ID, diff)
		}
	}
}

// TestAnythingIsWrittenBack encodes random values of the types that are written.
func TestAnythingIsWrittenBack(t *testing.T) {
	for seed := range uint64(500) {
		random := rand.New(rand.NewPCG(seed, 5))
		for _, value := range []any{&engine.Exercise{}, &engine.Routine{}} {
			fill(random, reflect.ValueOf(value).Elem(), 0)
			text := catalog.Encode(value)
			again := reflect.New(reflect.TypeOf(value).Elem()).Interface()
			if err := catalog.Decode("x.yaml", text, again); err != nil {
				t.Fatalf("seed %d: %v in\n%s", seed, err, text)
			}
			if diff := cmp.Diff(value, again, cmpopts.IgnoreFields(engine.Routine{}, "Own", "Whole")); diff != "" {
				t.Fatalf("seed %d changed:\n%s\n%s", seed, diff, text)
			}
			if !bytes.Equal(catalog.Encode(again), text) {
				t.Fatalf("seed %d is written in two ways:\n%s", seed, text)
			}
		}
	}
}

// fill sets a value to something that a file could hold.
func fill(random *rand.Rand, v reflect.Value, depth int) {
	if pause, ok := v.Addr().Interface().(*engine.Pause); ok {
		*pause = []engine.Pause{{}, engine.PauseOf(45e9), engine.PauseOfBreaths(6), engine.PauseUntilReady(engine.UsualWait), engine.PauseUntilReady(20e9)}[random.IntN(5)]
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text(random))
	case reflect.Float64:
		v.SetFloat([]float64{0, 1, 2.5, -3, 0.001, 123456789, 1.0 / 3}[random.IntN(7)])
	case reflect.Int:
		v.SetInt(int64(random.IntN(100) - 10))
	case reflect.Bool:
		v.SetBool(random.IntN(2) == 0)
	case reflect.Pointer:
		if random.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(random, v.Elem(), depth+1)
		}
	case reflect.Slice:
		if n := random.IntN(4); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(random, v.Index(i), depth+1)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(random, v.Field(i), depth+1)
			}
		}
	}
}

// text is a text made of what YAML reads in ways of its own.
func text(random *rand.Rand) string {
	parts := []string{"knee", "Hug ", "true", "no", "12", "1e3", "- ", ": ", " #", "'", "\"", "\\", "{", "]", ",", "&a", "*", "!", "|", ">", "%", "@", "`", "é", "…", "日", "\n", "~", "null", ".", "?", "0x1F", "-"}
	var b strings.Builder
	for range random.IntN(5) {
		b.WriteString(parts[random.IntN(len(parts))])
	}
	return b.String()
}

// FuzzDecode reads files of any content into everything that is read from
// files. What is accepted must be written and read back as the same.
func FuzzDecode(f *testing.F) {
	for _, name := range []string{"exercises/heel-slides.yaml", "routines/beginner.yaml"} {
		data, err := fs.ReadFile(assets.Files(), name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, text := range []string{
		leaflet, soundExercise, soundRoutine,
		"name: A\nblocks: [{kind: main, items: [{exercise: cat-cow, rest: 6 breaths, before: until ready}]}]\n",
		"id: &a [*a]\n", "<<: {a: b}\n", "? a\n: b\n", "steps:\n  - |\n    a\n  - >-\n    b\n", "name: \"\\u202e\"\n", "rest: .inf\n", "dose: {amount: 0x10}\n", "#\nblocks: []", "name: A\nblocks: []",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, value := range []any{&engine.Exercise{}, &engine.Routine{}} {
			err := catalog.Decode("x.yaml", data, value)
			if err != nil {
				for line := range strings.Lines(err.Error()) {
					if !strings.HasPrefix(line, "x.yaml:") || strings.ContainsFunc(strings.TrimSuffix(line, "\n"), unicode.IsControl) {
						t.Errorf("not one line about the file: %q", line)
					}
				}
				continue
			}
			again := reflect.New(reflect.TypeOf(value).Elem()).Interface()
			text := catalog.Encode(value)
			if len(text) == 0 {
				continue // nothing is in it, and a file of nothing is refused
			}
			if err := catalog.Decode("x.yaml", text, again); err != nil {
				t.Fatalf("what was written cannot be read: %v in\n%s", err, text)
			}
			// A list of nothing is no list, and is not written.
			if diff := cmp.Diff(value, again, cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(engine.Routine{})); diff != "" {
				t.Fatalf("changed by writing:\n%s\n%s", diff, text)
			}
		}
		own, err := catalog.ReadOwn("x.yaml", data)
		if err == nil && own.Exercise == nil && own.Routine == nil {
			t.Error("accepted as nothing")
		}
	})
}
