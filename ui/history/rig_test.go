package history

import (
	"bytes"
	"io"
	"os"
	"sync"
	"testing"
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
	sample.AddTranslations()
	os.Exit(m.Run())
}

// evening is when the tests look back.
func evening() time.Time { return time.Date(2026, 11, 20, 19, 0, 0, 0, time.UTC) }

// stageHost keeps the sheets that are opened.
type stageHost struct {
	sheets []*widget.Sheet
	file   string
	window fyne.Window
}

func (h *stageHost) OpenSheet(s *widget.Sheet) {
	h.sheets = append(h.sheets, s)
	h.window.Canvas().Overlays().Add(s)
	s.Resize(h.window.Canvas().Size())
	if first := s.First(); first != nil {
		h.window.Canvas().Focus(first)
	}
}

func (h *stageHost) CloseSheet() {
	n := len(h.sheets) - 1
	h.window.Canvas().Overlays().Remove(h.sheets[n])
	h.sheets = h.sheets[:n]
}

func (h *stageHost) PickPlace(filedialog.Wish, func(string, bool)) {}
func (h *stageHost) PickFile(_ []string, picked func(path string)) { picked(h.file) }

// press presses a button of the sheet in front.
func (h *stageHost) press(t *testing.T, label string) {
	t.Helper()
	if len(h.sheets) == 0 {
		t.Fatalf("there is no sheet with %q", label)
	}
	for _, b := range h.sheets[len(h.sheets)-1].Buttons() {
		if b.Label() == label {
			b.Tapped(nil)
			return
		}
	}
	t.Fatalf("the sheet has no button %q", label)
}

// rig is the screen with a history behind it. What waits for a disk happens when
// the test says so.
type rig struct {
	*Screen
	t      *testing.T
	host   *stageHost
	past   *sample.Past
	window fyne.Window
	kept   engine.Preferences

	calls []func()
	tasks []func()
}

// settle does everything that waits.
func (r *rig) settle() {
	for len(r.tasks)+len(r.calls) > 0 {
		tasks := r.tasks
		r.tasks = nil
		for _, task := range tasks {
			task()
		}
		calls := r.calls
		r.calls = nil
		for _, call := range calls {
			call()
		}
	}
}

func newRig(t *testing.T, past *sample.Past) *rig {
	t.Helper()
	r := &rig{t: t, past: past, host: &stageHost{}}
	r.Screen = New(Options{
		Book: sample.Book(), Records: past, Host: r.host, Week: time.Monday, Folder: sync.OnceValue(t.TempDir), Now: evening,
		Go:   func(f func()) { r.tasks = append(r.tasks, f) },
		Post: func(f func()) { r.calls = append(r.calls, f) },
		WriteFile: func(path string, write func(io.Writer) error) error {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				return err
			}
			return os.WriteFile(path, out.Bytes(), 0o600)
		},
		OnChanged: func(p engine.Preferences) { r.kept = p }, OnHome: func() {}, OnLog: func() {}, OnReminders: func() {},
	}, engine.DefaultPreferences())
	r.window = test.NewTempWindow(t, r.Screen)
	r.host.window = r.window
	sample.FitBesideRail(r.window, fyne.NewSize(1250, 768))
	r.window.Canvas().Focus(r.First()) // as the window does, before anything has been read
	r.Open()
	r.settle()
	return r
}

func (r *rig) press(keys ...fyne.KeyName) {
	r.t.Helper()
	for _, k := range keys {
		f := r.window.Canvas().Focused()
		if f == nil {
			r.t.Fatalf("nothing has the keyboard for %s", k)
		}
		f.TypedKey(&fyne.KeyEvent{Name: k})
		r.settle()
	}
}

// listed are the names in the list.
func (r *rig) listed() []string {
	var names []string
	for _, row := range r.list.rows {
		names = append(names, row.name.Value())
	}
	return names
}

func (r *rig) sessions() int {
	total, err := r.past.Totals(r.t.Context())
	if err != nil {
		r.t.Fatal(err)
	}
	return total.Sessions
}
