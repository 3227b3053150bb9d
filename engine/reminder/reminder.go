// Package reminder computes when reminders are due, and writes them as calendar
// files. It uses no clock: the caller passes all times.
package reminder

import (
	"cmp"
	"slices"
	"time"

	"uncoil/engine"
)

// Alarm is one moment at which a reminder is due.
type Alarm struct {
	Reminder engine.Reminder
	At       time.Time
}

// week is how many days are looked through for the next alarm: each day of the
// week, and one more because today's time may be over.
const week = 8

// Moment returns the instant of a local time on a day. A time skipped by daylight
// saving is shifted by the change; of one that occurs twice the first is
// returned. Calendars (RFC 5545) do the same.
func Moment(day engine.Day, clock time.Duration, place *time.Location) time.Time {
	shown := day.Time().Add(clock) // as if the place were in UTC
	_, before := shown.Add(-24 * time.Hour).In(place).Zone()
	_, after := shown.Add(24 * time.Hour).In(place).Zone()
	old := shown.Add(-time.Duration(before) * time.Second).In(place)
	if _, zone := old.Zone(); zone == before {
		return old
	}
	changed := shown.Add(-time.Duration(after) * time.Second).In(place)
	if _, zone := changed.Zone(); zone == after {
		return changed
	}
	return old
}

// Due returns the alarms later than one moment and not later than another, the
// oldest first, by the clock of the place that until is in.
func Due(all []engine.Reminder, after, until time.Time) []Alarm {
	var due []Alarm
	place := until.Location()
	first, last := engine.DayOf(after.In(place)), engine.DayOf(until)
	// A time that is left out may be put off into the next day.
	for day := first - 1; day <= last; day++ {
		for _, r := range all {
			if !r.On(day.Weekday()) {
				continue
			}
			if at := Moment(day, r.Time, place); at.After(after) && !at.After(until) {
				due = append(due, Alarm{r, at})
			}
		}
	}
	slices.SortStableFunc(due, func(a, b Alarm) int { return cmp.Compare(a.At.UnixNano(), b.At.UnixNano()) })
	return due
}

// Next returns the first alarm later than a moment, by the clock of its place. ok
// is false if none of the reminders ever speaks up.
func Next(all []engine.Reminder, after time.Time) (next Alarm, ok bool) {
	due := Due(all, after, after.AddDate(0, 0, week))
	if len(due) == 0 {
		return Alarm{}, false
	}
	return due[0], true
}
