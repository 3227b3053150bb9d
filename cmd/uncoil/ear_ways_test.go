package main

import (
	"slices"
	"strings"
	"time"

	"uncoil/engine"
)

// endedCalmly checks that words alone lead out of a calm exercise.
func (e *ear) endedCalmly(s *engine.Step, end time.Duration) {
	leadsOn := e.quiet(&e.tl.Steps[s.Index+1]) // something quiet follows
	if !leadsOn && !hears(s, end-12*time.Second, end, e.book.Phrases.Ending.At(e.tl.Guidance)...) {
		e.fault(s, "nobody says that it comes to its end")
	}
	for _, c := range s.Cues {
		if c.Kind == engine.Tick || c.Kind == engine.BellEnd || (c.Kind == engine.Speak && slices.Contains(e.book.Phrases.Halfway.At(e.tl.Guidance), c.Text)) {
			e.fault(s, "%s %q disturbs it", c.Kind, c.Text)
		}
	}
}

// inTime checks that directions are said in step i or in the rest before it,
// and that nothing else is said or begins before there was time to follow each.
func (e *ear) inTime(i int, directions []engine.Direction) {
	for _, d := range directions {
		k := i
		if !says(&e.tl.Steps[k], d.Say) && i > 0 && e.tl.Steps[i-1].Kind == engine.Rest {
			k--
		}
		s := &e.tl.Steps[k]
		c := slices.IndexFunc(s.Cues, func(c engine.Cue) bool { return c.Kind == engine.Speak && c.Text == d.Say })
		if c < 0 {
			e.fault(s, "%q is not said", d.Say)
			continue
		}
		told := s.Start + s.Cues[c].At + s.Cues[c].Length
		if quiet := e.quietAfter(told) - told; quiet < engine.Seconds(d.Seconds) {
			e.fault(s, "%q has %v to be followed in, want %v s", d.Say, quiet, d.Seconds)
		}
	}
}

// quietAfter returns when the next sentence or the next work begins, or the
// session rings out.
func (e *ear) quietAfter(at time.Duration) time.Duration {
	for i := range e.tl.Steps {
		s := &e.tl.Steps[i]
		for _, c := range s.Cues {
			if s.Start+c.At >= at && (c.Kind == engine.Speak || c.Kind == engine.BellStart || c.Kind == engine.BellDone) {
				return s.Start + c.At
			}
		}
	}
	return e.tl.Length
}

// up checks that the user is guided to standing before the closing bell, or told
// that they may stay.
func (e *ear) up(i int, body engine.Position) {
	if e.quiet(&e.tl.Steps[i]) {
		if len(e.tl.Steps[i].Cues) > 0 {
			e.fault(&e.tl.Steps[i], "something wakes one up at the end")
		}
		return
	}
	p, g := e.book.Phrases.On(e.routine.Surface), e.tl.Guidance
	way := p.Rise[body].At(g)
	if stay, ok := p.Stay[body]; ok && e.routine.Linger {
		way = stay.At(g)
	}
	if body != engine.Standing && len(way) == 0 {
		e.fault(&e.tl.Steps[i], "nobody leads up from %s", body)
	}
	e.inTime(i, way)
}

// atTheStart checks that the session says what to fetch, and what begins.
func (e *ear) atTheStart(s *engine.Step) {
	p := &e.book.Phrases
	for _, block := range e.routine.Blocks {
		for _, item := range block.Items {
			ex := e.book.Exercises[item.Exercise]
			for _, id := range append(slices.Clone(ex.Equipment), ex.Handy...) {
				if onBed := id == engine.Mat && e.routine.Surface == engine.OnBed; !onBed && !says(s, p.Needs[id].First, p.Needs[id].More, p.Needs[id].Handy, p.Needs[id].ByMat) {
					e.fault(s, "nobody says to have %s ready", id)
				}
			}
		}
	}
	if !says(s, p.Welcome[0].At(e.tl.Guidance)...) {
		e.fault(s, "nobody says what begins")
	}
	if !says(s, p.Stop[0]) {
		e.fault(s, "nobody says to stop when it hurts")
	}
}

// quiet reports whether nothing may wake a person up at a place.
func (e *ear) quiet(s *engine.Step) bool {
	spot, ok := e.routine.PlaceContext(s.Place, e.book, e.prefs)
	return ok && spot.Item.Quietly
}

// sleeps reports whether the session leads to sleep, without headings.
func (e *ear) sleeps() bool {
	return slices.ContainsFunc(e.tl.Steps, func(s engine.Step) bool { return e.quiet(&s) })
}

// names reports whether what is said in some steps names a piece of equipment, by a
// word that a person has heard at the start.
func names(steps []engine.Step, id string) bool {
	words := map[string][]string{
		"exercise-ball": {"ball"}, "small-ball": {"ball"}, "weight-ball": {"weight"}, "wall-bar": {"rail", "bar"}, "hyperextension-bench": {"bench"},
	}
	for i := range steps {
		for _, c := range steps[i].Cues {
			if c.Kind == engine.Speak && slices.ContainsFunc(append(words[id], id), func(word string) bool { return strings.Contains(strings.ToLower(c.Text), word) }) {
				return true
			}
		}
	}
	return false
}

// waits checks that the user is told when a step waits for them, and only then.
func (e *ear) waits(s *engine.Step) {
	told := says(s, e.book.Phrases.Ready.At(e.tl.Guidance)...)
	if told != s.Waits {
		e.fault(s, "it waits: %v, it says so: %v", s.Waits, told)
	}
}

// restLength returns the sentences that say how long a rest is, none of one
// that waits.
func (e *ear) restLength(s *engine.Step) []string {
	p := &e.book.Phrases
	switch breaths := rounds(s); {
	case s.Waits:
		return nil
	case breaths > 0:
		return p.DoseLines(engine.HoldBreaths, float64(breaths), engine.SidesNone, engine.NoSide)
	default:
		return p.Duration(s.Length)
	}
}

// alone reports whether one side of an exercise is done without the other.
func (e *ear) alone(s *engine.Step) bool {
	return e.exercise(s).CanDoOneSide() && e.prefs.Doses.Sides[s.Exercise] != engine.NoSide
}

// firstOfSet reports whether a set begins with the side of a step.
func (e *ear) firstOfSet(s *engine.Step) bool {
	return e.alone(s) || s.Side == engine.NoSide || s.Side == engine.LeftSide
}

// onOneSide checks the way to the right side alone, for which the user changes
// over from the set-up, and returns the sentence that names the side.
func (e *ear) onOneSide(i int) string {
	s := &e.tl.Steps[i]
	if s.Side == engine.RightSide {
		e.inTime(i, e.exercise(s).Say.Switch.At(e.tl.Guidance))
	}
	return e.book.Phrases.OnlySide[s.Side]
}
