package main

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// document returns the text of a file at the top of the repository.
func document(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTheReadmeKnowsEveryCommand and names none that is not there, nor a flag.
func TestTheReadmeKnowsEveryCommand(t *testing.T) {
	var commands []string
	for i := range reflect.TypeFor[commandLine]().NumField() {
		if f := reflect.TypeFor[commandLine]().Field(i); f.Tag.Get("help") != "" && f.Name != "Window" && f.Name != "Manual" && slices.Contains(strings.Split(string(f.Tag), " "), `cmd:""`) {
			commands = append(commands, strings.ToLower(f.Name))
		}
	}
	var named []string
	for _, line := range regexp.MustCompile(`(?m)^    uncoil ([a-z]+) `).FindAllStringSubmatch(document(t, "README.md"), -1) {
		named = append(named, line[1])
	}
	slices.Sort(commands)
	slices.Sort(named)
	if named = slices.Compact(named); !slices.Equal(named, slices.Compact(commands)) {
		t.Errorf("the README names the commands\n%v, there are\n%v", named, commands)
	}
	var help strings.Builder
	help.WriteString(uncoil(t, "--help").out)
	for _, c := range append(commands, "window") {
		help.WriteString(uncoil(t, c, "--help").out)
	}
	for _, flag := range regexp.MustCompile(`--[a-z][a-z-]+`).FindAllString(document(t, "README.md"), -1) {
		if !strings.Contains(strings.ReplaceAll(help.String(), "--[no-]", "--"), flag) {
			t.Errorf("the README names %s, which no command has", flag)
		}
	}
}

// TestLinksOfThePapersLeadSomewhere: files that are named in them are there.
func TestLinksOfThePapersLeadSomewhere(t *testing.T) {
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "CHANGELOG.md", ".github/SECURITY.md", "assets/voice/CREDITS.md"} {
		for _, link := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(document(t, name), -1) {
			if strings.HasPrefix(link[1], "https://") {
				continue
			}
			if _, err := os.Stat(filepath.Join("../..", filepath.Dir(name), link[1])); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
