// Package progress decides how doses grow: from the low end of each exercise's
// range, by small steps, after sessions that went well; down again after pain and
// after a long break. Calling it is optional, and the user may override every
// dose.
//
// Progress is a number from 0 to 1 for each exercise, as engine.Fraction takes
// it: how far the dose has gone through the part of the range that belongs to
// the level.
package progress

import (
	"maps"
	"math"
	"slices"

	"uncoil/engine"
)

const (
	// Rise is added after a session that went well: ten of them lead through
	// what belongs to a level.
	Rise = 0.1
	// Fall is taken away after pain, and after each stretch of Break without a
	// session: what hurts goes down faster than it came up.
	Fall = 0.2
	// Break is how many days without a session are a long break.
	Break = 14
	// Enough is the share of an exercise's planned time that must be done for
	// the exercise to count as done.
	Enough = 0.8
	// Recovery is how many times an exercise that has hurt must be done well
	// before it grows again.
	Recovery = 2
	// StepBack is taken away from all that was done when it feels worse after a
	// session, and felt worse after the one before as well.
	StepBack = Rise
)

// Reason says why progress has changed, or why it has not.
type Reason string

// The reasons.
const (
	// WentWell lets it rise: finished, no pain, no more discomfort than before.
	WentWell Reason = "went-well"
	// Hurt lets it fall: the exercise hurt.
	Hurt Reason = "hurt"
	// LongBreak lets it fall: there was no session for Break days or more.
	LongBreak Reason = "long-break"
	// HurtElsewhere keeps it: another exercise of the session hurt.
	HurtElsewhere Reason = "hurt-elsewhere"
	// Worse keeps it: there was more discomfort after the session than before.
	Worse Reason = "worse"
	// WorseAgain lets it fall: that was so after the session before as well.
	WorseAgain Reason = "worse-again"
	// Unfinished keeps it: the session was not played to its end.
	Unfinished Reason = "unfinished"
	// CutShort keeps it: less than Enough of the exercise was done.
	CutShort Reason = "cut-short"
	// Recovering keeps it: the exercise hurt not long ago.
	Recovering Reason = "recovering"
	// OnceADay keeps it: it has risen today already.
	OnceADay Reason = "once-a-day"
	// AtTop keeps it: there is no more in this level.
	AtTop Reason = "at-top"
)

// Session is what the rules look at in one session.
type Session struct {
	// ID is that of the history.
	ID int64
	// Day is that of its start.
	Day      engine.Day
	Finished bool
	// Before and After are discomfort, nil where nothing was said.
	Before, After *int
	// Done is the share of its planned time that was done of each exercise, by
	// id, from 0 to 1.
	Done map[string]float64
	// Hurt lists the exercises that hurt.
	Hurt []string
}

// Of returns what the rules look at in a session of the history.
func Of(d engine.SessionDetails) Session {
	s := Session{
		ID: d.ID, Day: engine.DayOf(d.Started), Finished: d.Finished,
		Before: d.Feeling.Before, After: d.Feeling.After, Done: map[string]float64{},
	}
	// A set that was restarted is one set: its work is added up.
	type set struct {
		exercise, place string
		side            engine.Side
		number          int
	}
	planned, worked := map[set]float64{}, map[set]float64{}
	for _, r := range d.Sets {
		key := set{r.Exercise, r.Place, r.Side, r.Set}
		planned[key] = max(planned[key], r.Planned.Seconds())
		worked[key] += r.Worked.Seconds()
	}
	whole := map[string]float64{}
	for key, p := range planned {
		whole[key.exercise] += p
		s.Done[key.exercise] += min(worked[key], p)
	}
	for id, p := range whole {
		if p > 0 {
			s.Done[id] /= p
		}
	}
	for _, h := range d.Hurts {
		if !slices.Contains(s.Hurt, h.Exercise) {
			s.Hurt = append(s.Hurt, h.Exercise)
		}
	}
	return s
}

// rated reports whether it was said how it felt before and after the session, and
// worse whether it felt worse after it.
func (s *Session) rated() bool { return s.Before != nil && s.After != nil }
func (s *Session) worse() bool { return s.rated() && *s.After > *s.Before }

// worseBefore reports whether the last session of which that was said felt worse
// after it.
func worseBefore(earlier []Session) bool {
	for _, e := range slices.Backward(earlier) {
		if e.rated() {
			return e.worse()
		}
	}
	return false
}

