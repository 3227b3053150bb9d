package session_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"uncoil/engine"
	"uncoil/engine/session"
)

// compiled is a timeline with a hold in seconds, a hold in breaths, a flow,
// repetitions that turn round half way, and the rests between them.
func compiled(t *testing.T) *engine.Timeline {
	t.Helper()
	return compiledWith(t, func(*engine.Preferences) {})
}

// compiledWith compiles it with other preferences than the default ones.
func compiledWith(t *testing.T, change func(*engine.Preferences)) *engine.Timeline {
	t.Helper()
	book := &engine.Book{Exercises: map[string]engine.Exercise{}}
	routine := &engine.Routine{ID: "r", Name: "R"}
	for _, kind := range []engine.DoseKind{engine.HoldSeconds, engine.HoldBreaths, engine.Flow, engine.Repetitions} {
		ex := engine.Exercise{
			ID: string(kind), Name: string(kind), Position: engine.Supine, Sides: engine.SidesNone,
			Dose:  engine.Dose{Kind: kind, Amount: engine.Range{From: 4, To: 4}},
			Start: engine.Pose{Frame: "a"},
			Cycle: []engine.Phase{{Breath: engine.BreathOut, Frame: "b"}, {Breath: engine.BreathIn, Frame: "a"}},
			Say:   engine.Speech{During: engine.Lines{Full: []string{"Softer.", "Softer still."}}},
		}
		if kind == engine.HoldSeconds {
			ex.Dose.Amount = engine.Range{From: 60, To: 60}
		}
		ex.Reverse = kind == engine.Repetitions
		book.Exercises[ex.ID] = ex
		routine.Blocks = append(routine.Blocks, engine.Block{Kind: engine.Main, Items: []engine.Item{{Exercise: ex.ID}}})
	}
	prefs := engine.DefaultPreferences()
	change(&prefs)
	tl, err := engine.Compile(routine, book, &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

// stepLike returns the index of the n-th step of a kind.
func stepLike(tl *engine.Timeline, kind engine.StepKind, n int) int {
	for i := range tl.Steps {
		if tl.Steps[i].Kind == kind {
			if n == 0 {
				return i
			}
			n--
		}
	}
	return -1
}

func TestExtendChangesTheRunningStep(t *testing.T) {
	const quarter = 15 * time.Second
	for _, tt := range []struct {
		name string
		kind engine.StepKind
		n    int
		by   time.Duration
		want time.Duration // 0: refused
	}{
		{"a longer rest", engine.Rest, 0, quarter, quarter},
		{"a shorter rest", engine.Rest, 0, -quarter, -quarter},
		{"a longer hold that follows the breath, by whole ones", engine.Work, 0, quarter, 20 * time.Second},
		{"a longer hold in breaths, by one", engine.Work, 1, quarter, 10 * time.Second},
		{"a shorter hold in breaths, by one", engine.Work, 1, -quarter, -10 * time.Second},
		{"a longer flow, by one round", engine.Work, 2, quarter, 10 * time.Second},
		{"a shorter flow, by one round", engine.Work, 2, -quarter, -10 * time.Second},
		{"what turns round half way stays as it is", engine.Work, 3, quarter, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				tl := compiled(t)
				i := stepLike(tl, tt.kind, tt.n)
				st := play(t, tl)
				st.pass(tl.Steps[i].Start + 2*time.Second)
				before := st.player.Snapshot()
				st.do(func() { st.player.Extend(tt.by) })
				after := st.player.Snapshot()
				if got := after.Timeline.Length - before.Timeline.Length; got != tt.want {
					t.Errorf("changed by %v, want %v", got, tt.want)
				}
				if after.Step.Index != i || after.Position != before.Position || after.StepLeft-before.StepLeft != tt.want {
					t.Errorf("step %d at %v with %v left, was %d at %v with %v", after.Step.Index, after.Position, after.StepLeft, i, before.Position, before.StepLeft)
				}
				if _, refused := last[session.Refused](st); refused != (tt.want == 0) {
					t.Errorf("refused: %v", refused)
				}
			})
		})
	}
}

