package engine

import (
	"fmt"
	"time"
)

// The shortest lengths of the steps without work; what is said in them may
// make them longer.
const (
	shortestGetReady = 6 * time.Second
	shortestSwitch   = 4 * time.Second
	shortestDone     = 8 * time.Second
)

// preRoll is the quiet at the very start, for wireless headphones that wake up
// late and would swallow the first syllable.
const preRoll = 500 * time.Millisecond

// getReady opens the session.
func (c *compiler) getReady(first *stop) Step {
	p := &c.book.Phrases
	lines := []string{sentence(c.routine.SpokenName())}
	lines = append(lines, p.Welcome.At(c.prefs.Guidance)...)
	return c.transition(Step{
		Kind: GetReady, Block: first.place.Block, Place: first.place, Exercise: first.ex.ID,
		Spans: []Span{{Frame: first.ex.Start.Frame, Show: p.Show.GetReady}},
	}, shortestGetReady, preRoll, lines)
}

// position is the time to move from where the body is into a start position.
func (c *compiler) position(s *stop, body Position) Step {
	p := &c.book.Phrases
	g := c.prefs.Guidance
	var lines []string
	if s.opens {
		lines = append(lines, p.Blocks[s.place.Block].At(g)...)
	}
	if !c.announced {
		lines = append(lines, sentence(s.ex.SpokenName()))
	}
	lines = append(lines, s.ex.Say.Setup.At(g)...)
	if g != GuidanceTones {
		lines = append(lines, p.DoseLines(s.ex.Dose.Kind, c.limited(s), s.ex.Sides)...)
	}
	side := sidesOf(s.ex.Sides)[0]
	lines = append(lines, p.FirstSide[side])
	least := time.Duration(float64(transitionTime(body, s.ex.Position)) * c.prefs.TransitionScale)
	return c.transition(Step{
		Kind: PositionStep, Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: side, Set: 1, Sets: s.sets,
		Spans: []Span{{Frame: s.ex.Start.Frame, Side: side, Show: s.ex.Start.Show}},
	}, least, preRoll, lines)
}

// switchSides lies between two sides of one set.
func (c *compiler) switchSides(s *stop, side Side, set int) Step {
	p := &c.book.Phrases
	step := Step{
		Kind: SwitchSides, Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: side, Set: set, Sets: s.sets,
		Spans: []Span{{Frame: s.ex.Start.Frame, Side: side, Show: p.Show.Switch}},
		Cues:  []Cue{{Kind: BellSwitch}},
	}
	least := time.Duration(float64(shortestSwitch)*c.prefs.TransitionScale) + c.prefs.Rests.BetweenSides
	return c.transition(step, least, afterBell, []string{p.NowSide[side]})
}

// done closes the session.
func (c *compiler) done() Step {
	p := &c.book.Phrases
	last := &c.steps[len(c.steps)-1]
	step := c.transition(Step{
		Kind: Done, Block: last.Block, Place: last.Place,
		Spans: []Span{{Show: p.Show.Done}},
		Cues:  []Cue{{Kind: BellDone}},
	}, shortestDone, 2*time.Second, p.Done.At(c.prefs.Guidance))
	step.Adjustable, step.adjusted = false, nil
	return step
}

// transition finishes a step that lasts at least least and as long as what
// must be said in it, the first sentence beginning at offset speakAt.
func (c *compiler) transition(step Step, least, speakAt time.Duration, lines []string) Step {
	own := step.Cues
	s := newSpeech(c.voice)
	if said := s.append(speakAt, lines...); said > 0 {
		least = max(least, said+beforeMoving)
	}
	floor := max(s.end()+beforeMoving, MinRemaining)
	step.Adjustable = true
	var lay func(from Step, length time.Duration) Step
	lay = func(from Step, length time.Duration) Step {
		from.fill(length)
		from.Cues = merge(own, s.cues)
		from.adjusted = func(elapsed, delta time.Duration) Step {
			return lay(from, max(length+delta, min(floor, length), elapsed+MinRemaining))
		}
		return from
	}
	return lay(step, least)
}

