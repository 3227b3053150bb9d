package engine

import "time"

// Compile turns a routine and a user's preferences into a timeline. It is a
// pure function: the same arguments always give the same timeline. What the
// user is careful with is replaced or left out, unless they have asked. It
// returns an Error with CodeInvalid for preferences out of their limits and with
// CodeNotFound for an exercise that the book does not have.
func Compile(routine *Routine, book *Book, prefs *Preferences, voice Voice) (*Timeline, error) {
	return compileFrom(routine.begins(), routine, book, prefs, voice)
}

// compileFrom is Compile for a body that begins in some position.
func compileFrom(body Position, routine *Routine, book *Book, prefs *Preferences, voice Voice) (*Timeline, error) {
	if err := prefs.Validate(); err != nil {
		return nil, err
	}
	if routine.Briefly && prefs.Guidance == GuidanceFull {
		brief := *prefs
		brief.Guidance = GuidanceBrief
		prefs = &brief
	}
	care := CareFor(routine, book, prefs)
	t, err := care.fill(func(prefs *Preferences, care *Care) (*Timeline, error) {
		return layOut(body, routine, book.on(routine.Surface), prefs, voice, care)
	}, prefs)
	if err != nil {
		return nil, err
	}
	t.Changes, t.Unsuited = care.Changes, care.Unsuited
	if first := book.AskFirst(prefs); first != nil {
		t.AskFirst = first.ID
	}
	return t, nil
}

// layOut lays out every step of a routine for preferences with which the care
// has been taken.
func layOut(body Position, routine *Routine, book *Book, prefs *Preferences, voice Voice, care *Care) (*Timeline, error) {
	c := compiler{scratch: &scratch{}, routine: routine, book: book, prefs: prefs, care: care, voice: voice, calm: map[string]int{}}
	stops, err := c.stops()
	if err != nil {
		return nil, err
	}
	if len(stops) == 0 {
		return nil, c.empty()
	}
	c.steps = make([]Step, 0, stepsOf(stops))
	c.said = make([]sentenceAt, 0, 2*cap(c.steps))
	c.add(c.getReady(stops))
	var atHand []string
	for i := range stops {
		var next *stop
		if i+1 < len(stops) {
			next = &stops[i+1]
		}
		c.exercise(&stops[i], next, body, atHand)
		body, atHand = stops[i].ex.EndPosition(), stops[i].ex.Equipment
	}
	c.add(c.done(body))
	c.scratch = nil
	t := &Timeline{Routine: routine.ID, Name: routine.Name, Surface: routine.Surface, Guidance: prefs.Guidance, Steps: c.steps}
	t.settle()
	return t, nil
}

// compiler carries what every step needs while a timeline is laid out.
type compiler struct {
	routine *Routine
	book    *Book
	prefs   *Preferences
	care    *Care
	voice   Voice
	steps   []Step
	// said is every sentence so far, numbers apart, and clock when the next step begins. The
	// last step begins its sentences at number lastSaid. What has been said is
	// only ever added to, so that every step can keep a part of it.
	said     []sentenceAt
	clock    time.Duration
	lastSaid int
	// moving is how long into the next step the body still follows what the last
	// one has asked.
	moving time.Duration
	// rises tells that the body is coming up from lying or from the floor.
	rises bool
	// calm counts the calm lines said, by exercise, so that they take turns.
	calm map[string]int
	// scratch is used again for every stretch of work while Compile runs; it
	// is nil for stretches that are laid out anew later, by whichever goroutine.
	scratch *scratch
}

// scratch is room for the cues of one stretch of work before they are merged,
// and the counts written out so far.
type scratch struct {
	speech, tones []Cue
	counts        []string
}

// countLine is the book's sentence that counts repetition n, made once.
func (c *compiler) countLine(n int) string {
	if c.scratch == nil {
		return c.book.Phrases.CountLine(n)
	}
	made := &c.scratch.counts
	for len(*made) < n {
		*made = append(*made, c.book.Phrases.CountLine(len(*made)+1))
	}
	return (*made)[n-1]
}

