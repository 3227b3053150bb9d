package player

import (
	"slices"
	"strings"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
	"uncoil/ui/sample"
)

func TestClock(t *testing.T) {
	tests := []struct {
		left time.Duration
		want string
	}{
		{0, "0"},
		{1, "1"},
		{999 * time.Millisecond, "1"},
		{time.Second, "1"},
		{time.Second + 1, "2"},
		{59 * time.Second, "59"},
		{99 * time.Second, "99"},
		{99*time.Second + 1, "1:40"},
		{100 * time.Second, "1:40"},
		{2 * time.Minute, "2:00"},
		{-time.Second, "0"},
	}
	for _, tt := range tests {
		if got := clock(tt.left); got != tt.want {
			t.Errorf("clock(%v) = %q, want %q", tt.left, got, tt.want)
		}
	}
}

// words is what a view says, on one line.
func wordsOf(v View) string {
	return strings.Join([]string{v.Heading, v.Name, strings.Trim(sideWord(v.Side)+", "+v.Set, ", "), v.Show, strings.TrimSpace(v.Count.Unit + " " + v.Count.Number), strings.TrimSpace(v.Count.Phase + " " + v.Count.Word), v.Next.Label + " " + v.Next.Text}, " | ")
}

func TestView(t *testing.T) {
	timeline := sample.Timeline()
	hold := stepOf(t, timeline, engine.Work, sample.Hold, "")
	breaths := stepOf(t, timeline, engine.Work, sample.Breaths, "")
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	left := stepOf(t, timeline, engine.Work, sample.Sides, engine.LeftSide)
	change := stepOf(t, timeline, engine.SwitchSides, sample.Sides, "")
	rest := stepOf(t, timeline, engine.Rest, sample.Sides, "")
	leave := spanOf(t, hold, engine.Leave, "", 0)
	tests := []struct {
		name string
		step *engine.Step
		at   time.Duration
		want string
	}{
		{"get ready", &timeline.Steps[0], 0, "First | Long Hold |  | Get ready. | 6 | Get ready | Coming up Long Hold, 40 s"},
		{"the way in counts down to the bell", hold, time.Second, "Warm-up | Long Hold |  | Lean forward slowly. | 44 | Move slowly | Coming up Rest 30 s, then Flow"},
		{"hold", hold, 10 * time.Second, "Warm-up | Long Hold |  | Stay there. | 35 | Breathe freely | Coming up Rest 30 s, then Flow"},
		{"the way out has its own seconds", hold, leave.At, "Warm-up | Long Hold |  | Come back. | 4 | Move slowly | Coming up Rest 30 s, then Flow"},
		{"rounds", flow, spanOf(t, flow, engine.Working, engine.BreathOut, 1).At + time.Second, "Main part | Flow |  | Breathe out and round. | Round 2 / 3 | Breathe out | Coming up Rest 30 s, then One Side at a Time"},
		{"rest shows what comes", rest, time.Second, "Coming up | One Side at a Time | LEFT | Let your breath settle. | 29 | Rest | Coming up One Side at a Time, 4 reps"},
		{"repetitions of a side", left, 7 * time.Second, "Main part | One Side at a Time | LEFT | Slide out. | Rep 2 / 4 | Breathe freely | Coming up Right side"},
		{"change of sides", change, 0, "Now the other side | One Side at a Time | RIGHT | Change sides. | " + clock(change.Length) + " | Switch to your RIGHT | Coming up Right side, 4 reps"},
		{"breaths and sets", breaths, 8 * time.Second, "Main part | Breaths | Set 1 of 2 | Out. | Breath 1 / 5 | Breathe out | Coming up Rest 15 s, then set 2"},
		{"the breath is held", breaths, 5 * time.Second, "Main part | Breaths | Set 1 of 2 | Hold. | Breath 1 / 5 | Hold | Coming up Rest 15 s, then set 2"},
		{"done", &timeline.Steps[len(timeline.Steps)-1], 0, " | Well done |  | Well done. | 8 | Rest a little |  "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := snapshotAt(timeline, tt.step, tt.at)
			if got := wordsOf(newPresenter().view(&s, true)); got != tt.want {
				t.Errorf("says %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestStandingSessionKeepsItsNumber(t *testing.T) {
	timeline := sample.Timeline()
	hold := stepOf(t, timeline, engine.Work, sample.Hold, "")
	s := snapshotAt(timeline, hold, 10*time.Second)
	for _, tt := range []struct {
		reason session.PauseReason
		note   string
	}{{session.ByUser, "Space to go on"}, {session.ComputerSlept, "The computer slept"}} {
		s.State, s.Reason = session.Standing, tt.reason
		v := newPresenter().view(&s, true)
		if v.Count.Number != "35" || v.Phase != "Paused" || v.Note != tt.note || !v.Count.Still {
			t.Errorf("paused for %q: %+v", tt.reason, v.Count)
		}
	}
	s.State, s.CountIn = session.CountingIn, 2100*time.Millisecond
	if v := newPresenter().view(&s, true); v.Count.Number != "3" || v.Phase != "Get ready" {
		t.Errorf("counting in shows %+v", v.Count)
	}
}

func TestRingRunsFromFullToEmpty(t *testing.T) {
	timeline := sample.Timeline()
	for i := range timeline.Steps {
		step := &timeline.Steps[i]
		s := snapshotAt(timeline, step, 0)
		if _, left := number(&s); left != 1 {
			t.Errorf("step %d (%s) begins with %.3f of the ring", i, step.Kind, left)
		}
		end := step.Length - time.Millisecond
		if step.Kind == engine.Work {
			_, end = workingPart(step)
		}
		s = snapshotAt(timeline, step, end)
		if _, left := number(&s); left > 0.002 {
			t.Errorf("step %d (%s) ends with %.3f of the ring", i, step.Kind, left)
		}
	}
}

// What is counted neither comes nor goes in a stretch of work.
func TestTheCountStaysThroughAStretchOfWork(t *testing.T) {
	timeline := sample.Timeline()
	for i := range timeline.Steps {
		step := &timeline.Steps[i]
		last := 0
		for at := time.Duration(0); at < step.Length; at += time.Second {
			s := snapshotAt(timeline, step, at)
			n, of := counted(&s)
			if want := repsOf(step); of != want {
				t.Errorf("step %d (%s): counts to %d at %v, want %d", i, step.Kind, of, at, want)
			}
			if n < last {
				t.Errorf("step %d (%s): %d becomes %d at %v", i, step.Kind, last, n, at)
			}
			last = n
		}
	}
}

func TestNoAnimationsShowsStills(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	p := newPresenter()
	out := spanOf(t, flow, engine.Working, engine.BreathOut, 0).At // a breath in comes before
	a, b := snapshotAt(timeline, flow, out+time.Second), snapshotAt(timeline, flow, out+4*time.Second)
	first, second := p.view(&a, false), p.view(&b, false)
	if first.Moment != second.Moment || first.Count.Breath != second.Count.Breath {
		t.Errorf("within one breath the picture changes:\n%+v\n%+v", first.Moment, second.Moment)
	}
	if first.Moment.From != first.Moment.To {
		t.Errorf("a still shows a movement: %+v", first.Moment)
	}
}

func TestWordsAreMadeOnceASpan(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	p := newPresenter()
	a, b, c := snapshotAt(timeline, flow, 0), snapshotAt(timeline, flow, time.Second), snapshotAt(timeline, flow, 7*time.Second)
	first, same, next := p.view(&a, true), p.view(&b, true), p.view(&c, true)
	if first.Words != same.Words {
		t.Error("the words were made again within one span")
	}
	if same.Words == next.Words {
		t.Error("the words of another span are the same")
	}
}

func TestStretchesCoverTheSession(t *testing.T) {
	timeline := sample.Timeline()
	var names []string
	sum := 0.0
	for _, s := range Stretches(timeline) {
		names = append(names, s.Name)
		for _, length := range s.Lengths {
			sum += length
		}
	}
	if want := []string{"Warm-up", "Main part", "Cool-down"}; !slices.Equal(names, want) {
		t.Errorf("blocks are %q, want %q", names, want)
	}
	if want := timeline.Length.Seconds(); sum < want-0.001 || sum > want+0.001 {
		t.Errorf("the bar is %.3f s long, the session %.3f s", sum, want)
	}
}
