package history

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"uncoil/engine"
	"uncoil/engine/history"
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

func (h *stageHost) PickFolder(string, func(string))               {}
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
		Book: sample.Book(), Records: past, Host: r.host, Week: time.Monday, Folder: t.TempDir(), Now: evening,
		Go:   func(f func()) { r.tasks = append(r.tasks, f) },
		Post: func(f func()) { r.calls = append(r.calls, f) },
		WriteFile: func(path string, write func(io.Writer) error) error {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				return err
			}
			return os.WriteFile(path, out.Bytes(), 0o600)
		},
		OnChanged: func(p engine.Preferences) { r.kept = p }, OnHome: func() {}, OnLog: func() {},
	}, engine.DefaultPreferences())
	r.window = test.NewTempWindow(t, r.Screen)
	r.host.window = r.window
	r.window.SetPadded(false)
	r.window.Resize(fyne.NewSize(1250, 768))
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
	for _, row := range r.list.rows.rows {
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

func TestTextsAreWholeAndApart(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}, {Width: 684, Height: 560}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			r := newRig(t, sample.Year(evening()))
			r.window.Resize(size)
			if n := sample.CheckTexts(t, r.Screen); n < 80 {
				t.Errorf("only %d texts", n)
			}
			r.DeleteSession(r.list.last)
			r.settle()
			sample.CheckTexts(t, r.undo)
		})
		t.Run(fmt.Sprint("empty ", size.Width), func(t *testing.T) {
			r := newRig(t, sample.NewPast())
			r.window.Resize(size)
			if n := sample.CheckTexts(t, r.Screen); n < 5 {
				t.Errorf("only %d texts", n)
			}
		})
	}
}

func TestAnEmptyHistoryInvites(t *testing.T) {
	r := newRig(t, sample.NewPast())
	went := false
	r.options.OnHome = func() { went = true }
	r.window.Canvas().Focus(r.First())
	r.press(fyne.KeyReturn)
	if !went {
		t.Error("the one button does not lead to the routines")
	}
	if slices.Contains(r.buttons(), r.save) {
		t.Error("there is nothing to export, but a button for it")
	}
}

func TestTheYearByKeyboard(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	if got := r.year.line.Value(); !strings.HasPrefix(got, "Friday, 20 November 2026: ") {
		t.Errorf("the keyboard begins at %q, want today", got)
	}
	r.press(fyne.KeyLeft, fyne.KeyUp)
	if got := r.year.line.Value(); !strings.HasPrefix(got, "Thursday, 12 November 2026: ") {
		t.Errorf("a week and a day earlier it says %q", got)
	}
	day := engine.DayOn(2026, time.November, 12)
	want, err := r.past.SessionsOn(t.Context(), day, day)
	if err != nil {
		t.Fatal(err)
	}
	r.press(fyne.KeyReturn)
	if r.list.title.Value() != "Thursday, 12 November 2026" || len(r.listed()) < len(want) {
		t.Errorf("Enter lists %q %v, want %d sessions", r.list.title.Value(), r.listed(), len(want))
	}
	if !r.Escape() {
		t.Error("Escape does not lead back to all days")
	}
	r.settle()
	if r.list.day != nil || len(r.listed()) < pageSize || r.Escape() {
		t.Errorf("after Escape: %v", r.listed())
	}
	r.year.back.Tapped(nil)
	r.settle()
	if r.year.title.Value() != "2025" || !strings.Contains(r.year.line.Value(), "2025") {
		t.Errorf("a year earlier it says %q", r.year.line.Value())
	}
	r.year.back.Tapped(nil) // there is nothing before
	r.settle()
	if r.year.title.Value() != "2025" || !r.year.back.Disabled() {
		t.Errorf("it goes back to %s", r.year.title.Value())
	}
}

