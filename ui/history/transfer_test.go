package history

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"uncoil/engine"
	"uncoil/engine/history"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

func TestExportIsTheHistory(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	want, err := r.past.Archive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range []struct {
		keys []fyne.KeyName
		name string
		read func(io.Reader) (engine.Archive, []history.Problem, error)
	}{
		{nil, "Uncoil history 2026-11-20.csv", history.ReadCSV},
		{[]fyne.KeyName{fyne.KeyRight}, "Uncoil history 2026-11-20.json", history.ReadJSON},
	} {
		r.Export()
		r.press(kind.keys...)
		r.host.press(t, "Save")
		r.settle()
		f, err := os.Open(filepath.Join(r.options.Folder(), kind.name))
		if err != nil {
			t.Fatal(err)
		}
		got, problems, err := kind.read(f)
		f.Close()
		if err != nil || len(problems) > 0 || len(got.Sessions) != len(want.Sessions) || len(got.Activities) != len(want.Activities) {
			t.Errorf("%s: %d sessions, %v, %v", kind.name, len(got.Sessions), problems, err)
		}
	}
	r.Export()
	r.host.press(t, "Save")
	r.host.press(t, "Keep it") // there is one already
	r.host.press(t, "Cancel")
	if len(r.host.sheets) != 0 {
		t.Errorf("%d sheets are left", len(r.host.sheets))
	}
}

func TestAFileIsLookedAtBeforeItIsBroughtIn(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	all := r.sessions()
	newest, _ := r.past.Sessions(t.Context(), 1)
	r.host.file = filepath.Join(t.TempDir(), "other.csv")
	text := "kind,started,routine,played,finished\n" +
		"session," + newest[0].Started.Format(time.RFC3339) + "," + newest[0].Routine + ",600,true\n" +
		"session,2026-02-30T07:00:00Z,sample,600,true\n" +
		"session,2026-03-02T07:00:00Z,sample,600,true\n"
	if err := os.WriteFile(r.host.file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r.bring.Tapped(nil)
	r.settle()
	if n := sample.CheckTexts(t, r.host.sheets[0]); n < 8 {
		t.Errorf("only %d texts on the sheet", n)
	}
	said := shownTexts(r.host.sheets[0])
	for _, want := range []string{"1 entry", "line 3"} {
		if !strings.Contains(said, want) {
			t.Errorf("the sheet does not say %q: %s", want, said)
		}
	}
	if r.sessions() != all {
		t.Error("looking has added something already")
	}
	r.host.press(t, "Add 1 entry")
	r.settle()
	if r.sessions() != all+1 || r.undo.Line() != "1 entry has been added." {
		t.Errorf("%d sessions of %d, it says %q", r.sessions(), all+1, r.undo.Line())
	}
	r.bring.Tapped(nil)
	r.settle()
	if buttons := r.host.sheets[0].Buttons(); len(buttons) != 1 {
		t.Errorf("nothing is new, but there are %d buttons", len(buttons))
	}
	r.host.press(t, "Close")
	r.host.file = filepath.Join(t.TempDir(), "none.json")
	r.bring.Tapped(nil)
	r.settle()
	if !strings.Contains(r.undo.Line(), "cannot be read") {
		t.Errorf("it says %q", r.undo.Line())
	}
}

// largeTable writes a table that takes a while.
func (r *rig) largeTable(t *testing.T, sessions int) {
	t.Helper()
	var a engine.Archive
	for i := range sessions {
		started := evening().Add(-time.Duration(i+1) * 1000 * time.Hour)
		a.Sessions = append(a.Sessions, engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "sample", Started: started, Ended: started, Planned: 10 * time.Minute, Played: 10 * time.Minute, Finished: true, Feeling: engine.Feeling{Note: strings.Repeat("a long note ", 400)},
		}})
	}
	var text bytes.Buffer
	if err := history.WriteCSV(&text, a); err != nil {
		t.Fatal(err)
	}
	r.host.file = filepath.Join(t.TempDir(), "large.csv")
	if err := os.WriteFile(r.host.file, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A large file shows how far it has been read and brought in, and both can be
// called off: then nothing is added. So it is when one leaves.
func TestALargeFileIsCalledOff(t *testing.T) {
	for name, callOff := range map[string]func(r *rig){
		"Cancel": func(r *rig) { r.host.press(t, "Cancel") },
		"Escape": func(r *rig) { r.host.sheets[0].OnEscape() },
		"leave":  func(r *rig) { r.Close() },
		"quit":   func(r *rig) { r.Stop() },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRig(t, sample.NewPast())
			r.largeTable(t, 300)
			var stop bool
			r.options.Post = func(f func()) { // at once, so that the sheet is there while it works
				f()
				if stop && r.waiting != nil && len(r.host.sheets) == 1 {
					sample.CheckTexts(t, r.host.sheets[0])
					callOff(r)
				}
			}
			r.bring.Tapped(nil)
			stop = true
			r.settle()
			if len(r.host.sheets) != 0 || r.undo.Line() != "Nothing has been added." {
				t.Fatalf("reading: %d sheets, it says %q", len(r.host.sheets), r.undo.Line())
			}
			stop = false
			r.bring.Tapped(nil)
			r.settle()
			r.host.press(t, "Add 300 entries")
			stop = true
			r.settle()
			if len(r.host.sheets) != 0 || r.undo.Line() != "Nothing has been added." || r.sessions() != 0 {
				t.Fatalf("adding: %d sheets, it says %q, %d sessions", len(r.host.sheets), r.undo.Line(), r.sessions())
			}
			stop = false
			r.bring.Tapped(nil)
			r.settle()
			r.host.press(t, "Add 300 entries")
			r.settle()
			if r.sessions() != 300 || r.undo.Line() != "300 entries have been added." {
				t.Errorf("%d sessions, it says %q", r.sessions(), r.undo.Line())
			}
			r.bring.Tapped(nil)
			r.settle()
			if said := shownTexts(r.host.sheets[0]); !strings.Contains(said, "300 sessions, all known already") {
				t.Errorf("the same file again: %s", said)
			}
		})
	}
}

