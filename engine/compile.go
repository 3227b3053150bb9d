package engine

import (
	"math"
	"slices"
	"time"
)

// Compile turns a routine and a user's preferences into a timeline. It is a pure
// function: the same arguments always give the same timeline. Exercises that the
// user must be careful with are replaced or left out, unless they say that they
// may do them. It returns an Error with CodeInvalid for preferences out of their
// limits and with CodeNotFound for an exercise that the book does not have.
func Compile(routine *Routine, book *Book, prefs *Preferences, voice Voice) (*Timeline, error) {
	return compileFrom(routine.begins(), routine, book, prefs, voice)
}

// compileFrom is Compile for a body that begins in some position.
func compileFrom(body Position, routine *Routine, book *Book, prefs *Preferences, voice Voice) (*Timeline, error) {
	if err := prefs.Validate(); err != nil {
		return nil, err
	}
	care := CareFor(routine, book, prefs)
	src := source{body: body, routine: routine, book: book.on(routine.Surface), voice: voice}
	fill := care.fill
	if routine.Whole != nil { // Fit has chosen the doses for a length
		fill = func(lay func(*Preferences, *Care) (*Timeline, error), _ *Preferences) (*Timeline, error) {
			return lay(care.Prefs, care)
		}
	}
	t, err := fill(src.layOut, prefs)
	if err != nil {
		return nil, err
	}
	t.Changes, t.Unsuited = care.Changes, care.Unsuited
	if first := book.AskFirst(prefs); first != nil {
		t.AskFirst = first.ID
	}
	return t, nil
}

// source is what a timeline is laid out from.
type source struct {
	// body is the position that the session begins in.
	body    Position
	routine *Routine
	book    *Book
	// prefs are those with which the care has been taken.
	prefs *Preferences
	care  *Care
	voice Voice
}

// layOut lays out every step for preferences to which care has been applied. The
// timeline keeps a copy of its source.
func (src source) layOut(prefs *Preferences, care *Care) (*Timeline, error) {
	own := *prefs
	src.prefs, src.care, src.book = &own, care, src.book.adaptedTo(care.people)
	c := compiler{source: src}
	if err := c.run(); err != nil {
		return nil, err
	}
	t := &Timeline{Routine: src.routine.ID, Name: src.routine.Name, Surface: src.routine.Surface, Guidance: own.Guidance, Steps: c.steps, from: &src}
	t.settle()
	return t, nil
}

// run lays out the steps, up to the exercise of the one to be done again where
// there is one.
func (c *compiler) run() error {
	c.next = map[string]string{}
	stops, err := c.stops()
	if err != nil {
		return err
	}
	if len(stops) == 0 {
		return c.empty()
	}
	for i := range stops[1:] {
		stops[i+1].joins = c.joins(&stops[i], &stops[i+1])
	}
	c.spoken = c.common(stops)
	c.calm, c.benefits, c.owed = map[string]int{}, map[string]bool{}, map[string]bool{}
	c.steps = make([]Step, 0, stepsOf(stops))
	c.said = make([]sentenceAt, 0, leastRoom)
	c.talk = make([]Cue, 0, leastRoom)
	c.spans, c.cues = equals[Span]{}, equals[Cue]{}
	c.doses, c.durations = map[dose][]string{}, map[time.Duration][]string{}
	c.add(c.getReady(stops))
	body := c.body
	for i := range stops {
		if c.again != nil && c.again.at < len(c.steps) {
			return nil
		}
		var next *stop
		if i+1 < len(stops) {
			next = &stops[i+1]
		}
		c.exercise(&stops[i], next, body)
		body = stops[i].ex.EndPosition()
	}
	c.add(c.done(body, stops[len(stops)-1].quiet))
	return nil
}

