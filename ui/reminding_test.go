package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"uncoil/engine"
	"uncoil/ui/history"
	"uncoil/ui/home"
	"uncoil/ui/notify"
	"uncoil/ui/reminders"
	"uncoil/ui/sample"
	"uncoil/ui/settings"
	"uncoil/ui/widget"
)

// reminded opens a window that reminds of the sample at noon each day; now is five
// minutes before. What the desktop is told is noted.
func reminded(t *testing.T, change func(d *Deps), run func(r *rig, told *[]string)) {
	t.Helper()
	var told []string
	inWindow(t, func(d *Deps) {
		noon := time.Now().UTC().Add(5 * time.Minute)
		d.Now = func() time.Time { return time.Now().UTC() }
		d.Preferences.CheckIn = false
		d.Preferences.Reminders = []engine.Reminder{{
			Routine: "sample", Days: []time.Weekday{0, 1, 2, 3, 4, 5, 6},
			Time: time.Duration(noon.Hour())*time.Hour + time.Duration(noon.Minute())*time.Minute,
		}}
		d.Notify = func(n notify.Notification) func() {
			told = append(told, n.Title+" "+n.Text)
			return func() {}
		}
		if change != nil {
			change(d)
		}
	}, func(r *rig) { run(r, &told) })
}

func TestAReminderComesAtItsTime(t *testing.T) {
	reminded(t, nil, func(r *rig, told *[]string) {
		r.wait(4 * time.Minute)
		if len(*told) > 0 || len(r.sheets()) > 0 {
			t.Fatalf("too early: %q", *told)
		}
		r.wait(2 * time.Minute)
		if len(*told) != 1 || !strings.HasPrefix((*told)[0], "Time for “Sample” It takes ") || len(r.sheets()) != 1 {
			t.Fatalf("told %q, %d sheets", *told, len(r.sheets()))
		}
		r.press(fyne.KeyRight, fyne.KeyReturn) // in 15 minutes
		r.wait(14 * time.Minute)
		if len(*told) != 1 || len(r.sheets()) != 0 {
			t.Errorf("put off, but told %q, %d sheets", *told, len(r.sheets()))
		}
		r.wait(2 * time.Minute)
		if len(*told) != 2 || len(r.sheets()) != 1 {
			t.Fatalf("after 15 minutes: told %q, %d sheets", *told, len(r.sheets()))
		}
		r.press(fyne.KeyEscape) // not now
		r.wait(10 * time.Minute)
		if len(*told) != 2 || len(r.sheets()) != 0 {
			t.Errorf("not now, but told %q", *told)
		}
		time.Sleep(23 * time.Hour)
		r.wait(time.Hour)
		if len(*told) != 3 {
			t.Errorf("on the next day it has told %d times", len(*told))
		}
	})
}

// The toolkit ends the window by itself on a signal; nothing waits then.
func TestAWindowThatIsEndedFromOutsideEnds(t *testing.T) {
	reminded(t, nil, func(r *rig, _ *[]string) {
		r.window.ShowAndRun() // in tests it returns at once, unless something goes on
	})
}

func TestAReminderStartsItsRoutine(t *testing.T) {
	reminded(t, nil, func(r *rig, told *[]string) {
		r.wait(6 * time.Minute)
		r.press(fyne.KeyReturn)
		if !r.plays() || r.now().Timeline.Routine != "sample" {
			t.Fatal("nothing runs")
		}
		r.wait(time.Minute)
		if len(*told) != 1 {
			t.Errorf("told %q", *told)
		}
	})
}

// During a session no reminder is shown, and an open question comes first.
func TestAReminderWaitsItsTurn(t *testing.T) {
	reminded(t, nil, func(r *rig, told *[]string) {
		r.wait(4*time.Minute + 30*time.Second)
		routine := r.routines()[0]
		r.window.session.Start(&routine, false)
		r.settle()
		r.wait(time.Minute)
		if len(*told) > 0 || len(r.sheets()) > 0 {
			t.Errorf("in a session: told %q", *told)
		}
	})
	reminded(t, nil, func(r *rig, told *[]string) {
		r.window.ShowKeys()
		r.wait(6 * time.Minute)
		if len(*told) != 1 || len(r.sheets()) != 1 {
			t.Fatalf("behind a sheet: told %q, %d sheets", *told, len(r.sheets()))
		}
		r.press(fyne.KeyEscape)
		r.wait(time.Minute)
		if len(r.sheets()) != 1 || len(*told) != 1 {
			t.Errorf("afterwards: told %q, %d sheets", *told, len(r.sheets()))
		}
	})
}

