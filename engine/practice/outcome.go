package practice

import (
	"context"

	"uncoil/engine"
	"uncoil/engine/progress"
)

// Outcome is the result of a session that has ended: how it felt, and how the
// doses change because of it.
type Outcome struct {
	// ID is the session's in the history, 0 until it is written down.
	ID      int64
	Routine *engine.Routine
	Feeling engine.Feeling

	practice *Practice
	// before is the progress at the start of the session, and past the history up
	// to and including it; both are nil until Learn.
	before map[string]float64
	past   []progress.Session
}

// Outcome returns the outcome of a session that begins.
func (p *Practice) Outcome(r *engine.Routine, f engine.Feeling) *Outcome {
	return &Outcome{Routine: r, Feeling: f, practice: p}
}

// Lesson is the input of Learn: a session and those before it. The zero value
// changes nothing.
type Lesson struct{ past []progress.Session }

// ReadLesson reads a session and those before it, with the errors of the store;
// the result is empty if the session is not over. It always reads from the store,
// since earlier sessions may have been edited, deleted or added by another
// program.
func (p *Practice) ReadLesson(ctx context.Context, id int64) (Lesson, error) {
	past, err := p.readPastUpTo(ctx, id)
	return Lesson{past}, err
}

// Empty reports whether nothing can be learned.
func (l Lesson) Empty() bool { return len(l.past) == 0 }

// Growth is how the doses change after a session.
type Growth struct {
	// Before and After are the preferences that the session found and leaves.
	Before, After engine.Preferences
	Changes       []progress.Change
}

// Learn adapts the doses to a session, the last of the lesson. It returns nil
// where automatic progress is off.
func (o *Outcome) Learn(l Lesson) *Growth {
	p := o.practice
	p.SetPast(l.past)
	o.before, o.past = p.Settings.Preferences().Progress, p.past
	if o.before == nil {
		o.before = map[string]float64{}
	}
	return o.judge()
}

// Learned reports whether the session has been learned from.
func (o *Outcome) Learned() bool { return o.past != nil }

// Feels takes how it felt after a session, and judges the session again where that
// changes something. It returns nil where it does not.
func (o *Outcome) Feels(f engine.Feeling) *Growth {
	o.Feeling = f
	if o.past == nil {
		return nil
	}
	last := &o.past[len(o.past)-1]
	if same(last.After, f.After) {
		return nil
	}
	last.After = f.After
	return o.judge()
}

func same(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// judge raises or lowers the doses after a session. It starts from the doses
// before the session, so that it can be called again.
func (o *Outcome) judge() *Growth {
	settings := o.practice.Settings
	g := &Growth{Before: settings.Preferences()}
	if !g.Before.Gradual {
		return nil
	}
	g.Before.Progress = o.before
	var next map[string]float64
	next, g.Changes = progress.After(o.before, o.past)
	settings.Change(func(prefs *engine.Preferences) { prefs.Progress = next })
	g.After = g.Before
	g.After.Progress = next
	return g
}
