package savefile

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/filedialog"
	"uncoil/ui/theme"
	"uncoil/ui/widget"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// stageHost keeps the sheets that are opened.
type stageHost struct {
	sheets []*widget.Sheet
	chosen string
}

func (h *stageHost) OpenSheet(s *widget.Sheet) { h.sheets = append(h.sheets, s) }
func (h *stageHost) CloseSheet()               { h.sheets = h.sheets[:len(h.sheets)-1] }

func (h *stageHost) press(i int) { h.sheets[len(h.sheets)-1].Buttons()[i].Tapped(nil) }

func (h *stageHost) PickPlace(what filedialog.Wish, picked func(string, bool)) {
	if h.chosen != "" { // in the desktop's dialog
		picked(h.chosen, true)
		return
	}
	picked(filepath.Join("/elsewhere", what.Name), false)
}

func open(folder string, write func(path string) error) (*Saving, *stageHost) {
	host := &stageHost{}
	now := func(f func()) { f() }
	return Open(Options{
		Title: "Save", Folder: folder, Name: "History", Kinds: []Kind{{".csv", "Table"}, {".json", "Complete"}},
		Write: write, Go: now, Post: now, Host: host,
	}), host
}

func TestWhatIsTypedBecomesAWholePath(t *testing.T) {
	t.Setenv("HOME", "/home/you")
	s, _ := open("/docs", nil)
	for _, tt := range []struct {
		typed string
		kind  int
		want  string
	}{
		{"/docs/History.csv", 0, "/docs/History.csv"},
		{"/docs/History.CSV", 0, "/docs/History.CSV"},
		{"mine", 0, "/docs/mine.csv"},
		{"mine.csv", 1, "/docs/mine.csv.json"},
		{"", 1, "/docs/History.json"},
		{"~/mine", 0, "/home/you/mine.csv"},
		{"~", 0, "/home/you.csv"},
		{"/other/", 0, "/other/History.csv"},
		{"../mine.csv", 0, "/mine.csv"},
		{"  spaces.csv ", 0, "/docs/spaces.csv"},
	} {
		s.kind = tt.kind
		s.field.SetText(tt.typed)
		if got := s.path(); got != filepath.FromSlash(tt.want) {
			t.Errorf("%q of kind %d is %q, want %q", tt.typed, tt.kind, got, tt.want)
		}
	}
	s.field.SetText("/docs/a.CSV")
	s.setKind(1)
	if s.field.Text() != "/docs/a.json" {
		t.Errorf("another kind makes it %q", s.field.Text())
	}
	s.pick()
	if s.field.Text() != "/elsewhere/a.json" {
		t.Errorf("another folder makes it %q", s.field.Text())
	}
}

func TestAFileIsNotReplacedUnasked(t *testing.T) {
	folder := t.TempDir()
	there := filepath.Join(folder, "History.csv")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var written []string
	_, host := open(folder, func(path string) error {
		written = append(written, path)
		return nil
	})
	host.press(0) // save
	host.press(0) // keep it
	if len(written) > 0 || len(host.sheets) != 1 {
		t.Fatalf("written %v, %d sheets", written, len(host.sheets))
	}
	host.press(0)
	host.press(1) // replace it
	if len(written) != 1 || written[0] != there || len(host.sheets) != 0 {
		t.Errorf("written %v, %d sheets", written, len(host.sheets))
	}
}

// The desktop's dialog has asked already; but not about a file whose name it does not
// know, since the ending comes later.
func TestWhatTheDesktopHasAskedIsNotAskedAgain(t *testing.T) {
	folder := t.TempDir()
	there := filepath.Join(folder, "mine.csv")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var written []string
	s, host := open(folder, func(path string) error {
		written = append(written, path)
		return nil
	})
	host.chosen = filepath.Join(folder, "mine")
	s.pick()
	if len(written) != 0 || len(host.sheets) != 1 {
		t.Fatalf("written %v, %d sheets: want the question", written, len(host.sheets))
	}
	host.press(0) // keep it
	host.chosen = there
	s.pick()
	if len(written) != 1 || written[0] != there || len(host.sheets) != 0 {
		t.Errorf("written %v, %d sheets", written, len(host.sheets))
	}
}

func TestAFailureIsSaidAndTriedAgain(t *testing.T) {
	failing := errors.New("there is no room left")
	_, host := open(t.TempDir(), func(string) error { return failing })
	host.press(0)
	if len(host.sheets) != 1 {
		t.Fatalf("%d sheets", len(host.sheets))
	}
	failing = nil
	host.press(0) // try again
	host.press(0) // save
	if len(host.sheets) != 0 {
		t.Errorf("%d sheets are left", len(host.sheets))
	}
}
