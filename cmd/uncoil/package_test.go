package main

import (
	"encoding/xml"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"uncoil/engine/bundle"
)

// inPackage returns the text of a file that packages hold.
func inPackage(t *testing.T, name string) string {
	t.Helper()
	return document(t, filepath.Join(".ci/package/linux", name))
}

// desktopEntry returns the values of a group of a desktop file.
func desktopEntry(text, group string) map[string]string {
	values := map[string]string{}
	_, text, _ = strings.Cut("\n"+text, "\n["+group+"]\n")
	text, _, _ = strings.Cut(text, "\n[")
	for line := range strings.Lines(text) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok {
			values[key] = value
		}
	}
	return values
}

// TestTheDesktopFileFitsTheProgram: what menus show is what the program says of itself,
// and every command line in it is one that the program takes.
func TestTheDesktopFileFitsTheProgram(t *testing.T) {
	text, about := inPackage(t, "app.uncoil.desktop"), document(t, "FyneApp.toml")
	entry := desktopEntry(text, "Desktop Entry")
	toml := func(key string) string {
		found := regexp.MustCompile(`(?m)^` + key + ` = (.*)$`).FindStringSubmatch(about)
		if found == nil {
			t.Fatalf("FyneApp.toml has no %s", key)
		}
		var words []string
		for _, m := range regexp.MustCompile(`"([^"]*)"`).FindAllStringSubmatch(found[1], -1) {
			words = append(words, m[1])
		}
		return strings.Join(words, ";")
	}
	for key, want := range map[string]string{
		"Name": toml("Name"), "GenericName": toml("GenericName"), "Comment": toml("Comment"),
		"Categories": toml("Categories") + ";", "Keywords": toml("Keywords") + ";", "Icon": desktopID, "Terminal": "false",
	} {
		if entry[key] != want {
			t.Errorf("%s is %q, want %q", key, entry[key], want)
		}
	}
	if toml("ID") != desktopID {
		t.Errorf("the id is %s in FyneApp.toml", toml("ID"))
	}
	commands := []string{entry["Exec"]}
	for _, action := range strings.FieldsFunc(entry["Actions"], func(r rune) bool { return r == ';' }) {
		commands = append(commands, desktopEntry(text, "Desktop Action "+action)["Exec"])
	}
	for _, command := range commands {
		words := strings.Fields(strings.TrimSuffix(command, " %F"))
		if len(words) == 0 || words[0] != "uncoil" {
			t.Fatalf("a menu starts %q", command)
		}
		if _, err := commandModel(t).Parse(words[1:]); err != nil {
			t.Errorf("%s: %v", command, err)
		}
	}
}

// desktopID is the id of the program on desktops; a build without a window has none.
const desktopID = "app.uncoil"

// commandModel returns the parser of command lines.
func commandModel(t *testing.T) *kong.Kong {
	t.Helper()
	parser, err := newParser(&commandLine{}, os.Stdout, os.Stderr, func(int) { panic(exitRequest{}) })
	if err != nil {
		t.Fatal(err)
	}
	return parser
}

