package ui

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/reminder"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// lookEvery is how often the window looks for reminders that are due.
const lookEvery = 20 * time.Second

// reminding is the state of what asks for sessions.
type reminding struct {
	watch *reminder.Watch
	stop  chan struct{}
	// alarm is the reminder that has not been answered yet, nil for none; asking
	// tells that its sheet is open.
	alarm  *reminder.Alarm
	asking bool
	// tray tells that there is a picture in the desktop's tray, hidden that the
	// window has been closed into it, and quitting that all is to end.
	tray, hidden, quitting bool
}

// beginReminding looks for reminders from now on. It goes by the time of day,
// often, and not by one long wait: a computer sleeps, and clocks are set.
func (w *Window) beginReminding() {
	if w.deps.Notify == nil {
		return
	}
	w.openTray()
	w.reminding.watch, w.reminding.stop = reminder.NewWatch(w.deps.Now()), make(chan struct{})
	stop := w.reminding.stop
	w.tasks.Go(func() {
		ticker := time.NewTicker(lookEvery)
		defer ticker.Stop()
		for {
			select {
			case <-stop:
				return
			case <-ticker.C:
				w.bridge.post(w.remind)
			}
		}
	})
}

func (w *Window) endReminding() {
	if w.reminding.stop != nil {
		close(w.reminding.stop)
		w.reminding.stop = nil
	}
}

// remind tells of a reminder that is due, once, and asks about it as soon as
// nothing else is being asked. Who exercises already is left in peace.
func (w *Window) remind() {
	r := &w.reminding
	if w.closed || r.watch == nil {
		return
	}
	now := w.deps.Now()
	due := r.watch.Ring(w.prefs.Reminders, now)
	if w.running != nil || w.prefs.SafetyAccepted.IsZero() {
		return
	}
	if n := len(due); n > 0 {
		r.alarm = &due[n-1]
		title, text := w.alarmWords(r.alarm)
		w.deps.Notify(title, text)
		w.refreshTray()
	}
	if r.alarm == nil || r.asking {
		return
	}
	if now.Sub(r.alarm.At) > reminder.Late {
		w.settleAlarm()
		return
	}
	if !w.occupied() && !w.midSentence() {
		w.askAboutAlarm()
	}
}

// midSentence reports whether the keyboard is in a text that has been begun: the
// next space would answer whatever is asked now.
func (w *Window) midSentence() bool {
	f, ok := w.window.Canvas().Focused().(interface{ Begun() bool })
	return ok && f.Begun()
}

// alarmRoutine is the routine that a reminder proposes, nil for any.
func (w *Window) alarmRoutine(a *reminder.Alarm) *engine.Routine {
	for i := range w.deps.Routines {
		if w.deps.Routines[i].ID == a.Reminder.Routine {
			return &w.deps.Routines[i]
		}
	}
	return nil
}

// alarmWords is what a reminder says.
func (w *Window) alarmWords(a *reminder.Alarm) (title, text string) {
	routine := w.alarmRoutine(a)
	if routine == nil {
		return lang.X("remind.any", "Time for your back"), lang.X("remind.any-text", "A few minutes are enough.")
	}
	title = lang.X("remind.title", "Time for “{{.Name}}”", map[string]any{"Name": routine.Name})
	if length, err := w.practice.Length(routine); err == nil {
		text = lang.X("remind.text", "It takes {{.Time}}.", map[string]any{"Time": words.Length(length)})
	}
	return title, text
}

// askAboutAlarm asks whether to begin.
func (w *Window) askAboutAlarm() {
	r := &w.reminding
	alarm := r.alarm
	title, text := w.alarmWords(alarm)
	answer := func(do func()) func() {
		return func() {
			w.closeSheet()
			r.asking = false
			do()
		}
	}
	sheet := widget.NewSheet(title, text,
		widget.NewFocusButton(lang.X("remind.start", "Start now"), widget.Primary, answer(w.beginAlarm)),
		widget.NewFocusButton(lang.X("remind.snooze", "In 15 minutes"), widget.Secondary, answer(w.snoozeAlarm)),
		widget.NewFocusButton(lang.X("remind.not-now", "Not now"), widget.Secondary, answer(w.settleAlarm)))
	sheet.Width = 680
	sheet.OnEscape = answer(w.settleAlarm)
	r.asking = true
	w.OpenSheet(sheet)
}

// beginAlarm starts what the reminder proposes.
func (w *Window) beginAlarm() {
	alarm := w.reminding.alarm
	if alarm == nil || w.occupied() {
		return // it is asked about once there is room for it
	}
	w.settleAlarm()
	if routine := w.alarmRoutine(alarm); routine != nil {
		w.start(routine, w.prefs.AudioOnly)
		return
	}
	w.showHome()
}

// snoozeAlarm has the reminder come back in a while.
func (w *Window) snoozeAlarm() {
	if alarm := w.reminding.alarm; alarm != nil {
		w.reminding.watch.Snooze(*alarm, w.deps.Now())
	}
	w.settleAlarm()
}

// settleAlarm lets the reminder be.
func (w *Window) settleAlarm() {
	w.reminding.alarm, w.reminding.asking = nil, false
	w.refreshTray()
}
