package catalog_test

import (
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/pseudo"
)

// inLanguage is the catalogue of files with overlays in a language.
func inLanguage(t *testing.T, overlays map[string]string) (*catalog.Catalog, error) {
	t.Helper()
	tree := files(t)
	for name, text := range overlays {
		tree["lang/xx/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return catalog.LoadIn("xx", tree)
}

// everyFile are the files that the program has built in.
func everyFile(t *testing.T) fstest.MapFS {
	t.Helper()
	built := fstest.MapFS{}
	for _, pattern := range []string{"*.yaml", "*/*.yaml"} {
		names, err := fs.Glob(assets.Files(), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			built[name] = &fstest.MapFile{Data: []byte(realText(t, name))}
		}
	}
	return built
}

func TestALanguageFillsTextsFieldByField(t *testing.T) {
	english, err := catalog.Load(files(t))
	if err != nil {
		t.Fatal(err)
	}
	c, err := inLanguage(t, map[string]string{
		"exercises/knee-hug.yaml": "id: knee-hug\nname: Kniehug\nsteps: [Eins.]\nsay: {setup: {full: [Leg dich hin.]}}\n",
		"phrases.yaml":            "next: Jetzt kommt %s.\n",
	})
	if err != nil {
		t.Fatal(err)
	}
	was, _ := english.Exercise("knee-hug")
	is, _ := c.Exercise("knee-hug")
	if is.Name != "Kniehug" || !slices.Equal(is.Steps, []string{"Eins."}) || is.Benefit != was.Benefit {
		t.Errorf("the exercise is called %q, its steps are %q, and its benefit %q", is.Name, is.Steps, is.Benefit)
	}
	if is.Say.Setup.Full[0].Say != "Leg dich hin." || is.Say.Setup.Full[0].Seconds != was.Say.Setup.Full[0].Seconds {
		t.Errorf("the set-up is %+v, in English %+v", is.Say.Setup.Full, was.Say.Setup.Full)
	}
	if got := c.Book().Phrases.NextLine(is); got != "Jetzt kommt Kniehug." {
		t.Errorf("it is announced by %q", got)
	}
	if c.Book().Phrases.Paused != english.Book().Phrases.Paused {
		t.Errorf("what the language lacks is %q", c.Book().Phrases.Paused)
	}
	if other, err := catalog.LoadIn("yy", files(t)); err != nil || !reflect.DeepEqual(other.Exercises(), english.Exercises()) {
		t.Errorf("a language without files is not English: %v", err)
	}
}

func TestALanguageChangesNothingButTexts(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"exercises/knee-hug.yaml", "dose: {kind: reps}", "lang/xx/exercises/knee-hug.yaml:1: dose is no text: leave it out, the English file gives it"},
		{"exercises/knee-hug.yaml", "id: other", "lang/xx/exercises/knee-hug.yaml:1: id is \"other\": it must be \"knee-hug\" as in the English file"},
		{"exercises/knee-hug.yaml", "nam: X", "lang/xx/exercises/knee-hug.yaml:1: nam is not a field: did you mean \"name\"?"},
		{"exercises/knee-hug.yaml", "cycle: [{}, {}, {}, {}, {}]", "lang/xx/exercises/knee-hug.yaml:1: cycle has 5 texts: it must have 2, as in the English file"},
		{"exercises/knee-hug.yaml", "name: \"\"", "lang/xx/exercises/knee-hug.yaml:1: name has spaces around it or line breaks in it: write one line"},
		{"phrases.yaml", "next: Jetzt.", "lang/xx/phrases.yaml:1: next is \"Jetzt.\": it must have [\"%s\"] as the English text has"},
		{"phrases.yaml", "moves: {flying: {any: {}}}", "lang/xx/phrases.yaml:1: moves.flying is not in the English file: leave it out"},
	} {
		if _, err := inLanguage(t, map[string]string{c.file: c.text + "\n"}); err == nil || err.Error() != c.want {
			t.Errorf("%s: got\n%v\nwant\n%s", c.text, err, c.want)
		}
	}
}

