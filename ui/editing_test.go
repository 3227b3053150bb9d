package ui

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/bundle"
	"uncoil/engine/catalog"
	"uncoil/engine/draft"
	"uncoil/ui/editor"
	"uncoil/ui/rests"
	"uncoil/ui/sample"
	uisession "uncoil/ui/session"
	"uncoil/ui/widget"
)

// folder is a data folder for the window's tests.
type folder struct {
	dir    string
	books  *catalog.Catalog
	drafts map[string][]byte
	// broken makes everything fail that writes.
	broken error
}

func newFolder(t *testing.T) *folder {
	return &folder{dir: t.TempDir(), books: sample.Catalog(t), drafts: map[string][]byte{}}
}

func (f *folder) path(id string) string { return filepath.Join(f.dir, "routines", id+".yaml") }

func (f *folder) reload() (*catalog.Catalog, error) {
	books, err := f.books.With(os.DirFS(f.dir))
	f.books = books
	return books, err
}

func (f *folder) Taken(id string) bool {
	_, err := f.books.Routine(id)
	return err == nil
}

func (f *folder) SaveRoutine(r engine.Routine) (*catalog.Catalog, error) {
	if f.broken != nil {
		return nil, f.broken
	}
	if err := os.MkdirAll(filepath.Dir(f.path(r.ID)), 0o755); err != nil {
		return nil, err
	}
	if err := os.WriteFile(f.path(r.ID), catalog.Encode(r), 0o644); err != nil {
		return nil, err
	}
	return f.reload()
}

func (f *folder) DeleteRoutine(id string) (*catalog.Catalog, func() (*catalog.Catalog, error), error) {
	data, err := os.ReadFile(f.path(id))
	if err != nil {
		return nil, nil, err
	}
	if err := os.Remove(f.path(id)); err != nil {
		return nil, nil, err
	}
	books, err := f.reload()
	return books, func() (*catalog.Catalog, error) {
		if err := os.WriteFile(f.path(id), data, 0o644); err != nil {
			return nil, err
		}
		return f.reload()
	}, err
}

func (f *folder) Pack(path, title string, ids []string) error {
	b, err := f.Shelf().Pack(title, "", ids...)
	if err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return bundle.Write(file, b)
}

func (f *folder) Shelf() *bundle.Shelf { return bundle.Open(f.books, f.dir) }

func (f *folder) Import(shelf *bundle.Shelf) (*catalog.Catalog, error) {
	if err := shelf.Save(); err != nil {
		return nil, err
	}
	return f.reload()
}

func (f *folder) KeepDraft(name string, data []byte) {
	if data == nil {
		delete(f.drafts, name)
		return
	}
	f.drafts[name] = data
}

func (f *folder) Drafts() map[string][]byte { return f.drafts }

