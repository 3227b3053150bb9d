package engine_test

import (
	"slices"
	"testing"
	"time"

	"uncoil/engine"
	"uncoil/engine/sample"
)

// TestARestIsARest looks at rests of every kind: they say that they begin, how
// long they are and, at their end, what comes. The way there has time of its own.
func TestARestIsARest(t *testing.T) {
	for _, tt := range []struct {
		rest         engine.Pause
		length, show string
		// quiet is the least silence in the midst of it.
		quiet time.Duration
	}{
		{engine.PauseOf(60 * time.Second), "1 minute.", "Rest", 45 * time.Second},
		{engine.PauseOfBreaths(6), "6 breaths.", "Rest", 30 * time.Second},
		{engine.PauseUntilReady(5 * time.Second), "Whenever you like.", "Rest until you like", 0},
		{engine.PauseUntilReady(60 * time.Second), "Whenever you like.", "Rest until you like", 0},
	} {
		tl := ways(t, tt.rest, nil, standing(), lying())
		steps, said := heard(tl, engine.Rest)
		want := []string{"Rest.", tt.length, "Next comes lie."}
		if !slices.Equal(said[0], want) {
			t.Errorf("%s says %q, want %q", tt.rest, said[0], want)
		}
		for _, span := range steps[0].Spans {
			if span.Show != tt.show {
				t.Errorf("%s shows %q, want %q", tt.rest, span.Show, tt.show)
			}
		}
		lines := spokenIn(&steps[0])
		if quiet := lines[2].At - lines[1].At - lines[1].Length; quiet < tt.quiet {
			t.Errorf("%s is quiet for %v, want %v", tt.rest, quiet, tt.quiet)
		}
		sit, _, _ := saidAt(tl, "Come down and sit.")
		_, _, lay := saidAt(tl, "Now lie down.")
		if _, setUp, _ := saidAt(tl, "Be still."); sit.Kind != engine.PositionStep || setUp-lay < 6*time.Second {
			t.Errorf("%s: the way is told in %s and leaves %v to lie down", tt.rest, sit.Kind, setUp-lay)
		}
		rest := steps[0]
		cut, _, err := tl.Adjust(rest.Index, 2*time.Second, -time.Hour)
		if err != nil || len(spokenIn(&cut.Steps[rest.Index])) != len(want) {
			t.Errorf("%s is cut to %v and says %d sentences: %v", tt.rest, cut.Steps[rest.Index].Length, len(spokenIn(&cut.Steps[rest.Index])), err)
		}
		if tl.Retell(rest.Index+1) == nil {
			t.Errorf("%s cannot be left early and told afterwards", tt.rest)
		}
	}
}

// TestRestsAloneDecideWhatTheyAdd holds for none, for half and for all of them.
func TestRestsAloneDecideWhatTheyAdd(t *testing.T) {
	none := ways(t, engine.Pause{}, nil, standing(), lying(), standing())
	for _, rest := range []time.Duration{10 * time.Second, 30 * time.Second, time.Minute} {
		tl := ways(t, engine.PauseOf(rest), nil, standing(), lying(), standing())
		if added := tl.Length - none.Length; (added - 2*rest).Abs() > 2*time.Second {
			t.Errorf("two rests of %v add %v", rest, added)
		}
	}
}

func TestGuidedRestsDoNotTick(t *testing.T) {
	ex := standing()
	ex.Dose.Sets = engine.Range{From: 2, To: 2}
	for _, rest := range []engine.Pause{engine.PauseOfBreaths(6), engine.PauseUntilReady(time.Minute)} {
		for _, s := range ways(t, rest, nil, ex, lying()).Steps {
			ticks := slices.ContainsFunc(s.Cues, func(c engine.Cue) bool { return c.Kind == engine.Tick })
			if s.Kind == engine.Rest && ticks {
				t.Errorf("%s before %s, set %d, ticks", rest, s.Exercise, s.Set)
			}
		}
	}
}

func TestWaitsAreSaidInTurn(t *testing.T) {
	ready := []string{"Whenever you like.", "In your own time."}
	tl := ways(t, engine.PauseUntilReady(0), func(p *engine.Phrases, _ *engine.Routine) {
		p.Ready.Full = ready
	}, standing(), lying(), standing(), lying())
	_, said := heard(tl, engine.Rest)
	for i, lines := range said {
		if !slices.Contains(lines, ready[i%2]) || slices.Contains(lines, ready[1-i%2]) {
			t.Errorf("rest %d says %q", i+1, lines)
		}
	}
}

