package engine

import (
	"slices"
	"sort"
	"time"
)

// Timeline is a compiled session: every step and every cue with its time. The
// window, the terminal player, the audio, the exported file, the progress bar,
// the history and the tests all read it; nothing else decides when something
// happens.
type Timeline struct {
	// Routine and Name are the routine's id and name.
	Routine string
	Name    string
	// Surface is where its lying exercises are done.
	Surface Surface
	// Guidance is how much is said aloud.
	Guidance Guidance
	// Changes are the exercises that are different because of what the person is
	// careful with.
	Changes []Change
	// Unsuited tells that the routine does not suit the person: too much of it
	// would change. AskFirst is the condition for which no session is offered
	// before the person has asked, empty for none.
	Unsuited bool
	AskFirst string
	// Fit tells that the session was fitted to a length, nil where it was not.
	Fit *Fitting
	// Steps are contiguous: each starts where the one before ends.
	Steps []Step
	// Length is the length of the whole session.
	Length time.Duration

	// from is what the timeline was laid out from, nil where it was not made by
	// Compile.
	from *source
}

// StepKind is the kind of a step.
type StepKind string

// The step kinds.
const (
	// GetReady opens the session.
	GetReady StepKind = "get-ready"
	// PositionStep is the time to move into an exercise's start position.
	PositionStep StepKind = "position"
	// Work is one set of one side.
	Work StepKind = "work"
	// SwitchSides lies between two sides of a set.
	SwitchSides StepKind = "switch-sides"
	// Rest is a pause between sets or after an exercise.
	Rest StepKind = "rest"
	// Done closes the session.
	Done StepKind = "done"
)

// Step is one stretch of a session.
type Step struct {
	Index int
	Kind  StepKind
	// Start is counted from the session's start.
	Start  time.Duration
	Length time.Duration
	// Block is the block the step belongs to. A rest belongs to the block of
	// the exercise before it, everything else to the exercise it leads to.
	Block BlockKind
	// Place is where in the routine the step stands. For a rest it is the place
	// whose rest this is: the exercise just done.
	Place PlaceID
	// Exercise is the id of the exercise on the card: the one worked, or in a
	// rest and a transition the one that comes next. Empty in Done.
	Exercise string
	Side     Side
	// Set and Sets count from 1; both are 0 in GetReady and Done.
	Set, Sets int
	// Spans cover the step without gaps.
	Spans []Span
	// Cues are in the order of their times.
	Cues []Cue
	// Rest is which of the rests stands in the step, empty where none can: the
	// whole of a Rest, part of SwitchSides and of PositionStep.
	Rest RestKind
	// Pause is that rest. In an adjusted Rest step it is the setting that would
	// give the current length.
	Pause Pause
	// Waits tells that the step, when its length is over, goes on until the user
	// says go.
	Waits bool
	// Note is what the routine wants to be remembered at this place.
	Note string
	// Care is what the person must be careful with in the step's exercise. It is
	// said before the exercise and shown as long as it lasts.
	Care []StepCare
	// Adjustable tells whether the step can be lengthened and shortened while it
	// runs. Movements that turn round half way cannot.
	Adjustable bool
	// Amount is how much a Work step has of its exercise, in the unit of the dose.
	Amount float64

	// retold tells that the step includes the announcements of the rest before
	// it.
	retold bool
}

// StepCare is one thing that the person must be careful with in a step.
type StepCare struct {
	// Condition is the id of a condition, or of a movement chosen by itself;
	// Movement is what the exercise asks for, empty where the exercise as a whole
	// is meant.
	Condition string
	Movement  Movement
	// Say is what is said and shown about it.
	Say string
}

// End returns the step's end, counted from the session's start.
func (s *Step) End() time.Duration { return s.Start + s.Length }

// Pictured returns the id of the exercise that the step's card shows: its own, or where
// it has none that of its place.
func (s *Step) Pictured() string {
	if s.Exercise != "" {
		return s.Exercise
	}
	return s.Place.Exercise
}

// Section is the part of a step that a span belongs to.
type Section string

// The sections. A step that is not Work is one single Wait.
const (
	Wait    Section = "wait"
	Enter   Section = "enter"
	Working Section = "work"
	Leave   Section = "leave"
)

// Span is a stretch of a step in which the figure makes one movement and the
// breath goes one way.
type Span struct {
	// At is counted from the step's start.
	At      time.Duration
	Length  time.Duration
	Section Section
	Breath  Breath
	// Frame is the illustration's frame reached at the end of the span.
	Frame string
	// Side is the side of an alternating exercise, else the step's side.
	Side Side
	// Rep and Reps count repetitions, breaths or rounds from 1; 0 if none.
	Rep, Reps int
	// Show is the one line on the screen.
	Show string
}