// files lists everything in the folder with its content.
func (f *folder) files(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(f.dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(f.dir, name))
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// withFolder runs a test in a window with the program's own exercises and
// routines, and a folder for the user's.
func withFolder(t *testing.T, f *folder, run func(r *rig)) {
	t.Helper()
	inWindow(t, func(d *Deps) {
		d.Catalog, d.Own, d.DocumentFolder = f.books, f, t.TempDir()
		d.Book, d.Routines, d.Scene = f.books.Book(), f.books.Routines(), f.books.Scene
		d.Preferences.Display.Animations = false
		d.Preferences.Equipment = engine.Equipment()
	}, run)
}

// editor returns the editor, which must be shown.
func (r *rig) editor() *editor.Screen {
	r.t.Helper()
	e, ok := r.window.screen.(*editor.Screen)
	if !ok {
		r.t.Fatalf("the screen is %T, want the editor", r.window.screen)
	}
	return e
}

// routine returns a routine of the window.
func (r *rig) routine(id string) *engine.Routine {
	r.t.Helper()
	for i := range r.window.deps.Routines {
		if r.window.deps.Routines[i].ID == id {
			return &r.window.deps.Routines[i]
		}
	}
	r.t.Fatalf("there is no routine %s", id)
	return nil
}

// do carries out an operation in the editor as if the user had.
func (r *rig) do(ops ...draft.Op) {
	r.t.Helper()
	e := r.editor()
	for _, op := range ops {
		if err := e.Draft().Do(op); err != nil {
			r.t.Fatal(err)
		}
	}
	e.Undo() // the screen learns of it
	e.Redo()
	r.settle()
}

// copyOfBeginner opens the editor with a copy in which something is changed.
func (r *rig) copyOfBeginner() {
	r.window.copyRoutine(r.routine("beginner"))
	r.settle()
	r.do(draft.Remove(draft.Ref{Block: 0, Item: 1}), draft.SetRest(draft.Ref{Block: 1, Item: 2}, engine.AfterExercise, engine.PauseOf(45*time.Second)))
}

// restsAfter lists the rests of the session that runs, by exercise.
func (r *rig) restsAfter() map[string]time.Duration {
	lengths := map[string]time.Duration{}
	for _, s := range r.window.running.player.Snapshot().Timeline.Steps {
		if s.Kind == engine.Rest && s.Rest == engine.AfterExercise {
			lengths[s.Place.Exercise] = s.Length
		}
	}
	return lengths
}

func TestACopyIsChangedSavedAndPlayed(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		if len(f.drafts) != 1 {
			t.Errorf("%d drafts are kept while it is changed", len(f.drafts))
		}
		r.editor().Save()
		r.settle()
		if r.window.screen != screen(r.window.home) || r.window.deps.Routines[0].ID != "my-beginner" || len(f.drafts) != 0 {
			t.Fatalf("after saving: %T, %s first, %d drafts", r.window.screen, r.window.deps.Routines[0].ID, len(f.drafts))
		}
		r.press(fyne.KeyReturn) // Start of the saved routine has the focus
		if r.window.running == nil || r.window.running.routine.ID != "my-beginner" {
			t.Fatal("the saved routine does not have the keyboard")
		}
		r.wait(time.Second)
		rests := r.restsAfter()
		if rests["cat-cow"] != 45*time.Second || rests["supine-reach"] != 30*time.Second || rests["arm-circles"] != 0 {
			t.Errorf("the rests are %v", rests)
		}
	})
	withFolder(t, f, func(r *rig) {
		if own := r.routine("my-beginner"); *own.Blocks[1].Items[2].Rest != engine.PauseOf(45*time.Second) {
			t.Errorf("after a start: %+v", own)
		}
	})
}

func TestDeletingCanBeUndone(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		before := f.files(t)
		r.window.deleteRoutine(r.routine("my-beginner"))
		r.settle()
		if _, err := os.Stat(f.path("my-beginner")); err == nil || r.window.deps.Routines[0].ID == "my-beginner" {
			t.Fatal("it is still there")
		}
		r.accept()
		if !reflect.DeepEqual(f.files(t), before) || r.window.deps.Routines[0].ID != "my-beginner" {
			t.Error("it does not come back as it was")
		}
	})
}

// accept uses the button of the line at the foot.
func (r *rig) accept() {
	r.t.Helper()
	var button *widget.FocusButton
	objects := test.WidgetRenderer(r.window.frame).Objects()
	for _, o := range objects[len(objects)-2:] {
		if b, ok := o.(*widget.FocusButton); ok && button == nil {
			button = b
		}
	}
	if button == nil {
		r.t.Fatalf("the foot offers nothing: %q", r.window.frame.Notices())
	}
	button.OnTapped()
	r.settle()
}

