package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"uncoil/engine"
)

// The rules of a session that is followed by ear alone.
const (
	longestSilence = 30 * time.Second // of everything, during work
	longestUnled   = 32 * time.Second // of words, during long work
	mostRestTalk   = 60               // percent
	tellingRest    = 20 * time.Second // the shortest rest that says all
	halfwayFrom    = 40 * time.Second
	notAgainFor    = time.Minute
)

// ear follows a session by sound only, and notes what is missing.
type ear struct {
	book  *engine.Book
	prefs *engine.Preferences
	tl    *engine.Timeline
	// routine is what the timeline was made from.
	routine *engine.Routine
	faults  []string
}

func (e *ear) listen() []string {
	e.order()
	e.repeats()
	body, atHand := engine.Standing, []string(nil)
	if e.routine.Surface == engine.OnBed {
		body = engine.Supine
	}
	for i := range e.tl.Steps {
		s := &e.tl.Steps[i]
		switch s.Kind {
		case engine.PositionStep:
			ex := e.exercise(s)
			if joined(s) {
				e.joined(i)
			} else if !e.quiet(s) {
				e.intoPosition(i, body, atHand)
			}
			body, atHand = ex.EndPosition(), ex.Equipment
		case engine.Work:
			if !e.quiet(s) {
				e.work(i)
			}
		case engine.SwitchSides:
			e.waits(s)
			for _, d := range e.exercise(s).Say.Switch.At(e.tl.Guidance) {
				if !e.saidLately(i, d.Say) {
					e.fault(s, "%q is not said", d.Say)
				}
			}
		case engine.Rest:
			e.rest(i)
		case engine.GetReady:
			e.atTheStart(s)
		case engine.Done:
			e.up(i, body)
		}
	}
	return e.faults
}

func (e *ear) fault(s *engine.Step, format string, args ...any) {
	where := fmt.Sprintf("%v %s %s %s set %d: ", s.Start.Round(time.Second), s.Kind, s.Exercise, s.Side, s.Set)
	e.faults = append(e.faults, where+fmt.Sprintf(format, args...))
}

func (e *ear) exercise(s *engine.Step) *engine.Exercise {
	ex := e.book.Exercises[s.Exercise]
	return &ex
}

// hears reports whether one of some sentences is said between two offsets of a
// step.
func hears(s *engine.Step, from, to time.Duration, lines ...string) bool {
	return slices.ContainsFunc(s.Cues, func(c engine.Cue) bool {
		return c.Kind == engine.Speak && c.At >= from && c.At <= to && slices.Contains(lines, c.Text)
	})
}

// says reports whether one of some sentences is said in a step.
func says(s *engine.Step, lines ...string) bool { return hears(s, 0, s.Length, lines...) }

// saidLately reports whether one of some sentences is said in step i or in the
// minute before it.
func (e *ear) saidLately(i int, lines ...string) bool {
	for k := i; k >= 0 && e.tl.Steps[i].Start-e.tl.Steps[k].End() < notAgainFor; k-- {
		if says(&e.tl.Steps[k], lines...) {
			return true
		}
	}
	return false
}

// saidBy reports whether a sentence is said in step i or the one before it.
func (e *ear) saidBy(i int, lines ...string) bool {
	return says(&e.tl.Steps[i], lines...) || (i > 0 && says(&e.tl.Steps[i-1], lines...))
}

// order checks that lines neither overlap nor are cut.
func (e *ear) order() {
	end := time.Duration(0)
	for i := range e.tl.Steps {
		s := &e.tl.Steps[i]
		for _, c := range s.Cues {
			if c.Kind != engine.Speak {
				continue
			}
			if s.Start+c.At < end {
				e.fault(s, "%q is said while another line is", c.Text)
			}
			if end = s.Start + c.At + c.Length; end > s.End() {
				e.fault(s, "%q outlasts its step", c.Text)
			}
		}
	}
}

// repeats checks that nothing is repeated within a minute except numbers, the names of
// sets and sides, and what has to be done again between sides and after an exercise.
func (e *ear) repeats() {
	last := map[string]time.Duration{}
	p := &e.book.Phrases
	mayReturn := slices.Concat(slices.Collect(maps.Values(p.FirstSide)), slices.Collect(maps.Values(p.NowSide)),
		slices.Collect(maps.Values(p.OnlySide)), []string{p.EachSide})
	for _, ex := range e.book.Exercises {
		mayReturn = append(mayReturn, engine.Sentences(slices.Concat(ex.Say.Switch.Full, ex.Say.Switch.Brief, ex.Say.After.Full, ex.Say.After.Brief))...)
	}
	for i := range e.tl.Steps {
		s := &e.tl.Steps[i]
		for _, c := range s.Cues {
			if c.Kind != engine.Speak || c.Text[0] <= '9' || slices.Contains(mayReturn, c.Text) {
				continue
			}
			at := s.Start + c.At
			if before, said := last[c.Text]; said && at-before < notAgainFor {
				e.fault(s, "%q comes again after %v", c.Text, (at - before).Round(100*time.Millisecond))
			}
			last[c.Text] = at
		}
	}
}