// CueKind is the kind of a cue.
type CueKind string

// The cue kinds.
const (
	// Speak is one spoken sentence.
	Speak CueKind = "speak"
	// CueBreathIn and CueBreathOut are swells exactly as long as the breath.
	CueBreathIn  CueKind = "breath-in"
	CueBreathOut CueKind = "breath-out"
	// CueHold is the quiet bed under a held position or breath.
	CueHold CueKind = "hold"
	// Tick is the wooden tick of the last five seconds.
	Tick CueKind = "tick"
	// The bells: work begins, work ends, sides switch, rest begins, all done.
	BellStart  CueKind = "bell-start"
	BellEnd    CueKind = "bell-end"
	BellSwitch CueKind = "bell-switch"
	BellRest   CueKind = "bell-rest"
	BellDone   CueKind = "bell-done"
)

// Cue is something to be heard at an exact time.
type Cue struct {
	// At is counted from the step's start.
	At time.Duration
	// Length is exact for spoken lines and breaths and 0 for bells and ticks,
	// which ring as long as they ring.
	Length time.Duration
	Kind   CueKind
	// Text is the sentence of a spoken cue.
	Text string
	// Side is the side of the body that the cue leads; NoSide where it leads
	// both or none.
	Side Side
	// Softer is by how much a sentence is quieter than others, in decibels.
	Softer float64
}

// StepAt returns the index of the step that contains time t: the last step
// whose start is at or before t. Times before the session give the first step,
// times after it the last.
func (t *Timeline) StepAt(at time.Duration) int {
	i := sort.Search(len(t.Steps), func(i int) bool { return t.Steps[i].Start > at })
	return max(0, i-1)
}

