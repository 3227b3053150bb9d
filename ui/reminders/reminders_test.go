package reminders

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
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

// stageHost shows sheets in front of a window.
type stageHost struct {
	window fyne.Window
	sheets []*widget.Sheet
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

// stage shows the page; what it changes is kept.
func stage(t *testing.T, size fyne.Size, all ...engine.Reminder) (*Screen, *stageHost, *engine.Preferences) {
	t.Helper()
	kept := engine.DefaultPreferences()
	kept.Reminders = all
	host := &stageHost{}
	other := sample.Routine()
	other.ID, other.Name = "other", "Another Routine"
	now := func(f func()) { f() }
	s := New(Options{
		Preferences: kept, Routines: []engine.Routine{sample.Routine(), other},
		Length:    func(*engine.Routine) (time.Duration, error) { return 16 * time.Minute, nil },
		OnChanged: func(p engine.Preferences) { kept = p }, OnBack: func() {}, Week: time.Monday, Tray: true,
		Folder: sync.OnceValue(t.TempDir), Host: host, Go: now, Post: now,
		Now: func() time.Time { return time.Date(2026, 11, 20, 19, 0, 0, 0, time.UTC) }, // a Friday
		WriteFile: func(path string, write func(io.Writer) error) error {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				return err
			}
			return os.WriteFile(path, out.Bytes(), 0o600)
		},
	})
	host.window = test.NewTempWindow(t, s)
	sample.FitBesideRail(host.window, size)
	return s, host, &kept
}

func TestTextsAreWholeAndApart(t *testing.T) {
	morning := engine.Reminder{Routine: "other", Days: []time.Weekday{1, 3}, Time: 7 * time.Hour}
	for _, size := range []fyne.Size{{Width: 1250, Height: 768}, {Width: 1760, Height: 1080}, {Width: 800, Height: 700}, {Width: 684, Height: 560}} {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			s, _, _ := stage(t, size, morning, engine.Reminder{Off: true})
			if n := sample.CheckTexts(t, s); n < 30 {
				t.Errorf("only %d texts", n)
			}
			for _, c := range s.cards {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject
				for _, o := range sample.All[fyne.Focusable](c) {
					if o := o.(fyne.CanvasObject); at(o).X+o.Size().Width > at(c).X+c.Size().Width {
						t.Errorf("%T reaches out of its card", o)
					}
				}
			}
		})
	}
}

// TestTheTimeIsTyped: digits at the hour and at the minute are taken.
func TestTheTimeIsTyped(t *testing.T) {
	s, host, kept := stage(t, fyne.NewSize(1250, 768))
	s.Add()
	c := host.window.Canvas()
	for typed, want := range map[string]time.Duration{
		"18:45": 18*time.Hour + 45*time.Minute, "7:5": 7*time.Hour + 5*time.Minute,
		"3":     3 * time.Hour,  // of three and something
		"27:":   7 * time.Hour,  // there is no such hour
		"0912":  12 * time.Hour, // the last two
		"23:59": 23*time.Hour + 59*time.Minute,
	} {
		s.change(func(p *engine.Preferences) { p.Reminders[0].Time = 0 })
		c.Unfocus()
		c.Focus(s.cards[0].hour)
		for _, r := range typed {
			c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(string(r))})
			c.Focused().TypedRune(r)
		}
		if got := kept.Reminders[0].Time; got != want || s.cards[0].hour.Value() != fmt.Sprintf("%02d h", want/time.Hour) {
			t.Errorf("%q is %v, shown as %s", typed, got, s.cards[0].hour.Value())
		}
	}
}

