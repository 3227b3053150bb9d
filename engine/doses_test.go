package engine_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// spotOf is the only place of a routine with one exercise.
func spotOf(ex engine.Exercise, item engine.Item) engine.PlaceContext {
	item.Exercise = ex.ID
	routine := &engine.Routine{ID: "r", Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{item}}}}
	return engine.PlaceContext{
		Place:   engine.PlaceID{Routine: "r", Block: engine.Main, Exercise: ex.ID, Occurrence: 1},
		Routine: routine, Block: &routine.Blocks[0], Item: &routine.Blocks[0].Items[0], Exercise: &ex,
	}
}

func ptr[T any](v T) *T { return &v }

func TestDosesAreScaledInsideTheSource(t *testing.T) {
	hold := sample.Exercise("hold", engine.HoldSeconds, engine.SidesNone)   // 20 to 120 s, 1 to 3 sets
	reps := sample.Exercise("reps", engine.Repetitions, engine.SidesNone)   // 3 to 9
	breaths := sample.Exercise("air", engine.HoldBreaths, engine.SidesNone) // 3 to 9
	fixed := sample.Exercise("fixed", engine.Repetitions, engine.SidesNone) // 10 exactly
	fixed.Dose.Amount, fixed.Dose.Sets = engine.Range{From: 10, To: 10}, engine.Range{}
	both := func(hold, reps float64) func(*engine.Preferences) {
		return func(p *engine.Preferences) { p.Doses.Hold, p.Doses.Reps = hold, reps }
	}
	for _, tt := range []struct {
		name   string
		ex     engine.Exercise
		item   engine.Item
		change func(*engine.Preferences)
		amount float64
		sets   int
		from   engine.Origin
	}{
		{"the level", hold, engine.Item{}, nil, 20, 1, engine.OfUser},
		{"holds longer", hold, engine.Item{Amount: ptr(60.0)}, both(1.5, 1), 90, 1, engine.OfPlace},
		{"holds in fives", hold, engine.Item{Amount: ptr(45.0)}, both(1.5, 1), 70, 1, engine.OfPlace},
		{"never above the source", hold, engine.Item{Amount: ptr(100.0)}, both(2, 1), 120, 1, engine.OfPlace},
		{"never below the source", hold, engine.Item{}, both(0.5, 1), 20, 1, engine.OfUser},
		{"holds do not follow reps", hold, engine.Item{Amount: ptr(60.0)}, both(1, 2), 60, 1, engine.OfPlace},
		{"breaths follow holds", breaths, engine.Item{Amount: ptr(4.0)}, both(1.5, 2), 6, 1, engine.OfPlace},
		{"reps", reps, engine.Item{Amount: ptr(4.0)}, both(0.5, 2), 8, 1, engine.OfPlace},
		{"a source that allows one number", fixed, engine.Item{}, both(1, 2), 10, 1, engine.OfUser},
		{"sets", reps, engine.Item{Sets: ptr(1)}, func(p *engine.Preferences) { p.Doses.Sets = 2 }, 3, 2, engine.OfUser},
		{"sets never above the source", reps, engine.Item{Sets: ptr(3)}, func(p *engine.Preferences) { p.Doses.Sets = 2 }, 3, 3, engine.OfUser},
		{"prescribed", reps, engine.Item{Amount: ptr(20.0), Sets: ptr(5), Exact: true}, both(2, 2), 20, 5, engine.OfPlace},
		{"prescribed, absurdly", hold, engine.Item{Amount: ptr(1e12), Exact: true}, nil, engine.MaxHold, 1, engine.OfPlace},
		{"the user's own at the place", reps, engine.Item{Amount: ptr(4.0)}, func(p *engine.Preferences) {
			p.Doses.Reps, p.Doses.Amounts = 2, map[string]float64{"r/main/reps": 12, "reps": 5}
		}, 12, 1, engine.OfPlace},
		{"the user's own of the exercise", reps, engine.Item{}, func(p *engine.Preferences) {
			p.Doses.Reps, p.Doses.Amounts = 2, map[string]float64{"reps": 5}
		}, 5, 1, engine.OfExercise},
		{"the routine before the exercise", reps, engine.Item{Amount: ptr(4.0)}, func(p *engine.Preferences) {
			p.Doses.Amounts = map[string]float64{"reps": 5}
		}, 4, 1, engine.OfPlace},
	} {
		prefs := engine.DefaultPreferences()
		if tt.change != nil {
			tt.change(&prefs)
		}
		if d := spotOf(tt.ex, tt.item).Dose(&prefs); d.Amount != tt.amount || d.Sets != tt.sets || d.AmountFrom != tt.from {
			t.Errorf("%s: %v in %d sets from %s, want %v in %d from %s", tt.name, d.Amount, d.Sets, d.AmountFrom, tt.amount, tt.sets, tt.from)
		}
	}
}

