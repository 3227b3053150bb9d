package overlay

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/ui/filedialog"
	"uncoil/ui/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(engine.ThemeLight))
	os.Exit(m.Run())
}

// desk plays a desktop with file dialogs.
type desk struct {
	asked  []filedialog.Wish
	answer func(ctx context.Context) (string, error)
}

func (d *desk) Open(ctx context.Context, what filedialog.Wish) (string, error) {
	d.asked = append(d.asked, what)
	return d.answer(ctx)
}

func (d *desk) Save(ctx context.Context, what filedialog.Wish) (string, error) {
	return d.Open(ctx, what)
}

// overDesk returns a stack on a desktop, and a function that carries out what comes
// back from the desktop's dialog.
func overDesk(t *testing.T, d *desk) (s *Stack, settle func()) {
	t.Helper()
	s = New(test.NewTempWindow(t, nil))
	s.window.Resize(fyne.NewSize(1000, 700))
	posted := make(chan func())
	s.Dark = func() bool { return false }
	s.Desktop, s.Go, s.Post = d, func(f func()) { go f() }, func(f func()) { posted <- f }
	return s, func() { (<-posted)() }
}

func TestTheDesktopIsAskedFirst(t *testing.T) {
	d := &desk{answer: func(context.Context) (string, error) { return "/home/you/a.csv", nil }}
	s, settle := overDesk(t, d)
	got := ""
	s.Pick(filedialog.Wish{Title: "Which?", Endings: []string{".csv"}}, func(path string) { got = path })
	if !s.Picking() || s.Clear() || len(s.Sheets()) != 1 {
		t.Error("the window does not wait for the desktop")
	}
	settle()
	if got != "/home/you/a.csv" || s.Picking() || !s.Clear() {
		t.Errorf("picked %q, picking %v, clear %v", got, s.Picking(), s.Clear())
	}
	s.PickPlace(filedialog.Wish{Folder: "/home/you", Name: "b.csv"}, func(path string, agreed bool) {
		if got = path; !agreed {
			t.Error("it is asked again whether the file may be replaced")
		}
	})
	settle()
	if got != "/home/you/a.csv" || len(d.asked) != 2 || d.asked[1].Name != "b.csv" || d.asked[1].Title == "" {
		t.Errorf("picked %q, asked %+v", got, d.asked)
	}
	d.answer = func(context.Context) (string, error) { return "", nil }
	s.Pick(filedialog.Wish{}, func(string) { t.Error("something is picked") })
	settle()
	if !s.Clear() {
		t.Error("the window waits on")
	}
}

func TestADialogOfTheDesktopCanBeLeft(t *testing.T) {
	d := &desk{answer: func(ctx context.Context) (string, error) { <-ctx.Done(); return "/late", nil }}
	s, settle := overDesk(t, d)
	for _, leave := range []func(){
		func() { s.TypedKey(fyne.KeyEscape) }, s.StopPicking, func() { s.Sheets()[0].Buttons()[0].Tapped(nil) },
	} {
		s.Pick(filedialog.Wish{}, func(path string) { t.Errorf("%q is picked", path) })
		leave()
		if s.Picking() || !s.Clear() {
			t.Fatal("the window waits for the desktop")
		}
		settle()
	}
}

// Where the desktop fails, the window's own dialog is shown, and from then on at once.
func TestADesktopThatFailsIsNotAskedAgain(t *testing.T) {
	d := &desk{answer: func(context.Context) (string, error) { return "", filedialog.ErrNone }}
	s, settle := overDesk(t, d)
	s.Pick(filedialog.Wish{Folder: t.TempDir()}, func(string) {})
	settle()
	settle() // the folder is read
	if !s.Picking() || len(s.Sheets()) != 1 {
		t.Fatal("the window's own dialog is not shown")
	}
	s.TypedKey(fyne.KeyEscape)
	if s.Picking() || !s.Clear() {
		t.Fatal("it cannot be left")
	}
	folder, got := t.TempDir(), ""
	s.PickPlace(filedialog.Wish{Folder: folder, Name: "a.csv"}, func(path string, agreed bool) {
		if got = path; agreed {
			t.Error("nobody has asked whether the file may be replaced")
		}
	})
	settle()
	if len(d.asked) != 1 || len(s.Sheets()) != 1 {
		t.Fatalf("asked %d times", len(d.asked))
	}
	s.Sheets()[0].Buttons()[0].Tapped(nil)
	if got != filepath.Join(folder, "a.csv") || s.Picking() {
		t.Errorf("picked %q", got)
	}
}
