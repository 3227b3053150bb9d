package store

import (
	"context"
	"database/sql"
	"math"

	"uncoil/engine"
)

// plan is what is to be done with an archive: the indices of what is added, and
// the ids of what was deleted and comes back.
type plan struct {
	sessions, activities         []int
	sessionsBack, activitiesBack []int64
	known                        int
}

func (p *plan) counts() Imported {
	return Imported{
		Added: len(p.sessions) + len(p.activities) + len(p.sessionsBack) + len(p.activitiesBack),
		Known: p.known,
	}
}

// planImport compares an archive with the history. It reads the history once
// rather than asking for each record.
func planImport(ctx context.Context, tx *sql.Tx, a engine.Archive) (*plan, error) {
	p := &plan{}
	if err := p.planSessions(ctx, tx, a.Sessions); err != nil {
		return nil, err
	}
	return p, p.planActivities(ctx, tx, a.Activities)
}

// sessionKey tells sessions apart.
type sessionKey struct {
	started int64
	routine string
}

// here is the mark of a session that is in the history; others have the id under
// which they were deleted.
const here = -1

func (p *plan) planSessions(ctx context.Context, tx *sql.Tx, sessions []engine.SessionDetails) error {
	from, to := int64(math.MaxInt64), int64(math.MinInt64)
	for i := range sessions {
		started, _ := stamp(sessions[i].Started)
		from, to = min(from, started), max(to, started)
	}
	there := map[sessionKey]int64{}
	routines := map[string]string{} // each name is kept once
	_, err := list(ctx, tx, func(r row) (struct{}, error) {
		var key sessionKey
		var id int64
		var deleted bool
		err := r.Scan(&key.started, &key.routine, &id, &deleted)
		if _, ok := routines[key.routine]; !ok {
			routines[key.routine] = key.routine
		}
		key.routine = routines[key.routine]
		switch {
		case !deleted:
			there[key] = here
		case there[key] != here:
			there[key] = max(there[key], id)
		}
		return struct{}{}, err
	}, `SELECT started_at, routine, id, deleted_at IS NOT NULL FROM sessions WHERE started_at BETWEEN ? AND ?`, from, to)
	if err != nil {
		return err
	}
	for i := range sessions {
		started, _ := stamp(sessions[i].Started)
		key := sessionKey{started, sessions[i].Routine}
		switch id, ok := there[key]; {
		case !ok:
			p.sessions = append(p.sessions, i)
		case id == here:
			p.known++
		default:
			p.sessionsBack = append(p.sessionsBack, id)
		}
		there[key] = here
	}
	return nil
}

// twins are the activities that are the same but for their ids.
type twins struct {
	here    int
	deleted []int64 // the newest last
}

func (p *plan) planActivities(ctx context.Context, tx *sql.Tx, activities []engine.Activity) error {
	from, to := engine.Day(math.MaxInt32), engine.Day(math.MinInt32)
	for i := range activities {
		from, to = min(from, activities[i].Day), max(to, activities[i].Day)
	}
	there := map[engine.Activity]*twins{}
	of := func(a engine.Activity) *twins {
		a.ID, a.Length = 0, milliseconds(wholeMilliseconds(a.Length))
		if there[a] == nil {
			there[a] = &twins{}
		}
		return there[a]
	}
	_, err := list(ctx, tx, func(r row) (struct{}, error) {
		var deleted bool
		a, err := scanActivity(rest{r, &deleted})
		if t := of(a); deleted {
			t.deleted = append(t.deleted, a.ID)
		} else {
			t.here++
		}
		return struct{}{}, err
	}, `SELECT deleted_at IS NOT NULL, id, kind, day, length_ms, note FROM activities WHERE day BETWEEN ? AND ? ORDER BY id`, from, to)
	if err != nil {
		return err
	}
	for i := range activities {
		t := of(activities[i])
		switch last := len(t.deleted) - 1; {
		case t.here > 0:
			t.here-- // each stands for one of the archive
			p.known++
		case last >= 0:
			p.activitiesBack = append(p.activitiesBack, t.deleted[last])
			t.deleted = t.deleted[:last]
		default:
			p.activities = append(p.activities, i)
		}
	}
	return nil
}
