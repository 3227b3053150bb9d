package engine

import (
	"slices"
	"time"
)

// The rules for what is said during work (our own, after listening).
const (
	// halfwayFrom is the shortest stretch of work whose half is announced.
	halfwayFrom = 40 * time.Second
	// halfwayLate is how late the half may be announced.
	halfwayLate = 8 * time.Second
	// calmEvery is the longest silence, and calmFrom the shortest one that gets a
	// calm line into its middle. Counts do not end a silence.
	calmEvery = 25 * time.Second
	calmFrom  = 15 * time.Second
	// guided is how many cycles may be led by words: two as a rule, more where
	// a fast breath leaves no room for all of them.
	guided = 4
	// spill is how far a sentence may run on into the phase after its own, and
	// spillCounted how far where that is counted: no number comes late.
	spill        = 1200 * time.Millisecond
	spillCounted = 600 * time.Millisecond
	// beforeRemark is the pause between an instruction and a remark.
	beforeRemark = 2 * time.Second
	// endingQuiet is the silence between the words that end a calm exercise and
	// its bell.
	endingQuiet = 4 * time.Second
	// shortly is how far ahead the end of a hold is announced, and shortlyFrom the
	// shortest hold whose end is.
	shortly     = 10 * time.Second
	shortlyFrom = 25 * time.Second
	// finaleFrom is the least number of cycles of which the last is announced.
	finaleFrom = 3
)

// words returns what may be said on the way in and on the way out, the best
// first: the full sentence where the exercise is new, the brief one after that.
func (w *workLayout) words(p *Phase) []string {
	g := w.guidance.ways()
	switch {
	case g == GuidanceTones || (p.Full == "" && p.Brief == ""):
		return nil
	case w.side == BothSides && p.Both != "":
		return []string{p.Both}
	case w.set > 1 && p.Brief == "":
		return []string{p.Brief}
	case g == GuidanceBrief && w.isNew():
		return []string{p.Brief}
	case g == GuidanceBrief:
		return append([]string{p.Brief}, p.Again...)
	case w.set > 1:
		return append([]string{p.Brief, p.Full}, p.Again...)
	case !w.isNew():
		return append([]string{p.Full, p.Brief}, p.Again...)
	default:
		return []string{p.Full, p.Brief}
	}
}

// isNew reports whether this is the first stretch of the exercise, in which
// its movements are explained.
func (w *workLayout) isNew() bool {
	return w.set == 1 && w.side == sidesOf(w.stop.ex.Sides)[0]
}

// sayPhase counts the repetition and leads the first cycles with words: each
// phase once in full, where the exercise is new, and once briefly. After that
// the tones lead alone.
func (w *workLayout) sayPhase(p *Phase, k, cycle int, length time.Duration) {
	g := w.guidance
	if g == GuidanceTones {
		return
	}
	if p.Side != NoSide {
		defer func(side Side) { w.speech.side = side }(w.speech.side)
		w.speech.side = p.Side
	}
	at := w.at
	if at == 0 {
		at = afterBell
	}
	deadline := min(w.at+length, w.joinsAt())
	if w.stop.ex.counts(k) && w.speech.try(at, at+time.Second, deadline, w.countLine(cycle+1)) {
		at = w.speech.end() + breathBetween/2
	}
	if g == guidanceKnown {
		return
	}
	explain := w.isNew() && g == GuidanceFull && p.Full != ""
	most := 1
	if explain {
		most = 2
	}
	if w.told[k] >= most || cycle >= guided || (cycle > 0 && !w.isNew()) {
		w.speech.try(at, at+time.Second, deadline, w.speech.turn(at, p.Again...))
		return
	}
	latest := at + time.Second
	switch {
	case explain && w.told[k] == 0 && w.speech.try(at, latest, min(deadline+w.spillAfter(k), w.joinsAt()), p.Full):
		w.told[k]++
	case w.speech.try(at, latest, deadline, p.Brief):
		if !explain || w.told[k] > 0 {
			w.told[k]++ // else it only stood in for the full line, which may fit the next time
		}
	}
}

