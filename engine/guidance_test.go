package engine_test

import (
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// fullSession compiles a routine of exercises in one block, at full guidance.
func fullSession(t *testing.T, prefs *engine.Preferences, exercises ...engine.Exercise) *engine.Timeline {
	t.Helper()
	book := &engine.Book{Exercises: map[string]engine.Exercise{}, Phrases: sample.Phrases()}
	book.Phrases.Moves = map[engine.Position]engine.Move{
		engine.Supine: {
			Any:  engine.Directions{Full: engine.Plain("Lie down.")},
			From: map[engine.Position]engine.Directions{engine.Kneeling: {Full: engine.Plain("Roll onto your back.")}},
		},
	}
	block := engine.Block{Kind: engine.Main}
	for _, ex := range exercises {
		book.Exercises[ex.ID] = ex
		block.Items = append(block.Items, engine.Item{Exercise: ex.ID})
	}
	routine := &engine.Routine{ID: "single", Name: "Single", Blocks: []engine.Block{block}}
	tl, err := engine.Compile(routine, book, prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

// heard returns the steps of a kind and, of each, what is said in it.
func heard(tl *engine.Timeline, kind engine.StepKind) (steps []engine.Step, said [][]string) {
	for _, s := range tl.Steps {
		if s.Kind != kind {
			continue
		}
		var lines []string
		for _, c := range s.Cues {
			if c.Kind == engine.Speak {
				lines = append(lines, c.Text)
			}
		}
		steps, said = append(steps, s), append(said, lines)
	}
	return steps, said
}

func TestCirclesTurnAtTheHalf(t *testing.T) {
	ex := sample.Exercise("circles", engine.HoldSeconds, engine.SidesNone)
	ex.Cycle = []engine.Phase{{Seconds: 2, Frame: "a"}, {Seconds: 2, Frame: "b"}}
	ex.Reverse = true
	ex.Say.Halfway = engine.Lines{Full: []string{"Turn."}}
	for _, seconds := range []float64{6, 20, 25, 90} {
		ex.Dose.Amount = engine.Range{From: seconds, To: seconds}
		prefs := engine.DefaultPreferences()
		steps, said := heard(fullSession(t, &prefs, ex), engine.Work)
		half := engine.Seconds(seconds / 2)
		bell := slices.IndexFunc(steps[0].Cues, func(c engine.Cue) bool { return c.Kind == engine.BellSwitch })
		if bell < 0 || (steps[0].Cues[bell].At-half).Abs() > time.Millisecond {
			t.Errorf("%v s: the bell that marks the turn is missing or not at %v", seconds, half)
		}
		if !slices.Contains(said[0], "Turn.") {
			t.Errorf("%v s: the turn is not announced: %q", seconds, said[0])
		}
	}
}

func TestShortRestsSayLess(t *testing.T) {
	for _, c := range []struct {
		rest time.Duration
		want []string
	}{
		{30 * time.Second, []string{"Rest.", "30 seconds.", "Lie still.", "Next comes second."}},
		{5 * time.Second, []string{"Next comes second."}},
		{15 * time.Second, []string{"Next comes second."}},
		{16 * time.Second, []string{"Rest.", "16 seconds.", "Next comes second."}},
		{2 * time.Second, nil},
	} {
		first, second := sample.Exercise("first", engine.HoldSeconds, engine.SidesNone), sample.Exercise("second", engine.HoldSeconds, engine.SidesNone)
		prefs := engine.DefaultPreferences()
		prefs.Rests.Default, prefs.Rests.BetweenSets = engine.PauseOf(c.rest), engine.Pause{}
		tl := fullSession(t, &prefs, first, second)
		_, said := heard(tl, engine.Rest)
		if !slices.Equal(said[0], c.want) {
			t.Errorf("a rest of %v says %q, want %q", c.rest, said[0], c.want)
		}
		_, positions := heard(tl, engine.PositionStep)
		if named := slices.Contains(positions[1], "second."); named != (c.want == nil) {
			t.Errorf("rest of %v: the exercise must be named once, in the rest or after it: %q", c.rest, positions[1])
		}
	}
}

func TestTheWayIntoAPosition(t *testing.T) {
	kneel := sample.Exercise("kneel", engine.HoldSeconds, engine.SidesNone)
	kneel.Position = engine.Kneeling
	lie, lieOn := sample.Exercise("lie", engine.HoldSeconds, engine.SidesNone), sample.Exercise("lie-on", engine.HoldSeconds, engine.SidesNone)
	prefs := engine.DefaultPreferences()
	for _, c := range []struct {
		exercises []engine.Exercise
		want      string
	}{
		{[]engine.Exercise{lie}, "Lie down."},
		{[]engine.Exercise{kneel, lie}, "Roll onto your back."},
		{[]engine.Exercise{lie, lieOn}, ""},
	} {
		prefs.Rests.Default = engine.PauseOf(10 * time.Second)
		_, said := heard(fullSession(t, &prefs, c.exercises...), engine.PositionStep)
		last := said[len(said)-1]
		setup := slices.Index(last, "Lie on the mat.")
		got := ""
		if setup > 0 && last[setup-1] != "First we warm up." && last[setup-1] != "lie-on." {
			got = last[setup-1]
		}
		if got != c.want {
			t.Errorf("before %q is said %q, want %q", "Lie on the mat.", got, c.want)
		}
	}
}

func TestTheLastWordsComeOnceAndLeaveTheBreathAlone(t *testing.T) {
	ex := sample.Exercise("reach", engine.HoldBreaths, engine.SidesLeftRight)
	ex.Dose.Sets = engine.Range{From: 2, To: 2}
	ex.Leave = &engine.Phase{Breath: engine.BreathOut, Frame: "start", Full: "Breathe out."}
	ex.Say.After = engine.Directions{Full: engine.Plain("Now lie there for a while, and feel what has changed in your back.")}
	prefs := engine.DefaultPreferences()
	steps, said := heard(fullSession(t, &prefs, ex), engine.Work)
	for i := range steps {
		if last := i == len(steps)-1; slices.Contains(said[i], ex.Say.After.Full[0].Say) != last {
			t.Errorf("work %d of %d says %q", i+1, len(steps), said[i])
		}
		for _, span := range steps[i].Spans {
			if span.Section == engine.Leave && span.Breath == engine.BreathOut && span.Length != prefs.BreathOut {
				t.Errorf("the breath out lasts %v, want %v", span.Length, prefs.BreathOut)
			}
		}
	}
}

func TestWordsLeadTwoBreathsAndTonesTheRest(t *testing.T) {
	ex := sample.Exercise("flow", engine.Flow, engine.SidesNone)
	ex.Dose.Amount, ex.Dose.Sets = engine.Range{From: 6, To: 6}, engine.Range{}
	prefs := engine.DefaultPreferences()
	_, said := heard(fullSession(t, &prefs, ex), engine.Work)
	want := []string{"In, and ready.", "Breathe out and lift.", "Breathe in, lower.", "Out.", "In.", "Half-way.", "Let go a little more.", "Last round.", "Come back slowly."}
	if !slices.Equal(said[0], want) {
		t.Errorf("six rounds say %q, want %q", said[0], want)
	}
}

func TestAlternatingSecondsAreBothSidesTogether(t *testing.T) {
	p := sample.Phrases()
	for _, c := range []struct {
		kind   engine.DoseKind
		amount float64
		sides  engine.SideScheme
		first  engine.Side
		want   []string
	}{
		{engine.HoldSeconds, 20, engine.SidesAlternating, engine.NoSide, []string{"20 seconds."}},
		{engine.HoldSeconds, 20, engine.SidesLeftRight, engine.LeftSide, []string{"20 seconds on each side, left side first."}},
		{engine.Repetitions, 20, engine.SidesAlternating, engine.NoSide, []string{"20 times on each side."}},
		{engine.Repetitions, 21, engine.SidesLeftRight, engine.LeftSide, []string{"21 times.", "On each side.", "Left side first."}},
	} {
		if got := p.DoseLines(c.kind, c.amount, c.sides, c.first); !slices.Equal(got, c.want) {
			t.Errorf("%v %s, %s: %q, want %q", c.amount, c.kind, c.sides, got, c.want)
		}
	}
}
