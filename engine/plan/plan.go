// Package plan decides what to do today, and why: a session, a short break, a day
// in between, or nothing more. It is pure: the day and the history are given to it,
// and it keeps nothing. What it says is a suggestion; a person may do otherwise at
// any time, and nothing counts as missed.
//
// The sources say to plan how often and how long, to start slowly, and to raise
// frequency, duration and intensity step by step (S0); a few sessions a week, short
// ones too (S0); strength and low-impact cardio besides (S0, S1); to stop and change
// the routine at any discomfort (S4). That it takes six weeks, in this order, and
// what follows from days off are common practice.
package plan

import (
	"slices"
	"time"

	"uncoil/engine"
	"uncoil/engine/progress"
)

const (
	// Weeks is how long the plan raises something. After that it goes on as it is.
	Weeks = 6
	// MiniMinutes is up to how many minutes a short break is suggested.
	MiniMinutes = 10
	// Gentle is for how many days after pain a session is a gentle one.
	Gentle = 7
)

// Kind is what to do.
type Kind string

// The kinds.
const (
	// Session is the routine of a Suggestion.
	Session Kind = "session"
	// Mini is the routine of a Suggestion, a short one, on any day.
	Mini Kind = "mini"
	// Rest is a day without a session; the Activities of a Suggestion suit it.
	Rest Kind = "rest"
	// Done is enough for today.
	Done Kind = "done"
	// Ask is to ask a professional before anything else.
	Ask Kind = "ask"
)

// Reason says why. It is the id of an engine.AdviceReason, which has the sentence
// and its source.
type Reason string

// The reasons.
const (
	FirstSession   Reason = "first-session"
	StartSlowly    Reason = "start-slowly"
	MoreOften      Reason = "more-often"
	Longer         Reason = "longer"
	Harder         Reason = "harder"
	KeepGoing      Reason = "keep-going"
	MissedDays     Reason = "missed-days"
	MissedWeek     Reason = "missed-week"
	AfterBreak     Reason = "after-break"
	BeginAgain     Reason = "begin-again"
	BetweenDays    Reason = "between-days"
	WeekFull       Reason = "week-full"
	ActiveToday    Reason = "active-today"
	DoneToday      Reason = "done-today"
	DoneTwice      Reason = "done-twice"
	HurtToday      Reason = "hurt-today"
	HurtYesterday  Reason = "hurt-yesterday"
	AfterPain      Reason = "after-pain"
	Recovering     Reason = "recovering"
	MuchDiscomfort Reason = "much-discomfort"
	WorseTwice     Reason = "worse-twice"
	ShortOne       Reason = "short-one"
	AskFirst       Reason = "ask-first"
	NothingSuits   Reason = "nothing-suits"
)

// Reasons returns every reason.
func Reasons() []Reason {
	return []Reason{
		FirstSession, StartSlowly, MoreOften, Longer, Harder, KeepGoing, MissedDays, MissedWeek, AfterBreak, BeginAgain,
		BetweenDays, WeekFull, ActiveToday, DoneToday, DoneTwice, HurtToday, HurtYesterday, AfterPain, Recovering,
		MuchDiscomfort, WorseTwice, ShortOne, AskFirst, NothingSuits,
	}
}

// Input is what a suggestion depends on. Past, Prefs, Book and Routines are needed.
type Input struct {
	Today engine.Day
	// First is the day on which a week begins.
	First    time.Weekday
	Past     Past
	Prefs    *engine.Preferences
	Book     *engine.Book
	Routines []engine.Routine
	// Minutes is how much time there is; 0 where that is not known.
	Minutes int
	// Length returns how long a routine takes. It is asked where Minutes is known;
	// nil, or an error, lets a routine fit anywhere.
	Length func(r *engine.Routine) (time.Duration, error)
}

