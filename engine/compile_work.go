package engine

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// leaveSeconds is the length of leaving an exercise that says nothing else.
const leaveSeconds = 3

// set is the work of one set on one side.
func (c *compiler) set(s, next *stop, side Side, set int) Step {
	layout := workLayout{compiler: c, stop: s, side: side, set: set, guidance: c.guidance(s.ex)}
	if next != nil && next.joins && set == s.sets && side == lastSide(s.ex.Sides) {
		layout.next = next
	}
	if line := c.setLine(set); side == sidesOf(s.ex.Sides)[0] && !c.announced(line) {
		layout.opening = line
	}
	return layout.lay(c.limited(s))
}

// announced reports whether a set has been announced, in the rest before it or in
// the change of sides after that.
func (c *compiler) announced(line string) bool {
	for i := len(c.steps) - 1; i >= 0 && c.steps[i].Kind != Work; i-- {
		if says(&c.steps[i], line) {
			return true
		}
	}
	return false
}

// workLayout lays out one stretch of work.
type workLayout struct {
	*compiler
	stop *stop
	side Side
	set  int
	// guidance is how much is said of the exercise.
	guidance Guidance
	// opening is the sentence that announces the set, where no step before has.
	opening string
	// next is the exercise that this one goes over into without a stop, nil where
	// it comes to an end.
	next *stop

	step   Step
	speech speech
	at     time.Duration
	// begin and end bound the working section, and finale is where its last
	// cycle begins, of which it has so many.
	begin, end, finale time.Duration
	rounds             int
	// turn is when a Reverse exercise changes direction, 0 in all others.
	turn time.Duration
	// told counts by phase how often its words were said.
	told []int
}

// limited returns the stop's amount in whole breaths where it follows the breath,
// cut so that one set keeps to the limit of the source however slow the user's
// breath is.
func (c *compiler) limited(s *stop) float64 {
	d := s.ex.Dose
	if d.Kind == HoldSeconds {
		return c.wholeBreaths(s.ex, s.amount)
	}
	if d.Limit <= 0 {
		return s.amount
	}
	most := math.Floor(d.Limit / c.cycleLength(s.ex).Seconds())
	return min(s.amount, max(1, most))
}

// cycleLength returns the length of one cycle of an exercise.
func (c *compiler) cycleLength(ex *Exercise) time.Duration {
	var sum time.Duration
	for i := range ex.Cycle {
		sum += c.phaseLength(&ex.Cycle[i])
	}
	return sum
}

// phaseLength returns a phase's own length, or the user's breath.
func (c *compiler) phaseLength(p *Phase) time.Duration {
	switch {
	case p.Seconds > 0:
		return Seconds(p.Seconds)
	case p.Breath == BreathIn:
		return c.prefs.BreathIn
	case p.Breath == BreathOut:
		return c.prefs.BreathOut
	default:
		return Seconds(leaveSeconds)
	}
}

// lay lays out the whole stretch for an amount in the unit of its dose, or for
// the adjusted amount.
func (w *workLayout) lay(amount float64) Step {
	s := w.stop
	amount, adjustable := w.adjusted(amount)
	w.told = slices.Grow(w.times[:0], len(s.ex.Cycle))[:len(s.ex.Cycle)]
	clear(w.told)
	w.times = w.told
	w.speech = w.compiler.speech()
	w.speech.side = oneSide(w.side)
	w.step = Step{
		Kind: Work, Note: s.note, Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: w.side, Set: w.set, Sets: s.sets, Adjustable: adjustable, Amount: amount,
		Spans: w.work[:0],
	}
	w.enter()
	w.begin = w.at
	w.working(amount)
	w.end = w.at
	w.sayJoin()
	w.during()
	w.leave()
	w.fade()
	w.sound()
	w.step.Length = w.at
	w.work = w.step.Spans
	return w.step
}

// faded is how much softer the voice is at the end of what leads to sleep, in
// decibels: about half as loud.
const faded = 9

