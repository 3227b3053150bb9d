package engine

import (
	"math"
	"time"
)

// leaveSeconds is the length of leaving an exercise that says nothing else.
const leaveSeconds = 3

// set is the work of one set on one side.
func (c *compiler) set(s *stop, side Side, set int) Step {
	layout := workLayout{compiler: c, stop: s, side: side, set: set}
	if line := c.setLine(set); side == sidesOf(s.ex.Sides)[0] && !says(c.last(), line) {
		layout.opening = line
	}
	return layout.lay(c.limited(s))
}

// workLayout lays out one stretch of work.
type workLayout struct {
	*compiler
	stop *stop
	side Side
	set  int
	// opening is the sentence that announces the set, where no step before has.
	opening string

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

// limited returns the stop's amount, cut so that one set keeps to the limit of
// the source however slow the user's breath is.
func (c *compiler) limited(s *stop) float64 {
	d := s.ex.Dose
	if d.Limit <= 0 || d.Kind == HoldSeconds {
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

// lay lays the whole stretch out for an amount in the unit of its dose, or for
// what that is changed to.
func (w *workLayout) lay(amount float64) Step {
	s := w.stop
	amount, adjustable := w.adjusted(amount)
	w.told = make([]int, len(s.ex.Cycle))
	w.speech = w.compiler.speech()
	w.speech.side = oneSide(w.side)
	w.step = Step{
		Kind: Work, Note: s.note, Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: w.side, Set: w.set, Sets: s.sets, Adjustable: adjustable, amount: amount,
		Spans: w.work[:0],
	}
	w.enter()
	w.begin = w.at
	w.working(amount)
	w.end = w.at
	w.during()
	w.leave()
	w.sound()
	w.step.Length = w.at
	w.work = w.step.Spans
	w.step.Spans = append(take(&w.spans, len(w.work))[:0], w.work...)
	return w.step
}

// adjusted returns an amount as it is to be changed, and whether it can be:
// holds can, while they run, those in seconds by seconds, those in breaths by
// whole breaths.
func (w *workLayout) adjusted(amount float64) (float64, bool) {
	ex := w.stop.ex
	kind := ex.Dose.Kind
	if kind != HoldSeconds && kind != HoldBreaths {
		return amount, false
	}
	a := w.resizes()
	if a == nil {
		return amount, true
	}
	unit, begun := time.Second, time.Second
	if kind == HoldBreaths {
		unit = w.cycleLength(ex)
	}
	if paced(ex) {
		begun = w.cycleLength(ex)
	}
	begin, end := a.old.working()
	units := a.units(unit)
	if a.elapsed >= end {
		units = 0 // already on the way out
	}
	// What has begun is finished: the breath, or the second.
	played := max(0, min(a.elapsed, end)-begin, a.speaking()-begin)
	least := math.Ceil(float64((played/begun+1)*begun) / float64(unit))
	return max(1, a.old.amount+units, min(a.old.amount, least)), true
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
	said := w.speech.append(afterBell, w.opening)
	p := w.stop.ex.Enter
	if p == nil {
		return
	}
	words := w.words(p)
	length := max(w.phaseLength(p), said)
	if line := w.speech.turn(said, words...); line != "" {
		w.speech.append(afterBell, line)
	}
	if len(words) > 0 {
		length = max(length, w.speech.end()+breathBetween, afterBell+w.longest(words)+breathBetween)
	}
	w.span(Enter, p, length, 0, 0)
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
	after := w.leading(ex.Say.After.At(w.prefs.Guidance))
	closing := begin + afterBell
	if words := w.words(p); len(words) > 0 {
		words = append(words, w.turns(w.stop, w.book.Phrases.Leave.At(w.prefs.Guidance))...)
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
	last := speech{voice: w.voice}
	if said := max(last.tell(closing, after)+breathBetween, last.free); said > w.at {
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
