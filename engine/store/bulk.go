package store

import (
	"database/sql"
	"fmt"

	"uncoil/engine"
)

// tellEvery is how many records are brought in between two words on the progress.
const tellEvery = 500

// importing imports an archive in one transaction, which ends as soon as its
// context is done. The statements run without the context, because with a
// cancellable one the driver starts a goroutine for each.
type importing struct {
	tx   *sql.Tx
	tell func(done float64)
}

// all carries out a plan. The triggers that update the sums of a day for every
// row are dropped for that time; the sums are updated once at the end.
func (in importing) all(a engine.Archive, p *plan) error {
	if err := in.back(`UPDATE sessions SET deleted_at = NULL WHERE id = ?`, p.sessionsBack); err != nil {
		return err
	}
	if err := in.back(`UPDATE activities SET deleted_at = NULL WHERE id = ?`, p.activitiesBack); err != nil {
		return err
	}
	if len(p.sessions)+len(p.activities) == 0 {
		return nil
	}
	var before struct{ session, activity int64 }
	if err := in.tx.QueryRow(`SELECT (SELECT coalesce(max(id), 0) FROM sessions), (SELECT coalesce(max(id), 0) FROM activities)`).
		Scan(&before.session, &before.activity); err != nil {
		return err
	}
	returnTriggers, err := in.withoutTriggers("session_added", "set_added", "activity_added")
	if err != nil {
		return err
	}
	if err := in.sessions(a.Sessions, p.sessions); err != nil {
		return err
	}
	if err := in.activities(a.Activities, p.activities); err != nil {
		return err
	}
	for _, query := range []string{sumNewTotals, dropNewDays, sumNewDays, dropNewWeeks, sumNewWeeks} {
		if _, err := in.tx.Exec(query, before.session, before.activity); err != nil {
			return err
		}
	}
	return returnTriggers()
}

// each calls do for n records, and says how far that has come.
func (in importing) each(n int, do func(i int) error) error {
	const most = 0.9 // what is left is summing up
	for i := range n {
		if i%tellEvery == tellEvery-1 {
			in.tell(most * float64(i) / float64(n))
		}
		if err := do(i); err != nil {
			return err
		}
	}
	return nil
}

// back has deleted rows come back as they were.
func (in importing) back(query string, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	update, err := in.tx.Prepare(query)
	if err != nil {
		return err
	}
	defer update.Close()
	return in.each(len(ids), func(i int) error {
		_, err := update.Exec(ids[i])
		return err
	})
}