func TestThePlotsSayTheirValues(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	weeks := r.lastWeeks()
	r.window.Canvas().Focus(r.weeks.bars)
	if got := r.weeks.line.Value(); got != weekLine(weeks[len(weeks)-1], r.prefs.Goal) {
		t.Errorf("the bars say %q", got)
	}
	r.press(fyne.KeyHome)
	if got := r.weeks.line.Value(); !strings.HasPrefix(got, "Week of 25 May: ") {
		t.Errorf("the first bar says %q", got)
	}
	r.window.Canvas().Focus(r.feelings.lines)
	r.press(fyne.KeyHome)
	if got := r.feelings.line.Value(); !strings.HasPrefix(got, "Week of 25 May: ") {
		t.Errorf("the lines say %q", got)
	}
	r.window.Canvas().Unfocus()
	if got := r.weeks.line.Value(); !strings.HasPrefix(got, "Goal reached in ") {
		t.Errorf("without the focus the bars say %q", got)
	}
	if got := r.feelings.line.Value(); !strings.HasPrefix(got, "On average ") {
		t.Errorf("without the focus the lines say %q", got)
	}
}

func TestTheGoalIsKept(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	r.window.Canvas().Focus(r.figures.goal)
	r.press(fyne.KeyRight, fyne.KeyRight)
	if r.kept.Goal != 5 || r.figures.goal.Value() != "5 a week" {
		t.Errorf("kept %d, shown %q", r.kept.Goal, r.figures.goal.Value())
	}
	for range 30 {
		r.press(fyne.KeyLeft)
	}
	if r.kept.Goal != 1 {
		t.Errorf("the goal goes down to %d", r.kept.Goal)
	}
	if got := r.figures.board.names[0].Value(); got != "of 1 session this week" {
		t.Errorf("it says %q", got)
	}
}

