package player

import (
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// Summary is what a session came to.
type Summary struct {
	// Finished is true if the last step was reached.
	Finished bool
	// Played is the time really played, without pauses.
	Played time.Duration
	// Planned is how long the session was meant to be.
	Planned time.Duration
	// Exercises is how many places of the routine were worked in: at least one
	// stretch of work was played to its end.
	Exercises int
}

// Tally counts what has been done, from a session's events. The zero value is
// ready to use.
type Tally struct {
	running *engine.Step
	done    map[engine.PlaceID]bool
}

// Note takes an event into account; when the session has ended it returns the
// summary and true.
func (t *Tally) Note(e session.Event) (Summary, bool) {
	switch e := e.(type) {
	case session.StepBegan:
		if !e.Jumped {
			t.finishStep()
		}
		t.running = e.Step
	case session.Ended:
		return Summary{Finished: e.Finished, Played: e.Played, Exercises: len(t.done)}, true
	}
	return Summary{}, false
}

// finishStep counts the step that has been played to its end.
func (t *Tally) finishStep() {
	if t.running == nil || t.running.Kind != engine.Work {
		return
	}
	if t.done == nil {
		t.done = map[engine.PlaceID]bool{}
	}
	t.done[t.running.Place] = true
}