// withoutTriggers drops triggers; the function that it returns creates them
// again. No other connection ever sees the database without them: all is one
// transaction.
func (in importing) withoutTriggers(names ...string) (makeAgain func() error, err error) {
	var texts []string
	for _, name := range names {
		var text string
		err := in.tx.QueryRow(`SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?`, name).Scan(&text)
		if err != nil {
			return nil, fmt.Errorf("trigger %s: %w", name, err)
		}
		if _, err := in.tx.Exec("DROP TRIGGER " + name); err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	return func() error {
		for _, text := range texts {
			if _, err := in.tx.Exec(text); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// sessions adds those with the given indices. Like every session they end no
// earlier than their start and what was played.
func (in importing) sessions(all []engine.SessionDetails, indices []int) error {
	session, err := in.tx.Prepare(`INSERT INTO sessions (routine, name, started_at, started_zone, planned_ms,
			played_ms, ended_at, ended_zone, finished, resumed, before, after, note)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer session.Close()
	set, err := in.tx.Prepare(`INSERT INTO sets
		(session, run, visit, exercise, place, side, set_number, amount, planned_ms, worked_ms, at, zone)
		VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer set.Close()
	hurt, err := in.tx.Prepare(`INSERT INTO hurts
		(session, exercise, place, side, set_number, elapsed_ms, played_ms, answer, at, zone)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer hurt.Close()
	return in.each(len(indices), func(i int) error {
		d := &all[indices[i]]
		started, zone := stamp(d.Started)
		ended, endedZone := stamp(d.Ended)
		result, err := session.Exec(d.Routine, d.Name, started, zone, d.Planned.Milliseconds(), d.Played.Milliseconds(),
			max(ended, started+d.Played.Milliseconds()), endedZone, d.Finished, d.Resumed, d.Feeling.Before, d.Feeling.After, d.Feeling.Note)
		if err != nil {
			return err
		}
		id, err := result.LastInsertId()
		if err != nil {
			return err
		}
		for visit, s := range d.Sets {
			at, zone := stamp(s.At)
			if _, err := set.Exec(id, visit+1, s.Exercise, s.Place, string(s.Side), s.Set, s.Amount,
				s.Planned.Milliseconds(), s.Worked.Milliseconds(), at, zone); err != nil {
				return err
			}
		}
		for _, h := range d.Hurts {
			at, zone := stamp(h.At)
			if _, err := hurt.Exec(id, h.Exercise, h.Place, string(h.Side), h.Set,
				h.Elapsed.Milliseconds(), h.Played.Milliseconds(), string(h.Answer), at, zone); err != nil {
				return err
			}
		}
		return nil
	})
}

// activities adds those with the given indices.
func (in importing) activities(all []engine.Activity, indices []int) error {
	insert, err := in.tx.Prepare(`INSERT INTO activities (kind, day, length_ms, note) VALUES (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	return in.each(len(indices), func(i int) error {
		a := &all[indices[i]]
		_, err := insert.Exec(string(a.Kind), int64(a.Day), wholeMilliseconds(a.Length), a.Note)
		return err
	})
}

// The sums that the triggers update row by row (see the sixth migration), for all
// sessions after the id ?1 and all activities after ?2 at once.
const (
	newDays = `WITH fresh (day) AS (SELECT day FROM sessions WHERE id > ?1 UNION SELECT day FROM activities WHERE id > ?2)`
	// newWeeks are the weeks of those days, from Sunday (0) and from Monday (1).
	newWeeks = newDays + `, freshWeeks (first, week) AS (
		SELECT 0, day - (day + 7000004) % 7 FROM fresh UNION SELECT 1, day - (day + 7000003) % 7 FROM fresh)`

	dropNewDays = newDays + ` DELETE FROM days WHERE day IN fresh`
	sumNewDays  = newDays + ` INSERT INTO days
		SELECT day, sum(counted), sum(finished), sum(played), sum(other), sum(coalesce(before, 0)), count(before),
			sum(coalesce(after, 0)), count(after)
		FROM (SELECT day, played_ms > 0 AND (played_ms >= 300000 OR 2 * played_ms >= planned_ms) AS counted, finished, played_ms AS played, 0 AS other, before, after
				FROM sessions WHERE deleted_at IS NULL AND day IN fresh
			UNION ALL SELECT day, 0, 0, 0, length_ms, NULL, NULL
				FROM activities WHERE deleted_at IS NULL AND day IN fresh)
		GROUP BY day`
	dropNewWeeks = newWeeks + ` DELETE FROM weeks WHERE (first, week) IN (SELECT first, week FROM freshWeeks)`
	sumNewWeeks  = newWeeks + ` INSERT INTO weeks
		SELECT first, week, sum(sessions), sum(finished), sum(played_ms), sum(other_ms),
			sum(before_sum), sum(before_count), sum(after_sum), sum(after_count)
		FROM freshWeeks JOIN days ON days.day BETWEEN week AND week + 6
		GROUP BY first, week`
	sumNewTotals = `INSERT INTO exercise_totals
		SELECT exercise, sum(worked_ms * 2 >= planned_ms), sum(worked_ms) FROM sets WHERE session > ?1 AND ?2 >= 0 GROUP BY exercise
		ON CONFLICT DO UPDATE SET sets = sets + excluded.sets, worked_ms = worked_ms + excluded.worked_ms`
)
