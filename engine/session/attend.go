package session

import (
	"time"

	"uncoil/engine"
)

// Sound is what a session needs of the audio player. Its methods return at
// once.
type Sound interface {
	// Prepare makes sentences ready to be heard, the most urgent first, so that
	// none is late for want of preparation.
	Prepare(sentences []string)
	// Cue makes a cue heard that was due late ago.
	Cue(c engine.Cue, late time.Duration)
	// Pause lets the spoken sentence end and holds the tones where they are;
	// Resume lets the tones go on.
	Pause()
	Resume()
	// Flush fades out all that sounds.
	Flush()
}

// Sounding returns a listener that makes a session heard. It has the sentences
// of each step and the next prepared as the step begins, and others, which may
// be said at any time, at the start.
func Sounding(s Sound, others ...string) func(Event) {
	var timeline *engine.Timeline
	return func(e Event) {
		switch e := e.(type) {
		case Started:
			timeline = e.Timeline
			s.Prepare(others)
		case CueDue:
			s.Cue(e.Cue, e.Late)
		case Paused:
			s.Pause()
		case Resumed:
			s.Resume()
		case StepBegan:
			if e.Jumped {
				s.Flush()
			}
			s.Prepare(sentences(timeline, e.Step.Index))
		case Adjusted:
			timeline = e.Timeline
			s.Prepare(sentences(timeline, e.Step.Index))
		case Retold:
			timeline = e.Timeline
		case Ended:
			if !e.Finished {
				s.Flush()
			}
		}
	}
}

// sentences returns what is said in step i and the one after it.
func sentences(t *engine.Timeline, i int) []string {
	var all []string
	for k := i; k < min(i+2, len(t.Steps)); k++ {
		for _, c := range t.Steps[k].Cues {
			if c.Kind == engine.Speak {
				all = append(all, c.Text)
			}
		}
	}
	return all
}

// Record is what a session needs of the store: where it stands, and its end.
type Record interface {
	// Progress notes that a step has begun, or that the session stands still
	// elapsed into it, after so much time really played.
	Progress(step *engine.Step, elapsed, played time.Duration)
	// End notes the end of the session.
	End(played time.Duration, finished bool)
}

// Recording returns a listener that notes a session's progress at each step,
// each pause and at the end, and a function that waits until all is written.
// Writing happens on a goroutine of its own: a slow disk never delays a cue.
func Recording(r Record) (listen func(Event), wait func()) {
	notes := make(chan func(), 256)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for note := range notes {
			note()
		}
	}()
	var running *engine.Step
	listen = func(e Event) {
		switch e := e.(type) {
		case StepBegan:
			running = e.Step
			notes <- func() { r.Progress(e.Step, 0, e.Played) }
		case Paused:
			step := running
			notes <- func() { r.Progress(step, e.Elapsed, e.Played) }
		case Ended:
			notes <- func() { r.End(e.Played, e.Finished) }
			close(notes)
		}
	}
	return listen, func() { <-done }
}

// Together returns a listener that hands every event to each of several
// listeners in turn.
func Together(listeners ...func(Event)) func(Event) {
	return func(e Event) {
		for _, l := range listeners {
			if l != nil {
				l(e)
			}
		}
	}
}
