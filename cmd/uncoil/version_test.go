package main

import (
	"os"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
)

func TestVersionOf(t *testing.T) {
	settings := func(pairs ...string) (s []debug.BuildSetting) {
		for i := 0; i < len(pairs); i += 2 {
			s = append(s, debug.BuildSetting{Key: pairs[i], Value: pairs[i+1]})
		}
		return s
	}
	const commit = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
	for _, tt := range []struct {
		name, described, main string
		settings              []debug.BuildSetting
		want                  string
	}{
		{"make, at a tag", "v0.3.0", "(devel)", nil, "0.3.0"},
		{"make, after a tag", "v0.3.0-2-g1a2b3c4", "(devel)", nil, "0.3.0-2-g1a2b3c4"},
		{"make, changed", "v0.3.0-dirty", "(devel)", nil, "0.3.0-dirty"},
		{"make, without a tag", "1a2b3c4-dirty", "(devel)", nil, release + "+1a2b3c4-dirty"},
		{"go build, at a tag", "", "v0.3.0", settings("vcs.revision", commit, "vcs.modified", "false"), "0.3.0"},
		{"go build, a tag and changes", "", "v0.3.0+dirty", settings("vcs.revision", commit, "vcs.modified", "true"), "0.3.0-dirty"},
		{"go build, a tag for trying", "", "v0.3.0-rc.1", nil, "0.3.0-rc.1"},
		{"go build, without a tag", "", "v0.0.0-20261128200000-1a2b3c4d5e6f", settings("vcs.revision", commit, "vcs.modified", "false"), release + "+1a2b3c4"},
		{"go build, after a tag", "", "v0.3.1-0.20261128200000-1a2b3c4d5e6f+dirty", settings("vcs.revision", commit, "vcs.modified", "true"), release + "+1a2b3c4-dirty"},
		{"go build, without git", "", "(devel)", nil, release},
	} {
		info := &debug.BuildInfo{Settings: tt.settings}
		info.Main.Version = tt.main
		if got := versionOf(tt.described, info); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	if got := versionOf("", nil); got != release {
		t.Errorf("without any information: %s, want %s", got, release)
	}
}

// TestTheReleaseIsThatOfThePackages and --version tells it.
func TestTheReleaseIsThatOfThePackages(t *testing.T) {
	text, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^Version = "(.*)"$`).FindSubmatch(text)
	if found == nil || string(found[1]) != release {
		t.Errorf("FyneApp.toml says %q, the program %q", found, release)
	}
	if o := uncoil(t, "--version"); o.code != exitFine || !strings.HasPrefix(o.out, "uncoil "+release) {
		t.Errorf("--version: %+v", o)
	}
}
