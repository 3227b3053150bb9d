package engine

import (
	"cmp"
	"slices"
	"time"
)

// maxRestTalk is the share of a rest, in percent, that may be talk.
const maxRestTalk = 60

// longRest is the shortest rest that also says how to spend it.
const longRest = 25 * time.Second

// uncounted is the longest rest whose length is not said: the words would take half
// of it, and the bell tells that it is one.
const uncounted = 15 * time.Second

// restWords is what a rest says: first as it begins, and last in its last part.
type restWords struct {
	first [3]paragraph
	last  [2]paragraph
}

// restBetweenSets is the rest before set number next of the same exercise.
func (c *compiler) restBetweenSets(s *stop, next int) Step {
	side := sidesOf(s.ex.Sides)[0]
	var announce [2]paragraph
	if c.spoken != GuidanceTones {
		announce[0] = paragraph{sentences: c.say(c.setLine(next)), side: oneSide(side)}
	}
	if side == NoSide {
		announce[1] = c.leading(c.unsaidLately(s.ex.Say.Switch.At(c.guidance(s.ex))))
	}
	opening := [3]paragraph{c.restLines(s, s.between)}
	return c.rest(Step{
		Rest: BetweenSets, Place: s.place, Exercise: s.ex.ID, Side: side, Set: next, Sets: s.sets,
		Spans: c.still(Span{Frame: s.ex.Start.Frame, Side: side, Show: c.restShow(s.between)}),
	}, s.between, true, restWords{opening, announce}, restWords{last: announce})
}

// restAfter is the rest after an exercise. The body rests where it is: the way to
// the next exercise has time of its own. The rest announces that exercise: in its
// last part at full guidance, where one is told how long it is and how to
// spend it; else, or where something has to be set up, as it begins.
func (c *compiler) restAfter(s, next *stop) Step {
	p, g := &c.book.Phrases, c.spoken
	side := sidesOf(next.ex.Sides)[0]
	step := Step{
		Rest: AfterExercise, Place: s.place, Exercise: next.ex.ID, Side: side, Set: 1, Sets: next.sets,
		Spans: c.still(Span{Frame: next.ex.Start.Frame, Side: side, Show: c.restShow(s.after)}),
	}
	if g == GuidanceTones {
		return c.rest(step, s.after, false, restWords{first: [3]paragraph{{sentences: []string{sentence(next.ex.SpokenName())}}}})
	}
	coming := paragraph{sentences: c.opens(next, next.next)}
	opening := c.restLines(s, s.after)
	soon := restWords{first: [3]paragraph{coming}}
	if g == GuidanceBrief {
		return c.rest(step, s.after, false, restWords{first: [3]paragraph{opening, coming}}, soon)
	}
	late := restWords{last: [2]paragraph{coming}}
	plain := restWords{first: [3]paragraph{opening}, last: late.last}
	switch long := s.after.Wait || s.after.Lasts(c.prefs) >= longRest; {
	case long && c.setsUp(s, next): // told at once, while there is time
		ready := paragraph{sentences: p.GetIt.At(g)}
		return c.rest(step, s.after, false, restWords{first: [3]paragraph{opening, coming, ready}}, soon)
	case long:
		now := c.speech()
		spend := paragraph{sentences: c.say(now.turn(0, c.turns(s, p.Resting[s.ex.EndPosition()].At(g))...))}
		return c.rest(step, s.after, false, restWords{first: [3]paragraph{opening, spend}, last: late.last}, plain, late)
	default:
		return c.rest(step, s.after, false, plain, late)
	}
}

// setsUp reports whether something has to be set up for the next exercise, other than
// what is found wherever people live.
func (c *compiler) setsUp(s, next *stop) bool {
	return len(missing(next.ex.Needs(c.routine.Surface), append(everywhere(), s.ex.Equipment...))) > 0
}