// fill makes the step last length, its single span with it.
func (s *Step) fill(length time.Duration) {
	span := s.Spans[0]
	span.Section = Wait
	span.Length = length
	s.Spans = []Span{span}
	s.Length = length
}

// restBetweenSets is the rest before set number next of the same exercise.
func (c *compiler) restBetweenSets(s *stop, next int) Step {
	p := &c.book.Phrases
	side := sidesOf(s.ex.Sides)[0]
	lines := c.restLines(c.prefs.Rests.BetweenSets)
	if c.prefs.Guidance != GuidanceTones {
		lines = append(lines, fmt.Sprintf(p.Set, next))
	}
	return c.rest(Step{
		Place: s.place, Exercise: s.ex.ID, Side: side, Set: next, Sets: s.sets,
		Spans: []Span{{Frame: s.ex.Start.Frame, Side: side, Show: p.Show.Rest}},
	}, c.prefs.Rests.BetweenSets, lines)
}

// restAfter is the rest after an exercise; it announces the next one if there
// is time for that.
func (c *compiler) restAfter(s, next *stop) Step {
	p := &c.book.Phrases
	lines := c.restLines(s.rest)
	if c.prefs.Guidance != GuidanceTones {
		lines = append(lines, p.Next.At(c.prefs.Guidance)...)
		lines = append(lines, sentence(next.ex.SpokenName()))
	}
	side := sidesOf(next.ex.Sides)[0]
	step := c.rest(Step{
		Place: s.place, Exercise: next.ex.ID, Side: side, Set: 1, Sets: next.sets,
		Spans: []Span{{Frame: next.ex.Start.Frame, Side: side, Show: p.Show.Rest}},
	}, s.rest, lines)
	c.announced = says(&step, sentence(next.ex.SpokenName()))
	return step
}

func (c *compiler) restLines(rest time.Duration) []string {
	if c.prefs.Guidance == GuidanceTones {
		return nil
	}
	p := &c.book.Phrases
	return append(append([]string(nil), p.Rest.At(c.prefs.Guidance)...), p.Duration(rest)...)
}

// rest finishes a rest. Its length is exactly what was set, so what does not
// fit is left unsaid, all of it: half an announcement helps nobody.
func (c *compiler) rest(step Step, length time.Duration, lines []string) Step {
	step.Kind, step.Block, step.Adjustable = Rest, step.Place.Block, true
	s := newSpeech(c.voice)
	if s.append(afterBell, lines...) > length-beforeMoving {
		s.cues = nil
	}
	var lay func(from Step, length time.Duration) Step
	lay = func(from Step, length time.Duration) Step {
		from.fill(length)
		said := s.cues
		if s.end() > length {
			said = nil
		}
		from.Cues = merge([]Cue{{Kind: BellRest}}, said, ticks(length, length))
		from.adjusted = func(elapsed, delta time.Duration) Step {
			return lay(from, max(length+delta, from.speaking(elapsed), elapsed+MinRemaining))
		}
		return from
	}
	return lay(step, length)
}

// speaking returns when the sentence that is being said at an offset ends, 0
// if none is.
func (s *Step) speaking(at time.Duration) time.Duration {
	for _, c := range s.Cues {
		if c.Kind == Speak && c.At <= at && at < c.At+c.Length {
			return c.At + c.Length
		}
	}
	return 0
}

// says reports whether the step speaks a sentence.
func says(s *Step, text string) bool {
	for _, c := range s.Cues {
		if c.Kind == Speak && c.Text == text {
			return true
		}
	}
	return false
}

// tickCount is how many of the last seconds are ticked.
const tickCount = 5

// ticks returns the ticks of the last five seconds before end, for a stretch
// of the given length; stretches under ten seconds are not ticked.
func ticks(length, end time.Duration) []Cue {
	if length < 2*tickCount*time.Second {
		return nil
	}
	cues := make([]Cue, 0, tickCount)
	for n := tickCount; n >= 1; n-- {
		cues = append(cues, Cue{At: end - time.Duration(n)*time.Second, Kind: Tick})
	}
	return cues
}