// joined reports whether a movement goes over into the next one without a stop.
func joined(s *engine.Step) bool {
	return s.Kind == engine.PositionStep && len(s.Cues) > 0 && s.Cues[0].Kind == engine.BellSwitch
}

// joined checks that the movement before tells how to go over into the next.
func (e *ear) joined(i int) {
	s, ex := &e.tl.Steps[i], e.exercise(&e.tl.Steps[i])
	for _, line := range ex.Say.Join.At(e.tl.Guidance) {
		if !says(&e.tl.Steps[i-1], line) {
			e.fault(s, "%q is not said over the movement before", line)
		}
	}
	if !says(s, ex.SpokenName()+".") {
		e.fault(s, "its name is not said")
	}
}

// intoPosition checks that one learns what comes, what it needs, where to go,
// how to set up, how much, and on which side.
func (e *ear) intoPosition(i int, body engine.Position, atHand []string) {
	s, ex, p, g := &e.tl.Steps[i], e.exercise(&e.tl.Steps[i]), e.book.Phrases.On(e.routine.Surface), e.tl.Guidance
	if !e.saidBy(i, ex.SpokenName()+".", p.NextLine(ex)) {
		e.fault(s, "its name is not said")
	}
	for _, id := range ex.Equipment {
		if id != engine.Mat && body != ex.Position && !slices.Contains(atHand, id) && !names(e.tl.Steps[max(0, i-2):i+1], id) {
			e.fault(s, "its directions do not name the %s", id)
		}
	}
	way := p.Way(body, ex, g)
	e.inTime(i, way)
	if !e.routine.Briefly && !e.sleeps() && (i == 1 || e.tl.Steps[i-1].Block != s.Block) {
		if lines := p.Blocks[s.Block].At(g); !e.saidBy(i, lines...) {
			e.fault(s, "the block is not opened")
		}
	}
	e.inTime(i, ex.Say.Setup.At(g))
	e.waits(s)
	side := p.FirstSide[s.Side]
	if e.alone(s) {
		side = e.onOneSide(i)
	}
	dose := e.dose(i)
	if len(dose) == 1 && strings.Contains(dose[0], ", left side first") {
		side = ""
	}
	lines := []string{side, cmp.Or(dose...)}
	for _, line := range lines {
		if line != "" && !says(s, line) {
			e.fault(s, "%q is not said", line)
		}
	}
	if body != ex.Position && len(way) == 0 {
		e.fault(s, "the way from %s to %s is not told", body, ex.Position)
	}
}

// dose returns the first sentence of the dose that follows step i, worked out
// from the work itself.
func (e *ear) dose(i int) []string {
	for k := i; k < len(e.tl.Steps); k++ {
		s := &e.tl.Steps[k]
		if s.Kind != engine.Work {
			continue
		}
		ex := e.exercise(s)
		amount := float64(rounds(s))
		if ex.Dose.Kind == engine.HoldSeconds {
			begin, end := working(s)
			amount = (end - begin).Round(time.Second).Seconds()
			if ex.Sides == engine.SidesAlternating {
				return nil // both sides come round to the same, so that it may be a little more
			}
		}
		switch {
		case e.alone(s):
			return e.book.Phrases.DoseLines(ex.Dose.Kind, amount, engine.SidesNone, engine.NoSide)
		case ex.CanDoOneSide():
			return e.book.Phrases.DoseLines(ex.Dose.Kind, amount, ex.Sides, engine.LeftSide)
		default:
			return e.book.Phrases.DoseLines(ex.Dose.Kind, amount, ex.Sides, engine.NoSide)
		}
	}
	return nil
}

// working returns where the working section of a step begins and ends.
func working(s *engine.Step) (begin, end time.Duration) {
	begin = -1
	for _, span := range s.Spans {
		if span.Section == engine.Working {
			if begin < 0 {
				begin = span.At
			}
			end = span.At + span.Length
		}
	}
	return begin, end
}

// rounds returns how many breaths, repetitions or rounds a step has.
func rounds(s *engine.Step) int {
	most := 0
	for _, span := range s.Spans {
		most = max(most, span.Reps)
	}
	return most
}

