package catalog_test

import (
	"errors"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"uncoil/assets"
	"uncoil/engine/catalog"
	"uncoil/engine/userfile"
)

// TestLettersThatJoin has texts in which characters that cannot be seen belong
// between letters.
func TestLettersThatJoin(t *testing.T) {
	for name, text := range map[string]string{
		"Persian":         "\u0645\u06cc\u200c\u06a9\u0634\u06cc\u062f",
		"Hindi":           "\u0915\u094d\u200d\u0937",
		"beside a digit":  "\u06f3\u200c\u0628\u0627\u0631",
		"Hebrew":          "\u05d1\u05e8\u05da 3\u200f.",
		"Arabic":          "\u0645\u0631\u0629 \u200e(3)\u061c",
		"a composed sign": "\U0001f9d8\U0001f3fd\u200d\u2640\ufe0f", // a woman on a mat
	} {
		for how, step := range map[string]string{"as it is": text, "escaped": escaped(text)} {
			c, err := own(t, map[string]string{"exercises/x.yaml": "id: x\nname: X\nsteps: [\"" + step + "\"]\ndose: {kind: hold, amount: 20}\n"})
			if err != nil {
				t.Errorf("%s, %s: %v", name, how, err)
				continue
			}
			if e, _, _ := c.OwnExercise("x"); len(e.Steps) != 1 || e.Steps[0] != text {
				t.Errorf("%s, %s: the step is %q", name, how, e.Steps)
			}
		}
	}
}

// escaped writes a text as YAML can in quotes.
func escaped(text string) string {
	quoted := strings.Builder{}
	for _, r := range text {
		if r < 0x10000 {
			quoted.WriteString(`\u` + hex(r, 4))
		} else {
			quoted.WriteString(`\U` + hex(r, 8))
		}
	}
	return quoted.String()
}

func hex(r rune, digits int) string {
	out := make([]byte, digits)
	for i := range out {
		out[digits-1-i] = "0123456789abcdef"[r&15]
		r >>= 4
	}
	return string(out)
}

func TestAByteOrderMarkIsSkipped(t *testing.T) {
	c, err := own(t, map[string]string{"exercises/x.yaml": "\ufeff" + leaflet})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, ok := c.OwnExercise("bridge-ubung-1"); !ok {
		t.Error("the exercise is not there")
	}
}

// TestNamesOfFilesDoNothingToATerminal has files whose names hold control
// characters: what is said of them is one line without any.
func TestNamesOfFilesDoNothingToATerminal(t *testing.T) {
	const evil = "exercises/\x1b[31m\nuncoil: all is lost\u202e.yaml"
	for what, files := range map[string]map[string]string{
		"broken":         {evil: "name: [\n"},
		"an id twice":    {evil: leaflet, "exercises/z.yaml": leaflet},
		"a figure":       {strings.Replace(evil, "exercises", "figures", 1): "frames: 1\n"},
		"a long routine": {strings.Replace(evil, "exercises", "routines", 1): strings.Repeat("a", 2000)},
	} {
		_, err := own(t, files)
		if err == nil {
			t.Errorf("%s: nothing is wrong", what)
			continue
		}
		for line := range strings.Lines(err.Error()) {
			line = strings.TrimSuffix(line, "\n")
			if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == '\u202e' }) || strings.HasPrefix(line, "uncoil") {
				t.Errorf("%s: %q", what, line)
			}
		}
	}
}

// TestPicturesAreDecodedWhenChecked has the first half of a photo.
func TestPicturesAreDecodedWhenChecked(t *testing.T) {
	var whole strings.Builder
	if err := jpeg.Encode(&whole, image.NewGray(image.Rect(0, 0, 400, 300)), nil); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"exercises/x.yaml": leaflet + "pictures: [whole.jpg, cut.jpg]\n",
		"pictures/cut.jpg": whole.String()[:whole.Len()/2], "pictures/whole.jpg": whole.String(),
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, "exercises", "x.yaml")
	want := filepath.ToSlash(file) + `:6: pictures[2] is "cut.jpg": the picture is damaged: choose another, or save it again`
	if err := catalog.CheckFile(assets.Files(), file); err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// TestLinksOutOfTheFolder are refused with the reason.
func TestLinksOutOfTheFolder(t *testing.T) {
	outside, dir := t.TempDir(), t.TempDir()
	for _, sub := range []string{"exercises", "pictures"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"x.yaml": leaflet, "a.png": tinyPicture} {
		if err := os.WriteFile(filepath.Join(outside, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(
		os.Symlink(filepath.Join(outside, "x.yaml"), filepath.Join(dir, "exercises", "x.yaml")),
		os.Symlink(filepath.Join(outside, "a.png"), filepath.Join(dir, "pictures", "a.png")),
		os.WriteFile(filepath.Join(dir, "exercises", "y.yaml"), []byte(leaflet+"pictures: [a.png]\n"), 0o600),
	); err != nil {
		t.Skip(err)
	}
	c, err := catalog.Load(assets.Files(), userfile.Dir(dir))
	const why = "it is a link that leads out of the folder: put the file itself there"
	want := "exercises/x.yaml: the file cannot be read: " + why + "\n" +
		`exercises/y.yaml:6: pictures[1] is "a.png", which cannot be read: ` + why
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if _, _, ok := c.OwnExercise("bridge-ubung-1"); !ok {
		t.Error("the exercise that is a file is not there")
	}
}

// FuzzFolder loads a folder with a file of any name and content, beside a sound
// exercise. That one stays, and what is said is told in lines without anything
// that a terminal would act on.
func FuzzFolder(f *testing.F) {
	f.Add("exercises/x.yaml", []byte(leaflet))
	f.Add("routines/\x1b[31m.yaml", []byte("name: [\n"))
	f.Add("figures/a.yaml", []byte("\ufeffframes: []\n"))
	f.Add("pictures/a.png", []byte(tinyPicture))
	builtin, err := catalog.Load(assets.Files())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if !fs.ValidPath(name) || name == "." || strings.HasPrefix(name, "exercises/aaa.yaml") || name == "exercises" {
			return
		}
		c, err := builtin.With(fstest.MapFS{
			"exercises/aaa.yaml": {Data: []byte("id: aaa\n" + leaflet + "pictures: [a.png]\n")},
			name:                 {Data: data},
		})
		if c == nil {
			t.Fatal(err)
		}
		if _, _, ok := c.OwnExercise("aaa"); !ok && !strings.HasPrefix(name, "exercises/") {
			t.Errorf("the sound exercise is gone: %v", err)
		}
		if err == nil {
			return
		}
		if text := err.Error(); strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r == '\u202e' }) {
			t.Errorf("%q would do something to a terminal", text)
		}
	})
}
