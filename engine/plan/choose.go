package plan

import (
	"slices"
	"time"

	"uncoil/engine"
	"uncoil/engine/progress"
)

// first is the id of the routine that S0 gives to beginners, to those with an
// injury, and for a gentle day.
const first = "beginner"

// learning is the week up to which one routine comes again and again, so that its
// exercises are learnt (S0: form and alignment first).
const learning = 2

// usual is the routine of an ordinary day: what the person has written and made a
// favourite, such as a therapist's programme; else in the first weeks always the same
// one, then each of the person's level in turn.
func (p *planner) usual() *engine.Routine {
	own := p.able(func(r *engine.Routine) bool { return r.Own && slices.Contains(p.Prefs.Favourites, r.ID) })
	if r := p.inTime(own); r != nil {
		return r
	}
	if r := p.forOccasion(); r != nil {
		return r
	}
	all := p.able(func(r *engine.Routine) bool { return !r.Briefly && !r.Linger && r.Surface == engine.OnFloor })
	level := p.level()
	all = slices.DeleteFunc(all, func(r *engine.Routine) bool { return rank(r.Level) > level })
	if p.week <= learning {
		if i := slices.IndexFunc(all, func(r *engine.Routine) bool { return r.ID == first }); i >= 0 {
			return p.inTime(all[i : i+1 : i+1])
		}
	}
	highest := 0
	for _, r := range all {
		highest = max(highest, rank(r.Level))
	}
	all = slices.DeleteFunc(all, func(r *engine.Routine) bool { return rank(r.Level) < highest })
	if r := p.inTime(all); r != nil {
		return r
	}
	return p.best()
}

// forOccasion is usual for what the person's sessions are mostly for, nil where
// nothing suits that: of what comes nearest to the length that the person wants, one
// that is made for it first.
func (p *planner) forOccasion() *engine.Routine {
	occasion, level := p.Prefs.Occasion, p.level()
	if occasion == "" {
		return nil
	}
	all := p.nearest(p.able(func(r *engine.Routine) bool {
		return rank(r.Level) <= level && r.SuitsOccasion(occasion, p.Book)
	}))
	madeFor := func(r *engine.Routine) bool {
		return r.Linger && occasion == engine.Evening || r.Briefly && occasion == engine.AtDesk
	}
	if i := slices.IndexFunc(all, madeFor); i > 0 {
		first := all[i]
		all = slices.Insert(slices.Delete(all, i, i+1), 0, first)
	}
	if p.week <= learning && len(all) > 0 {
		all = all[:1]
	}
	return p.inTime(all)
}

// nearest are those of some routines that come nearest to the length that the person
// wants them to have, all of them where no length is wanted or the time there is decides.
func (p *planner) nearest(all []*engine.Routine) []*engine.Routine {
	if p.Minutes > 0 || p.Length == nil {
		return all
	}
	off := func(r *engine.Routine) time.Duration {
		length, err := p.Length(r)
		if wanted := p.Prefs.MinutesFor(r.ID); err == nil && wanted > 0 {
			return (length - time.Duration(wanted)*time.Minute).Abs()
		}
		return 0
	}
	least := time.Duration(-1)
	for _, r := range all {
		if by := off(r); least < 0 || by < least {
			least = by
		}
	}
	return slices.DeleteFunc(all, func(r *engine.Routine) bool { return off(r) > least+engine.Tolerance })
}

// level is how demanding a routine may be: one level below the person's own at
// first, for a while after pain and after a break, since effort is raised last.
func (p *planner) level() int {
	level, ago := rank(p.Prefs.Level), p.hurtAgo()
	if p.week <= longerUntil || ago > 0 && ago < progress.Calm || p.away >= progress.Break {
		level--
	}
	return max(0, level)
}

func rank(l engine.Level) int { return slices.Index(engine.Levels(), l) }

// gentle is the routine of a day on which less is better: winding down, or else
// what is easiest, without anything that hurt of late.
func (p *planner) gentle() *engine.Routine {
	hurt := map[string]bool{}
	for _, s := range p.Past.Sessions {
		if p.Today-s.Day <= Gentle {
			for _, id := range s.Hurt {
				hurt[id] = true
			}
		}
	}
	easy := func(r *engine.Routine) bool { return !r.Briefly && rank(r.Level) == 0 }
	all := p.able(func(r *engine.Routine) bool { return easy(r) && !asks(r, hurt) })
	if len(all) == 0 {
		all = p.able(easy)
	}
	if up := slices.DeleteFunc(slices.Clone(all), func(r *engine.Routine) bool { return r.Surface == engine.OnBed }); len(up) > 0 {
		all = up
	}
	for _, id := range []string{engine.WindDown, first} {
		if i := slices.IndexFunc(all, func(r *engine.Routine) bool { return r.ID == id }); i >= 0 {
			return all[i]
		}
	}
	return p.inTime(all)
}

// asks reports whether one of some exercises stands in a routine.
func asks(r *engine.Routine, some map[string]bool) bool {
	return slices.ContainsFunc(r.Blocks, func(b engine.Block) bool {
		return slices.ContainsFunc(b.Items, func(item engine.Item) bool { return some[item.Exercise] })
	})
}

// short is a routine for a few minutes, the shortest where there is none.
func (p *planner) short() *engine.Routine {
	if r := p.inTime(p.able(func(r *engine.Routine) bool { return r.Briefly })); r != nil {
		return r
	}
	return p.inTime(p.able(func(r *engine.Routine) bool { return rank(r.Level) == 0 }))
}

// best is what suits in place of the first routine, nil for nothing.
func (p *planner) best() *engine.Routine {
	i := slices.IndexFunc(p.Routines, func(r engine.Routine) bool { return r.ID == first })
	if i < 0 || p.Book.AskFirst(p.Prefs) != nil {
		return nil
	}
	return engine.BestFor(&p.Routines[i], p.Routines, p.Book, p.Prefs)
}

// able are the routines that meet a condition, suit the person, and need nothing
// that is missing.
func (p *planner) able(meets func(r *engine.Routine) bool) []*engine.Routine {
	var all []*engine.Routine
	for i := range p.Routines {
		r := &p.Routines[i]
		if meets(r) && engine.Suits(r, p.Book, p.Prefs) && engine.Equipped(r, p.Book, p.Prefs) {
			all = append(all, r)
		}
	}
	return all
}

// slack is how much longer than the time there is a session may take.
const slack = 2 * time.Minute

// inTime returns the one of some routines that was done the longest ago, of those
// that there is time for; the shortest where there is time for none, nil of none.
func (p *planner) inTime(all []*engine.Routine) *engine.Routine {
	var best, shortest *engine.Routine
	var least time.Duration
	last := p.Past.LastDone()
	for _, r := range all {
		length := p.length(r)
		if shortest == nil || length < least {
			shortest, least = r, length
		}
		if p.Minutes > 0 && length > time.Duration(p.Minutes)*time.Minute+slack {
			continue
		}
		if best == nil || last[r.ID] < last[best.ID] {
			best = r
		}
	}
	if best == nil {
		return shortest
	}
	return best
}

// length is how long a routine takes; 0 where that is not asked, or not known.
func (p *planner) length(r *engine.Routine) time.Duration {
	if p.Minutes <= 0 || p.Length == nil {
		return 0
	}
	length, err := p.Length(r)
	if err != nil {
		return 0
	}
	return length
}
