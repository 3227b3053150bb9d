package engine

import (
	"slices"
	"time"
)

// The rules for movements that go over into one another (our own, as a class is
// led).
const (
	// joinMargin is how long the movement runs on its own, at least, before the next
	// is told, and joinQuiet the pause between that and the change.
	joinMargin = 8 * time.Second
	joinQuiet  = 1500 * time.Millisecond
	// shortestJoin is the shortest change.
	shortestJoin = 2500 * time.Millisecond
)

// joins reports whether an exercise goes over into the next without a stop: in a
// continuous block, where no rest is set between them, the body stays in its
// position, no side has a stretch of its own, nothing is said on the way out,
// nothing is to be fetched, the person need not be careful, no hand has been at a
// support, and the movement is long enough for the words that lead on.
func (c *compiler) joins(s, next *stop) bool {
	switch {
	case len(sidesOf(s.ex.Sides)) > 1, s.ex.Leave != nil && s.ex.Leave.Full != "",
		!next.continuous || next.opens || len(next.ex.Say.Join.Full) == 0,
		s.after.rests() || next.before.rests() || next.note != "" || len(next.care) > 0 || s.supported(),
		s.ex.EndPosition() != next.ex.Position,
		slices.Contains(c.prefs.Explained, next.ex.ID),
		c.fetches(s, next):
		return false
	}
	work := Seconds(s.amount)
	if s.ex.Dose.Kind != HoldSeconds {
		work = time.Duration(s.amount * float64(c.cycleLength(s.ex)))
	}
	// One and a half of its cycles are for its own words.
	alone := max(joinMargin, c.cycleLength(s.ex)*3/2)
	return work >= alone+c.joinTime(next)
}

// supported reports whether the person holds on to something, and would have to let go
// while moving.
func (s *stop) supported() bool {
	return slices.ContainsFunc(s.care, func(care StepCare) bool { return care.Movement == Balance })
}

// joinsAt returns when the words that lead into the next movement begin, the end of
// the work where there is none.
func (w *workLayout) joinsAt() time.Duration {
	if w.next == nil {
		return w.end
	}
	return max(w.begin+afterBell, w.end-w.joinTime(w.next))
}

// joinWords returns what leads from the movement before into an exercise.
func (c *compiler) joinWords(next *stop) []string {
	say, g := &next.ex.Say, c.guidance(next.ex).ways()
	words := slices.Concat(say.Warn.At(g), say.Join.At(g))
	if side := c.firstSide(next); side != "" && len(words) > 0 {
		words = append(words, side)
	}
	return words
}

// joinTime returns how long that takes to say.
func (c *compiler) joinTime(next *stop) time.Duration {
	said := joinQuiet
	for _, line := range c.joinWords(next) {
		said += c.voice.SpeechLength(line) + breathBetween
	}
	return said
}

// sayJoin tells over the end of the movement how to go over to the next.
func (w *workLayout) sayJoin() {
	if w.next == nil {
		return
	}
	at := w.joinsAt()
	for _, line := range w.joinWords(w.next) {
		if w.speech.try(at, w.end, w.end, line) {
			at += w.voice.SpeechLength(line) + breathBetween
		}
	}
}

// goOver is the step between two movements without a stop: a bell and the name.
func (c *compiler) goOver(s *stop) Step {
	side := sidesOf(s.ex.Sides)[0]
	return c.transition(Step{
		Kind: PositionStep, Rest: BeforeExercise, Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: side, Set: 1, Sets: s.sets,
		Spans: c.still(Span{Frame: s.ex.Start.Frame, Side: side, Show: s.ex.Start.Show}),
		Cues:  c.ring(Cue{Kind: BellSwitch}),
	}, shortestJoin, afterBell, paragraph{sentences: []string{sentence(s.ex.SpokenName())}})
}
