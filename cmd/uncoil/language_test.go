package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/audio"
	"uncoil/engine/catalog"
	"uncoil/engine/pseudo"
	"uncoil/ui/sample"
	"uncoil/ui/translations"
)

// speakPseudo sets the pseudo-language for a test, and returns what runs a command line in
// it on one data folder.
func speakPseudo(t *testing.T) func(args ...string) outcome {
	t.Helper()
	english, err := assets.Files().ReadFile("translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	translated, err := pseudo.Translation(english)
	if err != nil {
		t.Fatal(err)
	}
	files, err := pseudo.Files(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	translations.Add()
	t.Cleanup(sample.AddTranslations)
	if err := lang.AddTranslationsForLocale(translated, fyne.Locale(lang.SystemLocale())); err != nil {
		t.Fatal(err)
	}
	engine.SetWords(pseudo.Text)
	t.Cleanup(func() { engine.SetWords(nil) })
	data := filepath.Join(t.TempDir(), "data")
	return func(args ...string) outcome {
		var out, errs bytes.Buffer
		e := newEnding(context.Background())
		p := &program{
			ctx: e.ctx, stop: e.stop, ending: e, flags: &commandLine{}, out: &out, err: &errs,
			load: func(own fs.FS) (*catalog.Catalog, error) { return catalog.LoadIn(pseudo.Language, files, own) },
		}
		// No sentence has a recording: chimes are quicker than a synthesizer.
		p.voices.opened = map[speaker]*audio.Voice{{voiceName, engine.PaceNormal}: audio.NewVoice(nil)}
		code := p.run(append([]string{"--data", data}, args...))
		return outcome{code, out.String(), errs.String()}
	}
}

// sameEverywhere is what no language changes: ids, options with their values, what is put
// in on a command line, commands, file names and the program's own name.
var sameEverywhere = regexp.MustCompile(`'uncoil [^']*'|--(\[no-\])?[a-z-]+=\S+|--(\[no-\])?[a-z-]+|-[a-z]|<[a-z]+>|\[flags\]|/\S+|"[^"]*"|\b[a-z]+(-[a-z]+)+\b|\buncoil\b|Uncoil|\S+\.(yaml|uncoil|pdf|png|mp3|ics|csv|db)\b|\bS[0-4]\b|[\[<(][A-Z]+[,…)\]>]*`)

// leftEnglish returns the lines of an output with words that stayed English.
func leftEnglish(text string, same ...string) []string {
	var left []string
	for line := range strings.Lines(text) {
		rest := sameEverywhere.ReplaceAllString(line, " ")
		words := slices.DeleteFunc(pseudo.English(rest), func(word string) bool { return slices.Contains(same, word) })
		if len(words) > 0 {
			left = append(left, strings.TrimSpace(line)+"  ["+strings.Join(words, " ")+"]")
		}
	}
	return left
}

// TestNothingInTheTerminalStaysEnglish: what the commands print is in the pseudo-language,
// but for ids and names.
func TestNothingInTheTerminalStaysEnglish(t *testing.T) {
	uncoil := speakPseudo(t)
	books, _ := builtIn(t)
	var ids []string
	for _, e := range books.Exercises() {
		ids = append(ids, e.ID)
	}
	for _, r := range books.Routines() {
		ids = append(ids, r.ID)
	}
	for _, c := range books.Book().Conditions {
		ids = append(ids, c.ID)
	}
	for _, m := range engine.Movements() {
		ids = append(ids, string(m))
	}
	// The command "dance" is none, and "hero" is no level.
	for _, id := range slices.Concat(engine.Equipment(), []string{"practice", "heart", "michael", "go", "on", "linux", "dance", "hero", "green"}) {
		ids = append(ids, strings.Split(id, "-")...)
	}
	for _, p := range engine.Positions() {
		ids = append(ids, string(p))
	}
	for _, a := range books.Book().Advice.Topics {
		ids = append(ids, a.ID)
	}
	for _, command := range commandModel(t).Model.Children {
		ids = append(ids, command.Name)
	}
	for _, args := range [][]string{
		{"script", "beginner"},
		{"script", "beginner", "--guidance", "full", "--careful", "hip-replacement"},
		{"script", "advanced", "--minutes", "10"},
		{"list"},
		{"conditions"},
		{"safety"},
		{"advice"},
		{"today"},
		{"reminders"},
		{"doctor"},
		{"play", "desk-break", "--audio-only", "--speed", "1000"},
		{"script", "nothing"},
		{"script", "beginner", "--minutes", "900"},
		{"--speed", "0", "list"},
		{"check", "/nowhere.yaml"},
		{"import", "/nowhere.uncoil"},
		{"log", "walk", "30"},
		{"dance"},
		{"--help"},
		{"play", "--help"},
		{"timeline"},
		{"log"},
		{"manual", "dance"},
		{"play", "beginner", "dance"},
		{"list", "--green"},
		{"list", "--guidanc", "full"},
		{"timeline", "beginner", "--level", "hero"},
		{"timeline", "beginner", "--rest", "green"},
		{"timeline", "beginner", "--rest"},
		{"timeline", "beginner", "--speed", "green"},
		{"timeline", "beginner", "--minutes", "green"},
		{"list", "--json=green"},
		{"sheet", "-o", "x.png", "--skin", "green"},
		{"export", "beginner"},
	} {
		got := uncoil(args...)
		for _, line := range leftEnglish(got.out+got.err, ids...) {
			t.Errorf("%s: %s", strings.Join(args, " "), line)
		}
	}
}

// TestNothingInAFaultyFileStaysEnglish: what is wrong with a file is told in the
// pseudo-language.
func TestNothingInAFaultyFileStaysEnglish(t *testing.T) {
	uncoil := speakPseudo(t)
	fields := strings.Fields("id name blocks foo kind items spoken summary level rest briefly linger surface begin source warm up main cool down")
	file := filepath.Join(t.TempDir(), "mine.yaml")
	for _, text := range []string{"id: 3\nname:\nblocks: 7\nfoo: 1\n", "id: other\nname: X\nblocks:\n  - kind: middle\n", "id: [1\n", "id: {a\n", "id: x\n name: y\n", "id: \"x\n", "id: *y\n"} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got := uncoil("check", file)
		if got.err == "" {
			t.Errorf("%q is fine", text)
		}
		for _, line := range leftEnglish(got.err, fields...) {
			t.Errorf("%q: %s", text, line)
		}
	}
}