// Where hours count to 12 they are shown so and typed so, with A and P for the half of the
// day; the hours of the whole day are taken too.
func TestTheHourIsOfTheUsersCountry(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the country is not in the environment")
	}
	t.Setenv("LC_ALL", "en_US.UTF-8")
	s, host, kept := stage(t, fyne.NewSize(1250, 768))
	s.Add()
	c := host.window.Canvas()
	if got := s.cards[0].hour.Value(); got != "9 AM" {
		t.Errorf("at first it shows %q", got)
	}
	for _, tt := range []struct {
		from  time.Duration
		typed string
		want  time.Duration
		shown string
	}{
		{9 * time.Hour, "7", 7 * time.Hour, "7 AM"},
		{21 * time.Hour, "7", 19 * time.Hour, "7 PM"},
		{9 * time.Hour, "7p", 19 * time.Hour, "7 PM"},
		{9 * time.Hour, "7P:45", 19*time.Hour + 45*time.Minute, "7 PM"},
		{21 * time.Hour, "7:45a", 7*time.Hour + 45*time.Minute, "7 AM"},
		{9 * time.Hour, "12", 0, "12 AM"},
		{9 * time.Hour, "12p", 12 * time.Hour, "12 PM"},
		{21 * time.Hour, "11", 23 * time.Hour, "11 PM"},
		{9 * time.Hour, "18", 18 * time.Hour, "6 PM"},
		{21 * time.Hour, "0", 0, "12 AM"},
	} {
		s.change(func(p *engine.Preferences) { p.Reminders[0].Time = tt.from })
		c.Unfocus()
		c.Focus(s.cards[0].hour)
		for _, r := range tt.typed {
			c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(string(r)))})
			c.Focused().TypedRune(r)
		}
		if got := kept.Reminders[0].Time; got != tt.want || s.cards[0].hour.Value() != tt.shown {
			t.Errorf("%q at %v is %v, shown as %s, want %s", tt.typed, tt.from, got, s.cards[0].hour.Value(), tt.shown)
		}
	}
	s.cards[0].hour.OnStep(-1)
	if got := s.cards[0].hour.Value(); got != "11 PM" {
		t.Errorf("an hour before midnight it shows %q", got)
	}
}

func TestSeveralADayByKeyboard(t *testing.T) {
	s, host, kept := stage(t, fyne.NewSize(1250, 768))
	c := host.window.Canvas()
	press := func(keys ...fyne.KeyName) {
		t.Helper()
		for _, k := range keys {
			c.Focused().TypedKey(&fyne.KeyEvent{Name: k})
		}
	}
	c.Focus(s.First())
	press(fyne.KeyReturn) // add one: the keyboard is on its hour
	if len(kept.Reminders) != 1 || kept.Reminders[0].Time != 9*time.Hour || kept.Reminders[0].Routine != "sample" {
		t.Fatalf("added %+v", kept.Reminders)
	}
	press(fyne.KeyLeft, fyne.KeyLeft, fyne.KeyDown, fyne.KeyLeft) // two hours and five minutes earlier
	if got := kept.Reminders[0].Time; got != 6*time.Hour+55*time.Minute {
		t.Errorf("it is at %v", got)
	}
	press(fyne.KeyDown, fyne.KeyReturn) // the routines
	press(fyne.KeyDown, fyne.KeyReturn) // from the chosen one to the next
	if got := kept.Reminders[0].Routine; got != "other" || len(host.sheets) != 0 {
		t.Errorf("the routine is %q, %d sheets are open", got, len(host.sheets))
	}
	press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // past the switch and the removal: no more Mondays
	if got := kept.Reminders[0].Days; !slices.Equal(got, []time.Weekday{2, 3, 4, 5}) {
		t.Errorf("the days are %v", got)
	}
	if got := s.about.Value(); !strings.HasPrefix(got, "Next: Tuesday, 24 November 2026, 06:55.") {
		t.Errorf("it says %q", got)
	}
	s.Add()
	if got := kept.Reminders[1]; got.Time != 9*time.Hour+55*time.Minute || got.Routine != "other" || !slices.Equal(got.Days, kept.Reminders[0].Days) {
		t.Errorf("the second is %+v", got)
	}
	// The second has days of its own.
	s.cards[1].dayToggles()[1].(*widget.Toggle).Tapped(nil)
	if len(kept.Reminders[0].Days) != 4 || len(kept.Reminders[1].Days) != 3 {
		t.Errorf("the days are %v and %v", kept.Reminders[0].Days, kept.Reminders[1].Days)
	}
	s.cards[0].removal.Tapped(nil)
	if len(kept.Reminders) != 1 || kept.Reminders[0].Time != 9*time.Hour+55*time.Minute || len(s.cards) != 1 {
		t.Errorf("left is %+v", kept.Reminders)
	}
}

