package session

import (
	"time"

	"uncoil/engine"
)

// Snapshot is a session at one instant. Its times are consistent: what is left of
// the step, the block and the session is counted from one position in one
// timeline.
type Snapshot struct {
	State  State
	Reason PauseReason // why a paused session stands still
	// Timeline is never changed; an adjustment makes a new one.
	Timeline *engine.Timeline
	// Position is the time played on the timeline, StepElapsed its part in Step.
	Position    time.Duration
	Step        *engine.Step
	StepElapsed time.Duration
	// Waited is how far the step is past its length, waiting for the user;
	// StepElapsed stays at the length.
	Waited time.Duration
	// The times left of the step, its block and the session.
	StepLeft, BlockLeft, SessionLeft time.Duration
	// Span is the stretch of movement that runs, SpanElapsed its part played.
	Span        *engine.Span
	SpanElapsed time.Duration
	// CountIn is what is left of the count-in, 0 outside one.
	CountIn time.Duration
	// Played is the time really played, without pauses.
	Played time.Duration
}

// Snapshot returns the session as it is now. It may be called from any
// goroutine, many times a second.
func (p *Player) Snapshot() Snapshot {
	p.mu.Lock()
	defer p.mu.Unlock()
	position, played, countIn, waited := p.position, p.played, p.countIn, p.waited
	since := min(max(p.opts.Clock.Now()-p.looked, 0), p.opts.MaxGap)
	switch p.state {
	case Running:
		if p.waiting {
			waited += since
			played += since
			break
		}
		// Between two reads of the clock the position is extrapolated, but never
		// past the step that has been announced.
		left := p.timeline.Steps[max(p.step, 0)].End() - position
		since = min(since, max(left-1, 0))
		position += since
		played += since
	case CountingIn:
		countIn = max(countIn-since, 0)
	}
	s := At(p.timeline, max(p.step, 0), position)
	s.State, s.Reason, s.CountIn, s.Played, s.Waited = p.state, p.reason, countIn, played, waited
	return s
}

// At returns what a timeline shows at a position inside step i. It is what the
// gallery, the tests and the player share.
func At(t *engine.Timeline, i int, position time.Duration) Snapshot {
	step := &t.Steps[i]
	s := Snapshot{
		State: Running, Timeline: t, Position: position, Step: step,
		StepElapsed: position - step.Start,
		StepLeft:    step.End() - position,
		SessionLeft: t.Length - position,
	}
	if _, end, ok := t.BlockBounds(step.Block); ok {
		s.BlockLeft = end - position
	}
	if k := step.SpanAt(s.StepElapsed); k >= 0 {
		s.Span = &step.Spans[k]
		s.SpanElapsed = s.StepElapsed - s.Span.At
	}
	return s
}

// Behind returns the same session as it was lag ago, but never before its step
// began. Sound has latency; a picture delayed by lag matches what is heard.
func (s Snapshot) Behind(lag time.Duration) Snapshot {
	if s.Step == nil || s.State == Over || lag <= 0 {
		return s
	}
	then := At(s.Timeline, s.Step.Index, max(s.Step.Start, s.Position-lag))
	then.State, then.Reason, then.CountIn, then.Played, then.Waited = s.State, s.Reason, s.CountIn, s.Played, s.Waited
	return then
}
