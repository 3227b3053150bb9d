package engine

import (
	"math"
	"time"
)

// Exercise is one exercise of the catalogue: what it is, how much of it to do,
// how the body moves through it, and what is said on the way. It is data; the
// files under assets/exercises hold one each.
type Exercise struct {
	// ID is the stable name used in files and on the command line, such as "cat-cow".
	ID string `yaml:"id"`
	// Name is what people read, such as "Cat-Cow".
	Name string `yaml:"name" lang:"text"`
	// Spoken is how the voice says the name; empty means as it is written.
	Spoken string `yaml:"spoken,omitempty" lang:"text"`
	// Also are other names by which people know it. They find the exercise in a
	// search and on a therapist's sheet; no two exercises share one.
	Also []string `yaml:"also,omitempty" lang:"any"`
	// Figure is the id of the illustration; empty means the exercise's own id.
	Figure string `yaml:"figure,omitempty"`
	// Pictures are the file names of the user's own pictures, in the order of
	// the movement. They stand in place of an illustration, so that the frames
	// of the phases are these names then. Built-in exercises have none.
	Pictures []string `yaml:"pictures,omitempty"`
	// Position is the position class in which the exercise starts.
	Position Position `yaml:"position"`
	// Ends is the position class in which it ends; empty means where it started.
	Ends Position `yaml:"ends,omitempty"`
	// Sides says how the two sides of the body are worked.
	Sides SideScheme `yaml:"sides"`
	// Equipment lists what is needed, by id.
	Equipment []string `yaml:"equipment,omitempty"`
	// Handy lists what makes it more comfortable and is not needed, by the ids of
	// equipment: a cushion, a chair to hold on to.
	Handy []string `yaml:"handy,omitempty"`
	// Swaps are exercises that can stand in for this one where its equipment is
	// missing, the closest first. What stands in for it where a person must be
	// careful is searched for instead: see StandIns.
	Swaps []string `yaml:"swaps,omitempty"`
	// Benefit says in one sentence what the exercise does for the back.
	Benefit string `yaml:"benefit" lang:"text"`
	// Steps are the written instructions, at most 14 words each.
	Steps []string `yaml:"steps" lang:"any"`
	// Mistake is the most common mistake, and what to do instead.
	Mistake string `yaml:"mistake" lang:"text"`
	// Easier is a gentler variant.
	Easier string `yaml:"easier" lang:"text"`
	// Stronger is a more demanding variant, where one is sensible.
	Stronger string `yaml:"stronger,omitempty" lang:"text"`
	// Regions are the body regions stretched or worked.
	Regions []string `yaml:"regions"`
	// Level is how demanding the exercise is, and Aim what it is there for.
	Level Level `yaml:"level,omitempty"`
	Aim   Aim   `yaml:"aim,omitempty"`
	// Asks are the movements that the exercise asks of a body, Spares those that
	// it does not. A built-in exercise decides on each movement; of a user's own
	// both may be empty: then its movements are unknown.
	Asks   []Movement `yaml:"asks,omitempty"`
	Spares []Movement `yaml:"spares,omitempty"`
	// Involves is what earlier versions wrote into a user's own files instead of
	// Asks. It is only read.
	Involves []string `yaml:"involves,omitempty"`
	// Cautions are warnings of one or two sentences.
	Cautions []Caution `yaml:"cautions,omitempty"`
	// Adapted is how it is led for those who are careful with something.
	Adapted []Adaptation `yaml:"adapted,omitempty"`
	// Sources are the ids of the sources of the figures, S0 to S4, and CommonPractice.
	Sources []string `yaml:"source"`
	// Dose is how much of the exercise to do.
	Dose Dose `yaml:"dose"`
	// Breathe leads the breath through a user's own exercise, in and out, where
	// its dose would leave the breath free. It is for exercises without a Cycle.
	Breathe bool `yaml:"breathe,omitempty"`
	// Rest is the rest after the exercise, where it asks for a particular one;
	// nil leaves it to the block, the routine and the user.
	Rest *Pause `yaml:"rest,omitempty"`
	// SetRest is the rest between two sets, where the exercise asks for a
	// particular one; nil leaves it to the user.
	SetRest *Pause `yaml:"set-rest,omitempty"`
	// Start is the frame and the line shown while getting into position.
	Start Pose `yaml:"start"`
	// Shown is the frame that shows the exercise best; empty means the first one reached
	// from its start.
	Shown string `yaml:"shown,omitempty"`
	// Enter moves from the start position into the exercise; nil means it
	// begins where it starts.
	Enter *Phase `yaml:"enter,omitempty"`
	// Cycle is what is repeated: a breath, a repetition, a loop of movement.
	Cycle []Phase `yaml:"cycle"`
	// Leave moves back out; nil means the exercise ends as it is.
	Leave *Phase `yaml:"leave,omitempty"`
	// Reverse plays the second half of the cycles backwards (arm circles).
	Reverse bool `yaml:"reverse,omitempty"`
	// Calm is for restful exercises: without counts and ticks, and with quiet
	// words before the end.
	Calm bool `yaml:"calm,omitempty"`
	// Led tells that the words are the exercise, such as a walk through a picture: it
	// is led briefly however well it is known.
	Led bool `yaml:"led,omitempty"`
	// Say holds the spoken lines that belong to no single phase.
	Say Speech `yaml:"say"`
}