// TestTheMetainfoFitsTheProgram checks what software centres show, and the kind of file.
func TestTheMetainfoFitsTheProgram(t *testing.T) {
	var info struct {
		ID          string `xml:"id"`
		Name        string `xml:"name"`
		Summary     string `xml:"summary"`
		Launchable  string `xml:"launchable"`
		Binary      string `xml:"provides>binary"`
		MediaType   string `xml:"provides>mediatype"`
		Screenshots []struct {
			Image struct {
				Width  int    `xml:"width,attr"`
				Height int    `xml:"height,attr"`
				URL    string `xml:",chardata"`
			} `xml:"image"`
		} `xml:"screenshots>screenshot"`
		Releases []struct {
			Version string `xml:"version,attr"`
		} `xml:"releases>release"`
	}
	var kind struct {
		Type struct {
			Name string `xml:"type,attr"`
			Glob struct {
				Pattern string `xml:"pattern,attr"`
			} `xml:"glob"`
		} `xml:"mime-type"`
	}
	for name, into := range map[string]any{"app.uncoil.Uncoil.metainfo.xml": &info, "app.uncoil.xml": &kind} {
		if err := xml.Unmarshal([]byte(inPackage(t, name)), into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	entry := desktopEntry(inPackage(t, "app.uncoil.desktop"), "Desktop Entry")
	for _, same := range [][2]string{
		{info.ID, desktopID + ".Uncoil"},
		{info.Name, entry["Name"]},
		{info.Summary, entry["Comment"]},
		{info.Launchable, desktopID + ".desktop"},
		{info.Binary, "uncoil"},
		{info.MediaType + ";", entry["MimeType"]},
		{kind.Type.Name, info.MediaType},
		{kind.Type.Glob.Pattern, "*" + bundle.Ending},
	} {
		if same[0] != same[1] {
			t.Errorf("%q, want %q", same[0], same[1])
		}
	}
	if len(info.Releases) == 0 || info.Releases[0].Version != release {
		t.Errorf("the newest release is %v, want %s", info.Releases, release)
	}
	if len(info.Screenshots) == 0 {
		t.Error("there is no screenshot")
	}
	for _, s := range info.Screenshots {
		f, err := os.Open(filepath.Join("../../assets/screenshots", filepath.Base(s.Image.URL)))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if size, err := png.DecodeConfig(f); err != nil || size.Width != s.Image.Width || size.Height != s.Image.Height {
			t.Errorf("%s is %d × %d, %v", s.Image.URL, size.Width, size.Height, err)
		}
	}
}

// TestTheManualAndCompletionsKnowEveryFlag compares them with the command line.
func TestTheManualAndCompletionsKnowEveryFlag(t *testing.T) {
	model := commandModel(t).Model
	texts := map[string]string{}
	for _, what := range []string{"man", "bash", "zsh", "fish"} {
		printed := uncoil(t, "manual", what)
		if printed.code != exitFine || printed.err != "" {
			t.Fatalf("%s: %d %s", what, printed.code, printed.err)
		}
		texts[what] = printed.out
		if what == "man" {
			texts[what] = strings.NewReplacer(`[no\-]`, "", `\-`, "-").Replace(printed.out)
		}
	}
	for _, c := range commandsOf(model) {
		for what, text := range texts {
			if !regexp.MustCompile(`\b` + c.Name + `\b`).MatchString(text) {
				t.Errorf("%s does not know the command %s", what, c.Name)
			}
			for _, f := range slices.Concat(shown(c.Flags), shown(model.Flags)) {
				want := "--" + f.Name
				if what == "fish" {
					want = "-l " + f.Name
				}
				if !strings.Contains(text, want) {
					t.Errorf("%s does not know %s of %s", what, want, c.Name)
				}
			}
		}
	}
	if !strings.Contains(texts["man"], `"Uncoil `+release+`"`) {
		t.Error("the manual page is of another version")
	}
	if strings.Contains(texts["bash"], "manual)") {
		t.Error("a hidden command is completed")
	}
}

// TestTheWordsOfCompletionsAreTaken parses each word that a flag is completed with.
func TestTheWordsOfCompletionsAreTaken(t *testing.T) {
	tried := 0
	for _, f := range shown(commandModel(t).Model.Flags) {
		for _, word := range wordsOf(f.Value) {
			var cli commandLine
			parser, err := newParser(&cli, os.Stdout, os.Stderr, func(int) {})
			if err != nil {
				t.Fatal(err)
			}
			if _, err = parser.Parse([]string{"list", "--" + f.Name, word}); err == nil {
				err = cli.validate()
			}
			if err != nil {
				t.Errorf("--%s %s: %v", f.Name, word, err)
			}
			tried++
		}
	}
	if tried < 10 {
		t.Errorf("%d words were tried", tried)
	}
}

// TestBashCompletes runs the completion in bash, with a stand-in for the program.
func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	script := filepath.Join(t.TempDir(), "uncoil.bash")
	if err := os.WriteFile(script, []byte(uncoil(t, "manual", "bash").out), 0o644); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"uncoil ti":                       "timeline",
		"uncoil --guidance l":             "learn",
		"uncoil --guidance = b":           "brief",
		"uncoil play beg":                 "beginner",
		"uncoil --rest 20s export x --vo": "--voice",
		"uncoil play --no-a":              "--no-audio-only",
		"uncoil export -":                 "-o",
		"uncoil log sw":                   "swim",
	} {
		words := strings.Fields(line)
		cmd := exec.Command(bash, append([]string{"-c", `source "$0"; uncoil() { echo beginner; echo desk-break; }
			COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _uncoil; printf '%s\n' "${COMPREPLY[@]}"`, script}, words...)...)
		out, err := cmd.CombinedOutput()
		if err != nil || !slices.Contains(strings.Fields(string(out)), want) {
			t.Errorf("%s: %s %v, want %s", line, out, err, want)
		}
	}
}