// compiler carries what every step needs while a timeline is laid out.
type compiler struct {
	source
	steps []Step
	// said is every sentence of the last minute, numbers apart, and of some time
	// before it, and clock when the next step begins.
	said  []sentenceAt
	clock time.Duration
	// spoken is how much is said of what belongs to no exercise.
	spoken Guidance
	// rises tells that the body is coming up from lying or from the floor.
	rises bool
	// calm counts the calm lines said, by exercise, so that they take turns.
	calm map[string]int
	// benefits tells of which exercises it has been said what they are good for, owed
	// of which it will be on the way out, for want of a silence.
	benefits, owed map[string]bool
	// again is the step to lay out again with another length, nil where the whole
	// timeline is laid out.
	again *again
	// spans and cues are those of the steps.
	spans equals[Span]
	cues  equals[Cue]
	// next, counts, sets, doses and durations are sentences that are made once.
	next         map[string]string
	counts, sets []string
	doses        map[dose][]string
	durations    map[time.Duration][]string
	// lines and bells are the backing arrays of what one step says; they and the
	// other slices are reused from step to step.
	lines  []string
	bells  []Cue
	talk   []Cue
	after  []Cue
	tones  []Cue
	merged []Cue
	work   []Span
	told   []paragraph
	gaps   [][2]time.Duration
	times  []int
}

// countLine is the book's sentence that counts repetition n.
func (c *compiler) countLine(n int) string {
	for len(c.counts) < n {
		c.counts = append(c.counts, c.book.Phrases.CountLine(len(c.counts)+1))
	}
	return c.counts[n-1]
}

// nextLine is the book's sentence that tells which exercise comes.
func (c *compiler) nextLine(ex *Exercise) string {
	line, ok := c.next[ex.ID]
	if !ok {
		line = c.book.Phrases.NextLine(ex)
		c.next[ex.ID] = line
	}
	return line
}

// duration returns the book's sentences that say a length.
func (c *compiler) duration(d time.Duration) []string {
	lines, ok := c.durations[d]
	if !ok {
		lines = c.book.Phrases.Duration(d)
		c.durations[d] = lines
	}
	return lines
}

// say returns sentences for the step that is laid out.
func (c *compiler) say(lines ...string) []string {
	all := take(&c.lines, len(lines))
	copy(all, lines)
	return all
}

// ring returns bells for the step that is laid out.
func (c *compiler) ring(bells ...Cue) []Cue {
	all := take(&c.bells, len(bells))
	copy(all, bells)
	return all
}

// stop is a stop on the way through the routine: one exercise at one place, with
// its dose and rests chosen.
type stop struct {
	ex     *Exercise
	place  PlaceID
	number int  // in the session, from 0
	opens  bool // first of its block
	// joins tells that the movement before goes over into this one without a stop.
	joins bool
	// continuous tells that its block goes without stops where no rest is set.
	continuous bool
	// quiet tells that nothing may wake the person up: see Item.Quietly.
	quiet bool
	// leadsOn tells that a quiet one follows.
	leadsOn bool
	amount  float64
	sets    int
	// next is the sentence that tells that it comes.
	next string
	// note is what the routine wants to be remembered here.
	note string
	// care is what the person must be careful with in it.
	care []StepCare
	// after, between, sides and before are the rests of each kind.
	after, between, sides, before Pause
}

// alone returns the side that is done without the other, NoSide where none is
// left out.
func (s *stop) alone() Side {
	if sides := sidesOf(s.ex.Sides); len(sides) == 1 {
		return sides[0]
	}
	return NoSide
}

// turns returns sentences that alternate from one exercise to the next, starting
// with the one that is next.
func (c *compiler) turns(s *stop, lines []string) []string {
	if len(lines) < 2 {
		return lines
	}
	first, all := (s.number+c.prefs.Turn)%len(lines), take(&c.lines, len(lines))
	copy(all[copy(all, lines[first:]):], lines[:first])
	return all
}

// stops lists the exercises of the routine in order, each with its dose.
func (c *compiler) stops() ([]stop, error) {
	items := 0
	for _, block := range c.routine.Blocks {
		items += len(block.Items)
	}
	stops := make([]stop, 0, items)
	known := make(map[string]*Exercise, items)
	for b := range c.routine.Blocks {
		block := &c.routine.Blocks[b]
		seen, opened := map[string]int{}, false
		for i := range block.Items {
			item := &block.Items[i]
			own, err := c.lookUp(item.Exercise, known)
			if err != nil {
				return nil, err
			}
			seen[own.ID]++
			place := PlaceID{c.routine.ID, block.Kind, own.ID, seen[own.ID]}
			ex := c.standIn(own, known)
			if c.skips(ex) {
				continue
			}
			s := c.stop(PlaceContext{place, c.routine, block, item, ex})
			s.number, s.opens, s.continuous = len(stops), !opened, block.Continuous
			s.quiet = item.Quietly && !c.prefs.WakeUp
			if s.quiet && len(stops) > 0 {
				stops[len(stops)-1].leadsOn = true
			}
			stops, opened = append(stops, s), true
		}
	}
	return stops, nil
}