// What is no file would be waited for without an end.
func TestAFolderIsNoHistory(t *testing.T) {
	r := newRig(t, sample.NewPast())
	r.host.file = t.TempDir()
	r.bring.Tapped(nil)
	r.settle()
	if !strings.Contains(r.undo.Line(), "it is a folder: choose a file") {
		t.Errorf("it says %q", r.undo.Line())
	}
}

// shownTexts are all texts under an object.
func shownTexts(o fyne.CanvasObject) string {
	var all []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Text:
			all = append(all, o.Value())
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		}
	}
	walk(o)
	return strings.Join(all, " | ")
}

// TestATableOfASpreadsheetGoesRound: a table that a German spreadsheet has saved is brought
// in, is in the list and in the figures as it was, and what is exported then brings the
// same in elsewhere.
func TestATableOfASpreadsheetGoesRound(t *testing.T) {
	table := "kind;started;ended;routine;name;planned;played;finished;resumed;before;after;note\n" +
		"session;2026-11-20T07:30:00.000+01:00;2026-11-20T07:54:00.000+01:00;beginner;Beginner;1440;1440,5;WAHR;0;3;2;first\n"
	bring := func(file string) *rig {
		r := newRig(t, sample.NewPast())
		r.host.file = file
		r.bring.Tapped(nil)
		r.settle()
		r.host.press(t, "Add 1 entry")
		r.settle()
		return r
	}
	file := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(file, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	r := bring(file)
	first, err := r.past.Archive(t.Context())
	if err != nil || len(first.Sessions) != 1 {
		t.Fatalf("%d sessions, %v", len(first.Sessions), err)
	}
	d := first.Sessions[0]
	if !d.Finished || d.Played != 1440500*time.Millisecond || d.Planned != 24*time.Minute || *d.Feeling.Before != 3 || *d.Feeling.After != 2 || d.Feeling.Note != "first" {
		t.Errorf("brought in is %+v", d)
	}
	if names := r.listed(); len(names) != 1 || names[0] != "Beginner" || r.figures.board.figures[3].Value() != "1" {
		t.Errorf("the list has %q, the figures count %s", names, r.figures.board.figures[3].Value())
	}
	for _, kind := range []struct {
		ending string
		keys   []fyne.KeyName
	}{{".csv", nil}, {".json", []fyne.KeyName{fyne.KeyRight}}} {
		r.Export()
		r.press(kind.keys...)
		r.host.press(t, "Save")
		r.settle()
		again, err := bring(filepath.Join(r.options.Folder(), "Uncoil history 2026-11-20"+kind.ending)).past.Archive(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("what was exported as %s comes back otherwise: %s", kind.ending, diff)
		}
	}
	r.bring.Tapped(nil) // the same table once more
	r.settle()
	if buttons := r.host.sheets[0].Buttons(); len(buttons) != 1 {
		t.Errorf("nothing is new, but there are %d buttons", len(buttons))
	}
}
