// Package report sums up a history for a therapist: how often and how long, how it
// felt before and after, what was done and with which doses, and what hurt. It is
// pure: it neither reads a database nor knows a language.
package report

import (
	"cmp"
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
}

// Report is what a therapist wants to know of some weeks.
type Report struct {
	From, To engine.Day
	// Sessions and Played are those of all weeks together; Days is on how many days
	// there was a session.
	Sessions, Days int
	Played         time.Duration
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

// Dose is how an exercise was done in one session: Sets of Length each, on Sides
// sides (1, 2, or 3 where both were worked together as well).
type Dose struct {
	Sets, Sides int
	Length      time.Duration
}

// Exercise is how much of one exercise was done.
type Exercise struct {
	ID       string
	Sessions int
	Worked   time.Duration
	// First and Last are its doses in the first and the last session of the
	// stretch.
	First, Last Dose
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
	r := &Report{From: in.From, To: in.To}
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

// exercises sums up what was done; sets of which less than half was worked say
// nothing about a dose.
func exercises(sessions []engine.SessionDetails) []Exercise {
	of := map[string]*Exercise{}
	for i := range sessions {
		here := map[string][]engine.SetRecord{}
		for _, set := range sessions[i].Sets {
			here[set.Exercise] = append(here[set.Exercise], set)
		}
		for id, sets := range here {
			worked := time.Duration(0)
			for _, set := range sets {
				worked += set.Worked
			}
			sets = slices.DeleteFunc(sets, func(s engine.SetRecord) bool { return 2*s.Worked < s.Planned || s.Worked == 0 })
			if worked == 0 {
				continue
			}
			if of[id] == nil {
				of[id] = &Exercise{ID: id}
			}
			e := of[id]
			e.Worked += worked
			if len(sets) == 0 {
				continue
			}
			e.Sessions++
			e.Last = dose(sets)
			if e.Sessions == 1 {
				e.First = e.Last
			}
		}
	}
	var all []Exercise
	for _, e := range of {
		all = append(all, *e)
	}
	slices.SortFunc(all, func(a, b Exercise) int { return cmp.Or(cmp.Compare(b.Worked, a.Worked), cmp.Compare(a.ID, b.ID)) })
	return all
}

// dose returns how an exercise was done in one session: how many sets of one side,
// and how long the middle one of all was.
func dose(sets []engine.SetRecord) Dose {
	type part struct {
		place string
		set   int
	}
	sides, parts := map[engine.Side]bool{}, map[part]bool{}
	var lengths []time.Duration
	for _, s := range sets {
		sides[s.Side] = true
		parts[part{s.Place, s.Set}] = true
		lengths = append(lengths, s.Planned)
	}
	slices.Sort(lengths)
	return Dose{Sets: len(parts), Sides: len(sides), Length: lengths[len(lengths)/2]}
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
