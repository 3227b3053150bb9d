package sample

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/history"
)

// Past is a history in memory, for tests and the gallery. Its methods are safe
// for concurrent use.
type Past struct {
	// Err, if set, is what every method returns.
	Err error

	mu         sync.Mutex
	sessions   []engine.SessionDetails // the oldest first
	activities []engine.Activity
	deleted    map[int64]bool
	gone       map[int64]bool // activities
}

// NewPast returns an empty history.
func NewPast() *Past { return &Past{deleted: map[int64]bool{}, gone: map[int64]bool{}} }

// Year returns a history of about 14 months up to a time, always the same: a
// beginning, a holiday, and a streak of weeks.
func Year(now time.Time) *Past {
	p := NewPast()
	rng := rand.New(rand.NewPCG(6, 4))
	names := []string{"Beginner", "Morning Ease", "Desk Break", "Evening"}
	exercises := []string{Flow, Hold, Breaths, Sides}
	for back := 420; back >= 0; back-- {
		day := now.AddDate(0, 0, -back)
		if back > 200 && back < 222 || rng.IntN(100) > 46-back/16 {
			continue
		}
		for range 1 + rng.IntN(3)/2 {
			started := time.Date(day.Year(), day.Month(), day.Day(), 7+rng.IntN(12), 5*rng.IntN(12), 0, 0, now.Location())
			if started.After(now) {
				continue
			}
			kind := rng.IntN(len(names))
			planned := time.Duration(8+kind*5) * time.Minute
			d := engine.SessionDetails{SessionRecord: engine.SessionRecord{
				Routine: "sample", Name: names[kind], Started: started, Planned: planned, Played: planned, Finished: true,
			}}
			if rng.IntN(8) == 0 {
				d.Finished, d.Played = false, planned/3
			}
			if back < 300 && rng.IntN(4) > 0 {
				before := min(3+back/60+rng.IntN(3), engine.MaxDiscomfort)
				d.Feeling.Before, d.Feeling.After = new(before), new(max(before-1-rng.IntN(3), 0))
			}
			if rng.IntN(9) == 0 {
				d.Feeling.Note = "Slept badly, the low back was stiff this morning."
			}
			d.Ended = started.Add(d.Played + time.Minute)
			for i := range exercises {
				worked := d.Played / time.Duration(4+2*i)
				d.Sets = append(d.Sets, engine.SetRecord{Exercise: exercises[i], Set: 1, Planned: worked, Worked: worked, At: started})
			}
			p.Add(d)
		}
		if back%9 == 0 {
			p.AddActivity(engine.Activity{Kind: engine.ActivityKinds()[rng.IntN(3)], Day: engine.DayOf(day), Length: time.Duration(20+5*rng.IntN(8)) * time.Minute})
		}
	}
	return p
}

// Add adds a session, ended or open.
func (p *Past) Add(d engine.SessionDetails) int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	d.ID = int64(len(p.sessions) + 1)
	p.sessions = append(p.sessions, d)
	return d.ID
}

// AddActivity adds an activity.
func (p *Past) AddActivity(a engine.Activity) {
	p.mu.Lock()
	defer p.mu.Unlock()
	a.ID = int64(len(p.activities) + 1)
	p.activities = append(p.activities, a)
}

// kept are the sessions that are not deleted, the oldest first.
func (p *Past) kept() []engine.SessionDetails {
	var kept []engine.SessionDetails
	for _, d := range p.sessions {
		if !p.deleted[d.ID] {
			kept = append(kept, d)
		}
	}
	slices.SortStableFunc(kept, func(a, b engine.SessionDetails) int { return a.Started.Compare(b.Started) })
	return kept
}

// days sums up every day.
func (p *Past) days() []engine.DayRecord {
	sums := map[engine.Day]*engine.DayRecord{}
	sum := func(day engine.Day) *engine.DayRecord {
		if sums[day] == nil {
			sums[day] = &engine.DayRecord{Day: day}
		}
		return sums[day]
	}
	rate := func(r *engine.Ratings, v *int) {
		if v != nil {
			r.Sum, r.Count = r.Sum+*v, r.Count+1
		}
	}
	for _, d := range p.kept() {
		s := sum(engine.DayOf(d.Started))
		s.Played += d.Played
		if engine.Counts(d.Planned, d.Played) {
			s.Sessions++
		}
		rate(&s.Before, d.Feeling.Before)
		rate(&s.After, d.Feeling.After)
	}
	for _, a := range p.activities {
		if !p.gone[a.ID] {
			sum(a.Day).Other += a.Length
		}
	}
	var days []engine.DayRecord
	for _, s := range sums {
		days = append(days, *s)
	}
	slices.SortFunc(days, func(a, b engine.DayRecord) int { return cmp.Compare(a.Day, b.Day) })
	return days
}

// Days returns the days of a period on which something was done.
func (p *Past) Days(_ context.Context, from, to engine.Day) ([]engine.DayRecord, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.DeleteFunc(p.days(), func(d engine.DayRecord) bool { return d.Day < from || d.Day > to }), p.Err
}

// Weeks returns the weeks in which something was done.
func (p *Past) Weeks(_ context.Context, first time.Weekday) ([]engine.DayRecord, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return history.Weeks(p.days(), first), p.Err
}

// Totals returns the sums of everything.
func (p *Past) Totals(context.Context) (engine.DayRecord, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var total engine.DayRecord
	for i, d := range p.days() {
		if i == 0 {
			total.Day = d.Day
		}
		total.Sessions += d.Sessions
		total.Played += d.Played
	}
	return total, p.Err
}

