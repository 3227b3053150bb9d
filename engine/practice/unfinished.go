package practice

import (
	"context"

	"uncoil/engine"
)

// Unfinished is a session that was interrupted.
type Unfinished struct {
	Record engine.SessionRecord
	// Mark is where it stands, nil where nothing of it was played.
	Mark *engine.Mark
	// Hurts is what has hurt in it.
	Hurts []engine.Hurt
}

// ReadUnfinished returns the session that was interrupted last, nil if there is
// none. What has hurt in it is left out where it cannot be read.
func (p *Practice) ReadUnfinished(ctx context.Context) (*Unfinished, error) {
	record, mark, err := p.History.OpenSession(ctx)
	if err != nil || record == nil {
		return nil, err
	}
	u := &Unfinished{Record: *record, Mark: mark}
	if d, err := p.History.Session(ctx, record.ID); err == nil {
		u.Hurts = d.Hurts
	}
	return u, nil
}

// GoOn returns the start of an interrupted session, with the exercises that were
// left out or swapped in it because they hurt still so. It returns an Error with
// CodeNotFound if its routine does not exist any more.
func (p *Practice) GoOn(u *Unfinished, adjust func(*engine.Preferences)) (*Start, error) {
	prefs := p.Settings.Preferences()
	r, ok := p.Book.Played(p.Routines, u.Record.Routine, &prefs)
	if !ok {
		return nil, engine.Errorf(engine.CodeNotFound, "the routine of the unfinished session, %s, does not exist any more: begin another one", u.Record.Routine)
	}
	return &Start{Routine: r, practice: p, adjust: adjust, resumed: u}, nil
}

// Mark returns where a session goes on, with the errors of Plan. It returns an
// Error with CodeNotFound if there is no such place any more, or nothing was left.
func (s *Start) Mark() (engine.Mark, error) {
	plan, err := s.Plan()
	if err != nil {
		return engine.Mark{}, err
	}
	r := &s.resumed.Record
	if s.resumed.Mark != nil {
		if at, ok := plan.Timeline.Resume(*s.resumed.Mark); ok {
			return at, nil
		}
	}
	return engine.Mark{}, engine.Errorf(engine.CodeNotFound, "there is nothing to go on with: %s has changed, or had just begun or ended; start over with 'uncoil play %s'", r.Name, r.Routine)
}

// Close ends an interrupted session as it stands, and returns its Lesson, with
// the errors of the store.
func (p *Practice) Close(ctx context.Context, id int64) (Lesson, error) {
	if err := p.History.CloseSession(ctx, id); err != nil {
		return Lesson{}, err
	}
	return p.ReadLesson(ctx, id)
}
