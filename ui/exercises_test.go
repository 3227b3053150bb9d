package ui

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/printsheet"
	"uncoil/ui/exercise"
	"uncoil/ui/exerciseeditor"
	"uncoil/ui/flow"
	"uncoil/ui/library"
	"uncoil/ui/picture"
	"uncoil/ui/printing"
	"uncoil/ui/sample"
)

// memory keeps the user's own exercises for a test.
type memory struct {
	flow.Own // only what is called here is there
	t        *testing.T
	catalog  *catalog.Catalog
	files    fstest.MapFS
	drafts   map[string][]byte
}

func newMemory(t *testing.T, files fstest.MapFS) *memory {
	m := &memory{t: t, catalog: sample.Catalog(t), files: files, drafts: map[string][]byte{}}
	m.reload()
	return m
}

func (m *memory) reload() *catalog.Catalog {
	c, err := m.catalog.With(m.files)
	if err != nil {
		m.t.Error(err)
	}
	m.catalog = c
	return c
}

func (m *memory) Taken(id string) bool {
	_, err := m.catalog.Exercise(id)
	return err == nil
}

func (m *memory) KeepDraft(name string, data []byte) {
	if m.drafts[name] = data; data == nil {
		delete(m.drafts, name)
	}
}

func (m *memory) Drafts() map[string][]byte { return maps.Clone(m.drafts) }

func (m *memory) SaveExercise(e engine.Exercise) (*catalog.Catalog, error) {
	m.files["exercises/"+e.ID+".yaml"] = &fstest.MapFile{Data: catalog.Encode(e)}
	return m.reload(), nil
}

func (m *memory) DeleteExercise(id string) (*catalog.Catalog, func() (*catalog.Catalog, error), error) {
	file := m.files["exercises/"+id+".yaml"]
	delete(m.files, "exercises/"+id+".yaml")
	return m.reload(), func() (*catalog.Catalog, error) {
		m.files["exercises/"+id+".yaml"] = file
		return m.reload(), nil
	}, nil
}

func (m *memory) KeepPicture(path string) (string, error) {
	if !strings.HasSuffix(path, ".png") {
		return "", engine.Errorf(engine.CodeInvalid, "%s: this is neither a PNG nor a JPEG picture: save it as one of the two", path)
	}
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewRGBA(image.Rect(0, 0, 8, 6))); err != nil {
		return "", err
	}
	m.files["pictures/kept.png"] = &fstest.MapFile{Data: data.Bytes()}
	return "kept.png", nil
}

func (m *memory) OpenPicture(name string) (io.ReadCloser, error) {
	return m.files.Open("pictures/" + name)
}

// withExercises runs a test with a window in which exercises can be written.
func withExercises(t *testing.T, files fstest.MapFS, run func(r *rig, m *memory)) {
	t.Helper()
	m := newMemory(t, files)
	inWindow(t, func(d *Deps) { m.into(d) }, func(r *rig) { run(r, m) })
}

func (m *memory) into(d *Deps) {
	d.Catalog, d.Own, d.Exercises = m.catalog, m, m
	d.Book, d.Routines, d.Pictures = m.catalog.Book(), m.catalog.Routines(), picture.FromCatalog(m.catalog)
	d.Preferences.Display.Animations = false
}

// tilt is an exercise as a user writes it, with a routine that needs it.
func tilt(routine bool) fstest.MapFS {
	files := fstest.MapFS{"exercises/tilt.yaml": {Data: []byte("name: Tilt\nsteps: [Tilt.]\ndose: {kind: hold, amount: 30}\n")}}
	if routine {
		files["routines/mine.yaml"] = &fstest.MapFile{Data: []byte("name: Mine\nblocks: [{kind: main, items: [{exercise: tilt}]}]\n")}
	}
	return files
}

func (r *rig) write(text string) {
	for _, c := range text {
		r.canvas().Focused().TypedRune(c)
	}
	r.settle()
}

func (r *rig) onPage(id string) bool {
	page, ok := r.screen().(*exercise.Page)
	return ok && page.ID() == id
}