// trayApp is an app on a desktop with a tray.
type trayApp struct {
	fyne.App
	menu *fyne.Menu
	quit bool
}

func (a *trayApp) SetSystemTrayMenu(m *fyne.Menu)  { a.menu = m }
func (a *trayApp) SetSystemTrayIcon(fyne.Resource) {}
func (a *trayApp) SetSystemTrayWindow(fyne.Window) {}
func (a *trayApp) Quit()                           { a.quit = true }

// items are the entries of the menu.
func (a *trayApp) items() []string {
	var items []string
	for _, i := range a.menu.Items {
		if !i.IsSeparator {
			items = append(items, i.Label)
		}
	}
	return items
}

func (a *trayApp) choose(t *testing.T, label string) {
	t.Helper()
	for _, i := range a.menu.Items {
		if i.Label == label {
			i.Action()
			return
		}
	}
	t.Fatalf("the tray has no %q: %q", label, a.items())
}

// inTray is a desktop with a tray in which the user wants Uncoil to stay.
func inTray(d *Deps) *trayApp {
	app := &trayApp{App: fyne.CurrentApp()}
	d.App, d.Tray, d.Preferences.Tray = app, true, true
	d.Notify = func(notify.Notification) func() { return func() {} }
	return app
}

func TestStayingInTheTray(t *testing.T) {
	app := &trayApp{App: fyne.CurrentApp()}
	reminded(t, func(d *Deps) {
		d.App, d.Tray, d.Preferences.Tray = app, true, true
	}, func(r *rig, told *[]string) {
		if got := app.items(); len(got) != 3 || !strings.HasPrefix(got[0], "Next: ") || got[1] != "Open Uncoil" || got[2] != "Quit" {
			t.Errorf("the menu is %q", got)
		}
		r.window.close()
		r.settle()
		if r.isClosed() || !r.inTheTray() {
			t.Fatal("closing the window does not leave it in the tray")
		}
		r.wait(6 * time.Minute)
		if len(*told) != 1 {
			t.Fatalf("from the tray it has told %q", *told)
		}
		if got := app.items(); !slices.Contains(got, "In 15 minutes") {
			t.Errorf("the menu is %q", got)
		}
		app.choose(t, "In 15 minutes")
		r.settle()
		if len(r.sheets()) != 0 || slices.Contains(app.items(), "In 15 minutes") {
			t.Errorf("answered, but %d sheets, menu %q", len(r.sheets()), app.items())
		}
		r.wait(16 * time.Minute)
		app.choose(t, "Start now")
		r.settle()
		if !r.plays() || r.inTheTray() {
			t.Error("nothing runs, or the window is still away")
		}
		app.choose(t, "Quit")
		r.settle()
		r.wait(time.Second)
		if !r.isClosed() || !app.quit {
			t.Error("Quit does not end everything")
		}
	})
}

func TestWithoutTheWishClosingIsTheEnd(t *testing.T) {
	app := &trayApp{App: fyne.CurrentApp()}
	reminded(t, func(d *Deps) { d.App, d.Tray = app, true }, func(r *rig, _ *[]string) {
		r.window.close()
		r.settle()
		if !r.isClosed() || app.menu != nil {
			t.Error("it stays in the tray though nobody asked for that")
		}
	})
}

func TestTheHistoryIsAPlaceOnTheRail(t *testing.T) {
	inWindow(t, func(d *Deps) { d.History = sample.Year(time.Now()) }, func(r *rig) {
		r.window.history.Show()
		r.settle()
		screen, ok := r.screen().(*history.Screen)
		if !ok {
			t.Fatalf("the screen is %T", r.screen())
		}
		if focused := r.canvas().Focused(); focused != screen.First() {
			t.Errorf("the keyboard is on %T", focused)
		}
		r.window.showSettings()
		r.openReminders()
		r.settle()
		if _, ok := r.screen().(*reminders.Screen); !ok {
			t.Fatalf("the screen is %T", r.screen())
		}
		r.press(fyne.KeyEscape, fyne.KeyEscape)
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Errorf("Escape leads to %s", fmt.Sprintf("%T", r.screen()))
		}
		r.window.history.Show()
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*home.Screen); !ok {
			t.Errorf("Escape leads to %T", r.screen())
		}
	})
}