func TestWhatIsLeftUnfinishedIsOffered(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.window.showLibrary()
		r.settle()
		if n := r.window.frame.Notices(); len(n) != 1 || !strings.Contains(n[0], "My Beginner") {
			t.Fatalf("the foot says %q", n)
		}
		r.accept()
		if d := r.editor().Draft(); d.CanUndo() == "" || !d.Changed() {
			t.Error("the draft has lost its changes")
		}
		if n := r.window.frame.Notices(); len(n) != 0 {
			t.Errorf("the foot still says %q", n)
		}
	})
	// The program ends here; in the next window it is offered again.
	withFolder(t, f, func(r *rig) {
		r.accept()
		item := r.editor().Draft().Routine().Blocks[1].Items[2]
		if item.Exercise != "cat-cow" || item.Rest == nil || *item.Rest != engine.PauseOf(45*time.Second) {
			t.Errorf("the draft comes back as %+v", item)
		}
		r.editor().Save()
		r.settle()
		if _, err := os.Stat(f.path("my-beginner")); err != nil || len(f.drafts) != 0 {
			t.Errorf("it is not saved: %v, %d drafts", err, len(f.drafts))
		}
	})
}

func TestADamagedDraftIsToldAndForgotten(t *testing.T) {
	f := newFolder(t)
	f.drafts["routine-x"], f.drafts["routine-y"] = []byte("{"), []byte(`{"draft":{"version":99}}`)
	withFolder(t, f, func(r *rig) {
		if n := r.window.frame.Notices(); len(n) != 2 || len(f.drafts) != 0 {
			t.Errorf("the foot says %q, %d drafts are left", n, len(f.drafts))
		}
	})
}

func TestADiskThatFailsLosesNothing(t *testing.T) {
	f := newFolder(t)
	f.broken = engine.Errorf(engine.CodeUnavailable, "the disk is full: make room")
	withFolder(t, f, func(r *rig) {
		r.copyOfBeginner()
		r.editor().Save()
		r.settle()
		if n := r.window.frame.Notices(); len(n) != 1 || !strings.Contains(n[0], "make room") {
			t.Errorf("the foot says %q", n)
		}
		if !r.editor().Draft().Changed() || len(f.drafts) != 1 {
			t.Error("the changes are lost")
		}
	})
}

func TestPlayingOneItemLeadsBackToIt(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.copyOfBeginner()
		at := draft.Ref{Block: 1, Item: 1}
		r.editor().GoTo(at)
		r.press(fyne.KeyP)
		if r.window.running == nil || r.window.running.routine.Blocks[0].Items[0].Exercise != "heel-slides" {
			t.Fatal("P plays nothing")
		}
		r.wait(time.Second)
		r.window.running.player.End()
		r.settle()
		if _, ok := r.window.screen.(*uisession.Finish); !ok {
			t.Fatalf("the screen is %T", r.window.screen)
		}
		r.press(fyne.KeyReturn)
		r.editor().Undo()
		if d := r.editor().Draft(); d.CanRedo() == "" {
			t.Error("the way back has lost what can be undone")
		}
		if n := r.window.frame.Notices(); len(n) != 0 {
			t.Errorf("the foot says %q", n)
		}
	})
}

func TestRestsOfADraftLeadBackToIt(t *testing.T) {
	withFolder(t, newFolder(t), func(r *rig) {
		r.copyOfBeginner()
		r.window.openRests(r.window.editing.draft, func() {}, func() { r.window.edit(r.window.editing) })
		r.settle()
		if _, ok := r.window.screen.(*rests.Screen); !ok || len(r.window.frame.Notices()) != 0 {
			t.Fatalf("the screen is %T, the foot says %q", r.window.screen, r.window.frame.Notices())
		}
		r.press(fyne.KeyEscape)
		r.editor()
		if n := r.window.frame.Notices(); len(n) != 0 {
			t.Errorf("the foot says %q", n)
		}
	})
}

// shortcut types a key with others held down.
func (r *rig) shortcut(s fyne.Shortcut) {
	r.window.typedShortcut(s)
	r.settle()
}