func TestAnExerciseOfOnesOwnIsWrittenSavedAndPlayed(t *testing.T) {
	withExercises(t, fstest.MapFS{}, func(r *rig, m *memory) {
		r.window.ShowLibrary()
		r.settle()
		r.window.exercise.Write()
		r.settle()
		r.write("Towel Press")
		r.canvas().FocusNext()
		r.write("Press your knees down.")
		r.window.dropped(fyne.Position{}, []fyne.URI{fileURI("/home/you/press.png")})
		r.settle()
		if len(m.drafts) != 1 {
			t.Errorf("%d drafts are kept", len(m.drafts))
		}
		r.screen().(interface{ Save() }).Save()
		r.settle()
		if !r.onPage("towel-press") {
			t.Fatalf("saved, the screen is %T; notices %q", r.screen(), r.notices())
		}
		if len(m.drafts) != 0 || len(r.notices()) != 0 {
			t.Errorf("left over: %d drafts, %q", len(m.drafts), r.notices())
		}
		if got := r.window.deps.Catalog.Pictures("towel-press"); len(got) != 1 || got[0] != "kept.png" {
			t.Errorf("its pictures are %q", got)
		}
		r.press(fyne.KeyReturn) // Try it now
		if !r.plays() {
			t.Fatal("it cannot be played")
		}
		r.wait(time.Second)
		r.player.End()
		r.settle()
	})
}

func fileURI(path string) fyne.URI { return uri(path) }

// uri is a file that is dropped.
type uri string

func (u uri) String() string    { return "file://" + string(u) }
func (u uri) Extension() string { return "" }
func (u uri) Name() string      { return string(u) }
func (u uri) MimeType() string  { return "" }
func (u uri) Scheme() string    { return "file" }
func (u uri) Authority() string { return "" }
func (u uri) Path() string      { return string(u) }
func (u uri) Query() string     { return "" }
func (u uri) Fragment() string  { return "" }

func TestAnExerciseIsChangedAndKeepsItsID(t *testing.T) {
	withExercises(t, tilt(true), func(r *rig, m *memory) {
		r.window.ShowExercise("tilt")
		r.settle()
		r.press(fyne.KeyLeft, fyne.KeyReturn) // from Try it now to Change
		if _, ok := r.screen().(*exerciseeditor.Screen); !ok {
			t.Fatalf("the screen is %T", r.screen())
		}
		r.press(fyne.KeyEnd)
		r.write("ing")
		r.screen().(interface{ Save() }).Save()
		r.settle()
		if !r.onPage("tilt") || r.window.practice.Book.Exercises["tilt"].Name != "Tilting" {
			t.Errorf("the screen is %T, the name %q", r.screen(), r.window.practice.Book.Exercises["tilt"].Name)
		}
		if _, err := r.window.deps.Catalog.Routine("mine"); err != nil {
			t.Errorf("the routine with it: %v", err)
		}
	})
}

func TestBuiltInExercisesCannotBeChanged(t *testing.T) {
	withExercises(t, fstest.MapFS{}, func(r *rig, _ *memory) {
		r.window.exercise.Change("cat-cow")
		r.window.exercise.Delete("cat-cow")
		r.settle()
		if _, ok := r.screen().(*exerciseeditor.Screen); ok {
			t.Error("the editor opens")
		}
		r.window.ShowExercise("cat-cow")
		r.settle()
		r.press(fyne.KeyLeft, fyne.KeyReturn) // Back is the only other button
		if _, ok := r.screen().(*library.Screen); !ok {
			t.Errorf("the screen is %T", r.screen())
		}
	})
}

func TestAnExerciseIsDeletedAndBroughtBack(t *testing.T) {
	withExercises(t, tilt(false), func(r *rig, m *memory) {
		before := string(m.files["exercises/tilt.yaml"].Data)
		r.window.exercise.Delete("tilt")
		r.settle()
		if _, err := r.window.deps.Catalog.Exercise("tilt"); err == nil {
			t.Fatal("it is still there")
		}
		if notices := r.notices(); len(notices) != 1 || !strings.Contains(notices[0], "Tilt") {
			t.Fatalf("it says %q", notices)
		}
		r.window.frame.Accept()
		r.settle()
		if !r.onPage("tilt") || string(m.files["exercises/tilt.yaml"].Data) != before {
			t.Errorf("the screen is %T", r.screen())
		}
	})
}

func TestAnExerciseThatIsDeletedSlowlyLeavesTheSession(t *testing.T) {
	withExercises(t, tilt(false), func(r *rig, _ *memory) {
		stays := func(what string) {
			t.Helper()
			r.window.session.Start(&r.routines()[0], false)
			r.settle()
			if !r.plays() {
				t.Fatalf("%s: while a session runs the window shows %T", what, r.screen())
			}
			r.player.End()
			r.settle()
			r.window.ShowHome()
		}
		r.window.exercise.Delete("tilt")
		stays("deleted")
		r.window.frame.Accept()
		stays("brought back")
	})
}