// standIn returns the exercise that the user does in place of one, most often
// that one itself. The PlaceID keeps the original exercise, so that the rest
// stays the same.
func (c *compiler) standIn(own *Exercise, known map[string]*Exercise) *Exercise {
	id, ok := c.prefs.Swaps[own.ID]
	if !ok {
		return own
	}
	ex, err := c.lookUp(id, known)
	if err != nil {
		return own // a stand-in that no longer exists is no reason not to play
	}
	return ex
}

// lookUp finds an exercise, once for all its places.
func (c *compiler) lookUp(id string, known map[string]*Exercise) (*Exercise, error) {
	if ex, ok := known[id]; ok {
		return ex, nil
	}
	ex, ok := c.book.Exercises[id]
	if !ok {
		return nil, Errorf(CodeNotFound, "routine %s names the exercise %q, which does not exist", c.routine.ID, id)
	}
	known[id] = &ex
	return &ex, nil
}

// stop chooses the dose and the rests of one place.
func (c *compiler) stop(spot PlaceContext) stop {
	spot.Exercise = c.care.adapted(spot.Exercise)
	d := spot.Dose(c.prefs)
	if d.Tempo > 1 {
		d.Tempo = min(d.Tempo, c.spokenTempo(spot.Exercise, int(d.Amount)))
	}
	return stop{
		ex: spot.Exercise.suited(d), place: spot.Place, next: c.nextLine(spot.Exercise),
		amount: d.Amount, sets: d.Sets, note: spot.Item.Note, care: c.care.CautionsFor(spot.Exercise),
		after: c.pause(spot, AfterExercise), between: c.pause(spot, BetweenSets),
		sides: c.pause(spot, BetweenSides), before: c.pause(spot, BeforeExercise),
	}
}

// stepsOf returns how many steps the stops need at most.
func stepsOf(stops []stop) int {
	n := 2
	for i := range stops {
		sides := len(sidesOf(stops[i].ex.Sides))
		n += 2 + stops[i].sets*(2*sides-1) + (stops[i].sets-1)*min(sides, 2)
	}
	return n
}

func (c *compiler) add(s Step) {
	s.Spans, s.Cues = c.spans.keep(s.Exercise, s.Spans), c.cues.keep(s.Exercise, s.Cues)
	if len(c.said)+len(s.Cues) > cap(c.said) { // make room by forgetting what is long past
		c.said = c.said[:copy(c.said, c.lately().said)]
	}
	for i := range s.Cues {
		if cue := &s.Cues[i]; cue.Kind == Speak && !isNumber(cue.Text) {
			c.said = append(c.said, sentenceAt{c.clock + cue.At, cue.Text})
		}
	}
	c.clock += s.Length
	c.steps = append(c.steps, s)
	c.lines, c.bells = c.lines[:0], c.bells[:0]
}

// exercise lays out one stop: getting into position, every set of every side,
// and the rest after it unless it is the last. The body comes from a position.
func (c *compiler) exercise(s, next *stop, body Position) {
	defer c.careful(len(c.steps), s)
	if s.joins {
		c.add(c.goOver(s))
	} else {
		c.add(c.position(s, body))
	}
	sides := sidesOf(s.ex.Sides)
	for set := 1; set <= s.sets; set++ {
		for i, side := range sides {
			if i > 0 {
				c.add(c.switchSides(s, side, set))
			}
			c.add(c.set(s, next, side, set))
		}
		if set < s.sets {
			c.betweenSets(s, set+1)
		}
	}
	if next != nil && s.after.rests() && !c.retells() {
		c.add(c.restAfter(s, next))
	}
}

// betweenSets leads to set number next: a rest, and where there are sides the
// change back to the first one.
func (c *compiler) betweenSets(s *stop, next int) {
	if s.between.rests() {
		c.add(c.restBetweenSets(s, next))
	}
	if sides := sidesOf(s.ex.Sides); len(sides) > 1 {
		c.add(c.switchSides(s, sides[0], next))
	}
}

