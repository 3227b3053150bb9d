package player

import (
	"math"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/figure"
	"uncoil/engine/motion"
	"uncoil/ui/sample"
)

func TestMoment(t *testing.T) {
	timeline, book := sample.Timeline(), sample.Book()
	hold := stepOf(t, timeline, engine.Work, sample.Hold, "")
	flow := stepOf(t, timeline, engine.Work, sample.Flow, "")
	out := spanOf(t, flow, engine.Working, engine.BreathOut, 0).At // a breath in comes before
	left := stepOf(t, timeline, engine.Work, sample.Sides, engine.LeftSide)
	right := stepOf(t, timeline, engine.Work, sample.Sides, engine.RightSide)
	leave := spanOf(t, hold, engine.Leave, "", 0)
	tests := []struct {
		name   string
		step   *engine.Step
		at     time.Duration
		want   figure.Moment
		breath float64 // −1: not looked at
	}{
		{"before anything: the start", &timeline.Steps[0], 0, figure.Moment{From: "start", To: "start", Glow: motion.QuietGlow}, 1},
		{"on the way in", hold, 0, figure.Moment{From: "start", To: "end", Glow: motion.QuietGlow}, -1},
		{"half-way in: movement is capped at 4 s", hold, 2 * time.Second, figure.Moment{From: "start", To: "end", Progress: 0.5, Glow: (1 + motion.QuietGlow) / 2, Arrow: 1}, -1},
		{"arrived before the way in is over", hold, 4500 * time.Millisecond, figure.Moment{From: "start", To: "end", Progress: 1, Glow: 1}, -1},
		{"held", hold, 20 * time.Second, figure.Moment{From: "end", To: "end", Progress: 1, Glow: 1}, -1},
		{"on the way out", hold, leave.At + 2*time.Second, figure.Moment{From: "end", To: "start", Progress: 0.5, Glow: (1 + motion.QuietGlow) / 2}, -1},
		{"breathing out, half-way", flow, out + 3*time.Second, figure.Moment{From: "start", To: "end", Progress: 0.5, Glow: 1, Arrow: 1}, 0.5},
		{"breathing in again", flow, out + 8*time.Second, figure.Moment{From: "end", To: "start", Progress: 0.5, Glow: 1, Arrow: 1}, 0.5},
		{"the left side is mirrored", left, 1500 * time.Millisecond, figure.Moment{From: "start", To: "end", Progress: 0.5, Glow: 1, Arrow: 1, Mirror: true}, -1},
		{"the right side is not", right, 1500 * time.Millisecond, figure.Moment{From: "start", To: "end", Progress: 0.5, Glow: 1, Arrow: 1}, -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := snapshotAt(timeline, tt.step, tt.at)
			got := motion.At(&s, book)
			if tt.breath >= 0 && math.Abs(got.Breath-tt.breath) > 0.01 {
				t.Errorf("breath is %.3f, want %.3f", got.Breath, tt.breath)
			}
			got.Breath = 0
			if math.Abs(got.Glow-tt.want.Glow) < 1e-9 {
				got.Glow = tt.want.Glow
			}
			got.Progress = math.Round(got.Progress*1e6) / 1e6
			got.Arrow = math.Round(got.Arrow*1e6) / 1e6
			if got != tt.want {
				t.Errorf("moment is %+v\nwant      %+v", got, tt.want)
			}
		})
	}
}

func TestNoMatIsDrawnInASessionInBed(t *testing.T) {
	timeline, book := sample.Timeline(), sample.Book()
	for _, at := range []engine.Surface{engine.OnFloor, engine.OnBed} {
		timeline.Surface = at
		for i := range timeline.Steps {
			s := snapshotAt(timeline, &timeline.Steps[i], 0)
			if bare := motion.At(&s, book).Bare; bare != (at == engine.OnBed) {
				t.Errorf("%q, step %d: without a mat is %v", at, i, bare)
			}
		}
	}
}