func TestAnExerciseThatARoutineNeedsStays(t *testing.T) {
	withExercises(t, tilt(true), func(r *rig, _ *memory) {
		r.window.exercise.Delete("tilt")
		r.settle()
		if _, err := r.window.deps.Catalog.Exercise("tilt"); err != nil {
			t.Error("the routine has lost its exercise")
		}
		if notices := r.notices(); len(notices) != 1 || !strings.Contains(notices[0], "Mine") {
			t.Errorf("it says %q", notices)
		}
	})
}

func TestADraftOutlivesTheProgram(t *testing.T) {
	m := newMemory(t, tilt(false))
	inWindow(t, m.into, func(r *rig) {
		r.window.exercise.Change("tilt")
		r.settle()
		r.write("Slow ")
		r.window.ShowHome() // by the rail
		r.settle()
		if notices := r.notices(); len(notices) != 1 || !strings.Contains(notices[0], "Slow Tilt") {
			t.Errorf("gone elsewhere, it says %q", notices)
		}
		r.window.exercise.Change("tilt")
		r.settle()
		if s := r.screen().(*exerciseeditor.Screen); s.Form().Name != "Slow Tilt" || len(r.notices()) != 0 {
			t.Errorf("gone on with: %q, notices %q", s.Form().Name, r.notices())
		}
	})
	inWindow(t, m.into, func(r *rig) {
		notices := r.notices()
		if len(notices) != 1 || !strings.Contains(notices[0], "Slow Tilt") {
			t.Fatalf("started again, it says %q", notices)
		}
		r.window.frame.Accept()
		r.settle()
		s, ok := r.screen().(*exerciseeditor.Screen)
		if !ok || s.Form().Name != "Slow Tilt" {
			t.Fatalf("the screen is %T", r.screen())
		}
		s.Undo()
		r.settle()
		if s.Form().Name != "Tilt" || len(m.drafts) != 0 {
			t.Errorf("undone it is %q, and %d drafts are kept", s.Form().Name, len(m.drafts))
		}
	})
	m.drafts["exercise-tilt"] = []byte("{")
	inWindow(t, m.into, func(r *rig) {
		if len(m.drafts) != 0 || len(r.notices()) != 1 {
			t.Errorf("a damaged draft: %d kept, it says %q", len(m.drafts), r.notices())
		}
	})
}

// TestASessionWaitsForItsLines: sentences without a recording are synthesized first.
func TestASessionWaitsForItsLines(t *testing.T) {
	var asked []string
	var ready func()
	inWindow(t, func(d *Deps) {
		d.Prepare = func(_ engine.Sound, sentences []string, then func()) { asked, ready = sentences, then }
	}, func(r *rig) {
		r.press(fyne.KeyReturn)
		if r.plays() || ready == nil || len(asked) < 5 {
			t.Fatalf("running %v, asked for %d sentences", r.plays(), len(asked))
		}
		r.press(fyne.KeyReturn) // impatient
		ready()
		ready()
		r.settle()
		if !r.plays() {
			t.Error("it never begins")
		}
	})
}

func TestARoutineIsPrinted(t *testing.T) {
	folder := t.TempDir()
	var job *printing.Job
	var path string
	var size printsheet.Paper
	inWindow(t, func(d *Deps) {
		d.DocumentFolder = folder
		d.Print = func(j *printing.Job, p string, s printsheet.Paper) error {
			job, path, size = j, p, s
			return nil
		}
	}, func(r *rig) {
		r.choose(&r.routines()[0], "Print")
		r.settle()
		if len(r.sheets()) != 1 {
			t.Fatal("nothing opens")
		}
		r.press(fyne.KeyDown, fyne.KeySpace) // a picture
		r.sheets()[0].Buttons()[0].Tapped(nil)
		r.settle()
		if job == nil || !strings.HasPrefix(path, folder) || !strings.HasSuffix(path, "Uncoil Sample.png") || size != printsheet.A4 {
			t.Fatalf("%+v to %q on %s", job, path, size)
		}
		if len(r.sheets()) != 1 {
			t.Error("nobody says where it is")
		}
		sheet := printing.Sheet(job)
		if sheet.Title != "Sample" || len(sheet.Sections) != 3 {
			t.Errorf("%+v", sheet)
		}
	})
}