// last returns the step laid out last.
func (c *compiler) last() *Step { return &c.steps[len(c.steps)-1] }

// still returns the one span of a step in which the figure does not move.
func (c *compiler) still(span Span) []Span {
	c.work = append(c.work[:0], span)
	return c.work
}

// lately returns what was said in the minute before the next step.
func (c *compiler) lately() minute {
	from := len(c.said)
	for from > 0 && c.said[from-1].at > c.clock-notAgainFor {
		from--
	}
	return minute{said: c.said[from:len(c.said):len(c.said)], until: c.clock}
}

// speech begins the speech of the next step. Only one may be in use at a time,
// since all share one buffer until they are merged into the cues of the step.
func (c *compiler) speech() speech {
	return speech{voice: c.voice, before: c.lately(), cues: c.talk[:0]}
}

// sidesOf returns the sides that a set works one after the other. Alternating
// exercises change the side inside one stretch of work.
func sidesOf(scheme SideScheme) []Side {
	switch scheme {
	case SidesLeftRight:
		return []Side{LeftSide, RightSide}
	case SidesLeftRightBoth:
		return []Side{LeftSide, RightSide, BothSides}
	case sidesLeftOnly:
		return []Side{LeftSide}
	case sidesRightOnly:
		return []Side{RightSide}
	default:
		return []Side{NoSide}
	}
}

// skips reports whether the user leaves an exercise out. It is called with the
// exercise that is really done: a stand-in is done although the original is
// skipped.
func (c *compiler) skips(ex *Exercise) bool { return slices.Contains(c.prefs.Skip, ex.ID) }

// empty is the error for a routine in which there is nothing to do.
func (c *compiler) empty() error {
	for _, block := range c.routine.Blocks {
		if len(block.Items) > 0 {
			return Errorf(CodeInvalid, "every exercise of routine %s is left out: take one back in the settings", c.routine.ID)
		}
	}
	return Errorf(CodeInvalid, "routine %s has no exercises: add at least one", c.routine.ID)
}

// again asks the compiler to lay out one step again: with another length, or with
// the announcements of a skipped rest.
type again struct {
	// at is the step's number among those that are laid out.
	at int
	// retells leaves out the rest before the step.
	retells bool
	// old is the current step, nil where its length stays. elapsed of it has been
	// played, and delta is the wanted change of its length.
	old            *Step
	elapsed, delta time.Duration
}

// again lays out step i of the timeline again. ok is false where the routine no
// longer has the step.
func (t *Timeline) again(i int, a again) (step Step, ok bool) {
	if t.from == nil {
		return Step{}, false
	}
	a.at = i
	if a.retells {
		a.at-- // the rest before it is not there
	}
	c := compiler{source: *t.from, again: &a}
	if err := c.run(); err != nil || a.at >= len(c.steps) {
		return Step{}, false
	}
	step, old := c.steps[a.at], &t.Steps[i]
	step.retold = a.retells
	step.Care = old.Care
	return step, step.Kind == old.Kind && step.Place == old.Place && step.Side == old.Side && step.Set == old.Set
}

// retells reports whether the rest that would come next is left out.
func (c *compiler) retells() bool {
	return c.again != nil && c.again.retells && c.again.at == len(c.steps)
}

// resizes returns what is asked of the next step, nil where its length stays.
func (c *compiler) resizes() *again {
	if c.again == nil || c.again.old == nil || c.again.at != len(c.steps) {
		return nil
	}
	return c.again
}

// length returns the wanted length, but at least least and what has been played.
func (a *again) length(least time.Duration) time.Duration {
	return max(a.old.Length+a.delta, least, a.elapsed+MinRemaining)
}

// units returns by how many whole units, such as breaths, the step changes: by
// one at least.
func (a *again) units(unit time.Duration) float64 {
	units := math.Round(float64(a.delta) / float64(unit))
	if units == 0 && a.delta != 0 {
		units = math.Copysign(1, float64(a.delta))
	}
	return units
}

// speaking returns when the sentence that is being said ends, 0 if none is.
func (a *again) speaking() time.Duration {
	for _, c := range a.old.Cues {
		if c.Kind == Speak && c.At <= a.elapsed && a.elapsed < c.At+c.Length {
			return c.At + c.Length
		}
	}
	return 0
}