// stop is one exercise at one place, with its dose chosen.
type stop struct {
	ex     *Exercise
	place  Place
	number int  // in the session, from 0
	opens  bool // first of its block
	amount float64
	sets   int
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

// turns returns sentences that take turns from one exercise to the next, the
// one whose turn it is first.
func (s *stop) turns(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	first := s.number % len(lines)
	return append(append([]string(nil), lines[first:]...), lines[:first]...)
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
			place := Place{c.routine.ID, block.Kind, own.ID, seen[own.ID]}
			ex := c.standIn(own, known)
			if c.skips(ex) {
				continue
			}
			s := c.stop(Spot{place, c.routine, block, item, ex})
			s.number, s.opens = len(stops), !opened
			stops, opened = append(stops, s), true
		}
	}
	return stops, nil
}

// standIn returns the exercise that the user does in place of one, which is
// most often that one itself. The place keeps its own name, and so its rest.
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

// stop chooses the dose and the rests of one spot.
func (c *compiler) stop(spot Spot) stop {
	d := spot.Dose(c.prefs)
	if d.Tempo > 1 {
		d.Tempo = min(d.Tempo, c.spokenTempo(spot.Exercise, int(d.Amount)))
	}
	return stop{
		ex: spot.Exercise.suited(d), place: spot.Place, next: c.book.Phrases.NextLine(spot.Exercise),
		amount: d.Amount, sets: d.Sets, note: spot.Item.Note, care: c.care.CautionsFor(spot.Exercise),
		after: c.pause(spot, AfterExercise), between: c.pause(spot, BetweenSets),
		sides: c.pause(spot, BetweenSides), before: c.pause(spot, BeforeExercise),
	}
}

// stepsOf returns how many steps the stops need at most.
func stepsOf(stops []stop) int {
	n := 2
	for i := range stops {
		n += 2 + stops[i].sets*(1+2*len(sidesOf(stops[i].ex.Sides)))
	}
	return n
}

func (c *compiler) add(s Step) {
	c.lastSaid = len(c.said)
	for i := range s.Cues {
		if cue := &s.Cues[i]; cue.Kind == Speak && !isNumber(cue.Text) {
			c.said = append(c.said, sentenceAt{c.clock + cue.At, cue.Text})
		}
	}
	c.clock += s.Length
	c.steps = append(c.steps, s)
}

// withoutLast returns the compiler as it was before the last step, to be kept
// for later.
func (c *compiler) withoutLast() compiler {
	before := *c
	before.scratch = nil
	before.steps, before.said = c.steps[:len(c.steps)-1], c.said[:c.lastSaid]
	before.clock -= c.last().Length
	return before
}

// exercise lays out one stop: getting into position, every set of every side,
// and the rest after it unless it is the last. The body comes from a position
// and has the equipment of the exercise before at hand.
func (c *compiler) exercise(s, next *stop, body Position, atHand []string) {
	defer c.careful(len(c.steps), s)
	c.add(c.approach(s, body, atHand))
	sides := sidesOf(s.ex.Sides)
	for set := 1; set <= s.sets; set++ {
		for i, side := range sides {
			if i > 0 {
				c.add(c.switchSides(s, side, set))
			}
			c.add(c.work(s, side, set))
		}
		if set < s.sets {
			c.betweenSets(s, set+1)
		}
	}
	if next != nil && s.after.rests() {
		c.add(c.restAfter(s, next))
	}
}

// betweenSets leads to set number next. Without a rest in which to do and to
// say it, changing back to the first side gets a step of its own.
func (c *compiler) betweenSets(s *stop, next int) {
	told := false
	sides := sidesOf(s.ex.Sides)
	if s.between.rests() {
		c.add(c.restBetweenSets(s, next))
		told = says(c.last(), c.firstSide(s)) || c.prefs.Guidance == GuidanceTones
	}
	if len(sides) > 1 && !told {
		c.add(c.switchSides(s, sides[0], next))
	}
}

// last returns the step laid out last.
func (c *compiler) last() *Step { return &c.steps[len(c.steps)-1] }

// lately returns what was said in the minute before the next step.
func (c *compiler) lately() minute {
	from := len(c.said)
	for from > 0 && c.said[from-1].at > c.clock-notAgainFor {
		from--
	}
	return minute{said: c.said[from:len(c.said):len(c.said)], until: c.clock}
}

// speech begins the speech of the next step.
func (c *compiler) speech() speech { return speech{voice: c.voice, before: c.lately()} }

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
