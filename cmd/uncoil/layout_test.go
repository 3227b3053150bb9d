package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// dependencies lists every package that a package is built from with tags, itself
// included.
func dependencies(t *testing.T, pkg string, tags ...string) []string {
	t.Helper()
	tags = append(tags, "migrated_fynedo")
	out, err := exec.Command("go", "list", "-tags", strings.Join(tags, ","), "-deps", pkg).Output()
	if err != nil {
		t.Fatalf("%s: %v", pkg, err)
	}
	return strings.Fields(string(out))
}

// TestArrowsRunFromCmdThroughUIToEngine checks which package may import which.
func TestArrowsRunFromCmdThroughUIToEngine(t *testing.T) {
	out, err := exec.Command("go", "list", "-tags", "migrated_fynedo", "uncoil/engine/...", "uncoil/ui/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	// mayKnow lists, besides engine itself, the packages of this module that a
	// package of the engine may depend on.
	photo := []string{"uncoil/engine/photo", "uncoil/engine/photo/icc", "uncoil/engine/photo/shrink"}
	mayKnow := map[string][]string{
		// The catalogue checks whether the pictures of a file can be shown, and that no
		// two exercises have the same other name, as they are searched for.
		"uncoil/engine/catalog": append([]string{"uncoil/engine/figure", "uncoil/engine/search"}, photo...),
		// A language of tests, with an overlay for each file of a catalogue.
		"uncoil/engine/pseudo": append([]string{"uncoil/engine/catalog", "uncoil/engine/figure", "uncoil/engine/search"}, photo...),
		// A bundle holds a part of a catalogue.
		"uncoil/engine/bundle": append([]string{"uncoil/engine/catalog", "uncoil/engine/figure", "uncoil/engine/search"}, photo...),
		// A therapist's sheet becomes a routine of the catalogue's exercises.
		"uncoil/engine/sheet": append([]string{"uncoil/engine/catalog", "uncoil/engine/figure", "uncoil/engine/search"}, photo...),
		// How the figure moves through a session.
		"uncoil/engine/motion": {"uncoil/engine/figure", "uncoil/engine/session"},
		"uncoil/engine/photo":  {"uncoil/engine/photo/icc", "uncoil/engine/photo/shrink"},
		"uncoil/engine/audio":  {"uncoil/engine/audio/mp3"},
		// The user's own files are a part of a catalogue, and are exchanged in
		// bundles.
		"uncoil/engine/library": append([]string{"uncoil/engine/catalog", "uncoil/engine/bundle", "uncoil/engine/figure", "uncoil/engine/search"}, photo...),
		// What surrounds a session plays it, and learns from it.
		"uncoil/engine/practice": {"uncoil/engine/session", "uncoil/engine/progress", "uncoil/engine/plan", "uncoil/engine/fit"},
		// A draft tells what of a routine is played in a length.
		"uncoil/engine/draft": {"uncoil/engine/fit"},
		// Names on paper are in any script.
		"uncoil/engine/printsheet": {"uncoil/engine/lettering"},
		// A notice says when a copy was made.
		"uncoil/engine/store": {"uncoil/engine/locale"},
		// The plan takes pain and breaks as the doses do.
		"uncoil/engine/plan": {"uncoil/engine/progress"},
		// A spreadsheet's words for true and false are read as people type them.
		"uncoil/engine/history": {"uncoil/engine/search"},
	}
	// Every package of the engine may open, write and lock files.
	files := []string{"uncoil/engine/userfile", "uncoil/engine/filelock", "uncoil/engine/atomicfile"}
	for _, pkg := range strings.Fields(string(out)) {
		for _, dep := range dependencies(t, pkg) {
			if dep == pkg {
				continue
			}
			inEngine := strings.HasPrefix(pkg, "uncoil/engine")
			switch {
			case inEngine && strings.HasPrefix(dep, "fyne.io/"),
				inEngine && strings.HasPrefix(dep, "uncoil/ui"),
				strings.HasPrefix(dep, "uncoil/cmd"):
				t.Errorf("%s must not know %s", pkg, dep)
			case inEngine && strings.HasPrefix(dep, "uncoil/") && dep != "uncoil/engine" && !slices.Contains(mayKnow[pkg], dep) && !slices.Contains(files, dep):
				t.Errorf("%s must not know %s", pkg, dep)
			case pkg == "uncoil/engine" && strings.Contains(strings.Split(dep, "/")[0], "."):
				t.Errorf("engine is built from the standard library alone, not from %s", dep)
			case strings.HasPrefix(dep, "github.com/faiface/beep") || strings.HasPrefix(dep, "github.com/hajimehoshi/oto"):
				if pkg != "uncoil/engine/audio" {
					t.Errorf("%s knows %s, which is engine/audio's affair", pkg, dep)
				}
			case strings.HasPrefix(dep, "github.com/mattn/go-sqlite3") && pkg != "uncoil/engine/store":
				t.Errorf("%s knows %s, which is engine/store's affair", pkg, dep)
			}
		}
	}
}

// TestABuildWithoutAWindowNeedsNoDisplay checks that a build for a server
// contains neither OpenGL, X11 and Wayland nor the window, and that the terminal
// depends on no toolkit.
func TestABuildWithoutAWindowNeedsNoDisplay(t *testing.T) {
	isDisplay := func(dep string) bool {
		return strings.HasPrefix(dep, "github.com/go-gl/") || dep == "fyne.io/fyne/v2/app" || dep == "uncoil/ui"
	}
	if !slices.ContainsFunc(dependencies(t, "uncoil/cmd/uncoil"), isDisplay) {
		t.Fatal("the usual build needs no display either: the names are wrong")
	}
	for _, dep := range dependencies(t, "uncoil/cmd/uncoil", "nowindow") {
		if isDisplay(dep) {
			t.Errorf("a build without a window is built from %s", dep)
		}
	}
	for _, dep := range dependencies(t, "uncoil/ui/terminal") {
		if strings.HasPrefix(dep, "fyne.io/") || dep == "uncoil/engine/audio" || dep == "uncoil/engine/store" {
			t.Errorf("ui/terminal must not know %s", dep)
		}
	}
}

// TestTheWindowStaysSmall checks that flows and overlays are not in the window's
// own package: what takes more than one page belongs to ui/flow, which must not
// know the window.
func TestTheWindowStaysSmall(t *testing.T) {
	const mostMethods, mostFiles, small = 40, 6, 60
	files, err := filepath.Glob("../../ui/*.go")
	if err != nil {
		t.Fatal(err)
	}
	methods, large := 0, 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		methods += strings.Count(string(text), "\nfunc (w *Window) ")
		if strings.Count(string(text), "\n") > small {
			large++
		}
	}
	if methods == 0 || methods > mostMethods || large > mostFiles {
		t.Errorf("the window has %d methods in %d files, want at most %d in %d", methods, large, mostMethods, mostFiles)
	}
	for _, pkg := range []string{"uncoil/ui/flow", "uncoil/ui/overlay"} {
		if slices.Contains(dependencies(t, pkg), "uncoil/ui") {
			t.Errorf("%s must not know the window", pkg)
		}
	}
}

