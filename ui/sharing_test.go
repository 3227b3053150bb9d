package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"uncoil/engine/draft"
	"uncoil/ui/routine"
	"uncoil/ui/sample"
	"uncoil/ui/widget"
)

// drop drops files onto the window.
func (r *rig) drop(paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, storage.NewFileURI(path))
	}
	r.window.dropped(fyne.Position{}, uris)
	r.settle()
}

// tap presses the button with a label on the sheet in front.
func (r *rig) tap(label string) {
	r.t.Helper()
	if len(r.sheets()) == 0 {
		r.t.Fatalf("there is no sheet with %q", label)
	}
	found := false
	sample.Walk(r.sheets()[len(r.sheets())-1], func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.FocusButton:
			if o.Label() == label && !found {
				found = true
				o.OnTapped()
			}
		case *widget.Toggle:
			if o.Label() == label && !found {
				found = true
				o.Tapped(nil)
			}
		}
	})
	if !found {
		r.t.Fatalf("the sheet has no %q", label)
	}
	r.settle()
}

func TestExportedDeletedAndImportedItIsTheSame(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		before := f.files(t)
		r.choose(r.routine("my-beginner"), "Save as a file")
		r.settle()
		r.tap("Save")
		r.tap("Done")
		path := filepath.Join(r.window.deps.DocumentFolder, "Uncoil My Beginner.uncoil")
		if _, err := os.Stat(path); err != nil {
			t.Fatal(err)
		}
		r.window.routine.Delete(r.routine("my-beginner"))
		r.settle()
		r.drop(path)
		if n := r.notices(); !slices.ContainsFunc(n, func(line string) bool { return strings.Contains(line, "has been deleted") }) {
			t.Errorf("the foot says %q", n)
		}
		r.tap("Add them")
		if n := r.notices(); slices.ContainsFunc(n, func(line string) bool { return strings.Contains(line, "has been deleted") }) {
			t.Errorf("it is back, and the foot says %q", n)
		}
		if after := f.files(t); !reflect.DeepEqual(after, before) {
			t.Errorf("it comes back as\n%v\nand was\n%v", after, before)
		}
		if page, ok := r.screen().(*routine.Page); !ok || page.ID() != "my-beginner" || r.routines()[0].ID != "my-beginner" {
			t.Errorf("the first routine is %s on %T", r.routines()[0].ID, r.screen())
		}
		r.drop(path)
		sample.CheckTexts(t, r.sheets()[0])
		r.tap("Close") // there is nothing to add
	})
}

func TestClashesAreDecidedByTheUser(t *testing.T) {
	for _, tt := range []struct {
		choice string
		mine   string
		ids    []string
	}{
		{"Keep both", "My Beginner", []string{"my-beginner", "my-beginner-2"}},
		{"Keep mine", "My Beginner", []string{"my-beginner"}},
		{"Take theirs", "Theirs", []string{"my-beginner"}},
	} {
		t.Run(tt.choice, func(t *testing.T) {
			f, theirs := newFolder(t), newFolder(t)
			path := filepath.Join(t.TempDir(), "theirs.uncoil")
			withFolder(t, theirs, func(r *rig) {
				r.copyOfBeginner()
				r.do(draft.Rename("Theirs"))
				r.editor().Save()
				r.settle()
				if err := theirs.Pack(path, "Theirs", []string{"my-beginner"}); err != nil {
					t.Fatal(err)
				}
			})
			withFolder(t, f, func(r *rig) {
				r.copyOfBeginner()
				r.editor().Save()
				r.settle()
				r.drop(path)
				sample.CheckTexts(t, r.sheets()[0])
				r.tap(tt.choice)
				r.tap("Add them")
				var ids []string
				for i := range r.routines() {
					if id := r.routines()[i].ID; r.window.isOwn(id) {
						ids = append(ids, id)
					}
				}
				if !reflect.DeepEqual(ids, tt.ids) || r.routine("my-beginner").Name != tt.mine {
					t.Errorf("there are %q, mine is %q", ids, r.routine("my-beginner").Name)
				}
			})
		})
	}
}

func TestSeveralFilesAtOnceWithOneThatIsBad(t *testing.T) {
	f := newFolder(t)
	from := t.TempDir()
	bad := filepath.Join(from, "bad.uncoil")
	if err := os.WriteFile(bad, []byte("PK\x03\x04 and nothing"), 0o644); err != nil {
		t.Fatal(err)
	}
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		good := filepath.Join(from, "good.uncoil")
		if err := f.Pack(good, "", []string{"my-beginner"}); err != nil {
			t.Fatal(err)
		}
		r.window.routine.Delete(r.routine("my-beginner"))
		r.settle()
		empty := f.files(t)
		r.drop(bad)
		r.tap("Close")
		if !reflect.DeepEqual(f.files(t), empty) {
			t.Error("a bad file has changed something")
		}
		r.drop(bad, good, bytesFile(t, from))
		sample.CheckTexts(t, r.sheets()[0])
		r.tap("Add them")
		r.routine("my-beginner")
	})
}

// bytesFile is a picture that is dropped by mistake.
func bytesFile(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "cat.png")
	if err := os.WriteFile(path, bytes.Repeat([]byte{0x89, 'P', 'N', 'G'}, 100), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAFileIsNamedByKeyboard(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		if err := f.Pack(filepath.Join(r.window.deps.DocumentFolder, "it.uncoil"), "", []string{"my-beginner"}); err != nil {
			t.Fatal(err)
		}
		r.window.routine.Delete(r.routine("my-beginner"))
		r.settle()
		r.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyRight, fyne.KeyReturn) // over the bar and New routine to Open a file
		sample.CheckTexts(t, r.sheets()[0])
		r.press(fyne.KeyEnd)
		test.Type(r.canvas().Focused(), "nothing.uncoil")
		r.press(fyne.KeyReturn)
		r.tap("One more file")
		r.press(fyne.KeyEnd)
		test.Type(r.canvas().Focused(), "it.uncoil")
		r.press(fyne.KeyReturn)
		r.tap("Add them")
		r.routine("my-beginner")
		if n := r.notices(); len(n) == 0 || !strings.Contains(n[0], "My Beginner") {
			t.Errorf("the foot says %q", n)
		}
	})
}