// fade lets the voice grow softer through the last exercise, where nothing may wake
// the person up.
func (w *workLayout) fade() {
	if !w.stop.quiet || w.stop.leadsOn {
		return
	}
	for i := range w.speech.cues {
		c := &w.speech.cues[i]
		part := float64(c.At-w.begin) / float64(max(w.end-w.begin, 1))
		c.Softer = math.Round(10*faded*min(max(part, 0), 1)) / 10
	}
}

// adjusted returns an amount as it is to be changed, and whether it can be: what is
// counted by one, holds that follow the breath by whole breaths, and others by
// seconds. Counted movements that turn round half way would turn elsewhere.
func (w *workLayout) adjusted(amount float64) (float64, bool) {
	ex := w.stop.ex
	kind := ex.Dose.Kind
	counted := kind != HoldSeconds
	if counted && ex.Reverse {
		return amount, false
	}
	a := w.resizes()
	if a == nil {
		return amount, true
	}
	unit, scale := time.Second, 1.0 // of one unit, and how much of the amount it is
	if paced(ex) || counted {
		unit = w.cycleLength(ex)
	}
	if paced(ex) && !counted {
		scale = unit.Seconds()
	}
	begin, end := a.old.working()
	units := a.units(unit)
	if counted {
		units = float64(cmp.Compare(a.delta, 0))
		if a.old.Amount >= MaxSpokenCount {
			units = min(units, 0) // more could not be counted aloud
		}
	}
	if a.elapsed >= end {
		units = 0 // already on the way out
	}
	// What has begun is finished: the breath, or the second.
	now := math.Round(a.old.Amount / scale)
	played := max(0, min(a.elapsed, end)-begin, a.speaking()-begin)
	least := float64(played/unit + 1)
	if paced(ex) || counted {
		least++ // so that the last breath can still be announced
	}
	return max(1, now+units, min(now, least)) * scale, true
}

// wholeBreaths returns an amount of seconds as whole breaths where the exercise
// follows the breath: the nearest number that the exercise's range allows, and at
// least one. A range shorter than one breath stays as it is.
func (c *compiler) wholeBreaths(ex *Exercise, amount float64) float64 {
	if !paced(ex) {
		return amount
	}
	breath := c.cycleLength(ex).Seconds()
	if amount < breath && ex.Sides != SidesAlternating {
		if ex.Dose.Amount.To >= breath {
			return breath
		}
		return amount
	}
	n := max(1, math.Round(amount/breath))
	if most := math.Floor(ex.Dose.Amount.To / breath); most >= 1 && amount <= ex.Dose.Amount.To {
		n = min(n, most)
	}
	return n * breath
}

// working returns where the working section of a stretch of work begins and ends.
func (s *Step) working() (begin, end time.Duration) {
	begin = s.Length
	for i := range s.Spans {
		if span := &s.Spans[i]; span.Section == Working {
			begin, end = min(begin, span.At), span.At+span.Length
		}
	}
	return begin, end
}

// span appends a stretch of movement.
func (w *workLayout) span(section Section, p *Phase, length time.Duration, rep, reps int) {
	frame, side := p.Frame, w.side
	if w.side == BothSides && p.BothFrame != "" {
		frame = p.BothFrame
	}
	if p.Side != NoSide {
		side = p.Side
	}
	show := p.Show
	if show == "" && len(w.step.Spans) > 0 {
		show = w.step.Spans[len(w.step.Spans)-1].Show
	}
	if show == "" {
		show = w.stop.ex.Start.Show
	}
	w.step.Spans = append(w.step.Spans, Span{
		At: w.at, Length: length, Section: section, Breath: p.Breath,
		Frame: frame, Side: side, Rep: rep, Reps: reps, Show: show,
	})
	w.at += length
}