func TestNoScaleLeavesTheSource(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 2000 {
		ex := sample.Exercise("x", engine.DoseKinds()[r.IntN(4)], engine.SidesNone)
		from := float64(1 + r.IntN(40))
		ex.Dose.Amount = engine.Range{From: from, To: from + float64(r.IntN(60))}
		prefs := engine.DefaultPreferences()
		prefs.Level = engine.Levels()[r.IntN(3)]
		scale := func() float64 { return engine.MinScale + r.Float64()*(engine.MaxScale-engine.MinScale) }
		prefs.Doses = engine.Doses{Hold: scale(), Reps: scale(), Sets: scale(), Tempo: scale()}
		item := engine.Item{}
		if r.IntN(2) == 0 {
			item.Amount = ptr(math.Floor(ex.Dose.Amount.At(r.Float64())))
		}
		d := spotOf(ex, item).Dose(&prefs)
		if !ex.Dose.Amount.Contains(d.Amount) || d.Amount != math.Trunc(d.Amount) || d.Sets < 1 || d.Sets > 3 {
			t.Fatalf("%v gives %v in %d sets at %+v", ex.Dose, d.Amount, d.Sets, prefs.Doses)
		}
	}
}

func TestTempo(t *testing.T) {
	working := func(ex engine.Exercise, tempo float64) time.Duration {
		_, length := firstWork(single(t, ex, func(p *engine.Preferences) {
			p.Guidance, p.Doses.Tempo = engine.GuidanceTones, tempo
		}))
		return length
	}
	reps := sample.Exercise("reps", engine.Repetitions, engine.SidesNone) // 3 of 3 + 3 s
	quick := sample.Exercise("quick", engine.Repetitions, engine.SidesAlternating)
	for i := range quick.Cycle {
		quick.Cycle[i].Seconds = 1.5
	}
	flow := sample.Exercise("flow", engine.Flow, engine.SidesNone)
	full := sample.Exercise("full", engine.Flow, engine.SidesNone)
	full.Cycle = append(full.Cycle, engine.Phase{Breath: engine.BreathHold, Seconds: 2, Frame: "start"})
	hold := sample.Exercise("hold", engine.HoldSeconds, engine.SidesNone)
	for _, tt := range []struct {
		ex    engine.Exercise
		tempo float64
		want  time.Duration
	}{
		{reps, 1, 18 * time.Second},
		{reps, 2, 9 * time.Second},
		{reps, 0.5, 36 * time.Second},
		{quick, 2, 12 * time.Second}, // no movement in less than a second
		{flow, 2, 30 * time.Second},  // the breath keeps its pace
		{full, 2, 36 * time.Second},  // and so does a breath that is held
		{hold, 2, 20 * time.Second},  // a hold is as long as it is
	} {
		if got := working(tt.ex, tt.tempo); got != tt.want {
			t.Errorf("%s at %v lasts %v, want %v", tt.ex.ID, tt.tempo, got, tt.want)
		}
	}
}