// fetches reports whether the next exercise needs something other than the mat and
// what is in use.
func (c *compiler) fetches(s, next *stop) bool {
	return slices.ContainsFunc(next.ex.Needs(c.routine.Surface), func(id string) bool {
		return id != Mat && !slices.Contains(s.ex.Equipment, id)
	})
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
func (c *compiler) restLines(s *stop, pause Pause) paragraph {
	g := c.spoken
	if g == GuidanceTones || !pause.Wait && pause.Breaths == 0 && pause.Length <= uncounted {
		return paragraph{}
	}
	p, now := &c.book.Phrases, c.speech()
	lines := c.say(now.turn(0, c.turns(s, p.Rest.At(g))...))
	switch {
	case pause.Wait:
		lines = append(lines, c.ready(pause).sentences...)
	case pause.Breaths > 0:
		lines = append(lines, p.DoseLines(HoldBreaths, float64(c.breaths(pause)), SidesNone, NoSide)...)
	default:
		lines = append(lines, c.duration(pause.Length)...)
	}
	return paragraph{sentences: lines, pause: betweenItems}
}

// rest finishes a rest. Its length is exactly what was set, so a short rest says
// less: it says the first of some choices that leaves most of it quiet, or
// nothing. A rest that waits says the first in any case, and lasts as long as
// that takes. Rests end with ticks if work begins at once after them, but not in
// rests counted in breaths, or those that the user ends.
func (c *compiler) rest(step Step, pause Pause, ticked bool, choices ...restWords) Step {
	step.Kind, step.Block, step.Adjustable = Rest, step.Place.Block, true
	if pause.Wait {
		return c.waitingRest(step, pause, &choices[0])
	}
	length, quiet, last := pause.Lasts(c.prefs), beforeMoving, []Cue(nil)
	if ticked && pause.Breaths == 0 {
		last = ticks(length, length)
	}
	if len(last) > 0 {
		quiet = tickCount * time.Second // no speech in the last seconds
	}
	told, from := c.choose(length, quiet, choices)
	a := c.resizes()
	if pause.Breaths > 0 {
		n := c.breaths(pause)
		if a != nil {
			breath := c.prefs.BreathIn + c.prefs.BreathOut
			n = max(len(a.old.Spans)/2+int(a.units(breath)), int((a.rests(told, from, length)+breath-1)/breath))
		}
		c.breathe(&step, n)
		step.Pause = PauseOfBreaths(min(n, MaxPauseBreaths))
		last = breathTones(step.Spans)
	} else {
		if a != nil {
			step.fill(a.length(a.rests(told, from, length)))
			last = nil
			if ticked {
				last = ticks(step.Length, step.Length)
			}
		} else {
			step.fill(length)
		}
		step.Pause = PauseOf(min(step.Length, MaxRest))
	}
	if a != nil && from < len(told) {
		by := step.Length - length
		if at, begun := a.begun(told[from].Text); begun {
			by = at - told[from].At
		}
		later(told[from:], by)
	}
	step.Cues = c.merge(c.ring(Cue{Kind: BellRest}), told, last)
	return step
}

// choose returns the first of some choices that fits into a rest of a length, as
// cues, and which of them begins the last part. There are none if none fits.
func (c *compiler) choose(length, quiet time.Duration, choices []restWords) (told []Cue, from int) {
	for i := range choices {
		s, words := c.speech(), &choices[i]
		end := s.tell(afterBell, words.first[:]...)
		from := len(s.cues)
		end = max(end, s.tell(afterBell, words.last[:]...))
		if len(s.cues) > 0 && end <= length-quiet && s.talk() <= length*maxRestTalk/100 {
			later(s.cues[from:], length-quiet-end)
			return s.cues, from
		}
	}
	return nil, 0
}

// later moves cues by so much.
func later(cues []Cue, by time.Duration) {
	for i := range cues {
		cues[i].At += by
	}
}

// rests returns how long a rest, planned for a length, lasts at least: all that it
// says is said, and that of its last part as far from the end as planned.
func (a *again) rests(told []Cue, from int, length time.Duration) time.Duration {
	least := max(a.speaking(), a.elapsed+MinRemaining)
	if from == len(told) {
		return max(least, a.speechEnd())
	}
	if _, begun := a.begun(told[from].Text); begun {
		return max(least, a.speechEnd())
	}
	first := time.Duration(0)
	if from > 0 {
		first = told[from-1].At + told[from-1].Length + betweenParagraphs
	}
	return max(least, max(first, a.elapsed)+length-told[from].At)
}

// speechEnd returns when the last sentence of the step ends.
func (a *again) speechEnd() time.Duration {
	var end time.Duration
	for _, c := range a.old.Cues {
		if c.Kind == Speak {
			end = max(end, c.At+c.Length)
		}
	}
	return end
}

// begun returns when the step says a sentence, and whether it has begun to.
func (a *again) begun(text string) (at time.Duration, begun bool) {
	for _, c := range a.old.Cues {
		if c.Text == text {
			return c.At, c.At <= a.elapsed
		}
	}
	return 0, false
}

// waitingRest lays out a rest that lasts until the user says go. Its nominal
// length is at least that of its sentences, and its last seconds are not ticked,
// since its end is not known in advance.
func (c *compiler) waitingRest(step Step, pause Pause, words *restWords) Step {
	s := c.speech()
	s.tell(afterBell, slices.Concat(words.first[:], words.last[:])...)
	length := pause.Length
	if least := max(s.end()+beforeMoving, s.talk()*100/maxRestTalk); least > length {
		length = (least + time.Second - 1).Truncate(time.Second)
	}
	if a := c.resizes(); a != nil {
		length = a.length(max(s.end()+beforeMoving, a.speaking()))
	}
	step.Waits = true
	step.fill(length)
	step.Pause = PauseUntilReady(min(length, MaxRest))
	step.Cues = c.merge(c.ring(Cue{Kind: BellRest}), s.cues)
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
	s.Spans = c.work[:0]
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
	c.work = s.Spans
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
	lines := c.book.Phrases.Ready.At(c.spoken)
	if !pause.Wait || len(lines) == 0 {
		return paragraph{}
	}
	now := c.speech()
	return paragraph{sentences: c.say(cmp.Or(now.turn(0, lines...), lines[0]))}
}
