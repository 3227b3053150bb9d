package practice

import (
	"log/slog"
	"slices"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// Change is a rest that the user has made longer or shorter in a session.
type Change struct {
	Place engine.PlaceID
	Kind  engine.RestKind
	// Pause is what would have to be set for the rest to be so again.
	Pause engine.Pause
}

// Where is the answer to whether a changed rest is kept for next time.
type Where int

// The answers.
const (
	Nowhere Where = iota
	Here
	Everywhere
)

// Changes are the rests changed in a session that the user has not been asked
// about yet. The question is shown until the next work begins; changes made while
// the session is followed by ear are asked about after it.
type Changes struct {
	planned *engine.Timeline
	open    []Change
	later   []Change
}

// NewChanges returns the changes of a session, still none.
func NewChanges(planned *engine.Timeline) *Changes { return &Changes{planned: planned} }

// Note takes an event into account; eyesShut tells that the session is led by
// ear, without the screen.
func (c *Changes) Note(e session.Event, eyesShut bool) {
	switch e := e.(type) {
	case session.StepBegan:
		if e.Step.Kind == engine.Work {
			c.open = nil
		}
	case session.Changed:
		c.planned = e.Timeline
	case session.Hurting:
		c.Defer() // after pain the user is asked something else
	case session.Adjusted:
		c.adjusted(e.Step, eyesShut)
	case session.Ended:
		c.Defer()
	}
}

// adjusted notes what a step has become, or forgets it where it is again as it
// was planned.
func (c *Changes) adjusted(step *engine.Step, eyesShut bool) {
	planned := &c.planned.Steps[step.Index]
	same := func(o Change) bool { return o.Place == step.Place && o.Kind == step.Rest }
	c.open, c.later = slices.DeleteFunc(c.open, same), slices.DeleteFunc(c.later, same)
	pause, ok := pauseOf(step, planned)
	if !ok || pause == planned.Pause {
		return
	}
	change := Change{step.Place, step.Rest, pause}
	if eyesShut {
		c.later = append(c.later, change)
		return
	}
	c.open = append(c.open, change)
}

// pauseOf returns the rest that would give a step its current length. For a
// change of position, which takes a minimum of time, that is the time added to
// it.
func pauseOf(step, planned *engine.Step) (engine.Pause, bool) {
	was := planned.Pause
	switch {
	case step.Kind == engine.Rest:
		now := step.Pause
		now.Length = now.Length.Round(time.Second)
		return now, true
	case step.Rest == "" || was.Wait || was.Breaths > 0:
		return engine.Pause{}, false
	}
	length := was.Length + step.Length - planned.Length
	return engine.PauseOf(min(length.Round(time.Second), engine.MaxRest)), length >= 0
}

// Open returns what is to be asked about now.
func (c *Changes) Open() []Change { return c.open }

// Later returns what is to be asked about after the session.
func (c *Changes) Later() []Change { return c.later }

// Defer puts the question off until after the session.
func (c *Changes) Defer() {
	c.later = append(c.later, c.open...)
	c.open = nil
}

// Answered forgets what has been asked about.
func (c *Changes) Answered() { c.open = nil }

// KeepRests writes changed rests of a routine into the settings: for their places
// alone, or as the user's common ones.
func (p *Practice) KeepRests(r *engine.Routine, changes []Change, where Where) {
	if where == Nowhere {
		return
	}
	p.Settings.Change(func(prefs *engine.Preferences) {
		for _, c := range changes {
			spot, ok := r.PlaceContext(c.Place, p.Book, prefs)
			switch {
			case !ok:
				slog.Error("a rest has no place in its routine", "place", c.Place.Key())
			case where == Everywhere:
				prefs.Rests.SetEverywhere(spot, c.Kind, c.Pause)
			default:
				prefs.Rests.SetHere(spot, c.Kind, c.Pause)
			}
		}
	})
}