func TestDeletedAndBroughtBack(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	all, before := r.sessions(), r.listed()
	row := slices.Index(before, "Desk Break")
	r.window.Canvas().Focus(r.list.rows.rows[row])
	r.press(fyne.KeyDelete)
	if r.sessions() != all-1 || !r.undo.shown() {
		t.Fatalf("%d of %d sessions are left", r.sessions(), all)
	}
	if r.window.Canvas().Focused() != fyne.Focusable(r.undo.button) {
		t.Errorf("the keyboard is on %T, want the button that undoes", r.window.Canvas().Focused())
	}
	r.press(fyne.KeyReturn)
	if r.sessions() != all || !slices.Equal(r.listed(), before) || r.undo.shown() {
		t.Errorf("after undoing: %d sessions, %v", r.sessions(), r.listed())
	}
	r.Rune('u') // there is nothing more to undo
	r.settle()
	if r.sessions() != all {
		t.Error("undoing once too often changes something")
	}
	// Two deleted are brought back one after the other, the last first.
	for range 2 {
		newest, err := r.past.Sessions(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		r.DeleteSession(&newest[0])
		r.settle()
	}
	r.Undo()
	r.settle()
	r.Rune('u')
	r.settle()
	if r.sessions() != all || !slices.Equal(r.listed(), before) {
		t.Errorf("after undoing both: %d sessions of %d", r.sessions(), all)
	}
}

func TestASessionIsPutRight(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	newest, err := r.past.Sessions(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	before := newest[0]
	newestRow := slices.IndexFunc(r.list.rows.rows, func(row *row) bool { return row.value.Value() != "45 min" })
	test.Tap(r.list.rows.rows[newestRow])
	r.settle()
	if n := sample.CheckTexts(t, r.host.sheets[0]); n < 8 {
		t.Errorf("only %d texts on the sheet", n)
	}
	r.host.press(t, "Change")
	sample.CheckTexts(t, r.host.sheets[0])
	r.press(fyne.KeyRight)               // discomfort before: one more
	r.press(fyne.KeyDown, fyne.KeyLeft)  // after: one less
	r.press(fyne.KeyDown, fyne.KeyLeft)  // the day before
	r.press(fyne.KeyDown, fyne.KeyRight) // five minutes later
	r.press(fyne.KeyDown)                // the note
	r.window.Canvas().Focused().TypedRune('!')
	r.host.press(t, "Keep this")
	r.settle()
	after := r.session(before.ID)
	if *after.Feeling.Before != *before.Feeling.Before+1 || *after.Feeling.After != *before.Feeling.After-1 {
		t.Errorf("it felt %s, before %s", feltWords(after.Feeling), feltWords(before.Feeling))
	}
	if want := before.Started.AddDate(0, 0, -1).Add(5 * time.Minute); !after.Started.Equal(want) || after.Ended.Sub(after.Started) != before.Ended.Sub(before.Started) {
		t.Errorf("it was at %v to %v, want from %v", after.Started, after.Ended, want)
	}
	if !strings.Contains(after.Feeling.Note, "!") {
		t.Errorf("the note is %q", after.Feeling.Note)
	}
	r.Undo()
	r.settle()
	if got := r.session(before.ID); got.Started != before.Started || *got.Feeling.Before != *before.Feeling.Before || got.Feeling.Note != before.Feeling.Note {
		t.Errorf("after undoing it is %+v", got)
	}
	// It cannot be moved into the future.
	r.EditSession(&before)
	r.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	r.host.press(t, "Keep this")
	r.settle()
	if got := r.session(before.ID); !got.Started.Equal(before.Started) {
		t.Errorf("it is moved to %v", got.Started)
	}
}

func (r *rig) session(id int64) engine.SessionRecord {
	r.t.Helper()
	d, err := r.past.Session(r.t.Context(), id)
	if err != nil {
		r.t.Fatal(err)
	}
	return d.SessionRecord
}

func TestOlderOnesAreShownPageByPage(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	archive, err := r.past.Archive(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for range 100 {
		if r.list.last == nil {
			break
		}
		r.list.foot.Tapped(nil)
		r.settle()
	}
	if got, want := len(r.listed()), len(archive.Sessions)+len(archive.Activities); got != want {
		t.Errorf("%d entries are listed, want %d", got, want)
	}
	if r.list.foot.Visible() {
		t.Error("there is nothing older, but a button for it")
	}
}

// An activity on the day on which a page ends stands in the list once.
func TestPagesMeetWithoutGapOrOverlap(t *testing.T) {
	past := sample.NewPast()
	const days = 3*pageSize + 2
	for back := range days {
		started := evening().AddDate(0, 0, -back).Add(-time.Hour)
		past.Add(engine.SessionDetails{SessionRecord: engine.SessionRecord{
			Routine: "sample", Started: started, Ended: started.Add(time.Minute), Played: time.Minute, Finished: true,
		}})
		past.AddActivity(engine.Activity{Kind: engine.Walk, Day: engine.DayOf(started), Length: time.Hour})
	}
	r := newRig(t, past)
	for r.list.last != nil {
		r.list.foot.Tapped(nil)
		r.settle()
	}
	var when []string
	for _, row := range r.list.rows.rows {
		if row.name.Value() == "Walking" {
			when = append(when, row.when.Value())
		}
	}
	if distinct := slices.Compact(slices.Clone(when)); len(when) != days || len(distinct) != days {
		t.Errorf("%d walks on %d days are listed, want %d", len(when), len(distinct), days)
	}
}

func TestWhatCannotBeReadIsSaid(t *testing.T) {
	past := sample.Year(evening())
	r := newRig(t, past)
	shown := r.listed()
	past.Err = engine.Errorf(engine.CodeUnavailable, "the disk is gone")
	r.Open()
	r.settle()
	if !strings.Contains(r.undo.text.Value(), "the disk is gone") || !slices.Equal(r.listed(), shown) {
		t.Errorf("it says %q, and lists %v", r.undo.text.Value(), r.listed())
	}
	newest, _ := past.Sessions(t.Context(), 1)
	r.DeleteSession(&newest[0])
	r.settle()
	if r.undo.button.Visible() {
		t.Error("what has not been done can be undone")
	}
}

// An answer that comes late does not take the place of a newer one.
func TestOnlyTheNewestAnswerCounts(t *testing.T) {
	r := newRig(t, sample.Year(evening()))
	r.load(2025)
	late := r.tasks
	r.tasks = nil
	r.load(2026)
	r.settle()
	for _, task := range late {
		task()
	}
	r.settle()
	if r.year.title.Value() != "2026" {
		t.Errorf("the calendar shows %s", r.year.title.Value())
	}
}

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
		f, err := os.Open(filepath.Join(r.options.Folder, kind.name))
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
	if r.sessions() != all+1 || r.undo.text.Value() != "1 entry has been added." {
		t.Errorf("%d sessions of %d, it says %q", r.sessions(), all+1, r.undo.text.Value())
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
	if !strings.Contains(r.undo.text.Value(), "cannot be read") {
		t.Errorf("it says %q", r.undo.text.Value())
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