// Suggestion is what to do today, and why.
type Suggestion struct {
	Kind Kind
	// Routine is the one to do; nil where Kind is Rest, Done or Ask.
	Routine *engine.Routine
	// Minutes is the length that the routine is fitted to: the time there is, or how
	// long the person wants it to be. 0 is as it is written.
	Minutes int
	// Activities suit a day without a session, the best first.
	Activities []engine.ActivityKind
	Reason     Reason
	// Condition is what has to be asked about where Reason is AskFirst.
	Condition *engine.Condition
	// Week is the week of the plan, from 1; above Weeks it goes on as it is.
	Week int
	// Done is how many sessions this week has, as ThisWeek counts them, Days on how many
	// of its days there was one, and Goal on how many the plan would have one.
	Done, Days, Goal int
}

// Effort reports whether the plan has come to raising effort: a higher level is too
// early before that.
func (s *Suggestion) Effort() bool { return s.Week > longerUntil }

// Today returns what to do today.
func Today(in Input) Suggestion {
	p := newPlanner(&in)
	s := p.decide()
	s.Week, s.Done, s.Days, s.Goal = p.week, p.done, p.daysDone, p.goal
	if s.Routine != nil {
		s.Minutes = p.minutesFor(s.Routine)
	}
	return s
}

// minutesFor is the length that a routine is fitted to, within what one can be.
func (p *planner) minutesFor(r *engine.Routine) int {
	if p.Minutes > 0 {
		return min(max(p.Minutes, engine.MinMinutes), engine.MaxMinutes)
	}
	return p.Prefs.MinutesFor(r.ID)
}

// Next returns the next session after today as things stand, and on which day; false
// if there is none within a week.
func Next(in Input) (Suggestion, engine.Day, bool) {
	today := in.Today
	for in.Today = today + 1; in.Today <= today+daysPerWeek; in.Today++ {
		if s := Today(in); s.Kind == Session {
			return s, in.Today, true
		}
	}
	return Suggestion{}, 0, false
}

// planner holds what is known when it is decided.
type planner struct {
	*Input
	// days are those that count as sessions up to today, the oldest first.
	days []engine.Day
	// away is how many days ago the last of them before today was; -1 for never.
	away int
	week int
	// goal is the number of sessions in this week of the plan, done how many this
	// calendar week has, on daysDone of its days.
	goal, done, daysDone int
}

func newPlanner(in *Input) *planner {
	p := &planner{Input: in, days: in.Past.days(in.Today), away: -1}
	for _, d := range p.days {
		if d < in.Today {
			p.away = int(in.Today - d)
		}
	}
	p.done, p.daysDone = in.Past.ThisWeek(in.Today, in.First)
	p.week = weekOf(p.days, in.Today, in.Prefs.Goal)
	p.goal = goalIn(p.week, in.Prefs.Goal)
	return p
}

// decide goes through the rules; the first that applies decides.
func (p *planner) decide() Suggestion {
	if c := p.Book.AskFirst(p.Prefs); c != nil {
		return Suggestion{Kind: Ask, Reason: AskFirst, Condition: c}
	}
	today := p.Past.on(p.Today)
	hurt := slices.ContainsFunc(today, func(s PastSession) bool { return len(s.Hurt) > 0 })
	done := slices.Contains(p.days, p.Today)
	short := p.Minutes > 0 && p.Minutes <= MiniMinutes
	switch {
	case hurt:
		return Suggestion{Kind: Done, Reason: HurtToday}
	case done && p.Past.longOn(p.Today) > 1:
		return Suggestion{Kind: Done, Reason: DoneTwice}
	case p.hurtAgo() == 1:
		return Suggestion{Kind: Rest, Reason: HurtYesterday, Activities: []engine.ActivityKind{engine.Walk}}
	case short:
		return p.session(Mini, ShortOne, p.short())
	case done:
		return Suggestion{Kind: Done, Reason: DoneToday}
	}
	if why, ok := p.notYet(); ok {
		return p.between(why)
	}
	if why, ok := p.gently(); ok {
		return p.session(Session, why, p.gentle())
	}
	return p.session(Session, p.why(), p.usual())
}

