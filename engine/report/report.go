// Package report sums up a history for a therapist: how often and how long, how it
// felt before and after, which routines and exercises were done, and what hurt. It is
// pure: it neither reads a database nor knows a language.
package report

import (
	"cmp"
	"math"
	"slices"
	"time"

	"uncoil/engine"
)

// UsualWeeks is how many weeks a report covers where nothing else is asked for.
const UsualWeeks = 12

// Input is what a report is made of.
type Input struct {
	Archive engine.Archive
	// From and To are the first and the last day, both included. First is the first
	// day of a week.
	From, To engine.Day
	First    time.Weekday
	// Goal is how many sessions a week are aimed at on the last day.
	Goal int
}

// Report is what a therapist wants to know of some weeks.
type Report struct {
	From, To engine.Day
	// Sessions and Played are those of all weeks together; Days is on how many days
	// there was a session.
	Sessions, Days int
	Played         time.Duration
	// Goal is that of the Input.
	Goal int
	// Routines are those that were done, the most often done first.
	Routines []Routine
	// Weeks are all weeks of the stretch, those without anything too.
	Weeks []Week
	// Felt has a point for each day on which discomfort was noted.
	Felt []Felt
	// Exercises is what was done, the longest first.
	Exercises []Exercise
	// Hurts and Notes are the newest first.
	Hurts []Hurt
	Notes []Note
}

// Week is one week, which begins on Day.
type Week struct {
	Day           engine.Day
	Sessions      int
	Played, Other time.Duration
}

// Felt is the discomfort of one day, the mean of what was noted, from 0 to
// engine.MaxDiscomfort; nil where nothing was.
type Felt struct {
	Day           engine.Day
	Before, After *float64
}

// Routine is how often a routine was done, by the rule of engine.Counts.
type Routine struct {
	// ID and Name are those under which it was recorded last.
	ID, Name string
	Sessions int
}

// Exercise is how much of one exercise was done.
type Exercise struct {
	ID       string
	Sessions int
	Worked   time.Duration
	// Place is the Key of the place at which it was done last.
	Place string
	// Fitted tells that it was done last in a session that was fitted to a length.
	Fitted bool
	// Dose is how much was done in the last session that had it: so much of it, in so
	// many sets on a side, and on which side if on one alone. Its Amount is 0 where
	// that was not recorded.
	Dose engine.Dosage
}

// Hurt is a moment in which an exercise hurt.
type Hurt struct {
	Day      engine.Day
	Exercise string
	Side     engine.Side
	Answer   engine.Answer
}

// Note is what was written down after a session.
type Note struct {
	Day  engine.Day
	Text string
}

// Of makes a report. A session counts as the history counts it: see engine.Counts.
func Of(in Input) *Report {
	r := &Report{From: in.From, To: in.To, Goal: in.Goal}
	for day := in.From.WeekStart(in.First); day <= in.To; day += 7 {
		r.Weeks = append(r.Weeks, Week{Day: day})
	}
	week := func(day engine.Day) *Week {
		return &r.Weeks[(day-in.From.WeekStart(in.First))/7]
	}
	sessions := slices.Clone(in.Archive.Sessions)
	sessions = slices.DeleteFunc(sessions, func(s engine.SessionDetails) bool {
		day := engine.DayOf(s.Started)
		return day < in.From || day > in.To
	})
	slices.SortStableFunc(sessions, func(a, b engine.SessionDetails) int { return a.Started.Compare(b.Started) })
	days := map[engine.Day]bool{}
	for i := range sessions {
		s := &sessions[i]
		day := engine.DayOf(s.Started)
		w := week(day)
		w.Played, r.Played = w.Played+s.Played, r.Played+s.Played
		if engine.Counts(s.Planned, s.Played) {
			w.Sessions, r.Sessions = w.Sessions+1, r.Sessions+1
			days[day] = true
		}
		for _, h := range s.Hurts {
			r.Hurts = append(r.Hurts, Hurt{day, h.Exercise, h.Side, h.Answer})
		}
		if s.Feeling.Note != "" {
			r.Notes = append(r.Notes, Note{day, s.Feeling.Note})
		}
	}
	for _, a := range in.Archive.Activities {
		if a.Day >= in.From && a.Day <= in.To {
			week(a.Day).Other += a.Length
		}
	}
	r.Days = len(days)
	r.Routines = routines(sessions)
	r.Felt = felt(sessions)
	r.Exercises = exercises(sessions)
	slices.Reverse(r.Hurts)
	slices.Reverse(r.Notes)
	return r
}

