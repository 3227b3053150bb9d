// Package player is the screen of a running session and the page after it. It shows
// what the player says and passes on what is pressed; it has no clock of its own.
package player

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/motion"
	"uncoil/engine/session"
	"uncoil/ui/widget"
	"uncoil/ui/words"
)

// View is everything the screen shows at one instant.
type View struct {
	// Words change from one span to the next; they are shared and never changed.
	*Words
	Count widget.Count
	// TimeLeft is the time left of the session, Played the place in it in seconds.
	TimeLeft string
	Played   float64
	Moment   figure.Moment
}

// Words is the part of a view that stays the same for a whole span.
type Words struct {
	// Heading stands over the exercise's Name: the block, or that it is next.
	Heading, Name string
	// Side is the side that is worked, NoSide for none, and Sided tells that the
	// exercise has sides. Set is which of several sets it is.
	Side  engine.Side
	Sided bool
	Set   string
	// Show is what to do now, in one line.
	Show string
	// Phase is how to breathe, or what the session does; Note explains it.
	Phase, Note string
	// Line is what goes on, in one line, for the screen for closed eyes.
	Line string
	Next Next
	// Standing is true for a paused session, also while it counts in; Paused before.
	Standing, Paused bool
	// Adjustable tells that the step can be made longer and shorter: by one of what
	// is Counted, empty where that is by seconds.
	Adjustable bool
	Counted    engine.DoseKind
	// Resting is true in a rest, Waits where the session goes on when the user
	// says so and not before.
	Resting, Waits bool
	// Figure is the id of the exercise that is drawn.
	Figure string
	// Care is what the person must be careful with now, empty for nothing.
	Care string

	// ring is what stays the same in the ring.
	ring widget.Count
}

// Next says what comes after the step that runs.
type Next struct {
	Label, Text string
}

// presenter turns snapshots into views. Words are made once a span and not
// once a frame.
type presenter struct {
	book  *engine.Book
	key   presented
	words *Words
	// left is timeLeft in whole seconds.
	left     int
	timeLeft string
}

// presented is what the words of a view depend on.
type presented struct {
	timeline *engine.Timeline
	step     int
	span     int
	state    session.State
	reason   session.PauseReason
	care     int
}

// view returns what the screen shows.
func (p *presenter) view(s *session.Snapshot, animations bool) View {
	key := presented{s.Timeline, s.Step.Index, s.Step.SpanAt(s.StepElapsed), s.State, s.Reason, careAt(s)}
	if key != p.key {
		p.key, p.words = key, p.describe(s)
	}
	v := View{Words: p.words, Moment: motion.At(s, p.book), Played: s.Position.Seconds(), TimeLeft: p.sessionLeft(s)}
	v.Count = v.ring
	v.Count.Number, v.Count.Left = number(s)
	if n, of := counted(s); of > 0 {
		v.Count.Number = fmt.Sprintf("%d / %d", n, of)
	}
	v.Count.Breath = math.Round(motion.Breath(s)*400) / 400
	if !animations {
		still(&v, s)
	}
	return v
}

// careStays is how long one of several cautions is shown before the next.
const careStays = 8 * time.Second

// careAt returns which caution is shown while one gets into position and works,
// -1 for none. Where there are several, they take turns.
func careAt(s *session.Snapshot) int {
	step := s.Step
	if n := len(step.Care); n > 0 && (step.Kind == engine.PositionStep || step.Kind == engine.Work || step.Kind == engine.SwitchSides) {
		return int(s.StepElapsed/careStays) % n
	}
	return -1
}

// sessionLeft says how long the session still takes.
func (p *presenter) sessionLeft(s *session.Snapshot) string {
	if left := int((s.SessionLeft + time.Second - 1) / time.Second); left != p.left || p.timeLeft == "" {
		p.left = left
		p.timeLeft = lang.X("session.left", "{{.Time}} left", map[string]any{"Time": minutes(s.SessionLeft)})
	}
	return p.timeLeft
}

