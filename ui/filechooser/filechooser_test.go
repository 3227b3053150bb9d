package filechooser

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/filedialog"
	"uncoil/ui/sample"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// stage is a window that shows one sheet.
type stage struct {
	t      *testing.T
	sheet  *widget.Sheet
	closed int
}

func (s *stage) OpenSheet(sheet *widget.Sheet) {
	if s.sheet != nil {
		s.t.Error("a sheet is opened over another")
	}
	s.sheet = sheet
}
func (s *stage) CloseSheet() { s.sheet = nil }

// open shows the pictures of a folder.
func open(t *testing.T, folder string) (host *stage, picked *string) {
	t.Helper()
	return openFor(t, Options{Wish: filedialog.Wish{Title: "Which picture?", Folder: folder, Endings: []string{".png", ".jpg"}}})
}

func openFor(t *testing.T, o Options) (host *stage, picked *string) {
	t.Helper()
	host, picked = &stage{t: t}, new(string)
	now := func(f func()) { f() }
	o.Go, o.Post, o.Host = now, now, host
	o.OnClosed = func() { host.closed++ }
	o.OnPicked = func(path string) { *picked = path }
	Open(o)
	return host, picked
}

// all returns the widgets of one kind on the sheet, in their order.
func all[T fyne.CanvasObject](s *stage) (found []T) {
	sample.Walk(s.sheet, func(o fyne.CanvasObject) {
		if o, ok := o.(T); ok {
			found = append(found, o)
		}
	})
	return found
}

// names are the names under the pictures.
func names(s *stage) []string {
	var names []string
	for _, tile := range all[*widget.Tile](s) {
		sample.Walk(tile, func(o fyne.CanvasObject) {
			if text, ok := o.(*widget.Text); ok && filepath.Ext(text.Value()) != "" {
				names = append(names, text.Value())
			}
		})
	}
	return names
}

// put writes a small picture that was changed some hours ago.
func put(t *testing.T, folder, name string, hours int) {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 8, 6))
	img.Set(1, 1, color.White)
	f, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC).Add(-time.Duration(hours) * time.Hour)
	if err := os.Chtimes(filepath.Join(folder, name), at, at); err != nil {
		t.Fatal(err)
	}
}

func TestTheNewestPictureComesFirst(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "old.png", 9)
	put(t, folder, "NEW.PNG", 1)
	put(t, folder, "middle.jpg", 5)
	put(t, folder, "text.txt", 0)
	put(t, folder, ".hidden.png", 0)
	host, picked := open(t, folder)
	if got, want := names(host), []string{"NEW.PNG", "middle.jpg", "old.png"}; !slices.Equal(got, want) {
		t.Errorf("shown are %q, want %q", got, want)
	}
	first, ok := host.sheet.First().(*widget.Tile)
	if !ok {
		t.Fatalf("the keyboard begins on %T", host.sheet.First())
	}
	first.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if want := filepath.Join(folder, "NEW.PNG"); *picked != want || host.sheet != nil {
		t.Errorf("picked %q, want %q", *picked, want)
	}
}

func TestFoldersLeadToFolders(t *testing.T) {
	folder := t.TempDir()
	inner := filepath.Join(folder, "Holiday")
	if err := os.Mkdir(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, folder, "outer.png", 1)
	put(t, inner, "inner.png", 1)
	host, picked := open(t, folder)
	press := func(label string) {
		t.Helper()
		for _, b := range all[*widget.FocusButton](host) {
			if b.Label() == label {
				b.Tapped(nil)
				return
			}
		}
		t.Fatalf("no button %q", label)
	}
	press("Holiday" + string(filepath.Separator))
	if got := names(host); !slices.Equal(got, []string{"inner.png"}) {
		t.Errorf("in the folder are %q", got)
	}
	press("Folder above")
	if got := names(host); !slices.Equal(got, []string{"outer.png"}) {
		t.Errorf("above are %q", got)
	}
	press("Cancel")
	if *picked != "" || host.sheet != nil || host.closed != 1 {
		t.Errorf("picked %q, closed %d times", *picked, host.closed)
	}
}

