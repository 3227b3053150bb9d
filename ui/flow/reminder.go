package flow

import (
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/practice"
	"uncoil/engine/reminder"
	"uncoil/ui/frame"
	"uncoil/ui/notify"
	"uncoil/ui/reminders"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// lookEvery is the interval between checks for due reminders.
const lookEvery = 20 * time.Second

// ReminderWindow is what reminders need of the window.
type ReminderWindow interface {
	Closed() bool
	// MidSentence reports whether the focus is in a text field with text: the
	// next space would answer a question that opens now.
	MidSentence() bool
	// Raise brings the window to the front, Quit ends Uncoil.
	Raise()
	Quit()
}

// Starter begins sessions.
type Starter interface {
	Running() bool
	// Occupied reports whether a session would begin behind something else.
	Occupied() bool
	Start(r *engine.Routine, audioOnly bool)
}

// Reminder shows reminders at their times, in the window and in the system tray.
// All fields are required.
type Reminder struct {
	*Desk
	Practice *practice.Practice
	Pages    Pages
	Sessions Starter
	Window   ReminderWindow
	// Notify shows a desktop notification; withdraw takes it away.
	Notify func(notify.Notification) (withdraw func())
	// HasTray tells that the desktop has a system tray. Tray is the tray, nil
	// where there is none or it is not wanted; its icon is Icon.
	HasTray bool
	Tray    desktop.App
	Icon    fyne.Resource
	// Week is the first day of the week.
	Week time.Weekday
	// WriteFile writes a file whole or not at all.
	WriteFile func(path string, write func(io.Writer) error) error
	// OnChanged gets preferences that were changed on the page.
	OnChanged func(engine.Preferences)

	watch *reminder.Watch
	stop  chan struct{}
	// alarm is the unanswered reminder, nil for none; asking tells that its sheet
	// is open.
	alarm  *reminder.Alarm
	asking bool
	// withdraw takes the desktop's notification of it away, nil for none.
	withdraw func()
}

func (f *Reminder) prefs() engine.Preferences { return f.Practice.Settings.Preferences() }

// Begin starts checking for reminders. It compares the time of day at short
// intervals instead of waiting once: computers sleep, and clocks are changed.
func (f *Reminder) Begin() {
	f.openTray()
	f.watch, f.stop = reminder.NewWatch(f.Practice.Now()), make(chan struct{})
	stop := f.stop
	f.Go(func() {
		ticker := time.NewTicker(lookEvery)
		defer ticker.Stop()
		for {
			select {
			case <-stop:
				return
			case <-ticker.C:
				f.Post(f.Ring)
			}
		}
	})
}

// End stops checking for reminders.
func (f *Reminder) End() {
	if f.stop != nil {
		close(f.stop)
		f.stop = nil
	}
}

// Ring notifies about a due reminder, once, and asks about it as soon as no other
// question is open. During a session it does nothing.
func (f *Reminder) Ring() {
	if f.Window.Closed() || f.watch == nil {
		return
	}
	now := f.Practice.Now()
	due := f.watch.Ring(f.prefs().Reminders, now)
	if f.Sessions.Running() || f.prefs().SafetyAccepted.IsZero() {
		return
	}
	if n := len(due); n > 0 {
		f.alarm = &due[n-1]
		f.announce()
		f.RefreshTray()
	}
	if f.alarm == nil || f.asking {
		return
	}
	if now.Sub(f.alarm.At) > reminder.Late {
		f.Settle()
		return
	}
	if !f.Sessions.Occupied() && !f.Window.MidSentence() {
		f.askAboutAlarm()
	}
}

// announce tells the desktop of the reminder, with the answers that the sheet has.
func (f *Reminder) announce() {
	f.withdrawNotification()
	title, text := f.alarmWords(f.alarm)
	on := func(answer func()) func() {
		return func() { f.Post(func() { f.fromTray(answer) }) }
	}
	f.withdraw = f.Notify(notify.Notification{
		Title: title, Text: text,
		Actions: []notify.Action{
			{Label: lang.X("remind.start", "Start now"), Do: on(func() { f.Window.Raise(); f.beginAlarm() })},
			{Label: lang.X("remind.snooze", "In 15 minutes"), Do: on(f.snoozeAlarm)},
			{Label: lang.X("remind.not-now", "Not now"), Do: on(f.Settle)},
		},
		OnClick: func() { f.Post(f.Window.Raise) },
	})
}

func (f *Reminder) withdrawNotification() {
	if f.withdraw != nil {
		f.withdraw()
		f.withdraw = nil
	}
}

// alarmWords is the text of a reminder.
func (f *Reminder) alarmWords(a *reminder.Alarm) (title, text string) {
	routine := f.Practice.Routine(a.Reminder.Routine)
	if routine == nil {
		return lang.X("remind.any", "Time for your back"), lang.X("remind.any-text", "A few minutes are enough.")
	}
	title = lang.X("remind.title", "Time for “{{.Name}}”", map[string]any{"Name": routine.Name})
	if length, err := f.Practice.Length(routine); err == nil {
		text = lang.X("remind.text", "It takes {{.Time}}.", map[string]any{"Time": words.Length(length)})
	}
	return title, text
}

// askAboutAlarm asks whether to start the routine.
func (f *Reminder) askAboutAlarm() {
	alarm := f.alarm
	title, text := f.alarmWords(alarm)
	answer := func(do func()) func() {
		return func() {
			f.CloseSheet()
			f.asking = false
			do()
		}
	}
	sheet := widget.NewSheet(title, text,
		widget.NewFocusButton(lang.X("remind.start", "Start now"), widget.Primary, answer(f.beginAlarm)),
		widget.NewFocusButton(lang.X("remind.snooze", "In 15 minutes"), widget.Secondary, answer(f.snoozeAlarm)),
		widget.NewFocusButton(lang.X("remind.not-now", "Not now"), widget.Secondary, answer(f.Settle)))
	sheet.Width = 680
	sheet.OnEscape = answer(f.Settle)
	f.asking = true
	f.OpenSheet(sheet)
}

// beginAlarm starts the routine of the reminder.
func (f *Reminder) beginAlarm() {
	alarm := f.alarm
	if alarm == nil || f.Sessions.Occupied() {
		return // it is asked about once there is room
	}
	f.Settle()
	if routine := f.Practice.Routine(alarm.Reminder.Routine); routine != nil {
		f.Sessions.Start(routine, f.prefs().AudioOnly)
		return
	}
	f.Pages.ShowHome()
}

// snoozeAlarm postpones the reminder.
func (f *Reminder) snoozeAlarm() {
	if alarm := f.alarm; alarm != nil {
		f.watch.Snooze(*alarm, f.Practice.Now())
	}
	f.Settle()
}

// Settle dismisses the reminder.
func (f *Reminder) Settle() {
	f.alarm, f.asking = nil, false
	f.withdrawNotification()
	f.RefreshTray()
}

// Show shows the page of the reminders; back returns from it.
func (f *Reminder) Show(at frame.Tab, back func()) {
	f.Pages.Show(reminders.New(reminders.Options{
		Preferences: f.prefs(), Routines: f.Practice.Routines, Length: f.Practice.Length, OnBack: back, Week: f.Week,
		OnChanged: func(p engine.Preferences) {
			f.OnChanged(p)
			f.RefreshTray()
		},
		Tray: f.HasTray, Folder: f.saveFolder, WriteFile: f.WriteFile,
		Host: f.Desk, Go: f.Go, Post: f.Post, Now: f.Practice.Now,
	}), at)
}