func TestTheWayBackFromTheRemindersIsWhereOneCameFrom(t *testing.T) {
	inWindow(t, func(d *Deps) { d.History = sample.Year(time.Now()) }, func(r *rig) {
		focused := func() string {
			if b, ok := r.canvas().Focused().(*widget.FocusButton); ok {
				return b.Label()
			}
			return fmt.Sprintf("%T", r.canvas().Focused())
		}
		away := func(place string) {
			t.Helper()
			if _, ok := r.screen().(*reminders.Screen); !ok {
				t.Fatalf("from the %s the screen is %T", place, r.screen())
			}
		}
		r.window.history.Show()
		r.settle()
		tabs := 0
		for ; focused() != "Reminders" && tabs < 8; tabs++ {
			r.canvas().FocusPrevious()
		}
		r.press(fyne.KeyReturn)
		away("history")
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*history.Screen); !ok || focused() != "Reminders" {
			t.Errorf("back in %T the keyboard is on %s", r.screen(), focused())
		}
		r.window.showSettings()
		r.settle()
		r.window.settings.GoToReminders()
		r.press(fyne.KeyReturn)
		away("settings")
		r.press(fyne.KeyEscape)
		if _, ok := r.screen().(*settings.Screen); !ok || focused() != "Open" {
			t.Errorf("back in %T the keyboard is on %s", r.screen(), focused())
		}
	})
}

// A session that starts while a reminder waits answers it.
func TestAReminderIsAnsweredByASession(t *testing.T) {
	reminded(t, func(d *Deps) { d.Diary, d.Preferences.CheckIn = &diary{}, true }, func(r *rig, told *[]string) {
		r.wait(4*time.Minute + 30*time.Second)
		r.press(fyne.KeyReturn) // how does it feel?
		r.wait(time.Minute)
		if len(*told) != 1 {
			t.Fatalf("told %q", *told)
		}
		r.press(fyne.KeyReturn)
		r.wait(5 * time.Second)
		r.player.End()
		r.wait(time.Minute)
		if len(r.sheets()) != 0 {
			t.Error("right after a session it asks for one")
		}
	})
}

// Typing is not interrupted: the next space would start a session.
func TestAReminderWaitsForWhoTypes(t *testing.T) {
	reminded(t, func(d *Deps) { d.Diary, d.Preferences.CheckIn = &diary{}, true }, func(r *rig, told *[]string) {
		r.press(fyne.KeyReturn, fyne.KeyReturn)
		r.player.End()
		r.settle()
		r.press(fyne.KeyUp)
		r.canvas().Focused().TypedRune('S') // the note
		r.wait(6 * time.Minute)
		if len(*told) != 1 || len(r.sheets()) != 0 {
			t.Errorf("told %q, %d sheets over a note that is being written", *told, len(r.sheets()))
		}
		r.window.ShowHome()
		r.wait(time.Minute)
		if len(r.sheets()) != 1 {
			t.Error("it does not ask afterwards")
		}
	})
}

// An interrupted session is offered before a reminder asks.
func TestTheInterruptedSessionComesBeforeAReminder(t *testing.T) {
	var app *trayApp
	reminded(t, func(d *Deps) {
		app = &trayApp{App: fyne.CurrentApp()}
		d.App, d.Tray, d.Preferences.Tray, d.Diary = app, true, true, &diary{}
	}, func(r *rig, told *[]string) {
		r.press(fyne.KeyReturn)
		r.wait(20 * time.Second)
		r.window.close()
		r.wait(6 * time.Minute)
		if len(*told) != 1 {
			t.Fatalf("told %q", *told)
		}
		app.choose(t, "Open Uncoil")
		r.settle()
		if !strings.Contains(r.offered(), "Continue with") {
			t.Fatalf("offers %q", r.offered())
		}
		r.press(fyne.KeyEscape)
		r.wait(time.Minute)
		if len(r.sheets()) != 1 || r.sheets()[0].Buttons()[1].Label() != "In 15 minutes" {
			t.Error("the reminder does not ask afterwards")
		}
	})
}