// work checks one stretch of work.
func (e *ear) work(i int) {
	s, ex, p, g := &e.tl.Steps[i], e.exercise(&e.tl.Steps[i]), e.book.Phrases.On(e.routine.Surface), e.tl.Guidance
	if s.Set > 1 && e.firstOfSet(s) && !e.setSaid(i) {
		e.fault(s, "set %d is not announced", s.Set)
	}
	named := slices.ContainsFunc(e.tl.Steps[i-1].Cues, func(c engine.Cue) bool { return strings.HasSuffix(c.Text, ", left side first.") })
	if s.Side != engine.NoSide && !e.alone(s) && !named && !says(&e.tl.Steps[i-1], p.FirstSide[s.Side], p.NowSide[s.Side]) {
		e.fault(s, "the side is not named before")
	}
	if s.Set == 1 && e.firstOfSet(s) {
		e.explained(i)
	}
	begin, end := working(s)
	// Before a change without a stop, the words that lead on come first.
	led := i+1 < len(e.tl.Steps) && joined(&e.tl.Steps[i+1]) && end-begin < time.Minute
	if half := begin + (end-begin)/2; end-begin >= halfwayFrom && !led && !ex.Calm && s.Block != engine.CoolDown && (ex.Dose.Kind != engine.Flow || rounds(s) > 3) {
		lines := append(ex.Say.Halfway.At(g), p.Halfway.At(g)...)
		if !hears(s, half-time.Second, half+10*time.Second, lines...) {
			e.fault(s, "the half of %v is not said", end-begin)
		}
	}
	e.counted(s)
	e.ended(i)
	e.led(s)
	if s.Side == engine.LeftSide || s.Side == engine.RightSide {
		for _, c := range s.Cues {
			if (c.Kind == engine.Speak || c.Kind == engine.BellStart || c.Kind == engine.BellEnd) && c.Side != s.Side {
				e.fault(s, "%s %q leads %q", c.Kind, c.Text, c.Side)
			}
		}
	}
}

func (e *ear) setSaid(i int) bool {
	line := fmt.Sprintf(e.book.Phrases.Set, e.tl.Steps[i].Set)
	return e.saidBy(i, line) || (i > 1 && says(&e.tl.Steps[i-2], line))
}

// explained checks that each movement has its words, and the breath its own.
func (e *ear) explained(i int) {
	s, ex, g := &e.tl.Steps[i], e.exercise(&e.tl.Steps[i]), e.tl.Guidance
	check := func(p *engine.Phase, spans []engine.Span) {
		words := append([]string{p.Brief, p.Both}, p.Again...)
		if g == engine.GuidanceFull {
			words = append(words, p.Full)
		}
		heard := func(span engine.Span) bool { return hears(s, span.At, span.At+span.Length+time.Second, words...) }
		if strings.Join(words, "") != "" && !slices.ContainsFunc(spans, heard) {
			e.fault(s, "the movement %q has no words", cmp.Or(p.Show, p.Full, p.Brief))
		}
	}
	spans := map[engine.Section][]engine.Span{}
	for _, span := range s.Spans {
		spans[span.Section] = append(spans[span.Section], span)
	}
	for k := range ex.Cycle {
		var own []engine.Span
		for j := k; j < len(spans[engine.Working]); j += len(ex.Cycle) {
			own = append(own, spans[engine.Working][j])
		}
		check(&ex.Cycle[k], own)
	}
	if ex.Enter != nil {
		check(ex.Enter, spans[engine.Enter])
	}
	if ex.Leave != nil {
		check(ex.Leave, spans[engine.Leave])
	}
	if g != engine.GuidanceFull {
		return
	}
	begin, end := working(s)
	for k, step := range e.tl.Steps[max(0, i-2) : i+1] {
		for _, c := range step.Cues {
			early := k < 2 || c.At <= begin+(end-begin)/2
			if early && strings.Contains(strings.ToLower(c.Text), "breath") {
				return
			}
		}
	}
	e.fault(s, "nobody says how to breathe")
}

// breathes reports whether the work follows the breath.
func breathes(s *engine.Step) bool {
	return slices.ContainsFunc(s.Cues, func(c engine.Cue) bool { return c.Kind == engine.CueBreathIn || c.Kind == engine.CueBreathOut })
}

