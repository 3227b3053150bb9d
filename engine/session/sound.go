package session

import (
	"time"

	"uncoil/engine"
)

// Sound is what a session needs of the audio player. Its methods return at
// once.
type Sound interface {
	// Prepare decodes or synthesizes sentences ahead of time, the most urgent
	// first.
	Prepare(sentences []string)
	// Cue makes a cue heard that was due late ago.
	Cue(c engine.Cue, late time.Duration)
	// Pause lets the spoken sentence end and holds the tones where they are;
	// Resume lets the tones go on.
	Pause()
	Resume()
	// Flush fades out all that sounds, but for the ambience.
	Flush()
	// Around lets the ambience sound from now on, or fades it out.
	Around(on bool)
}

// SoundListener returns a listener that plays a session's cues on s. When a step
// begins it prepares the sentences of that step and the next. Those in others,
// which may be needed at any time, are prepared at the start.
func SoundListener(s Sound, others ...string) func(Event) {
	var timeline *engine.Timeline
	return func(e Event) {
		switch e := e.(type) {
		case Started:
			timeline = e.Timeline
			s.Around(true)
			s.Prepare(others)
		case CueDue:
			s.Cue(e.Cue, e.Late)
		case Paused:
			if e.Reason == ItHurts {
				s.Flush()
			}
			s.Pause()
		case Resumed:
			s.Resume()
		case StepBegan:
			if e.Jumped {
				s.Flush()
			}
			s.Prepare(sentences(timeline, e.Step.Index))
		case Changed:
			timeline = e.Timeline
		case Adjusted:
			timeline = e.Timeline
			s.Prepare(sentences(timeline, e.Step.Index))
		case Retold:
			timeline = e.Timeline
		case Ended:
			s.Around(false)
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
