package engine

import "time"

// Day is a day of the calendar, without a time and without a zone, counted from
// 1 January 1970. Days can be added to and compared like numbers, so no month,
// no leap year and no change of the clocks gets in the way.
type Day int

// secondsPerDay is the length of a day without a change of the clocks.
const secondsPerDay = 24 * 60 * 60

// DayOf returns the day that a calendar on the wall showed at t, in t's zone.
func DayOf(t time.Time) Day {
	_, zone := t.Zone()
	seconds := t.Unix() + int64(zone)
	day := seconds / secondsPerDay
	if seconds%secondsPerDay < 0 {
		day--
	}
	return Day(day)
}

// DayOn returns the day with a date. Months and days out of their range run over
// into the next, as time.Date has it.
func DayOn(year int, month time.Month, day int) Day {
	return DayOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// ParseDay reads a day as String writes it, such as "2026-11-20". It returns an
// Error with CodeInvalid for anything else.
func ParseDay(text string) (Day, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, Errorf(CodeInvalid, "%q is no date: write it as 2026-11-20", text)
	}
	return DayOf(t), nil
}

// Time returns midnight of the day in UTC, which is fit for formatting and for
// nothing else.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// String returns the day as in "2026-11-20".
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }

// WeekStart returns the first day of the week that d belongs to, in a calendar
// whose weeks begin on first.
func (d Day) WeekStart(first time.Weekday) Day {
	return d - Day((d.Weekday()-first+7)%7)
}
