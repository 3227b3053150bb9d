package main

import (
	"regexp"
	"runtime/debug"
	"strings"
)

// release is the version of this source, released or next: the same as in
// FyneApp.toml, which is used for packaging.
const release = "0.1.0"

// described is the output of git describe, set by make when it builds from a
// checkout: a tag such as v0.1.0, a tag with the commits since then such as
// v0.1.0-3-g1a2b3c4, or a commit; -dirty may follow.
var described string

// version returns the version of the program: the tag that it was built from,
// else the release and the commit, such as 0.1.0+1a2b3c4, else the release only.
func version() string {
	info, _ := debug.ReadBuildInfo()
	return versionOf(described, info)
}

// unreleased matches the pseudo-versions of the go command for commits without a
// tag.
var unreleased = regexp.MustCompile(`^v\d+\.\d+\.\d+-(.*\.)?\d{14}-[0-9a-f]{12}$`)

func versionOf(described string, info *debug.BuildInfo) string {
	if tag, ok := strings.CutPrefix(described, "v"); ok {
		return tag
	}
	commit := described
	if commit == "" && info != nil {
		tag, changed := strings.CutSuffix(info.Main.Version, "+dirty")
		switch {
		case !strings.HasPrefix(tag, "v") || unreleased.MatchString(tag):
			commit = commitOf(info)
		case changed:
			return tag[1:] + "-dirty"
		default:
			return tag[1:]
		}
	}
	if commit == "" {
		return release
	}
	return release + "+" + commit
}

// commitOf returns the commit that the go command has recorded, "" for none.
func commitOf(info *debug.BuildInfo) string {
	commit, dirty := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = s.Value[:min(7, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "-dirty"
		}
	}
	if commit == "" {
		return ""
	}
	return commit + dirty
}
