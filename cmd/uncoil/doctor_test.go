package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"uncoil/engine"
	"uncoil/engine/store"
)

// lines returns the lines of the doctor that begin with a word.
func (o outcome) lines(word string) (lines []string) {
	for line := range strings.Lines(o.out) {
		if strings.HasPrefix(line, word+" ") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// Repaired damage to the database is reported, and is no failure.
func TestTheDoctorTellsWhatWasMended(t *testing.T) {
	silence(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "uncoil.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, want := range []int{1, 0} { // and the second time there is nothing to mend
		got := uncoilIn(t, dir, "doctor")
		if list := got.lines("reader"); len(list) != 1 || !strings.Contains(list[0], "--audio-only") {
			t.Errorf("reader: %q", list)
		}
		if list := got.lines("database"); len(list) != 1 || !strings.HasPrefix(list[0], "database  ok  "+path) {
			t.Errorf("database: %q", list)
		}
		list := got.lines("mended")
		if len(list) != want || want == 1 && !strings.Contains(list[0], "start afresh") {
			t.Errorf("mended: %q", list)
		}
	}
}

// Every command closes the data folder to others.
func TestEveryCommandClosesTheFolder(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes say nothing on Windows")
	}
	silence(t)
	for _, command := range []string{"list", "timeline desk-break", "script desk-break", "doctor", "reminders", "check --help"} {
		dir := t.TempDir()
		own := filepath.Join(dir, "drafts", "mine.json")
		if err := os.Mkdir(filepath.Dir(own), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(own, []byte("{}"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		uncoilIn(t, dir, strings.Fields(command)...)
		err := store.Exposed(dir)
		if (engine.CodeOf(err) == engine.CodeUnavailable) != strings.Contains(command, "--help") {
			t.Errorf("%s: %v", command, err)
		}
	}
}

// If others can read the data folder and that cannot be changed, the doctor says
// so.
func TestTheDoctorSaysWhatOthersCanRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes say nothing on Windows")
	}
	silence(t)
	dir := t.TempDir()
	if list := uncoilIn(t, dir, "doctor").lines("privacy"); len(list) != 1 || !strings.HasPrefix(list[0], "privacy   ok ") {
		t.Errorf("%q", list)
	}
	if err := os.Chmod(dir, 0o777|os.ModeSticky); err != nil {
		t.Fatal(err)
	}
	if list := uncoilIn(t, dir, "doctor").lines("privacy"); len(list) != 1 || !strings.HasPrefix(list[0], "privacy   NO ") || !strings.Contains(list[0], dir) {
		t.Errorf("%q", list)
	}
}
