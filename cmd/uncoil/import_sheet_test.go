package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const sheetText = `Home programme
1. Bridge 3x10 hold 5 s
2. Cat camel 2 min
3. Dead bug 2x10, 3-4 times a week
Hamstring stretch, standing, 30 s
Phone 555 1234
`

func TestATherapistsSheetIsTakenIn(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sheet.TXT")
	if err := os.WriteFile(file, []byte(sheetText), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "data")
	o := uncoilIn(t, dir, "import", file)
	for _, words := range []string{
		"new        Bridge: 10 reps, hold 5 seconds at the top, 3 sets, on your back",
		"Uncoil's   Cat-Cow: 12 rounds", "2 minutes comes to about 12 rounds here", "note: 3-4 times a week",
		"near       Hamstring Stretch", "left out   not understood", "Nothing was imported.",
	} {
		if !strings.Contains(o.out, words) {
			t.Errorf("%s does not say %q", o.out, words)
		}
	}
	if o := uncoilIn(t, dir, "import", file, "--yes"); o.code != exitFine || !strings.Contains(o.out, "Imported.") {
		t.Errorf("with --yes: %+v", o)
	}
	if o := uncoilIn(t, dir, "timeline", "home-programme"); o.code != exitFine || !strings.Contains(o.out, "work bridge") || strings.Contains(o.out, "Phone") {
		t.Errorf("timeline: %+v", o)
	}
	// Pasted again it is another routine of the same exercises.
	if o := uncoilIn(t, dir, "import", file, "--yes"); o.code != exitFine || strings.Contains(o.out, "new       exercise") || !strings.Contains(o.out, "home-programme-2") {
		t.Errorf("a second time: %+v", o)
	}
}

func TestASheetThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for _, tt := range []struct{ file, want string }{
		{write("empty.txt", "\n"), "there is nothing in it"},
		{write("letter.txt", "Dear Mrs Meier,\nsee you on Monday."), "no exercise in it"},
		{write("page.txt", "%PDF-1.7"), "not plain text"},
		{filepath.Join(dir, "none.txt"), "does not exist"},
		{"-", "add --yes"},
	} {
		if o := uncoilIn(t, t.TempDir(), "import", tt.file); o.code == exitFine || !strings.Contains(o.err, tt.want) {
			t.Errorf("%s: %+v", tt.file, o)
		}
	}
}
