package main

import (
	"runtime"
	"strings"
	"testing"

	"uncoil/assets"
)

// TestEveryModuleHasItsLicence: what is linked into the program is named, with a
// text, in what the program shows.
func TestEveryModuleHasItsLicence(t *testing.T) {
	text := assets.Licences()
	modules, err := linkedModules("../..", runtime.GOOS)
	if err != nil {
		t.Fatal(err)
	}
	if len(modules) < 10 {
		t.Fatalf("only %d modules are linked", len(modules))
	}
	modules["Go"], modules["SQLite"], modules["The voices"], modules["Uncoil"] = "", "", "", ""
	for path := range modules {
		_, after, found := strings.Cut("\n"+text, "\n== "+path+"\n")
		own, _, _ := strings.Cut(after, "\n== ")
		if !found || len(strings.TrimSpace(own)) < 50 {
			t.Errorf("assets/licences.txt has no text for %s: run make licences", path)
		}
	}
}