// SpanAt returns the index of the span that contains an offset from the step's
// start, or -1 for a step without spans.
func (s *Step) SpanAt(at time.Duration) int {
	i := sort.Search(len(s.Spans), func(i int) bool { return s.Spans[i].At > at })
	return max(0, i-1) - boolInt(len(s.Spans) == 0)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// BlockBounds returns the start and end of a block in the session and whether
// the routine has it.
func (t *Timeline) BlockBounds(kind BlockKind) (start, end time.Duration, ok bool) {
	for i := range t.Steps {
		s := &t.Steps[i]
		if s.Block != kind {
			continue
		}
		if !ok {
			start, ok = s.Start, true
		}
		end = s.End()
	}
	return start, end, ok
}

// MinRemaining is what is left of a step at least after it has been shortened.
const MinRemaining = time.Second

// Adjust returns the timeline with step i made longer or shorter by about
// delta while it runs, elapsed being how much of it has been played, and by how
// much its length really changed: repetitions, rounds and breaths that are counted
// change by one, whatever delta, other holds that follow the breath by whole
// breaths, and no step is cut to less than elapsed plus MinRemaining. Cues already begun
// stay as they were; the receiver is not changed. It returns an Error with
// CodeInvalid if the step cannot be adjusted.
func (t *Timeline) Adjust(i int, elapsed, delta time.Duration) (*Timeline, time.Duration, error) {
	unadjustable := Errorf(CodeInvalid, "this part keeps its length")
	if i < 0 || i >= len(t.Steps) || !t.Steps[i].Adjustable {
		return t, 0, unadjustable
	}
	old := &t.Steps[i]
	step, ok := t.again(i, again{old: old, elapsed: elapsed, delta: delta, retells: old.retold})
	if !ok {
		return t, 0, unadjustable
	}
	if old.Waits && old.Kind == Rest {
		step = step.held()
	}
	step.keepPlayed(old, elapsed)
	changed := *t
	changed.Steps = slices.Clone(t.Steps)
	changed.Steps[i] = step
	changed.settle()
	return &changed, step.Length - old.Length, nil
}

// Retell returns the timeline with the announcements of the rest before step i
// moved into the step, for a rest that is skipped: what comes, what it needs, and
// the way there. Where no rest leads to the step it returns nil.
func (t *Timeline) Retell(i int) *Timeline {
	if i < 1 || i >= len(t.Steps) || t.Steps[i].Kind != PositionStep || t.Steps[i-1].Kind != Rest {
		return nil
	}
	step, ok := t.again(i, again{retells: true})
	if !ok {
		return nil
	}
	changed := *t
	changed.Steps = slices.Clone(t.Steps)
	changed.Steps[i] = step
	changed.settle()
	return &changed
}

// Continue returns the timeline up to step i, and after it what follows the same step
// in another one, or nil where that has no such step.
func (t *Timeline) Continue(other *Timeline, i int) *Timeline {
	step := &t.Steps[i]
	j := slices.IndexFunc(other.Steps, func(s Step) bool {
		return s.Kind == step.Kind && s.Place == step.Place && s.Side == step.Side && s.Set == step.Set
	})
	if j < 0 {
		return nil
	}
	changed := *other
	changed.Steps = slices.Concat(t.Steps[:i+1], other.Steps[j+1:])
	changed.settle()
	return &changed
}

// keepPlayed replaces the cues up to elapsed with those that were really played,
// so that nothing is heard twice and no sentences overlap.
func (s *Step) keepPlayed(old *Step, elapsed time.Duration) {
	var cues []Cue
	speaking := time.Duration(0)
	for _, c := range old.Cues {
		if c.At > elapsed {
			break
		}
		cues = append(cues, c)
		if c.Kind == Speak {
			speaking = c.At + c.Length
		}
	}
	for _, c := range s.Cues {
		if c.At <= elapsed || (c.Kind == Speak && c.At < speaking) {
			continue
		}
		cues = append(cues, c)
	}
	s.Cues = cues
}

// settle numbers the steps, sets their starts from their lengths, and sums up.
func (t *Timeline) settle() {
	at := time.Duration(0)
	for i := range t.Steps {
		t.Steps[i].Index = i
		t.Steps[i].Start = at
		at += t.Steps[i].Length
	}
	t.Length = at
}

// Hold returns the timeline with step i, which must be a rest, going on until the
// user says go; the receiver is not changed. The rest keeps its nominal length,
// but without ticks, since its end is no longer known. It returns an Error with
// CodeInvalid for every other step.
func (t *Timeline) Hold(i int) (*Timeline, error) {
	if i < 0 || i >= len(t.Steps) || t.Steps[i].Kind != Rest {
		return t, Errorf(CodeInvalid, "only a rest can wait for you")
	}
	changed := *t
	changed.Steps = slices.Clone(t.Steps)
	changed.Steps[i] = t.Steps[i].held()
	return &changed, nil
}

// held returns a rest as one that waits, also after it has been made longer or
// shorter.
func (s Step) held() Step {
	if s.Waits {
		return s
	}
	s.Waits, s.Pause = true, PauseUntilReady(min(s.Length, MaxRest))
	s.Cues = slices.DeleteFunc(slices.Clone(s.Cues), func(c Cue) bool { return c.Kind == Tick })
	return s
}

// Resume finds where in the timeline an interrupted session goes on, and returns
// the mark with Step, Elapsed and Planned as they are in this timeline. The
// routine or the preferences may have changed since: then it is the same set of
// the same place, or the same place's beginning. ok is false if there is no such
// place any more, or if nothing was left to play.
func (t *Timeline) Resume(m Mark) (at Mark, ok bool) {
	i := t.find(m)
	if i < 0 {
		return Mark{}, false
	}
	step := &t.Steps[i]
	at = m
	at.Step, at.Planned = i, step.Length
	if !m.standsIn(step) {
		at.Kind, at.Side, at.Set, at.Exercise = step.Kind, step.Side, step.Set, step.Exercise
		at.Elapsed, at.Worked = 0, 0
	}
	// If the step is now shorter than what was played of it, its ending is
	// played, so that it closes like other steps.
	at.Elapsed = min(max(at.Elapsed, 0), max(step.Length-time.Second, 0))
	if step.Kind == Done {
		return Mark{}, false
	}
	return at, true
}

// find returns the index of the step that a mark means, or -1.
func (t *Timeline) find(m Mark) int {
	if m.Step >= 0 && m.Step < len(t.Steps) && m.standsIn(&t.Steps[m.Step]) {
		return m.Step
	}
	place := -1
	for i := range t.Steps {
		if m.standsIn(&t.Steps[i]) {
			return i
		}
		if place < 0 && m.Place != "" && t.Steps[i].Place.Key() == m.Place && t.Steps[i].Kind == PositionStep {
			place = i
		}
	}
	return place
}

// standsIn reports whether the mark was made in a step, or in one that is the
// same to the person who exercises.
func (m Mark) standsIn(s *Step) bool {
	return m.Kind == s.Kind && m.Place == s.Place.Key() && m.Side == s.Side && m.Set == s.Set
}