func TestShortcuts(t *testing.T) {
	f := newFolder(t)
	withFolder(t, f, func(r *rig) {
		r.window.copyRoutine(r.routine("beginner"))
		r.settle()
		first := func() string { return r.editor().Draft().Routine().Blocks[0].Items[0].Exercise }
		was := first()
		key := func(name fyne.KeyName, m fyne.KeyModifier) fyne.Shortcut {
			return &desktop.CustomShortcut{KeyName: name, Modifier: m}
		}
		r.shortcut(key(fyne.KeyDown, fyne.KeyModifierAlt))
		moved := first()
		r.shortcut(&fyne.ShortcutUndo{})
		undone := first()
		r.shortcut(key(fyne.KeyZ, fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift))
		if moved == was || undone != was || first() != moved {
			t.Errorf("was %s, moved %s, undone %s, redone %s", was, moved, undone, first())
		}
		r.shortcut(key(fyne.KeyS, fyne.KeyModifierShortcutDefault))
		if _, err := os.Stat(f.path("my-beginner")); err != nil {
			t.Error("Ctrl S does not save")
		}
	})
}

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
	if len(r.window.sheets) == 0 {
		r.t.Fatalf("there is no sheet with %q", label)
	}
	found := false
	sample.Walk(r.window.sheets[len(r.window.sheets)-1].sheet, func(o fyne.CanvasObject) {
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
		r.window.giveRoutine(r.routine("my-beginner"))
		r.settle()
		r.tap("Save")
		r.tap("Done")
		path := filepath.Join(r.window.deps.DocumentFolder, "Uncoil My Beginner.uncoil")
		if _, err := os.Stat(path); err != nil {
			t.Fatal(err)
		}
		r.window.deleteRoutine(r.routine("my-beginner"))
		r.settle()
		r.drop(path)
		r.tap("Add them")
		if after := f.files(t); !reflect.DeepEqual(after, before) {
			t.Errorf("it comes back as\n%v\nand was\n%v", after, before)
		}
		if r.window.deps.Routines[0].ID != "my-beginner" || r.window.screen != screen(r.window.home) {
			t.Errorf("the first routine is %s on %T", r.window.deps.Routines[0].ID, r.window.screen)
		}
		r.drop(path)
		sample.CheckTexts(t, r.window.sheets[0].sheet)
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
				sample.CheckTexts(t, r.window.sheets[0].sheet)
				r.tap(tt.choice)
				r.tap("Add them")
				var ids []string
				for i := range r.window.deps.Routines {
					if id := r.window.deps.Routines[i].ID; r.window.isOwn(id) {
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
		r.window.deleteRoutine(r.routine("my-beginner"))
		r.settle()
		empty := f.files(t)
		r.drop(bad)
		r.tap("Close")
		if !reflect.DeepEqual(f.files(t), empty) {
			t.Error("a bad file has changed something")
		}
		r.drop(bad, good, bytesFile(t, from))
		sample.CheckTexts(t, r.window.sheets[0].sheet)
		r.tap("Add them")
		r.routine("my-beginner")
	})
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
		r.window.deleteRoutine(r.routine("my-beginner"))
		r.settle()
		r.press(fyne.KeyUp, fyne.KeyRight, fyne.KeyReturn) // Open a file
		sample.CheckTexts(t, r.window.sheets[0].sheet)
		r.press(fyne.KeyEnd)
		test.Type(r.window.window.Canvas().Focused(), "nothing.uncoil")
		r.press(fyne.KeyReturn)
		r.tap("One more file")
		r.press(fyne.KeyEnd)
		test.Type(r.window.window.Canvas().Focused(), "it.uncoil")
		r.press(fyne.KeyReturn)
		r.tap("Add them")
		r.routine("my-beginner")
		if n := r.window.frame.Notices(); len(n) == 0 || !strings.Contains(n[len(n)-1], "My Beginner") {
			t.Errorf("the foot says %q", n)
		}
	})
}

// bytesFile is a picture that somebody drops by mistake.
func bytesFile(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "cat.png")
	if err := os.WriteFile(path, bytes.Repeat([]byte{0x89, 'P', 'N', 'G'}, 100), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
