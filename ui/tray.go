package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/reminder"
	"uncoil/ui/words"
)

// openTray puts a picture into the desktop's tray if the user wants it. Fyne can do
// so only before the window opens, so that a change holds from the next start on.
func (w *Window) openTray() {
	if !w.deps.Tray || !w.prefs.Tray {
		return
	}
	tray, ok := w.deps.App.(desktop.App)
	if !ok {
		return
	}
	w.reminding.tray = true
	tray.SetSystemTrayIcon(icon())
	w.refreshTray()
}

// refreshTray shows in the tray's menu what can be done now.
func (w *Window) refreshTray() {
	tray, ok := w.deps.App.(desktop.App)
	if !w.reminding.tray || !ok || w.closed {
		return
	}
	tray.SetSystemTrayMenu(w.trayMenu())
}

// trayMenu is the menu of the tray: what the reminder asks, the way back, the end.
func (w *Window) trayMenu() *fyne.Menu {
	menu := fyne.NewMenu(lang.X("window.name", "Uncoil"))
	add := func(label string, do func()) *fyne.MenuItem {
		item := fyne.NewMenuItem(label, do)
		menu.Items = append(menu.Items, item)
		return item
	}
	if alarm := w.reminding.alarm; alarm != nil {
		title, _ := w.alarmWords(alarm)
		add(title, nil).Disabled = true
		add(lang.X("remind.start", "Start now"), func() { w.fromTray(func() { w.raise(); w.beginAlarm() }) })
		add(lang.X("remind.snooze", "In 15 minutes"), func() { w.fromTray(w.snoozeAlarm) })
		add(lang.X("remind.not-now", "Not now"), func() { w.fromTray(w.settleAlarm) })
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	} else if next, ok := reminder.Next(w.prefs.Reminders, w.deps.Now()); ok {
		add(lang.X("tray.next", "Next: {{.Day}}, {{.Time}}", map[string]any{
			"Day": words.DateShort(engine.DayOf(next.At)), "Time": next.At.Format("15:04"),
		}), nil).Disabled = true
		menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	}
	add(lang.X("tray.open", "Open Uncoil"), w.raise)
	add(lang.X("tray.quit", "Quit"), w.quit).IsQuit = true
	return menu
}

// fromTray answers the reminder; the sheet that asks the same goes away.
func (w *Window) fromTray(answer func()) {
	if w.reminding.asking {
		w.closeSheet()
		w.reminding.asking = false
	}
	answer()
}

// raise brings the window to the front.
func (w *Window) raise() {
	w.window.Show()
	w.window.RequestFocus()
	w.returned()
}

// withdraw closes the window into the tray.
func (w *Window) withdraw() {
	w.closing, w.reminding.hidden = false, true
	w.window.Hide()
	w.closeSheets()
	w.late, w.reminding.asking = nil, false
	if !w.prefs.SafetyAccepted.IsZero() {
		w.showHome()
	}
}

// returned takes note that the window is there again. What was left in the middle
// is offered as after a start.
func (w *Window) returned() {
	if !w.reminding.hidden {
		return
	}
	w.reminding.hidden = false
	w.remember()
}

// quit ends Uncoil for good, whatever stays in the tray.
func (w *Window) quit() {
	w.reminding.quitting = true
	w.close()
}
