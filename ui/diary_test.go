package ui

import (
	"context"
	"slices"
	"sync"
	"time"

	"uncoil/engine"
	"uncoil/engine/practice"
)

// diary is a history in memory. It keeps what a session notes of itself, as the
// store does.
type diary struct {
	mu         sync.Mutex
	sessions   []engine.SessionDetails // by id, from 1
	marks      map[int64]engine.Mark
	activities []engine.Activity
	current    int64
	// continued lists the sessions that were resumed.
	continued []int64
	// visits are the sets of the session that runs, by visit.
	visits map[int]int
}

func (d *diary) add(s engine.SessionDetails) int64 {
	s.ID = int64(len(d.sessions) + 1)
	d.sessions = append(d.sessions, s)
	return s.ID
}

func (d *diary) of(id int64) *engine.SessionDetails { return &d.sessions[id-1] }

// begin is what the store does as a session begins, or goes on.
func (d *diary) begin(b practice.Beginning) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.visits = map[int]int{}
	if b.Record != 0 {
		d.current = b.Record
		d.continued = append(d.continued, b.Record)
		return
	}
	d.current = d.add(engine.SessionDetails{SessionRecord: engine.SessionRecord{
		Routine: b.Timeline.Routine, Name: b.Timeline.Name, Started: time.Now(), Planned: b.Timeline.Length, Minutes: b.Timeline.Minutes(), Feeling: b.Feeling,
	}})
}

// Progress, Hurt, Answer and End are the session's notes.
func (d *diary) Progress(m engine.Mark) {
	d.mu.Lock()
	defer d.mu.Unlock()
	m.At = time.Now()
	if d.marks == nil {
		d.marks = map[int64]engine.Mark{}
	}
	d.marks[d.current] = m
	s := d.of(d.current)
	s.Played = m.Played
	if m.Kind != engine.Work || m.Worked == 0 {
		return
	}
	set := engine.SetRecord{Exercise: m.Exercise, Place: m.Place, Side: m.Side, Set: m.Set, Amount: m.Amount, Planned: m.Planned, Worked: m.Worked}
	if i, ok := d.visits[m.Visit]; ok {
		s.Sets[i] = set
		return
	}
	d.visits[m.Visit] = len(s.Sets)
	s.Sets = append(s.Sets, set)
}

func (d *diary) Hurt(h engine.Hurt) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.of(d.current).Hurts = append(d.of(d.current).Hurts, h)
}

func (d *diary) Answer(a engine.Answer) {
	d.mu.Lock()
	defer d.mu.Unlock()
	hurts := d.of(d.current).Hurts
	hurts[len(hurts)-1].Answer = a
}

func (d *diary) End(played time.Duration, finished bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := d.of(d.current)
	s.Played, s.Finished, s.Ended = played, finished, time.Now()
}

func (d *diary) OpenSession(context.Context) (*engine.SessionRecord, *engine.Mark, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := len(d.sessions); i > 0; i-- {
		if s := d.of(int64(i)); s.Ended.IsZero() {
			r := s.SessionRecord
			if m, ok := d.marks[s.ID]; ok {
				return &r, &m, nil
			}
			return &r, nil, nil
		}
	}
	return nil, nil, nil
}

func (d *diary) CloseSession(_ context.Context, id int64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.of(id).Ended = time.Now()
	return nil
}

func (d *diary) SetFeeling(_ context.Context, id int64, f engine.Feeling) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.of(id).Feeling = f
	return nil
}

func (d *diary) Sessions(_ context.Context, limit int) ([]engine.SessionRecord, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var all []engine.SessionRecord
	for i := len(d.sessions); i > 0 && len(all) < limit; i-- {
		all = append(all, d.of(int64(i)).SessionRecord)
	}
	return all, nil
}

func (d *diary) Session(_ context.Context, id int64) (engine.SessionDetails, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return *d.of(id), nil
}

func (d *diary) AddActivity(_ context.Context, a engine.Activity) (int64, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.activities = append(d.activities, a)
	return int64(len(d.activities)), nil
}

// Activities returns those that were noted.
func (d *diary) Activities(_ context.Context, from, to engine.Day) ([]engine.Activity, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(d.activities), func(a engine.Activity) bool { return a.Day < from || a.Day > to }), nil
}
