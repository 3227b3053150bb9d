package player

import (
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/motion"
	"uncoil/engine/session"
	"uncoil/ui/sample"
)

func TestPace(t *testing.T) {
	timeline, book := sample.Timeline(), sample.Book()
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	out := spanOf(t, flow, engine.Working, engine.BreathOut, 0).At // a breath in comes before
	hold := stepOf(t, timeline, engine.Work, sample.Hold, "")
	rest := stepOf(t, timeline, engine.Rest, "", "")
	tests := []struct {
		name       string
		step       *engine.Step
		at         time.Duration
		state      session.State
		animations bool
		want       time.Duration
	}{
		{"movement: 30 a second", flow, out + time.Second, session.Running, true, time.Second / 30},
		{"the way in moves", hold, time.Second, session.Running, true, time.Second / 30},
		{"arrived before the way in is over: 10 a second", hold, 4500 * time.Millisecond, session.Running, true, time.Second / 10},
		{"a still hold: 10 a second", hold, 20 * time.Second, session.Running, true, time.Second / 10},
		{"rest: 10 a second", rest, 5 * time.Second, session.Running, true, time.Second / 10},
		{"paused: never", flow, time.Second, session.Standing, true, never},
		{"over: never", flow, time.Second, session.Over, true, never},
		{"stills: at the next second", rest, 5*time.Second + 300*time.Millisecond, session.Running, false, 700 * time.Millisecond},
		{"stills: at the end of the span", flow, out + 5*time.Second + 900*time.Millisecond, session.Running, false, 100 * time.Millisecond},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := snapshotAt(timeline, tt.step, tt.at)
			s.State = tt.state
			from, to := motion.Frames(&s, book)
			got := Pace(&s, from, to, tt.animations, movingFrame)
			if got < tt.want-2*time.Millisecond || got > tt.want+2*time.Millisecond {
				t.Errorf("the next picture is due in %v, want %v", got, tt.want)
			}
		})
	}
}

// TestStillsChangeWithTheNumber looks again when the large number changes, which
// in work counts to the bell and not to the end of the step.
func TestStillsChangeWithTheNumber(t *testing.T) {
	timeline, book := sample.Timeline(), sample.Book()
	s := snapshotAt(timeline, stepOf(t, timeline, engine.Work, sample.Hold, ""), 20*time.Second+400*time.Millisecond)
	s.StepLeft += 300 * time.Millisecond // a way out of 4.3 s
	from, to := motion.Frames(&s, book)
	if got := Pace(&s, from, to, false, movingFrame); got < 600*time.Millisecond || got > 610*time.Millisecond {
		t.Errorf("the next number is due in %v, want 600 ms", got)
	}
}

func TestPaceOfTheCountIn(t *testing.T) {
	timeline := sample.Timeline()
	s := snapshotAt(timeline, &timeline.Steps[1], 0)
	s.State, s.CountIn = session.CountingIn, 2300*time.Millisecond
	if got := Pace(&s, "start", "end", true, movingFrame); got < 300*time.Millisecond || got > 310*time.Millisecond {
		t.Errorf("the next number is due in %v, want 300 ms", got)
	}
}
