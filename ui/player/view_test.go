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
	return strings.Join([]string{v.Heading, v.Name, strings.Join(v.Chips, ", "), v.Show, v.Count.Number, v.Phase, v.Next.Label + " " + v.Next.Text}, " | ")
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
		{"get ready", &timeline.Steps[0], 0, "First | Long Hold | Standing, 40 s | Get ready. | 6 | Get ready | Then Long Hold, 40 s"},
		{"the way in counts down to the bell", hold, time.Second, "Warm-up | Long Hold | Standing | Lean forward slowly. | 44 | Move slowly | Next Rest 30 s, then Flow"},
		{"hold", hold, 10 * time.Second, "Warm-up | Long Hold | Standing | Stay there. | 35 | Breathe freely | Next Rest 30 s, then Flow"},
		{"the way out has its own seconds", hold, leave.At, "Warm-up | Long Hold | Standing | Come back. | 4 | Move slowly | Next Rest 30 s, then Flow"},
		{"rounds", flow, 11 * time.Second, "Main part | Flow | Kneeling, Round 2 of 3 | Breathe out and round. | 19 | Breathe out | Next Rest 30 s, then One Side at a Time"},
		{"rest shows what comes", rest, time.Second, "Next | One Side at a Time | On your back, Left side, 4 reps | Let your breath settle. | 29 | Rest | Then One Side at a Time, 4 reps"},
		{"repetitions of a side", left, 7 * time.Second, "Main part | One Side at a Time | On your back, Left side, Rep 2 of 4 | Slide out. | 17 | Breathe freely | Next Right side"},
		{"change of sides", change, 0, "Now the other side | One Side at a Time | On your back, Right side, 4 reps | Change sides. | " + clock(change.Length) + " | Switch sides | Then One Side at a Time, 4 reps"},
		{"breaths and sets", breaths, 8 * time.Second, "Main part | Breaths | On your back, Set 1 of 2, Breath 1 of 5 | Out. | 57 | Breathe out | Next Rest 15 s, then set 2"},
		{"the breath is held", breaths, 5 * time.Second, "Main part | Breaths | On your back, Set 1 of 2, Breath 1 of 5 | Hold. | 60 | Hold | Next Rest 15 s, then set 2"},
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

func TestChipsStayThroughAStretchOfWork(t *testing.T) {
	timeline := sample.Timeline()
	for i := range timeline.Steps {
		step := &timeline.Steps[i]
		count := -1
		for at := time.Duration(0); at < step.Length; at += time.Second {
			s := snapshotAt(timeline, step, at)
			n := len(newPresenter().view(&s, true).Chips)
			if count >= 0 && n != count {
				t.Errorf("step %d (%s): %d chips become %d at %v", i, step.Kind, count, n, at)
			}
			count = n
		}
	}
}

func TestNoAnimationsShowsStills(t *testing.T) {
	timeline := sample.Timeline()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	p := newPresenter()
	a, b := snapshotAt(timeline, flow, time.Second), snapshotAt(timeline, flow, 4*time.Second)
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