// A session goes on in other words from the next step on; what runs stays as it is.
func TestContinuingInAnotherTimeline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		full := compiledWith(t, func(p *engine.Preferences) { p.Guidance = engine.GuidanceFull })
		tones := compiledWith(t, func(p *engine.Preferences) { p.Guidance = engine.GuidanceTones })
		i := stepLike(full, engine.Rest, 0)
		st := play(t, full)
		st.pass(full.Steps[i].Start + time.Second)
		before := st.player.Snapshot()
		st.do(func() { st.player.Continue(tones) })
		after := st.player.Snapshot()
		if after.Step.Index != i || after.Position != before.Position || !slices.Equal(after.Step.Cues, full.Steps[i].Cues) {
			t.Errorf("step %d at %v has become step %d at %v", i, before.Position, after.Step.Index, after.Position)
		}
		for k := i + 1; k < len(after.Timeline.Steps); k++ {
			if !slices.Equal(after.Timeline.Steps[k].Cues, tones.Steps[k].Cues) {
				t.Errorf("step %d does not follow the other timeline", k)
			}
		}
		st.pass(after.Timeline.Length)
		if state := st.player.Snapshot().State; state != session.Over {
			t.Errorf("at its end it is %s", state)
		}
	})
}

// A sentence that is told waits for the one that is being said.
func TestTellingWaitsForTheSentenceBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tl := compiled(t)
		st := play(t, tl)
		var said engine.Cue
		for _, c := range tl.Steps[0].Cues {
			if c.Kind == engine.Speak {
				said = c
				break
			}
		}
		st.pass(said.At + said.Length/2)
		st.do(func() { st.player.Tell("Few words.") })
		told, ok := last[session.CueDue](st)
		if !ok || told.Cue.Text != "Few words." || -told.Late < said.Length/4 || -told.Late > said.Length {
			t.Errorf("half-way through a sentence of %v it is told %v later: %q", said.Length, -told.Late, told.Cue.Text)
		}
	})
}

// What is counted is counted on to its new end, and never ends before what has begun.
func TestARoundMoreIsCounted(t *testing.T) {
	tl := compiled(t)
	i := stepLike(tl, engine.Work, 2)
	rounds := func(tl *engine.Timeline) (last, of int) {
		for _, s := range tl.Steps[i].Spans {
			last, of = max(last, s.Rep), max(of, s.Reps)
		}
		return last, of
	}
	second := slices.IndexFunc(tl.Steps[i].Spans, func(s engine.Span) bool { return s.Rep == 2 })
	elapsed := tl.Steps[i].Spans[second].At + time.Second
	longer, _, err := tl.Adjust(i, elapsed, 15*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if last, of := rounds(longer); last != 5 || of != 5 {
		t.Errorf("counts to %d of %d, want 5 of 5", last, of)
	}
	shorter := tl
	for range 4 {
		if shorter, _, err = shorter.Adjust(i, elapsed, -15*time.Second); err != nil {
			t.Fatal(err)
		}
	}
	if last, of := rounds(shorter); last != 3 || of != 3 {
		t.Errorf("in the second round it is cut to %d of %d, want 3 of 3: the last one is announced", last, of)
	}
}

func TestExtendingLosesAndRepeatsNothing(t *testing.T) {
	for seed := range uint64(100) {
		synctest.Test(t, func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 13))
			st := play(t, compiled(t))
			for st.player.Snapshot().State != session.Over {
				st.pass(time.Duration(r.Int64N(int64(20 * time.Second))))
				switch r.IntN(4) {
				case 0:
					st.do(func() { st.player.Extend(time.Duration(r.IntN(41)-20) * time.Second) })
				case 1:
					st.do(st.player.Pause)
					st.do(func() { st.player.Extend(15 * time.Second) })
					st.do(st.player.Resume)
				}
			}
			var got, want []engine.Cue
			for _, e := range st.events {
				if c, ok := e.(session.CueDue); ok && !slices.Contains([]string{"3.", "2.", "1."}, c.Cue.Text) {
					got = append(got, c.Cue)
				}
			}
			for _, s := range st.player.Snapshot().Timeline.Steps {
				want = append(want, s.Cues...)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("seed %d: heard %d cues, the timeline as it was played has %d\n%v\n%v", seed, len(got), len(want), got, want)
			}
		})
	}
}