// well returns why a session is no reason to do more of anything, or WentWell.
func (s Session) well() Reason {
	switch {
	case len(s.Hurt) > 0:
		return HurtElsewhere
	case s.worse():
		return Worse
	case !s.Finished:
		return Unfinished
	default:
		return WentWell
	}
}

// wellWith returns why a session is no reason to do more of one exercise, or
// WentWell.
func (s Session) wellWith(exercise string) Reason {
	if why := s.well(); why != WentWell {
		return why
	}
	if s.Done[exercise] < Enough {
		return CutShort
	}
	return WentWell
}

// Change is what becomes of one exercise's progress. From and To are the same
// where it stays.
type Change struct {
	Exercise string
	From, To float64
	Why      Reason
}

// After returns the progress after a session, with a Change for each exercise of
// that session and for each that fell. past holds the sessions up to that one,
// the oldest first; some weeks of them are enough. present is not changed.
func After(present map[string]float64, past []Session) (next map[string]float64, changes []Change) {
	if len(past) == 0 {
		return sound(present), nil
	}
	s, earlier := past[len(past)-1], past[:len(past)-1]
	next, changes = Ease(present, earlier, s.Day)
	eased := len(changes) > 0
	for _, id := range exercises(s) {
		from := next[id]
		why := judge(from, id, s, earlier)
		switch {
		case why == Hurt:
			next[id] = hundredth(max(from-Fall, 0))
		case why == WorseAgain:
			next[id] = hundredth(max(from-StepBack, 0))
		case why == WentWell && eased:
			why = LongBreak // back again is enough for today
		case why == WentWell:
			next[id] = hundredth(min(from+Rise, 1))
		}
		changes = merge(changes, Change{id, from, next[id], why})
	}
	return next, changes
}

// judge returns what the rules make of one exercise of a session.
func judge(value float64, id string, s Session, earlier []Session) Reason {
	if slices.Contains(s.Hurt, id) {
		return Hurt
	}
	if s.worse() && worseBefore(earlier) {
		return WorseAgain
	}
	if why := s.wellWith(id); why != WentWell {
		return why
	}
	if recovering(id, earlier) {
		return Recovering
	}
	for _, e := range earlier {
		if e.Day == s.Day && e.wellWith(id) == WentWell {
			return OnceADay
		}
	}
	if value >= 1 {
		return AtTop
	}
	return WentWell
}

// recovering reports whether an exercise has hurt and not been done well
// Recovery times since.
func recovering(id string, earlier []Session) bool {
	well := 0
	for _, e := range slices.Backward(earlier) {
		if slices.Contains(e.Hurt, id) {
			return well < Recovery
		}
		if e.wellWith(id) == WentWell {
			well++
		}
	}
	return false
}

// Ease returns the progress with which to begin a session on a day: after a long
// break everything falls, once for each Break days without a session. It is to
// be asked before a session is compiled; what it returns need not be kept, since
// After takes the break into account as well.
func Ease(present map[string]float64, past []Session, today engine.Day) (next map[string]float64, changes []Change) {
	next = sound(present)
	// A session of a later day was noted by a clock that was wrong, or east of the
	// date line, where tomorrow has begun.
	last := len(past) - 1
	for last >= 0 && past[last].Day > today+1 {
		last--
	}
	if last < 0 {
		return next, nil
	}
	breaks := int(today-past[last].Day) / Break
	if breaks < 1 {
		return next, nil
	}
	for _, id := range slices.Sorted(maps.Keys(next)) {
		from := next[id]
		next[id] = hundredth(max(from-Fall*float64(breaks), 0))
		if next[id] != from {
			changes = append(changes, Change{id, from, next[id], LongBreak})
		}
	}
	return next, changes
}

// exercises lists what was done in a session or hurt, in a steady order.
func exercises(s Session) []string {
	ids := append(slices.Collect(maps.Keys(s.Done)), s.Hurt...)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// merge adds a change to the list, or to what the list has of that exercise.
func merge(list []Change, c Change) []Change {
	for i := range list {
		if list[i].Exercise == c.Exercise {
			list[i].To = c.To
			if c.To != c.From {
				list[i].Why = c.Why
			}
			return list
		}
	}
	return append(list, c)
}

// sound returns a copy with every value between 0 and 1.
func sound(present map[string]float64) map[string]float64 {
	next := make(map[string]float64, len(present))
	for id, v := range present {
		if !(v >= 0) {
			v = 0 // NaN too
		}
		next[id] = min(v, 1)
	}
	return next
}

// hundredth rounds, so that ten times a tenth is one.
func hundredth(v float64) float64 { return math.Round(v*100) / 100 }