// still replaces every movement with its end and lets the ring go by seconds.
func still(v *View, s *session.Snapshot) {
	v.Moment.From, v.Moment.Progress, v.Moment.Arrow = v.Moment.To, 1, 0
	v.Moment.Breath = 0
	v.Count.Breath = 1
	if s.Span != nil && s.Span.Breath == engine.BreathOut {
		v.Count.Breath = 0
	}
}

// describe finds the words for a snapshot.
func (p *presenter) describe(s *session.Snapshot) *Words {
	step := s.Step
	ex := p.book.Exercises[step.Exercise]
	v := &Words{
		Heading:    words.Block(step.Block),
		Name:       ex.Name,
		Side:       sideAt(s),
		Sided:      ex.ID != "" && ex.Sides != engine.SidesNone,
		Paused:     s.State == session.Standing,
		Standing:   s.State == session.Standing || s.State == session.CountingIn,
		Adjustable: step.Adjustable,
		Resting:    step.Kind == engine.Rest,
		Waits:      step.Waits,
		Figure:     step.Pictured(),
		Next:       p.next(s),
	}
	if step.Sets > 1 {
		v.Set = lang.X("count.set", "Set {{.N}} of {{.Of}}", count{step.Set, step.Sets})
	}
	if step.Kind == engine.Work && repsOf(step) > 0 {
		v.Counted = ex.Dose.Kind
	}
	if i := careAt(s); i >= 0 {
		v.Care = step.Care[i].Say
	}
	if s.Span != nil {
		v.Show = s.Span.Show
	}
	switch step.Kind {
	case engine.GetReady:
		v.Heading = lang.X("session.first", "First")
	case engine.PositionStep, engine.Rest:
		v.Heading = lang.X("session.next", "Coming up")
	case engine.SwitchSides:
		v.Heading = lang.X("session.other-side", "Now the other side")
	case engine.Done:
		v.Heading, v.Name = "", lang.X("session.done", "Well done")
	}
	v.Heading = strings.Join(slices.DeleteFunc([]string{v.Heading, step.Note}, func(t string) bool { return t == "" }), "  ·  ")
	v.Phase, v.Note = phaseWords(s), noteWords(s)
	v.ring = ringWords(s, v)
	v.Line = lineWords(s, v)
	return v
}

// sideAt returns the side that is worked now, NoSide for none.
func sideAt(s *session.Snapshot) engine.Side {
	if s.Span != nil && s.Span.Side != engine.NoSide {
		return s.Span.Side
	}
	return s.Step.Side
}

// counted returns which repetition, round or breath of how many runs: the first on
// the way in, the last on the way out. Both are 0 where time is counted.
func counted(s *session.Snapshot) (n, of int) {
	if s.State == session.CountingIn {
		return 0, 0
	}
	if breathing(s) {
		return s.Span.Rep, s.Span.Reps
	}
	if s.Step.Kind != engine.Work {
		return 0, 0
	}
	of = repsOf(s.Step)
	switch {
	case s.Span == nil || of == 0:
		return 0, 0
	case s.Span.Reps > 0:
		return s.Span.Rep, of
	case s.Span.Section == engine.Enter:
		return 1, of
	default:
		return of, of
	}
}

// number returns the large number and how much of the ring is left. In a
// stretch of work both run down to the bell at its end; the way out of the
// exercise has its own seconds, on an empty ring.
func number(s *session.Snapshot) (string, float64) {
	if waits(s) {
		return clock(rested(s).Truncate(time.Second)), 1
	}
	left := ringLeft(s)
	if s.State != session.CountingIn && s.Step.Kind == engine.Work {
		if _, end := workingPart(s.Step); s.StepElapsed >= end {
			left = 0
		}
	}
	return clock(timed(s)), left
}

// waits reports whether the step goes on until the user says go. It has no end
// to count down to; one sees how long one has rested.
func waits(s *session.Snapshot) bool { return s.State != session.CountingIn && s.Step.Waits }

// rested is how long a step that waits has lasted.
func rested(s *session.Snapshot) time.Duration { return s.StepElapsed + s.Waited }

