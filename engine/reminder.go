package engine

import (
	"slices"
	"time"
)

// MaxReminders is how many reminders one can have.
const MaxReminders = 24

// Reminder asks for a routine at a time of some days of the week. Several of
// them make several small sessions a day.
type Reminder struct {
	// Routine is the id of the routine that is proposed.
	Routine string `json:"routine"`
	// Days are the days of the week, Sunday to Saturday; with none it is silent.
	Days []time.Weekday `json:"days"`
	// Time is what a clock on the wall shows then, counted from midnight, in
	// whole minutes.
	Time time.Duration `json:"time"`
	// Off keeps the reminder for later.
	Off bool `json:"off,omitempty"`
}

// On reports whether the reminder speaks up on a day of the week.
func (r *Reminder) On(day time.Weekday) bool { return !r.Off && slices.Contains(r.Days, day) }

func (r *Reminder) validate() error {
	if r.Time < 0 || r.Time >= 24*time.Hour || r.Time%time.Minute != 0 {
		return Errorf(CodeInvalid, "a reminder is at %v: it must be at a whole minute of the day", r.Time)
	}
	for i, d := range r.Days {
		if d < time.Sunday || d > time.Saturday || slices.Contains(r.Days[:i], d) {
			return Errorf(CodeInvalid, "a reminder has the days %v: each must be one of 0 (Sunday) to 6, and stand there once", r.Days)
		}
	}
	return nil
}

func validateReminders(all []Reminder) error {
	if len(all) > MaxReminders {
		return Errorf(CodeInvalid, "there are %d reminders: %d are the most", len(all), MaxReminders)
	}
	for i := range all {
		if err := all[i].validate(); err != nil {
			return err
		}
	}
	return nil
}