// TestPictureNeverJumps walks through the whole sample: from one picture to the
// next, figure and breath move on smoothly, and a step of the same exercise
// begins where the one before has ended.
func TestPictureNeverJumps(t *testing.T) {
	timeline, book := sample.Timeline(), sample.Book()
	const tick = 20 * time.Millisecond
	lastBreath, lastExercise := 0.0, ""
	last := figure.Moment{}
	for at := time.Duration(0); at < timeline.Length; at += tick {
		i := timeline.StepAt(at)
		s := snapshotAt(timeline, &timeline.Steps[i], at-timeline.Steps[i].Start)
		m := motion.At(&s, book)
		breath := motion.Breath(&s)
		if at > 0 && math.Abs(breath-lastBreath) > 0.05 {
			t.Fatalf("at %v the breath jumps from %.2f to %.2f", at, lastBreath, breath)
		}
		if at > 0 && s.Step.Pictured() == lastExercise && m.Mirror == last.Mirror && place(m) != place(last) && math.Abs(place(m)-place(last)) > 0.05 {
			t.Fatalf("at %v the figure jumps from %+v to %+v", at, last, m)
		}
		last, lastBreath, lastExercise = m, breath, s.Step.Pictured()
	}
}

// place puts the figure's two frames on one line: 0 at the start, 1 at the end.
func place(m figure.Moment) float64 {
	value := map[string]float64{"start": 0, "end": 1}
	return value[m.From] + (value[m.To]-value[m.From])*m.Progress
}

func TestBreath(t *testing.T) {
	timeline := sample.Timeline()
	step := stepOf(t, timeline, engine.Work, sample.Breaths, "")
	in := spanOf(t, step, engine.Working, engine.BreathIn, 1)
	held := spanOf(t, step, engine.Working, engine.BreathHold, 1)
	out := spanOf(t, step, engine.Working, engine.BreathOut, 1)
	tests := []struct {
		name string
		at   time.Duration
		want float64
	}{
		{"breathing in begins empty", in.At, 0},
		{"half-way in", in.At + in.Length/2, 0.5},
		{"full after breathing in", held.At, 1},
		{"held", held.At + held.Length - 1, 1},
		{"half-way out", out.At + out.Length/2, 0.5},
		{"empty after breathing out", out.At + out.Length - 1, 0},
		{"full again on the way out", step.Length - 1, 1},
	}
	for _, tt := range tests {
		s := snapshotAt(timeline, step, tt.at)
		if got := motion.Breath(&s); math.Abs(got-tt.want) > 0.01 {
			t.Errorf("%s: %.3f, want %.3f", tt.name, got, tt.want)
		}
	}
}

// TestTheRibsShowALedBreath asks for the arrows of a breath in a pose that is held.
func TestTheRibsShowALedBreath(t *testing.T) {
	timeline, book := sample.Timeline(), sample.Book()
	step := stepOf(t, timeline, engine.Work, sample.Breaths, "")
	for breath, want := range map[engine.Breath]float64{engine.BreathIn: 1, engine.BreathHold: 0, engine.BreathOut: -1} {
		span := spanOf(t, step, engine.Working, breath, 1)
		for at, share := range map[time.Duration]float64{0: 0, span.Length / 2: 1} {
			s := snapshotAt(timeline, step, span.At+at)
			if got := motion.At(&s, book).Ribs; math.Abs(got-want*share) > 0.01 {
				t.Errorf("%s, after %v: %.2f, want %.2f", breath, at, got, want*share)
			}
		}
	}
}

func TestHeldBreathStaysWhateverFollows(t *testing.T) {
	second := time.Second
	step := engine.Step{Kind: engine.Work, Length: 6 * second, Spans: []engine.Span{
		{At: 0, Length: 2 * second, Breath: engine.BreathIn},
		{At: 2 * second, Length: 2 * second, Breath: engine.BreathHold},
		{At: 4 * second, Length: 2 * second, Breath: engine.BreathIn},
	}}
	timeline := &engine.Timeline{Steps: []engine.Step{step}, Length: step.Length}
	for at := 2 * second; at < 4*second; at += 100 * time.Millisecond {
		s := snapshotAt(timeline, &timeline.Steps[0], at)
		if got := motion.Breath(&s); got != 1 {
			t.Fatalf("at %v the held breath is %.3f, want 1", at, got)
		}
	}
}
