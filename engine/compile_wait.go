package engine

import (
	"fmt"
	"slices"
	"time"
)

// The shortest lengths of the steps without work; what is said in them may
// make them longer.
const (
	shortestGetReady = 6 * time.Second
	shortestDone     = 8 * time.Second
)

// settling is the quiet after the last exercise, before the user is asked to move
// again.
const settling = 2 * time.Second

// position is the time to move from where the body is into a start position. It
// is as long whether or not the rest before has announced the exercise, so that
// rests alone decide what rests add to a session; what the rest said is not
// repeated.
func (c *compiler) position(s *stop, body Position) Step {
	p, g := &c.book.Phrases, c.guidance(s.ex)
	side := sidesOf(s.ex.Sides)[0]
	c.rises = height(s.ex.Position) > height(body)
	defer func() { c.rises = false }()
	way, dose := c.leading(p.Way(body, s.ex, g.ways())), paragraph{sentences: c.doseLines(s), pause: betweenItems}
	words := func(lead []string) []paragraph {
		if s.quiet {
			place, care, setup := c.setup(s, GuidanceBrief)
			c.told = append(c.told[:0], c.warnings(s.ex), c.wayDown(s, body), way, place, care, setup, c.staying(s))
			return c.told
		}
		place, care, setup := c.setup(s, g)
		c.told = append(c.told[:0],
			paragraph{sentences: lead}, c.warnings(s.ex), c.wayDown(s, body),
			way, place, care, setup, c.onlySide(s), c.leading(c.noted(s)),
			dose, c.sideToBegin(s), c.ready(s.before))
		return c.told
	}
	name := sentence(s.ex.SpokenName())
	lead := c.unsaid(c.opening(s))
	if now := c.speech(); !says(c.last(), s.next) {
		lead = append(lead, now.turn(0, name))
	}
	said := c.said
	c.said = c.beforeRest()
	whole := c.speech()
	whole.tell(preRoll, words(c.opens(s, name))...)
	least := max(c.moveTime(s.ex, body), whole.end()+beforeMoving, whole.free)
	c.said = said
	return c.transition(Step{
		Kind: PositionStep, Rest: BeforeExercise, Pause: s.before, Waits: s.before.Wait, Note: s.note,
		Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: side, Set: 1, Sets: s.sets,
		Spans: c.still(Span{Frame: s.ex.Start.Frame, Side: side, Show: s.ex.Start.Show}),
	}, least, preRoll, words(lead)...)
}

// setup returns the first direction of a setup, which says how to stand, sit or lie, what
// to be careful with in that place, and the other directions. Said before the place, a
// caution would be followed at once.
func (c *compiler) setup(s *stop, g Guidance) (place, care, rest paragraph) {
	all, care := s.ex.Say.Setup.At(g), c.cautions(s)
	if len(care.sentences) == 0 || len(all) == 0 {
		return paragraph{}, care, c.leading(all)
	}
	return c.leading(all[:1]), care, c.leading(all[1:])
}

// staying tells before the last of quiet exercises how to get up after it, since
// nothing is said then.
func (c *compiler) staying(s *stop) paragraph {
	if s.leadsOn {
		return paragraph{}
	}
	return c.leading(c.book.Phrases.Afterwards[s.ex.EndPosition()].At(c.spoken))
}

// beforeRest returns what was said before the rest that has been laid out last, or
// all that was said where there is none.
func (c *compiler) beforeRest() []sentenceAt {
	n := len(c.said)
	if last := c.last(); last.Kind == Rest {
		for n > 0 && c.said[n-1].at >= c.clock-last.Length {
			n--
		}
	}
	return c.said[:n]
}

// moveTime returns how long a body takes to get from a position into the start of
// an exercise, at every guidance level alike: as long as following the full
// directions takes.
func (c *compiler) moveTime(ex *Exercise, from Position) time.Duration {
	following := followTime(c.book.Phrases.Way(from, ex, GuidanceFull)) + followTime(ex.Say.Setup.Full)
	least := max(transitionTime(from, ex.Position), Seconds(ex.Start.Seconds), following)
	return time.Duration(float64(least) * c.prefs.TransitionScale * c.rising())
}