// "Start now" in the tray starts nothing behind an open question.
func TestTheTrayStartsNothingBehindASheet(t *testing.T) {
	var app *trayApp
	var n *int
	reminded(t, func(d *Deps) {
		app, n = inTray(d), begun(d)
		d.Diary, d.Preferences.CheckIn = &diary{}, true
	}, func(r *rig, told *[]string) {
		r.wait(4*time.Minute + 30*time.Second)
		r.press(fyne.KeyReturn) // how does it feel?
		r.wait(time.Minute)
		app.choose(t, "Start now")
		r.settle()
		if len(r.sheets()) != 1 {
			t.Errorf("%d sheets on one another", len(r.sheets()))
		}
		for range 3 {
			if len(r.sheets()) > 0 {
				r.press(fyne.KeyReturn)
			}
		}
		if *n != 1 {
			t.Errorf("%d sessions begin", *n)
		}
	})
}

// An interrupted session is closed as it stands when the tray starts another one.
func TestTheTrayPassesOverTheInterruptedSession(t *testing.T) {
	var app *trayApp
	reminded(t, func(d *Deps) { app, d.Diary = inTray(d), &diary{} }, func(r *rig, _ *[]string) {
		r.press(fyne.KeyReturn)
		r.wait(20 * time.Second)
		r.window.close()
		r.wait(6 * time.Minute)
		app.choose(t, "Start now")
		r.settle()
		if !r.plays() || len(r.diary.sessions) != 2 || r.diary.sessions[0].Ended.IsZero() {
			t.Errorf("%d sessions, the first ended at %v", len(r.diary.sessions), r.diary.sessions[0].Ended)
		}
	})
}

// TestANotificationIsAnswered as the sheet is, from anywhere, and is withdrawn once the
// reminder has been answered.
func TestANotificationIsAnswered(t *testing.T) {
	for i, label := range []string{"Start now", "In 15 minutes", "Not now"} {
		var notes []notify.Notification
		withdrawn := 0
		reminded(t, func(d *Deps) {
			inTray(d)
			d.Notify = func(n notify.Notification) func() {
				notes = append(notes, n)
				return func() { withdrawn++ }
			}
		}, func(r *rig, _ *[]string) {
			r.window.close() // into the tray
			r.wait(6 * time.Minute)
			if len(notes) != 1 || len(notes[0].Actions) != 3 || notes[0].Actions[i].Label != label || withdrawn != 0 {
				t.Fatalf("told %+v", notes)
			}
			notes[0].Actions[i].Do()
			r.settle()
			if withdrawn != 1 || r.plays() != (i == 0) || r.inTheTray() == (i == 0) {
				t.Errorf("%s: withdrawn %d times, plays %v, in the tray %v", label, withdrawn, r.plays(), r.inTheTray())
			}
			r.wait(20 * time.Minute)
			if want := []int{1, 2, 1}[i]; len(notes) != want {
				t.Errorf("%s: told %d times, want %d", label, len(notes), want)
			}
		})
	}
}

// TestAClickOnANotificationRaisesTheWindow, which then asks.
func TestAClickOnANotificationRaisesTheWindow(t *testing.T) {
	var note notify.Notification
	reminded(t, func(d *Deps) {
		inTray(d)
		d.Notify = func(n notify.Notification) func() { note = n; return func() {} }
	}, func(r *rig, _ *[]string) {
		r.window.close()
		r.wait(6 * time.Minute)
		note.OnClick()
		r.wait(time.Minute)
		if r.inTheTray() || len(r.sheets()) != 1 {
			t.Errorf("in the tray %v, %d sheets", r.inTheTray(), len(r.sheets()))
		}
	})
}

// TestUncoilBeginsOutOfSight, reminds, and is shown when a second start asks for it.
func TestUncoilBeginsOutOfSight(t *testing.T) {
	app := &trayApp{App: fyne.CurrentApp()}
	reminded(t, func(d *Deps) { d.App, d.Tray, d.Hidden = app, true, true }, func(r *rig, told *[]string) {
		if !r.inTheTray() || app.menu == nil {
			t.Errorf("out of sight %v, in the tray %v", r.inTheTray(), app.menu != nil)
		}
		r.wait(6 * time.Minute)
		if len(*told) != 1 || len(r.sheets()) != 0 {
			t.Errorf("told %q, %d sheets", *told, len(r.sheets()))
		}
		r.window.Raise(Request{})
		r.settle()
		r.wait(time.Minute)
		if r.inTheTray() || len(r.sheets()) != 1 {
			t.Errorf("raised: out of sight %v, %d sheets", r.inTheTray(), len(r.sheets()))
		}
	})
}
