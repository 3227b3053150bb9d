package store

import (
	"context"
	"time"

	"uncoil/engine"
)

// The sums, which triggers of the database keep: see the sixth migration.
const (
	selectDays = `SELECT day, sessions, finished, played_ms, other_ms,
		before_sum, before_count, after_sum, after_count FROM days`
	selectWeeks = `SELECT week, sessions, finished, played_ms, other_ms,
		before_sum, before_count, after_sum, after_count FROM weeks WHERE first = ? ORDER BY week`
	selectTotals = `SELECT exercise, sets, worked_ms FROM exercise_totals`

	mostDoneOn = `SELECT exercise, sum(sets.worked_ms * 2 >= sets.planned_ms), sum(sets.worked_ms) AS worked
		FROM sessions CROSS JOIN sets ON sets.session = sessions.id
		WHERE sessions.day BETWEEN ? AND ? AND sessions.deleted_at IS NULL
		GROUP BY exercise ORDER BY worked DESC, exercise LIMIT ?`

	// sumDays is selectDays over several days; the first column is to be put
	// before it.
	sumDays = `, coalesce(sum(sessions), 0), coalesce(sum(finished), 0), coalesce(sum(played_ms), 0),
		coalesce(sum(other_ms), 0), coalesce(sum(before_sum), 0), coalesce(sum(before_count), 0),
		coalesce(sum(after_sum), 0), coalesce(sum(after_count), 0) FROM days`
)

// Days returns the days of a stretch, both ends included, on which something was
// done, the oldest first.
func (s *Store) Days(ctx context.Context, from, to engine.Day) ([]engine.DayRecord, error) {
	return list(ctx, s.reader(), scanDay, selectDays+` WHERE day BETWEEN ? AND ? ORDER BY day`, from, to)
}

// Weeks returns the sums of all weeks in which something was done, the oldest
// first. A week begins on the weekday first; its record has the day of that.
// Weeks from Sunday and from Monday are at hand, others are summed up here.
func (s *Store) Weeks(ctx context.Context, first time.Weekday) ([]engine.DayRecord, error) {
	if first == time.Sunday || first == time.Monday {
		return list(ctx, s.reader(), scanDay, selectWeeks, first)
	}
	return list(ctx, s.reader(), scanDay, `SELECT day - (day + 7000000 + ? - ?) % 7 AS week`+sumDays+
		` GROUP BY week ORDER BY week`, time.Thursday, first)
}

// Totals returns the sums of everything; its day is that of the first session or
// activity, 0 if there is none.
func (s *Store) Totals(ctx context.Context) (engine.DayRecord, error) {
	sum, err := scanDay(s.reader().QueryRowContext(ctx, `SELECT coalesce(min(day), 0)`+sumDays))
	return sum, failure("the history cannot be read", err)
}

// MostDone returns the exercises by how long they were done in all, the most
// first, at most limit of them.
func (s *Store) MostDone(ctx context.Context, limit int) ([]engine.ExerciseTotal, error) {
	return list(ctx, s.reader(), scanTotal, selectTotals+
		` WHERE worked_ms > 0 ORDER BY worked_ms DESC, exercise LIMIT ?`, limit)
}

// MostDoneOn is MostDone for a stretch of days, both ends included. It takes the
// longer the more sessions those have; a year of them is quick.
func (s *Store) MostDoneOn(ctx context.Context, from, to engine.Day, limit int) ([]engine.ExerciseTotal, error) {
	return list(ctx, s.reader(), scanTotal, mostDoneOn, from, to, limit)
}

// scanDay reads one row of selectDays.
func scanDay(row row) (engine.DayRecord, error) {
	var d engine.DayRecord
	var played, other int64
	err := row.Scan(&d.Day, &d.Sessions, &d.Finished, &played, &other,
		&d.Before.Sum, &d.Before.Count, &d.After.Sum, &d.After.Count)
	d.Played, d.Other = milliseconds(played), milliseconds(other)
	return d, err
}

// scanTotal reads one row of selectTotals.
func scanTotal(row row) (engine.ExerciseTotal, error) {
	var t engine.ExerciseTotal
	var worked int64
	err := row.Scan(&t.Exercise, &t.Sets, &worked)
	t.Worked = milliseconds(worked)
	return t, err
}
