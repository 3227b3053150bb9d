package flow

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/reminder"
	"uncoil/ui/words"
)

// openTray adds an icon to the system tray. The toolkit can do so only before the
// window opens, so a change takes effect at the next start.
func (f *Reminder) openTray() {
	if f.Tray != nil {
		f.Tray.SetSystemTrayIcon(f.Icon)
		f.RefreshTray()
	}
}

// RefreshTray updates the tray's menu.
func (f *Reminder) RefreshTray() {
	if f.Tray != nil && !f.Window.Closed() {
		f.Tray.SetSystemTrayMenu(f.TrayMenu())
	}
}

// TrayMenu is the menu of the tray: the answers to a reminder, showing the
// window, quitting.
func (f *Reminder) TrayMenu() *fyne.Menu {
	menu := fyne.NewMenu(lang.X("window.name", "Uncoil"))
	add := func(label string, do func()) *fyne.MenuItem {
		item := fyne.NewMenuItem(label, do)
		menu.Items = append(menu.Items, item)
		return item
	}
	if alarm := f.alarm; alarm != nil {
		title, _ := f.alarmWords(alarm)
		add(title, nil).Disabled = true
		add(lang.X("remind.start", "Start now"), func() { f.fromTray(func() { f.Window.Raise(); f.beginAlarm() }) })
		add(lang.X("remind.snooze", "In 15 minutes"), func() { f.fromTray(f.snoozeAlarm) })
		add(lang.X("remind.not-now", "Not now"), func() { f.fromTray(f.Settle) })
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	} else if next, ok := reminder.Next(f.prefs().Reminders, f.Practice.Now()); ok {
		add(lang.X("tray.next", "Next: {{.Day}}, {{.Time}}", map[string]any{
			"Day": words.DateShort(engine.DayOf(next.At)), "Time": words.TimeOfDay(next.At),
		}), nil).Disabled = true
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	add(lang.X("tray.open", "Open Uncoil"), f.Window.Raise)
	add(lang.X("tray.quit", "Quit"), f.Window.Quit).IsQuit = true
	return menu
}

// fromTray answers the reminder and closes its sheet.
func (f *Reminder) fromTray(answer func()) {
	if f.asking {
		f.CloseSheet()
		f.asking = false
	}
	answer()
}

// Forget is called after the sheets have been closed.
func (f *Reminder) Forget() { f.asking = false }