// MostDoneOn ranks the exercises of a period by time.
func (p *Past) MostDoneOn(_ context.Context, from, to engine.Day, limit int) ([]engine.ExerciseTotal, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var totals []engine.ExerciseTotal
	for _, d := range p.kept() {
		if day := engine.DayOf(d.Started); day < from || day > to {
			continue
		}
		for _, set := range d.Sets {
			i := slices.IndexFunc(totals, func(t engine.ExerciseTotal) bool { return t.Exercise == set.Exercise })
			if i < 0 {
				i = len(totals)
				totals = append(totals, engine.ExerciseTotal{Exercise: set.Exercise})
			}
			totals[i].Sets++
			totals[i].Worked += set.Worked
		}
	}
	slices.SortStableFunc(totals, func(a, b engine.ExerciseTotal) int { return cmp.Compare(b.Worked, a.Worked) })
	return totals[:min(limit, len(totals))], p.Err
}

// page returns the newest sessions for which wanted is true.
func (p *Past) page(limit int, wanted func(r *engine.SessionRecord) bool) ([]engine.SessionRecord, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var page []engine.SessionRecord
	for _, d := range slices.Backward(p.kept()) {
		if len(page) < limit && wanted(&d.SessionRecord) {
			page = append(page, d.SessionRecord)
		}
	}
	return page, p.Err
}

// Sessions returns the newest sessions first.
func (p *Past) Sessions(_ context.Context, limit int) ([]engine.SessionRecord, error) {
	return p.page(limit, func(*engine.SessionRecord) bool { return true })
}

// SessionsBefore returns the page after a session.
func (p *Past) SessionsBefore(_ context.Context, before engine.SessionRecord, limit int) ([]engine.SessionRecord, error) {
	return p.page(limit, func(r *engine.SessionRecord) bool {
		return r.Started.Before(before.Started) || r.Started.Equal(before.Started) && r.ID < before.ID
	})
}

// SessionsOn returns the sessions of a period.
func (p *Past) SessionsOn(_ context.Context, from, to engine.Day) ([]engine.SessionRecord, error) {
	return p.page(len(p.sessions), func(r *engine.SessionRecord) bool {
		day := engine.DayOf(r.Started)
		return day >= from && day <= to
	})
}

// Session returns one session.
func (p *Past) Session(_ context.Context, id int64) (engine.SessionDetails, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if id < 1 || id > int64(len(p.sessions)) || p.deleted[id] {
		return engine.SessionDetails{}, engine.Errorf(engine.CodeNotFound, "there is no session %d", id)
	}
	return p.sessions[id-1], p.Err
}

// EditSession changes a session.
func (p *Past) EditSession(_ context.Context, r engine.SessionRecord) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.Err == nil {
		p.sessions[r.ID-1].SessionRecord = r
	}
	return p.Err
}

// DeleteSession deletes a session, RestoreSession undoes that.
func (p *Past) DeleteSession(_ context.Context, id int64) error { return p.set(p.deleted, id, true) }

// RestoreSession undoes DeleteSession.
func (p *Past) RestoreSession(_ context.Context, id int64) error { return p.set(p.deleted, id, false) }

func (p *Past) set(marks map[int64]bool, id int64, on bool) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.Err == nil {
		marks[id] = on
	}
	return p.Err
}

// Activities returns the activities of a period, the newest first.
func (p *Past) Activities(_ context.Context, from, to engine.Day) ([]engine.Activity, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var found []engine.Activity
	for _, a := range p.activities {
		if a.Day >= from && a.Day <= to && !p.gone[a.ID] {
			found = append(found, a)
		}
	}
	slices.SortStableFunc(found, func(a, b engine.Activity) int { return cmp.Compare(b.Day, a.Day) })
	return found, p.Err
}

// EditActivity changes an activity.
func (p *Past) EditActivity(_ context.Context, a engine.Activity) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.Err == nil {
		p.activities[a.ID-1] = a
	}
	return p.Err
}

// DeleteActivity deletes an activity, RestoreActivity undoes that.
func (p *Past) DeleteActivity(_ context.Context, id int64) error { return p.set(p.gone, id, true) }

// RestoreActivity undoes DeleteActivity.
func (p *Past) RestoreActivity(_ context.Context, id int64) error { return p.set(p.gone, id, false) }

// Archive returns everything.
func (p *Past) Archive(context.Context) (engine.Archive, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return engine.Archive{Sessions: p.kept(), Activities: slices.Clone(p.activities)}, p.Err
}

// Preview counts what BringIn would add.
func (p *Past) Preview(_ context.Context, a engine.Archive) (added, known int, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, d := range a.Sessions {
		if slices.ContainsFunc(p.sessions, func(k engine.SessionDetails) bool { return k.Started.Equal(d.Started) && k.Routine == d.Routine }) {
			known++
			continue
		}
		added++
	}
	return added, known, p.Err
}

// BringIn adds the sessions that are not there yet.
func (p *Past) BringIn(ctx context.Context, a engine.Archive, progress func(done float64)) (added, known int, err error) {
	var news []engine.SessionDetails
	for i, d := range a.Sessions {
		one, _, err := p.Preview(ctx, engine.Archive{Sessions: []engine.SessionDetails{d}})
		if err != nil {
			return 0, 0, err
		}
		if one == 1 {
			news = append(news, d)
		}
		if progress(float64(i+1) / float64(len(a.Sessions))); ctx.Err() != nil {
			return 0, 0, ctx.Err()
		}
	}
	for _, d := range news {
		p.Add(d)
	}
	return len(news), len(a.Sessions) - len(news), nil
}
