package plan

import (
	"context"
	"slices"
	"time"

	"uncoil/engine"
	"uncoil/engine/progress"
)

// Past is what the plan looks at of a history.
type Past struct {
	// Sessions are those that are over, the oldest first.
	Sessions []PastSession
	// Activities are those of the last weeks.
	Activities []engine.Activity
}

// PastSession is one session.
type PastSession struct {
	Day     engine.Day
	Routine string
	// Planned is the length of the session, Played how much of it was played.
	Planned, Played time.Duration
	Feeling         engine.Feeling
	// Hurt lists the exercises that hurt. It is known of the last weeks.
	Hurt []string
}

// worse reports whether it felt worse after the session than before.
func (s *PastSession) worse() bool {
	return s.Feeling.Before != nil && s.Feeling.After != nil && *s.Feeling.After > *s.Feeling.Before
}

// Records is what Read needs of a store.
type Records interface {
	progress.History
	Activities(ctx context.Context, from, to engine.Day) ([]engine.Activity, error)
}

// mostRecords is how many sessions Read looks at: half a year with two a day.
const mostRecords = 400

// Read reads what the plan looks at, and returns the errors of the store.
func Read(ctx context.Context, from Records, today engine.Day) (Past, error) {
	var past Past
	newest, err := from.Sessions(ctx, mostRecords)
	if err != nil {
		return past, err
	}
	for _, r := range newest {
		if r.Ended.IsZero() {
			continue
		}
		s := PastSession{Day: engine.DayOf(r.Started), Routine: r.Routine, Planned: r.Planned, Played: r.Played, Feeling: r.Feeling}
		if today-s.Day <= progress.Calm {
			d, err := from.Session(ctx, r.ID)
			if err != nil {
				return past, err
			}
			for _, h := range d.Hurts {
				s.Hurt = append(s.Hurt, h.Exercise)
			}
		}
		past.Sessions = append(past.Sessions, s)
	}
	slices.Reverse(past.Sessions)
	past.Activities, err = from.Activities(ctx, today-progress.Recent, today)
	return past, err
}

// PastOf returns what Goal looks at of an archive.
func PastOf(a *engine.Archive) Past {
	var p Past
	for i := range a.Sessions {
		s := &a.Sessions[i]
		p.Sessions = append(p.Sessions, PastSession{Day: engine.DayOf(s.Started), Routine: s.Routine, Planned: s.Planned, Played: s.Played})
	}
	return p
}

// counts reports whether the session counts. The plan and the week have one rule.
func (s *PastSession) counts() bool { return engine.Counts(s.Planned, s.Played) }

// days are those up to a day with a session that counts, the oldest first, each
// once.
func (p *Past) days(upTo engine.Day) []engine.Day {
	var days []engine.Day
	for i := range p.Sessions {
		if s := &p.Sessions[i]; s.Day <= upTo && s.counts() {
			days = append(days, s.Day)
		}
	}
	slices.Sort(days) // a clock may have been wrong
	return slices.Compact(days)
}

// on are the sessions of a day.
func (p *Past) on(day engine.Day) []PastSession {
	return slices.DeleteFunc(slices.Clone(p.Sessions), func(s PastSession) bool { return s.Day != day })
}

// longOn is how many sessions of a day were more than a short break, of which there
// may be several.
func (p *Past) longOn(day engine.Day) int {
	n := 0
	for _, s := range p.on(day) {
		if s.counts() && s.Played >= MiniMinutes*time.Minute {
			n++
		}
	}
	return n
}

// Last returns the last session of a routine, and whether there has been one.
func (p *Past) Last(routine string) (PastSession, bool) {
	for i := range slices.Backward(p.Sessions) {
		if p.Sessions[i].Routine == routine {
			return p.Sessions[i], true
		}
	}
	return PastSession{}, false
}

// LastDone returns on which day each routine was done last.
func (p *Past) LastDone() map[string]engine.Day {
	last := map[string]engine.Day{}
	for i := range p.Sessions {
		s := &p.Sessions[i]
		last[s.Routine] = max(last[s.Routine], s.Day)
	}
	return last
}