// followTime returns how long it takes to follow directions, at the usual pace.
func followTime(directions []Direction) time.Duration {
	var sum float64
	for i := range directions {
		sum += directions[i].Seconds
	}
	return Seconds(sum)
}

// warnings returns what everybody must hear before an exercise, but for what has
// been said in the minute before.
func (c *compiler) warnings(ex *Exercise) paragraph {
	var lines []string
	now := c.speech()
	for _, line := range ex.Say.Warn.At(c.guidance(ex).ways()) {
		if now.fresh(0, line) {
			lines = append(lines, line)
		}
	}
	return paragraph{sentences: lines}
}

// onlySide announces the side of an exercise that is done on one side alone.
// Setups lead to the left side, so that for the right one the directions for
// changing sides follow.
func (c *compiler) onlySide(s *stop) paragraph {
	side := s.alone()
	if side == NoSide {
		return paragraph{}
	}
	turning := []Direction{{Say: c.book.Phrases.OnlySide[side]}}
	if side == RightSide {
		turning = append(turning, s.ex.Say.Switch.At(c.guidance(s.ex).ways())...)
	}
	only := c.leading(turning)
	only.side = side
	return only
}

// firstSide returns the sentence that tells which of several sides begins.
func (c *compiler) firstSide(s *stop) string { return c.book.Phrases.FirstSide[c.beginsOn(s)] }

// beginsOn returns which of several sides begins, NoSide where there is one alone.
func (c *compiler) beginsOn(s *stop) Side {
	if s.alone() != NoSide {
		return NoSide
	}
	return sidesOf(s.ex.Sides)[0]
}

// noted returns the place's own note as a direction.
func (c *compiler) noted(s *stop) []Direction {
	if s.note == "" || c.spoken == GuidanceTones {
		return nil
	}
	return Plain(sentence(s.note))
}

// unsaid returns those of some sentences that the step before does not say.
func (c *compiler) unsaid(lines []string) []string {
	var left []string
	for _, line := range lines {
		if !says(c.last(), line) {
			left = append(left, line)
		}
	}
	return left
}

// oneSide returns the side that a sentence leads, none where it leads both.
func oneSide(side Side) Side {
	if side == BothSides {
		return NoSide
	}
	return side
}

// opening returns what opens the block, for the first exercise of one. A short
// break has no headings, nor has what leads to sleep.
func (c *compiler) opening(s *stop) []string {
	if !s.opens || c.routine.Briefly || c.routine.endsQuietly() && !c.prefs.WakeUp {
		return nil
	}
	lines := c.book.Phrases.Blocks[s.place.Block].At(c.spoken)
	if len(lines) == 0 {
		return nil
	}
	return []string{turnOf(lines, c.prefs.Turn)}
}

// opens returns what opens the block, and the sentence after it.
func (c *compiler) opens(s *stop, then string) []string {
	return append(append(take(&c.lines, 2)[:0], c.opening(s)...), then)
}

// doseLines returns the sentences that say how much of an exercise comes.
func (c *compiler) doseLines(s *stop) []string {
	if c.spoken == GuidanceTones {
		return nil
	}
	p, begins := &c.book.Phrases, NoSide
	if fluent(s.ex.Dose.Kind, c.limited(s)) {
		begins = c.beginsOn(s)
	}
	said := dose{s.ex.Dose.Kind, c.limited(s), s.ex.Sides, begins, s.sets}
	lines, ok := c.doses[said]
	if !ok {
		lines = p.DoseLines(said.kind, said.amount, said.sides, begins)
		if s.sets > 1 {
			lines = append(lines, fmt.Sprintf(p.Sets, s.sets))
		}
		c.doses[said] = lines
	}
	return lines
}

