package main

import (
	"fmt"
	"time"

	"uncoil/engine"
	"uncoil/engine/store"
)

// place is where an interrupted session goes on: its record, a mark, and how it
// felt before; nothing of it for a session that begins.
type place struct {
	record  int64
	mark    *engine.Mark
	feeling engine.Feeling
}

// plan lays out the routine that was named, or the session that was interrupted.
func (c *playCommand) plan(p *program, change func(*engine.Preferences)) (*plan, place, error) {
	if c.Continue {
		return p.unfinished(change)
	}
	_, routine, err := p.routine(c.Routine)
	if err != nil {
		return nil, place{}, err
	}
	laidOut, err := p.planOf(routine, change)
	if err != nil {
		return nil, place{}, err
	}
	p.tellOthers()
	p.tellUnfinished()
	return laidOut, place{}, nil
}

// unfinished lays out the session that was interrupted, with where it goes on.
func (p *program) unfinished(change func(*engine.Preferences)) (*plan, place, error) {
	kept, err := p.store()
	if err != nil {
		return nil, place{}, err
	}
	r, m, err := kept.OpenSession(p.ctx)
	if err != nil {
		return nil, place{}, err
	}
	if r == nil {
		return nil, place{}, engine.Errorf(engine.CodeNotFound, "there is no unfinished session: begin one with 'uncoil play ROUTINE'")
	}
	books, err := p.catalog()
	if err != nil {
		return nil, place{}, err
	}
	prefs, err := p.preferences()
	if err != nil {
		return nil, place{}, err
	}
	routine, ok := books.Book().Played(books.Routines(), r.Routine, &prefs)
	if !ok {
		return nil, place{}, engine.Errorf(engine.CodeNotFound, "the routine of the unfinished session, %s, does not exist any more: begin another one", r.Routine)
	}
	details, err := kept.Session(p.ctx, r.ID)
	if err != nil {
		return nil, place{}, err
	}
	laidOut, err := p.planOf(routine, func(prefs *engine.Preferences) {
		change(prefs)
		course := engine.Course{Routine: routine, Book: books.Book(), Prefs: *prefs}
		course.Mind(details.Hurts)
		*prefs = course.Prefs
	})
	if err != nil {
		return nil, place{}, err
	}
	p.tellOthers()
	if m != nil {
		if at, ok := laidOut.timeline.Resume(*m); ok {
			return laidOut, place{r.ID, &at, r.Feeling}, nil
		}
	}
	return nil, place{}, engine.Errorf(engine.CodeNotFound, "there is nothing to go on with: %s has changed, or had just begun or ended; start over with 'uncoil play %s'", r.Name, r.Routine)
}

// tellUnfinished says that a session was interrupted, since another one begins.
func (p *program) tellUnfinished() {
	r, m, err := p.kept.OpenSession(p.ctx)
	if err != nil || r == nil {
		return
	}
	where := ""
	if books, err := p.catalog(); err == nil && m != nil {
		if ex, ok := books.Book().Exercises[m.Exercise]; ok {
			where = ", at " + ex.Name
		}
	}
	p.say(fmt.Sprintf("an unfinished session of %s is closed as it stands (%s%s, %s played); 'uncoil play --continue' would have gone on with it",
		r.Started.Format("2 January, 15:04"), r.Name, where, minutes(r.Played)))
}

// tellOthers says that Uncoil's window is open on the same folder, or that
// another terminal plays a session there.
func (p *program) tellOthers() {
	dir, err := p.dataDir()
	if err != nil {
		return
	}
	release, err := store.Lock(dir)
	switch {
	case err == nil:
		release()
		if elsewhere, err := p.kept.PlayedElsewhere(p.ctx); err == nil && elsewhere {
			p.say("another terminal plays a session on the same folder; what you do in either of them is kept")
		}
	case engine.CodeOf(err) == engine.CodeConflict:
		p.say("Uncoil's window is open on the same folder; what you do in either of them is kept")
	}
}

// today is the day of the calendar.
func today() engine.Day { return engine.DayOf(time.Now()) }
