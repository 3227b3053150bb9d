package printing

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2/test"

	"uncoil/assets"
	"uncoil/engine"
	"uncoil/engine/catalog"
	"uncoil/engine/printsheet"
	"uncoil/ui/filedialog"
	"uncoil/ui/picture"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

const mine = `name: Für Übermorgen
summary: Ten quiet minutes.
blocks:
  - kind: warm-up
    items: [{exercise: knee-rocks, amount: 60, rest: 0}]
  - kind: main
    items:
      - {exercise: tilt, sets: 2, set-rest: 20, rest: 6 breaths, note: Mind the scar.}
      - {exercise: single-knee-to-chest, side: left, rest: until ready}
      - {exercise: cat-cow, rest: 45}
`

// job returns the job of a routine, with own pictures and exercises.
func job(t *testing.T, id string, change ...func(*engine.Preferences)) *Job {
	t.Helper()
	var photo bytes.Buffer
	if err := png.Encode(&photo, image.NewRGBA(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	c, err := catalog.Load(assets.Files(), fstest.MapFS{
		"routines/mine.yaml":  {Data: []byte("id: mine\n" + mine)},
		"pictures/a.png":      {Data: photo.Bytes()},
		"exercises/tilt.yaml": {Data: []byte("name: Tilt\nsteps: [Lie down., Tilt.]\ndose: {kind: reps, amount: 8, sets: {from: 1, to: 3}}\npictures: [a.png]\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.Routine(id)
	if err != nil {
		t.Fatal(err)
	}
	prefs := engine.DefaultPreferences()
	for _, change := range change {
		change(&prefs)
	}
	tl, err := engine.Compile(r, c.Book(), &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	return &Job{Routine: r, Timeline: tl, Book: c.Book(), Subject: picture.FromCatalog(c), Now: time.Unix(1e9, 0)}
}

// A sheet is what would be played: changes are listed with their reason, and
// exercises that stay with their caution.
func TestASheetSaysWhatNeedsCare(t *testing.T) {
	j := job(t, "beginner", func(p *engine.Preferences) { p.Conditions = []string{"hip-replacement"} })
	s := Sheet(j)
	if len(j.Timeline.Changes) == 0 {
		t.Fatal("nothing is different")
	}
	names := map[string]bool{}
	cautions := 0
	for _, section := range s.Sections {
		for _, e := range section.Entries {
			names[e.Name] = true
			if e.Care != "" {
				cautions++
			}
		}
	}
	for _, c := range j.Timeline.Changes {
		name := j.Book.Exercises[c.Exercise].Name
		if !strings.Contains(s.Changed, name) || !strings.Contains(s.Changed, "Hip replacement") || names[name] {
			t.Errorf("%s: on the sheet %v, said is %q", name, names[name], s.Changed)
		}
		if other := j.Book.Exercises[c.Instead].Name; other != "" && !names[other] {
			t.Errorf("%s is not on the sheet", other)
		}
	}
	if cautions == 0 {
		t.Error("no exercise has a caution")
	}
	if plain := Sheet(job(t, "beginner")); plain.Changed != "" {
		t.Errorf("without a condition it says %q", plain.Changed)
	}
}

// What a person has written themselves to be careful with is on the sheet.
func TestASheetHasOwnCautions(t *testing.T) {
	j := job(t, "beginner")
	ex := j.Book.Exercises["heel-slides"]
	ex.Sources, ex.Cautions = nil, []engine.Caution{{Say: "Stop if my new hip pinches."}}
	j.Book.Exercises["heel-slides"] = ex
	for _, section := range Sheet(j).Sections {
		for _, e := range section.Entries {
			if has := strings.Contains(e.Care, "Stop if my new hip pinches."); has != (e.Name == ex.Name) {
				t.Errorf("%s says %q", e.Name, e.Care)
			}
		}
	}
}

func TestASheetSaysWhatIsPlayed(t *testing.T) {
	s := Sheet(job(t, "mine"))
	if s.Title != "Für Übermorgen" || s.Summary != "Ten quiet minutes." || !strings.Contains(s.Facts, "minutes") || s.Care == "" {
		t.Errorf("%+v", s)
	}
	var got []string
	for _, section := range s.Sections {
		got = append(got, "# "+section.Title)
		for _, e := range section.Entries {
			got = append(got, strings.Join([]string{e.Name, e.Dose, e.Rest, e.Note}, " | "))
			if len(e.Pictures) == 0 || len(e.Steps) == 0 || len(e.Brief) == 0 {
				t.Errorf("%s has %d pictures, %d steps and %d short lines", e.Name, len(e.Pictures), len(e.Steps), len(e.Brief))
			}
		}
	}
	want := []string{
		"# Warm-up",
		"Knee Rocks | 1 min |  | ",
		"# Main part",
		"Tilt | 2 × 8 reps | Between sets: 20 s  ·  Then rest: 6 breaths | Mind the scar.",
		"Single Knee to Chest | 20 s, left side alone | Then rest: until you are ready | ",
		"Cat-Cow | 5 rounds |  | ",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("the sheet is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if p := s.Sections[1].Entries[0].Pictures; len(p) != 1 || !p[0].Photo {
		t.Errorf("the exercise of one's own has %+v", p)
	}
	if e := s.Sections[1].Entries[2]; len(e.Pictures) != 2 || e.Pictures[0].Image.Bounds() != e.Pictures[1].Image.Bounds() || e.Best != 1 {
		t.Error("the two poses of one exercise are drawn in two sizes")
	}
}

// TestEveryRoutineFitsOnAPage, at a readable size.
func TestEveryRoutineFitsOnAPage(t *testing.T) {
	first := job(t, "beginner")
	c, err := catalog.Load(assets.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.Routines() {
		prefs := engine.DefaultPreferences()
		tl, err := engine.Compile(&r, c.Book(), &prefs, engine.EstimatedVoice{})
		if err != nil {
			t.Fatal(err)
		}
		blank := func(string) (picture.Subject, error) { return picture.NewWritten(nil), nil }
		s := Sheet(&Job{Routine: &r, Timeline: tl, Book: c.Book(), Subject: blank, Now: first.Now})
		for _, paper := range printsheet.Papers() {
			img, err := printsheet.Draw(s, paper, Fonts(nil))
			if err != nil || img.Bounds().Dy() > 1800 {
				t.Errorf("%s on %s: %v, %v", r.ID, paper, img.Bounds(), err)
			}
		}
	}
}

// TestRareLettersDoNoHarm: even if the window's font does not have them.
func TestRareLettersDoNoHarm(t *testing.T) {
	s := Sheet(job(t, "mine"))
	s.Title = "Rare \U0001DF00 \U00010780 \U0001F600 letters"
	if err := printsheet.WritePDF(&bytes.Buffer{}, s, printsheet.A4, Fonts(nil)); err != nil {
		t.Error(err)
	}
}

// wall is a window that shows one sheet at a time.
type wall struct {
	sheet  *widget.Sheet
	opened string
	fails  bool
	// asks tells that the desktop has a dialog, which asks before it replaces.
	asks bool
}

func (w *wall) OpenSheet(s *widget.Sheet) { w.sheet = s }
func (w *wall) CloseSheet()               { w.sheet = nil }

func (w *wall) PickPlace(what filedialog.Wish, picked func(path string, agreed bool)) {
	picked(filepath.Join("/elsewhere", what.Name), w.asks)
}

func (w *wall) OpenFile(path string) error {
	if w.fails {
		return errors.New("no viewer")
	}
	w.opened = path
	return nil
}

func (w *wall) press(i int) { w.sheet.Buttons()[i].Tapped(nil) }

func TestADialogAsksWritesAndOpens(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "Uncoil Mine.pdf"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w, written, done := &wall{}, "", make(chan func(), 1)
	var fail error
	d := NewDialog(Options{
		Name: "Mine", Folder: folder, Host: w, Go: func(f func()) { go f() }, Post: func(f func()) { done <- f },
		Write: func(path string, size printsheet.Paper) error {
			written = path + " " + string(size)
			return fail
		},
	})
	d.Open()
	w.press(0)
	(<-done)()
	if want := filepath.Join(folder, "Uncoil Mine 2.pdf") + " a4"; written != want {
		t.Errorf("written: %q, want %q: the one that is there is kept", written, want)
	}
	w.press(0)
	if w.opened != filepath.Join(folder, "Uncoil Mine 2.pdf") || w.sheet != nil {
		t.Errorf("opened: %q", w.opened)
	}
	fail = errors.New("the disk is full: free some room")
	d.size, d.ending = printsheet.Letter, ".png"
	d.Open()
	w.press(1) // another folder
	if d.folder != "/elsewhere" || w.sheet == nil {
		t.Fatalf("the folder is %q", d.folder)
	}
	w.press(0)
	(<-done)()
	if written != filepath.Join("/elsewhere", "Uncoil Mine.png")+" letter" || w.sheet == nil {
		t.Errorf("written: %q", written)
	}
	fail, w.fails = nil, true
	w.press(0) // try again
	w.press(0)
	(<-done)()
	w.press(0) // open it
	if w.sheet == nil {
		t.Error("nobody says that it cannot be shown")
	}
}

// Where the desktop's dialog has been answered, the page is made at once.
func TestAPageGoesWhereTheDesktopSays(t *testing.T) {
	w, written := &wall{asks: true}, ""
	now := func(f func()) { f() }
	d := NewDialog(Options{Name: "Mine", Folder: t.TempDir(), Host: w, Go: now, Post: now, Write: func(path string, _ printsheet.Paper) error {
		written = path
		return nil
	}})
	d.Open()
	w.press(1)
	if want := filepath.Join("/elsewhere", "Uncoil Mine.pdf"); written != want {
		t.Errorf("written: %q, want %q", written, want)
	}
}

func TestABedNeedsNoMatOnPaper(t *testing.T) {
	if facts := facts(job(t, "in-bed")); !strings.Contains(facts, "No equipment") {
		t.Errorf("in bed the sheet asks for %q", facts)
	}
}
