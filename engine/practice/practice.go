// Package practice holds the logic around a session that the window and the
// terminal share: the questions before it begins, resuming an interrupted one,
// what happens when something hurts, recording, adapting the doses afterwards,
// and which changed rests are saved. The user interfaces, called faces here, only
// show and ask.
//
// The package must not import a toolkit, a terminal or a database. What it needs
// of them are small interfaces: Settings, History, Recorder, and session.Sound.
package practice

import (
	"context"
	"slices"
	"time"

	"uncoil/engine"
	"uncoil/engine/plan"
	"uncoil/engine/progress"
)

// Settings are the user's preferences, wherever a face keeps them.
type Settings interface {
	// Preferences returns those in force now.
	Preferences() engine.Preferences
	// Change edits and saves them. If saving fails, the user is told.
	Change(edit func(p *engine.Preferences))
}

// History is what is needed of the sessions that were recorded. Its methods may
// wait for a disk, and return the errors of the store.
type History interface {
	plan.Records
	// OpenSession returns the session that was interrupted last and where it
	// stands, both nil if there is none.
	OpenSession(ctx context.Context) (*engine.SessionRecord, *engine.Mark, error)
	// CloseSession ends an interrupted session as it stands.
	CloseSession(ctx context.Context, id int64) error
	// SetFeeling notes how a session felt.
	SetFeeling(ctx context.Context, id int64, f engine.Feeling) error
}

// Practice starts sessions and adapts the doses after them. All of its fields are
// required. Its methods belong to one goroutine, except those that take a
// context: they may wait for a disk, do not change the Practice, and can be
// called from any.
type Practice struct {
	Settings Settings
	History  History
	// VoiceOf gives the lengths of what is said, by the voice and at the pace of a
	// setting.
	VoiceOf func(engine.Sound) engine.Voice
	Now     func() time.Time
	// Week is the day on which a week begins.
	Week time.Weekday
	// Book and Routines are what can be done.
	Book     *engine.Book
	Routines []engine.Routine

	// past is what the doses go by, the oldest session first.
	past []progress.Session
	// learnt is how well exercises are known.
	learnt map[string]engine.Learnt
	plans  map[planKey]*Plan
}

// Routine returns a routine by its id, nil if there is none.
func (p *Practice) Routine(id string) *engine.Routine {
	i := slices.IndexFunc(p.Routines, func(r engine.Routine) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &p.Routines[i]
}

// Past is what the doses go by: the last sessions, the oldest first.
func (p *Practice) Past() []progress.Session { return p.past }

// SetPast takes over what ReadPast has returned.
func (p *Practice) SetPast(past []progress.Session) {
	p.past, p.learnt = progress.Lately(past, p.today()), progress.Learnt(past, p.today())
}

// ReadPast reads what the doses go by.
func (p *Practice) ReadPast(ctx context.Context) ([]progress.Session, error) {
	return progress.Past(ctx, p.History)
}

// readPastUpTo reads it with the given session as the last one, even where a
// wrong clock has dated it earlier. It returns nothing if the session is not
// over.
func (p *Practice) readPastUpTo(ctx context.Context, id int64) ([]progress.Session, error) {
	d, err := p.History.Session(ctx, id)
	if err != nil || d.Ended.IsZero() {
		return nil, err
	}
	past, err := p.ReadPast(ctx)
	if err != nil {
		return nil, err
	}
	past = slices.DeleteFunc(past, func(s progress.Session) bool { return s.ID == id })
	return append(past, progress.Of(d)), nil
}

// HurtLately returns the last day on which an exercise has hurt, and whether that is
// less than progress.Calm days ago.
func (p *Practice) HurtLately(exercise string) (engine.Day, bool) {
	for _, s := range slices.Backward(p.past) {
		if slices.Contains(s.Hurt, exercise) {
			return s.Day, p.today()-s.Day < progress.Calm
		}
	}
	return 0, false
}

func (p *Practice) today() engine.Day { return engine.DayOf(p.Now()) }