// dose is what the sentences that say a dose depend on.
type dose struct {
	kind   DoseKind
	amount float64
	sides  SideScheme
	begins Side
	sets   int
}

// sideToBegin tells which side begins, where the dose does not.
func (c *compiler) sideToBegin(s *stop) paragraph {
	first := c.firstSide(s)
	if first == "" || c.spoken != GuidanceTones && fluent(s.ex.Dose.Kind, c.limited(s)) {
		return paragraph{}
	}
	return paragraph{sentences: c.say(first), side: oneSide(c.beginsOn(s))}
}

// setLine announces a further set.
func (c *compiler) setLine(set int) string {
	if set == 1 || c.spoken == GuidanceTones {
		return ""
	}
	for len(c.sets) < set {
		c.sets = append(c.sets, fmt.Sprintf(c.book.Phrases.Set, len(c.sets)+1))
	}
	return c.sets[set-1]
}

// switchSides lies between two sides of one set, or of two sets without a rest in
// which to do it. After such a rest there is no second one.
func (c *compiler) switchSides(s *stop, side Side, set int) Step {
	p := &c.book.Phrases
	rest, pause := BetweenSides, s.sides
	if c.last().Kind == Rest {
		rest, pause = "", Pause{}
	}
	step := Step{
		Kind: SwitchSides, Rest: rest, Pause: pause, Waits: pause.Wait, Note: s.note,
		Block: s.place.Block, Place: s.place, Exercise: s.ex.ID,
		Side: side, Set: set, Sets: s.sets,
		Spans: c.still(Span{Frame: s.ex.Start.Frame, Side: side, Show: c.switchShow(s)}),
		Cues:  c.ring(Cue{Kind: BellSwitch, Side: oneSide(side)}),
	}
	turning := append([]Direction{{Say: p.NowSide[side]}}, c.unsaidLately(s.ex.Say.Switch.At(c.guidance(s.ex).ways()))...)
	words := c.leading(turning)
	least := max(switchTime(s.ex.Position), followTime(s.ex.Say.Switch.Full))
	least = time.Duration(float64(least) * c.prefs.TransitionScale)
	if line := c.setLine(set); side == sidesOf(s.ex.Sides)[0] && line != "" {
		whole := c.leading(append([]Direction{{Say: line}}, turning...))
		if !says(c.last(), line) {
			words = whole
		}
		// As long, whether a rest has announced the set or not.
		all := c.speech()
		least = max(least, all.tell(afterBell, whole)+beforeMoving, all.free)
	}
	words.side = oneSide(side)
	return c.transition(step, least, afterBell, words, c.ready(pause))
}

// switchShow is what to do between two sides, on the screen.
func (c *compiler) switchShow(s *stop) string {
	show := c.book.Phrases.Show.Switch
	for _, d := range s.ex.Say.Switch.Brief {
		show += " " + d.Say
	}
	return show
}

// unsaidLately returns those of some directions that have not been said in the
// minute before, or that need time to be followed: a strap has to change legs again.
func (c *compiler) unsaidLately(directions []Direction) []Direction {
	var left []Direction
	now := c.speech()
	for _, d := range directions {
		if d.Seconds > 0 || now.fresh(0, d.Say) {
			left = append(left, d)
		}
	}
	return left
}

