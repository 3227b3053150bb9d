// Package history turns records into what people look at: a year's calendar,
// weeks against a goal, streaks, how discomfort went. It also writes the records
// as JSON or CSV and reads both, as editors and spreadsheets of any country save
// them. What it has written it reads back the same; what is wrong in a file is a
// Problem with its line, and the rest is read. It uses no clock and no database.
package history

import (
	"time"

	"uncoil/engine"
)

// Weeks sums up days, the oldest first, into weeks that begin on the weekday
// first. Weeks in which nothing was done are left out.
func Weeks(days []engine.DayRecord, first time.Weekday) []engine.DayRecord {
	var weeks []engine.DayRecord
	for _, d := range days {
		start := d.Day.WeekStart(first)
		if len(weeks) == 0 || weeks[len(weeks)-1].Day != start {
			weeks = append(weeks, engine.DayRecord{Day: start})
		}
		add(&weeks[len(weeks)-1], d)
	}
	return weeks
}

// add adds the figures of one record to another.
func add(sum *engine.DayRecord, d engine.DayRecord) {
	sum.Sessions += d.Sessions
	sum.Finished += d.Finished
	sum.Played += d.Played
	sum.Other += d.Other
	sum.Before.Sum += d.Before.Sum
	sum.Before.Count += d.Before.Count
	sum.After.Sum += d.After.Sum
	sum.After.Count += d.After.Count
}

// LastWeeks returns n weeks up to the one of today, the oldest first, those in
// which nothing was done too. The weeks given are sums as Weeks makes them.
func LastWeeks(weeks []engine.DayRecord, n int, today engine.Day, first time.Weekday) []engine.DayRecord {
	last := make([]engine.DayRecord, max(n, 0))
	end := today.WeekStart(first)
	for i := range last {
		last[i].Day = end - engine.Day(7*(len(last)-1-i))
	}
	for _, w := range weeks {
		if i := len(last) - 1 - int(end-w.Day)/7; i >= 0 && i < len(last) && last[i].Day == w.Day {
			last[i] = w
		}
	}
	return last
}

// Streak counts weeks in a row.
type Streak struct {
	// Current is the streak that still lasts, Longest the longest there was.
	Current, Longest int
}

// Streaks counts the weeks in a row with at least one session. One session is
// enough, and the goal does not enter into it: days of rest are part of
// exercising, a hard week must not undo a good month, and a higher goal must not
// end a streak. The current week counts once it has a session, and does not end
// the streak while it lasts. Weeks after today, which a wrong clock may have
// left, are ignored.
func Streaks(weeks []engine.DayRecord, today engine.Day, first time.Weekday) Streak {
	var s Streak
	run := 0
	now := today.WeekStart(first)
	previous := engine.Day(0)
	for _, w := range weeks {
		if w.Sessions == 0 || w.Day > now {
			continue
		}
		if run == 0 || w.Day != previous+7 {
			run = 0
		}
		run++
		previous = w.Day
		s.Longest = max(s.Longest, run)
	}
	if run > 0 && previous >= now-7 {
		s.Current = run
	}
	return s
}

// Cell is one day in a year's calendar.
type Cell struct {
	engine.DayRecord
	// InYear is false for the days before and after that fill up its weeks.
	InYear bool
	// Heat is how much was done, from 0 (nothing) to MaxHeat.
	Heat int
}

// MaxHeat is the highest Heat.
const MaxHeat = 4

// HeatOf returns the heat of a day with so much time played and spent on other
// activities: 1 for anything at all, and one more for each ten minutes up to
// MaxHeat. The steps are the same for everybody, so that a legend can name them
// and one long day does not make the others pale.
func HeatOf(played, other time.Duration) int {
	done := played + other
	if done <= 0 {
		return 0
	}
	return min(1+int(done/(10*time.Minute)), MaxHeat)
}

// Calendar returns a year as columns of seven days, each a week that begins on
// the weekday first. The days are those of the year, in any order.
func Calendar(days []engine.DayRecord, year int, first time.Weekday) [][7]Cell {
	begin, end := engine.DayOn(year, time.January, 1), engine.DayOn(year, time.December, 31)
	start := begin.WeekStart(first)
	columns := make([][7]Cell, (end.WeekStart(first)-start)/7+1)
	for i := range columns {
		for k := range columns[i] {
			day := start + engine.Day(7*i+k)
			columns[i][k] = Cell{DayRecord: engine.DayRecord{Day: day}, InYear: day >= begin && day <= end}
		}
	}
	for _, d := range days {
		if d.Day < begin || d.Day > end {
			continue
		}
		cell := &columns[(d.Day-start)/7][(d.Day-start)%7]
		cell.DayRecord, cell.Heat = d, HeatOf(d.Played, d.Other)
	}
	return columns
}

// Point is how discomfort was on one day or in one week. Where nothing was said
// there is no value.
type Point struct {
	Day                 engine.Day
	Before, After       float64
	HasBefore, HasAfter bool
}

// Discomfort returns the mean discomforts of days or weeks, without those in
// which nothing was said.
func Discomfort(records []engine.DayRecord) []Point {
	var points []Point
	for _, d := range records {
		p := Point{Day: d.Day}
		p.Before, p.HasBefore = d.Before.Mean()
		p.After, p.HasAfter = d.After.Mean()
		if p.HasBefore || p.HasAfter {
			points = append(points, p)
		}
	}
	return points
}