// TestEveryTextOfTheCatalogueHasAPlace: in the pseudo-language nothing that a person reads or
// hears of the catalogue is English.
func TestEveryTextOfTheCatalogueHasAPlace(t *testing.T) {
	c, err := pseudo.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	english := real(t)
	lines := c.EveryLine()
	if len(lines) < len(english.EveryLine()) {
		t.Errorf("%d sentences are said, in English %d", len(lines), len(english.EveryLine()))
	}
	for _, line := range lines {
		if words := pseudo.English(line); len(words) > 0 || !utf8.ValidString(line) {
			t.Errorf("%q has %q", line, words)
		}
	}
	for _, e := range c.Exercises() {
		for _, text := range slices.Concat(e.Texts(), e.Steps, e.Also, []string{e.Name, e.Benefit, e.Mistake, e.Easier, e.Stronger}) {
			if words := pseudo.English(text); len(words) > 0 {
				t.Errorf("%s: %q has %q", e.ID, text, words)
			}
		}
		was, _ := english.Exercise(e.ID)
		if len(e.Adapted) != len(was.Adapted) {
			t.Errorf("%s has %d adaptations, in English %d", e.ID, len(e.Adapted), len(was.Adapted))
		}
	}
}

// TestAdaptedWordsAreFoundInEveryLanguage: what takes the place of a sentence for those
// who are careful with something is heard in another language too.
func TestAdaptedWordsAreFoundInEveryLanguage(t *testing.T) {
	c, err := pseudo.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	check := func(where string, adapted []engine.Adaptation, texts []string) {
		for _, a := range adapted {
			for _, w := range a.Words {
				n++
				if !slices.Contains(texts, w.Of) {
					t.Errorf("%s: %q is not said", where, w.Of)
				}
			}
		}
	}
	for _, e := range c.Exercises() {
		check(e.ID, e.Adapted, e.Texts())
	}
	check("phrases", c.Book().Adapted, c.Book().Phrases.Texts())
	if n < 50 {
		t.Errorf("only %d changed sentences were looked at", n)
	}
}

// TestASentenceThatStandsTwiceIsAdaptedTwice: the two can be translated differently, or
// one of them not yet.
func TestASentenceThatStandsTwiceIsAdaptedTwice(t *testing.T) {
	built := everyFile(t)
	cat, _ := real(t).Exercise("cat-cow")
	twice := "Let your belly sink, and look a little ahead."
	built["exercises/cat-cow.yaml"].Data = []byte(strings.Replace(realText(t, "exercises/cat-cow.yaml"), cat.Start.Show, twice, 1))
	built["lang/xx/exercises/cat-cow.yaml"] = &fstest.MapFile{Data: []byte("start: {show: Bauch.}\n")}
	c, err := catalog.LoadIn("xx", built)
	if err != nil {
		t.Fatal(err)
	}
	e, _ := c.Exercise("cat-cow")
	var of []string
	for _, w := range e.Adapted[0].Words {
		of = append(of, w.Of)
	}
	if !slices.Contains(of, twice) || !slices.Contains(of, "Bauch.") {
		t.Errorf("%q are changed", of)
	}
}

// TestTheExampleOfALanguageIsSound tries the file that the description of languages shows.
func TestTheExampleOfALanguageIsSound(t *testing.T) {
	_, example, ok := strings.Cut(realText(t, "lang/README.md"), "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	built := everyFile(t)
	built["lang/xx/exercises/cat-cow.yaml"] = &fstest.MapFile{Data: []byte(example)}
	c, err := catalog.LoadIn("xx", built)
	if err != nil || !ok {
		t.Fatal(err)
	}
	if e, _ := c.Exercise("cat-cow"); e.Name != "Katze-Kuh" {
		t.Errorf("the exercise is called %q", e.Name)
	}
}
