package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
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

// desk is a window with one sheet at a time, and a writer that does as it is
// told.
type desk struct {
	t      *testing.T
	sheet  *widget.Sheet
	folder string
	// asks tells that the desktop has a dialog, which asks before it replaces.
	asks   bool
	opened []string
	unable error
	idle   int

	export   *Export
	written  []string
	progress func(done float64)
	end      chan error
}

func (d *desk) OpenSheet(s *widget.Sheet) {
	if d.sheet != nil {
		d.t.Error("a sheet is opened over another")
	}
	d.sheet = s
}

func (d *desk) CloseSheet() { d.sheet = nil }

func (d *desk) PickPlace(what filedialog.Wish, picked func(path string, agreed bool)) {
	picked(filepath.Join(d.folder, what.Name), d.asks)
}

func (d *desk) OpenFolder(folder string) error {
	d.opened = append(d.opened, folder)
	return d.unable
}

// press presses a button of the sheet by its label.
func (d *desk) press(label string) {
	d.t.Helper()
	if d.sheet == nil {
		d.t.Fatalf("no sheet to press %q on", label)
	}
	var labels []string
	for _, b := range d.sheet.Buttons() {
		if labels = append(labels, b.Label()); b.Label() == label {
			b.Tapped(nil)
			synctest.Wait()
			return
		}
	}
	d.t.Fatalf("there is no %q among %q", label, labels)
}

// shows reports what stands on the sheet.
func (d *desk) shows(size fyne.Size) string {
	d.t.Helper()
	if d.sheet == nil {
		return ""
	}
	w := test.NewTempWindow(d.t, d.sheet)
	w.SetPadded(false)
	w.Resize(size)
	sample.CheckTexts(d.t, d.sheet)
	var texts []string
	labels := map[string]bool{"": true}
	for _, b := range d.sheet.Buttons() {
		labels[b.Label()] = true
	}
	for _, text := range sample.All[*widget.Text](d.sheet) {
		if !labels[text.Value()] {
			texts = append(texts, text.Value())
		}
	}
	return strings.Join(texts, " | ")
}

// onDesk runs a test with the sheet open, in a bubble.
func onDesk(t *testing.T, run func(d *desk)) {
	synctest.Test(t, func(t *testing.T) {
		d := &desk{t: t, folder: t.TempDir(), end: make(chan error)}
		routine := sample.Routine()
		d.export = New(Options{
			Routine: &routine, Length: 24*time.Minute + 10*time.Second, Guidance: engine.GuidanceFull, Folder: d.folder,
			Write: func(ctx context.Context, path string, progress func(done float64)) error {
				d.written, d.progress = append(d.written, path), progress
				select {
				case err := <-d.end:
					return err
				case <-ctx.Done():
					return ctx.Err()
				}
			},
			OnIdle: func() { d.idle++ }, Go: func(f func()) { go f() }, Post: func(f func()) { f() }, Now: time.Now, Host: d,
		})
		d.export.Open()
		run(d)
		d.export.Cancel()
	})
}

func TestSavedWhereItIsProposed(t *testing.T) {
	onDesk(t, func(d *desk) {
		if got := d.shows(fyne.NewSize(1366, 768)); !strings.HasPrefix(got, "Take “Sample” along | 24 minutes of sound with your rests. Guidance: Full.") {
			t.Errorf("the sheet says %q", got)
		}
		d.press("Save")
		want := filepath.Join(d.folder, "Uncoil Sample.mp3")
		if !slices.Equal(d.written, []string{want}) || !d.export.Running() {
			t.Fatalf("writes %q, want %q", d.written, want)
		}
		d.end <- nil
		synctest.Wait()
		if d.export.Running() || d.idle != 1 {
			t.Errorf("afterwards it still runs, or told so %d times", d.idle)
		}
		if got := d.shows(fyne.NewSize(900, 700)); !strings.HasPrefix(got, "Saved | “Uncoil Sample.mp3” is in ") {
			t.Errorf("at the end it says %q", got)
		}
		d.press("Open the folder")
		if !slices.Equal(d.opened, []string{d.folder}) || d.sheet != nil {
			t.Errorf("opened %q", d.opened)
		}
	})
}

