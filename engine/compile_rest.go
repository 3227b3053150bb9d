package engine

import (
	"cmp"
	"slices"
	"time"
)

// maxRestTalk is the share of a rest, in percent, that may be talk.
const maxRestTalk = 60

// longRest is the shortest rest that also says how to spend it, or in which the
// body already gets into its next position.
const longRest = 25 * time.Second

// restBetweenSets is the rest before set number next of the same exercise.
func (c *compiler) restBetweenSets(s *stop, next int) Step {
	side := sidesOf(s.ex.Sides)[0]
	var announce []paragraph
	if c.prefs.Guidance != GuidanceTones {
		announce = []paragraph{{sentences: []string{c.setLine(next), c.firstSide(s)}, side: oneSide(side)}}
	}
	if side == NoSide {
		announce = append(announce, c.leading(c.unsaidLately(s.ex.Say.Switch.At(c.prefs.Guidance))))
	}
	c.words = c.words[:0]
	opening := c.restLines(s, s.between)
	return c.rest(Step{
		Rest: BetweenSets, Place: s.place, Exercise: s.ex.ID, Side: side, Set: next, Sets: s.sets,
		Spans: []Span{{Frame: s.ex.Start.Frame, Side: side, Show: c.restShow(s.between)}},
	}, s.between, true, c.join(opening, announce), announce)
}

// restAfter is the rest after an exercise. It announces the next one and what
// that needs. A longer rest is spent where the next exercise begins: it tells the
// way there first and leaves the time for it, so that the user is not hurried up
// from the floor or down to it. A rest that waits always has time for that.
func (c *compiler) restAfter(s, next *stop) Step {
	p, g := &c.book.Phrases, c.prefs.Guidance
	c.rises = height(next.ex.Position) > height(s.ex.EndPosition())
	defer func() { c.rises = false }()
	side := sidesOf(next.ex.Sides)[0]
	step := Step{
		Rest: AfterExercise, Place: s.place, Exercise: next.ex.ID, Side: side, Set: 1, Sets: next.sets,
		Spans: []Span{{Frame: next.ex.Start.Frame, Side: side, Show: c.restShow(s.after)}},
	}
	if g == GuidanceTones {
		return c.rest(step, s.after, false, []paragraph{{sentences: []string{sentence(next.ex.SpokenName())}}})
	}
	now := c.speech()
	c.words = c.words[:0]
	opening := c.restLines(s, s.after)
	coming := []paragraph{{sentences: append(slices.Clone(c.opening(next)), next.next)}}
	warnings := []paragraph{c.warnings(next.ex)}
	needs := []paragraph{c.needs(toFetch(next.ex.Needs(c.routine.Surface), s.ex.Equipment))}
	choices := [][]paragraph{c.join(opening, coming, needs), c.join(coming, needs), coming}
	if !s.after.Wait && s.after.Lasts(c.prefs) < longRest {
		return c.rest(step, s.after, false, choices...)
	}
	meanwhile := []paragraph{{sentences: []string{now.turn(0, c.turns(s, p.Resting[s.ex.EndPosition()].At(g))...)}}}
	choices = append([][]paragraph{c.join(opening, meanwhile, coming, needs)}, choices...)
	way := p.ahead(s.ex.EndPosition(), next.ex, g)
	if len(way) == 0 || s.ex.Rest != nil { // a rest of the exercise's own is spent where it ends
		return c.rest(step, s.after, false, choices...)
	}
	var led [][]paragraph
	for n := len(way); n > 0; n-- { // a part of a long way is better than none
		led = append(led, c.join(opening, coming, warnings, needs, []paragraph{c.leading(way[:n])}))
	}
	choices = append(led, choices...)
	rest := c.rest(step, s.after, false, choices...)
	if says(&rest, way[0].Say) && !rest.Waits {
		for i := range rest.Spans {
			rest.Spans[i].Show = next.ex.Start.Show
		}
	}
	return rest
}

// restShow returns the line on the screen of a rest.
func (c *compiler) restShow(pause Pause) string {
	if pause.Wait {
		return c.book.Phrases.Show.Ready
	}
	return c.book.Phrases.Show.Rest
}