// done closes the session: it gives the directions to standing, with time for
// them, and only then rings and says goodbye.
// Where nothing may wake the person up it is silent.
func (c *compiler) done(body Position, quiet bool) Step {
	p, g := &c.book.Phrases, c.spoken
	if quiet {
		last := c.last()
		return Step{
			Kind: Done, Block: last.Block, Place: last.Place, Length: shortestDone,
			Spans: c.still(Span{Section: Wait, Length: shortestDone, Show: p.Show.Done}),
		}
	}
	rise := p.Rise[body].At(g)
	if stay, ok := p.Stay[body]; ok && c.routine.Linger && !(c.prefs.WakeUp && body != Seated) {
		rise = stay.At(g)
	}
	last := c.last()
	s, bell := c.speech(), time.Duration(0)
	c.rises = true
	if len(rise) > 0 {
		bell = max(s.tell(settling, c.leading(rise))+beforeMoving, s.free)
	}
	said := s.tell(bell+2*time.Second, paragraph{sentences: turnOf(p.Done, c.prefs.Turn).At(g)})
	step := Step{
		Kind: Done, Block: last.Block, Place: last.Place,
		Length: max(bell+shortestDone, said+beforeMoving),
		Cues:   c.merge(s.cues, c.ring(Cue{At: bell, Kind: BellDone})),
	}
	step.Spans = []Span{{Section: Wait, At: bell, Length: step.Length - bell, Show: p.Show.Done}}
	if bell > 0 {
		step.Spans = []Span{{Section: Wait, Length: bell, Show: p.Show.Rise}, step.Spans[0]}
	}
	return step
}

// transition finishes a step that lasts at least least and as long as what
// must be said in it, and then its pause; the first sentence begins at offset
// speakAt.
func (c *compiler) transition(step Step, least, speakAt time.Duration, words ...paragraph) Step {
	own := step.Cues
	s := c.speech()
	if said := s.tell(speakAt, words...); said > 0 {
		least = max(least, said+beforeMoving, s.free)
	}
	least += step.Pause.Lasts(c.prefs) // extra time is on top of everything
	if a := c.resizes(); a != nil {
		floor := max(s.end()+beforeMoving, MinRemaining)
		least = a.length(min(floor, a.old.Length))
	}
	step.Adjustable = true
	step.fill(least)
	step.Cues = c.merge(own, s.cues)
	return step
}

// fill makes the step last length, its single span with it.
func (s *Step) fill(length time.Duration) {
	s.Spans[0].Section = Wait
	s.Spans[0].Length = length
	s.Length = length
}

// says reports whether the step speaks a sentence.
func says(s *Step, text string) bool {
	for _, c := range s.Cues {
		if c.Kind == Speak && c.Text == text {
			return true
		}
	}
	return false
}

// tickCount is how many of the last seconds are ticked.
const tickCount = 5

// ticks returns the ticks of the last five seconds before end, for a stretch
// of the given length; stretches under ten seconds are not ticked.
func ticks(length, end time.Duration) []Cue {
	if length < 2*tickCount*time.Second {
		return nil
	}
	cues := make([]Cue, 0, tickCount)
	for n := tickCount; n >= 1; n-- {
		cues = append(cues, Cue{At: end - time.Duration(n)*time.Second, Kind: Tick})
	}
	return cues
}

// preRoll is the quiet at the very start, for wireless headphones that wake up
// late and would swallow the first syllable.
const preRoll = 500 * time.Millisecond

// fetching is the silence, in seconds, in which the user can pause the session to
// fetch something.
const fetching = 2

// getReady opens the session: what it is called, and all that it needs.
func (c *compiler) getReady(stops []stop) Step {
	p, g, first := &c.book.Phrases, c.spoken, &stops[0]
	needed, handy := equipment(stops, c.routine.Surface)
	mat := slices.Contains(needed, Mat)
	if mat { // what has its place beside the mat is put there, needed or not
		for i, id := range needed {
			if p.Needs[id].ByMat != "" {
				needed, handy = slices.Delete(needed, i, i+1), append([]string{id}, handy...)
				break
			}
		}
	}
	handy = append(handy, missing(c.helps(), slices.Concat(needed, handy))...)
	var fetch paragraph
	if len(needed)+len(handy) > 0 {
		fetch = paragraph{directions: Plain(p.Fetch.At(g)...), pace: 1}
		if len(fetch.directions) > 0 {
			fetch.directions[0].Seconds = fetching
		}
	}
	return c.transition(Step{
		Kind: GetReady, Block: first.place.Block, Place: first.place, Exercise: first.ex.ID,
		Spans: c.still(Span{Frame: first.ex.Start.Frame, Show: p.Show.GetReady}),
	}, shortestGetReady, preRoll,
		c.safety(), paragraph{sentences: []string{sentence(c.routine.SpokenName())}}, c.different(), c.needs(needed), c.handy(handy, mat),
		fetch, c.begin(), paragraph{sentences: append(slices.Clone(turnOf(p.Welcome, c.prefs.Turn).At(g)), turnOf(p.Stop, c.prefs.Turn))}, c.reminders())
}