// timed is the time that is counted down.
func timed(s *session.Snapshot) time.Duration {
	if s.State == session.CountingIn {
		return s.CountIn
	}
	if s.Step.Kind == engine.Work {
		if _, end := workingPart(s.Step); s.StepElapsed < end {
			return end - s.StepElapsed
		}
	}
	return s.StepLeft
}

// ringLeft returns how much of the ring is left, 1 to 0.
func ringLeft(s *session.Snapshot) float64 {
	whole := s.Step.Length
	if s.Step.Kind == engine.Work {
		_, whole = workingPart(s.Step)
	}
	return math.Round((1-share(s.StepElapsed, whole))*2000) / 2000
}

// next says what follows the step that runs.
func (p *presenter) next(s *session.Snapshot) Next {
	after := s.Step.Index + 1
	if after >= len(s.Timeline.Steps) {
		return Next{}
	}
	if s.Step.Kind != engine.Work {
		return p.upcoming(s)
	}
	n := Next{Label: lang.X("session.next", "Coming up")}
	step := &s.Timeline.Steps[after]
	name := p.book.Exercises[step.Exercise].Name
	switch step.Kind {
	case engine.Rest:
		rest := words.Pause(step.Pause)
		if step.Exercise == s.Step.Exercise && step.Place == s.Step.Place && step.Set > s.Step.Set {
			n.Text = lang.X("next.rest-set", "Rest {{.Rest}}, then set {{.Set}}", map[string]any{"Rest": rest, "Set": step.Set})
		} else {
			n.Text = lang.X("next.rest-then", "Rest {{.Rest}}, then {{.Name}}", map[string]any{"Rest": rest, "Name": name})
		}
	case engine.SwitchSides:
		n.Text = sideWords(step.Side)
	case engine.Work:
		n.Text = lang.X("count.set", "Set {{.N}} of {{.Of}}", count{step.Set, step.Sets})
	case engine.Done:
		n.Text = lang.X("next.done", "You are done")
	default:
		n.Text = name
	}
	return n
}

// upcoming shows the work that a rest or a transition leads to.
func (p *presenter) upcoming(s *session.Snapshot) Next {
	work := workAfter(s.Timeline, s.Step.Index)
	if work == nil {
		return Next{}
	}
	ex := p.book.Exercises[work.Exercise]
	name := ex.Name
	if s.Step.Kind == engine.SwitchSides {
		name = sideWords(work.Side)
	}
	return Next{
		Label: lang.X("session.next", "Coming up"),
		Text:  lang.X("next.work", "{{.Name}}, {{.Dose}}", map[string]any{"Name": name, "Dose": words.Work(work, ex.Dose.Kind)}),
	}
}

// workAfter returns the next stretch of work after step i, nil if there is none.
func workAfter(t *engine.Timeline, i int) *engine.Step {
	for i++; i < len(t.Steps); i++ {
		if t.Steps[i].Kind == engine.Work {
			return &t.Steps[i]
		}
	}
	return nil
}

// Stretches returns the blocks of a timeline for the progress bar: a segment
// for each stretch of work with what leads to it, and one for each rest.
func Stretches(t *engine.Timeline) []widget.Stretch {
	var all []widget.Stretch
	lead := time.Duration(0)
	for i := range t.Steps {
		step := &t.Steps[i]
		if len(all) == 0 || (i > 0 && step.Block != t.Steps[i-1].Block) {
			all = append(all, widget.Stretch{Name: words.Block(step.Block)})
		}
		last := &all[len(all)-1]
		switch step.Kind {
		case engine.Work, engine.Rest, engine.Done:
			last.Lengths = append(last.Lengths, (lead + step.Length).Seconds())
			lead = 0
		default:
			lead += step.Length
		}
	}
	return all
}

// share returns elapsed as a part of whole, 0 to 1.
func share(elapsed, whole time.Duration) float64 {
	if whole <= 0 {
		return 1
	}
	return min(max(float64(elapsed)/float64(whole), 0), 1)
}