func TestTempoLeavesRoomForTheWords(t *testing.T) {
	ex := sample.Exercise("reps", engine.Repetitions, engine.SidesNone) // 3 s out, counted, and 3 s in
	ex.Cycle[0].Brief = "And lift your leg."
	for g, want := range map[engine.Guidance]time.Duration{
		// "1." is 440 ms, and 200 ms later the words are 1560 ms; 400 ms are a pause.
		engine.GuidanceFull: 2600 * time.Millisecond, engine.GuidanceBrief: 2600 * time.Millisecond, engine.GuidanceTones: 1500 * time.Millisecond,
	} {
		work, _ := firstWork(single(t, ex, func(p *engine.Preferences) { p.Guidance, p.Doses.Tempo = g, 2 }))
		movement := slices.IndexFunc(work.Spans, func(s engine.Span) bool { return s.Section == engine.Working })
		if got := work.Spans[movement].Length; got != want {
			t.Errorf("%s: a movement lasts %v, want %v", g, got, want)
		}
		if g != engine.GuidanceTones && (!says(&work, "3.") || !says(&work, "And lift your leg.")) {
			t.Errorf("%s: said %v", g, spokenIn(&work))
		}
	}
}

func TestOneSideAlone(t *testing.T) {
	for _, scheme := range []engine.SideScheme{engine.SidesNone, engine.SidesLeftRight, engine.SidesAlternating, engine.SidesLeftRightBoth} {
		for _, side := range []engine.Side{engine.LeftSide, engine.RightSide} {
			ex := sample.Exercise("x", engine.Repetitions, scheme)
			book := &engine.Book{Exercises: map[string]engine.Exercise{"x": ex}, Phrases: sample.Phrases()}
			routine := &engine.Routine{ID: "r", Name: "R", Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{
				{Exercise: "x", Side: side, Sets: ptr(2), Note: "Mind the shoulder"},
			}}}}
			prefs := engine.DefaultPreferences()
			tl, err := engine.Compile(routine, book, &prefs, engine.EstimatedVoice{})
			if err != nil {
				t.Fatal(err)
			}
			said, worked := map[string]int{}, map[engine.Side]int{}
			for _, s := range tl.Steps {
				for _, c := range s.Cues {
					said[c.Text]++
				}
				if s.Kind == engine.Work {
					worked[s.Side]++
					if s.Note != "Mind the shoulder" {
						t.Errorf("%s: the note at work is %q", scheme, s.Note)
					}
				}
			}
			alone := scheme == engine.SidesLeftRight || scheme == engine.SidesLeftRightBoth
			if ex.CanDoOneSide() != alone || alone && fmt.Sprint(worked) != fmt.Sprint(map[engine.Side]int{side: 2}) {
				t.Errorf("%s, %s alone: worked %v", scheme, side, worked)
			}
			only := sample.Phrases().OnlySide[side]
			if (said[only] > 0) != alone || alone && said["On each side."] > 0 || said["Mind the shoulder."] != 1 {
				t.Errorf("%s, %s alone: said %v", scheme, side, said)
			}
			if n := said["Breathe in, lower."]; n != 1 && scheme != engine.SidesAlternating {
				t.Errorf("%s, %s alone: the movement is explained %d times", scheme, side, n)
			}
		}
	}
}

func TestDosesOutOfTheirLimits(t *testing.T) {
	for _, change := range []func(*engine.Doses){
		func(d *engine.Doses) { d.Hold = 0.49 },
		func(d *engine.Doses) { d.Reps = 2.01 },
		func(d *engine.Doses) { d.Sets = 0 },
		func(d *engine.Doses) { d.Tempo = math.NaN() },
		func(d *engine.Doses) { d.Amounts = map[string]float64{"x": math.Inf(1)} },
		func(d *engine.Doses) { d.SetCounts = map[string]int{"x": 11} },
		func(d *engine.Doses) { d.Tempos = map[string]float64{"x": 3} },
		func(d *engine.Doses) { d.Sides = map[string]engine.Side{"x": engine.BothSides} },
	} {
		prefs := engine.DefaultPreferences()
		change(&prefs.Doses)
		if err := prefs.Validate(); engine.CodeOf(err) != engine.CodeInvalid {
			t.Errorf("%+v: %v", prefs.Doses, err)
		}
	}
}