// TestTheTopLevelIsAsDesigned checks that no file is added at the top level.
func TestTheTopLevelIsAsDesigned(t *testing.T) {
	out, err := exec.Command("git", "-C", "../..", "ls-tree", "--name-only", "HEAD").Output()
	if err != nil {
		t.Skip("this is no git checkout")
	}
	want := strings.Fields(".ci .github .gitignore CHANGELOG.md CONTRIBUTING.md FyneApp.toml LICENSE Makefile README.md assets cmd engine go.mod go.sum ui")
	if got := strings.Fields(string(out)); !slices.Equal(got, want) {
		t.Errorf("the top level holds %v, want %v", got, want)
	}
}

// TestTheProgramsModulesAreItsOwn: tools for checks and packaging are in
// .ci/tools/go.mod.
func TestTheProgramsModulesAreItsOwn(t *testing.T) {
	out, err := exec.Command("go", "mod", "edit", "-json", "../../go.mod").Output()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), `"Tool": [`) {
		t.Error("go.mod names tools: put them into .ci/tools/go.mod")
	}
}

// riddles are words that make a comment hard to read. Say again, the user,
// another process, if none, resumed.
var riddles = regexp.MustCompile(`(?i)\b(anew|afresh|somebody|nobody|whoever|thereby|hence|lest|has a say|gone on with|that is how|none of its business|how one|one's (own|feet|way|mind))\b`)

// riddlesIn lists the riddles in the comments of a Go file. Strings are not
// checked: they are for users.
func riddlesIn(t *testing.T, path string, src any) []string {
	t.Helper()
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, path, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, comment := range f.Comments {
		// A phrase may span two lines; Text removes the slashes.
		text := strings.Join(strings.Fields(comment.Text()), " ")
		for _, riddle := range riddles.FindAllString(text, -1) {
			found = append(found, files.Position(comment.Pos()).String()+": "+riddle)
		}
	}
	return found
}

// TestCommentsArePlain keeps comments in the words that engineers use today.
func TestCommentsArePlain(t *testing.T) {
	sample := "package p\n\n// It is gone\n// on with ANEW.\nvar s = \"nobody\" // for somebody's ear\n"
	if found := riddlesIn(t, "sample.go", sample); len(found) != 3 {
		t.Fatalf("in the sample %q are found", found)
	}
	for _, root := range []string{"../../engine", "../../ui", ".."} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && filepath.Ext(path) == ".go" {
				for _, riddle := range riddlesIn(t, path, nil) {
					t.Errorf("%s: say it in plain words", riddle)
				}
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestPackageCommentsNameTheirPackage: each package has one comment, which begins
// with its name.
func TestPackageCommentsNameTheirPackage(t *testing.T) {
	files, err := exec.Command("go", "list", "-tags", "migrated_fynedo", "-f",
		`{{$p := .}}{{range .GoFiles}}{{$p.Name}} {{$p.Dir}}/{{.}}{{"\n"}}{{end}}`, "uncoil/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	comments := map[string]int{}
	for line := range strings.Lines(string(files)) {
		name, path, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(path)
		if f.Doc == nil {
			comments[dir] += 0
			continue
		}
		comments[dir]++
		want := "Package " + name + " "
		if name == "main" {
			want = "Command " + filepath.Base(dir) + " "
		}
		if got := f.Doc.Text(); !strings.HasPrefix(got, want) {
			t.Errorf("%s: the comment begins %.30q, want %q", path, got, want)
		}
	}
	for dir, n := range comments {
		if n != 1 {
			t.Errorf("%s has %d package comments, want 1", dir, n)
		}
	}
}
