package engine

import (
	"fmt"
	"time"
)

// The shortest lengths of the steps without work; what is said in them may
// make them longer.
const (
	shortestGetReady = 6 * time.Second
	shortestDone     = 8 * time.Second
)

// maxRestTalk is the share of a rest, in percent, that may be talk.
const maxRestTalk = 60

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
	if !c.announced {
		lines = append(lines, c.opening(s)...)
		lines = append(lines, sentence(s.ex.SpokenName()))
	}
	lines = append(lines, p.MoveLines(body, s.ex.Position, g)...)
	lines = append(lines, s.ex.Say.Setup.At(g)...)
	lines = append(lines, c.doseLines(s)...)
	side := sidesOf(s.ex.Sides)[0]
	lines = append(lines, p.FirstSide[side])
	least := max(transitionTime(body, s.ex.Position), Seconds(s.ex.Start.Seconds))
	least = time.Duration(float64(least) * c.prefs.TransitionScale)
	return c.transition(Step{
		Kind: PositionStep, Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: side, Set: 1, Sets: s.sets,
		Spans: []Span{{Frame: s.ex.Start.Frame, Side: side, Show: s.ex.Start.Show}},
	}, least, preRoll, lines)
}

// opening returns what opens the block, for the first exercise of one.
func (c *compiler) opening(s *stop) []string {
	if !s.opens {
		return nil
	}
	return c.book.Phrases.Blocks[s.place.Block].At(c.prefs.Guidance)
}

// doseLines returns the sentences that say how much of an exercise comes.
func (c *compiler) doseLines(s *stop) []string {
	if c.prefs.Guidance == GuidanceTones {
		return nil
	}
	p := &c.book.Phrases
	lines := p.DoseLines(s.ex.Dose.Kind, c.limited(s), s.ex.Sides)
	if s.sets > 1 {
		lines = append(lines, fmt.Sprintf(p.Sets, s.sets))
	}
	return lines
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
	least := time.Duration(float64(switchTime(s.ex.Position))*c.prefs.TransitionScale) + c.prefs.Rests.BetweenSides
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
	s := newSpeech(c.voice, len(lines))
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
func (c *compiler) restBetweenSets(s *stop, next int, rest time.Duration) Step {
	p := &c.book.Phrases
	side := sidesOf(s.ex.Sides)[0]
	var announce []string
	if c.prefs.Guidance != GuidanceTones {
		announce = []string{fmt.Sprintf(p.Set, next), p.FirstSide[side]}
	}
	return c.rest(Step{
		Place: s.place, Exercise: s.ex.ID, Side: side, Set: next, Sets: s.sets,
		Spans: []Span{{Frame: s.ex.Start.Frame, Side: side, Show: p.Show.Rest}},
	}, rest, announce)
}

// restAfter is the rest after an exercise; it announces the next one if there
// is time for that.
func (c *compiler) restAfter(s, next *stop) Step {
	p := &c.book.Phrases
	var announce []string
	if c.prefs.Guidance != GuidanceTones {
		announce = append(announce, c.opening(next)...)
		announce = append(announce, p.Next.At(c.prefs.Guidance)...)
		announce = append(announce, sentence(next.ex.SpokenName()))
	}
	side := sidesOf(next.ex.Sides)[0]
	step := c.rest(Step{
		Place: s.place, Exercise: next.ex.ID, Side: side, Set: 1, Sets: next.sets,
		Spans: []Span{{Frame: next.ex.Start.Frame, Side: side, Show: p.Show.Rest}},
	}, s.rest, announce)
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

// rest finishes a rest, whose talk ends with an announcement of what comes.
// Its length is exactly what was set, so a short rest says less: how long it
// is and what comes; else what comes; else nothing. Half an announcement helps
// nobody.
func (c *compiler) rest(step Step, length time.Duration, announce []string) Step {
	step.Kind, step.Block, step.Adjustable = Rest, step.Place.Block, true
	quiet := beforeMoving
	if len(ticks(length, length)) > 0 {
		quiet = tickCount * time.Second // nobody talks over the last seconds
	}
	var s speech
	for _, lines := range [][]string{append(c.restLines(length), announce...), announce} {
		s = newSpeech(c.voice, len(lines))
		if s.append(afterBell, lines...) <= length-quiet && s.talk() <= length*maxRestTalk/100 {
			break
		}
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
