package engine_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// ways compiles exercises with a way down to the floor and up from it that
// takes its time; change changes the phrases and the routine.
func ways(t *testing.T, rest engine.Pause, change func(*engine.Phrases, *engine.Routine), exercises ...engine.Exercise) *engine.Timeline {
	t.Helper()
	book := &engine.Book{Exercises: map[string]engine.Exercise{}, Phrases: sample.Phrases()}
	p := &book.Phrases
	p.Moves = map[engine.Position]engine.Move{engine.Supine: {Any: engine.Directions{
		Full: []engine.Direction{{Say: "Come down and sit.", Seconds: 9}, {Say: "Now lie down.", Seconds: 6}},
	}}}
	p.Rise = map[engine.Position]engine.Directions{engine.Supine: {
		Full: []engine.Direction{{Say: "Roll over.", Seconds: 8}, {Say: "Stand up.", Seconds: 10}},
	}}
	p.Stay = map[engine.Position]engine.Directions{engine.Supine: {Full: engine.Plain("Stay here.")}}
	routine := &engine.Routine{ID: "ways", Name: "Ways", Blocks: []engine.Block{{Kind: engine.Main}}}
	for _, ex := range exercises {
		book.Exercises[ex.ID] = ex
		routine.Blocks[0].Items = append(routine.Blocks[0].Items, engine.Item{Exercise: ex.ID})
	}
	if change != nil {
		change(p, routine)
	}
	prefs := engine.DefaultPreferences()
	prefs.Rests.Default, prefs.Rests.BetweenSets = rest, rest
	tl, err := engine.Compile(routine, book, &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

// standing and lying are two exercises with the way down between them.
func standing() engine.Exercise {
	ex := sample.Exercise("stand", engine.HoldSeconds, engine.SidesNone)
	ex.Position, ex.Dose.Sets = engine.Standing, engine.Range{}
	return ex
}

func lying() engine.Exercise {
	ex := sample.Exercise("lie", engine.HoldSeconds, engine.SidesNone)
	ex.Say.Setup.Full = engine.Plain("Be still.")
	ex.Dose.Sets = engine.Range{}
	return ex
}

// saidAt returns the step that says a sentence, and when it begins and ends in
// the session; the step is nil if none does.
func saidAt(tl *engine.Timeline, text string) (step *engine.Step, begin, end time.Duration) {
	for i := range tl.Steps {
		for _, c := range spokenIn(&tl.Steps[i]) {
			if c.Text == text {
				begin = tl.Steps[i].Start + c.At
				return &tl.Steps[i], begin, begin + c.Length
			}
		}
	}
	return nil, 0, 0
}

func TestARestLeftEarlyIsToldAfterwards(t *testing.T) {
	tl := ways(t, engine.PauseOf(30*time.Second), nil, standing(), lying())
	i := slices.IndexFunc(tl.Steps, func(s engine.Step) bool { return s.Kind == engine.Rest })
	told := tl.Retell(i + 1)
	var got []string
	for _, c := range spokenIn(&told.Steps[i+1]) {
		got = append(got, c.Text)
	}
	want := []string{"lie.", "Come down and sit.", "Now lie down.", "Be still.", "20 seconds."}
	if !slices.Equal(got, want) {
		t.Errorf("after a rest that was left it says %q, want %q", got, want)
	}
	if err := contiguous(told); err != nil {
		t.Error(err)
	}
	if tl.Retell(1) != nil || tl.Retell(len(tl.Steps)) != nil {
		t.Error("a step without a rest before it can be told anew")
	}
}

func TestTheSessionEndsOnOnesFeet(t *testing.T) {
	for linger, want := range map[bool]string{false: "Roll over. Stand up. bell-done All done.", true: "Stay here. bell-done All done."} {
		tl := ways(t, engine.Pause{}, func(_ *engine.Phrases, r *engine.Routine) { r.Linger = linger }, lying())
		got := ""
		done := tl.Steps[len(tl.Steps)-1]
		for _, c := range done.Cues {
			text := c.Text
			if c.Kind != engine.Speak {
				text = string(c.Kind)
			}
			got += " " + text
		}
		if got != " "+want {
			t.Errorf("linger %v: the end is %q, want %q", linger, got, want)
		}
	}
	tl := ways(t, engine.Pause{}, nil, lying())
	_, stand, over := saidAt(tl, "Roll over.")
	_, next, up := saidAt(tl, "Stand up.")
	done := tl.Steps[len(tl.Steps)-1]
	bell := done.Start + done.Spans[1].At
	if next-over < 8*time.Second || bell-up < 10*time.Second || stand == 0 {
		t.Errorf("there are %v to roll over and %v to stand up", next-over, bell-up)
	}
	if tl := ways(t, engine.Pause{}, nil, standing()); tl.Steps[len(tl.Steps)-1].Cues[0].Kind != engine.BellDone {
		t.Error("whoever stands already is told something before the closing bell")
	}
}

func TestCalmExercisesEndWithWords(t *testing.T) {
	ex := lying()
	ex.Calm, ex.Dose.Amount = true, engine.Range{From: 60, To: 60}
	tl := ways(t, engine.Pause{}, func(p *engine.Phrases, _ *engine.Routine) {
		p.Ending = engine.Lines{Full: []string{"We come to an end."}}
	}, ex)
	steps, said := heard(tl, engine.Work)
	if !slices.Contains(said[0], "We come to an end.") || slices.Contains(said[0], "Half-way.") {
		t.Errorf("it says %q", said[0])
	}
	for _, c := range steps[0].Cues {
		if c.Kind == engine.Tick || c.Kind == engine.BellEnd {
			t.Errorf("%s sounds at %v", c.Kind, c.At)
		}
	}
}

func TestTheSessionSaysWhatToFetch(t *testing.T) {
	up, down := standing(), lying()
	up.Equipment, down.Equipment, down.Handy = []string{"chair"}, []string{engine.Mat}, []string{"strap", "chair"}
	up.Dose.Amount = engine.Range{From: 90, To: 90} // long enough for it to be said again
	fetch := func(p *engine.Phrases, _ *engine.Routine) {
		p.Fetch = engine.Lines{Full: []string{"Fetch them."}}
	}
	_, said := heard(ways(t, engine.PauseOf(30*time.Second), fetch, up, down), engine.GetReady)
	want := []string{"Ways.", "You need a mat.", "And a chair.", "It helps to have a strap.", "Fetch them.", "Make yourself comfortable.", "Stop if it hurts."}
	if !slices.Equal(said[0], want) {
		t.Errorf("it begins with %q, want %q", said[0], want)
	}
	_, rests := heard(ways(t, engine.PauseOf(60*time.Second), fetch, up, down), engine.Rest)
	if slices.Contains(rests[0], "It helps to have a strap.") {
		t.Errorf("what was put ready at the start is asked for in a rest: %q", rests[0])
	}
	_, said = heard(ways(t, engine.Pause{}, fetch, standing()), engine.GetReady)
	if !slices.Equal(said[0], []string{"Ways.", "Make yourself comfortable.", "Stop if it hurts."}) {
		t.Errorf("without anything to fetch it begins with %q", said[0])
	}
}

func TestRestsTickOnlyBeforeWork(t *testing.T) {
	first := standing()
	first.Dose.Sets = engine.Range{From: 2, To: 2}
	for _, s := range ways(t, engine.PauseOf(30*time.Second), nil, first, lying()).Steps {
		ticks := slices.ContainsFunc(s.Cues, func(c engine.Cue) bool { return c.Kind == engine.Tick })
		if s.Kind == engine.Rest && ticks != (s.Set == 2) {
			t.Errorf("the rest before %s, set %d, ticks: %v", s.Exercise, s.Set, ticks)
		}
	}
}

func TestARestSaysWhatTheNextSetTakes(t *testing.T) {
	ex := standing()
	ex.Dose.Sets = engine.Range{From: 2, To: 2}
	ex.Say.Switch = engine.Directions{Full: engine.Plain("Take the bar again.")}
	_, said := heard(ways(t, engine.PauseOf(30*time.Second), nil, ex), engine.Rest)
	if want := []string{"Rest.", "30 seconds.", "Set 2.", "Take the bar again."}; !slices.Equal(said[0], want) {
		t.Errorf("the rest says %q, want %q", said[0], want)
	}
}

func TestDurationsAreSaidAsPeopleSayThem(t *testing.T) {
	p := sample.Phrases()
	p.Lengths = []engine.Length{
		{Seconds: engine.Range{From: 90, To: 90}, Say: "A minute and a half."},
		{Seconds: engine.Range{From: 61, To: 119}, Say: "Between one and two minutes."},
	}
	for seconds, want := range map[int]string{
		0: "[]", 1: "[1 second.]", 30: "[30 seconds.]", 60: "[1 minute.]", 61: "[Between one and two minutes.]",
		90: "[A minute and a half.]", 120: "[2 minutes.]", 149: "[2 minutes.]", 150: "[3 minutes.]",
	} {
		if got := fmt.Sprint(p.Duration(time.Duration(seconds) * time.Second)); got != want {
			t.Errorf("%d s: %s, want %s", seconds, got, want)
		}
	}
}

func TestAHoldEndsOnAWholeBreath(t *testing.T) {
	for seconds, want := range map[float64]time.Duration{22: 20 * time.Second, 25: 20 * time.Second, 36: 40 * time.Second} {
		ex := lying()
		ex.Dose.Amount = engine.Range{From: seconds, To: 25}
		if seconds > 30 {
			ex.Dose.Amount = engine.Range{From: seconds, To: 60}
		}
		tl := ways(t, engine.Pause{}, func(*engine.Phrases, *engine.Routine) {}, ex)
		for i := range tl.Steps {
			s := &tl.Steps[i]
			if s.Kind != engine.Work {
				continue
			}
			breaths, work := 0, time.Duration(0)
			for _, span := range s.Spans {
				if span.Section == engine.Working {
					work += span.Length
					breaths++
				}
			}
			if work != want || breaths%2 != 0 {
				t.Errorf("a hold of %v s works %v in %d halves of a breath, want %v", seconds, work, breaths, want)
			}
		}
	}
}

func TestLongRoundsKeepTheirWords(t *testing.T) {
	ex := sample.Exercise("flow", engine.Flow, engine.SidesNone)
	ex.Dose = engine.Dose{Kind: engine.Flow, Amount: engine.Range{From: 6, To: 6}}
	for i := range ex.Cycle {
		ex.Cycle[i].Seconds = 15
	}
	ex.Cycle[0].Again = []string{"Down.", "And down."}
	_, said := heard(ways(t, engine.Pause{}, nil, ex), engine.Work)
	got := slices.DeleteFunc(said[0], func(l string) bool { return l != "Down." && l != "And down." })
	if want := []string{"Down.", "And down.", "Down.", "And down."}; !slices.Equal(got, want) {
		t.Errorf("later rounds say %q, want %q", got, want)
	}
}
