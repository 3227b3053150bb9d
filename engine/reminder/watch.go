package reminder

import (
	"slices"
	"time"

	"uncoil/engine"
)

const (
	// SnoozeFor is how long an alarm that is put off waits.
	SnoozeFor = 15 * time.Minute
	// Late is how long after its time an alarm still makes sense: a computer that
	// wakes up in the evening is not to ask for the morning's session.
	Late = 30 * time.Minute
	// setBack is the largest step back of the clock that is ignored: after a
	// larger one, alarms that are due again ring again.
	setBack = 2 * time.Hour
)

// Watch remembers which alarms have rung. Ask it every now and then.
type Watch struct {
	// last is up to when everything has rung.
	last    time.Time
	snoozed []Alarm
}

// NewWatch returns a watch for which all is done up to now.
func NewWatch(now time.Time) *Watch { return &Watch{last: now.Round(0)} }

// Ring returns the alarms that have come due since it was asked last, those that
// were put off included, the oldest first; each rings once. What has been due for
// longer than Late is left out. Now must be the time of day: a clock that was set
// or a computer that slept does not make an alarm ring twice.
func (w *Watch) Ring(all []engine.Reminder, now time.Time) []Alarm {
	// Without its monotonic part: that stands still while a computer sleeps.
	now = now.Round(0)
	if now.Before(w.last.Add(-setBack)) {
		w.last = now
	}
	since := w.last
	if oldest := now.Add(-Late); oldest.After(since) {
		since = oldest
	}
	due := Due(all, since, now)
	if now.After(w.last) {
		w.last = now
	}
	var early []Alarm
	for _, a := range w.snoozed {
		switch {
		case a.At.After(now):
			early = append(early, a)
		case a.At.After(now.Add(-Late)):
			due = append(due, a)
		}
	}
	w.snoozed = early
	slices.SortStableFunc(due, func(a, b Alarm) int { return a.At.Compare(b.At) })
	return due
}

// Snooze has an alarm ring again SnoozeFor after now.
func (w *Watch) Snooze(a Alarm, now time.Time) {
	a.At = now.Round(0).Add(SnoozeFor)
	w.snoozed = append(w.snoozed, a)
}