// counted checks that each repetition is counted, and that the last one, the
// last breath and the last round are announced.
func (e *ear) counted(s *engine.Step) {
	ex, p := e.exercise(s), &e.book.Phrases
	n := rounds(s)
	if ex.Dose.Kind == engine.Repetitions {
		for k := 1; k <= n; k++ {
			if !says(s, p.CountLine(k)) {
				e.fault(s, "repetition %d is not counted", k)
			}
		}
	}
	if n < 3 {
		return
	}
	lines := p.Last[ex.Dose.Kind]
	if ex.Sides == engine.SidesAlternating {
		lines = p.LastEach
	}
	for _, span := range s.Spans {
		if span.Rep == n {
			if !hears(s, span.At-5*time.Second, span.At+2*time.Second, lines.At(e.tl.Guidance)...) {
				e.fault(s, "the last of %d is not announced", n)
			}
			return
		}
	}
}

// ended checks that the user hears that the work is over, and how to come out of
// it before anything else begins.
func (e *ear) ended(i int) {
	s, ex, g := &e.tl.Steps[i], e.exercise(&e.tl.Steps[i]), e.tl.Guidance
	if i+1 < len(e.tl.Steps) && joined(&e.tl.Steps[i+1]) {
		return
	}
	_, end := working(s)
	if ex.Calm {
		e.endedCalmly(s, end)
	} else if !slices.ContainsFunc(s.Cues, func(c engine.Cue) bool { return c.Kind == engine.BellEnd && c.At == end }) {
		e.fault(s, "no bell ends it")
	}
	words := slices.ContainsFunc(s.Cues, func(c engine.Cue) bool {
		return c.Kind == engine.Speak && c.At < end && c.At+c.Length > end-5*time.Second-200*time.Millisecond
	})
	ticked := !words && ex.Dose.Kind == engine.HoldSeconds && !ex.Calm && (!breathes(s) || g == engine.GuidanceTones)
	if ticked && end >= 10*time.Second &&
		!slices.ContainsFunc(s.Cues, func(c engine.Cue) bool { return c.Kind == engine.Tick && c.At == end-5*time.Second }) {
		e.fault(s, "the last five seconds are not ticked")
	}
	last := i+1 == len(e.tl.Steps) || e.tl.Steps[i+1].Place != s.Place || (e.tl.Steps[i+1].Kind == engine.Rest && e.tl.Steps[i+1].Exercise != s.Exercise)
	if !last && ex.Leave == nil {
		return
	}
	spoken := slices.ContainsFunc(s.Cues, func(c engine.Cue) bool { return c.Kind == engine.Speak && c.At > end })
	if !spoken {
		e.fault(s, "nobody says how to come out")
	}
	if after := ex.Say.After.At(g); last && len(after) > 0 {
		e.inTime(i, after)
	}
}

// led checks that the work is never silent for long, and long work never
// without words.
func (e *ear) led(s *engine.Step) {
	begin, end := working(s)
	silent, unled := time.Duration(0), begin
	for _, c := range append(slices.Clone(s.Cues), engine.Cue{At: s.Length}) {
		if gap := c.At - silent; gap > longestSilence && e.prefs.Guidance == engine.GuidanceFull {
			e.fault(s, "nothing is heard for %v before %v", gap, c.At)
		}
		silent = max(silent, c.At+c.Length)
		if e.tl.Guidance != engine.GuidanceFull || (c.Kind != engine.Speak && c.Kind != engine.BellEnd) {
			continue
		}
		if gap := c.At - unled; c.At <= end && gap > longestUnled {
			e.fault(s, "nobody speaks for %v before %v", gap, c.At)
		}
		if c.Text == "" || c.Text[0] > '9' {
			unled = max(unled, c.At+c.Length)
		}
	}
}

// rest checks that a rest says how long it is and what comes next, and leaves
// time to rest.
func (e *ear) rest(i int) {
	s, p, g := &e.tl.Steps[i], &e.book.Phrases, e.tl.Guidance
	var talk time.Duration
	for _, c := range s.Cues {
		if c.Kind == engine.Speak {
			talk += c.Length
		}
	}
	if talk*100 > s.Length*mostRestTalk {
		e.fault(s, "%v of %v are talk", talk, s.Length)
	}
	e.waits(s)
	if s.Length < tellingRest {
		return
	}
	for _, line := range e.restLength(s) {
		if !says(s, line) {
			e.fault(s, "its length is not said: %q", line)
		}
	}
	if s.Set > 1 {
		return // of the same exercise; the set is checked where it begins
	}
	ex := e.exercise(s)
	if !says(s, p.NextLine(ex)) {
		e.fault(s, "what comes next is not said")
	}
	if next := &e.tl.Steps[i+1]; next.Block != s.Block && !e.routine.Briefly && !e.sleeps() && !says(s, p.Blocks[next.Block].At(g)...) {
		e.fault(s, "the next block is not opened")
	}
}
