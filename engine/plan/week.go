package plan

import (
	"time"

	"uncoil/engine"
	"uncoil/engine/progress"
)

const (
	daysPerWeek = 7
	// longerUntil is the week up to which sessions grow longer; after that, and up
	// to Weeks, the exercises grow harder.
	longerUntil = 4
	// firstGoal is the number of sessions in the first week.
	firstGoal = 2
)

// goalIn is the number of sessions in a week of the plan: two at first, one more
// each week, and never more than the person wants.
func goalIn(week, wanted int) int { return max(1, min(firstGoal+week-1, wanted)) }

// Goal is how many sessions a week are aimed at now: what this week of the plan has, or
// the person's own goal where the plan is off. All that shows a goal takes it from here.
func Goal(past Past, prefs *engine.Preferences, today engine.Day) int {
	if !prefs.Plan {
		return prefs.Goal
	}
	return goalIn(weekOf(past.days(today), today, prefs.Goal), prefs.Goal)
}

// ThisWeek returns how many sessions that count there were in the calendar week of a day,
// up to it, and on how many days; the week begins on first. All that says "this week"
// counts here.
func (p *Past) ThisWeek(today engine.Day, first time.Weekday) (sessions, days int) {
	start := today.WeekStart(first)
	for i := range p.Sessions {
		if s := &p.Sessions[i]; s.Day >= start && s.Day <= today && s.counts() {
			sessions++
		}
	}
	for _, d := range p.days(today) {
		if d >= start {
			days++
		}
	}
	return sessions, days
}

// apart is how many days lie between two sessions, at least, so that a number of
// them spread over a week.
func apart(goal int) int { return max(1, daysPerWeek/goal) }

// weekOf returns the week of the plan, from 1. A week passes once half of its
// sessions have been done, so that a missed one comes again; a long break goes one
// week back, and after a longer one the plan begins again.
func weekOf(days []engine.Day, today engine.Day, wanted int) int {
	week, at := 1, 0
	for at < len(days) {
		start := days[at] // also after a week without a session
		for at < len(days) && days[at]-start < daysPerWeek {
			n, away := 0, 0
			for at < len(days) && days[at]-start < daysPerWeek {
				away = until(days, at, today)
				n, at = n+1, at+1
			}
			if today-start >= daysPerWeek && 2*n >= goalIn(week, wanted) {
				week++
			}
			switch {
			case away >= progress.Recent:
				week = 1
			case away >= progress.Break:
				week = max(1, week-1)
			}
			start += daysPerWeek
		}
	}
	return week
}

// until is how many days lie between one of some days and the next, or today.
func until(days []engine.Day, i int, today engine.Day) int {
	if i+1 < len(days) {
		return int(days[i+1] - days[i])
	}
	return int(today - days[i])
}