// restLines says that a rest after a stop begins, and how long it is: its
// length, its breaths, or that it lasts until the user goes on.
func (c *compiler) restLines(s *stop, pause Pause) []paragraph {
	g := c.prefs.Guidance
	if g == GuidanceTones {
		return nil
	}
	p, now := &c.book.Phrases, c.speech()
	lines := []string{now.turn(0, c.turns(s, p.Rest.At(g))...)}
	switch {
	case pause.Wait:
		lines = append(lines, c.ready(pause).sentences...)
	case pause.Breaths > 0:
		lines = append(lines, p.DoseLines(HoldBreaths, float64(c.breaths(pause)), SidesNone, NoSide)...)
	default:
		lines = append(lines, p.Duration(pause.Length)...)
	}
	return []paragraph{{sentences: lines, pause: betweenItems}}
}

// talk is what a rest says.
type talk struct {
	cues []Cue
	// least is how long the rest is at least, however it is cut: a way must be
	// told to its end.
	least time.Duration
}

// until returns the sentences if all of them end by a time, else none: half an
// announcement is no help.
func (t talk) until(end time.Duration) []Cue {
	if n := len(t.cues); n > 0 && t.cues[n-1].At+t.cues[n-1].Length > end {
		return nil
	}
	return t.cues
}

// rest finishes a rest. Its length is exactly what was set, so a short rest says
// less: it says the first of some choices that leaves most of it quiet, or
// nothing. A rest that waits says the first in any case, and lasts as long as
// that takes. Rests end with ticks if work begins at once after them, but not in
// rests counted in breaths, or those that the user ends.
func (c *compiler) rest(step Step, pause Pause, ticked bool, choices ...[]paragraph) Step {
	step.Kind, step.Block, step.Adjustable = Rest, step.Place.Block, true
	if pause.Wait {
		s := c.speech()
		if len(choices) > 0 {
			s.tell(afterBell, choices[0]...)
		}
		least := max(s.end()+beforeMoving, s.free, s.talk()*100/maxRestTalk)
		if least > pause.Length {
			pause.Length = (least + time.Second - 1).Truncate(time.Second)
		}
		return c.waitingRest(step, pause, c.told(&s, pause.Length))
	}
	ticked = ticked && pause.Breaths == 0
	length := pause.Lasts(c.prefs)
	s := c.choose(length, ticked, choices)
	told := c.told(&s, length)
	if pause.Breaths > 0 {
		return c.breathingRest(step, c.breaths(pause), told)
	}
	return c.plainRest(step, length, ticked, told)
}

// choose returns the first of some choices that fits into a rest of a length,
// none if none fits.
func (c *compiler) choose(length time.Duration, ticked bool, choices [][]paragraph) speech {
	quiet := beforeMoving
	if ticked && len(ticks(length, length)) > 0 {
		quiet = tickCount * time.Second // no speech in the last seconds
	}
	for _, words := range choices {
		s := c.speech()
		if s.tell(afterBell, words...) <= length-quiet && s.talk() <= length*maxRestTalk/100 {
			return s
		}
	}
	return speech{}
}

// told returns what the next step, a rest of a length, says, and notes how long
// the body still follows it after that.
func (c *compiler) told(s *speech, length time.Duration) talk {
	c.moving = max(0, s.free-length)
	told := talk{cues: s.cues}
	if s.free > 0 {
		told.least = s.end()
	}
	return told
}

// plainRest lays out a rest that takes its time.
func (c *compiler) plainRest(step Step, length time.Duration, ticked bool, told talk) Step {
	if a := c.resizes(); a != nil {
		length = a.length(max(told.least, a.speaking()))
	}
	var last []Cue
	if ticked {
		last = ticks(length, length)
	}
	step.fill(length)
	step.Pause = PauseOf(min(length, MaxRest))
	step.Cues = c.merge([]Cue{{Kind: BellRest}}, told.until(length), last)
	return step
}

// waitingRest lays out a rest that lasts until the user says go. Its nominal
// length is at least that of its sentences, and its last seconds are not ticked,
// since its end is not known in advance.
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

// ready says that the step waits for the user, where it does. Its sentences take
// turns, but one of them is always said, so that the user knows that the session
// is still running.
func (c *compiler) ready(pause Pause) paragraph {
	lines := c.book.Phrases.Ready.At(c.prefs.Guidance)
	if !pause.Wait || len(lines) == 0 {
		return paragraph{}
	}
	now := c.speech()
	return paragraph{sentences: []string{cmp.Or(now.turn(0, lines...), lines[0])}}
}
