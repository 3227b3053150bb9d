package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// give packs the program's example routine, and returns the file.
func give(t *testing.T) string {
	t.Helper()
	giver := t.TempDir()
	if err := os.CopyFS(giver, os.DirFS("../../assets/examples")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "x.uncoil")
	o := uncoilIn(t, giver, "pack", "from-my-therapist", "-o", file, "--from", "Ann")
	if o.code != exitFine || !strings.Contains(o.out, "exercise pelvic-tilt") {
		t.Fatalf("%+v", o)
	}
	return file
}

func TestARoutineIsGivenAndTaken(t *testing.T) {
	file := give(t)
	if o := uncoil(t, "check", file); o.code != exitFine || !strings.Contains(o.out, "fine") {
		t.Errorf("check: %+v", o)
	}
	dir := filepath.Join(t.TempDir(), "data")
	if o := uncoilIn(t, dir, "import", file); o.code != exitFine || !strings.Contains(o.out, "Nothing was imported.") {
		t.Errorf("without an answer: %+v", o)
	}
	o := uncoilIn(t, dir, "import", file, "--yes")
	for _, words := range []string{"From My Therapist, from Ann", "new       exercise pelvic-tilt", "needs     cushion, mat", "Imported."} {
		if !strings.Contains(o.out, words) {
			t.Errorf("%q does not say %q", o.out, words)
		}
	}
	if o := uncoilIn(t, dir, "timeline", "from-my-therapist"); o.code != exitFine || !strings.Contains(o.out, "work pelvic-tilt") {
		t.Errorf("timeline: %+v", o)
	}
	if o := uncoilIn(t, dir, "import", file); o.code != exitFine || !strings.Contains(o.out, "There is nothing to add") {
		t.Errorf("a second time: %+v", o)
	}
	back := filepath.Join(t.TempDir(), "back.uncoil")
	if o := uncoilIn(t, dir, "pack", "from-my-therapist", "-o", back, "--from", "Ann"); o.code != exitFine {
		t.Errorf("pack: %+v", o)
	}
	first, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if second, err := os.ReadFile(back); err != nil || !bytes.Equal(first, second) {
		t.Errorf("what was taken is given back changed: %v", err)
	}
}

func TestAClashIsSaid(t *testing.T) {
	file := give(t)
	dir := t.TempDir()
	mine := filepath.Join(dir, "exercises", "mine.yaml")
	if err := os.MkdirAll(filepath.Dir(mine), 0o700); err != nil {
		t.Fatal(err)
	}
	const text = "name: Pelvic Tilt\nsteps: [Tilt.]\ndose: {kind: reps, amount: 10, sets: 2}\n"
	if err := os.WriteFile(mine, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	uncoilIn(t, dir, "import", file, "--yes").oneLine(t, exitFailed, "pelvic-tilt", "--keep mine", "--keep theirs", "--keep both")
	if o := uncoilIn(t, dir, "import", file, "--yes", "--keep", "both"); o.code != exitFine {
		t.Errorf("%+v", o)
	}
	if o := uncoilIn(t, dir, "timeline", "from-my-therapist"); !strings.Contains(o.out, "work pelvic-tilt-2") {
		t.Errorf("the routine does not name the new id: %+v", o)
	}
	if now, err := os.ReadFile(mine); err != nil || string(now) != text {
		t.Errorf("mine has changed: %v", err)
	}
}

func TestPackAndImportFailInOneLine(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.uncoil")
	if err := os.WriteFile(broken, []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	uncoil(t, "import", broken, "--yes").oneLine(t, exitFailed, broken, "damaged")
	uncoil(t, "check", broken).oneLine(t, exitFailed, broken, "damaged")
	uncoil(t, "import", t.TempDir()).oneLine(t, exitFailed, "folder")
	uncoil(t, "pack", "beginner", "-o", "x.zip").oneLine(t, exitFailed, "-o", ".uncoil")
	uncoil(t, "pack", "begginer", "-o", "x.uncoil").oneLine(t, exitFailed, "begginer", "beginner")
	uncoil(t, "pack", "beginner", "-o", filepath.Join(broken, "x.uncoil")).oneLine(t, exitFailed, "cannot be written")
	uncoil(t, "import", broken, "--keep", "all").oneLine(t, exitUsage, "--keep", "mine")
}

func TestFiguresOfOwnExercises(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../assets/examples")); err != nil {
		t.Fatal(err)
	}
	text := "name: Plain\nsteps: [Tilt.]\ndose: {kind: hold, amount: 20}\n"
	if err := os.WriteFile(filepath.Join(dir, "exercises", "plain.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "x.png")
	if o := uncoilIn(t, dir, "figure", "pelvic-tilt", "-o", out); o.code != exitFine {
		t.Errorf("a borrowed illustration: %+v", o)
	}
	uncoilIn(t, dir, "figure", "plain", "-o", out).oneLine(t, exitFailed, "plain", "no illustration")
	if o := uncoilIn(t, dir, "sheet", "-o", out); o.code != exitFine {
		t.Errorf("the sheet: %+v", o)
	}
}
