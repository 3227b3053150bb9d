package words

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/locale"
)

// Month names a month.
func Month(m time.Month) string {
	switch m {
	case time.January:
		return lang.X("month.january", "January")
	case time.February:
		return lang.X("month.february", "February")
	case time.March:
		return lang.X("month.march", "March")
	case time.April:
		return lang.X("month.april", "April")
	case time.May:
		return lang.X("month.may", "May")
	case time.June:
		return lang.X("month.june", "June")
	case time.July:
		return lang.X("month.july", "July")
	case time.August:
		return lang.X("month.august", "August")
	case time.September:
		return lang.X("month.september", "September")
	case time.October:
		return lang.X("month.october", "October")
	case time.November:
		return lang.X("month.november", "November")
	default:
		return lang.X("month.december", "December")
	}
}

// shortName is the first three letters of a month or a day.
func shortName(name string) string {
	letters := []rune(name)
	return string(letters[:min(len(letters), 3)])
}

// MonthShort names a month in three letters.
func MonthShort(m time.Month) string { return shortName(Month(m)) }

// Weekday names a day of the week.
func Weekday(d time.Weekday) string {
	switch d {
	case time.Monday:
		return lang.X("weekday.monday", "Monday")
	case time.Tuesday:
		return lang.X("weekday.tuesday", "Tuesday")
	case time.Wednesday:
		return lang.X("weekday.wednesday", "Wednesday")
	case time.Thursday:
		return lang.X("weekday.thursday", "Thursday")
	case time.Friday:
		return lang.X("weekday.friday", "Friday")
	case time.Saturday:
		return lang.X("weekday.saturday", "Saturday")
	default:
		return lang.X("weekday.sunday", "Sunday")
	}
}

// WeekdayShort names a day of the week in three letters.
func WeekdayShort(d time.Weekday) string { return shortName(Weekday(d)) }

// Date formats a day, such as "Friday, 20 November 2026".
func Date(d engine.Day) string {
	year, month, day := d.Time().Date()
	return lang.X("date.full", "{{.Weekday}}, {{.Day}} {{.Month}} {{.Year}}", map[string]any{
		"Weekday": Weekday(d.Weekday()), "Day": day, "Month": Month(month), "Year": year,
	})
}

// DateShort formats a day, such as "Fri 20 Nov 2026".
func DateShort(d engine.Day) string {
	year, month, day := d.Time().Date()
	return lang.X("date.short", "{{.Weekday}} {{.Day}} {{.Month}} {{.Year}}", map[string]any{
		"Weekday": WeekdayShort(d.Weekday()), "Day": day, "Month": MonthShort(month), "Year": year,
	})
}

// DateBrief formats a day, such as "20 November".
func DateBrief(d engine.Day) string {
	_, month, day := d.Time().Date()
	return lang.X("date.brief", "{{.Day}} {{.Month}}", map[string]any{"Day": day, "Month": Month(month)})
}

// NearDay names a day as people speak of it: "today", "yesterday", "Tuesday", and from a
// week ago on "20 November".
func NearDay(day, today engine.Day) string {
	switch ago := today - day; {
	case ago == 0:
		return lang.X("day.today", "today")
	case ago == 1:
		return lang.X("day.yesterday", "yesterday")
	case ago > 1 && ago < 7:
		return Weekday(day.Weekday())
	}
	return DateBrief(day)
}

// Clock formats a time of day, counted from midnight, as the user's country does:
// "07:30", "7:30 AM".
func Clock(d time.Duration) string { return TimeOfDay(time.Time{}.Add(d)) }

// TimeOfDay formats the time of day of a moment, as Clock does.
func TimeOfDay(t time.Time) string { return locale.System().Clock(t) }

// Hours12 reports whether hours count to 12 in the user's country.
func Hours12() bool { return locale.System().Hours12() }

// Hour formats the hour of a time of day, counted from midnight, as the user's country
// does: "19 h", "7 PM".
func Hour(d time.Duration) string {
	if Hours12() {
		return time.Time{}.Add(d).Format("3 PM")
	}
	return lang.X("reminders.hour", "{{.N}} h", map[string]any{"N": fmt.Sprintf("%02d", d/time.Hour)})
}

// Length formats a duration in whole minutes: "under 1 min", "16 min", "1 h 5
// min".
func Length(d time.Duration) string {
	minutes := int(d.Round(time.Minute) / time.Minute)
	switch {
	case d <= 0:
		return lang.X("took.minutes", "{{.N}} min", map[string]any{"N": 0})
	case minutes == 0:
		return lang.X("took.moment", "under 1 min")
	case minutes < 60:
		return lang.X("took.minutes", "{{.N}} min", map[string]any{"N": minutes})
	case minutes%60 == 0:
		return lang.X("took.hours", "{{.H}} h", map[string]any{"H": minutes / 60})
	}
	return lang.X("took.both", "{{.H}} h {{.N}} min", map[string]any{"H": minutes / 60, "N": minutes % 60})
}

// Activity is the name of a kind of activity without Uncoil.
func Activity(k engine.ActivityKind) string {
	switch k {
	case engine.Walk:
		return lang.X("activity.walk", "Walking")
	case engine.Swim:
		return lang.X("activity.swim", "Swimming")
	case engine.Bike:
		return lang.X("activity.bike", "Cycling")
	case engine.Strength:
		return lang.X("activity.strength", "Strength")
	default:
		return lang.X("activity.other", "Other")
	}
}