// enter moves into the exercise, as long as its sentence needs.
func (w *workLayout) enter() {
	opened := w.speech.append(afterBell, w.opening)
	said := opened
	if w.set > 1 {
		said = max(said, afterBell+w.voice.SpeechLength(w.setLine(w.set))) // as long, whether a rest has said it or not
	}
	w.prepare(said)
	p := w.stop.ex.Enter
	if p == nil {
		return
	}
	words, from := w.words(p), max(afterBell, w.at)
	length := max(w.phaseLength(p), said-w.at)
	if line := w.speech.turn(max(opened, from), words...); line != "" {
		w.speech.append(from, line)
	}
	if len(words) > 0 {
		length = max(length, w.speech.end()+breathBetween-w.at, from+w.longest(words)+breathBetween-w.at)
	}
	w.span(Enter, p, length, 0, 0)
}

// prepare gives an exercise that begins with a breath out one breath in before, as
// long as what has been said needs, so that it does not begin with empty lungs. That
// is common practice.
func (w *workLayout) prepare(said time.Duration) {
	ex := w.stop.ex
	first := &ex.Cycle[0]
	if ex.Enter != nil {
		first = ex.Enter
	}
	if first.Breath != BreathOut {
		return
	}
	lines := w.book.Phrases.Prepare.At(w.guidance.ways())
	if w.isNew() {
		w.speech.append(afterBell, w.speech.turn(said, lines...))
	}
	in := Phase{Breath: BreathIn, Frame: ex.Start.Frame, Show: w.book.Phrases.Show.Prepare}
	w.span(Enter, &in, max(w.prefs.BreathIn, said, afterBell+w.longest(lines)), 0, 0)
}

// longest returns how long the longest of some sentences takes. Movements last
// as long as that, whichever of them is said, so that both sides get the same.
func (w *workLayout) longest(lines []string) time.Duration {
	var most time.Duration
	for _, line := range lines {
		if line != "" {
			most = max(most, w.voice.SpeechLength(line))
		}
	}
	return most
}

// leave moves back out, as long as its sentence needs. After the last set it
// stays there as long as its last sentences need, the breath free.
func (w *workLayout) leave() {
	ex := w.stop.ex
	p := ex.Leave
	if p == nil {
		p = &Phase{Seconds: leaveSeconds, Frame: ex.Start.Frame}
	}
	length, begin := w.phaseLength(p), w.at
	if w.next != nil {
		if ex.Leave != nil {
			w.span(Leave, p, length, 0, 0)
		}
		return
	}
	if w.stop.quiet {
		w.span(Leave, p, length, 0, 0)
		return
	}
	after := w.leading(ex.Say.After.At(w.guidance.ways()))
	if benefit := w.unsaidBenefit(); benefit != nil {
		after.directions = append(benefit, after.directions...)
	}
	closing := begin + afterBell
	if words := w.words(p); len(words) > 0 {
		words = append(words, w.turns(w.stop, w.book.Phrases.Leave.At(w.guidance.ways()))...)
		if line := w.speech.turn(closing, words...); line != "" {
			w.speech.append(closing, line)
		}
		length = max(length, afterBell+w.longest(words)+breathBetween)
		closing += w.longest(words) + betweenParagraphs
	}
	w.span(Leave, p, length, 0, 0)
	if w.set < w.stop.sets || after.len() == 0 {
		return
	}
	closing = max(closing, w.at)
	last := speech{voice: w.voice, cues: w.compiler.after[:0]}
	said := max(last.tell(closing, after)+breathBetween, last.free)
	w.compiler.after = last.cues
	if said > w.at {
		still := Phase{Frame: p.Frame}
		w.span(Leave, &still, said-w.at, 0, 0)
	}
	if w.side == lastSide(ex.Sides) {
		after.side = w.speech.side
		w.speech.tell(closing, after) // the other sides get the same time, in silence
	}
}

// lastSide returns the side that a set works last.
func lastSide(scheme SideScheme) Side {
	sides := sidesOf(scheme)
	return sides[len(sides)-1]
}

