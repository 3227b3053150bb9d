package session

import (
	"time"

	"uncoil/engine"
)

// Event is something that happened in a session. Events are delivered in
// order, one at a time, on the player's own goroutine.
type Event interface{ event() }

type (
	// Started tells that the session has begun.
	Started struct{ Timeline *engine.Timeline }

	// StepBegan tells that a step has begun, by time or by a jump.
	StepBegan struct {
		Step *engine.Step
		// Jumped is true if a command led here and not the passing of time.
		Jumped bool
		// Elapsed is how far into the step an interrupted session goes on; 0
		// otherwise.
		Elapsed time.Duration
		// Played is the time really played so far, without pauses.
		Played time.Duration
	}

	// Progressed tells, about every NoteEvery of a running step, how far it is.
	// After a crash or a power cut the session resumes from the last one
	// recorded.
	Progressed struct {
		Step *engine.Step
		// Elapsed is the part of the step that has been played.
		Elapsed time.Duration
		Played  time.Duration
	}

	// CueDue tells that a cue is to be heard now.
	CueDue struct {
		Cue engine.Cue
		// Late is how long ago it was due.
		Late time.Duration
	}

	// Waiting tells that a step that waits for the user has reached its length,
	// and continues until Go or Next.
	Waiting struct{ Step *engine.Step }

	// Paused tells that the session stands still.
	Paused struct {
		Reason PauseReason
		// Elapsed is the part of the step that has been played.
		Elapsed time.Duration
		Played  time.Duration
	}

	// CountInBegan tells that the session goes on after Length unless it is
	// paused again.
	CountInBegan struct{ Length time.Duration }

	// Resumed tells that the session goes on.
	Resumed struct{}

	// Adjusted tells that the running step was made longer or shorter by By, or
	// with By 0, that it waits for the user now.
	Adjusted struct {
		Timeline *engine.Timeline
		Step     *engine.Step
		By       time.Duration
	}

	// Retold tells that what follows has a new layout: the next step with an
	// announcement of its own, because the rest before it was skipped before its
	// announcement, or all of it, because more or less is to be said.
	Retold struct{ Timeline *engine.Timeline }

	// Hurting tells that something hurts: what, and when. The session is paused
	// from then on, until an answer is given.
	Hurting struct{ Hurt engine.Hurt }

	// Answered tells what has been chosen after Hurting.
	Answered struct{ Answer engine.Answer }

	// Changed tells that the session goes on in another timeline. StepBegan
	// follows.
	Changed struct{ Timeline *engine.Timeline }

	// Refused tells that a command could not be carried out, and why.
	Refused struct{ Err error }

	// Ended is the last event of a session.
	Ended struct {
		// Finished is true if the last step was reached.
		Finished bool
		Played   time.Duration
		// Left is true if the session was left open, to be resumed later: the
		// window was closed, or the computer was shut down.
		Left bool
	}
)

func (Started) event()      {}
func (StepBegan) event()    {}
func (Progressed) event()   {}
func (CueDue) event()       {}
func (Waiting) event()      {}
func (Paused) event()       {}
func (CountInBegan) event() {}
func (Resumed) event()      {}
func (Adjusted) event()     {}
func (Retold) event()       {}
func (Hurting) event()      {}
func (Answered) event()     {}
func (Changed) event()      {}
func (Refused) event()      {}
func (Ended) event()        {}

// PauseReason says why a session stands still.
type PauseReason string

// The reasons of a pause.
const (
	// ByUser is a pause that was asked for.
	ByUser PauseReason = "user"
	// ComputerSlept is a pause because the computer slept, or the program was
	// stopped, for longer than DefaultMaxGap.
	ComputerSlept PauseReason = "the computer slept"
	// ItHurts is a pause because something hurts.
	ItHurts PauseReason = "it hurts"
)

// State is what a session is doing.
type State string

// The states.
const (
	Ready      State = "ready"
	Running    State = "running"
	CountingIn State = "counting-in"
	Standing   State = "paused"
	Over       State = "over"
)