// oneSided compiles an exercise in two sets on one side alone, with a note.
func oneSided(t *testing.T, side engine.Side, between engine.Pause) *engine.Timeline {
	t.Helper()
	ex := sample.Exercise("x", engine.Repetitions, engine.SidesLeftRight)
	ex.Say.Setup.Full = engine.Plain("Lie on the left.")
	ex.Say.Switch.Full = []engine.Direction{{Say: "Roll to the right.", Seconds: 7}}
	book := &engine.Book{Exercises: map[string]engine.Exercise{"x": ex}, Phrases: sample.Phrases()}
	routine := &engine.Routine{ID: "r", Name: "R", Blocks: []engine.Block{{Kind: engine.Main, Items: []engine.Item{
		{Exercise: "x", Side: side, Sets: ptr(2), Note: "Mind the shoulder"},
	}}}}
	prefs := engine.DefaultPreferences()
	prefs.Rests.BetweenSets = between
	tl, err := engine.Compile(routine, book, &prefs, engine.EstimatedVoice{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

func TestOneSideIsToldWhereTheBodySetsUp(t *testing.T) {
	for side, want := range map[engine.Side][]string{
		engine.NoSide:    {"x.", "Lie on the left.", "Mind the shoulder.", "3 times on each side, left side first.", "2 sets."},
		engine.LeftSide:  {"x.", "Lie on the left.", "Left side alone.", "Mind the shoulder.", "3 times.", "2 sets."},
		engine.RightSide: {"x.", "Lie on the left.", "Right side alone.", "Roll to the right.", "Mind the shoulder.", "3 times.", "2 sets."},
	} {
		for _, between := range []engine.Pause{{}, engine.PauseOf(30 * time.Second)} {
			tl := oneSided(t, side, between)
			_, said := heard(tl, engine.PositionStep)
			if !slices.Equal(said[0][1:], want) {
				t.Errorf("side %q: it says %q, want %q", side, said[0][1:], want)
			}
			for _, s := range tl.Steps {
				if side != engine.NoSide && s.Kind == engine.SwitchSides {
					t.Errorf("side %q alone changes over in set %d", side, s.Set)
				}
			}
			_, rests := heard(tl, engine.Rest)
			if side != engine.NoSide && len(rests) > 0 && !slices.Equal(rests[0], []string{"Rest.", "30 seconds.", "Set 2."}) {
				t.Errorf("side %q: between the sets it says %q", side, rests[0])
			}
		}
	}
	_, note, _ := saidAt(oneSided(t, engine.RightSide, engine.Pause{}), "Mind the shoulder.")
	if _, _, rolled := saidAt(oneSided(t, engine.RightSide, engine.Pause{}), "Roll to the right."); note-rolled < 7*time.Second {
		t.Errorf("there are %v to roll over", note-rolled)
	}
}

// TestChangingBackIsARestOnlyWithoutOne sets a pause between the sides: it holds
// for the change back to the first side too, unless a rest has just been.
func TestChangingBackIsARestOnlyWithoutOne(t *testing.T) {
	ex := sample.Exercise("x", engine.HoldBreaths, engine.SidesLeftRight)
	ex.Dose.Sets = engine.Range{From: 2, To: 2}
	pause := engine.PauseOf(20 * time.Second)
	for between, want := range map[engine.Pause]engine.Pause{{}: pause, engine.PauseOf(2 * time.Second): {}} {
		prefs := engine.DefaultPreferences()
		prefs.Rests.BetweenSets, prefs.Rests.BetweenSides = between, pause
		for _, s := range fullSession(t, &prefs, ex).Steps {
			if s.Kind == engine.SwitchSides && s.Side == engine.LeftSide && (s.Pause != want || (s.Rest != "") != (want == pause)) {
				t.Errorf("after a rest of %s the change back holds %s, %q", between, s.Pause, s.Rest)
			}
			if s.Kind == engine.SwitchSides && s.Side == engine.RightSide && s.Pause != pause {
				t.Errorf("between the sides there are %s", s.Pause)
			}
		}
	}
}

func TestGuidedRestsAndSidesAreRecorded(t *testing.T) {
	p := sample.Phrases()
	lines := p.EveryLine()
	for _, want := range []string{"Whenever you like.", "When you like.", "Left side alone.", "Right side alone."} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is not among the lines to record", want)
		}
	}
}
