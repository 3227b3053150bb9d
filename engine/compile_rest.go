package engine

import (
	"slices"
	"time"
)

// maxRestTalk is the share of a rest, in percent, that may be talk.
const maxRestTalk = 60

// longRest is the shortest rest that also says how to spend it, or in which the
// body already gets into its next position.
const longRest = 25 * time.Second

// restBetweenSets is the rest before set number next of the same exercise.
func (c *compiler) restBetweenSets(s *stop, next int, rest time.Duration) Step {
	p := &c.book.Phrases
	side := sidesOf(s.ex.Sides)[0]
	var announce []paragraph
	if c.prefs.Guidance != GuidanceTones {
		announce = []paragraph{{sentences: []string{c.setLine(next), p.FirstSide[side]}, side: oneSide(side)}}
	}
	if side == NoSide {
		announce = append(announce, c.leading(c.unsaidLately(s.ex.Say.Switch.At(c.prefs.Guidance))))
	}
	opening := c.restLines(s, rest)
	return c.rest(Step{
		Place: s.place, Exercise: s.ex.ID, Side: side, Set: next, Sets: s.sets,
		Spans: []Span{{Frame: s.ex.Start.Frame, Side: side, Show: p.Show.Rest}},
	}, rest, true, slices.Concat(opening, announce), announce)
}

// restAfter is the rest after an exercise. It announces the next one and what
// that needs. A longer rest is spent where the next exercise begins: it tells
// the way there first and leaves the time for it, so that nobody is hurried up
// from the floor or down to it.
func (c *compiler) restAfter(s, next *stop) Step {
	p, g := &c.book.Phrases, c.prefs.Guidance
	side := sidesOf(next.ex.Sides)[0]
	step := Step{
		Place: s.place, Exercise: next.ex.ID, Side: side, Set: 1, Sets: next.sets,
		Spans: []Span{{Frame: next.ex.Start.Frame, Side: side, Show: p.Show.Rest}},
	}
	if g == GuidanceTones {
		return c.rest(step, s.rest, false)
	}
	now := c.speech()
	opening := c.restLines(s, s.rest)
	coming := []paragraph{{sentences: append(slices.Clone(c.opening(next)), p.NextLine(next.ex))}}
	needs := []paragraph{c.needs(missing(next.ex.Equipment, s.ex.Equipment))}
	choices := [][]paragraph{slices.Concat(opening, coming, needs), slices.Concat(coming, needs), coming}
	if s.rest < longRest {
		return c.rest(step, s.rest, false, choices...)
	}
	handy := []paragraph{c.handy(missing(next.ex.Handy, slices.Concat(s.ex.Handy, s.ex.Equipment)))}
	meanwhile := []paragraph{{sentences: []string{now.turn(0, s.turns(p.Resting[s.ex.EndPosition()].At(g))...)}}}
	choices = append([][]paragraph{
		slices.Concat(opening, meanwhile, coming, needs, handy), slices.Concat(opening, meanwhile, coming, needs),
	}, choices...)
	way := p.ahead(s.ex.EndPosition(), next.ex, g)
	if len(way) == 0 {
		return c.rest(step, s.rest, false, choices...)
	}
	led := [][]paragraph{slices.Concat(opening, coming, needs, handy, []paragraph{c.leading(way)})}
	for n := len(way); n > 0; n-- { // a part of a long way is better than none
		led = append(led, slices.Concat(opening, coming, needs, []paragraph{c.leading(way[:n])}))
	}
	choices = append(led, choices...)
	rest := c.rest(step, s.rest, false, choices...)
	if says(&rest, way[0].Say) {
		rest.Spans[0].Show = next.ex.Start.Show
	}
	return rest
}

// restLines says that a rest after a stop begins, and how long it is.
func (c *compiler) restLines(s *stop, rest time.Duration) []paragraph {
	g := c.prefs.Guidance
	if g == GuidanceTones {
		return nil
	}
	p, now := &c.book.Phrases, c.speech()
	lines := append([]string{now.turn(0, s.turns(p.Rest.At(g))...)}, p.Duration(rest)...)
	return []paragraph{{sentences: lines, pause: betweenItems}}
}

// rest finishes a rest; it ends with ticks if work begins at once after it. Its
// length is exactly what was set, so a short rest says less: it says the first
// of some choices that leaves most of it quiet, or nothing.
func (c *compiler) rest(step Step, length time.Duration, ticked bool, choices ...[]paragraph) Step {
	step.Kind, step.Block, step.Adjustable = Rest, step.Place.Block, true
	quiet := beforeMoving
	if ticked && len(ticks(length, length)) > 0 {
		quiet = tickCount * time.Second // nobody talks over the last seconds
	}
	var s speech
	for _, words := range choices {
		s = c.speech()
		if s.tell(afterBell, words...) <= length-quiet && s.talk() <= length*maxRestTalk/100 {
			break
		}
		s = speech{}
	}
	c.moving = max(0, s.free-length)
	var least time.Duration
	if s.free > 0 {
		least = s.end() // the way must be told to its end
	}
	var lay func(from Step, length time.Duration) Step
	lay = func(from Step, length time.Duration) Step {
		from.fill(length)
		said := s.cues
		if s.end() > length {
			said = nil
		}
		var last []Cue
		if ticked {
			last = ticks(length, length)
		}
		from.Cues = merge([]Cue{{Kind: BellRest}}, said, last)
		from.adjusted = func(elapsed, delta time.Duration) Step {
			return lay(from, max(length+delta, least, from.speaking(elapsed), elapsed+MinRemaining))
		}
		return from
	}
	return lay(step, length)
}