// SpokenName returns the name as the voice says it.
func (e *Exercise) SpokenName() string {
	if e.Spoken != "" {
		return e.Spoken
	}
	return e.Name
}

// FigureID returns the id of the exercise's illustration.
func (e *Exercise) FigureID() string {
	if e.Figure != "" {
		return e.Figure
	}
	return e.ID
}

// EndPosition returns the position class in which the exercise ends.
func (e *Exercise) EndPosition() Position {
	if e.Ends != "" {
		return e.Ends
	}
	return e.Position
}

// Pose is a still: a frame of the illustration and the line shown with it.
type Pose struct {
	Frame string `yaml:"frame"`
	Show  string `yaml:"show" lang:"text"`
	// Seconds is how long getting into the pose takes at least, where that is
	// more than the change of position: a bench to step onto, a strap to loop.
	Seconds float64 `yaml:"seconds,omitempty"`
}

// Phase is one part of a movement: a breath half, a lift, a hold.
type Phase struct {
	// Breath is the half of the breath that goes with the phase. A phase with
	// in or out and no Seconds lasts as long as the user's own breath.
	Breath Breath `yaml:"breath,omitempty"`
	// Seconds is the length of the phase; 0 with a breath means the breath's.
	Seconds float64 `yaml:"seconds,omitempty"`
	// Frame is the frame of the illustration reached at the phase's end.
	Frame string `yaml:"frame"`
	// BothFrame is the frame for both sides together; empty means Frame.
	BothFrame string `yaml:"both-frame,omitempty"`
	// Side is the side that this phase of an alternating exercise works.
	Side Side `yaml:"side,omitempty"`
	// Show is the one line on the screen; empty keeps the line before.
	Show string `yaml:"show,omitempty" lang:"text"`
	// Full is said at the phase's start in the first cycle at full guidance,
	// later where a fast breath leaves no room.
	Full string `yaml:"full,omitempty" lang:"text"`
	// Brief is said in the cycle after Full at full guidance, in the first at
	// brief, and where a side or a set comes again.
	Brief string `yaml:"brief,omitempty" lang:"text"`
	// Again is said in later cycles and sets, its sentences alternating, where
	// the user would get lost with tones alone.
	Again []string `yaml:"again,omitempty" lang:"text"`
	// Both is said in place of Full and Brief where both sides work together.
	Both string `yaml:"both,omitempty" lang:"text"`
	// Counts marks the phase at whose start a repetition is counted aloud.
	Counts bool `yaml:"counts,omitempty"`
}

// Speech holds an exercise's spoken lines.
type Speech struct {
	// Warn tells everybody who should do something else, and what, before
	// anything leads into the exercise.
	Warn Lines `yaml:"warn,omitempty"`
	// Way are the directions from standing to where the exercise begins, in place
	// of the common ones: to a bar, or to a chair.
	Way Directions `yaml:"way,omitempty"`
	// Join tells over the movement before it how to go over to the exercise, in a
	// block without stops: "In a moment, let your arms begin to circle."
	Join Lines `yaml:"join,omitempty"`
	// Setup leads into the start position.
	Setup Directions `yaml:"setup"`
	// Switch tells after the name of the other side what changing to it takes,
	// where that is more than a thought: to roll over, to change the legs. In an
	// exercise without sides it tells what a further set takes.
	Switch Directions `yaml:"switch,omitempty"`
	// Benefit says in one sentence what the exercise is good for. At full guidance
	// it is said once, in the first silence of the work that has room for it.
	Benefit string `yaml:"benefit,omitempty" lang:"text"`
	// During are calm lines for long stretches of work, one every 20 to 30 s.
	During Lines `yaml:"during,omitempty"`
	// Halfway is said at the half, in place of the common phrase.
	Halfway Lines `yaml:"halfway,omitempty"`
	// After leads out of the exercise.
	After Directions `yaml:"after,omitempty"`
}

// Lines are sentences for each guidance level that speaks them. Each sentence
// is one recorded clip.
type Lines struct {
	Full  []string `yaml:"full,omitempty" lang:"text"`
	Brief []string `yaml:"brief,omitempty" lang:"text"`
}