// spillAfter returns how far what is said in a phase of the cycle may run on.
func (w *workLayout) spillAfter(k int) time.Duration {
	if w.stop.ex.counts((k + 1) % len(w.stop.ex.Cycle)) {
		return spillCounted
	}
	return spill
}

// counts reports whether a repetition is counted at a phase of the cycle. In
// an exercise that changes sides each side is counted.
func (e *Exercise) counts(k int) bool {
	cycle := e.Cycle
	i := slices.IndexFunc(cycle, func(p Phase) bool { return p.Counts })
	if i < 0 || cycle[k].Side == cycle[i].Side || cycle[k].Side == NoSide {
		return k == i
	}
	return k == slices.IndexFunc(cycle, func(p Phase) bool { return p.Side == cycle[k].Side })
}

// during says the half, announces the last cycle, and puts calm lines into
// what is silent for long.
func (w *workLayout) during() {
	switch {
	case w.guidance == GuidanceTones:
		return
	}
	w.sayFinale()
	switch {
	case w.stop.quiet || w.stop.leadsOn: // nothing wakes the person up
	case w.stop.ex.Calm:
		w.sayEnding()
	case w.turn > 0 || len(w.stop.ex.Say.Halfway.Brief) > 0: // it tells what to do
		w.sayHalfway()
	case w.guidance != guidanceKnown && w.stop.place.Block != CoolDown:
		w.sayHalfway()
	}
	if w.guidance == guidanceKnown && w.isNew() {
		at := w.begin + min(calmFrom, (w.end-w.begin)/3)
		w.speech.try(at, at+halfwayLate, w.joinsAt(), w.cue(w.stop.ex))
	}
	until := w.end
	if len(w.ticks()) > 0 {
		until -= tickCount * time.Second
	}
	w.sayBenefit(until)
	calm := w.stop.ex.Say.During.At(w.guidance)
	if len(calm) == 0 {
		return
	}
	if w.stop.quiet {
		until = w.begin + (w.end-w.begin)/2 // then the voice fades away
	}
	for _, gap := range w.silences(until) {
		length := gap[1] - gap[0]
		if length < calmFrom {
			continue
		}
		lines := max(1, (length-1)/calmEvery)
		for i := range lines {
			w.sayCalm(calm, gap[0]+length*(i+1)/(lines+1), gap[1])
		}
	}
}

// sayBenefit says what the exercise is good for, once in a session, in the first
// silence before an offset that has room for it.
func (w *workLayout) sayBenefit(until time.Duration) {
	ex := w.stop.ex
	if w.guidance != GuidanceFull || ex.Say.Benefit == "" || w.benefits[ex.ID] || w.owed[ex.ID] {
		return
	}
	for _, gap := range w.silences(until) {
		room := gap[1] - gap[0] - w.voice.SpeechLength(ex.Say.Benefit)
		if room >= 2*breathBetween && w.speech.try(gap[0]+min(room/2, beforeRemark), gap[1], gap[1]-breathBetween, ex.Say.Benefit) {
			w.benefits[ex.ID] = true
			return
		}
	}
}

// unsaidBenefit returns what the exercise is good for, to be said on the way out of
// its last stretch of work, where no silence before has had room for it. The first
// side has decided that, so that the others take as long.
func (w *workLayout) unsaidBenefit() []Direction {
	ex := w.stop.ex
	if w.set < w.stop.sets || w.guidance != GuidanceFull || ex.Say.Benefit == "" || w.benefits[ex.ID] {
		return nil
	}
	w.owed[ex.ID] = true
	w.benefits[ex.ID] = w.side == lastSide(ex.Sides)
	return Plain(ex.Say.Benefit)
}