func TestKindAndPlaceGoTogether(t *testing.T) {
	onDesk(t, func(d *desk) {
		f := d.export.form
		f.kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		if got := f.path(); !strings.HasSuffix(got, "Sample.wav") {
			t.Errorf("after choosing WAV the file is %q", got)
		}
		f.setPath("~/x.mp3")
		if f.ending() != ".mp3" {
			t.Error("a typed ending does not choose the kind")
		}
		f.setPath("deep/x")
		d.folder = filepath.Join(d.folder, "other")
		f.pick.Tapped(nil)
		if got, want := f.path(), filepath.Join(d.folder, "x.mp3"); got != want {
			t.Errorf("after choosing a folder the file is %q, want %q", got, want)
		}
		f.field.Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		synctest.Wait()
		if len(d.written) != 1 || d.written[0] != f.path() {
			t.Errorf("Enter in the field writes %q", d.written)
		}
	})
}

func TestAFileThatIsThereIsReplacedOnlyAfterAsking(t *testing.T) {
	for _, name := range []string{"Uncoil Sample.mp3", "Uncoil Sample.cue"} {
		onDesk(t, func(d *desk) {
			if err := os.WriteFile(filepath.Join(d.folder, name), []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			d.press("Save")
			if got := d.shows(fyne.NewSize(900, 700)); len(d.written) != 0 || !strings.Contains(got, name) {
				t.Fatalf("wrote %q, says %q", d.written, got)
			}
			d.press("Keep it")
			if got := d.shows(fyne.NewSize(900, 700)); len(d.written) != 0 || !strings.HasPrefix(got, "Take") {
				t.Fatalf("wrote %q, says %q", d.written, got)
			}
			d.press("Save")
			d.sheet.OnEscape() // is as good as keeping it
			d.press("Save")
			d.press("Replace it")
			if len(d.written) != 1 {
				t.Errorf("wrote %q", d.written)
			}
		})
	}
}

// The desktop's dialog has asked about the sound file already, but not about the small
// file beside it.
func TestWhatTheDesktopHasAskedIsNotAskedAgain(t *testing.T) {
	for _, name := range []string{"Uncoil Sample.mp3", "Uncoil Sample.cue"} {
		onDesk(t, func(d *desk) {
			if err := os.WriteFile(filepath.Join(d.folder, name), []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			d.asks = true
			d.export.form.pick.Tapped(nil)
			synctest.Wait()
			if written := len(d.written) == 1; written != (filepath.Ext(name) == ".mp3") {
				t.Errorf("beside %s wrote %q", name, d.written)
			}
		})
	}
}

func TestCancellingLeadsBackToTheChoice(t *testing.T) {
	onDesk(t, func(d *desk) {
		d.export.form.setPath("mine.wav")
		d.press("Save")
		d.press("Cancel")
		if d.export.Running() || d.idle != 1 {
			t.Fatal("it still writes")
		}
		if got := d.shows(fyne.NewSize(1366, 768)); !strings.HasPrefix(got, "Take") || d.export.form.path() != "mine.wav" {
			t.Errorf("shows %q, with the file %q", got, d.export.form.path())
		}
		d.press("Save")
		d.sheet.OnEscape()
		synctest.Wait()
		if d.export.Running() {
			t.Error("Escape does not cancel")
		}
		d.press("Cancel")
		if d.sheet != nil {
			t.Error("the sheet does not go")
		}
	})
}

func TestTroubleIsSaidAndCanBeMended(t *testing.T) {
	onDesk(t, func(d *desk) {
		d.press("Save")
		d.end <- engine.Errorf(engine.CodeUnavailable, "there is no room left: free some")
		synctest.Wait()
		if got := d.shows(fyne.NewSize(900, 700)); got != "That did not work | There is no room left: free some." {
			t.Errorf("says %q", got)
		}
		d.press("Try again")
		d.press("Save")
		d.end <- nil
		synctest.Wait()
		d.unable = errors.New("no file manager")
		d.press("Open the folder")
		if got := d.shows(fyne.NewSize(900, 700)); !strings.Contains(got, d.folder) {
			t.Errorf("a desktop that cannot show folders: says %q", got)
		}
	})
}