func TestAFolderIsChosen(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.png", 1)
	host, picked := openFor(t, Options{Folders: true, Wish: filedialog.Wish{Confirm: "Put it here", Folder: folder}})
	if n := len(all[*widget.Tile](host)); n != 0 {
		t.Errorf("%d files are offered as folders", n)
	}
	b, ok := host.sheet.First().(*widget.FocusButton)
	if !ok || b.Label() != "Put it here" {
		t.Fatalf("the keyboard begins on %T", host.sheet.First())
	}
	b.Tapped(nil)
	if *picked != folder || host.closed != 1 {
		t.Errorf("picked %q", *picked)
	}
	host, _ = openFor(t, Options{Folders: true, Wish: filedialog.Wish{Confirm: "Put it here", Folder: filepath.Join(folder, "gone")}})
	if !host.sheet.Buttons()[0].Disabled() {
		t.Error("a folder that is not there can be chosen")
	}
}

// TestAPathIsTyped: it leads to a folder, picks a file, and what is wrong with it is said.
func TestAPathIsTyped(t *testing.T) {
	folder := t.TempDir()
	inner := filepath.Join(folder, "Holiday")
	if err := os.Mkdir(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, inner, "inner.png", 1)
	put(t, folder, "text.txt", 1)
	enter := func(host *stage, path string) {
		field := all[*widget.Field](host)[0]
		field.SetText(path)
		field.Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	host, picked := open(t, folder)
	if got := all[*widget.Field](host)[0].Text(); got != folder {
		t.Errorf("the field has %q", got)
	}
	for path, want := range map[string]string{"gone": "There is no “gone” there.", "text.txt": "“text.txt” is nothing that can be chosen here."} {
		enter(host, path)
		if !slices.ContainsFunc(all[*widget.Text](host), func(text *widget.Text) bool { return text.Value() == want }) || all[*widget.Field](host)[0].Text() != path {
			t.Errorf("of %q it does not say %q", path, want)
		}
	}
	enter(host, "Holiday")
	if got := names(host); !slices.Equal(got, []string{"inner.png"}) {
		t.Fatalf("it leads to %q", got)
	}
	enter(host, filepath.Join(inner, "inner.png"))
	if want := filepath.Join(inner, "inner.png"); *picked != want {
		t.Errorf("picked %q, want %q", *picked, want)
	}
	host, picked = openFor(t, Options{Folders: true, Wish: filedialog.Wish{Confirm: "Put it here", Folder: folder}})
	all[*widget.Field](host)[0].SetText(inner)
	host.sheet.Buttons()[0].Tapped(nil)
	if *picked != inner {
		t.Errorf("the typed folder is not the one that is picked: %q", *picked)
	}
}

// The list shows what is being typed, and a button takes it; the keyboard stays.
func TestTheListFollowsTheTyping(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"Holiday", "Home"} {
		if err := os.Mkdir(filepath.Join(folder, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	put(t, filepath.Join(folder, "Home"), "inner.png", 1)
	put(t, folder, "hop.png", 1)
	put(t, folder, "other.png", 1)
	host, picked := open(t, folder)
	sheet, field, take := host.sheet, all[*widget.Field](host)[0], host.sheet.Buttons()[0]
	if !take.Disabled() {
		t.Error("the folder that is shown can be opened")
	}
	listed := func() (all []string) {
		for _, b := range sample.All[*widget.FocusButton](host.sheet) {
			if name, folder := strings.CutSuffix(b.Label(), string(filepath.Separator)); folder {
				all = append(all, name)
			}
		}
		return append(all, names(host)...)
	}
	for _, tt := range []struct {
		typed string
		want  []string
	}{
		{filepath.Join(folder, "ho"), []string{"Holiday", "Home", "hop.png"}},
		{filepath.Join(folder, "hoM"), []string{"Home"}},
		{"Home", []string{"inner.png"}},
		{"Home/in", []string{"inner.png"}},
		{"Home/none", nil},
		{"ot", []string{"other.png"}},
	} {
		field.SetText(tt.typed)
		if got := listed(); !slices.Equal(got, tt.want) || host.sheet != sheet || take.Disabled() {
			t.Errorf("of %q are listed %q, want %q", tt.typed, got, tt.want)
		}
	}
	field.SetText("hop.png")
	take.Tapped(nil)
	if want := filepath.Join(folder, "hop.png"); *picked != want {
		t.Errorf("picked %q, want %q", *picked, want)
	}
}

// Where there is no file to begin with, a path is typed at once. No outline is cut off.
func TestAnEmptyFolderBeginsWithThePath(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "Holiday"), 0o700); err != nil {
		t.Fatal(err)
	}
	host, _ := open(t, folder)
	if first := host.sheet.First(); first != all[*widget.Field](host)[0].Focusable() {
		t.Errorf("the keyboard begins on %T", first)
	}
	sample.Fit(test.NewTempWindow(t, host.sheet), fyne.NewSize(1366, 768))
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	edge := at(all[*container.Scroll](host)[0]).X
	for _, b := range all[*widget.FocusButton](host)[:2] {
		if x := at(b).X; x < edge+4 {
			t.Errorf("the outline of %q is cut: it stands at %.0f of %.0f", b.Label(), x, edge)
		}
	}
}

func TestOtherFilesAreListed(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a.csv", 2)
	put(t, folder, "b.json", 1)
	put(t, folder, "c.txt", 0)
	host, picked := openFor(t, Options{Wish: filedialog.Wish{Folder: folder, Endings: []string{".csv", ".json"}}})
	if got := names(host); !slices.Equal(got, []string{"b.json", "a.csv"}) {
		t.Errorf("shown are %q", got)
	}
	all[*widget.Tile](host)[1].Tapped(nil)
	if *picked != filepath.Join(folder, "a.csv") {
		t.Errorf("picked %q", *picked)
	}
}

func TestAFolderThatCannotBeReadIsSaidSo(t *testing.T) {
	host, _ := open(t, filepath.Join(t.TempDir(), "gone"))
	if texts := all[*widget.Text](host); !slices.ContainsFunc(texts, func(text *widget.Text) bool {
		return text.Value() == "The folder cannot be read: no such file or directory."
	}) {
		t.Error("nothing says why there is no picture")
	}
	host, _ = open(t, t.TempDir())
	if n := len(all[*widget.Tile](host)); n != 0 || host.sheet.First() == nil {
		t.Errorf("%d pictures in an empty folder, the keyboard on %v", n, host.sheet.First())
	}
}

func TestManyPicturesComeInSteps(t *testing.T) {
	folder := t.TempDir()
	for i := range atOnce + 3 {
		put(t, folder, string(rune('a'+i/26))+string(rune('a'+i%26))+".png", i)
	}
	host, _ := open(t, folder)
	before := len(names(host))
	for _, b := range all[*widget.FocusButton](host) {
		if b.Label() == "Older ones" {
			b.Tapped(nil)
			break
		}
	}
	if after := len(names(host)); before != atOnce || after != atOnce+3 {
		t.Errorf("%d pictures, then %d", before, after)
	}
}

func TestTextsAreWholeAndApart(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "a picture with a name that is quite long.png", 1)
	put(t, folder, "b.png", 2)
	for _, size := range []fyne.Size{{Width: 1366, Height: 768}, {Width: 900, Height: 700}, {Width: 640, Height: 480}} {
		host, _ := open(t, folder)
		w := test.NewTempWindow(t, host.sheet)
		sample.Fit(w, size)
		sample.CheckTexts(t, host.sheet)
	}
}