// felt averages the discomfort of each day.
func felt(sessions []engine.SessionDetails) []Felt {
	type sums struct{ before, after engine.Ratings }
	var days []engine.Day
	of := map[engine.Day]*sums{}
	add := func(to *engine.Ratings, v *int) {
		if v != nil {
			to.Sum, to.Count = to.Sum+*v, to.Count+1
		}
	}
	for i := range sessions {
		f, day := sessions[i].Feeling, engine.DayOf(sessions[i].Started)
		if f.Before == nil && f.After == nil {
			continue
		}
		if of[day] == nil {
			of[day] = &sums{}
			days = append(days, day)
		}
		add(&of[day].before, f.Before)
		add(&of[day].after, f.After)
	}
	mean := func(r engine.Ratings) *float64 {
		if m, ok := r.Mean(); ok {
			return &m
		}
		return nil
	}
	slices.Sort(days)
	points := make([]Felt, len(days))
	for i, day := range days {
		points[i] = Felt{day, mean(of[day].before), mean(of[day].after)}
	}
	return points
}

// routines counts the sessions of each routine.
func routines(sessions []engine.SessionDetails) []Routine {
	var all []Routine
	for i := range sessions {
		s := &sessions[i]
		if !engine.Counts(s.Planned, s.Played) {
			continue
		}
		at := slices.IndexFunc(all, func(r Routine) bool { return r.ID == s.Routine })
		if at < 0 {
			at, all = len(all), append(all, Routine{ID: s.Routine})
		}
		all[at].Name = s.Name
		all[at].Sessions++
	}
	slices.SortStableFunc(all, func(a, b Routine) int { return cmp.Compare(b.Sessions, a.Sessions) })
	return all
}

// dose is what was done of an exercise in a session: the sets that were done at least by
// half, and how much the last of them had; nothing where there are none.
func dose(sets []engine.SetRecord, exercise string) engine.Dosage {
	var done []engine.SetRecord
	for _, s := range sets {
		if s.Exercise == exercise && s.Worked > 0 && 2*s.Worked >= s.Planned {
			done = append(done, s)
		}
	}
	if len(done) == 0 {
		return engine.Dosage{}
	}
	type one struct {
		side engine.Side
		set  int
	}
	seen := map[one]bool{}
	perSide := map[engine.Side]int{}
	d := engine.Dosage{Sets: 1}
	for _, s := range done {
		d.Amount, d.Side = math.Round(s.Amount), s.Side
		if s.Place == done[len(done)-1].Place && !seen[one{s.Side, s.Set}] {
			seen[one{s.Side, s.Set}] = true
			perSide[s.Side]++
			d.Sets = max(d.Sets, perSide[s.Side])
		}
	}
	if len(perSide) > 1 || d.Side == engine.BothSides {
		d.Side = engine.NoSide
	}
	return d
}

// exercises sums up what was done.
func exercises(sessions []engine.SessionDetails) []Exercise {
	of, latest := map[string]*Exercise{}, map[string]int{}
	for i := range sessions {
		here := map[string]bool{}
		for _, set := range sessions[i].Sets {
			if set.Worked == 0 {
				continue
			}
			e := of[set.Exercise]
			if e == nil {
				e = &Exercise{ID: set.Exercise}
				of[set.Exercise] = e
			}
			e.Worked, e.Place, e.Fitted = e.Worked+set.Worked, set.Place, sessions[i].Minutes > 0
			if 2*set.Worked < set.Planned {
				continue
			}
			latest[set.Exercise] = i
			if !here[set.Exercise] {
				here[set.Exercise] = true
				e.Sessions++
			}
		}
	}
	var all []Exercise
	for id, e := range of {
		if e.Sessions > 0 {
			e.Dose = dose(sessions[latest[id]].Sets, id)
		}
		all = append(all, *e)
	}
	slices.SortFunc(all, func(a, b Exercise) int { return cmp.Or(cmp.Compare(b.Worked, a.Worked), cmp.Compare(a.ID, b.ID)) })
	return all
}

// Since returns the first day of a report that has not been chosen: that of the
// first session or activity, but no more than UsualWeeks ago.
func Since(a *engine.Archive, today engine.Day) engine.Day {
	first := today
	for i := range a.Sessions {
		first = min(first, engine.DayOf(a.Sessions[i].Started))
	}
	for i := range a.Activities {
		first = min(first, a.Activities[i].Day)
	}
	return max(first, today-7*UsualWeeks+1)
}