// At returns the sentences for a guidance level; tones has none.
func (l Lines) At(g Guidance) []string {
	switch g {
	case GuidanceFull:
		return l.Full
	case GuidanceBrief:
		return l.Brief
	default:
		return nil
	}
}

// Regions returns the ids of the body regions an exercise may name.
func Regions() []string {
	return []string{"neck", "shoulders", "chest", "upper-back", "low-back", "whole-spine", "belly", "sides", "hips", "buttocks", "thighs", "hamstrings", "calves"}
}

// Equipment returns the ids of the equipment an exercise may need.
func Equipment() []string {
	return []string{Mat, "cushion", "chair", "wall", "wall-bar", "bar", "hyperextension-bench", "bench", "exercise-ball", "weight-ball", "small-ball", "strap", "block", "blanket", "roller"}
}

// DoseKind says in what an exercise is measured.
type DoseKind string

// The dose kinds.
const (
	// HoldSeconds is a hold, or a steady movement, of Amount seconds.
	HoldSeconds DoseKind = "hold"
	// HoldBreaths is a hold of Amount breaths, each as long as the user's.
	HoldBreaths DoseKind = "breaths"
	// Repetitions is Amount repetitions a side at the tempo of the cycle.
	Repetitions DoseKind = "reps"
	// Flow is Amount cycles at the user's breath pace.
	Flow DoseKind = "flow"
)

// DoseKinds returns every dose kind.
func DoseKinds() []DoseKind { return []DoseKind{HoldSeconds, HoldBreaths, Repetitions, Flow} }

// Range is what a source allows, both ends included. Files may write a range
// whose ends are the same as a single number.
type Range struct {
	From float64 `yaml:"from"`
	To   float64 `yaml:"to"`
}

// At returns the value at fraction f of the range, 0 being From and 1 To.
func (r Range) At(f float64) float64 { return r.From + (r.To-r.From)*min(max(f, 0), 1) }

// Contains reports whether v lies within the range.
func (r Range) Contains(v float64) bool { return v >= r.From && v <= r.To }

// Dose is how much of an exercise to do. Level and progress choose the values
// inside the ranges.
type Dose struct {
	Kind DoseKind `yaml:"kind"`
	// Amount is in seconds, breaths, repetitions a side or cycles, by Kind.
	Amount Range `yaml:"amount"`
	// Sets is how often the whole is done; the zero value means once.
	Sets Range `yaml:"sets,omitempty"`
	// Limit is the most seconds one set may last, 0 for none. It keeps a flow
	// at a slow breath within what its source allows.
	Limit float64 `yaml:"limit,omitempty"`
	// Seconds is how long one repetition takes in a user's own exercise that
	// has no cycle; 0 leaves it to the program.
	Seconds float64 `yaml:"seconds,omitempty"`
	// Hold is how long the top of each repetition is held, in seconds, in a user's
	// own exercise that has no cycle. It is added to Seconds.
	Hold float64 `yaml:"hold,omitempty"`
}

// Fraction returns how far into a dose range a level reaches: each level owns a
// third of the range, and progress (0 to 1) moves through that third.
func Fraction(level Level, progress float64) float64 {
	third := 0.0
	switch level {
	case LevelIntermediate:
		third = 1
	case LevelAdvanced:
		third = 2
	}
	return (third + min(max(progress, 0), 1)) / 3
}

// AmountAt returns the amount at a fraction of the range: seconds rounded down
// to a multiple of five where the range allows it, everything else to a whole.
func (d Dose) AmountAt(f float64) float64 {
	step := 1.0
	if d.Kind == HoldSeconds && d.Amount.To-d.Amount.From >= 5 {
		step = 5
	}
	v := math.Floor(d.Amount.At(f)/step+1e-9) * step
	return min(max(v, d.Amount.From), d.Amount.To)
}

// SetsAt returns the number of sets at a fraction of the range, at least 1.
func (d Dose) SetsAt(f float64) int {
	return max(1, int(math.Floor(d.Sets.At(f)+1e-9)))
}

// Seconds turns a number of seconds as written in files into a duration,
// rounded to the millisecond.
func Seconds(s float64) time.Duration {
	return time.Duration(math.Round(s*1000)) * time.Millisecond
}

// Peak returns the frame that shows the exercise best: where none is given, the first one
// reached from its start.
func (e *Exercise) Peak() string {
	if e.Shown != "" {
		return e.Shown
	}
	phases := e.Cycle
	if e.Enter != nil {
		phases = append([]Phase{*e.Enter}, phases...)
	}
	for _, phase := range phases {
		if phase.Frame != "" && phase.Frame != e.Start.Frame {
			return phase.Frame
		}
	}
	return e.Start.Frame
}
