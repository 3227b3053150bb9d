package engine

import (
	"cmp"
	"time"
)

// waitingRest lays out a rest that goes on until the user says go. It counts as
// long as its words ask for at least, and its last seconds are not ticked:
// nobody knows which they are.
func (c *compiler) waitingRest(step Step, pause Pause, told talk) Step {
	length := pause.Length
	if a := c.resizes(); a != nil {
		length = a.length(max(told.least, a.speaking()))
	}
	step.Waits = true
	step.fill(length)
	step.Pause = PauseUntilReady(min(length, MaxRest))
	step.Cues = c.merge([]Cue{{Kind: BellRest}}, told.until(length))
	return step
}

// breathingRest lays out a rest of n breaths, led by the breath tones. It is
// made longer and shorter by whole breaths.
func (c *compiler) breathingRest(step Step, n int, told talk) Step {
	if a := c.resizes(); a != nil {
		breath := c.prefs.BreathIn + c.prefs.BreathOut
		least := max(told.least, a.speaking(), a.elapsed+MinRemaining)
		n = max(len(a.old.Spans)/2+int(a.units(breath)), int((least+breath-1)/breath))
	}
	c.breathe(&step, n)
	step.Pause = PauseOfBreaths(min(n, MaxPauseBreaths))
	step.Cues = c.merge([]Cue{{Kind: BellRest}}, told.until(step.Length), breathTones(step.Spans))
	return step
}

// breaths returns how many breaths a rest of breaths really lasts.
func (c *compiler) breaths(p Pause) int {
	return int(p.Lasts(c.prefs) / (c.prefs.BreathIn + c.prefs.BreathOut))
}

// breathe makes the step last n of the user's breaths, in and out.
func (c *compiler) breathe(s *Step, n int) {
	like := s.Spans[0]
	like.Section = Wait
	s.Spans = take(&c.spans, 2*n)[:0]
	s.Length = 0
	for i := range n {
		for _, half := range []struct {
			breath Breath
			length time.Duration
		}{{BreathIn, c.prefs.BreathIn}, {BreathOut, c.prefs.BreathOut}} {
			span := like
			span.At, span.Length, span.Breath = s.Length, half.length, half.breath
			span.Rep, span.Reps = i+1, n
			s.Spans = append(s.Spans, span)
			s.Length += half.length
		}
	}
}

// breathTones returns the swells of spans that lead the breath.
func breathTones(spans []Span) []Cue {
	tones := make([]Cue, 0, len(spans))
	for _, s := range spans {
		kind := CueBreathIn
		if s.Breath == BreathOut {
			kind = CueBreathOut
		}
		tones = append(tones, Cue{At: s.At, Length: s.Length, Kind: kind})
	}
	return tones
}

// ready says that the step waits for the user, where it does. Its sentences
// take turns, but one of them is always said: nobody is to wonder whether
// anything still comes.
func (c *compiler) ready(pause Pause) paragraph {
	lines := c.book.Phrases.Ready.At(c.prefs.Guidance)
	if !pause.Wait || len(lines) == 0 {
		return paragraph{}
	}
	now := c.speech()
	return paragraph{sentences: []string{cmp.Or(now.turn(0, lines...), lines[0])}}
}
