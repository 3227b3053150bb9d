package reminders

import (
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/reminder"
	"uncoil/ui/words"
)

// CalendarOf converts reminders to calendar events; length is how long a routine
// takes.
func CalendarOf(all []engine.Reminder, routines []engine.Routine, length func(*engine.Routine) (time.Duration, error), now time.Time) reminder.Calendar {
	c := reminder.Calendar{Name: lang.X("reminders.calendar", "Uncoil"), From: engine.DayOf(now), Stamp: now}
	for _, r := range all {
		e := reminder.Event{
			Reminder: r, Title: lang.X("reminders.event", "Uncoil: time for your back"), Length: 10 * time.Minute,
			Text: lang.X("reminders.event-text", "Open Uncoil, choose a routine, and take your time."),
		}
		for i := range routines {
			if routines[i].ID != r.Routine {
				continue
			}
			e.Title = lang.X("reminders.event-of", "Uncoil: {{.Name}}", map[string]any{"Name": routines[i].Name})
			if d, err := length(&routines[i]); err == nil {
				e.Length = d
			}
		}
		c.Events = append(c.Events, e)
	}
	return c
}

// momentWords formats a time, such as "Friday, 20 November 2026, 07:30".
func momentWords(t time.Time) string {
	return lang.X("reminders.moment", "{{.Day}}, {{.Time}}", map[string]any{
		"Day": words.Date(engine.DayOf(t)), "Time": words.TimeOfDay(t),
	})
}
