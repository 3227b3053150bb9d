package engine

import (
	"math"
	"time"
)

// leaveSeconds is the length of leaving an exercise that says nothing else.
const leaveSeconds = 3

// work is one set of one side.
func (c *compiler) work(s *stop, side Side, set int) Step {
	layout := workLayout{compiler: c, stop: s, side: side, set: set, firstCalm: c.calm[s.ex.ID], before: c.lately()}
	if line := c.setLine(set); side == sidesOf(s.ex.Sides)[0] && !says(c.last(), line) {
		layout.opening = line
	}
	step, calm := layout.lay(c.limited(s))
	c.calm[s.ex.ID] = calm
	return step
}

// workLayout lays out one stretch of work. It keeps what it was made from, so
// that the same stretch can be laid out anew with another length.
type workLayout struct {
	*compiler
	stop *stop
	side Side
	set  int
	// opening is the sentence that announces the set, where no step before has.
	opening string
	// firstCalm is the calm line to begin with.
	firstCalm int
	// before is what was said in the minute before.
	before minute

	calm   int
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

// lay lays the whole stretch out for an amount in the unit of its dose, and
// returns the calm line whose turn is next.
func (w workLayout) lay(amount float64) (Step, int) {
	s := w.stop
	room := w.scratch
	if room == nil {
		room = &scratch{}
	}
	w.at, w.turn, w.calm, w.told = 0, 0, w.firstCalm, make([]int, len(s.ex.Cycle))
	w.speech = speech{voice: w.voice, before: w.before, side: oneSide(w.side), cues: room.speech[:0]}
	w.step = Step{
		Kind: Work, Note: s.note, Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: w.side, Set: w.set, Sets: s.sets,
		Cues: []Cue{{Kind: BellStart, Side: oneSide(w.side)}},
	}
	w.enter()
	w.begin = w.at
	w.working(amount)
	w.end = w.at
	w.during()
	w.leave()
	w.sound(room)
	w.step.Length = w.at
	w.makeAdjustable(amount)
	return w.step, w.calm
}

// makeAdjustable lets holds be changed while they run: a hold in seconds by
// seconds, a hold in breaths by whole breaths, at least one.
func (w *workLayout) makeAdjustable(amount float64) {
	kind := w.stop.ex.Dose.Kind
	if kind != HoldSeconds && kind != HoldBreaths {
		return
	}
	unit := time.Second
	if kind == HoldBreaths {
		unit = w.cycleLength(w.stop.ex)
	}
	laid := *w
	w.step.Adjustable = true
	w.step.adjusted = func(elapsed, delta time.Duration) Step {
		units := math.Round(float64(delta) / float64(unit))
		if units == 0 && delta != 0 {
			units = math.Copysign(1, float64(delta))
		}
		if elapsed >= laid.end {
			units = 0 // already on the way out
		}
		least := math.Ceil(float64(laid.begun(elapsed)) / float64(unit))
		step, _ := laid.lay(max(1, amount+units, min(amount, least)))
		return step
	}
}

// begun returns how long the working section must be at least so that what has
// begun at an offset is finished: the breath, or the second.
func (w *workLayout) begun(elapsed time.Duration) time.Duration {
	cycle := time.Second
	if paced(w.stop.ex) {
		cycle = w.cycleLength(w.stop.ex)
	}
	played := max(0, min(elapsed, w.end)-w.begin, w.step.speaking(elapsed)-w.begin)
	return (played/cycle + 1) * cycle
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
		words = append(words, w.stop.turns(w.book.Phrases.Leave.At(w.prefs.Guidance))...)
		if line := w.speech.turn(closing, words...); line != "" {
			w.speech.append(closing, line)
		}
		length = max(length, afterBell+w.longest(words)+breathBetween)
		closing += w.longest(words) + betweenParagraphs
	}
	w.span(Leave, p, length, 0, 0)
	if w.set < w.stop.sets || len(after.sentences) == 0 {
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