// session suggests a routine, or to ask where there is none.
func (p *planner) session(k Kind, why Reason, r *engine.Routine) Suggestion {
	if r == nil {
		return Suggestion{Kind: Ask, Reason: NothingSuits}
	}
	return Suggestion{Kind: k, Reason: why, Routine: r}
}

// between is a day without a session: for what has been done less of late.
func (p *planner) between(why Reason) Suggestion {
	var strength, cardio bool
	for _, a := range p.Past.Activities {
		switch {
		case a.Day > p.Today || p.Today-a.Day >= daysPerWeek:
		case a.Day == p.Today:
			return Suggestion{Kind: Rest, Reason: ActiveToday}
		case a.Kind == engine.Strength:
			strength = true
		default:
			cardio = true
		}
	}
	all := []engine.ActivityKind{engine.Walk, engine.Swim, engine.Bike, engine.Strength}
	if cardio && !strength {
		all = []engine.ActivityKind{engine.Strength, engine.Walk, engine.Swim, engine.Bike}
	}
	return Suggestion{Kind: Rest, Reason: why, Activities: all}
}

// notYet reports whether today has no session, and why.
func (p *planner) notYet() (Reason, bool) {
	switch {
	case p.away < 0:
		return "", false
	case p.daysDone >= p.goal:
		return WeekFull, true
	case p.away < apart(p.goal):
		return BetweenDays, true
	}
	return "", false
}

// gently reports whether today's session is a gentle one, and why.
func (p *planner) gently() (Reason, bool) {
	if ago := p.hurtAgo(); ago > 0 && ago <= Gentle && p.lastHurt() {
		return AfterPain, true
	}
	rated := slices.DeleteFunc(slices.Clone(p.Past.Sessions), func(s PastSession) bool {
		return s.Feeling.After == nil || s.Day > p.Today || p.Today-s.Day > progress.Calm
	})
	n := len(rated)
	if n == 0 {
		return "", false
	}
	last := &rated[n-1]
	switch {
	case *last.Feeling.After >= engine.MuchDiscomfort:
		return MuchDiscomfort, true
	case n > 1 && last.worse() && rated[n-2].worse():
		return WorseTwice, true
	}
	return "", false
}

// why says why there is a session today, where nothing is out of the ordinary.
func (p *planner) why() Reason {
	ago := p.hurtAgo()
	switch {
	case len(p.days) == 0:
		return FirstSession
	case p.away >= progress.Recent:
		return BeginAgain
	case p.away >= progress.Break:
		return AfterBreak
	case p.away >= max(daysPerWeek, apart(p.goal)+3):
		return MissedWeek
	case ago > 0 && ago < progress.Calm:
		return Recovering
	case p.away >= apart(p.goal)+2:
		return MissedDays
	case p.week == 1:
		return StartSlowly
	case p.goal > goalIn(p.week-1, p.Prefs.Goal):
		return MoreOften
	case p.week <= longerUntil:
		return Longer
	case p.week <= Weeks:
		return Harder
	default:
		return KeepGoing
	}
}

// hurtAgo is how many days ago something hurt last, today aside; -1 for never, as
// far as is known.
func (p *planner) hurtAgo() int {
	for _, s := range slices.Backward(p.Past.Sessions) {
		if len(s.Hurt) > 0 && s.Day < p.Today {
			return int(p.Today - s.Day)
		}
	}
	return -1
}

// lastHurt reports whether something hurt on the last day on which there was a
// session before today.
func (p *planner) lastHurt() bool {
	for _, s := range slices.Backward(p.Past.Sessions) {
		if s.Day < p.Today {
			return int(p.Today-s.Day) == p.hurtAgo()
		}
	}
	return false
}