// begin leads to where the session begins, as the routine says, or into bed.
func (c *compiler) begin() paragraph {
	way := c.routine.Begin.At(c.spoken)
	if len(way) == 0 && c.routine.Surface == OnBed {
		way = c.book.Phrases.Bed.Begin.At(c.spoken)
	}
	return c.leading(way)
}

// equipment returns what a session needs, the mat first, and what is good to
// have besides.
func equipment(stops []stop, on Surface) (needed, handy []string) {
	for i := range stops {
		needed = append(needed, missing(stops[i].ex.Needs(on), needed)...)
	}
	if i := slices.Index(needed, Mat); i > 0 {
		needed = slices.Insert(slices.Delete(needed, i, i+1), 0, Mat)
	}
	for i := range stops {
		handy = append(handy, missing(stops[i].ex.Handy, slices.Concat(handy, needed))...)
	}
	return needed, handy
}

// missing returns the ids that are not among those at hand.
func missing(ids, atHand []string) []string {
	var all []string
	for _, id := range ids {
		if !slices.Contains(atHand, id) {
			all = append(all, id)
		}
	}
	return all
}

// needs says at the start which equipment to have ready. It is not said again: the
// directions of an exercise name what they use.
func (c *compiler) needs(ids []string) paragraph {
	if c.spoken == GuidanceTones {
		return paragraph{}
	}
	return paragraph{sentences: c.book.Phrases.NeedLines(ids), pause: betweenItems}
}

// handy tells at the start where to put what is good to have, so that nothing has
// to be fetched in the middle of an exercise.
func (c *compiler) handy(ids []string, mat bool) paragraph {
	if c.spoken == GuidanceTones {
		return paragraph{}
	}
	return paragraph{sentences: c.book.Phrases.HandyLines(ids, mat), pause: betweenItems}
}

// transitionTime returns how long it takes, unhurried and without strain, to move
// from one position class to another. Getting down to the floor and up from it
// takes longest. The figures are estimates of ours, generous for stiff bodies.
func transitionTime(from, to Position) time.Duration {
	if from == to {
		return 5 * time.Second
	}
	return heightTime(from) + heightTime(to)
}

// heightTime is a position's share of a change: how far it lies from the
// hands-and-knees position that every way up or down passes through.
func heightTime(p Position) time.Duration {
	switch p {
	case Kneeling:
		return 3 * time.Second
	case Seated, SideLying:
		return 5 * time.Second
	case Supine, Prone:
		return 6 * time.Second
	case Standing, OnBall:
		return 8 * time.Second
	default: // Hanging: stepping up to a bar and taking hold
		return 10 * time.Second
	}
}

// height orders position classes by how high the head is.
func height(p Position) int {
	switch p {
	case Supine, Prone, SideLying:
		return 0
	case Kneeling, Seated, OnBall:
		return 1
	default:
		return 2
	}
}

// slowRise is how much longer it takes to come up for those who must do so slowly.
const slowRise = 1.5

// rising returns by how much longer following directions takes while the body
// comes up.
func (c *compiler) rising() float64 {
	if c.rises && slices.ContainsFunc(c.care.people, func(p Condition) bool { return p.RiseSlowly }) {
		return slowRise
	}
	return 1
}

// switchTime returns how long it takes to get from working one side to working
// the other: a leg is soon changed lying down, a side plank has to be left,
// rolled over and built up again.
func switchTime(p Position) time.Duration {
	switch p {
	case SideLying:
		return 10 * time.Second
	case Kneeling:
		return 7 * time.Second
	default:
		return 4 * time.Second
	}
}