// silences returns where the work is silent up to an offset, as beginnings and
// ends.
func (w *workLayout) silences(until time.Duration) [][2]time.Duration {
	gaps, from := w.gaps[:0], w.begin
	for _, c := range w.speech.cues {
		if isNumber(c.Text) {
			continue
		}
		if c.At > from {
			gaps = append(gaps, [2]time.Duration{from, min(c.At, until)})
		}
		from = max(from, c.At+c.Length)
	}
	w.gaps = append(gaps, [2]time.Duration{from, max(from, until)})
	return w.gaps
}

// sayCalm says the calm line whose turn it is, or the next one after it that
// has not been said lately.
func (w *workLayout) sayCalm(lines []string, at, until time.Duration) {
	for range lines {
		line := lines[w.calm[w.stop.ex.ID]%len(lines)]
		w.calm[w.stop.ex.ID]++
		if w.speech.try(at, at+halfwayLate, until, line) {
			return
		}
	}
}

// sayHalfway says that half is done; where the direction changes, it follows
// the bell that marks the change.
func (w *workLayout) sayHalfway() {
	if w.stop.ex.Dose.Kind == Flow && w.rounds <= finaleFrom {
		return // the last of three rounds is announced right after it
	}
	half := w.begin + (w.end-w.begin)/2
	if w.turn > 0 {
		half = w.turn + afterBell
	} else if w.end-w.begin < halfwayFrom {
		return
	}
	g := w.guidance.ways()
	lines := w.stop.ex.Say.Halfway.At(g)
	if len(lines) == 0 {
		lines = []string{w.speech.turn(half, w.turns(w.stop, w.book.Phrases.Halfway.At(g))...)}
	}
	for _, c := range w.speech.cues {
		if end := c.At + c.Length; !isNumber(c.Text) && c.At <= half && end+beforeRemark > half {
			half = end + beforeRemark // a pause after the sentence before
		}
	}
	for _, line := range lines {
		w.speech.try(half, half+halfwayLate, w.end, line)
	}
}

// sayEnding tells softly that a calm exercise comes to its end.
func (w *workLayout) sayEnding() {
	for _, line := range w.turns(w.stop, w.book.Phrases.Ending.At(w.guidance.ways())) {
		at := w.end - endingQuiet - w.voice.SpeechLength(line)
		if w.speech.try(max(at, w.begin+afterBell), w.end, w.end, line) {
			return
		}
	}
}

// sayFinale announces the last repetition, breath or round just before it
// begins.
func (w *workLayout) sayFinale() {
	d, p := w.stop.ex.Dose.Kind, &w.book.Phrases
	if w.next != nil || (w.stop.ex.Calm && d == HoldSeconds) {
		return // other words tell what comes
	}
	if d == HoldSeconds && !paced(w.stop.ex) {
		w.sayShortly()
		return
	}
	if w.rounds < finaleFrom {
		return
	}
	if d == HoldSeconds {
		d = HoldBreaths
	}
	lines := p.Last[d]
	if d == Repetitions && w.stop.ex.Sides == SidesAlternating {
		lines = p.LastEach
	}
	line := w.speech.turn(w.finale, w.turns(w.stop, lines.At(w.guidance.ways()))...)
	if line != "" {
		at := w.finale - w.voice.SpeechLength(line) - breathBetween
		w.speech.try(at, w.finale+2*time.Second, w.end, line)
	}
}

// sayShortly announces the end of a hold or a steady movement that does not follow
// the breath, ten seconds ahead.
func (w *workLayout) sayShortly() {
	if w.end-w.begin < shortlyFrom {
		return
	}
	line := w.speech.turn(w.end-shortly, w.turns(w.stop, w.book.Phrases.Last[HoldSeconds].At(w.guidance.ways()))...)
	if line != "" {
		w.speech.try(w.end-shortly-time.Second, w.end-shortly+2*time.Second, w.end-tickCount*time.Second, line)
	}
}