// working lays out the cycles of the dose.
func (w *workLayout) working(amount float64) {
	ex := w.stop.ex
	cycle := w.cycleLength(ex)
	switch {
	case ex.Dose.Kind != HoldSeconds:
		w.cycles(int(amount), 1)
	case paced(ex):
		if amount < cycle.Seconds() && ex.Sides != SidesAlternating {
			w.cycles(1, amount/cycle.Seconds()) // shorter than one breath, so one short breath
			return
		}
		w.cycles(max(1, int(math.Round(amount/cycle.Seconds()))), 1)
	default:
		total := Seconds(amount)
		n := max(1, int(math.Round(float64(total)/float64(cycle))))
		if ex.Reverse {
			// An even number, so that both directions get the same time.
			n = 2 * max(1, int(math.Round(float64(total)/float64(cycle)/2)))
		}
		w.cycles(n, float64(total)/float64(n)/float64(cycle))
	}
}

// paced reports whether the exercise moves at the user's breath.
func paced(ex *Exercise) bool {
	for _, p := range ex.Cycle {
		if p.Seconds == 0 && p.Breath != BreathFree {
			return true
		}
	}
	return false
}

// cycles repeats the cycle n times, each phase's length times scale. The last
// phase of a scaled cycle ends where an unrounded cycle would, so that rounding
// never adds up.
func (w *workLayout) cycles(n int, scale float64) {
	ex := w.stop.ex
	forth, back := ex.Cycle, ex.Cycle
	if ex.Reverse {
		back = reversed(forth)
	}
	start := w.at
	exact := float64(w.cycleLength(ex)) * scale
	w.rounds, w.end = n, start+time.Duration(exact*float64(n))
	turn := n
	if ex.Reverse {
		turn = (n + 1) / 2
	}
	for i := range n {
		phases := forth
		if i >= turn {
			phases = back
		}
		if i == turn {
			w.turn = w.at
		}
		w.finale = w.at
		for k := range phases {
			p := &phases[k]
			length := time.Duration(float64(w.phaseLength(p))*scale + 0.5)
			if k == len(phases)-1 {
				length = start + time.Duration(exact*float64(i+1)+0.5) - w.at
			}
			w.sayPhase(p, k, i, length)
			w.span(Working, p, length, w.countedRep(i, n), w.countedReps(n))
		}
	}
}

// spokenTempo returns how fast an exercise may go, at least 1, so that the
// movements still last as long as their words: a user who follows by ear must not
// fall behind, or count alone.
func (c *compiler) spokenTempo(ex *Exercise, reps int) float64 {
	fastest := float64(MaxScale)
	for k := range ex.Cycle {
		p := &ex.Cycle[k]
		said := c.voice.SpeechLength
		var need time.Duration
		switch g := c.guidance(ex); {
		case g == GuidanceTones:
			continue
		case p.Brief != "":
			need = said(p.Brief)
		case g == GuidanceFull && p.Full != "":
			need = said(p.Full)
		}
		if ex.counts(k) {
			count := time.Duration(0)
			for n := range reps {
				count = max(count, said(c.countLine(n+1)))
			}
			need += count + breathBetween/2
		}
		if need > 0 && p.Seconds > 0 {
			fastest = min(fastest, p.Seconds/(need+breathBetween).Seconds())
		}
	}
	return max(1, fastest)
}

// countedRep numbers repetitions, breaths and rounds; steady movements of so
// many seconds are not counted.
func (w *workLayout) countedRep(i, n int) int {
	if w.stop.ex.Dose.Kind == HoldSeconds {
		return 0
	}
	return i + 1
}

func (w *workLayout) countedReps(n int) int {
	if w.stop.ex.Dose.Kind == HoldSeconds {
		return 0
	}
	return n
}

// reversed returns a cycle played backwards: through the same frames in the
// opposite order, ending where the cycle begins and ends.
func reversed(cycle []Phase) []Phase {
	n := len(cycle)
	back := make([]Phase, n)
	for i := range cycle {
		back[i] = cycle[n-1-i]
		back[i].Frame = cycle[(2*n-2-i)%n].Frame
		back[i].BothFrame = cycle[(2*n-2-i)%n].BothFrame
		back[i].Full, back[i].Brief = "", ""
	}
	return back
}