func TestARemovedReminderIsBroughtBack(t *testing.T) {
	at := func(hour time.Duration) engine.Reminder {
		return engine.Reminder{Days: []time.Weekday{1, 3}, Time: hour * time.Hour}
	}
	s, host, kept := stage(t, fyne.NewSize(1250, 768), at(7), at(12), at(20))
	c := host.window.Canvas()
	hours := func() (all []int) {
		for _, r := range kept.Reminders {
			all = append(all, int(r.Time/time.Hour))
		}
		return all
	}
	remove := func(i int) {
		c.Focus(s.cards[i].hour)
		s.cards[i].removal.Tapped(nil)
	}
	on := func(f fyne.Focusable) {
		t.Helper()
		if c.Focused() != f {
			t.Errorf("the keyboard is on %T", c.Focused())
		}
	}
	remove(1)
	if !slices.Equal(hours(), []int{7, 20}) || s.undo.Line() != "The reminder at 12:00 has been removed." {
		t.Fatalf("left are %v, it says %q", hours(), s.undo.Line())
	}
	sample.CheckTexts(t, s)
	on(s.undo.Button())
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(hours(), []int{7, 12, 20}) || s.undo.Shown() {
		t.Errorf("brought back are %v", hours())
	}
	on(s.cards[1].hour)
	s.Rune('u') // there is nothing more to undo
	remove(2)
	remove(0)
	s.undo.Dismissal().Tapped(nil)
	on(s.cards[0].hour)
	s.Rune('u')
	s.Rune('U')
	if !slices.Equal(hours(), []int{7, 12, 20}) {
		t.Errorf("after undoing both there are %v", hours())
	}
	on(s.cards[2].hour)
	for range 3 {
		remove(0)
	}
	s.undo.Dismissal().Tapped(nil)
	on(s.add)
	// What has taken its place leaves no room for it.
	for range engine.MaxReminders {
		s.Add()
	}
	s.Rune('u')
	if len(kept.Reminders) != engine.MaxReminders {
		t.Errorf("%d reminders", len(kept.Reminders))
	}
	s.Remove(0)
	s.Add()
	if s.undo.Shown() {
		t.Error("it offers to bring one back for which there is no room")
	}
}

func TestTheClockGoesRound(t *testing.T) {
	s, _, kept := stage(t, fyne.NewSize(1250, 768), engine.Reminder{Days: []time.Weekday{1}})
	s.cards[0].minute.OnStep(-1)
	if kept.Reminders[0].Time != 23*time.Hour+55*time.Minute || s.cards[0].hour.Value() != "23 h" || s.cards[0].minute.Value() != "55 min" {
		t.Errorf("five minutes before midnight it is %v, shown %q %q", kept.Reminders[0].Time, s.cards[0].hour.Value(), s.cards[0].minute.Value())
	}
	s.cards[0].hour.OnStep(+1)
	if kept.Reminders[0].Time != 55*time.Minute {
		t.Errorf("an hour later it is %v", kept.Reminders[0].Time)
	}
	s.cards[0].state.OnChosen(0)
	if !kept.Reminders[0].Off || !s.file.Disabled() || s.cards[0].line.Value() != "Switched off" {
		t.Errorf("switched off: %+v, %q", kept.Reminders[0], s.cards[0].line.Value())
	}
}

func TestThereIsAnEndToAdding(t *testing.T) {
	s, _, kept := stage(t, fyne.NewSize(1250, 768))
	for range engine.MaxReminders + 3 {
		s.Add()
	}
	if len(kept.Reminders) != engine.MaxReminders || !s.add.Disabled() {
		t.Errorf("%d reminders, the button works: %v", len(kept.Reminders), !s.add.Disabled())
	}
}

func TestTheCalendarFile(t *testing.T) {
	s, host, _ := stage(t, fyne.NewSize(1250, 768),
		engine.Reminder{Routine: "other", Days: []time.Weekday{1, 3}, Time: 7 * time.Hour},
		engine.Reminder{Routine: "gone", Days: []time.Weekday{0}, Time: 8 * time.Hour})
	s.file.Tapped(nil)
	host.sheets[0].Buttons()[0].Tapped(nil)
	data, err := os.ReadFile(filepath.Join(s.options.Folder(), "Uncoil reminders.ics"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"SUMMARY:Uncoil: Another Routine\r\n", "DTSTART:20261123T070000\r\n", "DURATION:PT16M\r\n", "BYDAY=MO,WE\r\n",
		"SUMMARY:Uncoil: time for your back\r\n", "DTSTART:20261122T080000\r\n",
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the file lacks %q:\n%s", want, data)
		}
	}
}
