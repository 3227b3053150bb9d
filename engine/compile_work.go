package engine

import (
	"math"
	"slices"
	"time"
)

// leaveSeconds is the length of leaving an exercise that says nothing else.
const leaveSeconds = 3

// work is one set of one side.
func (c *compiler) work(s *stop, side Side, set int) Step {
	layout := workLayout{compiler: c, stop: s, side: side, set: set, firstCalm: c.calm[s.ex.ID]}
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
	// firstCalm is the calm line to begin with.
	firstCalm int

	calm   int
	step   Step
	speech speech
	at     time.Duration
	// begin and end bound the working section.
	begin, end time.Duration
	// turn is when a Reverse exercise changes direction, 0 in all others.
	turn time.Duration
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
	w.at, w.turn, w.calm, w.speech = 0, 0, w.firstCalm, speech{voice: w.voice, cues: room.speech[:0]}
	w.step = Step{
		Kind: Work, Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: w.side, Set: w.set, Sets: s.sets,
		Cues: []Cue{{Kind: BellStart}},
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
	p := w.stop.ex.Enter
	if p == nil {
		return
	}
	length := w.phaseLength(p)
	if line := w.line(p, w.set == 1, true); line != "" {
		length = max(length, w.speech.append(afterBell, line)+breathBetween)
	}
	w.span(Enter, p, length, 0, 0)
}

// working lays out the cycles of the dose.
func (w *workLayout) working(amount float64) {
	ex := w.stop.ex
	cycle := w.cycleLength(ex)
	switch {
	case ex.Dose.Kind != HoldSeconds:
		w.cycles(int(amount), 1)
	case paced(ex):
		total := Seconds(amount)
		whole := int(total / cycle)
		if ex.Sides == SidesAlternating {
			whole = max(1, whole) // equal sides come before the exact second
		}
		w.cycles(whole, 1)
		if rest := total - time.Duration(whole)*cycle; rest > 0 {
			still := ex.Cycle[len(ex.Cycle)-1]
			still.Breath, still.Side = BreathFree, NoSide
			w.span(Working, &still, rest, 0, 0)
		}
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
	w.step.Spans = slices.Grow(w.step.Spans, n*len(forth)+2)
	start := w.at
	exact := float64(w.cycleLength(ex)) * scale
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
		for k := range phases {
			p := &phases[k]
			length := time.Duration(float64(w.phaseLength(p))*scale + 0.5)
			if k == len(phases)-1 {
				length = start + time.Duration(exact*float64(i+1)+0.5) - w.at
			}
			w.sayPhase(p, i, length)
			w.span(Working, p, length, w.countedRep(i, n), w.countedReps(n))
		}
	}
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

// leave moves back out, as long as its sentence needs. After the last set it
// stays there as long as its last sentences need, the breath free.
func (w *workLayout) leave() {
	ex := w.stop.ex
	p := ex.Leave
	if p == nil {
		p = &Phase{Seconds: leaveSeconds, Frame: ex.Start.Frame}
	}
	length := w.phaseLength(p)
	begin := w.at
	if line := w.line(p, w.set == 1, true); line != "" {
		length = max(length, w.speech.append(begin+afterBell, line)+breathBetween-begin)
	}
	w.span(Leave, p, length, 0, 0)
	after := ex.Say.After.At(w.prefs.Guidance)
	if w.set < w.stop.sets || len(after) == 0 {
		return
	}
	closing := w.speech
	if said := closing.append(begin+afterBell, after...) + breathBetween; said > w.at {
		still := Phase{Frame: p.Frame}
		w.span(Leave, &still, said-w.at, 0, 0)
	}
	if w.side == lastSide(ex.Sides) {
		w.speech = closing // the other sides get the same time, in silence
	}
}

// lastSide returns the side that a set works last.
func lastSide(scheme SideScheme) Side {
	sides := sidesOf(scheme)
	return sides[len(sides)-1]
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