// take returns n values from the buffer that a timeline's steps share, which
// saves an allocation per step.
func take[T any](room *[]T, n int) []T {
	from := len(*room)
	if from+n > cap(*room) {
		*room, from = make([]T, 0, max(n, min(2*cap(*room), mostRoom), leastRoom)), 0
	}
	*room = (*room)[:from+n]
	return (*room)[from : from+n : from+n]
}

// The room that is asked for at a time, in values.
const (
	leastRoom = 64
	mostRoom  = 4096
)

// merge joins cue lists, each in the order of its times, into one; at the same
// time the order of the lists decides.
func (c *compiler) merge(lists ...[]Cue) []Cue {
	all := c.merged[:0]
	lists = slices.DeleteFunc(lists, func(l []Cue) bool { return len(l) == 0 })
	for len(lists) > 0 {
		first := 0
		for i := 1; i < len(lists); i++ {
			if lists[i][0].At < lists[first][0].At {
				first = i
			}
		}
		all = append(all, lists[first][0])
		if lists[first] = lists[first][1:]; len(lists[first]) == 0 {
			lists = slices.Delete(lists, first, first+1)
		}
	}
	c.merged = all
	return all
}

// ticks returns the ticks that end the work: holds and steady movements have them,
// and those that follow the breath where nothing is said. Words lead out of calm
// ones, and announce the last breath or repetition.
func (w *workLayout) ticks() []Cue {
	if w.stop.ex.Calm || w.next != nil {
		return nil
	}
	if kind := w.stop.ex.Dose.Kind; kind != HoldSeconds && kind != HoldBreaths {
		return nil
	}
	if paced(w.stop.ex) && w.guidance != GuidanceTones {
		return nil // the last breath is announced in words
	}
	all := ticks(w.end-w.begin, w.end)
	for _, c := range w.speech.cues {
		if c.At < w.end && len(all) > 0 && c.At+c.Length > all[0].At-tickLasts {
			return nil // words lead to the end, and no tick lies under one
		}
	}
	return all
}

// tickLasts is how long a tick is heard.
const tickLasts = 160 * time.Millisecond

// sound adds the breath tones, the ticks and the closing bell.
func (w *workLayout) sound() {
	tones := w.tones[:0]
	for i := range w.step.Spans {
		s := &w.step.Spans[i]
		c := Cue{At: s.At, Length: s.Length}
		if w.stop.ex.Sides == SidesAlternating {
			c.Side = s.Side
		}
		switch {
		case s.Breath == BreathIn:
			c.Kind = CueBreathIn
		case s.Breath == BreathOut:
			c.Kind = CueBreathOut
		case s.Breath == BreathHold || w.isHeld(i):
			c.Kind = CueHold
		default:
			continue
		}
		tones = append(tones, c)
	}
	start, bells := take(&w.bells, 1)[:0], take(&w.bells, 2)[:0]
	if !w.stop.quiet {
		start = append(start, Cue{Kind: BellStart, Side: oneSide(w.side)})
	}
	if w.turn > 0 {
		bells = append(bells, Cue{At: w.turn, Kind: BellSwitch})
	}
	if !w.stop.ex.Calm && w.next == nil { // else words have prepared for what comes
		bells = append(bells, Cue{At: w.end, Kind: BellEnd, Side: oneSide(w.side)})
	}
	w.step.Cues = w.merge(start, w.speech.cues, tones, w.ticks(), bells)
	w.tones = tones
}

// shortestBed is the shortest hold that has a sound of its own.
const shortestBed = 2 * time.Second

// isHeld reports whether a span is a hold in the midst of movement or breath,
// with the breath free: the body stays where the span before has brought it.
func (w *workLayout) isHeld(i int) bool {
	ex, s := w.stop.ex, &w.step.Spans[i]
	if s.Section != Working || s.Breath != BreathFree || s.Length < shortestBed || i == 0 {
		return false
	}
	return s.Frame == w.step.Spans[i-1].Frame && (ex.Dose.Kind == Repetitions || paced(ex))
}
